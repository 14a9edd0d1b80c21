"""The interfaces of the stores. Each implementation in memory passes the same contract tests as the real one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum
from typing import NamedTuple, Protocol

from profile_store.answers import Committed, Named, Near, Observed
from profile_store.regroupings import Regrouped, RegroupingLog
from schemas.fragment import EventEffect, Fragment
from schemas.identifiers import Identifier
from schemas.identity import Alike, Decision, Evidence, Group, ProfileId, Record, RecordId
from stream_processors.identity.stream_likeness import BlockKey


class StoreUnavailable(Exception):
    """A store can't be reached, or refuses: wait and try again, never skip.

    store: its name in metrics: `redis`, `clickhouse` or `log`; `identity` if the graph answers but other workers keep
    changing the same people first.
    """

    def __init__(self, told: str, store: str = "unknown") -> None:
        super().__init__(told)
        self.store = store


class ApplyOutcome(IntEnum):
    DUPLICATE = 0
    APPLIED = 1
    CONFLICT = 2  # same source and id, other content: applied by its clock, and shown to a person


class Sighting(NamedTuple):
    """A record as one event states it. `record.references` are those of this event only."""

    record: Record
    evidence: Evidence


class Likenesses(NamedTuple):
    """Key in `versions`: the likenesses of one record."""

    of: RecordId


class Block(NamedTuple):
    """Key in `versions`: a block; its version is 1 once it is too large to be followed."""

    key: BlockKey


Node = Identifier | RecordId | Likenesses | Block


@dataclass(frozen=True)
class Neighbourhood:
    """Everything that can influence how some records group: closed under shared identifiers and decisions, and under
    likeness where that joins automatically. `partition` of it says what `partition` of the whole graph would say.

    records: with the references that other records carry too, or that were asked for; without crowds.
    current: record → profile id of its group now. minted: record → profile id that was made for it, if any.
    crowded: identifiers that are crowds; they are not followed and count as absent.
    versions: number of entries of every identifier and record that was read (of a crowd: of decisions only). Entries
    are never removed, so an equal number means equal content. A commit is refused if one has changed.
    alike: pairs whose likeness may join them.
    complete: False if the neighbourhood is larger than was allowed; then it is of no use.
    beside_crowds: those of the records that carry crowds, with them.
    """

    records: Mapping[RecordId, Record]
    decisions: tuple[Decision, ...]
    current: Mapping[RecordId, ProfileId]
    minted: Mapping[RecordId, ProfileId]
    versions: Mapping[Node, int]
    crowded: frozenset[Identifier] = frozenset()
    alike: tuple[Alike, ...] = ()
    complete: bool = True
    beside_crowds: Mapping[RecordId, Record] = field(default_factory=dict)


class ReviewKind(StrEnum):
    """Kinds of review items; docs/decisions/0009 defines them."""

    SUGGESTION = "suggestion"  # two profiles that may be one person
    SHARED = "shared"  # a value of people who contradict each other: a family phone, a lent card
    GENERIC = "generic"  # a value on too many people or records: it joins nobody
    DECISION = "decision"  # "same" was decided, but it is not clear about whom
    GROWTH = "growth"  # a profile with more values of one kind than one person has
    BOUND = "bound"  # a profile whose neighbourhood is too large to be judged


class Finding(NamedTuple):
    """Why staff should look at a value or profile. size: how many records or values are concerned."""

    size: int
    because: str


@dataclass(frozen=True)
class Regrouping:
    """One commit: what is new in the graph, and the groups that follow from it.

    groups: profile id → records, for every group of the neighbourhood. households: profile id → other profiles of its
    household. current: as it was read, so that only changes are written. versions: as they were read.
    minted: profile ids made in this commit, by record. anchors: profile ids made earlier, by record; an id leads to the
    group of its record. (The store knows them; they are not written.)
    disowned: identifier → records that lose it by a decision.
    values, profiles: review items of this neighbourhood; they replace those found before.
    crowds: identifiers that become crowds with this commit and are not followed any more.
    regrouped: what has to be announced about it.
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
        """The groups as they were read. A store refuses the commit if one of them has other records now."""
        members: defaultdict[ProfileId, list[RecordId]] = defaultdict(list)
        for record_id, profile_id in self.current.items():
            members[profile_id].append(record_id)
        return {profile_id: frozenset(each) for profile_id, each in members.items()}


class IdentityStore(RegroupingLog, Protocol):
    """The identity graph: identifiers → records → profiles. Entries are only added; groups are derived from them.

    Every method raises StoreUnavailable; a call is then written either completely or not at all, and may be repeated.
    """

    def observe(self, sightings: Sequence[Sighting], fresh: Sequence[ProfileId], since: int | None = None) -> Observed:
        """Settle the easy cases in one round trip. What is in the graph, since now or before, enters its blocks.
        since: as of `regrouped_since`.

        Easy cases cannot change how records group: a known record whose references are new or its own, and a new
        record with identifiers that nobody else has; it gets the profile id at its position in `fresh`. Crowds count as
        identifiers that nobody has.
        """

    def neighbourhood(
        self,
        seeds: Iterable[Identifier],
        records: Iterable[RecordId] = (),
        most: int | None = None,
        first: Near | None = None,
    ) -> Neighbourhood:
        """The neighbourhood of some identifiers, and of some records (which may carry nothing but crowds).

        most: number of records beyond which the answer is not complete. first: what `observe` told of it.
        """

    def commit(self, changes: Sequence[Regrouping]) -> Committed:
        """Write each change completely or not at all: not if a version has changed. New records enter their blocks."""

    def groups_with(self, identifier: Identifier, limit: int = 100) -> list[Group]:
        """At most `limit` groups with a record that carries the identifier, unless a decision took it away."""

    def groups_with_each(self, identifiers: Sequence[Identifier], limit: int) -> list[list[Group]]:
        """As `groups_with`, of each, in one round trip."""

    def group(self, profile_id: ProfileId) -> Group | None:
        """The group that the id leads to now, after all merges and splits; None if the id was never given."""

    def groups(self, profile_ids: Sequence[ProfileId]) -> list[Group]:
        """As `group`, for many ids, in one round trip per 500. Ids that were never given are left out."""

    def profiles_of(self, record_ids: Sequence[RecordId]) -> Mapping[RecordId, ProfileId]:
        """Record → current profile id, for the records that are known."""

    def groups_named(self, spellings: Sequence[Sequence[str]], limit: int) -> Named:
        """At most `limit` groups with a record whose name contains all folded tokens (`name_tokens`) of a spelling, the
        same ones each time; those of the first spelling come first.
        """

    def evidence(self, identifiers: Iterable[Identifier]) -> Mapping[tuple[Identifier, RecordId], Evidence]:
        """(identifier, record) → the event that first stated it, by arrival."""

    def all_groups(self) -> Iterable[Group]:
        """Every group once. A group that changes in the meantime is given as it was before or after."""


class FragmentStore(Protocol):
    """What each record states, folded. Every method raises StoreUnavailable where the store is away."""

    def apply(self, effects: Sequence[EventEffect]) -> list[ApplyOutcome]:
        """Apply each effect to its record's fragment and note its event id, in one atomic step; one outcome each."""

    def load(self, record_ids: Sequence[RecordId], *, ledger: bool = False) -> list[Fragment]:
        """One fragment per record, empty if there is none, in one round trip. ledger: load the ledgers too."""

    def delivering_on(self, day: date) -> list[RecordId]:
        """Records for which a delivery on this day was ever requested. The fragment says which still holds."""
