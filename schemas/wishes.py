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
    """One constraint. Its days and hours are those of the clock where the client is.

    rule: `avoid` forbids only the stated times; `only` allows only the stated times; `exact` is a point of time (`from`
    = `to`). The others forbid nothing: `flexible`; `appointment` (a call back was asked for: its hours are open even if
    calls were forbidden before); `access` (about the door or the intercom).
    days: one of `dates`, `weekdays`, `every_day`. from_, to: time of day, None if that side is open; both None is the
    whole day.
    quote: the words that it was read from; "" if a system stated it in fields. order: the delivery that it is about, ""
    for all. id: names it in `wish.decided`; "" if nobody has to decide. said_at: when it was last said; None if it was
    only read from a text, or promised.
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
    """A wish that no longer holds, and why: `replaced` by later words, `dismissed` by a person, `expired` with its
    dates, or because its order was `delivered` or `cancelled`.

    ended_at: when that happened; None if it is not known any more.
    """

    ended_at: datetime | None
    because: Because
