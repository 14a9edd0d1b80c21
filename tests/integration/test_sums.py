"""What profiles state together suggests them to staff: the same in any order, after any death, and as it holds now."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import count
from random import Random

import orjson
import pytest
import redis

from profile_store.matching import Review
from profile_store.memory.fragments import MemoryFragmentStore
from profile_store.ports import ReviewKind, Sighting, StoreUnavailable
from profile_store.redis.identity_matching import RedisMatchStore
from profile_store.review_queue import ReviewQueue
from schemas.identity import Alike, Decision
from stream_processors.identity.candidates import LARGEST_BLOCK
from stream_processors.identity.records import Recorder
from stream_processors.identity.stream_likeness import keys_of
from stream_processors.identity.sums import Likely, compare_sums, stated_by, sum_of
from stream_processors.pipeline import ProfilePipeline
from stream_processors.steps.match import Matcher
from stream_processors.steps.messages import Message
from stream_processors.steps.outcomes import Written
from stream_processors.steps.resolve import Resolver
from tests.identity_graph import SECRET, KnownStore, Stores, decision, groups, profile_ids, stores
from tests.matching import Worker, alike, person, suggested, whole
from tests.severed import Severed

NAMES = ("Анна Петрова", "Аня Петрова", "Анна", "Анна Ивановна Петрова", "Анна Иванова", None, None, None)
BIRTHS = ("1990-05-12", "1990-05-13", "1961-01-30", None, None)
VALUES = [f"phone:{number}" for number in range(8)] + ["email:0", "email:1"]

NAMED, BORN = person("phone:1", "Анна Петрова"), person("phone:1 visitor:1", None, "1990-05-12")
ELSEWHERE = person("phone:2", "Анна Петрова", "1990-05-12")
ANNAS = (NAMED, BORN, ELSEWHERE)


@pytest.fixture(scope="module", params=["memory", "valkey"])
def empty(request: pytest.FixtureRequest, valkey_url: str) -> Stores:
    return stores(request.param, valkey_url)


@pytest.fixture
def store(empty: Stores) -> KnownStore:
    return empty()


def listed(store: KnownStore) -> list[Review]:
    return ReviewQueue(store).review_items(ReviewKind.SUGGESTION, 100).items


def told(store: KnownStore) -> dict[frozenset[frozenset[str]], tuple[float | None, str]]:
    """By the records of the two: how alike they are, and why."""
    return {
        frozenset(frozenset(record.record_id for record in group.records) for group in item.groups): (
            item.score,
            item.because,
        )
        for item in listed(store)
    }


def likely(item: Review) -> Likely | None:
    """How alike its two profiles are by all that they state."""
    a, b = (sum_of(stated_by(group.records)) for group in item.groups)
    return compare_sums(a, b)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (0, 2, 1), (1, 0, 2)])
def test_a_name_here_and_a_birth_date_there_are_added_up(store: KnownStore, order: Sequence[int]) -> None:
    worker = Worker(store, profile_ids())
    for number in order:
        worker.take([ANNAS[number]])
    (item,) = listed(store)
    assert (item.together, Likely(item.score or 0, item.because)) == (True, likely(item))
    assert {"birth", "surname", "given"} <= set(item.because.split(", "))
    assert {len(group.records) for group in item.groups} == {1, 2}
    assert len(groups(store)) == 2, "nobody is joined by it"


def test_what_waits_is_what_is_shown(store: KnownStore) -> None:
    """Nobody is like himself, and two of whom each has one record that says it all wait as these two."""
    rare = "Аделаида Евграфовна Верхнеудинская"
    worker = Worker(store, profile_ids())
    apart = [person("phone:1", rare), person("phone:3", None, "1990-05-12")]
    worker.take(apart, [decision(True, "phone:1", "phone:3", minute=1)])
    assert store.counts()[ReviewKind.SUGGESTION] == 0
    worker.take([], [decision(False, "phone:1", "phone:3", minute=2)])
    worker.take([person("phone:2", rare, "1990-05-12")])
    assert store.counts()[ReviewKind.SUGGESTION] == 1
    (item,) = listed(store)
    assert not item.together


def some_people(random: Random) -> tuple[list[Sighting], list[Decision]]:
    seen = [
        person(" ".join(random.sample(VALUES, random.choice([1, 1, 2]))), random.choice(NAMES), random.choice(BIRTHS))
        for _ in range(random.randint(5, 16))
    ]
    decided = [some_decision(random) for _ in range(2)]
    return seen, random.sample(decided, random.choice([0, 0, 1, 2]))


def some_decision(random: Random) -> Decision:
    same, (one, other) = random.choice([True, False, None]), random.sample(VALUES, 2)
    return decision(same, one, other)


def batches(random: Random, seen: Sequence[Sighting]) -> list[list[Sighting]]:
    """In any order, some twice."""
    shuffled = random.sample([*seen, *random.sample(seen, len(seen) // 3)], len(seen) + len(seen) // 3)
    size = random.choice([1, 2, 5])
    return [list(shuffled[at : at + size]) for at in range(0, len(shuffled), size)]


def test_any_order_shows_what_the_whole_set_says(empty: Stores) -> None:
    added_up = 0
    for seed in range(60):
        random = Random(seed)
        seen, decided = some_people(random)
        expected = whole(seen, decided)
        by_records = _of_groups(alike({one.record.record_id: one.record for one in seen}.values()), seen, decided)
        added_up += len(expected.suggested - by_records)
        shown = set()
        for _ in range(3):
            store = empty()
            worker = Worker(store, profile_ids())
            for number, batch in enumerate(batches(random, seen)):
                worker.take(batch, decided if number == 0 else ())
            assert suggested(store) == expected.suggested, seed
            shown.add(frozenset(told(store).items()))
        assert len(shown) == 1, "how alike they are, and why, is the same too"
    assert added_up > 10, "some of it nobody would see who compares records"


def _of_groups(
    pairs: Collection[Alike], seen: Sequence[Sighting], decided: Sequence[Decision]
) -> frozenset[frozenset[frozenset[str]]]:
    group_of = {one: group for group in whole(seen, decided).partition.groups for one in group}
    return frozenset(frozenset((group_of[pair.a], group_of[pair.b])) for pair in pairs)


def test_a_birth_date_on_another_record_takes_a_suggestion_back(store: KnownStore) -> None:
    rare = "Аделаида Евграфовна Верхнеудинская"
    worker = Worker(store, profile_ids())
    worker.take([person("phone:1", rare), person("phone:2", rare, "1990-05-12")])
    assert len(listed(store)) == 1
    worker.take([person("phone:1 visitor:1", None, "1961-01-30")])
    assert listed(store) == []


def test_a_suggestion_of_two_records_shows_what_all_of_the_two_say(store: KnownStore) -> None:
    rare = "Аделаида Евграфовна Верхнеудинская"
    worker = Worker(store, profile_ids())
    worker.take([person("phone:1", rare), person("phone:2", rare, "1990-05-12")])
    (before,) = listed(store)
    worker.take([person("phone:1 visitor:1", None, "1990-05-12")])
    (after,) = listed(store)
    assert (before.together, after.together) == (False, True)
    assert (after.score or 0) > (before.score or 0)
    assert Likely(after.score or 0, after.because) == likely(after)


def test_a_profile_of_a_while_leaves_no_suggestion(store: KnownStore) -> None:
    """A "same" that was a mistake: the two of whom it made one are like nobody else by themselves."""
    worker = Worker(store, profile_ids())
    apart = [person("phone:1", "Анна Петрова"), person("phone:3", None, "1990-05-12"), ELSEWHERE]
    worker.take(apart, [decision(True, "phone:1", "phone:3", minute=1)])
    assert len(listed(store)) == 1
    worker.take([], [decision(False, "phone:1", "phone:3", minute=2)])
    assert listed(store) == []
    assert store.counts()[ReviewKind.SUGGESTION] == 0, "and it waits no longer"
    worker.take([], [decision(True, "phone:1", "phone:3", minute=3)])
    assert len(listed(store)) == 1, "it may come to hold again"


@pytest.mark.parametrize("same", [True, False, None])
def test_what_was_decided_is_not_asked_again(store: KnownStore, same: bool | None) -> None:
    worker = Worker(store, profile_ids())
    worker.take(ANNAS)
    worker.take([], [decision(same, "visitor:1", "phone:2")])
    assert listed(store) == []
    assert len(groups(store)) == (1 if same else 2)
    if same is not None:
        assert store.counts()[ReviewKind.SUGGESTION] == 0


def test_somebody_in_doubt_is_asked_again_when_something_new_is_known(store: KnownStore) -> None:
    worker = Worker(store, profile_ids())
    worker.take(ANNAS)
    worker.take([], [decision(None, "visitor:1", "phone:2")])
    news = person("phone:1 email:1", "Анна Петрова")
    worker.take([news._replace(evidence=news.evidence._replace(time="2026-11-23T09:00:00Z"))])
    assert len(listed(store)) == 1


def test_pages_follow_each_other_over_what_waits_no_longer(store: KnownStore) -> None:
    worker = Worker(store, profile_ids())
    for number in range(12):
        name = f"{'АБВГДЕЖЗИКЛМ'[number]}рина Петрова"
        worker.take([person(f"phone:{number}", name), person(f"phone:{number} email:{number}", None, "1990-05-12")])
        worker.take([person(f"card:{number}", name, "1990-05-12")])
    everybody = suggested(store, 50)
    worker.take([], [decision(False, f"email:{number}", f"card:{number}") for number in range(0, 12, 2)])
    left = suggested(store, 50)
    assert left < everybody
    worker.take([], [decision(False, f"email:{number}", f"card:{number}") for number in range(0, 12, 4)])
    assert suggested(store, 2) <= left


def test_what_a_sum_block_said_is_left_out_when_it_falls(store: KnownStore) -> None:
    """Fifty whose records say that name and birth date only together might be the one; the 51st makes them many."""
    worker = Worker(store, profile_ids())
    worker.take(ANNAS)
    assert len(listed(store)) == 1
    for number in range(LARGEST_BLOCK):
        born = person(f"card:{number} visitor:x{number}", None, "1990-05-12")
        worker.take([person(f"card:{number}", "Анна Петрова"), born])
    together = sorted(keys_of(ELSEWHERE.record.person) - keys_of(NAMED.record.person))
    assert (set(store.fallen_sums(together)), set(store.fallen(together))) == ({True}, {False})
    assert [item for item in listed(store) if item.together] == []


Step = Callable[[], Written]


def once(step: Step) -> Written:
    return step()


class Outage:
    """Tries a step again, over a connection that is there again."""

    def __init__(self, client: Severed) -> None:
        self.client = client
        self.met = False

    def __call__(self, step: Step) -> Written:
        try:
            return step()
        except StoreUnavailable:
            self.met, self.client.commands_left = True, ENOUGH
            return step()


class Shop:
    """The profile group's worker on one Valkey, with a name at one phone and a person elsewhere in it already."""

    def __init__(self, url: str, client: redis.Redis) -> None:
        self.store = stores("valkey", url)()
        self.client = client
        self.fragments = MemoryFragmentStore()
        self.fresh = profile_ids()
        self.numbers = count()

    def worker(self, client: redis.Redis | None = None) -> ProfilePipeline:
        store = RedisMatchStore(client or self.client, SECRET)
        resolver = Resolver(store, fresh=self.fresh)
        return ProfilePipeline(Recorder(SECRET, "RU"), resolver, Matcher(store, resolver), store, self.fragments)

    def event(self, identifiers: dict[str, str], person: dict[str, str] | None = None) -> Message:
        data = {"identifiers": identifiers, "person": person}
        envelope = {"specversion": "1.0", "source": "t", "type": "site.registered", "time": BEGIN.isoformat()}
        raw = orjson.dumps(envelope | {"id": str(next(self.numbers)), "data": data})
        return Message("omniprofile.site", 0, 0, int(BEGIN.timestamp() * 1000), None, raw)

    def take(self, worker: ProfilePipeline, batch: Sequence[Message], tried: Callable[[Step], Written] = once) -> None:
        """As the checkpoint does it. tried: how each step is that waits for the store."""
        applied = worker.apply(worker.read(batch))
        written = tried(partial(worker.write, applied))
        while written.changes:
            written = tried(partial(worker.told, written))


BEGIN = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
ENOUGH = 100  # commands
TILL, BOT, OTHER = "+79160000001", "+79160000003", "+79160000002"


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("followed_by", ["another", "himself"])
@pytest.mark.parametrize("what", ["a birth date comes", "a call without a name connects two"])
def test_whenever_a_worker_dies_it_is_added_up(valkey_url: str, what: str, followed_by: str, after: bool) -> None:
    """At each of his commands in turn: before the server saw it, or before the answer came. Another worker gets the
    batch, or it was an outage and he tries it again. No record is new that states a person where a call connects two:
    whoever tells of that regrouping adds up too.
    """
    with redis.Redis.from_url(valkey_url) as alive:
        for commands in count():
            shop = Shop(valkey_url, alive)
            other = shop.worker()
            shop.take(other, [shop.event({"phone": TILL}, {"name": "Анна Петрова"})])
            shop.take(other, [shop.event({"phone": OTHER}, {"name": "Анна Петрова", "birth_date": "1990-05-12"})])
            if what == "a birth date comes":
                batch = [shop.event({"phone": TILL, "visitor": "v-1"}, {"birth_date": "1990-05-12"})]
            else:
                shop.take(other, [shop.event({"phone": BOT}, {"birth_date": "1990-05-12"})])
                batch = [shop.event({"phone": TILL, "account": "A-1"}), shop.event({"phone": BOT, "account": "A-1"})]
            assert listed(shop.store) == []
            with Severed.from_url(valkey_url) as client:
                client.after = after
                outage = Outage(client)
                worker = shop.worker(client)
                client.commands_left = ENOUGH
                shop.take(worker, [shop.event({"phone": "+79160000009"})])  # he is at work, and does not just begin
                client.commands_left = commands
                try:
                    shop.take(worker, batch, outage if followed_by == "himself" else once)
                    survived = not outage.met
                except StoreUnavailable:
                    shop.take(other, batch)
                    survived = False
            (item,) = listed(shop.store)
            assert (item.together, item.because.split(", ")[0]) == (True, "birth")
            assert shop.store.untold() == {}
            if survived:
                break
        assert commands > 5
