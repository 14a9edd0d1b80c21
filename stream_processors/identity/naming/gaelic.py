"""Irish and Scottish surnames written apart: "O Donnell" and "Mc Gruddy" are O'Donnell and McGruddy.

A lone O may be an initial: it is the surname's before one of a table, and between a given name and a word that is no
common English surname and ends as none of our own.
"""

from __future__ import annotations

import re
from typing import Final

from stream_processors.identity.naming.surnames import looks_like_surname
from stream_processors.identity.naming.table_of_surnames import english_surname

_BEHIND_O_TOLD: Final = """
    boyle brien byrne callaghan carroll connell connor dea doherty donnell donoghue donovan dowd driscoll dwyer farrell
    flaherty flynn gorman grady hagan halloran hanlon hara hare hegarty herlihy keefe keeffe leary loughlin mahony
    malley meara mullane neil neill regan reilly riordan rourke shaughnessy shea sullivan toole
"""
_BEHIND_O: Final = frozenset(_BEHIND_O_TOLD.split())
_APART: Final = re.compile(r"(?<![^\W\d_])(?:o['’ʼ`´] +|ma?c +(?=[a-z]{3}))(?=[a-z])")
_O: Final = re.compile(r"(?<![^\W\d_])o +([a-z]{3,})(?= *(?:$|,))")
_MAC_LEADS: Final = re.compile(r"mac +[a-z]+$")  # who may be called Mac


_SURNAME: Final = re.compile("(?:o['’ʼ`]|mc)[a-z]{3}")


def is_gaelic(word: str) -> bool:
    """Whether it is such a surname by its first letters, in lower case."""
    return _SURNAME.match(word) is not None


def joined_to_surname(text: str) -> str:
    """text: a whole name in lower case."""
    if not _MAC_LEADS.match(text):
        text = _APART.sub(lambda found: found[0].rstrip(), text)
    return _O.sub(lambda found: _whole(found, text), text)


def _whole(found: re.Match[str], text: str) -> str:
    word = found[1]
    alone = not text[: found.start()].strip()
    told = word in _BEHIND_O
    if told or not (alone or english_surname(word) or looks_like_surname(word)):
        return f"o'{word}"
    return found[0]
