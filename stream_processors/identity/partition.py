"""How records group into persons: a pure function of the set of records and decisions (design §5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from itertools import pairwise

from schemas.identifiers import KINDS, Identifier
from schemas.identity import Decision, Link, Partition, Record, RecordId
from stream_processors.identity.forest import Forest


def partition(records: Collection[Record], decisions: Collection[Decision] = ()) -> Partition:
    """Groups, and the links that connect them. Order and repetition of the input change nothing."""
    holders: defaultdict[Identifier, set[RecordId]] = defaultdict(set)
    for record in records:
        for identifier in record.all_identifiers:
            holders[identifier].add(record.record_id)
    forest = Forest(sorted({record.record_id for record in records}))
    links = []
    for identifier in sorted(holders, key=lambda held: (KINDS[held.kind].trust, held)):
        for a, b in pairwise(sorted(holders[identifier])):
            if forest.join(a, b):
                links.append(Link(a, b, f"same {identifier.kind}", identifier))
    return Partition(tuple(sorted(forest.sets(), key=min)), tuple(links))
