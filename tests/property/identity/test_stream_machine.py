"""Workers that die, meet and repeat: after every step the stream says what a batch over everything says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from profile_store.ports import Sighting, StoreUnavailable
from schemas.identifiers import CROWD_PEOPLE, KINDS, STATEMENT, Identifier
from schemas.identity import Decision, Evidence, RecordId
from tests.identity_graph import decision, groups, profile_ids
from tests.interposed import Interposed
from tests.matching import Worker, person, suggested, whole
from tests.searching import cases

AUTO = 0.9
VALUES = [f"{kind}:{n}" for kind in ("phone", "email", "account", "visitor") for n in range(3)]
NAMES = ("Анна Петрова", "Аня Петрова", "Анна", "Пётр Иванов", None, None)
BIRTHS = ("1990-05-12", "1961-01-30", None)
LATE = {
    "a crowd of devices": [person(f"visitor:0 email:c{n}") for n in range(KINDS["visitor"].crowd_limit)],
    "a kiosk of many people": [person(f"visitor:0 card:k{n}") for n in range(CROWD_PEOPLE)],
    "a generic phone": [
        person(f"phone:0 email:g{n}", name)
        for n, name in enumerate(("Иван", "Ольга", "Денис", "Елена", "Фёдор", "Галина", "Борис", "Юлия", "Кирилл"))
    ],
    "a block that falls": [person(f"card:{n}", "Анна Петрова", "1990-05-12") for n in range(50)],
}

Step = tuple[list[Sighting], list[Decision]]


def person_of(carried: list[str], name: str | None, born: str | None) -> Sighting:
    return person(" ".join(carried), name, born, references="" if carried or (name and born) else "order:1")


def decided_of(same: bool | None, a: Sighting, b: Sighting, minute: int) -> Step:
    """A decision that names people by what they state."""
    sides = [Identifier(STATEMENT, seen.record.record_id) for seen in (a, b)]
    stated = [
        seen._replace(record=replace(seen.record, references=frozenset({side})))
        for seen, side in zip((a, b), sides, strict=True)
    ]
    evidence = Evidence(f"2026-11-22T08:{minute:02}:00Z", "desk", f"p{minute}")
    return stated, [Decision(same, (sides[0], sides[1]), evidence)]


SIGHTINGS = st.builds(
    person_of, st.lists(st.sampled_from(VALUES), max_size=2), st.sampled_from(NAMES), st.sampled_from(BIRTHS)
)
DECISIONS = st.builds(
    lambda same, two, minute: decision(same, two[0], two[1], minute),
    st.sampled_from([True, False, None]),
    st.lists(st.sampled_from(VALUES), min_size=2, max_size=2, unique=True),
    st.integers(0, 59),
)
STATED = [
    person("phone:0", "Анна Петрова"),
    person("phone:0", "Аня Петрова"),
    person("phone:0", "Пётр Иванов"),
    person("phone:0 email:0", "Анна Петрова", "1990-05-12"),
    person("phone:0"),
]
OF_PEOPLE = st.builds(
    lambda same, two, minute: decided_of(same, two[0], two[1], minute),
    st.sampled_from([True, False, None]),
    st.permutations(STATED),
    st.integers(0, 59),
)
STEPS: st.SearchStrategy[Step] = st.one_of(
    st.tuples(st.lists(SIGHTINGS, max_size=4), st.lists(DECISIONS, max_size=1)),
    st.tuples(st.lists(st.sampled_from(STATED), max_size=3), st.just([])),
    OF_PEOPLE,
)


class Stream(RuleBasedStateMachine):
    """Two workers over one store."""

    @initialize(auto_join=st.sampled_from([None, AUTO]))
    def begin(self, auto_join: float | None) -> None:
        self.auto_join = auto_join
        self.store = Interposed(auto_join)
        self.fresh = profile_ids()
        self.applied: set[RecordId] = set()
        self.workers = [self.worker(), self.worker()]
        self.said: list[Step] = []

    def worker(self) -> Worker:
        return Worker(self.store, self.fresh, self.auto_join, self.applied)

    def take(self, who: int, step: Step) -> None:
        self.said.append(step)
        self.workers[who].take(*step)

    @rule(who=st.integers(0, 1), step=STEPS)
    def a_batch_comes(self, who: int, step: Step) -> None:
        self.take(who, step)

    @rule(who=st.integers(0, 1), number=st.integers(0, 30))
    def a_batch_comes_again(self, who: int, number: int) -> None:
        if self.said:
            self.workers[who].take(*self.said[number % len(self.said)])

    @rule(who=st.integers(0, 1), step=STEPS, rival=STEPS, at=st.integers(0, 12))
    def another_worker_is_in_between(self, who: int, step: Step, rival: Step, at: int) -> None:
        self.store.interpose(at, lambda: self.take(1 - who, rival))
        self.take(who, step)
        self.store.interpose(0, None)

    @rule(who=st.integers(0, 1), step=STEPS, at=st.integers(0, 12))
    def a_worker_dies_and_another_gets_its_batch(self, who: int, step: Step, at: int) -> None:
        def die() -> None:
            raise StoreUnavailable("died between two calls")

        self.store.interpose(at, die)
        with suppress(StoreUnavailable):
            self.workers[who].take(*step)
        self.store.interpose(0, None)
        self.workers[who] = self.worker()
        self.take(1 - who, step)

    @rule(who=st.integers(0, 1), what=st.sampled_from(sorted(LATE)), part=st.integers(20, 60))
    def a_value_is_met_more_and_more(self, who: int, what: str, part: int) -> None:
        for seen in _parts(LATE[what], part):
            self.take(who, (seen, []))

    @invariant()
    def the_stream_says_what_a_batch_says(self) -> None:
        if not hasattr(self, "said"):
            return
        sightings = [one for seen, _ in self.said for one in seen]
        decisions = [one for _, decided in self.said for one in decided]
        expected = whole(sightings, decisions, self.auto_join)
        assert groups(self.store) == frozenset(expected.partition.groups)
        assert suggested(self.store) == expected.suggested


def _parts(items: Sequence[Sighting], size: int) -> Iterable[list[Sighting]]:
    return (list(items[at : at + size]) for at in range(0, len(items), size))


TestStream = Stream.TestCase
TestStream.settings = settings(
    phases=[Phase.generate],
    max_examples=cases(30),
    stateful_step_count=8,
    suppress_health_check=list(HealthCheck),
)
