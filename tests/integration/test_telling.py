"""Two profile workers on one Valkey publish true changes, even if one is overtaken or dies at any command."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import count

import orjson
import pytest
import redis

from profile_store.memory.fragments import MemoryFragmentStore
from profile_store.ports import StoreUnavailable
from profile_store.redis.identity_matching import RedisMatchStore
from stream_processors.identity.records import Recorder
from stream_processors.pipeline import ProfilePipeline
from stream_processors.steps.match import Matcher
from stream_processors.steps.messages import Message, Outgoing
from stream_processors.steps.outcomes import Written
from stream_processors.steps.resolve import Resolver
from tests.following import Follower
from tests.identity_graph import SECRET, profile_ids, stores
from tests.severed import Severed

BEGIN = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
ANNA = {"name": "Анна Петрова", "birth_date": "1990-05-12"}


class Town:
    """Workers, each with its own connection and memory; the log that they tell, and who follows it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.store = stores("valkey", url, auto_join=0.9)()
        self.fragments = MemoryFragmentStore()
        self.fresh = profile_ids()
        self.numbers = count()
        self.told: list[Outgoing] = []
        self.clients: list[redis.Redis] = []

    def worker(self, client: redis.Redis | None = None) -> ProfilePipeline:
        self.clients.append(client or redis.Redis.from_url(self.url))
        store = RedisMatchStore(self.clients[-1], SECRET, 0.9)
        resolver = Resolver(store, fresh=self.fresh)
        return ProfilePipeline(Recorder(SECRET, "RU"), resolver, Matcher(store, resolver, 0.9), store, self.fragments)

    def events(self, *stated: dict[str, str], person: dict[str, str] | None = None) -> list[Message]:
        return [self._event({"identifiers": carried, "person": person}) for carried in stated]

    def differ(self, *of: tuple[str, str]) -> list[Message]:
        two = [{"kind": kind, "value": value} for kind, value in of]
        return [self._event({"of": two, "by": "operator 12"}, "identity.different")]

    def _event(self, data: dict[str, object], kind: str = "site.registered") -> Message:
        envelope = {"specversion": "1.0", "source": "t", "type": kind, "time": BEGIN.isoformat()}
        raw = orjson.dumps(envelope | {"id": str(next(self.numbers)), "data": data})
        return Message("omniprofile.site", 0, 0, int(BEGIN.timestamp() * 1000), None, raw)

    def take(self, worker: ProfilePipeline, batch: Sequence[Message]) -> None:
        self.tell(worker, worker.write(worker.read(batch)))

    def tell(self, worker: ProfilePipeline, written: Written) -> None:
        while written.changes:
            self.told += written.changes
            written = worker.told(written)

    def assert_told(self) -> None:
        """Whoever hears it knows whose each record is and where each id leads, from the last of each key too."""
        follower = Follower()
        last = {change.profile_id: change.into for change in (follower.hear(one.key, one.value) for one in self.told)}
        known = list(self.store.all_groups())
        assert follower.profiles() == {one.record_id: group.profile_id for group in known for one in group.records}
        leads = {one: group.profile_id for group in known for one in (group.profile_id, *group.aliases)}
        assert follower.leads() == {one: into or one for one, into in last.items()} == leads
        assert self.store.untold() == {}


@pytest.fixture
def town(valkey_url: str) -> Iterator[Town]:
    town = Town(valkey_url)
    yield town
    for client in town.clients:
        client.close()


def test_who_remembers_a_profile_hears_that_another_worker_merged_it_away(town: Town) -> None:
    one, other = town.worker(), town.worker()
    town.take(one, town.events({"phone": "+79160000001"}, {"account": "A-1"}))
    town.take(other, town.events({"phone": "+79160000001", "account": "A-1"}))
    town.take(one, town.events({"account": "A-1"}))
    assert orjson.loads(town.told[-1].value or b"")["profile_id"] == "P00000", "not P00001, which it was"
    town.assert_told()


def test_who_is_overtaken_before_he_tells_tells_it_anew(town: Town) -> None:
    one, other = town.worker(), town.worker()
    town.take(one, town.events({"phone": "+79160000001"}, {"account": "A-1"}))
    written = one.write(one.read(town.events({"account": "A-1"})))
    town.take(other, town.events({"phone": "+79160000001", "account": "A-1"}))
    town.tell(one, written)
    assert {one.key: orjson.loads(one.value or b"")["kind"] for one in town.told[-2:]} == {
        b"P00000": "changed",
        b"P00001": "merged_into",
    }
    town.assert_told()


def test_a_starting_worker_tells_what_was_left_unsaid_before_anybody_repeats_it(town: Town) -> None:
    one = town.worker()
    town.take(one, town.events({"phone": "+79160000001"}, {"account": "A-1"}))
    dead = town.worker()
    batch = town.events({"phone": "+79160000001", "account": "A-1"})
    dead.write(dead.read(batch))
    town.take(town.worker(), town.events({"phone": "+79160000002"}))
    said = {one.key: orjson.loads(one.value or b"")["kind"] for one in town.told}
    assert (said[b"P00000"], said[b"P00001"]) == ("merged", "merged_into")
    town.take(one, batch)
    town.assert_told()


def test_who_died_after_he_told_of_a_decision_too_late_leaves_nothing_stale(town: Town) -> None:
    """Another had merged one of the two away, and told so, before the dead one's words reached the log."""
    one, dead = town.worker(), town.worker()
    town.take(one, town.events({"phone": "+79160000001"}, {"account": "A-1"}, {"card": "C-1"}))
    batch = town.differ(("account", "A-1"), ("card", "C-1"))
    late = dead.write(dead.read(batch)).changes
    town.take(one, town.events({"phone": "+79160000001", "account": "A-1"}))
    town.told += late
    town.take(one, batch)
    town.assert_told()


@pytest.mark.parametrize("older", ["account", "phone"])
def test_who_died_after_he_told_of_a_commit_too_late_leaves_nothing_stale(town: Town, older: str) -> None:
    """Another had taken apart what the dead one joined, and told of both."""
    one, dead = town.worker(), town.worker()
    two = {"account": "A-1", "phone": "+79160000002"}
    town.take(one, town.events(*({kind: two[kind]} for kind in sorted(two, key=lambda kind: kind != older))))
    batch = town.events(two)
    joined = dead.write(dead.read(batch)).changes
    town.take(one, town.differ(*two.items()))
    now = town.store.regrouped_since(None).at.isoformat()  # after the other's commit
    town.told += [each._replace(value=orjson.dumps(orjson.loads(each.value or b"") | {"at": now})) for each in joined]
    town.take(one, batch)
    town.assert_told()


@pytest.mark.parametrize("after", [False, True])
def test_a_parting_of_a_block_that_falls_is_told_whenever_the_worker_dies(town: Town, after: bool) -> None:
    """Likeness had joined two; the 51st of that name and birth date parts them, and no decision and no event of theirs
    tells of it. The worker dies at each of its commands in turn, before the server saw it or before the answer came.
    """
    many = [{"card": f"B-{n}"} for n in range(49)]
    for commands in count():
        town.store = stores("valkey", town.url, auto_join=0.9)()
        town.fragments, town.told = MemoryFragmentStore(), []
        other = town.worker()
        town.take(other, town.events({"card": "B-50"}, {"card": "B-51"}, person=ANNA))
        assert len(list(town.store.all_groups())) == 1
        with Severed.from_url(town.url) as client:
            client.commands_left, client.after = 10_000, after
            worker = town.worker(client)
            client.commands_left = commands
            batch = town.events(*many, person=ANNA)
            try:
                town.take(worker, batch)
            except StoreUnavailable:
                town.take(other, batch)
            survived = client.commands_left > 0
        town.assert_told()
        assert len(list(town.store.all_groups())) == 51
        if survived:
            break
    assert commands > 8
