"""How records group into persons: a pure function of the set of records and decisions (design §5).

Read in this order: `ground` (who carries what), `verdict` (what one identifier says), `contest` (where several say
too much), `grouping` (kind by kind), `conclude` (what people decided), `alike` (likeness alone), `report`.
"""

from __future__ import annotations

from collections.abc import Collection

from schemas.identity import Alike, Decision, Partition, Record
from stream_processors.identity.alike import join_alike
from stream_processors.identity.conclude import conclude
from stream_processors.identity.decisions import settle
from stream_processors.identity.ground import once_each, prepare
from stream_processors.identity.grouping import group
from stream_processors.identity.report import report


def partition(
    records: Collection[Record], decisions: Collection[Decision] = (), alike: Collection[Alike] = ()
) -> Partition:
    """Groups, the links that connect them, what was refused and why, households, and what a person should look at.

    alike: pairs that their likeness may join where nothing else speaks against it; none where it only suggests.
    Order and repetition of the input change nothing; a record that comes with different references has them all.
    Where a decision joins, the records are grouped twice: to see who was meant, and to judge with that knowledge.
    """
    by_id = once_each(records)
    rulings = settle(decisions)
    grouping = group(prepare(by_id, rulings))
    if not rulings.same:
        join_alike(grouping, alike)
        return report(grouping)
    conclusion = conclude(grouping)
    ground = prepare(by_id, conclusion.rulings)
    grouping = group(ground, conclusion.forced)
    join_alike(grouping, alike)
    return report(grouping, conclusion.reviews)
