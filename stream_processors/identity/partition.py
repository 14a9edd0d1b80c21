"""How records group into persons: a pure function of the set of records and decisions (design §5).

Read in this order: `ground` (who carries what), `verdict` (what one identifier says), `contest` (where several say
too much), `grouping` (kind by kind), `conclude` (what people decided), `report`.
"""

from __future__ import annotations

from collections.abc import Collection

from schemas.identity import Decision, Partition, Record
from stream_processors.identity.conclude import conclude
from stream_processors.identity.decisions import settle
from stream_processors.identity.ground import once_each, prepare
from stream_processors.identity.grouping import group
from stream_processors.identity.report import report


def partition(records: Collection[Record], decisions: Collection[Decision] = ()) -> Partition:
    """Groups, the links that connect them, what was refused and why, households, and what a person should look at.

    Order and repetition of the input change nothing; a record that comes with different references has them all.
    Where a decision joins, the records are grouped twice: to see who was meant, and to judge with that knowledge.
    """
    by_id = once_each(records)
    rulings = settle(decisions)
    grouping = group(prepare(by_id, rulings))
    if not rulings.same:
        return report(grouping)
    conclusion = conclude(grouping)
    ground = prepare(by_id, conclusion.rulings)
    return report(group(ground, conclusion.forced), conclusion.reviews)
