"""Surnames by their form: what looks like one, whose sex it shows, and one key for husband and wife."""

from __future__ import annotations

import re
from functools import lru_cache

from stream_processors.identity.naming.folding import fold_cached
from stream_processors.identity.naming.table_of_siberian_surnames import SURNAMES_OF_SIBERIA

# Endings in Cyrillic and in the usual transliterations; «Харитонва» is one with a slip.
_SURNAME = re.compile(
    r"(?:[оеё]ва?|[иы]на?|[сц]к(?:ий|ой|ого)|\w{2}ая|[а-я]{2}(?:ко|ник)|[бгджзклмнпрстфхцчшщ]ва|[ую]к|чук|швили|дзе|ян|[ыи]х|"
    r"[oe]va?|[iy]na?|[st]k(?:iy|y|ij|i|oy|oi)|\w{3}a[yi]a|enko|chuk|shvili|dze|[iy]an)$"
)
# «Шамсиддин» and «Магомедамин» are given names.
_GIVEN_NAME = re.compile(
    r"(?:[аеиоуыэ][дт]дин|[aeiou][dt]din|(?:маг|мух|абд|шамс|нур|бадр|садр|фахр|mag|muh|abd|shams|nur)\w{3,}(?:ин|in))$"
)
_FEMALE_SURNAME = re.compile(r"(?:[оеё]ва|\w{2}ая|ova|eva|\w{3}a[yi]a)$")
_MALE_SURNAME = re.compile(r"(?:[оеё]в|[сц]кий|[сц]кой|[oe]v|skiy|skij)$")

_SON_OF = re.compile("^mc(?=[a-z]{3})")  # McLeod is MacLeod
_ONE_FORM = {"ova": "ov", "eva": "ev", "ina": "in", "aia": "i", "oi": "i"}  # Толстая and Толстой are `tolsti`


@lru_cache(maxsize=65_536)
def looks_like_surname(word: str) -> bool:
    """By its ending, in Russian and its neighbours' languages."""
    if word in SURNAMES_OF_SIBERIA:
        return True
    return _SURNAME.search(word) is not None and _GIVEN_NAME.search(word) is None


def family_ending(word: str) -> str:
    """By which it looks like a surname, "" where it does not."""
    found = _SURNAME.search(word)
    return found[0] if found else ""


@lru_cache(maxsize=65_536)
def sex_of_surname(surname: str) -> str | None:
    """The weakest witness: foreigners keep one form, and «Калина» may be a man. -ина is left out for that."""
    if _FEMALE_SURNAME.search(surname):
        return "f"
    return "m" if _MALE_SURNAME.search(surname) else None


@lru_cache(maxsize=65_536)
def surname_key(word: str) -> str:
    """Folded, and the feminine form as the masculine: «Петрова» is `petrov`, «Чайковская» `qaikovski`."""
    key = _folded(word)
    for ending, common in _ONE_FORM.items():
        if key.endswith(ending) and len(key) > len(ending) + 1:
            return key.removesuffix(ending) + common
    return key


def _folded(word: str) -> str:
    return _SON_OF.sub("mac", fold_cached(word))


def two_forms(a: str, b: str) -> bool:
    """Whether one surname is a man's and the other his wife's: «Ильин», «Ильина»."""
    return a != b and bool(a and b) and surname_key(a) == surname_key(b) and _folded(a) != _folded(b)
