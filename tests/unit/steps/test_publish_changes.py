"""From a resolution to the messages that tell of it: who merged, who split, and which ids are lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
import pytest

from profile_store.memory.history import MemoryHistoryStore
from profile_store.memory.identity_matching import MemoryMatchStore
from profile_store.ports import Regrouping
from profile_store.regroupings import Latest
from schemas import topics
from schemas.changes import EXAMPLES, ProfileChange
from stream_processors.identity.records import Recorder
from stream_processors.pipeline import HistoryPipeline
from stream_processors.steps.judge import Judged
from stream_processors.steps.messages import Message
from stream_processors.steps.outcomes import Kept
from stream_processors.steps.publish_changes import (
    Change,
    change_messages,
    changes,
    merged_into,
    read_change,
    told_in_full,
)
from stream_processors.steps.regrouped import Merge
from stream_processors.steps.resolve import Resolver, _resolution
from stream_processors.steps.write_history import HistoryWriter
from tests.identity_graph import SECRET, decision, sighting

ASKED = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
DECIDED = ASKED + timedelta(milliseconds=3)
HEARD = Latest(0, {}, False, ASKED)
ANCHORS = {"a": "A", "b": "B", "c": "C"}


def commit(before: str, after: str) -> Regrouping:
    """As in `commit("A:a B:b", "A:ab")`: groups before and after; the records a, b, c were first A, B, C."""
    was, now = ({one[0]: frozenset(one[2:]) for one in said.split()} for said in (before, after))
    current = {record: profile for profile, records in was.items() for record in records}
    anchors = {record: ANCHORS[record] for record in current if record in ANCHORS}
    return Regrouping((), (), now, current, {}, {}, anchors=anchors)


def told(*commits: Regrouping, events: dict[str, str] | None = None) -> dict[str, Any]:
    """What each key is told last, without its time."""
    resolution = _resolution([], Judged(list(commits)), frozenset(), HEARD)
    touched = [(profile, "web", event_id) for event_id, profile in (events or {}).items()]
    said: dict[str, Any] = {}
    for message in change_messages(changes(touched, {}, resolution, DECIDED)):
        ProfileChange.model_validate_json(message.value or b"", extra="forbid")
        one = orjson.loads(message.value or b"")
        assert message.key == one.pop("profile_id").encode()
        one["events"] = [event_id for _, event_id in one["events"]]
        said[(message.key or b"").decode()] = {name: value for name, value in one.items() if value and name != "at"}
    return said


def test_a_merge_names_who_was_merged_and_tells_the_lost_id_where_it_leads() -> None:
    assert told(commit("A:a B:b", "A:ab"), events={"1": "A"}) == {
        "A": {"kind": "merged", "records": ["a", "b"], "merged": ["B"], "events": ["1"]},
        "B": {"kind": "merged_into", "into": "A"},
    }


def test_a_split_names_whose_the_records_were() -> None:
    assert told(commit("A:ab", "A:a B:b")) == {
        "A": {"kind": "split", "records": ["a"]},
        "B": {"kind": "split", "records": ["b"], "split_from": "A"},
    }


def test_of_two_merges_in_one_batch_every_lost_id_leads_to_the_last() -> None:
    assert told(commit("B:b C:c", "B:bc"), commit("A:a B:bc", "A:abc"), events={"1": "B"}) == {
        "A": {"kind": "merged", "records": ["a", "b", "c"], "merged": ["B", "C"], "events": ["1"]},
        "B": {"kind": "merged_into", "into": "A"},
        "C": {"kind": "merged_into", "into": "A"},
    }


def test_an_id_that_was_lost_before_is_told_anew_where_it_leads() -> None:
    """B comes back alone later; C, which its last message sent to B, stays with A."""
    assert told(commit("A:a B:bc", "A:abc"))["C"] == {"kind": "merged_into", "into": "A"}
    assert set(told(commit("A:abc", "A:ac B:b"))) == {"A", "B"}


def test_merged_and_split_again_in_one_batch_is_a_profile_of_its_own() -> None:
    assert told(commit("A:a B:b", "A:ab"), commit("A:ab", "A:a B:b")) == {
        "A": {"kind": "split", "records": ["a"]},
        "B": {"kind": "split", "records": ["b"], "split_from": "A"},
    }


def test_a_record_that_goes_from_one_living_profile_to_another_loses_no_id() -> None:
    moved = commit("A:a B:bx", "A:ax B:b")
    assert told(moved) == {
        "A": {"kind": "split", "records": ["a", "x"], "split_from": "B"},
        "B": {"kind": "split", "records": ["b"]},
    }
    assert _resolution([], Judged([moved]), frozenset()).merged == (Merge("A", frozenset(), frozenset("ax")),)


def test_what_was_only_read_is_told_before_what_was_decided() -> None:
    """The topic keeps the last of each key."""
    judged = Judged([commit("A:a B:b", "A:ab")])
    resolution = _resolution(["A"], judged, frozenset({"new"}), HEARD)
    one, other, lost = changes([("A", "web", "1")], {"new": "A"}, resolution, DECIDED)
    assert (one.kind, one.records, one.at) == ("changed", ["new"], ASKED)
    assert (other.kind, other.records, other.at, lost.kind) == ("merged", ["a", "b"], DECIDED, "merged_into")
    assert told_in_full([one, other, lost], set(), MemoryMatchStore(), DECIDED) == [one, other, lost]


def world() -> MemoryMatchStore:
    """One profile P0, which P1 was merged into."""
    store = MemoryMatchStore()
    numbers = iter(range(9))
    resolver = Resolver(store, fresh=lambda: f"P{next(numbers)}")
    resolver.resolve([sighting("phone:1"), sighting("account:2")])
    resolver.resolve([sighting("phone:1 account:2")])
    return store


@pytest.mark.parametrize("same", [True, False])
def test_a_decision_that_changed_nothing_is_no_merge_and_no_split(same: bool) -> None:
    """It is told all the same, so that downstream knows that somebody looked."""
    store = world()
    decided = decision(same, "phone:1", "phone:9" if not same else "account:2", minute=1)
    resolution = Resolver(store, fresh=lambda: "never").resolve([], [decided])
    (one,) = changes([], {}, resolution, DECIDED)
    assert (one.profile_id, one.kind, len(one.records), one.merged) == ("P0", "changed", 3, ())


def test_what_was_told_of_an_id_that_another_worker_merged_away_is_told_of_its_profile() -> None:
    stale = Change("P1", "changed", [], [("web", "7")], ASKED)
    lost, one = told_in_full([stale], {"P1"}, world(), DECIDED)
    assert (one.profile_id, one.kind, one.events) == ("P0", "changed", [("web", "7")])
    assert (lost.kind, lost.into, lost.events) == ("merged_into", "P0", [])


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["kind"])
def test_every_kind_is_read_as_it_was_written(example: dict[str, Any]) -> None:
    (message,) = change_messages([read_change(orjson.dumps(example))])
    assert orjson.loads(message.value or b"") == example
    assert merged_into(message.value or b"") == ([example["into"]] if "into" in example else [])


def test_a_message_of_before_is_read_and_what_is_none_leads_nowhere() -> None:
    before = b'{"profile_id":"A","kind":"split","records":[],"events":[],"at":"2026-11-21T09:00:00+00:00"}'
    assert read_change(before) == Change("A", "split", [], [], ASKED)
    assert merged_into(b'{"kind":"merged_into"') == merged_into(b"") == []


def test_history_takes_no_record_from_a_lost_id() -> None:
    history = MemoryHistoryStore()
    pipeline = HistoryPipeline(Recorder(SECRET, "RU"), HistoryWriter(history))
    said = change_messages(
        [Change("A", "merged", ["a", "b"], [], ASKED, ["B"]), Change("B", "merged_into", [], [], DECIDED, into="A")]
    )
    batch = pipeline.read([Message(topics.CHANGES, 0, n, 0, one.key, one.value) for n, one in enumerate(said)])
    assert [change.profile_id for change in batch.stated] == ["A"]
    assert pipeline.write(batch).outcomes == [Kept(topics.CHANGES)] * 2
