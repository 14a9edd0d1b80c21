"""What one more record costs in memory: reading it, grouping its neighbourhood, scoring similar records."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from schemas.identifiers import Identifier
from schemas.identity import Record
from stream_processors.identity.candidates import ENOUGH, LARGEST_BLOCK, BlockKey, blocking_keys
from stream_processors.identity.file_lines import Line, read_line
from stream_processors.identity.partition import partition
from stream_processors.identity.rarity import Rarity
from stream_processors.identity.scoring import score
from stream_processors.identity.traits import Statement


class Index:
    """People seen so far, by identifier and by blocking key."""

    def __init__(self, rarity: Rarity) -> None:
        self._rarity = rarity
        self._crowds: set[Identifier] = set()
        self._carriers: defaultdict[Identifier, list[Record]] = defaultdict(list)
        self._blocks: defaultdict[BlockKey, list[Statement]] = defaultdict(list)

    def take(self, line: Line) -> tuple[int, int]:
        """(records that a chain of identifiers leads to, likenesses scored); the record then is one of those seen."""
        said = line.statement()
        near = self._neighbourhood(line.record)
        for found in partition(near).reviews:
            if found.kind == "crowd" and found.identifier:
                self._crowds.add(found.identifier)
        alike: Counter[int] = Counter()
        known: dict[int, Statement] = {}
        for key in {*blocking_keys(said.person), *said.identifiers}:
            block = self._blocks[key]
            if len(block) < LARGEST_BLOCK:
                alike.update(map(id, block))
                known.update((id(one), one) for one in block)
                block.append(said)
        scored = [self._score(said, known[one]) for one, keys in alike.items() if keys >= ENOUGH]
        for identifier in line.record.all_identifiers:
            self._carriers[identifier].append(line.record)
        return len(near), len(scored)

    def _score(self, a: Statement, b: Statement) -> float:
        return score(a.person, b.person, self._rarity, a.identifiers & b.identifiers)[0]

    def _neighbourhood(self, record: Record) -> list[Record]:
        found, todo, seen = [record], [record], set[Identifier]()
        while todo:
            for identifier in todo.pop().all_identifiers - seen - self._crowds:
                seen.add(identifier)
                held = self._carriers.get(identifier, [])
                found += held
                todo += held
        return list({one.record_id: one for one in found}.values())


def latencies(lines: Sequence[Mapping[str, Any]], region: str) -> list[float]:
    """Milliseconds of CPU for each line after the first half, sorted."""
    read = [read_line(line, region) for line in lines]
    index = Index(Rarity.of(one.statement() for one in read))
    half = len(lines) // 2
    for one in read[:half]:
        index.take(one)
    taken = []
    for line in lines[half:]:
        start = time.process_time_ns()
        index.take(read_line(line, region))
        taken.append((time.process_time_ns() - start) / 1e6)
    return sorted(taken)
