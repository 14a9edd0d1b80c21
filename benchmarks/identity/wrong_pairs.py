"""What is joined wrongly in invented towns, by what the two records say.

    python -m benchmarks.identity.wrong_pairs [SEED…]

The towns have 1,000 households each. Most classes are such that nothing in the two records tells them apart.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from rich.console import Console
from rich.table import Table

from benchmarks.identity.retail import Labelled, retail
from stream_processors.identity.file_likeness import RECOMMENDED
from stream_processors.identity.file_lines import read_line
from stream_processors.identity.persons import compare, says_who
from stream_processors.identity.resolve_file import resolve_objects

_SEEDS: Final = (2026, 5, 6, 21, 22, 23, 24, 25, 26, 27, 28)
_HOUSEHOLDS: Final = 1_000
_JOINED: Final = "pairs joined"


def wrong_pairs(labelled: Sequence[Labelled], auto: float | None) -> Counter[str]:
    """Pairs of two people's records in one profile, by how their statements agree; and how many pairs there are."""
    by_id = {str(one.line["id"]): one for one in labelled}
    groups: defaultdict[object, list[Labelled]] = defaultdict(list)
    for answer in resolve_objects([one.line for one in labelled], auto=auto):
        groups[answer["profile"]].append(by_id[str(answer["id"])])
    found = Counter(_agreement(a, b) for group in groups.values() for a, b in _of_two_people(group))
    found[_JOINED] = sum(len(group) * (len(group) - 1) // 2 for group in groups.values())
    return found


def _of_two_people(group: Sequence[Labelled]) -> Iterator[tuple[Labelled, Labelled]]:
    if len({one.truth for one in group}) > 1:
        yield from ((a, b) for a, b in combinations(group, 2) if a.truth != b.truth)


def _agreement(a: Labelled, b: Labelled) -> str:
    one, other = (read_line(each.line, "RU").record.person for each in (a, b))
    return compare(one, other).reason if says_who(one) and says_who(other) else "one of them is nameless"


def main() -> None:
    seeds = [int(seed) for seed in sys.argv[1:]] or _SEEDS
    lanes: dict[str, float | None] = {"resolve": None, "resolve --auto": RECOMMENDED}
    found: dict[str, Counter[str]] = {lane: Counter() for lane in lanes}
    for seed in seeds:
        town = retail(seed, _HOUSEHOLDS)
        for lane, auto in lanes.items():
            found[lane] += wrong_pairs(town, auto)
    table = Table("the two records", *lanes, title=f"Joined wrongly in {len(seeds)} towns")
    for reason in sorted(set().union(*found.values()) - {_JOINED}):
        table.add_row(reason, *(f"{found[lane][reason]:,}" for lane in lanes))
    table.add_section()
    wrong = {lane: sum(counts.values()) - counts[_JOINED] for lane, counts in found.items()}
    table.add_row("all", *(f"{wrong[lane]:,} of {found[lane][_JOINED]:,}" for lane in lanes))
    table.add_row("precision", *(f"{1 - wrong[lane] / found[lane][_JOINED]:.4f}" for lane in lanes))
    Console(width=100).print(table)


if __name__ == "__main__":
    main()
