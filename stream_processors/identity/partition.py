"""How records group into persons: a pure function of the set of records and decisions (design §5).

Read in this order: `partition_input` (who carries what), `middle_names` (who has two names), `verdict` (what one
identifier says), `contest` (where several say too much), `grouping` (kind by kind), `conclude` (what people decided),
`join_by_likeness`, `partition_report`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from schemas.identifiers import Identifier
from schemas.identity import Alike, Decision, Partition, Record, RecordId, ReviewItem
from stream_processors.identity.components import components
from stream_processors.identity.conclude import conclude
from stream_processors.identity.decisions import settle
from stream_processors.identity.grouping import Grouping, group
from stream_processors.identity.join_by_likeness import join_alike
from stream_processors.identity.partition_input import Ground, once_each, prepare
from stream_processors.identity.partition_report import crowds as crowds_found
from stream_processors.identity.partition_report import report


def partition(
    records: Collection[Record],
    decisions: Collection[Decision] = (),
    alike: Collection[Alike] = (),
    explained: bool = True,
    crowds: Collection[Identifier] = (),
) -> Partition:
    """Groups, the links that connect them, what was refused and why, households, and what a person should look at.

    alike: pairs that their likeness may join where nothing else speaks against it; none where it only suggests.
    explained: False where nobody asks for links, granted or refused: these are left out.
    crowds: identifiers that are crowds, though not all of their records are here; they still stand beside other values.
    Order and repetition of the input change nothing; a record that comes with different references has them all.
    Where a decision joins, the records are grouped twice: to see who was meant, and to judge with that knowledge.
    """
    by_id = once_each(records)
    rulings = settle(decisions)
    ground = prepare(by_id, rulings, crowds)
    if not rulings.same:
        return _reported(group(ground, explained=explained), alike)
    parts = components(_without_crowds(ground), decisions, alike)
    if len(parts) > 1:  # what a decision excuses in one person's names, it excuses nowhere else
        return _together([partition(part.records, part.decisions, part.alike, explained) for part in parts], ground)
    conclusion = conclude(group(ground, explained=False))
    grouping = group(prepare(by_id, conclusion.rulings, crowds), conclusion.forced, explained)
    return _reported(grouping, alike, conclusion.reviews)


def groups_of(records: Collection[Record]) -> list[frozenset[RecordId]]:
    """The groups alone, of many records about which nobody decided anything."""
    return grouped(records)[0]


def grouped(records: Collection[Record]) -> tuple[list[frozenset[RecordId]], Mapping[RecordId, Record]]:
    """The same with the records as they are read beside each other."""
    ground = prepare(once_each(records), settle(()))
    return group(ground, explained=False).forest.sets(), ground.records


def _reported(grouping: Grouping, alike: Collection[Alike], reviews: Sequence[ReviewItem] = ()) -> Partition:
    join_alike(grouping, alike)
    return report(grouping, reviews)


def _without_crowds(ground: Ground) -> list[Record]:
    if not ground.crowds:
        return [*ground.records.values()]
    crowds = frozenset(ground.crowds)
    return [
        replace(each, identifiers=each.identifiers - crowds, references=each.references - crowds)
        for each in ground.records.values()
    ]


def _together(parts: Iterable[Partition], ground: Ground) -> Partition:
    """Of parts that have nothing to do with each other."""
    found = [part for part in parts if part.groups]
    return Partition(
        groups=tuple(sorted((group for part in found for group in part.groups), key=min)),
        links=tuple(link for part in found for link in part.links),
        refused=tuple(link for part in found for link in part.refused),
        households=tuple(sorted((one for part in found for one in part.households), key=min)),
        reviews=(*crowds_found(ground), *(item for part in found for item in part.reviews)),
        disowned=frozenset().union(*(part.disowned for part in found)),
    )
