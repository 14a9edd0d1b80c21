"""The interfaces of the stores. Each implementation in memory passes the same contract tests as the real one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import Any, NamedTuple, Protocol

from profile_store.regroupings import Regrouped, RegroupingLog
from schemas.fragment import EventEffect, Fragment
from schemas.identifiers import Identifier
from schemas.identity import Alike, Decision, Evidence, Group, ProfileId, Record, RecordId
from stream_processors.identity.likeness import BlockKey


class StoreUnavailable(Exception):
    """The engine behind a port can't be reached or refused to answer: wait and try again, never skip.

    store: which one, as metrics name it: `redis`, `clickhouse`, `log`; `identity` where the graph answers, and other
    workers change it first each time.
    """

    def __init__(self, told: str, store: str = "unknown") -> None:
        super().__init__(told)
        self.store = store


class ApplyOutcome(IntEnum):
    DUPLICATE = 0
    APPLIED = 1
    CONFLICT = 2  # same source and id, other content: applied all the same, by clock, and to be shown


class Sighting(NamedTuple):
    """A record as one event states it: `record.references` are those that this event binds."""

    record: Record
    evidence: Evidence


class Likenesses(NamedTuple):
    """Stands in `versions` for the likenesses of one record."""

    of: RecordId


class Block(NamedTuple):
    """Stands in `versions` for a blocking key: 1 once so many records have it that it is not followed."""

    key: BlockKey


Node = Identifier | RecordId | Likenesses | Block


@dataclass(frozen=True)
class Neighbourhood:
    """All that can bear on how some records group: closed under "carries the same identifier", under decisions, and
    where likeness joins by itself under that.

    records: with those of their references that other records carry too, or that were asked for; without crowds, so
    that `partition` says of them what it says of the whole set;
    current: record → the profile id of its group now; minted: record → the profile id that was made for it, if one was;
    crowded: identifiers on more records than their kind's `crowd_limit`, or that a commit said to be a crowd: not
    followed, and to be taken as absent;
    versions: of every identifier and record that was looked at, how many entries it had (of a crowd only decisions
    count). Nothing is ever taken out of the graph, so equal counts mean equal content; a commit is refused where one
    has changed;
    alike: pairs whose likeness may join them; complete: False where it is larger than was asked for, and of no use.
    """

    records: Mapping[RecordId, Record]
    decisions: tuple[Decision, ...]
    current: Mapping[RecordId, ProfileId]
    minted: Mapping[RecordId, ProfileId]
    versions: Mapping[Node, int]
    crowded: frozenset[Identifier] = frozenset()
    alike: tuple[Alike, ...] = ()
    complete: bool = True


class ReviewKind(StrEnum):
    """What staff may be asked to look at; the definition of each is in docs/decisions/0009."""

    SUGGESTION = "suggestion"  # two profiles that may be one person
    SHARED = "shared"  # a value of people who contradict each other: a family phone, a lent card
    GENERIC = "generic"  # a value on too many people or records: it joins nobody
    DECISION = "decision"  # "same" was decided, but not of whom
    GROWTH = "growth"  # a profile with more values of one kind than one person has
    BOUND = "bound"  # a profile whose neighbourhood is too large to be judged


class Finding(NamedTuple):
    """Why a value or a profile is worth a look, and how many records or values that concerns."""

    size: int
    because: str


@dataclass(frozen=True)
class Regrouping:
    """One commit: what is new in the graph, and the groups that follow from it.

    groups: profile id → its records, for every group of the neighbourhood; households: profile id → the other profiles
    of its household; current: as it was read, so that only what changes is written; minted: ids made in this commit,
    record → id; disowned: for each identifier that a decision names, the records that lost it by that; values and
    profiles: what of this neighbourhood a person should look at, in place of what was found before; crowds: values that
    with this commit so many people stand beside that they are not followed any more; anchors: ids made before, record →
    id: an id leads to wherever its record is. Known to the store, and not written. regrouped: what is to be told of it.
    """

    sightings: tuple[Sighting, ...]
    decisions: tuple[Decision, ...]
    groups: Mapping[ProfileId, frozenset[RecordId]]
    current: Mapping[RecordId, ProfileId]
    minted: Mapping[RecordId, ProfileId]
    versions: Mapping[Node, int]
    households: Mapping[ProfileId, frozenset[ProfileId]] = field(default_factory=dict)
    disowned: Mapping[Identifier, frozenset[RecordId]] = field(default_factory=dict)
    values: Mapping[tuple[ReviewKind, Identifier], Finding] = field(default_factory=dict)
    profiles: Mapping[tuple[ReviewKind, ProfileId], Finding] = field(default_factory=dict)
    crowds: frozenset[Identifier] = frozenset()
    anchors: Mapping[RecordId, ProfileId] = field(default_factory=dict)
    regrouped: Regrouped | None = None

    def groups_before(self) -> dict[ProfileId, frozenset[RecordId]]:
        """As they were read. A store refuses the change where one of them has other records."""
        members: defaultdict[ProfileId, list[RecordId]] = defaultdict(list)
        for record_id, profile_id in self.current.items():
            members[profile_id].append(record_id)
        return {profile_id: frozenset(each) for profile_id, each in members.items()}


class IdentityStore(RegroupingLog, Protocol):
    """The identity graph: identifiers → records → profiles. It only grows; groups are derived.

    Every method raises StoreUnavailable where the engine can't be reached or refuses; nothing of that call is half
    written then, and repeating the call is right.
    """

    def observe(self, sightings: Sequence[Sighting], fresh: Sequence[ProfileId]) -> list[ProfileId | None]:
        """Settle the easy cases in one round trip: the profile id of each, None where a neighbourhood must be judged.

        Easy is what can't change how records group: a record known already whose references are new or its own, and a
        new record none of whose identifiers was seen, which gets the profile id from `fresh` at its position.
        Identifiers that are crowds already don't count as seen.
        """

    def neighbourhood(
        self, seeds: Iterable[Identifier], records: Iterable[RecordId] = (), most: int | None = None
    ) -> Neighbourhood:
        """The closure around identifiers; `records` are looked at by their ids too (one may carry nothing but crowds).

        most: records; with more of them the answer is not complete.

        With `stream_processors.identity.partition.partition` it answers why some records are one, and who shares a
        household.
        """

    def commit(self, changes: Sequence[Regrouping]) -> list[int]:
        """Each change wholly, and the number of the commit; or nothing of it and 0 where a version has moved on."""

    def groups_with(self, identifier: Identifier, limit: int = 100) -> list[Group]:
        """Groups with a record that carries it and was not disowned of it by a decision; at most `limit` of them (a
        call centre's line is on thousands).
        """

    def group(self, profile_id: ProfileId) -> Group | None:
        """The group that the id stands for now, whatever was merged or split since it was given."""

    def groups(self, profile_ids: Sequence[ProfileId]) -> list[Group]:
        """As `group`, of many ids in a round trip for every 500; ids that were never given are left out."""

    def profiles_of(self, record_ids: Sequence[RecordId]) -> Mapping[RecordId, ProfileId]:
        """The current profile id of each record that is known."""

    def groups_named(self, spellings: Sequence[Sequence[str]], limit: int) -> list[Group]:
        """Groups with a record whose name has all the folded tokens (`name_tokens`) of the first spelling; then of the
        next, and so on.
        """

    def evidence(self, identifiers: Iterable[Identifier]) -> Mapping[tuple[Identifier, RecordId], Evidence]:
        """The event that first told of each (identifier, record), first by arrival."""

    def all_groups(self) -> Iterable[Group]:
        """Every group once; of what changes meanwhile, the state before or after."""


class FragmentStore(Protocol):
    def apply(self, effects: Sequence[EventEffect]) -> list[ApplyOutcome]:
        """Fold each effect into its record's fragment, atomically with the memory of its event id; outcomes in the
        order given.
        """

    def load(self, record_ids: Sequence[RecordId], *, ledger: bool = False) -> list[Fragment]:
        """One fragment a record, empty where there is none; one round trip."""

    def delivering_on(self, day: date) -> list[RecordId]:
        """Records for which a delivery on this day was ever requested: the fragment says what still holds."""


class HistoryRow(NamedTuple):
    """One event as history keeps it. `raw` is the JSON as it came; `content` its 8 hex digest, so that a conflict keeps
    both rows.
    """

    record_id: RecordId  # "" where the event names nobody
    occurred_at: datetime
    source: str
    event_id: str
    type: str
    content: str
    references: list[str]  # "kind:value", so that an order or a receipt can be found
    topic: str
    partition: int
    offset: int
    received_at: datetime
    raw: bytes


class TimelineEvent(NamedTuple):
    time: datetime
    type: str
    source: str
    id: str
    raw: str


class HistoryStore(Protocol):
    def insert(self, rows: Sequence[HistoryRow], token: str) -> None:
        """Durable when it returns; repeating it with the same rows changes no answer. `token` names the block, for
        engines that use it.
        """

    def timeline(
        self, record_ids: Sequence[RecordId], limit: int, before: str | None
    ) -> tuple[list[TimelineEvent], str | None]:
        """Newest first, each event once, and the cursor of the next page or None."""

    def between(self, types: Sequence[str], since: datetime, until: datetime) -> list[tuple[RecordId, TimelineEvent]]:
        """Events of these types from `since` to before `until`, each once, oldest first, with the record of each."""

    def conflicts(self, limit: int) -> list[Mapping[str, Any]]:
        """Events whose source and id came with more than one content."""

    def map_profiles(self, mappings: Iterable[tuple[RecordId, ProfileId, int]]) -> None:
        """(record, profile, version): whose each record is now, for reports; the greatest version counts."""
