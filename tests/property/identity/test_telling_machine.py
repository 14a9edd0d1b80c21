"""A consumer of profile changes stays right, whichever worker dies or is overtaken (state machine)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import count

import orjson
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from profile_store.memory.fragments import MemoryFragmentStore
from profile_store.ports import StoreUnavailable
from schemas.changes import ProfileChange
from schemas.identity import ProfileId
from stream_processors.identity.records import Recorder
from stream_processors.pipeline import ProfilePipeline
from stream_processors.steps.match import Matcher
from stream_processors.steps.messages import Message, Outgoing
from stream_processors.steps.outcomes import DeadLetter
from stream_processors.steps.resolve import Resolver
from tests.following import Follower
from tests.identity_graph import SECRET, profile_ids
from tests.interposed import Interposed
from tests.searching import cases

AUTO = 0.9
BEGIN = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
RECEIVED = int(BEGIN.timestamp() * 1000)
ANNA = {"name": "Анна Петрова", "birth_date": "1990-05-12"}
PERSONS = (ANNA, ANNA, {"name": "Пётр Иванов"}, {"name": "Анна Петрова", "birth_date": "1961-01-30"}, None, None)

Said = tuple[str, dict[str, object]]  # type of an event, its data


def stated(carried: dict[str, str], person: dict[str, str] | None = None) -> Said:
    return "site.registered", {"identifiers": carried, **({"person": person} if person else {})}


def value(kind: str, number: int) -> str:
    return f"+7916000000{number}" if kind == "phone" else f"{kind.upper()}-{number}"


VALUES = st.tuples(st.sampled_from(["phone", "card", "account", "visitor"]), st.integers(0, 3))
STATED = st.builds(
    lambda carried, person: stated({kind: value(kind, number) for kind, number in carried}, person),
    st.lists(VALUES, min_size=1, max_size=2),
    st.sampled_from(PERSONS),
)
DECIDED = st.builds(
    lambda kind, of: (kind, {"of": [{"kind": a, "value": value(a, n)} for a, n in of], "by": "operator 12"}),
    st.sampled_from(["identity.same", "identity.different"]),
    st.lists(VALUES, min_size=2, max_size=2, unique=True),
)
BATCHES = st.tuples(st.lists(STATED, max_size=5), st.lists(DECIDED, max_size=1)).map(lambda two: [*two[0], *two[1]])
LATE = {
    "a block that falls": [stated({"card": f"B-{n}"}, ANNA) for n in range(50)],
    "a kiosk": [stated({"visitor": value("visitor", 0), "card": f"K-{n}"}) for n in range(13)],
}


def die() -> None:
    raise StoreUnavailable("died between two calls")


class Telling(RuleBasedStateMachine):
    """Two workers of the profile group, their log, and a follower of what they tell."""

    @initialize(auto_join=st.sampled_from([None, AUTO]))
    def begin(self, auto_join: float | None) -> None:
        self.auto_join = auto_join
        self.store = Interposed(auto_join)
        self.fragments = MemoryFragmentStore()
        self.fresh = profile_ids()
        self.numbers = count()
        self.workers = [self.worker(), self.worker()]
        self.follower, self.last = Follower(), dict[ProfileId, ProfileChange]()
        self.said: list[list[Message]] = []

    def worker(self) -> ProfilePipeline:
        resolver = Resolver(self.store, fresh=self.fresh)
        matcher = Matcher(self.store, resolver, self.auto_join)
        return ProfilePipeline(Recorder(SECRET, "RU"), resolver, matcher, self.store, self.fragments)

    def messages(self, said: Sequence[Said]) -> list[Message]:
        """Of a batch that nobody has read yet."""
        new = [self.message(next(self.numbers), *each) for each in said]
        self.said.append(new)
        return new

    def message(self, number: int, kind: str, data: dict[str, object]) -> Message:
        envelope = {"specversion": "1.0", "source": "t", "time": (BEGIN + timedelta(seconds=number)).isoformat()}
        raw = orjson.dumps(envelope | {"id": str(number), "type": kind, "data": data})
        return Message("omniprofile.site", 0, number, RECEIVED, None, raw)

    def take(self, who: int, batch: list[Message]) -> None:
        """As the checkpoint does it."""
        worker = self.workers[who]
        telling = worker.write(worker.read(batch))
        assert not any(isinstance(outcome, DeadLetter) for outcome in telling.outcomes)
        while telling.changes:
            self.deliver(telling.changes)
            telling = worker.told(telling)

    def deliver(self, messages: Sequence[Outgoing]) -> None:
        for message in messages:
            self.store.passed()
            change = self.follower.hear(message.key, message.value)
            self.last[change.profile_id] = change

    def meanwhile(self, at: int, happens: Callable[[], None], who: int, batch: list[Message]) -> None:
        self.store.interpose(at, happens)
        with suppress(StoreUnavailable):
            self.take(who, batch)
        self.store.interpose(0, None)

    @rule(who=st.integers(0, 1), said=BATCHES)
    def a_batch_comes(self, who: int, said: list[Said]) -> None:
        self.take(who, self.messages(said))

    @rule(who=st.integers(0, 1), number=st.integers(0, 30))
    def a_batch_comes_again(self, who: int, number: int) -> None:
        if self.said:
            self.take(who, self.said[number % len(self.said)])

    @rule(who=st.integers(0, 1), number=st.integers(0, 30))
    def people_seen_before_come_again(self, who: int, number: int) -> None:
        """New events of records that a worker may remember as another profile's."""
        if self.said:
            again = (orjson.loads(each.value or b"") for each in self.said[number % len(self.said)])
            self.take(who, self.messages([(one["type"], one["data"]) for one in again]))

    @rule(who=st.integers(0, 1), said=BATCHES, rival=BATCHES, at=st.integers(0, 40))
    def another_worker_is_in_between(self, who: int, said: list[Said], rival: list[Said], at: int) -> None:
        self.meanwhile(at, lambda: self.take(1 - who, self.messages(rival)), who, self.messages(said))

    @rule(who=st.integers(0, 1), said=BATCHES, at=st.integers(0, 40))
    def a_worker_dies_and_another_gets_its_batch(self, who: int, said: list[Said], at: int) -> None:
        batch = self.messages(said)
        self.meanwhile(at, die, who, batch)
        self.workers[who] = self.worker()
        self.take(1 - who, batch)

    @rule(who=st.integers(0, 1), said=BATCHES, rival=BATCHES, at=st.integers(0, 30), later=st.integers(0, 15))
    def a_worker_is_overtaken_and_dies(
        self, who: int, said: list[Said], rival: list[Said], at: int, later: int
    ) -> None:
        def overtaken() -> None:
            self.take(1 - who, self.messages(rival))
            self.store.interpose(later, die)

        batch = self.messages(said)
        self.meanwhile(at, overtaken, who, batch)
        self.workers[who] = self.worker()
        self.take(1 - who, batch)

    @rule(who=st.integers(0, 1), what=st.sampled_from(sorted(LATE)), at=st.integers(0, 120))
    def a_value_is_met_more_and_more_until_a_worker_dies(self, who: int, what: str, at: int) -> None:
        batch = self.messages(LATE[what])
        self.meanwhile(at, die, who, batch)
        self.workers[who] = self.worker()
        for start in range(0, len(batch), 20):
            self.take(1 - who, batch[start : start + 20])

    @invariant()
    def whoever_hears_it_knows_whose_each_record_is(self) -> None:
        if not hasattr(self, "said"):
            return
        known = list(self.store.all_groups())
        assert self.follower.profiles() == {one.record_id: group.profile_id for group in known for one in group.records}
        leads = {one: group.profile_id for group in known for one in (group.profile_id, *group.aliases)}
        assert self.follower.leads() == leads
        assert {one: change.into or one for one, change in self.last.items()} == leads, "the last of each key tells it"
        assert self.store.untold() == {}


TestTelling = Telling.TestCase
TestTelling.settings = settings(
    phases=[Phase.generate],
    max_examples=cases(60),
    stateful_step_count=10,
    suppress_health_check=list(HealthCheck),
)
