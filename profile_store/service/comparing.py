"""Compares two profiles: what they share and what tells them apart (pure)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from schemas.identifiers import KINDS, REFERENCE_KINDS, STATEMENT, WEAK_KINDS, Identifier
from schemas.identity import Group, PersonFacts, Record, RecordId
from schemas.profile import Profile
from stream_processors.identity.agreement import Level
from stream_processors.identity.persons import compare

Agreement = Literal["same", "alike", "differs", "apart", "one_sided"]
"""`one_sided`: only one of the two has it; `apart`: each has others, as one person may. Both say nothing."""

SHOWN_VALUES: Final = 6
_OF_ONE_VISIT: Final = REFERENCE_KINDS | WEAK_KINDS
_BY_LEVEL: Final[dict[Level, Agreement]] = {
    Level.SAME: "same",
    Level.CLOSE: "alike",
    Level.UNKNOWN: "alike",
    Level.CONTRADICTING: "differs",
}


@dataclass(frozen=True, slots=True)
class Value:
    """common: the other person has it too."""

    value: str
    common: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the comparison. what: `name`, `birth_date`, `sex`, `address` or a kind of identifier. more: number of
    values that are left out on each side.
    """

    what: str
    left: tuple[Value, ...]
    right: tuple[Value, ...]
    agreement: Agreement
    more: tuple[int, int] = (0, 0)


def rows(left: Profile, right: Profile) -> list[Row]:
    """What either of the two has: first the person, then their identifiers."""
    person = [
        _row("name", _of(left.person.name), _of(right.person.name), _names),
        _row("birth_date", _of(left.person.birth_date), _of(right.person.birth_date)),
        _row("sex", _of(left.person.sex), _of(right.person.sex)),
    ]
    kinds = ("phone", "email", "card", "account", "preorder", "order", "receipt", "visitor")
    known = [_row(kind, left.identifiers.get(kind, ()), right.identifiers.get(kind, ())) for kind in kinds]
    addresses = _row("address", _addresses(left), _addresses(right))
    return [row for row in (*person, addresses, *known) if row.left or row.right]


def _of(value: object) -> tuple[str, ...]:
    return () if value is None else (str(value),)


def _addresses(profile: Profile) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.address.text for each in profile.deliveries if each.address.text))


def _names(left: str, right: str) -> Agreement:
    return _BY_LEVEL[compare(PersonFacts(left), PersonFacts(right)).level]


def _row(
    what: str, left: Sequence[str], right: Sequence[str], judge: Callable[[str, str], Agreement] | None = None
) -> Row:
    common = {_folded(value) for value in left} & {_folded(value) for value in right}
    if not left or not right:
        agreement: Agreement = "one_sided"
    elif common:
        agreement = "same"
    else:
        agreement = judge(left[0], right[0]) if judge else "apart" if what in _OF_ONE_VISIT else "differs"
    more = (max(len(left) - SHOWN_VALUES, 0), max(len(right) - SHOWN_VALUES, 0))
    return Row(what, _shown(left, common), _shown(right, common), agreement, more)


def _shown(values: Sequence[str], common: Collection[str]) -> tuple[Value, ...]:
    """The first few values, common ones first."""
    marked = [Value(value, _folded(value) in common) for value in values]
    return tuple(sorted(marked, key=lambda each: not each.common)[:SHOWN_VALUES])


def _folded(value: str) -> str:
    return " ".join(value.casefold().split())


@dataclass(frozen=True, slots=True)
class SharedValue:
    """A phone, card or mailbox that other people use too: whoever shows it need not be this person."""

    kind: str
    value: str
    others: tuple[Profile, ...]


def shared_values(profile: Profile, household: Collection[Profile]) -> list[SharedValue]:
    """Values that the profile has in common with people of its household; cards first, since they are lent."""
    found = []
    for kind in profile.identifiers.keys() - REFERENCE_KINDS:
        for value in profile.identifiers[kind]:
            others = tuple(each for each in household if value in each.identifiers.get(kind, ()))
            if others:
                found.append(SharedValue(kind, value, others))
    return sorted(found, key=lambda each: (each.kind != "card", each.kind, each.value))


def naming(
    ours: Group, theirs: Group, pair: tuple[RecordId, RecordId] | None = None
) -> tuple[Identifier, Identifier] | None:
    """How a decision on two profiles names them: by the most trusted identifier that only the one has, else by one of
    his records (`STATEMENT`), for people who have nothing but a shared value.

    pair: the record of each that the decision is about; its own identifiers come first. None where a profile has no
    identifier at all.
    """
    a, b = pair or (None, None)
    one = _own(ours, theirs, a) or _statement(ours, a)
    other = _own(theirs, ours, b) or _statement(theirs, b)
    return (one, other) if one and other else None


def _statement(group: Group, record_id: RecordId | None) -> Identifier | None:
    """The record of the pair, else the one that says most about the person."""

    def rank(record: Record) -> tuple[bool, int, RecordId]:
        facts = record.person
        said = len((facts.name or "").split()) + bool(facts.birth_date) + bool(facts.sex)
        return record.record_id != record_id, -said, record.record_id

    named = min((record for record in group.records if record.all_identifiers), key=rank, default=None)
    return Identifier(STATEMENT, named.record_id) if named else None


def _own(group: Group, other: Group, record_id: RecordId | None) -> Identifier | None:
    theirs = {identifier for record in other.records for identifier in other.own(record).all_identifiers}

    def rank(found: tuple[Record, Identifier]) -> tuple[bool, int, Identifier]:
        record, identifier = found
        return record.record_id != record_id, KINDS[identifier.kind].trust, identifier

    own = map(group.own, group.records)
    carried = ((record, identifier) for record in own for identifier in record.all_identifiers - theirs)
    return min(carried, key=rank, default=(None, None))[1]
