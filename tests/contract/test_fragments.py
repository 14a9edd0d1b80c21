"""The fragment store's contract: one suite for memory, one Valkey server, a cluster, and a store that connects late."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date
from typing import cast

import pytest
import redis
from redis.backoff import NoBackoff
from redis.cluster import RedisCluster
from redis.retry import Retry

from deploy.engines import Engine, free_port
from deploy.late_fragments import LateFragments
from profile_store.memory.fragments import MemoryFragmentStore
from profile_store.ports import ApplyOutcome, FragmentStore, StoreUnavailable
from profile_store.redis.fragments import DELIVERING, FRAGMENT, RedisFragmentStore
from profile_store.redis.functions import load_functions
from schemas.fragment import Bind, Count, EventEffect, First, Fragment, Keep, Operation, Put, Stamped
from stream_processors.profile.registers import LIMITS
from tests.engines import valkey_cluster

APPLIED, DUPLICATE, CONFLICT = ApplyOutcome.APPLIED, ApplyOutcome.DUPLICATE, ApplyOutcome.CONFLICT
_records = itertools.count()


@pytest.fixture(scope="module")
def server(valkey_url: str) -> Iterator[redis.Redis]:
    with redis.Redis.from_url(valkey_url) as client:
        load_functions(client)
        yield client


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisCluster]:
    with valkey_cluster(tmp_path_factory.mktemp("cluster")) as engine, RedisCluster.from_url(engine.address) as client:
        load_functions(cast(redis.Redis, client))
        yield client


@pytest.fixture(params=["memory", "server", "cluster", "late"])
def store(request: pytest.FixtureRequest) -> FragmentStore:
    if request.param == "memory":
        return MemoryFragmentStore()
    if request.param == "late":
        engine: Engine = request.getfixturevalue("fresh_valkey")
        with redis.Redis.from_url(engine.address) as client:
            load_functions(client)
        return LateFragments(engine.address, 10)
    return RedisFragmentStore(request.getfixturevalue(request.param))


@pytest.fixture
def record() -> str:
    """A record that no other test writes to."""
    return f"{next(_records):032x}"


def said(
    record: str,
    operations: list[Operation],
    *,
    at: int = 1,
    event: int = 0,
    content: str = "c0ffee00",
    days: tuple[str, ...] = (),
) -> EventEffect:
    """What event number `event`, of microsecond `at`, does."""
    digest = f"{event:016x}"
    return EventEffect(record, digest, content, clock(at, event, content), tuple(operations), days)


def clock(at: int, event: int = 0, content: str = "c0ffee00") -> str:
    return f"{at:016d}10{event:016x}{content}"


def view(number: int) -> Keep:
    return Keep("viewed", f"sku-{number}", "", LIMITS["viewed"])


def test_a_record_without_events_has_an_empty_fragment(store: FragmentStore, record: str) -> None:
    assert store.load([record]) == [Fragment()]
    assert store.load([record], ledger=True) == [Fragment(ledger={})]
    assert store.load([]) == []


def test_latest_put_and_earliest_first_stay(store: FragmentStore, record: str) -> None:
    for at in (2, 3, 1):
        store.apply([said(record, [Put("name", f"name {at}"), First("came", f"came {at}")], at=at, event=at)])
    (fragment,) = store.load([record])
    assert fragment.puts == {"name": Stamped(clock(3, 3), "name 3")}
    assert fragment.firsts == {"came": Stamped(clock(1, 1), "came 1")}


def test_outcomes_come_in_the_order_given(store: FragmentStore) -> None:
    records = [f"order-{n}" for n in range(40)]
    first = [said(each, [Put("name", each)], event=n) for n, each in enumerate(records)]
    again = [said(each, [Put("name", "other")], event=n, content="deadbeef") for n, each in enumerate(records)]
    assert store.apply(first) == [APPLIED] * 40
    mixed = list(itertools.chain.from_iterable(zip(first, again, strict=True)))
    assert store.apply(mixed) == [DUPLICATE, CONFLICT] * 40


def test_a_conflict_is_decided_by_clock_not_by_arrival(store: FragmentStore) -> None:
    one = [said("x", [Put("name", "one")], content="00000001"), said("x", [Put("name", "two")], content="00000002")]
    other = [effect._replace(record_id="y") for effect in reversed(one)]
    assert store.apply(one) == store.apply(other) == [APPLIED, CONFLICT]
    x, y = store.load(["x", "y"])
    assert x == y
    assert x.puts["name"].value == "two"
    assert store.apply(one + other) == [DUPLICATE] * 4


def test_a_repetition_within_a_batch_is_one_event(store: FragmentStore, record: str) -> None:
    effect = said(record, [view(1), Count("receipt:1", 10_000, "RUB", 1)])
    assert store.apply([effect, effect, effect]) == [APPLIED, DUPLICATE, DUPLICATE]


def test_a_repetition_after_its_id_was_forgotten_changes_nothing(store: FragmentStore, record: str) -> None:
    effects = [said(record, [view(n), Count(f"receipt:{n}", n, "RUB", 1)], at=n, event=n) for n in range(70)]
    store.apply(effects)
    before = store.load([record], ledger=True)
    assert store.apply(effects[:1]) == [APPLIED]
    assert store.apply(effects[-1:]) == [DUPLICATE]
    assert store.load([record], ledger=True) == before


def test_digests_are_compared_whole(store: FragmentStore, record: str) -> None:
    """An id that is found across two others' borders is none of them."""
    store.apply([said(record, [], event=0x1122334455667788), said(record, [], event=0x99AABBCCDDEEFF00)])
    straddling = EventEffect(record, "778800c0ffee0099", "aabbccdd", clock(1), (Put("name", "x"),))
    assert store.apply([straddling]) == [APPLIED]


def test_a_map_keeps_its_latest_members_in_any_order_of_arrival(store: FragmentStore) -> None:
    forwards = [said("forwards", [view(n)], at=n, event=n) for n in range(130)]
    store.apply(forwards)
    store.apply([effect._replace(record_id="backwards") for effect in reversed(forwards)])
    one, other = store.load(["forwards", "backwards"])
    assert one == other
    assert set(one.maps["viewed"]) == {f"sku-{n}" for n in range(110, 130)}


def test_very_many_events_of_one_record_at_once_are_folded_as_few_by_few(store: FragmentStore) -> None:
    """More registers than Lua hands on to one command."""
    together = [said("together", [view(n), Put(f"field {n}", str(n))], at=n, event=n) for n in range(4_500)]
    assert store.apply(together) == [APPLIED] * len(together)
    for first in range(0, len(together), 50):
        store.apply([effect._replace(record_id="apart") for effect in together[first : first + 50]])
    one, other = store.load(["together", "apart"])
    assert one == other
    assert len(one.puts) == len(together)


def test_members_of_one_event_go_by_name(store: FragmentStore, record: str) -> None:
    store.apply([said(record, [view(n) for n in range(100)])])
    (fragment,) = store.load([record])
    assert set(fragment.maps["viewed"]) == set(sorted(f"sku-{n}" for n in range(100))[-20:])


def test_a_member_that_returns_is_kept_anew(store: FragmentStore, record: str) -> None:
    store.apply([said(record, [view(n)], at=n, event=n) for n in range(60)])
    store.apply([said(record, [view(3)], at=500, event=500)])
    (fragment,) = store.load([record])
    assert set(fragment.maps["viewed"]) == {"sku-3", *(f"sku-{n}" for n in range(41, 60))}


def test_money_is_counted_by_number(store: FragmentStore, record: str) -> None:
    store.apply(
        [
            said(record, [Count("receipt:1", 1_999_900, "RUB", 1)], event=1),
            said(record, [Count("receipt:1", 1_999_900, "RUB", 1)], at=2, event=2),
            said(record, [Count("receipt:2", 5, "USD", 1), Count("receipt:3", 10, "RUB", 1)], event=3),
            said(record, [Count("event:x", -1_000_000, "RUB", 0)], event=4),
        ]
    )
    plain, counted = store.load([record])[0], store.load([record], ledger=True)[0]
    assert plain.totals == counted.totals == {"RUB": 999_910, "USD": 5}
    assert plain.purchases == counted.purchases == 3
    assert plain.ledger is None
    assert counted.ledger is not None
    assert counted.ledger["receipt:1"] == Stamped(clock(2, 2), "1999900|RUB|1")


def test_a_corrected_receipt_replaces_the_earlier(store: FragmentStore, record: str) -> None:
    store.apply([said(record, [Count("receipt:1", 70_005, "USD", 1)], at=5, event=1)])
    store.apply([said(record, [Count("receipt:1", -30_001, "RUB", 0)], at=6, event=2)])
    store.apply([said(record, [Count("receipt:1", 1, "EUR", 1)], at=4, event=3)])
    (fragment,) = store.load([record])
    assert (fragment.totals, fragment.purchases) == ({"RUB": -30_001}, 0)


def test_an_order_counts_until_a_receipt_of_it_does(store: FragmentStore, record: str) -> None:
    steps: list[tuple[Operation, int]] = [
        (Count("order:O", 100, "RUB", 1), 100),
        (Bind("receipt:R", "order:O"), 100),
        (Count("receipt:R", 95, "RUB", 1), 95),
        (Count("order:O", 110, "RUB", 1), 95),
        (Count("order:P", 7, "RUB", 1), 102),
        (Bind("receipt:R", "order:P"), 95),
    ]
    for event, (operation, total) in enumerate(steps):
        store.apply([said(record, [operation], at=event, event=event)])
        assert store.load([record])[0].totals == {"RUB": total}
    plain, counted = store.load([record])[0], store.load([record], ledger=True)[0]
    assert (plain.bound, plain.replaced) == ({}, set())
    assert counted.bound == {"receipt:R": frozenset({"order:O", "order:P"})}
    assert counted.replaced == {"order:O", "order:P"}


def test_sums_beyond_64_bits_are_exact(store: FragmentStore, record: str) -> None:
    """The largest receipt that an event may state, ten thousand times: 63 bits would end at 9,223 of them."""
    largest = 10**15 - 1
    for part in range(0, 10_000, 200):
        counts: list[Operation] = [Count(str(part + n), largest, "RUB", 1) for n in range(200)]
        store.apply([said(record, counts, event=part)])
    (fragment,) = store.load([record])
    assert (fragment.totals, fragment.purchases) == ({"RUB": largest * 10_000}, 10_000)


def test_odd_and_huge_text_comes_back_as_it_went(store: FragmentStore, record: str) -> None:
    odd = "NUL \x00 unit \x1f braces {x} дивáн \U0001f6cb ‮ \uffff"
    huge = "я" * 450_000
    store.apply(
        [
            said(record, [Put(odd, odd), Put("cart", huge), Keep("marks", odd, odd, 500)], event=1),
            said(record, [Count(odd, -1, "RUB", 0), First(odd, ""), Keep("marks", "", "", 500)], event=2),
        ]
    )
    (fragment,) = store.load([record], ledger=True)
    assert fragment.puts == {odd: Stamped(clock(1, 1), odd), "cart": Stamped(clock(1, 1), huge)}
    assert fragment.firsts == {odd: Stamped(clock(1, 2), "")}
    assert fragment.maps == {"marks": {odd: Stamped(clock(1, 1), odd), "": Stamped(clock(1, 2), "")}}
    assert fragment.ledger == {odd: Stamped(clock(1, 2), "-1|RUB|0")}


def test_many_huge_effects_travel_in_several_calls(store: FragmentStore) -> None:
    huge = "x" * 400_000
    effects = [said(f"huge-{n}", [Put("cart", huge)], event=n) for n in range(20)]
    assert store.apply(effects) == [APPLIED] * 20
    assert all(fragment.puts["cart"].value == huge for fragment in store.load([f"huge-{n}" for n in range(20)]))


def test_a_batch_of_more_than_a_call_takes(store: FragmentStore) -> None:
    effects = [said(f"many-{n % 700}", [view(n)], at=n, event=n) for n in range(1_300)]
    assert store.apply(effects) == [APPLIED] * 1_300
    assert [len(fragment.maps["viewed"]) for fragment in store.load(["many-0", "many-699"])] == [2, 1]


def test_planners_find_deliveries_by_day(store: FragmentStore) -> None:
    store.apply([said("moved", [], event=1, days=("2031-01-02",)), said("stays", [], event=2, days=("2031-01-02",))])
    store.apply([said("moved", [], event=3, days=("2031-01-03",))])
    assert store.delivering_on(date(2031, 1, 2)) == ["moved", "stays"]
    assert store.delivering_on(date(2031, 1, 3)) == ["moved"]
    assert store.delivering_on(date(2031, 1, 4)) == []


def test_what_is_loaded_is_the_caller_s_own(store: FragmentStore, record: str) -> None:
    store.apply([said(record, [Put("name", "x"), view(1)])])
    (fragment,) = store.load([record])
    fragment.puts.clear()
    fragment.maps["viewed"].clear()
    assert store.load([record])[0].puts["name"].value == "x"
    assert store.load([record])[0].maps["viewed"]


# -- what only a server can do ----------------------------------------------------------------------------------------


def test_a_trimmed_map_does_not_grow_without_end(server: redis.Redis, record: str) -> None:
    store = RedisFragmentStore(server)
    store.apply([said(record, [view(n)], at=n, event=n) for n in range(1_000)])
    assert server.hlen(FRAGMENT % record) <= 2 * LIMITS["viewed"] + 2


def test_no_key_but_fragments_ledgers_and_days(empty_valkey: str) -> None:
    with redis.Redis.from_url(empty_valkey) as client:
        load_functions(client)
        RedisFragmentStore(client).apply([said("r", [Count("1", 1, "RUB", 1)], days=("2026-01-01",))])
        assert sorted(cast(list[bytes], client.keys())) == [b"f:{r}", b"m:{r}", (DELIVERING % "2026-01-01").encode()]


def test_a_server_that_is_away_is_to_be_waited_for(fresh_valkey: Engine, record: str) -> None:
    once = Retry(NoBackoff(), 0)
    with redis.Redis.from_url(fresh_valkey.address, retry=once, socket_timeout=2) as client:
        load_functions(client)
        store = RedisFragmentStore(client)
        store.apply([said(record, [Put("name", "Анна")])])
        fresh_valkey.stop()
        with pytest.raises(StoreUnavailable) as away:
            store.apply([said(record, [Put("name", "Анна")], event=2)])
        assert "Анна" not in str(away.value)
        with pytest.raises(StoreUnavailable):
            store.load([record])


def test_a_replica_refuses_and_is_to_be_waited_for(fresh_valkey: Engine, record: str) -> None:
    """After a failover the old primary is read-only until the client finds the new one."""
    with redis.Redis.from_url(fresh_valkey.address) as client:
        load_functions(client)
        client.replicaof("127.0.0.1", str(free_port()))
        with pytest.raises(StoreUnavailable):
            RedisFragmentStore(client).apply([said(record, [Put("name", "x")])])


def test_missing_functions_are_named_with_the_cure(fresh_valkey: Engine, record: str) -> None:
    with (
        redis.Redis.from_url(fresh_valkey.address) as client,
        pytest.raises(StoreUnavailable, match="`omniprofile migrate` loads them"),
    ):
        RedisFragmentStore(client).apply([said(record, [Put("name", "x")])])


def test_a_fault_of_ours_is_no_outage_and_shows_no_data(server: redis.Redis, record: str) -> None:
    server.set(FRAGMENT % record, "no hash")
    with pytest.raises(redis.ResponseError) as fault:
        RedisFragmentStore(server).apply([said(record, [Put("name", "Анна")])])
    assert "Анна" not in str(fault.value)
    server.delete(FRAGMENT % record)


def test_a_client_that_decodes_is_refused(valkey_url: str) -> None:
    with redis.Redis.from_url(valkey_url, decode_responses=True) as client, pytest.raises(ValueError, match="decode"):
        RedisFragmentStore(client)
