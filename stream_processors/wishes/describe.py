"""A wish in plain words, for the person who typed the note: "не привозить 13:00–15:00, каждый день"."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from schemas.wishes import AppliesTo, Rule, Wish

Lang = Literal["ru", "en"]
_MOST_DATES = 3  # that are named one by one


class _Words(NamedTuple):
    """The words of one language. asks: what a rule says of deliveries and of calls."""

    asks: dict[tuple[AppliesTo, Rule], str]
    weekdays: tuple[str, ...]
    every_day: str
    on: str
    since: str
    until: str
    joined: str


_RU = _Words(
    {
        ("delivery", "avoid"): "не привозить",
        ("delivery", "only"): "привозить только",
        ("delivery", "exact"): "привезти ровно",
        ("delivery", "flexible"): "привозить в любое время",
        ("delivery", "appointment"): "договорились о доставке",
        ("delivery", "access"): "не звонить в дверь и домофон",
        ("call", "avoid"): "не звонить",
        ("call", "only"): "звонить только",
        ("call", "exact"): "позвонить ровно",
        ("call", "flexible"): "звонить в любое время",
        ("call", "appointment"): "перезвонить",
        ("call", "access"): "не звонить в дверь и домофон",
    },
    ("по понедельникам", "по вторникам", "по средам", "по четвергам", "по пятницам", "по субботам", "по воскресеньям"),
    "каждый день",
    "",
    "с",
    "до",
    " и ",
)
_EN = _Words(
    {
        ("delivery", "avoid"): "no delivery",
        ("delivery", "only"): "deliver only",
        ("delivery", "exact"): "deliver at exactly",
        ("delivery", "flexible"): "deliver at any time",
        ("delivery", "appointment"): "delivery agreed",
        ("delivery", "access"): "do not ring the door or the intercom",
        ("call", "avoid"): "no calls",
        ("call", "only"): "call only",
        ("call", "exact"): "call at exactly",
        ("call", "flexible"): "call at any time",
        ("call", "appointment"): "call back",
        ("call", "access"): "do not ring the door or the intercom",
    },
    ("on Mondays", "on Tuesdays", "on Wednesdays", "on Thursdays", "on Fridays", "on Saturdays", "on Sundays"),
    "every day",
    "on ",
    "from",
    "until",
    " and ",
)
_WORDS: dict[Lang, _Words] = {"ru": _RU, "en": _EN}
_TIMELESS = frozenset({"flexible", "access"})


def describe(wish: Wish, lang: Lang) -> str:
    """What was understood, in one line without a full stop."""
    words = _WORDS[lang]
    asks = words.asks[wish.applies_to, wish.rule]
    if wish.rule in _TIMELESS and not wish.dates and not wish.weekdays:
        return asks
    hours = _hours(wish, words)
    return ", ".join(part for part in (f"{asks} {hours}".strip(), _days(wish, words)) if part)


def _hours(wish: Wish, words: _Words) -> str:
    start = wish.from_ if wish.from_ not in (None, "00:00") else None
    end = wish.to if wish.to not in (None, "24:00") else None
    if start and end:
        return start if start == end else f"{start}–{end}"
    if start:
        return f"{words.since} {start}"
    return f"{words.until} {end}" if end else ""


def _days(wish: Wish, words: _Words) -> str:
    if wish.weekdays:
        return words.joined.join(words.weekdays[day - 1] for day in sorted(wish.weekdays))
    if wish.dates:
        return words.on + _dates(sorted(wish.dates), words)
    return words.every_day if wish.every_day else ""


def _dates(dates: list[date], words: _Words) -> str:
    """Each where they are few; the first and the last where they are many and follow each other."""
    if len(dates) > _MOST_DATES and (dates[-1] - dates[0]).days == len(dates) - 1:
        return f"{dates[0]:%d.%m}–{dates[-1]:%d.%m}"
    named = [f"{day:%d.%m}" for day in dates]
    return words.joined.join([", ".join(named[:-1]), named[-1]]) if len(named) > 1 else named[0]
