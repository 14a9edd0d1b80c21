"""The fragment: what all events of one record add up to, a state-based CRDT of five kinds of operation (design §4, P2).

`stream_processors.profile.effects` turns an event into operations; a fragment store applies them. Applying is written
twice, as a Redis Function (`fragments.lua`) and in Python (`stream_processors/profile/fragment.py`). A property test
holds the two equal.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

Clock = str
"""42 characters that sort as bytes: 16 digits of event time in microseconds since 1970, 2 of source rank, 16 hex of the
event key's digest, 8 hex of the content's.
"""


class Put(NamedTuple):
    """Last writer wins: the value with the greatest (clock, value) is kept."""

    field: str
    value: str


class First(NamedTuple):
    """First writer wins: the value with the smallest (clock, value) is kept.

    earliest: tells it from a Put of the same words, which as a tuple would be equal to it.
    """

    field: str
    value: str
    earliest: bool = True


class Keep(NamedTuple):
    """A map whose members are last-writer-wins; the `limit` latest members by clock are kept."""

    map: str
    member: str
    value: str
    limit: int


class Count(NamedTuple):
    """Money under a document's number: the latest amount of each number counts, once.

    amount: ten-thousandths of the currency's unit, negative for money given back. purchase: 1 where it counts as a
    purchase, else 0.
    """

    number: str
    amount: int
    currency: str
    purchase: int


class Bind(NamedTuple):
    """A receipt and an order belong to one sale: the order's money no longer counts once the receipt's does.

    receipt, order: numbers as `Count` has them. amount: a binding has none; tells it from a Put of the same words,
    which as a tuple would be equal to it.
    """

    receipt: str
    order: str
    amount: None = None


Operation = Put | First | Keep | Count | Bind


class EventEffect(NamedTuple):
    """Everything that one event does to its record's fragment.

    digest: 16 hex of the event key; content: 8 hex of the raw bytes' digest, to tell a repetition from a conflict.
    delivery_days: ISO dates under whose index the record is to be found by planners; the fragment says which of them
    still holds.
    """

    record_id: str
    digest: str
    content: str
    clock: Clock
    operations: tuple[Operation, ...]
    delivery_days: tuple[str, ...] = ()


class Stamped(NamedTuple):
    clock: Clock
    value: str


@dataclass
class Fragment:
    """The state of one record, or of several merged.

    puts, firsts: field → stamped value. maps: map → member → stamped value, at most as many as the map keeps.
    ledger: number → stamped "amount|currency|purchase"; None where it was not loaded. bound: receipt → orders that it
    is of; replaced: orders of which a bound receipt stands in the ledger; these two are loaded with the ledger.
    totals: currency → sum of the amounts of the ledger's entries that are not replaced, where it is not 0; purchases:
    how many of those are purchases. Both follow from the ledger and are kept beside it, so that a read of one record
    needs no ledger.
    """

    puts: dict[str, Stamped] = field(default_factory=dict)
    firsts: dict[str, Stamped] = field(default_factory=dict)
    maps: dict[str, dict[str, Stamped]] = field(default_factory=dict)
    totals: dict[str, int] = field(default_factory=dict)
    purchases: int = 0
    ledger: dict[str, Stamped] | None = None
    bound: dict[str, frozenset[str]] = field(default_factory=dict)
    replaced: set[str] = field(default_factory=set)
