"""How a courier may contact the client of an order, why, and what to say (pure; S27, S28)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from babel.dates import format_date
from pydantic import BaseModel, Field

from schemas.profile import Permission, Phrase
from schemas.wishes import Wish
from stream_processors.profile.call_backs import called_back, with_call_backs
from stream_processors.profile.hours import Hours, HoursOfDay, Interval, allowed, common, until
from stream_processors.profile.permissions import in_words

_BY_MESSAGE: Final = Phrase(ru="Свяжитесь по СМС", en="Send a text message")
_NEXT_DAY: Final = Phrase(
    ru="Свяжитесь по СМС или позвоните на следующий день", en="Send a text message, or call the next day"
)
_CHILD_SLEEPS: Final = Phrase(
    ru="Я уже на месте, но знаю, что у вас спит ребёнок, поэтому могу подождать",
    en="I am already here, but I know that your child is asleep, so I can wait",
)
_CHILD: Final = re.compile(
    r"реб[её]н|малыш|дет[яеи]|дочк|доч[ьи]|сын|внук|внучк|\bbab|\bchild|\bkid|\btoddler|\binfant"
)
_SLEEPS: Final = re.compile(r"\bсп[ияа]|уложил|\bсон\b|\bсна\b|тихий час|sleep|asleep|\bnap")


class Contact(BaseModel):
    """May the client be called on that day, why, and what to say or do (None where there is nothing to mind).

    allowed: False where calls are refused, forbidden the whole day, or, today, forbidden now.
    """

    allowed: bool
    because: str
    say: Phrase | None
    wishes: list[Wish] = Field(default=[], description="What the client asked of calls, as far as it bears on the day")


def contact(
    day: date, permission: Permission, calls: Sequence[Wish], visits: Sequence[Wish], working: Interval, now: datetime
) -> Contact:
    """permission: the profile's word on calls, of which consents and marks count here. calls: wishes on calls.

    visits: wishes that exclude some of the day for the visit. now: the present, in local time.
    """
    bearing = [wish for wish in calls if wish.rule == "only" or (wish.rule == "avoid" and wish.holds_on(day))]

    def hours_of(each: date) -> Hours:
        return with_call_backs(allowed, calls, each)

    if not permission.allowed and permission.code != "wish":
        return Contact(allowed=False, because=permission.because, say=permission.say, wishes=bearing)
    hours = common(hours_of(day), [working])
    if not hours:
        return _forbidden(bearing, _another_day(day, hours_of, working))
    if now.date() == day:
        is_free, changes = until(hours_of, calls, now)
        if not is_free:
            return _forbidden(bearing, _later(day, changes))
    return _allowed([*bearing, *called_back(calls, day)], hours, visits, working)


def _forbidden(bearing: list[Wish], say: Phrase) -> Contact:
    words = "; ".join(filter(None, map(in_words, bearing)))
    return Contact(allowed=False, because=f"the client asked not to be called: {words}", say=say, wishes=bearing)


def _another_day(day: date, hours_of: HoursOfDay, working: Interval) -> Phrase:
    """The first later day with a working hour in which calls are allowed; if there is none in a month, only write."""
    later = (day + timedelta(days=number) for number in range(1, 32))
    free = next((each for each in later if common(hours_of(each), [working])), None)
    if free is None:
        return _BY_MESSAGE
    if free == day + timedelta(days=1):
        return _NEXT_DAY
    ru, en = (format_date(free, "d MMMM", locale=language) for language in ("ru", "en"))
    return Phrase(ru=f"{_BY_MESSAGE.ru} или позвоните {ru}", en=f"{_BY_MESSAGE.en}, or call on {en}")


def _later(day: date, changes: datetime | None) -> Phrase:
    if changes is None:
        return _BY_MESSAGE
    if changes.date() != day:
        return _NEXT_DAY
    clock = f"{changes:%H:%M}"
    return Phrase(ru=f"{_BY_MESSAGE.ru} или позвоните после {clock}", en=f"{_BY_MESSAGE.en}, or call after {clock}")


def _allowed(bearing: list[Wish], hours: Hours, visits: Sequence[Wish], working: Interval) -> Contact:
    early = early_courier_says(visits)
    if list(hours) == [working]:
        because = "; ".join(filter(None, map(in_words, visits))) or "nothing forbids it"
        return Contact(allowed=True, because=because, say=early, wishes=[])
    words = "; ".join(filter(None, map(in_words, bearing)))
    free = ", ".join(f"{_clock(start)}–{_clock(end)}" for start, end in hours)
    mind = Phrase(ru=f"Звоните только {free}", en=f"Call only {free}")
    say = Phrase(ru=f"{mind.ru}. {early.ru}", en=f"{mind.en}. {early.en}") if early else mind
    return Contact(allowed=True, because=f"within the hours asked for: {words}", say=say, wishes=bearing)


def early_courier_says(visits: Sequence[Wish]) -> Phrase | None:
    """What a courier says who arrives at a time that the client excluded (S28)."""
    if not visits:
        return None
    if any(_child_sleeps(wish) for wish in visits):
        return _CHILD_SLEEPS
    wish = visits[0]
    ru, en = _span(wish)
    if wish.rule == "avoid":
        asked = (f"вы просили не приезжать {ru}", f"you asked us not to come {en}")
    else:
        asked = (f"вы просили приехать {ru}", f"you asked us to come {en}")
    return Phrase(
        ru=f"Я уже на месте, но знаю, что {asked[0]}, поэтому могу подождать",
        en=f"I am already here, but I know that {asked[1]}, so I can wait",
    )


def _child_sleeps(wish: Wish) -> bool:
    said = f"{wish.reason} {wish.quote}".casefold()
    return bool(_CHILD.search(said) and _SLEEPS.search(said))


def _span(wish: Wish) -> tuple[str, str]:
    start, end = wish.from_ or "00:00", wish.to or "24:00"
    if start == end:
        return f"ровно в {start}", f"at {start} sharp"
    if (start, end) == ("00:00", "24:00"):
        return "в другой день" if wish.rule == "only" else "в этот день", "on that day"
    if start == "00:00":
        return f"до {end}", f"before {end}"
    if end == "24:00":
        return f"после {start}", f"after {start}"
    return f"с {start} до {end}", f"between {start} and {end}"


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"
