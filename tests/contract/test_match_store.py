"""The contract of the match store, on the twin in memory and on the engine."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any

import pytest

from profile_store.answers import Committed, Entered, Near
from profile_store.identity_graph import close
from profile_store.memory.identity_matching import MemoryMatchStore
from profile_store.ports import Regrouping, Sighting
from schemas.identifiers import Identifier
from schemas.identity import Alike, ProfileId, RecordId
from stream_processors.identity.candidates import LARGEST_BLOCK
from stream_processors.identity.stream_likeness import compare_records
from stream_processors.steps.resolve import Resolver
from tests.identity_graph import KnownStore, identifier, profile_ids, sighting, stores
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
    store.link([PAIR])
    return PAIR


THIRD = person("card:9", "Анна Петрова", "1990-05-12")
THERE = {SHOP.record.record_id: SHOP.record, BOT.record.record_id: BOT.record}


def entered(store: KnownStore, seen: Sighting) -> Entered | None:
    return store.observe([seen], ["P9"]).entered[seen.record.record_id]


def test_who_comes_later_meets_who_is_there_until_it_is_compared(store: KnownStore) -> None:
    met = Entered(THIRD.record, THERE, frozenset())
    for _ in range(2):
        assert entered(store, THIRD) == met, "it may be repeated"
        assert store.enter([THIRD.record]) == {THIRD.record.record_id: met}
    store.link([], [THIRD.record.record_id])
    assert entered(store, THIRD) is None
    told = store.enter([THIRD.record, SHOP.record])
    assert told[THIRD.record.record_id] is None
    assert told[SHOP.record.record_id] is not None


def test_what_is_compared_is_noted_though_much_of_it_waits(store: KnownStore) -> None:
    many = [f"{number:032}" for number in range(1_100)]
    store.link([], [*many, SHOP.record.record_id])
    for _ in range(3):
        told = store.enter([SHOP.record])
    assert told == {SHOP.record.record_id: None}


def test_who_is_new_was_not_compared_whatever_was_noted_of_it(store: KnownStore) -> None:
    """A store that lost its latest second may be told only then of what it lost."""
    store.link([], [THIRD.record.record_id])
    store.enter([SHOP.record])
    assert entered(store, THIRD) == Entered(THIRD.record, THERE, frozenset())


def test_after_an_outage_nobody_is_known_to_be_compared_who_was_not_noted(store: KnownStore) -> None:
    store.link([], [SHOP.record.record_id])
    noted = isinstance(store, MemoryMatchStore)
    store.forget()
    assert (store.enter([SHOP.record])[SHOP.record.record_id] is None) == noted


def test_who_must_be_judged_enters_with_the_commit_or_not_at_all(store: KnownStore) -> None:
    late = person("phone:1 card:2", "Анна Петрова", "1990-05-12")
    late_id = late.record.record_id
    assert store.observe([late], ["P9"]).entered == {}
    near = store.neighbourhood(late.record.identifiers, [late_id])
    (profile_id,) = near.current.values()
    members = frozenset({*near.current, late_id})
    change = Regrouping((late,), (), {profile_id: members}, near.current, {}, near.versions)
    stale = replace(change, versions={**near.versions, identifier("phone:1"): 9})
    assert store.commit([stale]) == Committed([0], {})
    ((number,), told) = store.commit([change])
    assert number
    assert told == {late_id: Entered(late.record, THERE, frozenset(), several=True)}
    assert entered(store, late) == told[late_id], "known by now"


def test_of_many_observed_at_once_each_is_told_what_is_his(store: KnownStore) -> None:
    begin = store.regrouped_since(None).number
    many = [person(f"card:{n}", None, "1990-05-12") for n in range(450)]
    Resolver(store, fresh=profile_ids("R")).resolve([person("phone:1 email:a")])
    told = store.observe([*many, SHOP], [f"Q{n}" for n in range(451)], begin)
    assert told.profiles[:-1] == [f"Q{n}" for n in range(450)]
    assert [*told.entered] == [one.record.record_id for one in (*many, SHOP)]
    assert all(told.entered[one.record.record_id] == Entered(one.record, {}, frozenset()) for one in many)
    assert (len(told.latest.regrouped), told.latest.forgotten) == (1, False)


def test_a_record_that_states_nobody_enters_nothing(store: KnownStore) -> None:
    assert store.observe([sighting("visitor:1")], ["P9"]).entered == {}
    nameless = person("card:3", None, "1990-05-12")
    assert entered(store, nameless) == Entered(nameless.record, {}, frozenset())


def test_a_block_is_followed_up_to_its_size_and_tells_who_was_in_it_when_it_falls(store: KnownStore) -> None:
    many = [person(f"card:{n}", "Анна Петрова", "1990-05-12") for n in range(LARGEST_BLOCK)]
    told = store.observe(many, [f"Q{n}" for n in range(len(many))]).entered
    full, falling, late = (one for seen in many[-3:] if (one := told[seen.record.record_id]))
    assert (len(full.candidates), full.fallen) == (LARGEST_BLOCK - 1, frozenset())
    assert (falling.candidates, len(falling.fallen)) == ({}, LARGEST_BLOCK + 1)
    assert (late.candidates, late.fallen) == ({}, frozenset())


def test_a_likeness_is_noted_once_and_on_both(store: KnownStore) -> None:
    pair = linked(store)
    store.link([pair, pair])
    for one in (SHOP, BOT):
        assert store.likenesses([one.record.record_id]) == [pair]


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
    assert store.commit([before]).numbers == [0]
    assert all(store.commit([regrouped(store)]).numbers)


def test_a_commit_is_refused_once_a_block_that_it_hangs_on_fell(store: KnownStore) -> None:
    linked(store)
    before = regrouped(store)
    many = [person(f"card:{n}", "Анна Петрова", "1990-05-12") for n in range(LARGEST_BLOCK)]
    store.observe(many, [f"Q{n}" for n in range(len(many))])
    assert store.commit([before]).numbers == [0]
    assert store.neighbourhood([identifier("phone:1")]).alike == ()


def test_a_group_is_changed_only_by_who_loaded_all_of_it(store: KnownStore) -> None:
    linked(store)
    store.commit([regrouped(store)])
    alone: dict[RecordId, ProfileId] = {SHOP.record.record_id: "P00000"}
    part = Regrouping((), (), {"P00000": frozenset(alone)}, alone, {}, {})
    assert store.commit([part]).numbers == [0]
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
    ) -> Near:
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
