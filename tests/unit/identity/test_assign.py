"""Profile ids: given once, kept for ever, and the same on every worker."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.identity import ProfileId, RecordId
from stream_processors.identity.assign import assign


def fresh() -> Callable[[], ProfileId]:
    numbers = count()
    return lambda: f"new{next(numbers)}"


def test_a_new_group_has_an_id_minted_for_its_smallest_record() -> None:
    assert assign([{"b", "a"}], {}, fresh()) == ({"new0": frozenset({"a", "b"})}, {"a": "new0"})


def test_a_merge_keeps_the_smallest_id_and_mints_none() -> None:
    profiles, new = assign([{"a", "b"}], {"a": "p2", "b": "p1"}, fresh())
    assert (profiles, new) == ({"p1": frozenset({"a", "b"})}, {})


def test_after_merge_and_split_each_has_its_id_again() -> None:
    minted = {"a": "p2", "b": "p1"}
    profiles, new = assign([{"a"}, {"b"}], minted, fresh())
    assert (profiles, new) == ({"p2": frozenset("a"), "p1": frozenset("b")}, {})


def test_what_a_split_leaves_without_an_id_gets_one() -> None:
    profiles, new = assign([{"a"}, {"b", "c"}], {"a": "p1"}, fresh())
    assert (profiles, new) == ({"p1": frozenset("a"), "new0": frozenset("bc")}, {"b": "new0"})


def test_without_groups_no_ids_are_made() -> None:
    assert assign([], {}, fresh()) == ({}, {})


members = st.sets(st.sampled_from("abcdefgh"), min_size=1)


@settings(deadline=None)
@given(st.lists(st.lists(members, min_size=1, max_size=4), max_size=5))
def test_ids_minted_at_any_time_stay_distinct_and_come_back(history: list[list[set[RecordId]]]) -> None:
    """Through any sequence of groupings: one id a group, no id for two, and equal groupings have equal ids."""
    minted: dict[RecordId, ProfileId] = {}
    ids = fresh()
    for grouping in history:
        groups = disjoint(grouping)
        profiles, new = assign(groups, minted, ids)
        assert not new.keys() & minted.keys()
        minted |= new
        assert len(set(minted.values())) == len(minted)
        assert sorted(profiles.values(), key=sorted) == sorted(map(frozenset, groups), key=sorted)
        assert assign(groups, minted, ids) == (profiles, {})


def disjoint(groups: Iterable[Collection[RecordId]]) -> list[set[RecordId]]:
    seen: set[RecordId] = set()
    result = []
    for group in groups:
        left = set(group) - seen
        if left:
            result.append(left)
        seen |= left
    return result
