"""The pipeline: what happens to a batch of events, step by step, in order. Read this file first.

Two consumer groups read the same topics, each with its own offsets, so that neither waits for the other's store:

- `ProfilePipeline` (group "profile"): decode → decide → record → effects ┃ apply ┃ resolve → match → publish changes
- `HistoryPipeline` (group "history"): decode → record → row              ┃       ┃ insert, map records to profiles

The bars separate the methods `read`, `apply` and `write`, which run at the same time for three successive batches.
`read` is pure; each step of the others is one call to a store for the whole batch, and durable when it returns.
`steps/outcomes.py` lists how a step may end; `runtime/` starts a pipeline, retries it and commits offsets; `identity/`
decides when two records are one person. Terms: docs/design.md, section 3.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from profile_store.history import HistoryRow
from profile_store.matching import Seen
from profile_store.ports import FragmentStore, IdentityStore, Sighting, StoreUnavailable
from schemas import topics
from schemas.events import Event, FindingSeen, IdentityDecided
from schemas.failed import Stage
from schemas.fragment import EventEffect
from schemas.identifiers import Identifier
from schemas.identity import Decision, RecordId
from stream_processors.identity.records import Recorder
from stream_processors.profile.wishes import AT_HOME, Hearing
from stream_processors.steps.apply import apply
from stream_processors.steps.decide import evidence, staff_action
from stream_processors.steps.decode import decode
from stream_processors.steps.effect import effect
from stream_processors.steps.history_rows import history_row
from stream_processors.steps.match import Matcher
from stream_processors.steps.messages import Message
from stream_processors.steps.outcomes import (
    Anonymous,
    Applied,
    BatchShape,
    Conflict,
    DeadLetter,
    Duplicate,
    Kept,
    LeftToProfile,
    Outcome,
    Written,
)
from stream_processors.steps.publish_changes import Change, change_messages, changes, read_change
from stream_processors.steps.resolve import Resolver
from stream_processors.steps.tell import Teller
from stream_processors.steps.write_history import HistoryWriter


class DecodedEvent(NamedTuple):
    """An event after `read`: its name, and its effect on the fragment of its record."""

    type: str
    source: str
    id: str
    message: Message
    effect: EventEffect


class ProfileBatch(NamedTuple):
    """A batch after `read`.

    events: those that change a fragment. applied: their outcomes, once `apply` has run. ended: outcomes of the
    messages that need no further step. sightings: each record with each set of references once, so that a client who
    looks at seven fridges is looked up once. decisions: of staff, on identity. seen: review items found in order.
    unread: messages whose wishes could not be read, through a fault of ours.
    """

    events: list[DecodedEvent]
    sightings: dict[tuple[RecordId, frozenset[Identifier]], Sighting]
    decisions: list[Decision]
    seen: list[Seen]
    ended: list[Outcome]
    unread: list[Message]
    applied: list[Applied | Duplicate | Conflict] | None = None


class ProfilePipeline:
    """From events to the profiles that departments read.

    hearing: how clients' words are understood.
    """

    topics = topics.CHANNEL_TOPICS
    # Short waits: the client may be on the line. Large batches when behind. One batch more than history, for `apply`.
    shape = BatchShape(messages=10_000, linger=0.01, wait=0.04, depth=4)
    store = "redis"

    def __init__(
        self,
        recorder: Recorder,
        resolver: Resolver,
        matcher: Matcher,
        identities: IdentityStore,
        fragments: FragmentStore,
        hearing: Hearing = AT_HOME,
    ) -> None:
        self._recorder = recorder
        self._resolver = resolver
        self._matcher = matcher
        self._teller = Teller(identities)
        self._fragments = fragments
        self._hearing = hearing

    def read(self, messages: Sequence[Message]) -> ProfileBatch:
        """Decode the messages, name the records, collect decisions, compute the effects."""
        batch = ProfileBatch([], {}, [], [], [], [])
        for message in messages:
            event = decode(message)
            if isinstance(event, DeadLetter):
                batch.ended.append(event)
            else:
                self._add_event(event, message, batch)
        return batch

    def _add_event(self, event: Event, message: Message, batch: ProfileBatch) -> None:
        if type(event) is IdentityDecided or type(event) is FindingSeen:
            action = staff_action(event, message, self._recorder)
            if isinstance(action, DeadLetter):
                batch.ended.append(action)
                return
            batch.decisions.extend(action.decisions)
            batch.seen.extend(action.seen)
            batch.sightings.update(((one.record.record_id, one.record.references), one) for one in action.stated)
        record = self._recorder.record(event)
        if record is None:
            batch.ended.append(Anonymous(event.type))
            return
        if (stated := (record.record_id, record.references)) not in batch.sightings:
            batch.sightings[stated] = Sighting(record, evidence(event))
        done = effect(event, record.record_id, message, self._hearing, batch.unread)
        batch.events.append(DecodedEvent(event.type, event.source, event.id, message, done))

    def apply(self, read: ProfileBatch) -> ProfileBatch:
        """Apply the effects to the fragments of their records. This does not depend on whose the records are."""
        events = [(each.type, each.message, each.effect) for each in read.events]
        return read._replace(applied=apply(events, self._fragments))

    def write(self, read: ProfileBatch) -> Written:
        """Resolve records, match likely duplicates, collect the changes to announce. Raises StoreUnavailable."""
        try:
            return self._write(read if read.applied is not None else self.apply(read))
        except StoreUnavailable:
            self._resolver.forget()
            self._matcher.forget()
            self._teller.forget()
            raise

    def _write(self, read: ProfileBatch) -> Written:
        """Effects come before identities: if a worker dies after regrouping people, the repeated event is a duplicate
        then, and `Teller` announces what the dead worker did not.
        """
        applied = read.applied or []
        sightings = list(read.sightings.values())
        resolution = self._resolver.resolve(sightings, read.decisions)
        repeated = bool(read.decisions) or not all(isinstance(outcome, Applied) for outcome in applied)
        resolution = self._matcher.match(sightings, resolution, repeated)
        self._matcher.note_seen(read.seen)
        profiles = {
            sighting.record.record_id: profile_id
            for sighting, profile_id in zip(sightings, resolution.profiles, strict=True)
        }
        events = [(profiles[each.effect.record_id], each.source, each.id) for each in read.events]
        decided = self._teller.now() if resolution.moved else resolution.asked_at
        told = changes(events, profiles, resolution, decided)
        doubtful = resolution.decided.union(  # nobody can tell whether a decision is a repetition
            profile_id
            for outcome, (profile_id, _, _) in zip(applied, events, strict=True)
            if not isinstance(outcome, Applied)
        )
        left = self._teller.left_unsaid(resolution.numbers, repeated)
        self._matcher.look_again(frozenset().union(*(each.profiles for each in left.values())))
        told, numbers = self._teller.complete(told, resolution.numbers, doubtful, left)
        regrouped = {"merged": len(resolution.merged), "split": len(resolution.split)}
        if resolution.unjudged:
            regrouped["unjudged"] = resolution.unjudged
        outcomes, unread = [*read.ended, *applied], len(read.unread)
        return Written(outcomes, change_messages(told), regrouped, numbers, resolution.since, unread)

    def told(self, written: Written) -> Written:
        """The log has acknowledged the changes: those that other workers' commits made stale, to be announced again."""
        return self._teller.again(written)


class HistoryBatch(NamedTuple):
    """rows: to insert. stated: changes that say which profile a record belongs to. outcomes: one per message."""

    rows: list[HistoryRow]
    stated: list[Change]
    outcomes: list[Outcome]


class HistoryPipeline:
    """From events to rows in history, and from profile changes to the map of records to profiles.

    It reads the changes from the log and not from Redis: history works without Redis, profiles without ClickHouse.
    """

    topics = (*topics.CHANNEL_TOPICS, topics.CHANGES)
    shape = BatchShape(messages=20_000, linger=0.5, wait=0.5)  # large: a column store wants few, big blocks
    store = "clickhouse"

    def __init__(self, recorder: Recorder, writer: HistoryWriter) -> None:
        self._recorder = recorder
        self._writer = writer

    def read(self, messages: Sequence[Message]) -> HistoryBatch:
        """Decode the messages, name the records and build rows; or read which profile a record belongs to."""
        batch = HistoryBatch([], [], [])
        for message in messages:
            add = self._add_change if message.topic == topics.CHANGES else self._add_event
            batch.outcomes.append(add(message, batch))
        return batch

    def _add_event(self, message: Message, batch: HistoryBatch) -> Outcome:
        event = decode(message)
        if isinstance(event, DeadLetter):
            return LeftToProfile(message)
        batch.rows.append(history_row(event, self._recorder.record(event), message))
        return Kept(event.type)

    def _add_change(self, message: Message, batch: HistoryBatch) -> Outcome:
        if message.value is None:  # a tombstone of the compacted topic states nothing
            return Kept(topics.CHANGES)
        try:
            change = read_change(message.value)
        except (ValueError, KeyError, TypeError):
            return DeadLetter(message, Stage.DECODE, "no statement of a profile's change")
        if change.records:
            batch.stated.append(change)
        return Kept(topics.CHANGES)

    def apply(self, read: HistoryBatch) -> HistoryBatch:
        """Does nothing: history has no step that could run beside `write`."""
        return read

    def write(self, read: HistoryBatch) -> Written:
        """Insert the rows and map records to profiles. The store tolerates repetition. Raises StoreUnavailable."""
        self._writer.write(read.rows, read.stated)
        return Written(read.outcomes)

    def told(self, _written: Written) -> Written:
        """Does nothing: history announces no changes."""
        return Written()
