"""Likeness in the stream says what a batch says of everything: in any order, interrupted anywhere, several at once."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from random import Random

import pytest
import redis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from profile_store.ports import ReviewKind, Sighting, StoreUnavailable
from profile_store.redis.identity_matching import RedisMatchStore
from profile_store.review_queue import ReviewQueue
from profile_store.service.explain import judge
from schemas.identity import Decision
from stream_processors.identity.join_by_likeness import RULE
from tests.identity_graph import SECRET, KnownStore, decision, groups, identifier, profile_ids, stores
from tests.matching import Worker, person, suggested, whole
from tests.searching import cases, seeds
from tests.severed import Severed

Step = tuple[Sequence[Sighting], Sequence[Decision]]
AUTO = 0.9

NAMES = ("Анна Петрова", "Аня Петрова", "Anna Petrova", "Пётр Иванов", "Анна Иванова", "А. Петрова", None)
BIRTHS = ("1990-05-12", "1990-12-05", "1990-05-13", "1961-01-30", None)
VALUES = [f"{kind}:{n}" for kind in ("phone", "email", "account", "visitor") for n in range(4)]


@st.composite
def sightings(draw: st.DrawFn) -> Sighting:
    carried = draw(st.lists(st.sampled_from(VALUES), max_size=2))
    name, born = draw(st.sampled_from(NAMES)), draw(st.sampled_from(BIRTHS))
    return person(" ".join(carried), name, born, references="" if carried or (name and born) else "order:1")


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    a, b = draw(st.lists(st.sampled_from(VALUES), min_size=2, max_size=2, unique=True))
    return decision(draw(st.sampled_from([True, False, None])), a, b, minute=draw(st.integers(0, 59)))


@st.composite
def histories(draw: st.DrawFn) -> list[Step]:
    """Batches, of which some come again; a block that many are in falls at some time, or does not."""
    every = st.lists(st.tuples(st.lists(sightings(), max_size=6), st.lists(decisions(), max_size=1)), max_size=6)
    steps: list[Step] = list(draw(every))
    repeated = [draw(st.sampled_from(steps)) for _ in range(draw(st.integers(0, 2)))] if steps else []
    many = draw(st.sampled_from([0, 0, 44, 47, 50, 51]))
    name, born = draw(st.sampled_from(NAMES[:2])), draw(st.sampled_from(BIRTHS[:2]))
    crowd = [person(f"card:{n}", name, born) for n in range(many)]
    return draw(st.permutations([*steps, *repeated, (crowd[:30], ()), (crowd[30:], ())]))


def said(steps: Sequence[Step]) -> tuple[list[Sighting], list[Decision]]:
    return [one for seen, _ in steps for one in seen], [one for _, decided in steps for one in decided]


def assert_as_whole(store: KnownStore, steps: Sequence[Step], auto_join: float | None) -> None:
    expected = whole(*said(steps), auto_join)
    assert groups(store) == frozenset(expected.partition.groups)
    assert suggested(store) == expected.suggested
    assert suggested(store) == expected.suggested  # reading tidies up, and changes no answer


@pytest.fixture(scope="module", params=["memory", "valkey"])
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("auto_join", [None, AUTO])
@settings(max_examples=cases(25), suppress_health_check=list(HealthCheck))
@given(steps=histories())
def test_any_order_and_repetition_reach_the_oracle(
    engine: str, valkey_url: str, auto_join: float | None, steps: list[Step]
) -> None:
    store = stores(engine, valkey_url, auto_join)()
    worker = Worker(store, profile_ids(), auto_join)
    for seen, decided in steps:
        found = worker.take(seen, decided)
        current = store.profiles_of([one.record.record_id for one in seen])
        assert found.profiles == [current[one.record.record_id] for one in seen]
    assert_as_whole(store, steps, auto_join)


@settings(max_examples=cases(30), suppress_health_check=list(HealthCheck))
@given(steps=histories(), deaths=st.lists(st.tuples(st.integers(0, 30), st.booleans()), min_size=1, max_size=3))
def test_a_crash_at_any_command_and_a_run_from_the_start_reach_the_oracle(
    valkey_url: str, steps: list[Step], deaths: list[tuple[int, bool]]
) -> None:
    store = stores("valkey", valkey_url, AUTO)()
    fresh = profile_ids()
    with Severed.from_url(valkey_url) as client:
        for client.commands_left, client.after in deaths:
            worker = Worker(RedisMatchStore(client, SECRET, AUTO), fresh, AUTO)
            with suppress(StoreUnavailable):
                for seen, decided in steps:
                    worker.take(seen, decided)
    worker = Worker(store, fresh, AUTO)
    for seen, decided in steps:
        worker.take(seen, decided)
    assert_as_whole(store, steps, AUTO)


def crossing(random: Random) -> list[Step]:
    steps: list[Step] = []
    for number in range(30):
        seen = [
            person(f"{random.choice(VALUES)} card:{number}-{n}", random.choice(NAMES), random.choice(BIRTHS))
            for n in range(4)
        ]
        same, (one, other) = random.choice([True, False]), random.sample(VALUES, 2)
        decided = [decision(same, one, other, minute=random.randrange(60))]
        steps.append((seen, decided if random.random() < 0.15 else []))
    return steps


@pytest.mark.parametrize("seed", seeds(2))
def test_workers_at_once_reach_the_oracle(valkey_url: str, seed: int) -> None:
    store = stores("valkey", valkey_url, AUTO)()
    steps = crossing(Random(seed))

    def work(number: int) -> None:
        mine = [step for at, step in enumerate(steps) if at % 3 != number]
        Random(number).shuffle(mine)
        with redis.Redis.from_url(valkey_url) as client:
            worker = Worker(RedisMatchStore(client, SECRET, AUTO), profile_ids(f"W{number}-"), AUTO)
            for seen, decided in mine:
                worker.take(seen, decided)

    with ThreadPoolExecutor(3) as pool:
        for done in [pool.submit(work, number) for number in range(3)]:
            done.result()
    assert_as_whole(store, steps, AUTO)


SHOP = person("phone:1", "Анна Ивановна Петрова", "1990-05-12")
BOT = person("email:anna@shop.ru", "Anna Petrova", "1990-05-12")


@pytest.fixture
def store(engine: str, valkey_url: str) -> KnownStore:
    return stores(engine, valkey_url)()


@pytest.mark.parametrize("outage", [False, True])
def test_who_was_compared_is_known_to_be_with_the_next_batch_but_not_over_an_outage(
    valkey_url: str, outage: bool
) -> None:
    store = stores("valkey", valkey_url)()
    worker = Worker(store, profile_ids())
    first, second = person("phone:1", "Анна Петрова", "1990-05-12"), person("email:a", "Пётр Иванов", "1961-01-30")
    worker.take([first])
    if outage:
        worker.matcher.forget()
    worker.take([second])
    with redis.Redis.from_url(valkey_url) as client:
        told = RedisMatchStore(client, SECRET).enter([first.record])
    assert (told[first.record.record_id] is not None) == outage


def test_two_who_are_alike_are_suggested_and_say_why(store: KnownStore) -> None:
    Worker(store, profile_ids()).take([SHOP, BOT])
    queue = ReviewQueue(store)
    (item,) = queue.review_items(ReviewKind.SUGGESTION).items
    assert item.pair == tuple(sorted((SHOP.record.record_id, BOT.record.record_id)))
    assert item.score is not None
    assert item.score > AUTO
    assert {"birth", "surname", "given"} <= set(item.because.replace(";", ",").split(", "))
    assert [group.records[0].record_id for group in item.groups] == list(item.pair)
    assert queue.review_counts()[ReviewKind.SUGGESTION] == 1
    assert len(groups(store)) == 2


@pytest.mark.parametrize("same", [True, False, None])
def test_what_a_person_decided_is_not_shown_again(store: KnownStore, same: bool | None) -> None:
    worker = Worker(store, profile_ids())
    worker.take([SHOP, BOT])
    worker.take([], [decision(same, "phone:1", "email:anna@shop.ru")])
    assert suggested(store) == frozenset()
    assert len(groups(store)) == (1 if same else 2)
    assert ReviewQueue(store).review_counts()[ReviewKind.SUGGESTION] == 0


@pytest.fixture
def joining(engine: str, valkey_url: str) -> KnownStore:
    return stores(engine, valkey_url, AUTO)()


def test_likeness_joins_where_the_deployment_says_so_and_explains_it(joining: KnownStore) -> None:
    found = Worker(joining, profile_ids(), AUTO).take([SHOP, BOT])
    assert found.profiles == ["P00000", "P00000"]
    assert [(merge.profile_id, merge.merged) for merge in found.merged] == [("P00000", frozenset({"P00001"}))]
    near = joining.neighbourhood([identifier("phone:1")])
    (link,) = judge(near).links
    assert (link.rule, link.identifier) == (RULE, None)
    score, traits = link.because.split(": ")
    assert float(score) >= AUTO
    assert {"birth", "surname", "given"} <= set(traits.split(", "))
    assert suggested(joining) == frozenset()


@pytest.mark.parametrize("same", [False, None])
def test_no_likeness_overrides_a_person(joining: KnownStore, same: bool | None) -> None:
    decided = decision(same, "phone:1", "email:anna@shop.ru")
    for steps in ([([SHOP, BOT], []), ([], [decided])], [([], [decided]), ([SHOP, BOT], [])]):
        worker = Worker(joining, profile_ids(), AUTO)
        for seen, decisions in steps:
            worker.take(seen, decisions)
        assert len(groups(joining)) == 2
        assert suggested(joining) == frozenset()


def test_what_a_block_said_is_taken_back_when_it_falls(joining: KnownStore) -> None:
    """Fifty of one name and birth date might be one; with the fifty-first they are a clerk's placeholder."""
    worker = Worker(joining, profile_ids(), AUTO)
    crowd = [person(f"phone:{n}", "Иван Козлов", "1985-02-17") for n in range(51)]
    worker.take(crowd[:50])
    assert len(groups(joining)) == 1
    found = worker.take(crowd[50:])
    assert len(groups(joining)) == 51
    assert sum(len(split.into) for split in found.split) == 50
