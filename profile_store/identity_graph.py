"""Code that the identity stores in Redis and in memory share: traversing a neighbourhood, tokens to find names by."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final, Protocol

from profile_store.answers import Holders, Likened, Near, StoredRecord
from profile_store.ports import Block, IdentityStore, Likenesses, Neighbourhood, Node
from profile_store.sums import SumStore
from schemas.identifiers import NOTED_KINDS, STATEMENT, Identifier
from schemas.identity import Alike, Decision, PersonFacts, Record, RecordId
from stream_processors.identity.naming.names import name_tokens
from stream_processors.identity.stream_likeness import BlockKey, keys_of

LARGEST_NEIGHBOURHOOD: Final = 5_000
"""Records that are loaded to be judged, or explained; of more neither is done, and it is said so."""


class Graph(Protocol):
    """auto_join: the score from which on likeness joins by itself, None where it never does."""

    @property
    def auto_join(self) -> float | None: ...

    def near(
        self, identifiers: Sequence[Identifier], record_ids: Sequence[RecordId], known: Collection[RecordId] = ()
    ) -> Near:
        """One hop. known: records that need not be told again."""

    def holders(self, identifiers: Sequence[Identifier]) -> list[Holders]: ...

    def stored(self, record_ids: Sequence[RecordId]) -> list[StoredRecord | None]: ...

    def likened(self, record_ids: Sequence[RecordId]) -> list[Likened]: ...

    def fallen(self, keys: Sequence[BlockKey]) -> list[bool]:
        """Of each block, whether so many records are in it that it is not followed."""


class KnownIdentities(IdentityStore, Graph, SumStore, Protocol):
    """A store of identities that says how alike its records, and its profiles, are."""


@dataclass
class _Walk:
    """What was met so far."""

    records: dict[RecordId, StoredRecord] = field(default_factory=dict)
    met_by: dict[RecordId, set[Identifier]] = field(default_factory=dict)
    decisions: set[Decision] = field(default_factory=set)
    versions: dict[Node, int] = field(default_factory=dict)
    crowded: set[Identifier] = field(default_factory=set)
    pairs: set[Alike] = field(default_factory=set)
    sought: set[RecordId] = field(default_factory=set)  # for their likeness

    def meet(self, answers: Mapping[Identifier, Holders]) -> list[RecordId]:
        """Note who carries them; the records that were not read yet."""
        unread: dict[RecordId, None] = {}
        for identifier, holders in answers.items():
            self.versions[identifier] = holders.version
            self.decisions.update(holders.decisions)
            if holders.records is None:
                self.crowded.add(identifier)
            for record_id in holders.records or ():
                if record_id not in self.records:
                    unread[record_id] = None
                if identifier.kind in NOTED_KINDS:
                    self.met_by.setdefault(record_id, set()).add(identifier)
        return list(unread)

    def read(self, graph: Graph, record_ids: Sequence[RecordId]) -> None:
        if record_ids:
            self.note(zip(record_ids, graph.stored(record_ids), strict=True))

    def note(self, answers: Iterable[tuple[RecordId, StoredRecord | None]]) -> None:
        for record_id, stored in answers:
            self.versions[record_id] = stored.version if stored else 0
            if stored:
                self.records[record_id] = stored

    def reachable(self, record_ids: Iterable[RecordId]) -> set[Identifier]:
        """Not yet looked up, from these records and from all decisions."""
        carried = (self.records[one].record.all_identifiers for one in record_ids if one in self.records)
        decided = (decision.of for decision in self.decisions)
        return set().union(*carried, *decided) - self.versions.keys()

    def look_alikes(self, graph: Graph, record_ids: Iterable[RecordId]) -> list[RecordId]:
        """Not yet read, and so like these that this may join them.

        One that was not there at first may have come since, by another worker: it is read once more.
        """
        if graph.auto_join is None:
            return []
        asked = [one for one in record_ids if one in self.records and self.records[one].record.person]
        for record_id, (version, pairs) in zip(asked, graph.likened(asked) if asked else (), strict=True):
            self.versions[Likenesses(record_id)] = version
            self.pairs.update(pair for pair in pairs if pair.score >= graph.auto_join)
        met = {record_id for pair in self.pairs for record_id in (pair.a, pair.b)} - self.records.keys() - self.sought
        self.sought |= met
        return sorted(met)

    def holding(self, graph: Graph) -> tuple[Alike, ...]:
        """The likenesses of which a common block is still followed."""
        keys = {pair: self._common(pair) for pair in self.pairs if {pair.a, pair.b} <= self.records.keys()}
        fallen = _fallen(graph, keys)
        self.versions.update((Block(key), int(many)) for key, many in fallen.items())
        return _holding(keys, fallen)

    def _common(self, pair: Alike) -> frozenset[BlockKey]:
        return shared_keys(self.records[pair.a].record, self.records[pair.b].record)

    def result(self, alike: tuple[Alike, ...] = (), complete: bool = True) -> Neighbourhood:
        records = {record_id: self._complete(stored.record) for record_id, stored in self.records.items()}
        crowded = self.crowded
        carrying = (one for one, each in records.items() if not crowded.isdisjoint(each.all_identifiers))
        beside = {one: records[one] for one in carrying} if crowded else {}
        return Neighbourhood(
            records | {record_id: without(crowded, record) for record_id, record in beside.items()},
            tuple(sorted(self.decisions, key=lambda decision: (decision.evidence, decision.of, str(decision.same)))),
            {record_id: stored.profile_id for record_id, stored in self.records.items()},
            {record_id: stored.minted for record_id, stored in self.records.items() if stored.minted},
            self.versions,
            frozenset(self.crowded),
            alike,
            complete,
            beside,
        )

    def _complete(self, record: Record) -> Record:
        """With the references that were looked up, which are not noted while nobody else knows them."""
        met = self.met_by.get(record.record_id, set())
        return record if met <= record.references else replace(record, references=record.references | met)


def without(crowds: AbstractSet[Identifier], record: Record) -> Record:
    """As if it did not carry what is a crowd: the graph does not follow these, and they join nobody."""
    return replace(record, identifiers=record.identifiers - crowds, references=record.references - crowds)


def close(
    graph: Graph,
    seeds: Iterable[Identifier],
    record_ids: Iterable[RecordId] = (),
    most: int | None = None,
    first: Near | None = None,
) -> Neighbourhood:
    """Identifiers → records that carry them → their other identifiers → …, until nothing new is met.

    Rounds: as many as the longest chain of links; one round trip each, two where a value is on many records. A crowd
    ends the way, and so do more than `most` records. first: the first hop, if it was read before.
    """
    walk = _Walk()
    frontier, asked, read = sorted(set(seeds)), list(dict.fromkeys(record_ids)), list[RecordId]()
    while frontier or asked:
        near = first if first and first.answers(frontier, asked) else graph.near(frontier, asked, read)
        first = None
        walk.note(near.stored.items())
        unread = walk.meet(near.holders)
        if most is not None and len(walk.records) + len(unread) > most:
            return walk.result(complete=False)
        walk.read(graph, unread)
        read = [*near.stored, *unread]
        frontier, asked = sorted(walk.reachable(read)), walk.look_alikes(graph, read)
    return walk.result(walk.holding(graph))


def likenesses(graph: Graph, records: Mapping[RecordId, Record]) -> tuple[Alike, ...]:
    """Of these records, the pairs that are worth a look, whether or not likeness joins by itself; as `holding`."""
    asked = [record_id for record_id, record in records.items() if record.person]
    pairs = {pair for likened in (graph.likened(asked) if asked else ()) for pair in likened.pairs}
    within = [pair for pair in pairs if pair.a in records and pair.b in records]
    keys = {pair: shared_keys(records[pair.a], records[pair.b]) for pair in within}
    return _holding(keys, _fallen(graph, keys))


_Common = Mapping[Alike, frozenset[BlockKey]]


def _fallen(graph: Graph, common: _Common) -> dict[BlockKey, bool]:
    asked = sorted(set().union(*common.values()))
    return dict(zip(asked, graph.fallen(asked) if asked else (), strict=True))


def _holding(common: _Common, fallen: Mapping[BlockKey, bool]) -> tuple[Alike, ...]:
    return tuple(sorted(pair for pair, keys in common.items() if not all(fallen[key] for key in keys)))


def shared_keys(a: Record, b: Record) -> frozenset[BlockKey]:
    """The blocks in which both stand."""
    return keys_of(a.person) & keys_of(b.person)


def as_stated(record: Record) -> Record:
    """Without what decisions alone know it by: groups are shown as channels stated their records."""
    if not any(one.kind == STATEMENT for one in record.references):
        return record
    return replace(record, references=frozenset(one for one in record.references if one.kind != STATEMENT))


def name_words(record: Record) -> frozenset[str]:
    """Folded tokens of its name; of given and family name too, where a file has them apart."""
    return _words(record.person) if record.person else frozenset()


@lru_cache(maxsize=65_536)
def _words(said: PersonFacts) -> frozenset[str]:
    apart = (text for part, text in said.extra if part.endswith("name") and isinstance(text, str))
    return frozenset(name_tokens(" ".join(filter(None, (said.name, *apart)))))
