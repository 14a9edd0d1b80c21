"""Turns wishes into the forbidden times over a number of days, as `omniprofile wishes` prints them (pure).

It inverts the allowed hours that the service computes (`hours`, `instants`), so both always agree.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from schemas.wishes import AppliesTo, Wish
from stream_processors.profile.hours import allowed
from stream_processors.profile.instants import Span, day_bounds, instants


def forbidden(wishes: Iterable[Wish], applies_to: AppliesTo, first: date, days: int, zone: ZoneInfo) -> list[Span]:
    """Local times with offset, over `days` days (≥ 1) from `first` on, sorted. Their edges are allowed.

    Two meet only where the moment between them was named ("exactly at 15:00"). Where nothing but such moments was
    asked for, nothing is forbidden (contract §4).
    """
    mine = [wish for wish in wishes if wish.applies_to == applies_to]
    if not any(wish.rule == "only" for wish in mine):
        mine = [wish for wish in mine if wish.rule != "exact"]
    dates = [first + timedelta(days=number) for number in range(days)]
    free = [span for day in dates for span in instants(allowed(mine, day), day, zone)]
    begins = [day_bounds(dates[0], zone)[0], *(end for _, end in free)]
    ends = [*(start for start, _ in free), day_bounds(dates[-1], zone)[1]]
    gaps = zip(begins, ends, strict=True)
    return [(begin.astimezone(zone), end.astimezone(zone)) for begin, end in gaps if begin < end]
