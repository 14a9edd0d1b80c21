"""Reads one line of a file for `omniprofile resolve` into a record and its traits (contract §3)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Final, NamedTuple

import orjson

from schemas.events import EVENT_TYPES
from schemas.identifiers import KINDS, REFERENCE_KINDS, Identifier, normalise_all, says_none
from schemas.identity import PersonFacts, Record
from schemas.phones import only_fills
from stream_processors.identity.dates import read_date
from stream_processors.identity.naming.folding import clean
from stream_processors.identity.traits import NOBODY, UNREAD_PHONE, Statement, Traits, make_traits
from stream_processors.identity.unread_values import NAME_FIELDS, SEXES, text_of, too_long, value_of

_NAME_PARTS = NAME_FIELDS[1:]
_ID = (str, int, float)  # a union would be made anew for each line
_OBJECT = (dict, Mapping)  # in this order: an abstract class is slow to ask
_RULED = ("decision", "same", "different")
_NOTHING: Final[Mapping[str, object]] = {}


class Line(NamedTuple):
    """id: as the file has it, text or number. Each line is a record of its own, even if another says the same.

    birth, address: as written; others: whatever else the line has, by its field.
    """

    id: str | int | float
    record: Record
    birth: str
    address: object
    others: Mapping[str, str]

    def traits(self) -> Traits:
        """What rule 5 compares of the person, worked out only where it is asked for."""
        if not (self.record.person or self.birth or self.address or self.others):
            return NOBODY
        return make_traits(self.record.person, self.birth, self.address, self.others)

    def statement(self) -> Statement:
        """With the identifiers; receipts and orders say nothing of a person."""
        return Statement(self.traits(), self.record.identifiers)


def read_line(fields: Mapping[str, object], region: str) -> Line:
    """Raises ValueError saying why, where it is no record, has no `id`, or is not shaped as the contract says."""
    _require_record(fields)
    own = fields.get("id")
    if own in (None, "") or isinstance(own, bool) or not isinstance(own, _ID):
        raise ValueError("no id: every line needs one, a text or a number, to be told apart in the answer")
    if too_long(own):
        raise ValueError("id: a number of more than 19 digits can't be told apart from others: write it as a text")
    said, person = _mapping(fields, "identifiers"), _mapping(fields, "person")
    identifiers, unread = _identifiers(said, region)
    facts = _facts(person) if person else _NO_FACTS
    references = frozenset([one for one in identifiers if one.kind in REFERENCE_KINDS]) or _NO_IDENTIFIERS
    record = Record(_digest(fields), identifiers - references if references else identifiers, facts, references)
    birth = facts.birth_date.isoformat() if facts.birth_date else text_of(person.get("birth_date"))
    return Line(own, record, birth, person.get("address"), _evidence(fields, person, unread))


_NO_FACTS: Final = PersonFacts()
_NO_IDENTIFIERS: Final = frozenset[Identifier]()


def _evidence(fields: Mapping[str, object], person: Mapping[str, object], unread: dict[str, str]) -> Mapping[str, str]:
    """What else the line has, and what is no identifier."""
    stated = _mapping(person, "other")
    if "other" in fields:
        stated = {**_mapping(fields, "other"), **stated}
    others = {key: str(value) for key, value in stated.items() if value not in (None, "") and not too_long(value)}
    return {key: value for key, value in (others | unread).items() if not says_none(value)}


def _require_record(fields: Mapping[str, object]) -> None:
    """Raises ValueError for events and decisions, which would else be answered as one more person each."""
    named = fields.get("type")
    kind = named if isinstance(named, str) and named in EVENT_TYPES else ""
    if kind.startswith("identity."):
        raise ValueError(f"a decision ({kind}), no record of a person: `omniprofile import` takes decisions")
    if "specversion" in fields or (kind and "data" in fields):
        raise ValueError(
            f"an event{f' ({kind})' if kind else ''}, no record of a person: `omniprofile import` takes events"
        )
    says_who = bool(fields.get("identifiers") or fields.get("person"))
    if isinstance(fields.get("of"), list) or (not says_who and any(word in fields for word in _RULED)):
        raise ValueError(
            "a decision on records, no record of a person: `omniprofile import` takes decisions, as events"
        )


def _digest(fields: Mapping[str, object]) -> str:
    """Named by what the line says, so that its place in the file decides nothing."""
    try:
        text = orjson.dumps(fields, option=orjson.OPT_SORT_KEYS)
    except TypeError:  # half a surrogate, a number beyond 64 bits
        text = json.dumps(fields, sort_keys=True, default=str).encode()
    return blake2b(text, digest_size=16).hexdigest()


def _mapping(fields: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = fields.get(key)
    if not value:
        return _NOTHING
    if not isinstance(value, _OBJECT):
        raise ValueError(f"`{key}` is no object of fields and values")
    return value


def _identifiers(said: Mapping[str, object], region: str) -> tuple[frozenset[Identifier], dict[str, str]]:
    """Normalised ones, and as plain evidence those phones that are no number of the region."""
    found: set[Identifier] = set()
    unread: dict[str, str] = {}
    for kind, value in _values(said):
        identifiers = normalise_all(kind, value, region) if kind in KINDS else []
        if identifiers:
            found.update(identifiers)
        elif kind not in KINDS or (kind == "phone" and not only_fills(value)):
            unread[UNREAD_PHONE if kind == "phone" else kind] = value
    return frozenset(found), unread


def _values(said: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for kind, values in said.items():
        for value in values if isinstance(values, list) else [values]:
            if read := value_of(value):
                yield kind, read


def _facts(person: Mapping[str, object]) -> PersonFacts:
    name = clean(text_of(person.get("name")))
    parts = tuple((key, clean(text)) for key in _NAME_PARTS if (text := text_of(person.get(key))))
    sex = SEXES.get(clean(text_of(person.get("sex"))))
    return PersonFacts(name or None, read_date(text_of(person.get("birth_date"))), sex, parts)
