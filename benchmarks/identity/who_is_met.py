"""Who is compared in the stream, of all who could be: `python -m benchmarks.identity.who_is_met [RECORDS…]`.

The records of one town after another come to their blocks as in the pipeline. Told is, at each size, with how many
others a record that states a person is compared, and of the pairs of one person's records that are worth a look, how
many are.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, count, islice
from typing import Final, NamedTuple

from rich.console import Console

from benchmarks.identity.growth import as_in_the_pipeline
from benchmarks.identity.retail import retail
from schemas.identity import Record
from stream_processors.identity.candidates import LARGEST_BLOCK
from stream_processors.identity.file_lines import read_line
from stream_processors.identity.stream_likeness import BlockKey, compare_records, keys_of

_SEED: Final = 3
_TOWN: Final = 1_000  # households
_SIZES: Final = (10_000, 100_000)
_LATEST: Final = 5_000  # records, of which it is told whom they are compared with


class Met(NamedTuple):
    """compared: others with whom each of the latest records is compared. seen: pairs of one person's records that are
    compared, of those `worth` a look. blocks: that a record stands in.
    """

    records: int
    compared: float
    seen: int
    worth: int
    blocks: float

    def __str__(self) -> str:
        return (
            f"{self.records:9,} records that state a person: in {self.blocks:.1f} blocks each, the latest compared "
            f"with {self.compared:.2f} others each; of {self.worth:,} pairs worth a look {self.seen:,} are"
        )


def stated(seed: int) -> Iterator[tuple[str, Record]]:
    """(whose it is, the record) of those that state a person, each once, in town after town without end."""
    for number in count(seed):
        found: dict[str, tuple[str, Record]] = {}
        for one in retail(number, _TOWN):
            record = as_in_the_pipeline(read_line(one.line, "RU").record)
            if record.person and record.all_identifiers:
                found.setdefault(record.record_id, (f"{number} {one.truth}", record))
        yield from found.values()


def who_is_met(records: Sequence[tuple[str, Record]]) -> Met:
    blocks: defaultdict[BlockKey, list[str]] = defaultdict(list)
    compared: list[int] = []
    for _, record in records:
        near: set[str] = set()
        for key in keys_of(record.person):
            blocks[key].append(record.record_id)
            if len(blocks[key]) <= LARGEST_BLOCK:
                near.update(blocks[key])
        compared.append(len(near - {record.record_id}))
    worth = _worth_a_look(records)
    seen = sum(_followed(a, b, blocks) for a, b in worth)
    latest, standing = compared[-_LATEST:], sum(map(len, blocks.values()))
    return Met(len(records), sum(latest) / len(latest), seen, len(worth), standing / len(records))


def _worth_a_look(records: Sequence[tuple[str, Record]]) -> list[tuple[Record, Record]]:
    people: defaultdict[str, list[Record]] = defaultdict(list)
    for truth, record in records:
        people[truth].append(record)
    pairs = (pair for own in people.values() for pair in combinations(own, 2))
    return [(a, b) for a, b in pairs if compare_records(a, b)]


def _followed(a: Record, b: Record, blocks: Mapping[BlockKey, Sequence[str]]) -> bool:
    return any(len(blocks[key]) <= LARGEST_BLOCK for key in keys_of(a.person) & keys_of(b.person))


def main() -> None:
    console = Console(width=200)
    for size in [int(one) for one in sys.argv[1:]] or _SIZES:
        console.print(str(who_is_met(list(islice(stated(_SEED), size)))))


if __name__ == "__main__":
    main()
