"""The value types of identity resolution: records, decisions, links, groups (design §3 and §5)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from schemas.identifiers import Identifier

RecordId = str  # 32 hex digits: keyed BLAKE2b-128 of the canonical set
ProfileId = str  # random, 26 characters; once given resolves for ever


class PersonFacts(NamedTuple):
    """What an event says of the person, as said. `extra` is for offline files: given_name, family_name, patronymic,
    address, other. A tuple, since it is looked up more often than anything else.
    """

    name: str | None = None
    birth_date: date | None = None
    sex: str | None = None
    extra: tuple[tuple[str, Any], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.name or self.birth_date or self.sex or self.extra)

    def __repr__(self) -> str:
        return "PersonFacts(…)"


_NOTHING = PersonFacts()


@dataclass(frozen=True, slots=True)
class Record:
    """One distinct set of strong and weak identifiers and person facts, with the references bound to it so far.

    `references` are no part of what `record_id` is computed from, except where the record has nothing else.
    """

    record_id: RecordId
    identifiers: frozenset[Identifier]
    person: PersonFacts = _NOTHING
    references: frozenset[Identifier] = frozenset()

    @property
    def all_identifiers(self) -> frozenset[Identifier]:
        return self.identifiers | self.references if self.references else self.identifiers


class Evidence(NamedTuple):
    """The event that stated something; `time` is RFC 3339 in UTC."""

    time: str
    source: str
    event_id: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about two identifiers. The latest by event time wins.

    same: None says that the person looked and could not tell: it joins and parts nobody, and nobody is asked again.
    content: digest of the event's bytes, by which two that came under one id, at one time, have an order.
    """

    same: bool | None
    of: tuple[Identifier, Identifier]
    evidence: Evidence
    by: str = ""
    reason: str = ""
    content: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Why two records are one person, or why they are not.

    because: why it was refused; of a likeness that joins, its score and the traits that agree.
    """

    a: RecordId
    b: RecordId
    rule: str
    identifier: Identifier | None
    because: str = ""


class Alike(NamedTuple):
    """Two records that no link connects but that resemble each other (rule 5); a is the smaller id.

    score: 0…1. because: the traits that speak for it, the strongest first, and after "but" those that don't.
    """

    a: RecordId
    b: RecordId
    score: float
    because: str


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A case for staff to look at: a shared or generic value, a suggestion."""

    kind: str
    identifier: Identifier | None
    records: frozenset[RecordId]
    because: str


@dataclass(frozen=True, slots=True)
class Partition:
    """How records group into persons: a pure function of the set of records and decisions.

    groups: disjoint, together all records; links: enough of them to connect every group; refused: links that were
    judged and denied;
    households: sets of records whose groups share a value without being one person.
    disowned: (record, identifier) where a decision says that the identifier is not the record's person's after all.
    """

    groups: tuple[frozenset[RecordId], ...]
    links: tuple[Link, ...] = ()
    refused: tuple[Link, ...] = ()
    households: tuple[frozenset[RecordId], ...] = ()
    reviews: tuple[ReviewItem, ...] = ()
    disowned: frozenset[tuple[RecordId, Identifier]] = frozenset()


@dataclass(frozen=True, slots=True)
class Group:
    """A profile as the identity graph knows it: its id, its records, and every id that it ever had.

    foreign: (record, identifier) where what the record says is not its person's: a decision disowned it, or too many
    people have it.
    """

    profile_id: ProfileId
    records: tuple[Record, ...]
    aliases: tuple[ProfileId, ...] = ()
    household: tuple[ProfileId, ...] = field(default=())
    foreign: frozenset[tuple[RecordId, Identifier]] = frozenset()

    def own(self, record: Record) -> Record:
        """The record without values that are not its person's. Its id stays, since events said what they said."""
        lost = {identifier for record_id, identifier in self.foreign if record_id == record.record_id}
        if not lost:
            return record
        return replace(record, identifiers=record.identifiers - lost, references=record.references - lost)
