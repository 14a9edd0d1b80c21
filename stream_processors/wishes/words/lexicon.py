"""A word → what it means to the grammar: by the table, by a stem of it, or with one typo mended."""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from stream_processors.wishes.words.given_names import GIVEN_NAMES
from stream_processors.wishes.words.verbs import verb
from stream_processors.wishes.words.vocabulary import TABLE

MENDED_FROM = 6  # letters; a shorter word with a typo is too often another word
_HEARD_FROM = 5


class Meaning(NamedTuple):
    tag: str
    value: str = ""


_DONE = frozenset({"DELIVER", "CALL", "CALLBACK", "WRITE"})
NOTHING = Meaning("")
WAS = Meaning("", "was")
"""A word that is not understood, but has the form of what was."""
_PAST = ("л", "ла", "ли", "лся", "лась", "лись", "ed")  # what has been is no typo of what is, nor asked for


def _entries() -> tuple[dict[str, Meaning], dict[str, Meaning]]:
    words: dict[str, Meaning] = {}
    stems: dict[str, Meaning] = {}
    for line in TABLE.splitlines():
        head, *entries = line.split() or ["#"]
        if head.startswith("#"):
            continue
        meaning = NOTHING if head == "NONE" else Meaning(*head.split("=", 1))
        for entry in entries:
            (stems if entry.endswith("*") else words).setdefault(entry.rstrip("*"), meaning)
    return words, stems


_WORDS, _STEMS = _entries()
_SHORTEST_STEM = 3  # letters; a shorter one would be many a word's beginning


def _stems_by_beginning() -> dict[str, list[str]]:
    """The longest first: most words begin as no stem does, and are done with at once."""
    found: dict[str, list[str]] = {}
    for stem in sorted(_STEMS, key=len, reverse=True):
        found.setdefault(stem[:_SHORTEST_STEM], []).append(stem)
    return found


_STEMS_BY_BEGINNING = _stems_by_beginning()


def _mendable() -> dict[tuple[str, int], list[str]]:
    """Known words by first letter and by each length that one typo may give them."""
    found: dict[tuple[str, int], list[str]] = {}
    for word in _WORDS:
        if len(word) >= MENDED_FROM:
            for length in (len(word) - 1, len(word), len(word) + 1):
                found.setdefault((word[0], length), []).append(word)
    return found


_MENDABLE = _mendable()


_SHORT = (5, 6)  # letters
_OF_TIMES = frozenset({"REL", "AFTER", "BEFORE", "PART", "WEEKDAY"})
_NO_TYPOS = frozenset({"поле", "веера", "вееру", "седа", "седы", "thus", "toady"})
"""What is a word of its own, one letter away from a short word of time."""


def _in_haste() -> dict[str, Meaning]:
    """Short words of time with two letters swapped or one left out: "псле", "aftre"; the first letter is right."""
    found: dict[str, Meaning] = {}
    for word, meaning in _WORDS.items():
        if meaning.tag in _OF_TIMES and len(word) in _SHORT:
            for at in range(1, len(word) - 1):
                left, right = word[at], word[at + 1]
                for typo in (word[:at] + word[at + 1 :], word[:at] + right + left + word[at + 2 :]):
                    found.setdefault(typo, meaning)
    return {typo: meaning for typo, meaning in found.items() if typo not in _WORDS and typo not in _NO_TYPOS}


_IN_HASTE = _in_haste()


_HEARD = str.maketrans({"о": "а", "е": "и", "я": "и", "э": "и", "ь": None, "ъ": None})


def _heard(word: str) -> str:
    """How it sounds where no stress falls: "доставте", "превизите", "воскрисенье" are spelled by ear."""
    return word.translate(_HEARD)


def _by_ear() -> dict[str, Meaning]:
    """Known words by their sound; where two of unlike meaning sound alike, neither."""
    found: dict[str, set[Meaning]] = {}
    for word, meaning in _WORDS.items():
        if len(word) >= _HEARD_FROM:
            found.setdefault(_heard(word), set()).add(meaning)
    return {sound: meanings.pop() for sound, meanings in found.items() if len(meanings) == 1}


_BY_EAR = _by_ear()


def known(word: str) -> Meaning | None:
    """By the table, by a stem of it, or as the form of a verb."""
    found = _WORDS.get(word) or _by_stem(word)
    if found is None and word.endswith("'s"):  # "nobody's home"
        return known(word[:-2])
    if found is None and (tag := verb(word)):
        return Meaning(tag)
    return found


def _by_stem(word: str) -> Meaning | None:
    for stem in _STEMS_BY_BEGINNING.get(word[:_SHORTEST_STEM], ()):
        if word.startswith(stem):  # "созвонились" is no "созвон"
            found = _STEMS[stem]
            return Meaning("PAST") if found.tag in _DONE and word.endswith(_PAST) else found
    return None


def mended(word: str) -> Meaning:
    """The one known word at distance one (swap, drop, add, change) that begins alike; nothing where two disagree."""
    if word in GIVEN_NAMES:
        return NOTHING  # "Марина" is no "машина"
    if typed := _IN_HASTE.get(word):
        return typed
    if word.endswith("d") and (done := _WORDS.get(f"{word[:-1]}ed")):
        return done  # "deliverd"
    if not _HEARD_FROM <= len(word) <= 16 or not word.isalpha():
        return NOTHING
    if (done := _WORDS.get(word + "ь")) and done.tag in _DONE:
        return Meaning("TELLS")  # "приходит" is no "приходить" spelled by ear
    if heard := _BY_EAR.get(_heard(word)):
        return heard
    if len(word) < MENDED_FROM:
        return NOTHING
    alike = extract(word, _MENDABLE.get((word[0], len(word)), ()), scorer=OSA.distance, score_cutoff=1, limit=None)
    near = {_WORDS[each] for each, _, _ in alike if word.endswith(_PAST) <= each.endswith(_PAST)}
    return near.pop() if len(near) == 1 else NOTHING
