"""Two people in one box: "Paul & Mary Wade", "Mr and Mrs Wade", «Анна и Пётр Седых»."""

from __future__ import annotations

import re
from typing import Final

from stream_processors.identity.naming.folding import clean
from stream_processors.identity.naming.given_names import given_name
from stream_processors.identity.naming.known_names import is_listed
from stream_processors.identity.naming.titles import TITLES

_BOTH: Final = re.compile(r"([^\W\d_]+)\.?\s*(?:&|\+|\band\b|\bи\b)\s*([^\W\d_]+)")


def surname_of_couple(name: str) -> str | None:
    """The surname that two people have in common, "" where it is not said; None where the name is one person's."""
    text = clean(name)
    both = _BOTH.search(text)
    if both is None or not (TITLES.issuperset(both.groups()) or all(map(is_called, both.groups()))):
        return None
    words = re.findall(r"[^\W\d_](?:['’-]?[^\W\d_])*", text.replace(both[0], " "))
    return words[-1] if words and words[-1] not in TITLES else ""


def is_called(word: str) -> bool:
    """Whether somebody is called so, by any table."""
    return given_name(word) is not None or is_listed(word)
