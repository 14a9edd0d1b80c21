"""Builders of records and decisions in one line, for tests of the pure identity package."""

from __future__ import annotations

from datetime import date

from schemas.identifiers import Identifier
from schemas.identity import Decision, Evidence, Partition, PersonFacts, Record


def carried(text: str) -> frozenset[Identifier]:
    """ "phone:1 order:7" → two identifiers."""
    return frozenset(identifier(word) for word in text.split())


def identifier(word: str) -> Identifier:
    kind, _, value = word.partition(":")
    return Identifier(kind, value)


def facts(name: str | None = None, born: str | None = None, sex: str | None = None) -> PersonFacts:
    return PersonFacts(name, date.fromisoformat(born) if born else None, sex)


def stated(
    record_id: str,
    identifiers: str = "",
    name: str | None = None,
    born: str | None = None,
    sex: str | None = None,
    references: str = "",
) -> Record:
    return Record(record_id, carried(identifiers), facts(name, born, sex), carried(references))


def decided(same: bool | None, a: str, b: str, at: int = 0) -> Decision:
    """at: minutes after the first possible decision."""
    evidence = Evidence(f"2026-11-22T08:{at:02}:00+00:00", "desk", f"d{at}")
    return Decision(same, (identifier(a), identifier(b)), evidence, by="operator 12")


def groups(partition: Partition) -> set[str]:
    """{"a b", "c"}: each group's records in their order."""
    return {" ".join(sorted(group)) for group in partition.groups}
