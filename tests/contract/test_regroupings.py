"""The contract of the outbox of regroupings: kept until announced, and for a while for workers with a cache."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from profile_store.ports import IdentityStore, Regrouping
from profile_store.regroupings import KEPT, MOST_MOVED, Became, Regrouped
from stream_processors.steps.resolve import Resolver
from tests.identity_graph import decision, profile_ids, record, sighting, stores


@pytest.fixture(params=["memory", "valkey"])
def store(request: pytest.FixtureRequest, valkey_url: str) -> IdentityStore:
    return stores(request.param, valkey_url)()


def merged(store: IdentityStore, number: int = 0) -> Regrouped:
    """Two people become one: what that is to be told as."""
    resolver = Resolver(store, fresh=profile_ids(f"{number}-"))
    resolver.resolve([sighting(f"phone:{number}"), sighting(f"account:{number}")])
    resolver.resolve([sighting(f"phone:{number} account:{number}")])
    moved = {record(f"account:{number}").record_id: f"{number}-00000"}
    return Regrouped({f"{number}-00000": Became("merged")}, frozenset({f"{number}-00001"}), moved)


def test_what_moved_nobody_is_not_to_be_told(store: IdentityStore) -> None:
    Resolver(store, fresh=profile_ids()).resolve([sighting("phone:1"), sighting("phone:1 visitor:1")])
    latest = store.regrouped_since(0)
    assert (latest.number, latest.regrouped, latest.forgotten) == (1, {}, False)
    assert store.untold() == {}


def test_a_merge_and_a_split_wait_until_they_are_told(store: IdentityStore) -> None:
    joined = merged(store)
    (number,) = store.untold()
    assert store.untold() == {number: joined}
    Resolver(store, fresh=profile_ids("Q")).resolve([], [decision(False, "phone:0", "account:0")])
    parted = store.untold()[number + 1]
    assert parted.profiles == {"0-00000": Became("split"), "0-00001": Became("split", "0-00000")}
    assert (parted.retired, set((parted.moved or {}).values())) == (frozenset(), {"0-00001"})
    store.told([number])
    store.told([number])
    assert list(store.untold()) == [number + 1]


def test_a_worker_hears_of_each_commit_once_told_or_not(store: IdentityStore) -> None:
    begin = store.regrouped_since(None)
    assert (begin.regrouped, begin.forgotten) == ({}, False)
    first = merged(store, 1)
    heard = store.regrouped_since(begin.number)
    assert (list(heard.regrouped.values()), heard.forgotten) == ([first], False)
    store.told(list(store.untold()))
    second = merged(store, 2)
    assert list(store.regrouped_since(heard.number).regrouped.values()) == [second]
    assert list(store.regrouped_since(begin.number).regrouped.values()) == [first, second]


def test_the_time_is_the_store_s_and_no_moment_comes_twice(store: IdentityStore) -> None:
    """What is told of two answers can be told apart by it."""
    times = [store.regrouped_since(number).at for number in (None, 0) * 100]
    assert times == sorted(set(times))
    assert times[0].utcoffset() == timedelta(0)
    assert abs(times[-1] - datetime.now(UTC)) < timedelta(minutes=1)


def test_a_store_that_came_back_without_its_latest_commits_says_so(store: IdentityStore) -> None:
    merged(store)
    assert store.regrouped_since(99).forgotten


def test_records_of_a_very_large_move_are_not_named(store: IdentityStore) -> None:
    """Whoever remembers records forgets them all."""
    many = [sighting(f"phone:1 visitor:{n}") for n in range(MOST_MOVED + 1)]
    resolver = Resolver(store, fresh=profile_ids())
    resolver.resolve([sighting("account:1")])
    resolver.resolve(many)
    resolver.resolve([sighting("phone:1 account:1")])
    ((_, regrouped),) = store.untold().items()
    assert (regrouped.moved, len(regrouped.retired)) == (None, 1)
    first, *_ = Resolver(store, fresh=profile_ids("Q")).resolve(many).profiles
    assert resolver.resolve(many[:1]).profiles == [first]


def test_who_last_looked_before_all_that_is_kept_has_to_forget(store: IdentityStore) -> None:
    change = Regrouping((), (), {}, {}, {}, {}, regrouped=merged(store))
    begin = store.regrouped_since(None).number
    store.commit([change] * KEPT)
    assert len(store.regrouped_since(begin).regrouped) == KEPT
    assert not store.regrouped_since(begin + 1).forgotten
    assert all(store.commit([change]).numbers)
    latest = store.regrouped_since(begin)
    assert (len(latest.regrouped), latest.forgotten) == (KEPT, True)
    assert len(store.untold()) == KEPT + 2, "what is untold is kept for as long as it is"
