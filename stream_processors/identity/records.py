"""Names the record of an event: normalises identifiers, drops those that identify nobody, hashes the rest."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from schemas.events import CloudEvent
from schemas.identifiers import Identifier, normalise, normalise_all
from schemas.identity import PersonFacts, Record, RecordId
from schemas.payloads import Identifiers, Person
from stream_processors.identity.naming.folding import clean
from stream_processors.identity.naming.names import name_tokens

_LASTING_KINDS: Final = ("visitor", "account", "phone", "email", "card")
_CACHED_RECORDS: Final = 131_072

Raw = str | Sequence[str] | None
Lasting = tuple[Raw, ...]  # raw values in the order of _LASTING_KINDS


class Recorder:
    """Names the record of each event. The same secret and region give the same ids on every machine.

    secret: key of the hash, 1 to 64 bytes, so that nobody can find a person by hashing phone numbers.
    region: ISO 3166 country in which phones without a country code are dialled.
    blocked: the company's own numbers and mailboxes, and what a person blocked: they identify nobody.
    Raises ValueError where the secret is empty or longer than BLAKE2b takes.
    """

    def __init__(self, secret: bytes, region: str, blocked: Collection[Identifier] = ()) -> None:
        if not 1 <= len(secret) <= 64:
            raise ValueError("the secret that record ids are hashed with needs 1 to 64 bytes: set OMNIPROFILE_SECRET")
        self._secret = secret
        self._region = region
        self._blocked = frozenset(blocked)
        self._known = lru_cache(maxsize=_CACHED_RECORDS)(self._build)

    def record(self, event: CloudEvent) -> Record | None:
        """The event's record with the references that this event binds, or None where it names nobody.

        Nobody is named where no identifier is left after blocking and there is no full name with a birth date.
        """
        return self.stated(event.data.identifiers, event.data.person)

    def stated(self, raw: Identifiers, person: Person | None) -> Record | None:
        """The record of whoever states these; as `record`."""
        record = self._lasting(raw, person)
        if not (raw.preorder or raw.order or raw.receipt):
            return record
        references = self._identifiers((("preorder", raw.preorder), ("order", raw.order), ("receipt", raw.receipt)))
        if not references:
            return record
        if record is None or not record.identifiers:
            facts = person_facts(person)
            return Record(self._record_id(references, facts), frozenset(), facts, references)
        return Record(record.record_id, record.identifiers, record.person, references)

    def identifier(self, kind: str, value: str) -> Identifier | None:
        """The value as it is compared; None where it identifies nobody."""
        identifier = normalise(kind, value, self._region)
        return None if identifier in self._blocked else identifier

    def _lasting(self, raw: Identifiers, person: Person | None) -> Record | None:
        """The record without references; the common repeat of the same raw values costs one look-up."""
        values: Lasting = (raw.visitor, raw.account, raw.phone, raw.email, raw.card)
        if list in map(type, values):
            values = tuple(tuple(value) if isinstance(value, list) else value for value in values)
        if person is None:
            return self._known(values, None, None, None)
        return self._known(values, person.name, person.birth_date, person.sex)

    def _build(self, values: Lasting, name: str | None, birth_date: date | None, sex: str | None) -> Record | None:
        identifiers = self._identifiers(zip(_LASTING_KINDS, values, strict=True))
        person = PersonFacts(clean(name or "") or None, birth_date, sex)
        if not identifiers and not _names_somebody(person):
            return None
        return Record(self._record_id(identifiers, person), identifiers, person)

    def _identifiers(self, raw: Iterable[tuple[str, Raw]]) -> frozenset[Identifier]:
        found = (
            identifier
            for kind, values in raw
            for value in ([values] if isinstance(values, str) else values or ())
            for identifier in normalise_all(kind, value, self._region)
        )
        return frozenset(found) - self._blocked

    def _record_id(self, identifiers: Iterable[Identifier], person: PersonFacts) -> RecordId:
        """Keyed BLAKE2b-128 over the canonical set, 32 hex digits."""
        birth_date = person.birth_date.isoformat() if person.birth_date else None
        canonical = [sorted(identifiers), person.name, birth_date, person.sex]
        text = json.dumps(canonical, ensure_ascii=False, separators=(",", ":"))
        return blake2b(text.encode("utf-8", "surrogatepass"), key=self._secret, digest_size=16).hexdigest()


def person_facts(person: Person | None) -> PersonFacts:
    """Canonical facts: equal for all events of one record, so that the record does not depend on which came first."""
    if person is None:
        return PersonFacts()
    return PersonFacts(clean(person.name or "") or None, person.birth_date, person.sex)


def _names_somebody(person: PersonFacts) -> bool:
    """A full name with a birth date can name a person by itself; «Анна» with a birth date is thousands of people."""
    return bool(person.birth_date and person.name and len(name_tokens(person.name)) >= 2)
