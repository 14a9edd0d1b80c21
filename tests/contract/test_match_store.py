"""The contract of the match store, on the twin in memory and on the engine."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

import pytest

from profile_store.identity_graph import close
from profile_store.ports import Regrouping
from schemas.identifiers import Identifier
from schemas.identity import Alike, ProfileId, RecordId
from stream_processors.identity.candidates import LARGEST_BLOCK
from stream_processors.identity.likeness import compare_records
from stream_processors.steps.resolve import Resolver
from tests.identity_graph import KnownStore, identifier, profile_ids, stores
from tests.matching import person

AUTO = 0.9
SHOP, BOT = (person(carried, "Анна Петрова", "1990-05-12") for carried in ("phone:1", "email:a"))
PAIR = compare_records(SHOP.record, BOT.record)


@pytest.fixture(params=["memory", "valkey"])
def store(request: pytest.FixtureRequest, valkey_url: str) -> KnownStore:
    store = stores(request.param, valkey_url, AUTO)()
    Resolver(store, fresh=profile_ids()).resolve([SHOP, BOT])
    return store


def linked(store: KnownStore) -> Alike:
    assert PAIR is not None
    store.enter([SHOP.record, BOT.record])
    store.link([PAIR])
    return PAIR


def test_who_comes_later_meets_who_is_there_until_it_is_compared(store: KnownStore) -> None:
    (first,) = store.enter([SHOP.record])
    assert (first.candidates, first.fallen) == (frozenset(), frozenset())
    for _ in range(2):
        (second,) = store.enter([BOT.record])
        assert second.candidates == {SHOP.record.record_id}
    store.link([], [BOT.record.record_id])
    assert [one.record for one in store.enter([BOT.record, SHOP.record])] == [SHOP.record]


def test_a_block_is_followed_up_to_its_size_and_tells_who_was_in_it_when_it_falls(store: KnownStore) -> None:
    many = [person(f"card:{n}", "Анна Петрова", "1990-05-12").record for n in range(LARGEST_BLOCK + 2)]
    entered = store.enter(many)
    full, falling, late = entered[LARGEST_BLOCK - 1 :]
    assert (len(full.candidates), full.fallen) == (LARGEST_BLOCK - 1, frozenset())
    assert (falling.candidates, len(falling.fallen)) == (frozenset(), LARGEST_BLOCK + 1)
    assert (late.candidates, late.fallen) == (frozenset(), frozenset())


def test_a_likeness_is_noted_once_and_on_both(store: KnownStore) -> None:
    pair = linked(store)
    store.link([pair, pair])
    for one in (SHOP, BOT):
        assert store.likenesses([one.record.record_id]) == [pair]
    assert set(store.records([pair.a, "nobody"])) == {pair.a}


def test_a_likeness_of_the_score_is_part_of_the_neighbourhood(store: KnownStore) -> None:
    pair = linked(store)
    near = store.neighbourhood([identifier("phone:1")])
    assert (set(near.records), near.alike) == ({pair.a, pair.b}, (pair,))


def regrouped(store: KnownStore) -> Regrouping:
    """All that phone:1 leads to, as one profile."""
    near = store.neighbourhood([identifier("phone:1")])
    members = frozenset(near.records)
    profile_id = min(near.minted.values())
    return Regrouping((), (), {profile_id: members}, near.current, {}, near.versions)


def test_a_commit_is_refused_once_a_likeness_came(store: KnownStore) -> None:
    before = regrouped(store)
    linked(store)
    assert store.commit([before]) == [0]
    assert all(store.commit([regrouped(store)]))


def test_a_commit_is_refused_once_a_block_that_it_hangs_on_fell(store: KnownStore) -> None:
    linked(store)
    before = regrouped(store)
    store.enter([person(f"card:{n}", "Анна Петрова", "1990-05-12").record for n in range(LARGEST_BLOCK)])
    assert store.commit([before]) == [0]
    assert store.neighbourhood([identifier("phone:1")]).alike == ()


def test_a_group_is_changed_only_by_who_loaded_all_of_it(store: KnownStore) -> None:
    linked(store)
    store.commit([regrouped(store)])
    alone: dict[RecordId, ProfileId] = {SHOP.record.record_id: "P00000"}
    part = Regrouping((), (), {"P00000": frozenset(alone)}, alone, {}, {})
    assert store.commit([part]) == [0]
    assert len(store.groups_with(identifier("email:a"))) == 1


class Overtaken:
    """A graph in which somebody else writes right after the first look."""

    def __init__(self, graph: KnownStore, meanwhile: Callable[[], object]) -> None:
        self._graph = graph
        self._meanwhile = meanwhile

    def __getattr__(self, name: str) -> Any:
        return getattr(self._graph, name)

    def near(
        self, identifiers: Sequence[Identifier], record_ids: Sequence[RecordId], known: Collection[RecordId] = ()
    ) -> object:
        answer = self._graph.near(identifiers, record_ids, known)
        self._meanwhile()
        return answer


def test_who_comes_while_a_neighbourhood_is_loaded_belongs_to_it(store: KnownStore) -> None:
    late = person("card:9", "Анна Петрова", "1990-05-12")
    pair = compare_records(BOT.record, late.record)
    assert pair is not None

    def meanwhile() -> None:
        Resolver(store, fresh=profile_ids("L")).resolve([late])
        store.link([pair])

    near = close(Overtaken(store, meanwhile), [identifier("email:a")], [late.record.record_id])
    assert late.record.record_id in near.records
    assert near.alike == (pair,)
