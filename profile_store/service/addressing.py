"""Chooses the record of a profile under which an event of staff is published (pure)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from schemas.fragment import Fragment
from schemas.identifiers import KINDS, Identifier, Strength
from schemas.identity import Group, Record
from stream_processors.profile.consents import lifting, refusing, statements
from stream_processors.profile.wishes import states

Addressee = Mapping[str, Any]
"""`identifiers` and `person` of one record of the profile: the event lands on that record and on nobody else."""

Choice = Callable[[Group, Sequence[Fragment]], list[Record]]
"""From a profile and the fragments of its records, in their order, to the records that an event is about."""


def most_telling(group: Group, fragments: Sequence[Fragment]) -> list[Record]:
    """The record that says most about the person, without values that are not theirs: no event should state those
    again.

    A phone alone may be shared, and would then be nobody's.
    """
    best = max(group.records, key=lambda record: _telling(group.own(record)))
    own = group.own(best)
    return [own if own.all_identifiers else best]


def stating_wish(wish: str) -> Choice:
    """The record that stated the wish, so that the decision stays with the wish if the records are ever separated."""

    def choose(group: Group, fragments: Sequence[Fragment]) -> list[Record]:
        holding = (record for record, said in zip(group.records, fragments, strict=True) if states(said, wish))
        record = next(holding, None)
        return [record] if record else most_telling(group, fragments)

    return choose


def refusing_consent(purpose: str) -> Choice:
    """Every record whose refusal holds: a grant on another record might not lift it (decision 10)."""

    def choose(group: Group, fragments: Sequence[Fragment]) -> list[Record]:
        said = sorted(each for fragment in fragments for each in statements(fragment))
        refused = refusing(said, purpose, lifting({record.record_id: record for record in group.records}))
        return [record for record in group.records if record.record_id in refused] or most_telling(group, fragments)

    return choose


def addressed(record: Record, name: str | None) -> Addressee:
    """The identifiers and person that an event has to carry to reach this record.

    `name` is the person's name as people write it: records keep it case-folded, and compare it so.
    """
    identifiers: dict[str, list[str]] = {}
    for identifier in sorted(record.identifiers or record.references):
        identifiers.setdefault(identifier.kind, []).append(identifier.value)
    facts = record.person
    person = {
        "name": _as_written(facts.name, name),
        "birth_date": facts.birth_date.isoformat() if facts.birth_date else None,
        "sex": facts.sex,
    }
    said = {key: value for key, value in person.items() if value}
    return {"identifiers": identifiers, **({"person": said} if said else {})}


def calling_himself(about: Addressee, name: str) -> Addressee:
    """With the name that the caller gave, where the record states none: a name that is known stays as it is."""
    person = about.get("person", {})
    return {**about, "person": {**person, "name": name}} if name and not person.get("name") else about


def named(identifier: Identifier, record: Record | None = None) -> Mapping[str, Any]:
    """How a decision names a person: by the identifier; with a record, as the one of those who share it who states what
    the record says.
    """
    if record is None:
        return {"kind": identifier.kind, "value": identifier.value}
    carried = record.identifiers or record.references
    one = min(carried, key=lambda each: (KINDS[each.kind].trust, each))
    return {"kind": one.kind, "value": one.value, **addressed(record, None)}


def _telling(record: Record) -> tuple[bool, bool, int, int, str]:
    strong = sum(identifier.strength is Strength.STRONG for identifier in record.identifiers)
    return strong > 0, bool(record.person), strong, len(record.identifiers), record.record_id


def _as_written(folded: str | None, name: str | None) -> str | None:
    if folded is None:
        return None
    return name if name and " ".join(name.casefold().split()) == folded else folded.title()
