"""What a record costs as records grow in number: `python -m benchmarks.identity.growth [--redis] [RECORDS…]`.

Without --redis `omniprofile resolve` reads a file of a town of that many records; a million take minutes and some 4 GB.
With it, the records of one town after another go through resolver and matcher into a Valkey of its own, as in the
pipeline, and are measured at each size: in batches, and one by one.
"""

from __future__ import annotations

import argparse
import gc
import resource
import time
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import count
from typing import Final, get_args

from rich.console import Console

from benchmarks.identity.retail import retail
from benchmarks.store_lane import lanes
from deploy.engines.valkey import AppendFsync
from profile_store.ports import Sighting
from schemas.identity import Evidence, PersonFacts, Record
from stream_processors.identity.file_likeness import RECOMMENDED
from stream_processors.identity.file_lines import read_line
from stream_processors.identity.resolve_file import resolve_objects
from stream_processors.runtime.garbage import tame_garbage_collection

_SEED: Final = 3
_SIZES: Final = (10_000, 40_000, 100_000)
_RECORDS_OF_A_HOUSEHOLD: Final = 10
_LARGEST_BY_LIKENESS: Final = 100_000  # records
_TOWN: Final = 1_000  # households
_EVIDENCE: Final = Evidence("2026-11-21T07:00:00Z", "web/shop", "5f0c3a")


def in_memory(sizes: Sequence[int], console: Console) -> None:
    gc.disable()  # as the command does
    for size in sizes:
        with console.status(f"{size:,} records are invented and read"):
            lines = [one.line for one in retail(_SEED, size // _RECORDS_OF_A_HOUSEHOLD)]
        asked = [("resolve", None), ("resolve --auto", RECOMMENDED)]
        for name, auto in asked if size <= _LARGEST_BY_LIKENESS else asked[:1]:
            with console.status(f"{name} of {len(lines):,} records"):
                start = time.process_time()
                answers = sum(1 for _ in resolve_objects(lines, auto=auto))
                spent = (time.process_time() - start) / answers * 1e6
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            console.print(f"{answers:>9,} records  {name:<15} {spent:>5.0f} µs of CPU each, {peak:>6,.0f} MB at most")


def through_redis(asked: argparse.Namespace, console: Console) -> None:
    tame_garbage_collection()  # as workers do
    start = time.monotonic()
    sizes: list[int] = asked.records
    with console.status("the graph is empty") as status:

        def tell(grown: int) -> None:
            status.update(f"{grown:,} records of {max(sizes):,} after {time.monotonic() - start:.0f} s")

        for lane in lanes(towns(_SEED), sizes, asked.minutes * 60, asked.appendfsync, tell, asked.workers):
            console.print(str(lane))


def towns(seed: int) -> Iterator[Sighting]:
    """What a chain meets that opens its shops in one town after another, without end; the kiosks, the till's own card
    and the call centre's line are everywhere the same.
    """
    for number in count(seed):
        for one in retail(number, _TOWN):
            record = read_line(one.line, "RU").record
            if record.all_identifiers:
                yield Sighting(as_in_the_pipeline(record), _EVIDENCE)


def as_in_the_pipeline(record: Record) -> Record:
    """Named by what it states, so that who comes again is known; a name in parts is one name there."""
    said = record.person
    name = said.name or " ".join(word for _, word in sorted(said.extra)) or None
    person = PersonFacts(name, said.birth_date, said.sex)
    named = [tuple(one) for one in sorted(record.identifiers or record.references)]
    told = repr((named, person.name, person.birth_date, person.sex))
    return Record(blake2b(told.encode(), digest_size=16).hexdigest(), record.identifiers, person, record.references)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=int, nargs="*", default=_SIZES)
    parser.add_argument("--redis", action="store_true", help="through a Valkey, as in the pipeline")
    parser.add_argument(
        "--minutes", type=float, default=10.0, help="how long the graph may grow; what is reached counts"
    )
    parser.add_argument(
        "--appendfsync", choices=get_args(AppendFsync), default="always", help="when its log is flushed"
    )
    parser.add_argument("--workers", type=int, default=1, help="that resolve at the same time, in one graph")
    asked = parser.parse_args()
    console = Console(width=200)
    if asked.redis:
        through_redis(asked, console)
    else:
        in_memory(asked.records, console)


if __name__ == "__main__":
    main()
