"""What a note forbids, by the reader and by the notation of the labels: minutes of the horizon."""

from __future__ import annotations

from datetime import date

from benchmarks import wish_labels
from benchmarks.wish_labels import HORIZON, ZONE, minutes
from schemas.wishes import AppliesTo
from stream_processors.profile.agenda import forbidden
from stream_processors.wishes.reader import read


def found(text: str, scope: AppliesTo, said: date) -> frozenset[int]:
    return minutes(forbidden(read(text, said), scope, said, HORIZON, ZONE), said)


def meant(items: str, said: date) -> frozenset[int]:
    """Several items are parted by "; "."""
    return wish_labels.forbidden(tuple(items.split("; ")) if items else (), said)
