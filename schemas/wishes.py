"""A wish: one constraint that a client stated on deliveries or calls."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

TimeOfDay = Annotated[str, StringConstraints(pattern=r"^([01][0-9]:[0-5][0-9]|2[0-3]:[0-5][0-9]|24:00)$")]
Weekday = Annotated[int, Field(ge=1, le=7)]  # ISO 8601: Monday is 1

AppliesTo = Literal["delivery", "call"]
Rule = Literal["avoid", "only", "exact", "flexible", "appointment", "access"]
Status = Literal["confirmed", "suggested"]
Because = Literal["replaced", "expired", "delivered", "cancelled", "dismissed"]


class Wish(BaseModel):
    """One constraint, in local time of the deployment.

    rule: `avoid` forbids what is stated and nothing else; `only` allows what is stated and nothing else; `exact` is a
    point of time (`from` = `to`); `flexible` forbids nothing, nor do `appointment` (a call-back that was asked for: it
    opens its hours in what was forbidden before) and `access` (the door, the intercom).
    days: one of `dates`, `weekdays`, `every_day`. from_, to: local time of day, None where that side is open: both
    None is the whole day.
    quote: the words that it was read from; "" where a system stated it in fields. order: the one delivery it is
    about, "" for all of them. id: what a person names who confirms or dismisses it; "" where nobody has to. said_at:
    when it was last said; None where it was only read from a text, or promised.
    """

    model_config = ConfigDict(frozen=True, populate_by_name=True, serialize_by_alias=True)

    applies_to: AppliesTo
    rule: Rule
    from_: TimeOfDay | None = Field(default=None, alias="from")
    to: TimeOfDay | None = None
    dates: tuple[date, ...] = ()
    weekdays: tuple[Weekday, ...] = ()
    every_day: bool = False
    reason: str = ""
    quote: str = ""
    status: Status = "suggested"
    confidence: Annotated[float, Field(ge=0, le=1)] = 1.0
    order: str = ""
    id: str = ""
    said_at: datetime | None = None

    def holds_on(self, day: date) -> bool:
        return self.every_day or day in self.dates or day.isoweekday() in self.weekdays


class PastWish(Wish):
    """A wish that holds no more, and why: `replaced` by later words, `dismissed` by a person, `expired` with its dates,
    or over since its order was `delivered` or `cancelled`.

    ended_at: when that was said, or its last date ended; None where no word of it is kept.
    """

    ended_at: datetime | None
    because: Because
