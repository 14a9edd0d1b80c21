"""How identifiers, records, evidence and decisions are spelled in Redis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from hashlib import blake2b
from typing import Any

import orjson

from profile_store.answers import Likened, StoredRecord
from profile_store.identity_graph import as_stated
from schemas.identifiers import NOTED_KINDS, POLICIES, Identifier
from schemas.identity import Alike, Decision, Evidence, Group, PersonFacts, ProfileId, Record, RecordId
from stream_processors.identity.stream_likeness import keys_of

Wire = tuple[str, int, str | bool]
"""An identifier as the Lua library takes it: hash, crowd limit, the field that notes a reference or False."""

COMPARED = "."
"""Among a record's likenesses: it was compared with all that stands in its blocks."""

_NOTED = "x:"
_CACHED_KEYS = 131_072
_CACHED_PERSONS = 2_048


class Keys:
    """Names of keys, hashed with the deployment's secret, so that nobody can try out phone numbers on them."""

    def __init__(self, secret: bytes) -> None:
        self._keyed = blake2b(key=blake2b(secret).digest(), digest_size=16)
        self.identifier = lru_cache(maxsize=_CACHED_KEYS)(self._identifier)
        self._name = lru_cache(maxsize=_CACHED_KEYS)(partial(self._hash, "name"))
        self.blocks_of = lru_cache(maxsize=_CACHED_PERSONS)(self._blocks_of)

    def _hash(self, *parts: str) -> str:
        keyed = self._keyed.copy()
        keyed.update("\0".join(parts).encode())
        return keyed.hexdigest()

    def _identifier(self, identifier: Identifier) -> Wire:
        """Cached: a large neighbourhood asks for the same ones again at every record that joins it."""
        noted = _NOTED + spelled(identifier) if identifier.kind in NOTED_KINDS else False
        return self._hash(*identifier), POLICIES[identifier.kind].crowd_limit, noted

    def identifiers(self, identifiers: Iterable[Identifier]) -> list[Wire]:
        return list(map(self.identifier, identifiers))

    def blocks(self, keys: Iterable[tuple[str, ...]]) -> list[str]:
        return [self._hash("block", *key) for key in keys]

    def _blocks_of(self, person: PersonFacts) -> list[str] | bool:
        """In which it stands; False where nothing is said of a person. Cached: who is observed may be judged next."""
        return self.blocks(sorted(keys_of(person))) if person else False

    def names(self, tokens: Iterable[str]) -> list[str]:
        return list(map(self._name, tokens))


def spelled(identifier: Identifier) -> str:
    return f"{identifier.kind}:{identifier.value}"


def _read(text: str) -> Identifier:
    return Identifier(*text.split(":", 1))


def record_to_json(record: Record) -> str:
    """References are noted apart, as they come to conduct; only a record that has nothing else keeps them here."""
    carried = record.identifiers or record.references
    said: dict[str, Any] = {"i": [list(one) for one in sorted(carried)]} if carried else {}
    person = record.person
    if person:
        facts = {"n": person.name, "b": person.birth_date, "s": person.sex, "e": person.extra}
        said |= {field: value for field, value in facts.items() if value}
    return orjson.dumps(said).decode()


def record_from_fields(record_id: RecordId, fields: Sequence[str]) -> StoredRecord:
    """From a hash's fields and values in turn."""
    stored = dict(zip(fields[::2], fields[1::2], strict=True))
    record = record_from_body(record_id, stored["d"])
    noted = [_read(field.removeprefix(_NOTED)) for field in stored if field.startswith(_NOTED)]
    if noted:
        record = replace(record, references=record.references.union(noted))
    return StoredRecord(len(stored), record, stored["p"], stored.get("m"))


@lru_cache(maxsize=65_536)
def record_from_body(record_id: RecordId, body: str) -> Record:
    """What a record says never changes, and a large neighbourhood is read again at every record that joins it."""
    said = orjson.loads(body)
    carried = [Identifier(*pair) for pair in said.get("i", ())]
    references = frozenset(one for one in carried if one.kind in NOTED_KINDS)
    return Record(record_id, frozenset(carried) - references, _person(said), references)


def stated_in(record_id: RecordId, body: str) -> PersonFacts:
    """What a record says of a person; body: as `record_to_json` wrote it."""
    return record_from_body(record_id, body).person


def _person(said: dict[str, Any]) -> PersonFacts:
    born = said.get("b")
    extra = tuple((field, value) for field, value in said.get("e", ()))
    return PersonFacts(said.get("n"), date.fromisoformat(born) if born else None, said.get("s"), extra)


def group_from_wire(
    answer: tuple[ProfileId, str | bool, Sequence[tuple[RecordId, Sequence[str], Sequence[str]]]],
) -> Group:
    """A group with every other id that it ever had: the ids minted for its records."""
    profile_id, household, members = answer
    read = [record_from_fields(record_id, fields) for record_id, fields, _ in members]
    return Group(
        profile_id,
        tuple(sorted((as_stated(one.record) for one in read), key=lambda record: record.record_id)),
        tuple(sorted(one.minted for one in read if one.minted and one.minted != profile_id)),
        tuple(orjson.loads(household)) if isinstance(household, str) else (),
        frozenset((record_id, _read(text)) for record_id, _, foreign in members for text in foreign),
    )


def evidence_to_json(evidence: Evidence) -> str:
    return orjson.dumps(tuple(evidence)).decode()


def evidence_from_json(text: str | bytes) -> Evidence:
    return Evidence(*orjson.loads(text))


def decision_to_json(decision: Decision) -> str:
    of = [list(identifier) for identifier in decision.of]
    said = (decision.by, decision.reason, decision.content)
    return orjson.dumps([decision.same, of, tuple(decision.evidence), *said]).decode()


def decision_from_json(text: str) -> Decision:
    same, (a, b), evidence, *said = orjson.loads(text)
    return Decision(same, (Identifier(*a), Identifier(*b)), Evidence(*evidence), *said)


def likened_to_text(pair: Alike) -> str:
    """The score first, which the server sorts suggestions by."""
    return f"{pair.score} {pair.because}"


def likened_from_fields(record_id: RecordId, fields: Sequence[str]) -> Likened:
    """From a hash's fields and values in turn: other record → score and reason, `.` where it was compared."""
    pairs = []
    for other, text in zip(fields[::2], fields[1::2], strict=True):
        if other != COMPARED:
            score, _, because = text.partition(" ")
            a, b = sorted((record_id, other))
            pairs.append(Alike(a, b, float(score), because))
    return Likened(len(fields) // 2, pairs)


def digest(text: str) -> str:
    """Names a decision on its identifiers, so that a repetition adds nothing."""
    return blake2b(text.encode(), digest_size=8).hexdigest()
