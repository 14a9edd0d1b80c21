"""What every store of sums promises, on the twin and on the engine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from profile_store.ports import ReviewKind, Sighting
from profile_store.sums import Standing
from schemas.identity import Alike, RecordId
from stream_processors.identity.candidates import LARGEST_BLOCK
from stream_processors.identity.stream_likeness import BlockKey, keys_of
from stream_processors.identity.sums import sum_of
from stream_processors.steps.resolve import Resolver
from tests.identity_graph import KnownStore, decision, profile_ids, sighting, stores
from tests.matching import person

NAMED, BORN = person("phone:1", "Анна Петрова"), person("phone:1 visitor:1", None, "1990-05-12")
WHOLE = person("phone:2", "Анна Петрова", "1990-05-12")
NAMELESS = sighting("email:nobody")
OURS = frozenset({NAMED.record.record_id, BORN.record.record_id})
FIRST = min(OURS)
KEY: BlockKey = min(keys_of(WHOLE.record.person))


@pytest.fixture(params=["memory", "valkey"])
def store(request: pytest.FixtureRequest, valkey_url: str) -> KnownStore:
    store = stores(request.param, valkey_url)()
    resolve(store, NAMED, BORN, WHOLE, NAMELESS)
    return store


def resolve(store: KnownStore, *seen: Sighting, prefix: str = "P") -> None:
    Resolver(store, fresh=profile_ids(prefix)).resolve(seen)


def standing(enters: bool, by: RecordId = FIRST, *keys: BlockKey) -> Standing:
    return Standing(by, frozenset(keys or {KEY}), enters)


def beside(store: KnownStore, seen: Sighting) -> tuple[frozenset[RecordId], bool]:
    """The sums that it meets, and whether its profile has more records."""
    told = store.enter([seen.record])[seen.record.record_id]
    assert told is not None
    return told.sums, told.several


def ids(*prefixes: str) -> Iterator[RecordId]:
    return (f"{prefix}{number:030}" for prefix in prefixes for number in range(LARGEST_BLOCK))


def test_a_whole_is_found_by_any_of_its_ids_and_says_what_its_records_state(store: KnownStore) -> None:
    (profile_id,) = {store.profiles_of([one])[one] for one in OURS}
    found = store.wholes(
        [profile_id, "never given"], [*OURS, WHOLE.record.record_id, NAMELESS.record.record_id, "none"]
    )
    assert found.keys() == {profile_id, *OURS, WHOLE.record.record_id}
    (ours,) = {found[one] for one in (profile_id, *OURS)}
    assert (ours.profile_id, ours.by) == (profile_id, FIRST)
    assert ours.statements == {NAMED.record.person, BORN.record.person}


def test_an_id_merged_away_leads_to_the_whole_that_it_went_to(store: KnownStore) -> None:
    mine = store.profiles_of([WHOLE.record.record_id])[WHOLE.record.record_id]
    Resolver(store, fresh=profile_ids("Q")).resolve([], [decision(True, "phone:1", "phone:2")])
    found = store.wholes([mine], [FIRST])
    assert found[mine] == found[FIRST]
    assert found[mine].statements == {each.record.person for each in (NAMED, BORN, WHOLE)}


def test_who_says_more_than_his_records_is_met_and_meets_records_and_sums(store: KnownStore) -> None:
    assert store.stand([standing(enters=True)]) == [{FIRST, WHOLE.record.record_id}]
    assert store.stand([standing(enters=True)]) == [{FIRST, WHOLE.record.record_id}], "it may be repeated"
    other = next(ids("f"))
    passing = [standing(False, other), standing(False, other, ("person", "nobody's"))]
    assert store.stand(passing) == [{FIRST}, frozenset()]
    assert store.stand([standing(True, other)]) == [{FIRST, other, WHOLE.record.record_id}]


def test_a_record_that_enters_its_blocks_is_told_of_sums_there_and_of_other_records(store: KnownStore) -> None:
    assert beside(store, NAMED) == (frozenset(), True)
    assert beside(store, WHOLE) == (frozenset(), False)
    store.stand([standing(enters=True)])
    assert beside(store, WHOLE) == (frozenset({FIRST}), False)
    late = person("phone:3", "Анна Петрова", "1990-05-12")
    told = store.observe([late], ["P9"]).entered[late.record.record_id]
    assert told is not None
    assert told.sums == {FIRST}


def test_a_sum_block_is_followed_up_to_its_size(store: KnownStore) -> None:
    many = [standing(True, one) for one in ids("a")]
    assert store.stand(many)[-1] == {*ids("a"), WHOLE.record.record_id}
    assert store.fallen_sums([KEY, ("person", "nobody's")]) == [False, False]
    assert store.stand([standing(enters=True)]) == [frozenset()]
    assert store.fallen_sums([KEY]) == [True]
    assert store.stand(many[:1]) == [frozenset()]
    assert beside(store, WHOLE) == (frozenset(), False)


def test_no_sum_is_met_by_a_key_that_too_many_records_have(store: KnownStore) -> None:
    assert KEY in keys_of(WHOLE.record.person)
    store.stand([standing(enters=True)])
    many = [person(f"card:{number}", "Анна Петрова", "1990-05-12") for number in range(LARGEST_BLOCK + 1)]
    resolve(store, *many, prefix="Q")
    assert store.fallen([KEY]) == [True]
    assert store.stand([standing(enters=True), standing(False, next(ids("f")))]) == [frozenset(), frozenset()]
    assert beside(store, WHOLE) == (frozenset(), False)
    assert store.fallen_sums([KEY]) == [False]


def test_two_profiles_wait_until_they_are_let_go_as_they_were_seen(store: KnownStore) -> None:
    one, other = sorted((FIRST, WHOLE.record.record_id))
    pair = Alike(one, other, 0.9, "")
    for score in (0.5, 0.9):
        store.await_sums([pair._replace(score=score)])
    (waits,) = store.waiting(ReviewKind.SUGGESTION, 0, 10)
    assert (waits.pair, waits.summed, waits.size) == ((pair.a, pair.b), True, 0.9)
    assert store.counts()[ReviewKind.SUGGESTION] == 1
    seen = store.groups(sorted(set(store.profiles_of([FIRST, WHOLE.record.record_id]).values())))
    resolve(store, person("phone:1 email:new", "Анна"), prefix="Q")
    store.let_go({waits.member: seen})
    assert len(store.waiting(ReviewKind.SUGGESTION, 0, 10)) == 1, "one of the two has a record more since"
    store.let_go({waits.member: store.groups([each.profile_id for each in seen])})
    assert store.waiting(ReviewKind.SUGGESTION, 0, 10) == []
    store.await_sums([pair])
    assert store.counts()[ReviewKind.SUGGESTION] == 1, "it may come to hold again"


def test_the_keys_of_what_was_stated_together_are_those_of_the_whole() -> None:
    together = sum_of(frozenset({NAMED.record.person, BORN.record.person}))
    assert together.more
    assert KEY in together.keys
