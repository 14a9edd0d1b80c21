"""The two pipelines on the stores' in-memory twins: every way in which an event can end."""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime

import orjson
import pytest

from profile_store.memory.fragments import MemoryFragmentStore
from profile_store.memory.history import MemoryHistoryStore
from profile_store.memory.identity_matching import MemoryMatchStore
from profile_store.ports import ApplyOutcome, StoreUnavailable
from schemas import topics
from schemas.failed import Stage
from schemas.fragment import EventEffect
from schemas.identifiers import Identifier
from schemas.wishes import Wish
from stream_processors.identity.records import Recorder
from stream_processors.pipeline import HistoryPipeline, ProfilePipeline
from stream_processors.profile.wishes import AT_HOME
from stream_processors.runtime.metrics import Metrics
from stream_processors.steps.match import Matcher
from stream_processors.steps.messages import Message
from stream_processors.steps.outcomes import (
    Anonymous,
    Applied,
    Conflict,
    DeadLetter,
    Duplicate,
    Kept,
    LeftToProfile,
    Written,
)
from stream_processors.steps.publish_changes import read_change
from stream_processors.steps.resolve import Resolver
from stream_processors.steps.write_history import HistoryWriter

RECEIVED = int(datetime(2026, 11, 21, 7, 0, tzinfo=UTC).timestamp() * 1000)
SECRET = b"of this test"
PHONE, EMAIL = "+79161234567", "anna@firma.ru"


def event(number: int, type_: str = "site.searched", /, **data: object) -> dict[str, object]:
    said = {"query": "диван"} | data if type_ == "site.searched" else data
    return {
        "specversion": "1.0",
        "id": str(number),
        "source": "web",
        "type": type_,
        "time": f"2026-11-21T09:{number % 60:02}:00+03:00",
        "data": said,
    }


def message(said: dict[str, object] | bytes | None, offset: int = 0, topic: str = "omniprofile.site") -> Message:
    value = said if isinstance(said, bytes | None) else json.dumps(said, ensure_ascii=False).encode()
    return Message(topic, 0, offset, RECEIVED, None, value)


class Stage1:
    """A profile pipeline, its stores, and what it told so far."""

    def __init__(self) -> None:
        self.identities = MemoryMatchStore()
        self.fragments = MemoryFragmentStore()
        self.numbers = (f"p{number:025}" for number in itertools.count())
        self.pipeline = self.restarted()

    def restarted(self) -> ProfilePipeline:
        """As a new process would be: the stores know all, its memory nothing."""
        resolver = Resolver(self.identities, fresh=lambda: next(self.numbers))
        matcher = Matcher(self.identities, resolver)
        self.pipeline = ProfilePipeline(Recorder(SECRET, "RU"), resolver, matcher, self.identities, self.fragments)
        return self.pipeline

    def run(self, *said: dict[str, object] | bytes | None) -> Written:
        return self.pipeline.write(self.pipeline.read([message(each, number) for number, each in enumerate(said)]))

    def profile_of(self, kind: str, value: str) -> str:
        (group,) = self.identities.groups_with(Identifier(kind, value))
        return group.profile_id


@pytest.fixture
def stage() -> Stage1:
    return Stage1()


def test_a_new_event_is_applied_and_its_profile_told(stage: Stage1) -> None:
    written = stage.run(event(1, identifiers={"phone": "8 (916) 123-45-67"}))
    assert written.outcomes == [Applied("site.searched")]
    (told,) = written.changes
    change = read_change(told.value or b"")
    assert told.topic == topics.CHANGES
    assert told.key == stage.profile_of("phone", PHONE).encode()
    assert (change.kind, len(change.records), change.events) == ("changed", 1, [("web", "1")])


def test_what_is_told_holds_no_personal_data(stage: Stage1) -> None:
    written = stage.run(event(1, identifiers={"phone": PHONE}, person={"name": "Анна Петрова"}))
    said = orjson.loads(written.changes[0].value or b"")
    assert set(said) == {"profile_id", "kind", "records", "events", "at"}
    assert b"9161234567" not in (written.changes[0].value or b"")


def test_a_repeated_event_is_a_duplicate(stage: Stage1) -> None:
    stage.run(event(1, identifiers={"phone": PHONE}))
    assert stage.run(event(1, identifiers={"phone": PHONE})).outcomes == [Duplicate("site.searched")]


def test_an_event_that_comes_twice_in_one_batch_is_applied_once(stage: Stage1) -> None:
    said = [event(number, identifiers={"phone": PHONE}) for number in (1, 1, 2, 1)]
    applied, repeated = Applied("site.searched"), Duplicate("site.searched")
    assert stage.run(*said).outcomes == [applied, repeated, applied, repeated]
    assert stage.run(said[0], event(3, identifiers={"phone": PHONE})).outcomes == [repeated, applied]


def test_the_same_name_with_another_content_is_a_conflict(stage: Stage1) -> None:
    stage.run(event(1, identifiers={"phone": PHONE}))
    (outcome,) = stage.run(event(1, identifiers={"phone": PHONE}, query="стол")).outcomes
    assert isinstance(outcome, Conflict)


def test_an_event_that_names_nobody_changes_no_profile(stage: Stage1) -> None:
    written = stage.run(event(1, identifiers={"phone": "+7 000 000-00-00"}))
    assert written == Written([Anonymous("site.searched")], [], {"merged": 0, "split": 0}, since=0)


def test_what_is_no_event_stands_beside_what_is(stage: Stage1) -> None:
    outcomes = stage.run(b"{", event(1, identifiers={"phone": PHONE}), None).outcomes
    assert [type(each) for each in outcomes] == [DeadLetter, DeadLetter, Applied]


def test_a_merge_is_told_with_all_records(stage: Stage1) -> None:
    stage.run(event(1, identifiers={"phone": PHONE}), event(2, identifiers={"email": EMAIL}))
    written = stage.run(event(3, identifiers={"phone": PHONE, "email": EMAIL}))
    assert written.regrouped == {"merged": 1, "split": 0}
    change, lost = [read_change(each.value or b"") for each in written.changes]
    assert (change.kind, len(change.records), change.merged) == ("merged", 3, [lost.profile_id])
    assert (lost.kind, lost.into, lost.records, lost.events) == ("merged_into", change.profile_id, [], [])
    assert [each.key for each in written.changes] == [change.profile_id.encode(), lost.profile_id.encode()]


def test_a_merge_that_was_not_told_before_a_crash_is_told_when_its_event_comes_again(stage: Stage1) -> None:
    stage.run(event(1, identifiers={"phone": PHONE}), event(2, identifiers={"email": EMAIL}))
    stage.run(event(3, identifiers={"phone": PHONE, "email": EMAIL}))  # told to nobody: the worker died
    stage.restarted()
    written = stage.run(event(3, identifiers={"phone": PHONE, "email": EMAIL}))
    change, lost = [read_change(each.value or b"") for each in written.changes]
    assert (change.kind, len(change.records), change.merged) == ("merged", 3, [lost.profile_id])
    assert (lost.kind, lost.into) == ("merged_into", change.profile_id)


def test_a_person_parts_two_who_were_one_and_all_are_told(stage: Stage1) -> None:
    stage.run(event(1, identifiers={"phone": PHONE, "email": EMAIL}), event(2, identifiers={"phone": PHONE}))
    stage.run(event(3, identifiers={"email": EMAIL}))
    before = {group.profile_id for group in stage.identities.all_groups()}
    of = [{"kind": "phone", "value": "8 916 123 45 67"}, {"kind": "email", "value": EMAIL}]
    written = stage.run(event(4, "identity.different", of=of, by="оператор", reason="разные люди"))
    after = {group.profile_id for group in stage.identities.all_groups()}
    assert len(before) == 1
    assert len(after) > 1
    assert {read_change(each.value or b"").profile_id for each in written.changes} >= after
    assert written.outcomes == [Anonymous("identity.different")]


def test_a_decision_about_nobody_is_put_aside(stage: Stage1) -> None:
    of = [{"kind": "phone", "value": "+7 000 000-00-00"}, {"kind": "email", "value": EMAIL}]
    (outcome,) = stage.run(event(4, "identity.same", of=of)).outcomes
    assert isinstance(outcome, DeadLetter)
    assert (outcome.stage, outcome.path) == (Stage.DECODE, "data.of.0.value")


def test_a_decision_may_name_who_states_something_before_he_was_ever_seen(stage: Stage1) -> None:
    """Two who have one phone and nothing of their own; each is known by the record that his event would make."""
    anna, pyotr = {"name": "Анна Петрова"}, {"name": "Пётр Иванов", "birth_date": "1961-01-30"}
    of = [{"kind": "phone", "value": "8 916 123 45 67", "person": anna},
          {"kind": "phone", "value": PHONE, "person": pyotr, "identifiers": {"visitor": "v-1"}}]  # fmt: skip
    written = stage.run(event(1, "identity.same", of=of, by="оператор", reason="псевдоним"))
    (change,) = [read_change(each.value or b"") for each in written.changes]
    assert len(change.records) == 2
    stage.run(event(2, identifiers={"phone": PHONE}, person={"name": "АННА  Петрова"}))
    stage.run(event(3, identifiers={"phone": [PHONE], "visitor": ["v-1"]}, person=pyotr))
    (group,) = stage.identities.all_groups()
    assert {record.record_id for record in group.records} == set(change.records)
    assert group.profile_id == change.profile_id


def test_an_empty_batch_is_nothing(stage: Stage1) -> None:
    assert stage.run() == Written([], [], {"merged": 0, "split": 0}, since=0)


def test_history_keeps_events_leaves_the_rest_and_hears_changes(stage: Stage1) -> None:
    history = MemoryHistoryStore()
    pipeline = HistoryPipeline(Recorder(SECRET, "RU"), HistoryWriter(history))
    said = event(1, identifiers={"phone": PHONE})
    (told,) = stage.run(said).changes
    batch = [
        message(said),
        message(b"{", 1),
        message(event(2), 2),
        message(told.value, 0, topics.CHANGES),
        message(None, 1, topics.CHANGES),
    ]
    outcomes = pipeline.write(pipeline.read(batch)).outcomes
    assert [type(each) for each in outcomes] == [Kept, LeftToProfile, Kept, Kept, Kept]
    (record,) = read_change(told.value or b"").records
    assert [each.id for each in history.timeline([record], 10, None)[0]] == ["1"]
    assert [each.id for each in history.timeline([""], 10, None)[0]] == ["2"]


def test_history_puts_aside_what_is_no_change(stage: Stage1) -> None:
    pipeline = HistoryPipeline(Recorder(SECRET, "RU"), HistoryWriter(MemoryHistoryStore()))
    bad = [message(value, 0, topics.CHANGES) for value in (b"{", b"[]", b"{}", b'{"events": 5}')]
    outcomes = pipeline.write(pipeline.read(bad)).outcomes
    assert [type(each) for each in outcomes] == [DeadLetter] * 4


class AwayOnce(MemoryFragmentStore):
    """A store whose next call finds it away."""

    away = False

    def apply(self, effects: Sequence[EventEffect]) -> list[ApplyOutcome]:
        if self.away:
            self.away = False
            raise StoreUnavailable("the server restarts")
        return super().apply(effects)


def test_after_an_outage_nobody_is_taken_as_known() -> None:
    """A server that lost its latest second has forgotten people whom this process remembers as settled."""
    stage = Stage1()
    stage.fragments = AwayOnce()
    stage.restarted()
    stage.run(event(1, identifiers={"phone": PHONE}))
    stage.identities.__init__()  # type: ignore[misc]  # the store comes back empty
    stage.fragments.away = True
    with pytest.raises(StoreUnavailable):
        stage.run(event(2, identifiers={"phone": PHONE}))
    stage.run(event(2, identifiers={"phone": PHONE}))
    assert stage.profile_of("phone", PHONE)


def test_a_fault_of_the_grammar_costs_the_wishes_and_no_delivery_and_is_counted_and_told(
    stage: Stage1, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(text: str, said: date) -> tuple[Wish, ...]:
        raise ValueError(text)

    resolver = Resolver(stage.identities, fresh=lambda: next(stage.numbers))
    stores = resolver, Matcher(stage.identities, resolver), stage.identities, stage.fragments
    stage.pipeline = ProfilePipeline(Recorder(SECRET, "RU"), *stores, hearing=AT_HOME._replace(grammar=broken))
    who = {"phone": PHONE, "order": "A-1"}
    asked = event(1, "delivery.requested", identifiers=who, date="2026-11-22", wish="не звонить +79161234567")
    written = stage.run(asked, event(2, identifiers={"phone": PHONE}))
    assert written.outcomes == [Applied("delivery.requested"), Applied("site.searched")]
    assert stage.fragments.delivering_on(date(2026, 11, 22))
    assert (written.unread, (written + written).unread) == (1, 2)
    metrics = Metrics("profile")
    metrics.finished(written, 2, 0.1)
    assert metrics.registry.get_sample_value("omniprofile_wishes_unread_total") == 1
    (told,) = caplog.messages
    assert "ValueError at " in told
    assert "omniprofile.site[0]@0" in told
    assert "9161234567" not in caplog.text
