"""The pipeline: what happens to an event, step by step, in the order in which it happens. Open this file first.

Two consumer groups read the same topics, each with its own offsets, so that neither waits for the other's store:

- `ProfilePipeline` (group "profile"): decode → decide → record → effects ┃ apply ┃ resolve → match → publish changes
- `HistoryPipeline` (group "history"): decode → record → row              ┃       ┃ insert, map records to profiles

Left of the bars nothing is waited for: it is pure. Right of them each step is one call for a whole batch and durable
when it returns. What a bar parts runs at the same time, for three batches in a row. What a step may answer is in
`steps/outcomes.py`; what starts a pipeline, tries it again, and commits offsets is `runtime/`; when two records are one
person is `identity/`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, tzinfo
from typing import NamedTuple

from profile_store.matching import Seen
from profile_store.ports import FragmentStore, HistoryRow, IdentityStore, Sighting, StoreUnavailable
from schemas import topics
from schemas.events import Event, FindingSeen, IdentityDecided
from schemas.failed import Stage
from schemas.fragment import EventEffect
from schemas.identifiers import Identifier
from schemas.identity import Decision, RecordId
from stream_processors.identity.records import Recorder
from stream_processors.profile.effects import effects
from stream_processors.profile.wishes import HOME
from stream_processors.steps.apply import apply
from stream_processors.steps.decide import evidence, hear_staff
from stream_processors.steps.decode import decode
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


def utc_now() -> datetime:
    return datetime.now(UTC)


class Understood(NamedTuple):
    """An event whose pure half is done: what it is called, and what it does to its record's fragment."""

    type: str
    source: str
    id: str
    message: Message
    effect: EventEffect


class ProfileBatch(NamedTuple):
    """A batch after its pure half.

    sightings: each record with each set of references once, by the event that stated it first: a client who looks at
    seven fridges is looked up once. seen: what staff found in order. ended: what became of the messages that go no
    further. applied: what became of the others, once their effects are folded into the fragments.
    """

    understood: list[Understood]
    sightings: dict[tuple[RecordId, frozenset[Identifier]], Sighting]
    decisions: list[Decision]
    seen: list[Seen]
    ended: list[Outcome]
    applied: list[Applied | Duplicate | Conflict] | None = None


class ProfilePipeline:
    """From an event to the profile that a department reads.

    clock: what changes are stamped with; timezone: in which clients say "tomorrow".
    """

    topics = topics.CHANNEL_TOPICS
    # Soon: who calls now is on the line. Large when behind. One batch more than history, as `apply` takes one.
    shape = BatchShape(messages=10_000, linger=0.01, wait=0.04, depth=4)

    def __init__(
        self,
        recorder: Recorder,
        resolver: Resolver,
        matcher: Matcher,
        identities: IdentityStore,
        fragments: FragmentStore,
        clock: Callable[[], datetime] = utc_now,
        timezone: tzinfo = HOME,
    ) -> None:
        self._recorder = recorder
        self._resolver = resolver
        self._matcher = matcher
        self._teller = Teller(identities, clock)
        self._fragments = fragments
        self._clock = clock
        self._timezone = timezone

    def read(self, messages: Sequence[Message]) -> ProfileBatch:
        """Decode, name the record, hear decisions, say the effects."""
        batch = ProfileBatch([], {}, [], [], [])
        for message in messages:
            event = decode(message)
            if isinstance(event, DeadLetter):
                batch.ended.append(event)
            else:
                self._understand(event, message, batch)
        return batch

    def _understand(self, event: Event, message: Message, batch: ProfileBatch) -> None:
        if type(event) is IdentityDecided or type(event) is FindingSeen:
            heard = hear_staff(event, message, self._recorder)
            if isinstance(heard, DeadLetter):
                batch.ended.append(heard)
                return
            batch.decisions.extend(heard.decisions)
            batch.seen.extend(heard.seen)
            batch.sightings.update(((one.record.record_id, one.record.references), one) for one in heard.stated)
        record = self._recorder.record(event)
        if record is None:
            batch.ended.append(Anonymous(event.type))
            return
        if (stated := (record.record_id, record.references)) not in batch.sightings:
            batch.sightings[stated] = Sighting(record, evidence(event))
        effect = effects(event, record.record_id, message.value or b"", self._timezone)
        batch.understood.append(Understood(event.type, event.source, event.id, message, effect))

    def apply(self, read: ProfileBatch) -> ProfileBatch:
        """Fold the effects into the fragments of their records; it does not matter whose those are."""
        events = [(each.type, each.message, each.effect) for each in read.understood]
        return read._replace(applied=apply(events, self._fragments))

    def write(self, read: ProfileBatch) -> Written:
        """Apply what is not applied, resolve records to profiles, match, say who changed. Raises StoreUnavailable."""
        try:
            return self._write(read if read.applied is not None else self.apply(read))
        except StoreUnavailable:
            self._resolver.forget()
            self._matcher.forget()
            self._teller.forget()
            raise

    def _write(self, read: ProfileBatch) -> Written:
        """After they were applied: an event that regrouped people must be a duplicate when it comes again, since it may
        be that somebody died before he told of it (Teller).
        """
        applied = read.applied or []
        sightings = list(read.sightings.values())
        asked = self._clock()
        resolution = self._resolver.resolve(sightings, read.decisions)
        repeated = bool(read.decisions) or not all(isinstance(outcome, Applied) for outcome in applied)
        resolution = self._matcher.match(sightings, resolution, repeated)
        self._matcher.note_seen(read.seen)
        profiles = {
            sighting.record.record_id: profile_id
            for sighting, profile_id in zip(sightings, resolution.profiles, strict=True)
        }
        events = [(profiles[each.effect.record_id], each.source, each.id) for each in read.understood]
        told = changes(events, profiles, resolution, asked, self._clock())
        doubtful = frozenset(
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
        return Written([*read.ended, *applied], change_messages(told), regrouped, numbers, resolution.since)

    def told(self, written: Written) -> Written:
        """What went stale while it was told, by what other workers committed meanwhile; then nothing is left unsaid."""
        return self._teller.again(written)


class HistoryBatch(NamedTuple):
    """Rows to insert, statements of who is whose record, and what became of each message."""

    rows: list[HistoryRow]
    stated: list[Change]
    outcomes: list[Outcome]


class HistoryPipeline:
    """From an event to its row in history, and from profile changes to the map of records to profiles.

    It reads changes from the log, not from Redis: history goes on without Redis, and profiles without ClickHouse.
    """

    topics = (*topics.CHANNEL_TOPICS, topics.CHANGES)
    shape = BatchShape(messages=20_000, linger=0.5, wait=0.5)  # large: a column store wants few, big blocks

    def __init__(self, recorder: Recorder, writer: HistoryWriter) -> None:
        self._recorder = recorder
        self._writer = writer

    def read(self, messages: Sequence[Message]) -> HistoryBatch:
        """Decode, name the record, make the row; or hear who is whose record."""
        batch = HistoryBatch([], [], [])
        for message in messages:
            hear = self._hear_change if message.topic == topics.CHANGES else self._hear_event
            batch.outcomes.append(hear(message, batch))
        return batch

    def _hear_event(self, message: Message, batch: HistoryBatch) -> Outcome:
        event = decode(message)
        if isinstance(event, DeadLetter):
            return LeftToProfile(message)
        batch.rows.append(history_row(event, self._recorder.record(event), message))
        return Kept(event.type)

    def _hear_change(self, message: Message, batch: HistoryBatch) -> Outcome:
        if message.value is None:  # compaction's way to forget a key: nothing is stated
            return Kept(topics.CHANGES)
        try:
            change = read_change(message.value)
        except (ValueError, KeyError, TypeError):
            return DeadLetter(message, Stage.DECODE, "no statement of a profile's change")
        if change.records:
            batch.stated.append(change)
        return Kept(topics.CHANGES)

    def apply(self, read: HistoryBatch) -> HistoryBatch:
        """Nothing: each block is one insert, and they go one after the other."""
        return read

    def write(self, read: HistoryBatch) -> Written:
        """Insert the rows, map the records. Repeating it is the store's to bear: nothing is told to the log here."""
        self._writer.write(read.rows, read.stated)
        return Written(read.outcomes)

    def told(self, _written: Written) -> Written:
        """Nothing: history tells the log of nothing."""
        return Written()
