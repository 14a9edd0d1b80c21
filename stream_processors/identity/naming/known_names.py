"""What is known of given names in Latin letters: whether two of them are one name, and whose they are, a man's or a
woman's.

Two known names that no table has for forms of one are two people, however few letters are between them: Helen and
Ellen, Luke and Lucy, Imran and Irfan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from stream_processors.identity.naming import (
    table_of_american_given_names,
    table_of_british_given_names,
    table_of_european_given_names,
    table_of_indian_given_names,
    table_of_muslim_given_names,
)
from stream_processors.identity.naming.folding import without_accents
from stream_processors.identity.naming.sikh_names import sikh_compound
from stream_processors.identity.naming.slips import alike
from stream_processors.identity.naming.table_of_english_names_in_cyrillic import in_latin
from stream_processors.identity.naming.table_of_muslim_given_names import PREFIXES

_TABLES: Final = (
    table_of_american_given_names,
    table_of_british_given_names,
    table_of_european_given_names,
    table_of_indian_given_names,
    table_of_muslim_given_names,
)
_NOBODY: Final = frozenset[str]()
_HEARD_AS: Final = tuple(
    (re.compile(spelling), letters)
    for spelling, letters in (
        (r"[^a-z]", ""),
        ("ph", "f"),
        ("ck|q", "k"),
        ("ee|ey$|ie$|y", "i"),
        ("oo|ou", "u"),
        ("x", "ks"),
        ("w", "v"),
        ("(?<=[tdb])h", ""),
        ("c(?![hei])", "k"),
        ("(?<=[aeiou])h$", ""),
        (r"(.)\1+", r"\1"),
    )
)


def loose_key(word: str) -> str:
    """A name in lower case without what its spellings differ in most: Pooja, Puja; Kareem, Karim; Philip, Phillip."""
    for spelling, letters in _HEARD_AS:
        word = spelling.sub(letters, word)
    return word


def _lines() -> Iterator[tuple[str, list[str]]]:
    """(sex, the forms of one name)"""
    for table in _TABLES:
        for sex, told in (("m", table.MEN), ("f", table.WOMEN), ("", table.EITHER)):
            yield from ((sex, line.split()) for line in told.split("|") if line.strip())


def _names() -> dict[str, frozenset[str]]:
    """Form → the names of which it is one: the sex and the first form of each. A name of either sex is a man's too."""
    found: dict[str, frozenset[str]] = {}
    for sex, forms in _lines():
        names = {f"{each} {forms[0]}" for each in (sex or "mf")}
        for form in forms:
            found[form] = found.get(form, _NOBODY) | names
    return found | dict.fromkeys(PREFIXES, frozenset(("m muhammad",)))


def _by_key() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for form, names in _NAMES.items():
        key = loose_key(form)
        found[key] = found.get(key, _NOBODY) | names
    return found


_SHORTEST: Final = 4  # letters of which one is read loosely
_TAKEN_AS_WRITTEN: Final = """
    amar ammar cherie cherry emir emyr evan ewan hannah hari harry ian ivan iwan joan joann keeley kylie meera myra yann
"""
_AS_WRITTEN: Final = frozenset(_TAKEN_AS_WRITTEN.split())  # they only sound like another of their sex
_NAMES: Final = _names()
_BY_KEY: Final = _by_key()
_SHORT_VOWELS: Final = frozenset(word.replace("ee", "i").replace("oo", "u") for word in _NAMES)


@lru_cache(maxsize=65_536)
def names_of(word: str) -> frozenset[str]:
    """The names that a word in lower case is a form of, empty where it is in no table; a Sikh's of either sex."""
    latin = without_accents(in_latin(word))
    if not latin.isascii() or len(latin) < 2:
        return _NOBODY
    found = _NAMES.get(latin, _NOBODY)
    if latin in _AS_WRITTEN or len(latin) < _SHORTEST:
        return found
    compound = sikh_compound(latin) if not found else ""
    if compound:
        return frozenset((f"m {compound}", f"f {compound}"))
    sexes = {name[0] for name in found}
    sounding = _BY_KEY.get(loose_key(latin), _NOBODY)
    return found | {name for name in sounding if not sexes or name[0] in sexes}


def two_names(a: str, b: str) -> bool:
    """Whether both words, in lower case, are known names, and not forms of one.

    A word that only sounds like one may be the other with a slip: "lary", who is Lara or Larry.
    """
    one, other = names_of(a), names_of(b)
    if not one or not other or not one.isdisjoint(other):
        return False
    return (is_listed(a) and is_listed(b)) or not alike(a, b)


@lru_cache(maxsize=65_536)
def is_listed(word: str) -> bool:
    """Whether a word in lower case is in the tables as it is written, or but for a long vowel: Hina, Heena."""
    latin = without_accents(in_latin(word))
    short = _short_vowels(latin)
    return latin in _NAMES or (len(short) >= _SHORTEST and short in _SHORT_VOWELS) or sikh_compound(latin) != ""


def _short_vowels(word: str) -> str:
    return word.replace("ee", "i").replace("oo", "u")


def one_name(a: str, b: str) -> bool:
    """Whether both are forms of one name of the tables: Shaun and Sean, Bob and Robert."""
    return not names_of(a).isdisjoint(names_of(b))


@lru_cache(maxsize=65_536)
def sex_told(given: str) -> str:
    """Of which sex all are who are called so, "" where either may be or nothing is known."""
    sexes = {name[0] for name in names_of(given)}
    return sexes.pop() if len(sexes) == 1 else ""


@lru_cache(maxsize=65_536)
def of_women_only(word: str) -> bool:
    """Whether it is in the tables and a woman's: then it is hardly a surname, as men's names often are."""
    return is_listed(word) and sex_told(word) == "f"
