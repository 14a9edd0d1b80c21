"""Compares two parts of names. Each function is symmetric and returns UNKNOWN where a part is missing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from anyascii import anyascii
from rapidfuzz.distance import OSA

from stream_processors.identity.agreement import CLOSE, CONTRADICTING, SAME, UNKNOWN, Level
from stream_processors.identity.naming.compounds import compare_compounds
from stream_processors.identity.naming.east_asian import compare_east_asian
from stream_processors.identity.naming.folding import fold_cached
from stream_processors.identity.naming.given_names import (
    GivenName,
    forms_of,
    given_name,
    misspelt,
    miswritten,
    slips_of,
    tender_form_of,
    tender_slips_of,
)
from stream_processors.identity.naming.known_names import is_listed, names_of, one_name, two_names
from stream_processors.identity.naming.mistyped import names_mistyped
from stream_processors.identity.naming.names import Name
from stream_processors.identity.naming.slips import alike, rhyme, shortened, sound_alike
from stream_processors.identity.naming.surnames import surname_key
from stream_processors.identity.naming.table_of_english_names_in_cyrillic import in_latin
from stream_processors.identity.naming.table_of_muslim_given_names import PREFIXES
from stream_processors.identity.naming.transliterated import in_other_letters
from stream_processors.identity.naming.women_after_men import of_two_sexes
from stream_processors.identity.naming.writing import cyrillic_initial


def compare_given(a: Name, b: Name) -> Level:
    """The best agreement of any given name of the one with any of the other, if the first ones don't settle it."""
    if not a.given or not b.given:
        return UNKNOWN
    told = compare_east_asian(a, b)
    if told is not None:
        return told
    first = compare_given_words(a.given, b.given)
    if (
        first is not CONTRADICTING
        or (_behind_prefix(a) and _behind_prefix(b))
        or not (a.others or b.others or "-" in a.given + b.given)
    ):
        return first
    pairs = [(x, y) for x in _all_given(a) for y in _all_given(b) if len(x) > 1 and len(y) > 1]
    return CLOSE if any(compare_given_words(x, y) >= CLOSE for x, y in pairs) or _run_together(a, b) else first


def _behind_prefix(name: Name) -> bool:
    """Then what they have in common says nothing: Muhammad Bilal and Muhammad Usman are two."""
    return not PREFIXES.isdisjoint(name.others)


def _all_given(name: Name) -> list[str]:
    """«Анна-Мария» answers to «Анна»."""
    return [name.given, *(name.given.split("-") if "-" in name.given else ()), *name.others]


def _whole(name: Name) -> str:
    return name.given + name.others[0] if name.others else ""


def _run_together(a: Name, b: Name) -> bool:
    """ "Mary Ann", who is Maryann elsewhere; not "Louise Kim", of which Louis is but the beginning."""
    return any(
        (whole == other or not whole.startswith(other)) and compare_given_words(whole, other) >= CLOSE
        for whole, name in ((_whole(a), b), (_whole(b), a))
        for other in ((*_all_given(name), _whole(name)) if whole else ())
        if len(other) > 1
    )


@lru_cache(maxsize=131_072)
def compare_given_words(a: str, b: str) -> Level:
    """English names in Cyrillic are compared in Latin letters, and slips in them as they were written: «Дженнифр»."""
    level = _compare_words(in_latin(a), in_latin(b))
    if level is not CONTRADICTING:
        return level
    known, other = (a, b) if in_latin(a) != a else (b, a)
    if in_latin(known) != known and not (other.isascii() or given_name(other)):
        return CLOSE if alike(known, other) else level
    return level


def _compare_words(a: str, b: str) -> Level:
    if a == b:
        return SAME if len(a) > 1 else UNKNOWN
    x, y = fold_cached(a), fold_cached(b)
    if not x or not y:
        return UNKNOWN
    if len(a) == 1 or len(b) == 1:
        return UNKNOWN if _initials_agree(a, b) else CONTRADICTING
    if in_other_letters(a, b):
        return SAME
    told = _by_tables(a, b)
    if told is not None:
        return told
    known_a, known_b = given_name(a), given_name(b)
    told = _by_what_is_known(a, known_a, b, known_b)
    if told is not None:
        return told
    full = (known_a and known_a.own) or (known_b and known_b.own)  # «Анна» is no beginning of «Анассия»
    close = (not full and shortened(x, y)) or sound_alike(_hard(a, x), _hard(b, y)) or _meant_alike(a, b)
    close = close or (not rhyme(x, y) and (alike(x, y) or alike(a, b) or alike(anyascii(a), anyascii(b))))
    return CLOSE if close or _typed(a, b) or _typed(b, a) or _misprinted(a, b) else CONTRADICTING


def _misprinted(a: str, b: str) -> bool:
    """ "Rnark", who is Mark."""
    return not (names_mistyped(a).isdisjoint(names_of(b)) and names_mistyped(b).isdisjoint(names_of(a)))


def _by_what_is_known(a: str, known_a: GivenName | None, b: str, known_b: GivenName | None) -> Level | None:
    same = fold_cached(a) == fold_cached(b)
    if known_a and known_b:
        if known_a.may_be(known_b) and not _hardly_meet(known_a, known_b):
            return SAME if same or known_a.own == known_b.own != "" else CLOSE
        if _of_name_abroad(a, known_b) or _of_name_abroad(b, known_a):
            return CLOSE
        if _both_known(a, known_a, b, known_b):  # «Мария» and «Марина» are one letter apart and two people
            typed = not known_a.full.isdisjoint(miswritten(b)) or not known_b.full.isdisjoint(miswritten(a))
            return CLOSE if typed else CONTRADICTING
    if same:
        return SAME
    two = a.isascii() and b.isascii() and (_abroad_and_here(a, known_b) or _abroad_and_here(b, known_a))
    return CONTRADICTING if two else None


def _of_name_abroad(word: str, known: GivenName) -> bool:
    """Whether it is a form of a name that a Russian one is abroad: Dan of Daniel, who is Даниил."""
    full = (given_name(name[2:]) for name in names_of(word)) if known.sexes else ()
    return any(one is not None and one.may_be(known) for one in full)


def _both_known(a: str, known_a: GivenName, b: str, known_b: GivenName) -> bool:
    """Whether both are Russian names or forms of one, or one is a full one and the other one abroad: Karina, Karin."""
    russian = bool(known_a.sexes and known_b.sexes)
    return russian or _abroad_and_here(a, known_b) or _abroad_and_here(b, known_a)


def _abroad_and_here(word: str, known: GivenName | None) -> bool:
    return known is not None and known.own != "" and is_listed(word)


def _by_tables(a: str, b: str) -> Level | None:
    if of_two_sexes(a, b) or two_names(a, b):
        return CONTRADICTING
    if one_name(a, b):
        return SAME if fold_cached(a) == fold_cached(b) else CLOSE
    return compare_compounds(a, b)


def _meant_alike(a: str, b: str) -> bool:
    known_a, known_b = given_name(a), given_name(b)
    return not meant(a).isdisjoint(meant(b)) and not (known_a and known_b and _hardly_meet(known_a, known_b))


def _hardly_meet(known_a: GivenName, known_b: GivenName) -> bool:
    """Whether of a dozen names that either may be short for one is common: Ann and Tina are hardly ever Christiana."""
    common = known_a.full & known_b.full
    return all(map(str.isascii, common)) and len(common) * 5 < min(len(known_a.full), len(known_b.full))


def meant(word: str) -> frozenset[str]:
    """Full names of which the word is a form, or may be one: by its ending, or with a slip («марпя», "anrdey")."""
    known = given_name(word)
    return known.full if known else tender_form_of(word) | slips_of(word) | tender_slips_of(word) | misspelt(word)


def _typed(named: str, word: str) -> bool:
    """Whether an unknown word is another form of a name with a slip: "moksim" of Макс, "vrra" of «Верочка»."""
    known = given_name(named)
    key = fold_cached(word)
    forms = (form for full in (known.full if known else tender_form_of(named)) for form in forms_of(full))
    return any(alike(form, key) and not rhyme(form, key) for form in forms)


_UNLIKE: Final = 0.5


@lru_cache(maxsize=131_072)
def clearly_different(a: str, b: str) -> bool:
    """Whether no slips make one of two given names that contradict each other, in whatever tables they stand or not.

    A slip of a known name («Деис», «Ектерина») is that name, and as far from others as it is.
    """
    if two_names(a, b):
        return True
    one, other = meant(a), meant(b)
    if one and other:
        return one.isdisjoint(other)
    return all(OSA.normalized_similarity(x, y) < _UNLIKE for x, y in ((a, b), (fold_cached(a), fold_cached(b))))


def _hard(word: str, key: str) -> str:
    """Rebecca is Rebekah; «ц» is another sound."""
    return key if "ts" in word or not word.isascii() else key.replace("c", "k")


def _initials_agree(a: str, b: str) -> bool:
    """«Саша» signs with А, too. Compared in Cyrillic where both are, since in Latin Ж, И, Ю and Я begin alike."""
    left, right = _may_stand_for(a), _may_stand_for(b)
    cyrillic = [{word[0] for word in words if not word.isascii()} for words in (left, right)]
    if all(cyrillic):
        return not cyrillic[0].isdisjoint(cyrillic[1])
    return not _latin_initials(left).isdisjoint(_latin_initials(right))


def _latin_initials(words: set[str]) -> set[str]:
    """«Шерзод» is Sherzod: S, where folding makes one letter of the sound."""
    return {initial for word in words for initial in (fold_cached(word)[:1], anyascii(word)[:1].casefold())}


def _may_stand_for(word: str) -> set[str]:
    forms = (word, *meant(word), *cyrillic_initial(word)) if len(word) > 1 else (word,)
    return {each.replace("ё", "е") for each in forms}


@lru_cache(maxsize=131_072)
def compare_surnames(a: str, b: str) -> Level:
    """Feminine and masculine forms are one; a double surname is close to either of its halves."""
    if not a or not b:
        return UNKNOWN
    if a == b:
        return SAME
    x, y = _surname_keys(a), _surname_keys(b)
    if x == y or "".join(x) == "".join(y):
        return SAME
    if any(left == right or alike(left, right) for left in x for right in y) or _mistyped(a, b):
        return CLOSE
    if len(x[0]) == 1 or len(y[0]) == 1:
        return UNKNOWN if x[0][:1] == y[0][:1] else CONTRADICTING
    return CONTRADICTING


@lru_cache(maxsize=65_536)
def _surname_keys(surname: str) -> tuple[str, ...]:
    return tuple([surname_key(word) for word in re.split(r"[\s-]+", surname)])


def _mistyped(a: str, b: str) -> bool:
    """Also where the slip is in a feminine ending: «петроыа», «попвоа»."""
    return alike(a, b) or alike(fold_cached(a), fold_cached(b))
