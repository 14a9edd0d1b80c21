"""Hours as timetables write them, in four figures: "0900-1300", "no deliveries after 1530"; no prices or years."""

from __future__ import annotations

import re
from collections.abc import Sequence

FOUR_FIGURES = re.compile(r"(?<!\d)\d{4}(?!\d)")
_HOUR = re.compile("(?:[01][0-9]|2[0-3])[0-5][05]")
_LEADS = frozenset({"after", "before", "until", "till", "by", "from", "between"})
_LINKS = frozenset({"to", "till", "until", "and"})
_COUNTING = frozenset({"UNIT", "SIGN", "PRICE", "YEAR", "MONTH", "NUMBER"})
_YEARS = ("19", "20")
_QUARTERS = ("00", "15", "30", "45")


def hours_at(words: Sequence[str], tags: Sequence[str]) -> set[int]:
    """The places of those that can only be hours; words and tags of a note, in its order."""
    hours = {at for at in range(len(words)) if _may_be_hour(words, tags, at)}
    led = {at for at in hours if at and words[at - 1] in _LEADS}  # "after 1530"
    spans = {at for at in hours if at + 2 in hours and _links(words, tags, at)}
    return led | spans | {at + 2 for at in spans}


def _may_be_hour(words: Sequence[str], tags: Sequence[str], at: int) -> bool:
    word = words[at]
    if tags[at] != "NUMBER" or not _HOUR.fullmatch(word):
        return False
    if word.startswith(_YEARS) and not word.endswith(_QUARTERS):
        return False
    return at + 1 >= len(tags) or tags[at + 1] not in _COUNTING


def _links(words: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """ "0900-1300", "0600 to 1000", "between 0800 and 1200"; "1000-1500" may be a price."""
    return words[at + 1] in _LINKS or (tags[at + 1] == "DASH" and words[at].startswith("0"))
