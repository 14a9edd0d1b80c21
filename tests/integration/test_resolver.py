"""The resolver reaches what `partition` says of the whole set: in any order, interrupted anywhere, several at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from itertools import permutations
from random import Random

import pytest
import redis
from hypothesis import given, settings
from hypothesis import strategies as st

from profile_store.answers import Committed
from profile_store.memory.identity import MemoryIdentityStore
from profile_store.ports import IdentityStore, Regrouping, ReviewKind, Sighting, StoreUnavailable
from profile_store.redis.identity import RedisIdentityStore
from profile_store.review_queue import ReviewQueue
from schemas.identifiers import CROWD_PEOPLE, KINDS, STATEMENT, Identifier
from schemas.identity import Decision
from stream_processors.steps.resolve import Resolver
from tests.identity_graph import (
    SECRET,
    KnownStore,
    Stores,
    decision,
    groups,
    identifier,
    oracle,
    profile_ids,
    sighting,
    stores,
    whole,
)
from tests.searching import cases, seeds
from tests.severed import Severed

Step = tuple[Sequence[Sighting], Sequence[Decision]]

NAMES = (None, "Анна Петрова", "Пётр Иванов", "Anna Petrova")
STRONG = st.sampled_from(["phone:1", "phone:2", "phone:3", "account:1", "account:2", "email:a", "card:1"])
WEAK = st.sampled_from(["visitor:1", "visitor:2", "visitor:3"])
REFERENCES = st.sampled_from(["order:1", "order:2", "receipt:1", "preorder:1"])


@st.composite
def sightings(draw: st.DrawFn) -> Sighting:
    carried = draw(st.lists(st.one_of(STRONG, WEAK), max_size=3))
    references = draw(st.lists(REFERENCES, min_size=0 if carried else 1, max_size=2))
    return sighting(" ".join(carried), " ".join(references), draw(st.sampled_from(NAMES)))


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    a, b = draw(st.lists(st.one_of(STRONG, WEAK, REFERENCES), min_size=2, max_size=2, unique=True))
    return decision(draw(st.booleans()), a, b, minute=draw(st.integers(0, 59)))


@st.composite
def histories(draw: st.DrawFn) -> list[Step]:
    """Batches of sightings and decisions; what one says another may say again."""
    every = st.lists(st.tuples(st.lists(sightings(), max_size=6), st.lists(decisions(), max_size=1)), max_size=6)
    steps = draw(every)
    repeated = [draw(st.sampled_from(steps)) for _ in range(draw(st.integers(0, 2)))] if steps else []
    return draw(st.permutations(steps + repeated))


def said(steps: Sequence[Step]) -> tuple[list[Sighting], list[Decision]]:
    return [one for seen, _ in steps for one in seen], [one for _, decided in steps for one in decided]


def assert_sound(store: IdentityStore, steps: Sequence[Step]) -> None:
    """The groups are the oracle's, and each index leads to them."""
    seen, decided = said(steps)
    assert groups(store) == oracle(seen, decided)
    for group in store.all_groups():
        members = [record.record_id for record in group.records]
        assert store.profiles_of(members) == dict.fromkeys(members, group.profile_id)
        for profile_id in (group.profile_id, *group.aliases):
            assert store.group(profile_id) == group
    disowned = whole(seen, decided).disowned
    for one in seen:
        for carried in one.record.all_identifiers:
            leads_to = {each.record_id for each in (sight.record for sight in seen) if carried in each.all_identifiers}
            owners = leads_to - {record_id for record_id, lost in disowned if lost == carried}
            expected = {store.profiles_of([owner])[owner] for owner in owners}
            assert {group.profile_id for group in store.groups_with(carried)} == expected


@pytest.fixture(scope="module", params=["memory", "valkey"])
def empty_store(request: pytest.FixtureRequest, valkey_url: str) -> Stores:
    return stores(request.param, valkey_url)


@settings(max_examples=cases(60))
@given(histories())
def test_any_order_split_and_repetition_reaches_the_oracle(empty_store: Stores, steps: list[Step]) -> None:
    store = empty_store()
    resolver = Resolver(store, fresh=profile_ids())
    for seen, decided in steps:
        answered = resolver.resolve(seen, decided).profiles
        assert answered == [store.profiles_of([one.record.record_id])[one.record.record_id] for one in seen]
    assert_sound(store, steps)


CROWD = [sighting(f"visitor:1 email:{n}", name="Анна Петрова") for n in range(KINDS["visitor"].crowd_limit - 2)]

PEOPLE = [sighting(f"visitor:1 phone:{n}") for n in range(10, 10 + CROWD_PEOPLE - 1)]


@settings(max_examples=cases(60))
@given(histories(), st.sampled_from([CROWD, PEOPLE]), st.randoms(use_true_random=False))
def test_a_value_on_the_brink_of_a_crowd_is_judged_in_any_order(
    steps: list[Step], brink: list[Sighting], random: Random
) -> None:
    """A few of the sightings that carry it make it one: decisions on it lose their meaning, joins come apart."""
    crowd = random.sample(brink, len(brink))
    steps = [*steps, (crowd[: len(crowd) // 2], ()), (crowd[len(crowd) // 2 :], ())]
    random.shuffle(steps)
    store = MemoryIdentityStore()
    resolver = Resolver(store, fresh=profile_ids())
    for seen, decided in steps:
        resolver.resolve(seen, decided)
    assert groups(store) == oracle(*said(steps))


@settings(max_examples=cases(40))
@given(histories(), st.lists(st.tuples(st.integers(0, 12), st.booleans()), min_size=1, max_size=3))
def test_a_crash_at_any_command_and_a_run_from_the_start_reach_the_oracle(
    valkey_url: str, steps: list[Step], deaths: list[tuple[int, bool]]
) -> None:
    store = stores("valkey", valkey_url)()
    fresh = profile_ids()
    with Severed.from_url(valkey_url) as client:
        for client.commands_left, client.after in deaths:
            resolver = Resolver(RedisIdentityStore(client, SECRET), fresh=fresh)
            with suppress(StoreUnavailable):
                for seen, decided in steps:
                    resolver.resolve(seen, decided)
    resolver = Resolver(store, fresh=fresh)
    for seen, decided in steps:
        resolver.resolve(seen, decided)
    assert_sound(store, steps)


def crossing(random: Random) -> list[Step]:
    """Batches in which few people meet in many ways, so that workers get in each other's way."""
    carried = [f"{kind}:{n}" for kind in ("phone", "account", "visitor", "email") for n in range(12)]
    steps: list[Step] = []
    for _ in range(40):
        seen = [
            sighting(" ".join(random.sample(carried, random.randint(1, 2))), f"order:{random.randrange(30)}")
            for _ in range(5)
        ]
        same, (one, other) = random.random() < 0.5, random.sample(carried, 2)
        decided = [decision(same, one, other, minute=random.randrange(60))]
        steps.append((seen, decided if random.random() < 0.2 else []))
    return steps


@pytest.mark.parametrize("seed", seeds(2))
def test_workers_at_once_reach_the_oracle(valkey_url: str, seed: int) -> None:
    store = stores("valkey", valkey_url)()
    steps = crossing(Random(seed))

    def work(worker: int) -> None:
        """Its own two thirds of the batches, in its own order, through its own connection."""
        mine = [step for number, step in enumerate(steps) if number % 3 != worker]
        Random(worker).shuffle(mine)
        with redis.Redis.from_url(valkey_url) as client:
            resolver = Resolver(RedisIdentityStore(client, SECRET), fresh=profile_ids(f"W{worker}-"))
            for seen, decided in mine:
                resolver.resolve(seen, decided)

    with ThreadPoolExecutor(3) as pool:
        for done in [pool.submit(work, worker) for worker in range(3)]:
            done.result()
    assert_sound(store, steps)


class Overtaken(MemoryIdentityStore):
    """A store in which a rival commits between the first load and the first commit."""

    def __init__(self, rival: Sighting) -> None:
        super().__init__()
        self.rival: Sighting | None = rival
        self.refused = 0

    def commit(self, changes: Sequence[Regrouping]) -> Committed:
        if self.rival:
            rival, self.rival = self.rival, None
            Resolver(self, fresh=profile_ids("R")).resolve([rival])
        written = super().commit(changes)
        self.refused += written.numbers.count(0)
        return written


def test_a_refused_commit_is_judged_again_and_the_others_stand() -> None:
    store = Overtaken(rival=sighting("phone:1 account:9"))
    resolver = Resolver(store, fresh=profile_ids())
    first = [sighting("phone:1"), sighting("phone:2"), sighting("account:9")]
    second = [sighting("phone:1 visitor:1"), sighting("phone:2 visitor:2")]
    resolver.resolve(first)
    found = resolver.resolve(second)
    assert store.refused == 1
    assert groups(store) == oracle([*first, *second, sighting("phone:1 account:9")])
    assert found.profiles == ["P00000", "P00001"]
    assert found.merged == ()  # the rival told of the merge


class Contended(MemoryIdentityStore):
    def commit(self, changes: Sequence[Regrouping]) -> Committed:
        return Committed([0] * len(changes), {})


def test_endless_refusal_is_trouble_with_the_store_not_silence() -> None:
    resolver = Resolver(Contended(), fresh=profile_ids(), attempts=3)
    with pytest.raises(StoreUnavailable, match="refused 3 times"):
        resolver.resolve([sighting("phone:1"), sighting("phone:1 visitor:1")])


@pytest.fixture(params=["memory", "valkey"])
def store(request: pytest.FixtureRequest, valkey_url: str) -> KnownStore:
    return stores(request.param, valkey_url)()


def test_a_merge_is_told_and_a_decision_takes_it_apart_again(store: IdentityStore) -> None:
    resolver = Resolver(store, fresh=profile_ids())
    shopper, caller, link = sighting("account:1"), sighting("phone:2"), sighting("account:1 phone:2")
    before = resolver.resolve([shopper, caller]).profiles
    joined = resolver.resolve([link])
    ((profile_id, merged, members),) = joined.merged
    assert (profile_id, merged, len(members)) == (before[0], frozenset({before[1]}), 3)

    apart = resolver.resolve([], [decision(False, "account:1", "phone:2")])
    assert [(one.profile_id, before[1] in one.into) for one in apart.split] == [(before[0], True)]
    assert groups(store) == oracle([shopper, caller, link], [decision(False, "account:1", "phone:2")])
    assert resolver.resolve([shopper, caller]).profiles == before
    for profile_id in before:
        group = store.group(profile_id)
        assert group is not None
        assert group.profile_id == profile_id


def test_a_decision_on_people_not_yet_seen_holds_when_they_come(store: IdentityStore) -> None:
    resolver = Resolver(store, fresh=profile_ids())
    decided = decision(True, "phone:1", "account:2")
    resolver.resolve([], [decided])
    seen = [sighting("phone:1"), sighting("account:2")]
    resolver.resolve(seen)
    assert groups(store) == oracle(seen, [decided])


@pytest.mark.parametrize("same", [True, False])
def test_people_named_by_what_they_state_are_decided_in_any_order(empty_store: Stores, same: bool) -> None:
    """Two names on one phone and nothing else of either, and a third on it at whatever time."""
    anna, pyotr, vera = (sighting("phone:1", name=name) for name in ("Анна Петрова", "Пётр Иванов", "Вера Лебедева"))
    named = [
        one._replace(record=replace(one.record, references=frozenset({Identifier(STATEMENT, one.record.record_id)})))
        for one in (anna, pyotr)
    ]
    sides = [Identifier(STATEMENT, one.record.record_id) for one in named]
    decided = decision(same, "phone:1", "phone:2", minute=1)
    steps: list[Step] = [
        ([anna], ()),
        ([pyotr], ()),
        ([vera], ()),
        (named, [replace(decided, of=(sides[0], sides[1]))]),
    ]
    undone = replace(decision(not same, "phone:1", "phone:2", minute=2), of=(sides[0], sides[1]))
    for order in permutations(steps):
        store = empty_store()
        resolver = Resolver(store, fresh=profile_ids())
        for seen, decisions_made in order:
            resolver.resolve(seen, decisions_made)
        assert_sound(store, order)
        assert len(groups(store)) == (2 if same else 3)
        assert not [one for group in store.all_groups() for each in group.records for one in each.references]
        resolver.resolve([], [undone])
        assert len(groups(store)) == (3 if same else 2)


def test_a_value_that_becomes_a_crowd_lets_go_of_everybody(store: IdentityStore) -> None:
    """The tablet in the shop: whatever it joined before comes apart, and from then on it costs nothing."""
    bounds: list[str] = []
    limit = KINDS["visitor"].crowd_limit
    resolver = Resolver(store, fresh=profile_ids(), on_bound=bounds.append)
    seen = [sighting(f"visitor:tablet email:{number}@shop.ru") for number in range(limit + 30)]
    for start in range(0, len(seen), 7):
        resolver.resolve(seen[start : start + 7])
    assert groups(store) == oracle(seen)
    assert len(groups(store)) == len(seen)
    assert "crowd" in bounds
    later = resolver.resolve(
        [sighting("visitor:tablet"), sighting("email:3@shop.ru phone:3"), sighting("visitor:tablet phone:3")]
    )
    assert later.crowded == {identifier("visitor:tablet")}


def test_a_kiosk_lets_go_of_everybody_and_connects_no_town(store: IdentityStore) -> None:
    """Twelve people and one more: who loads a neighbourhood does not follow it any longer."""
    resolver = Resolver(store, fresh=profile_ids())
    kiosk = [sighting(f"visitor:kiosk phone:{number}") for number in range(CROWD_PEOPLE)]
    resolver.resolve(kiosk)
    assert resolver.resolve([sighting("visitor:kiosk")]).largest == CROWD_PEOPLE + 1
    crossing = resolver.resolve([sighting("visitor:kiosk", name="Вера Крылова")])
    assert crossing.crowded == {identifier("visitor:kiosk")}
    later = resolver.resolve([sighting("visitor:kiosk phone:7 card:1"), sighting("visitor:kiosk card:2")])
    assert (later.crowded, later.largest) == (frozenset({identifier("visitor:kiosk")}), 2)
    seen = [*kiosk, sighting("visitor:kiosk"), sighting("visitor:kiosk", name="Вера Крылова"),
            sighting("visitor:kiosk phone:7 card:1"), sighting("visitor:kiosk card:2")]  # fmt: skip
    assert groups(store) == oracle(seen)


def test_a_neighbourhood_too_large_is_not_judged_and_a_person_is_told(
    store: KnownStore, caplog: pytest.LogCaptureFixture
) -> None:
    bounds: list[str] = []
    Resolver(store, fresh=profile_ids("A")).resolve([sighting(text) for text in ("phone:1", "phone:1 visitor:1")])
    resolver = Resolver(store, fresh=profile_ids(), on_bound=bounds.append, most=2)
    resolver.resolve([sighting("visitor:1")])
    assert bounds == []
    found = resolver.resolve([sighting("phone:1 email:1"), sighting("phone:2"), sighting("phone:1", "order:1")])
    assert (bounds, found.unjudged) == (["closure"], 1)
    assert "more than 2 records are connected" in caplog.text
    alone, _, member = found.profiles
    assert [len(group.records) for group in store.groups([alone, member])] == [1, 3]
    (item,) = ReviewQueue(store).review_items(ReviewKind.BOUND).items
    assert [group.profile_id for group in item.groups] == [alone]
    wide = Resolver(store, fresh=profile_ids("V"))
    assert wide.resolve([sighting("phone:1 email:2")]).profiles == [member]
    assert (len(groups(store)), ReviewQueue(store).review_items(ReviewKind.BOUND).items) == (2, [])


def test_many_small_neighbourhoods_in_one_batch_are_no_large_one(store: KnownStore) -> None:
    first = [sighting(text) for n in range(5) for text in (f"phone:{n}", f"phone:{n} visitor:{n}")]
    Resolver(store, fresh=profile_ids()).resolve(first)
    later = [sighting(f"visitor:{n} email:{n}") for n in range(5)]
    found = Resolver(store, fresh=profile_ids("Q"), most=3).resolve(later)
    assert found.unjudged == 0
    assert groups(store) == oracle([*first, *later])


@pytest.fixture
def client(valkey_url: str) -> Iterator[redis.Redis]:
    with redis.Redis.from_url(valkey_url) as client:
        yield client


def test_the_cache_settles_repeats_and_asks_only_what_others_did(client: redis.Redis, valkey_url: str) -> None:
    stores("valkey", valkey_url)()
    resolver = Resolver(RedisIdentityStore(client, SECRET), fresh=profile_ids(), cache_size=2)
    first, second, third = sighting("phone:1", "order:1"), sighting("phone:2"), sighting("phone:3")

    def calls(*seen: Sighting) -> tuple[int, int]:
        """Of our functions; and how many sightings they were asked of."""
        before = client.info("commandstats").get("cmdstat_fcall", {}).get("calls", 0)
        asked = resolver.resolve(seen).asked
        return int(client.info("commandstats")["cmdstat_fcall"]["calls"]) - int(before), len(asked)

    assert [calls(first), calls(first, first), calls(sighting("phone:1"))] == [(1, 1), (1, 0), (1, 0)]
    assert calls(sighting("phone:1", "order:2")) == (1, 1)
    assert [calls(second), calls(third), calls(first)] == [(1, 1)] * 3  # the least recently used was forgotten
    assert calls(sighting("phone:1 visitor:1")) == (2, 1)  # judged: the first hop comes along
