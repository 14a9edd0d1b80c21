"""Levels of agreement between two parts of names. Each function is symmetric; a missing part is UNKNOWN."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

from stream_processors.identity.agreement import Level
from stream_processors.identity.folding import fold_cached
from stream_processors.identity.given_names import GivenName, forms_of, given_name, slips_of, tender_form_of
from stream_processors.identity.names import Name, father_as_written, patronymic_key, surname_key

_VOWELS = re.compile("[aeioux]")
_SOFT_G = re.compile("^g(?=[ei])")  # Geoffrey sounds like Jeffrey, whose j is folded to a vowel


def alike(a: str, b: str) -> bool:
    """Whether two folded words may be one with a typo: one slip in four letters or more, two in eight or more."""
    shorter = min(len(a), len(b))
    if shorter < 4:
        return False
    slips = OSA.distance(a, b)
    return slips <= (2 if shorter >= 8 else 1) or (slips == 2 and shorter >= 6 and JaroWinkler.similarity(a, b) >= 0.94)


def compare_given(a: Name, b: Name) -> Level:
    """The best agreement of any given name of the one with any of the other, if the first ones don't settle it."""
    if not a.given or not b.given:
        return Level.UNKNOWN
    first = _compare_given_words(a.given, b.given)
    if first is not Level.CONTRADICTING or not (a.others or b.others):
        return first
    pairs = [(x, y) for x in (a.given, *a.others) for y in (b.given, *b.others) if len(x) > 1 and len(y) > 1]
    return Level.CLOSE if any(_compare_given_words(x, y) >= Level.CLOSE for x, y in pairs) else first


@lru_cache(maxsize=131_072)
def _compare_given_words(a: str, b: str) -> Level:
    if a == b:
        return Level.SAME if len(a) > 1 else Level.UNKNOWN
    x, y = fold_cached(a), fold_cached(b)
    if not x or not y:
        return Level.UNKNOWN
    if len(a) == 1 or len(b) == 1:
        return Level.UNKNOWN if _initials_agree(a, b) else Level.CONTRADICTING
    known_a, known_b = given_name(a), given_name(b)
    if known_a and known_b:
        if known_a.may_be(known_b):
            return Level.SAME if x == y or known_a.own == known_b.own != "" else Level.CLOSE
        if known_a.sexes and known_b.sexes:  # «Мария» and «Марина» are one letter apart and two people
            return Level.CONTRADICTING
    if x == y:
        return Level.SAME
    full = (known_a and known_a.own) or (known_b and known_b.own)  # «Анна» is no beginning of «Анассия»
    close = alike(x, y) or alike(a, b) or (not full and _shortened(x, y)) or _sound_alike(x, y) or _both_typed(a, b)
    close = close or _typed(known_a, b) or _typed(known_b, a) or _tender(known_a, b) or _tender(known_b, a)
    return Level.CLOSE if close else Level.CONTRADICTING


def _tender(known: GivenName | None, word: str) -> bool:
    return known is not None and not known.full.isdisjoint(tender_form_of(word))


def _typed(known: GivenName | None, word: str) -> bool:
    """Whether an unknown word is another form of the known name with a slip: «натааш» of Наталья, "moksim" of Макс."""
    if known is None:
        return False
    key = fold_cached(word)
    return not known.full.isdisjoint(slips_of(word)) or any(
        alike(form, key) for full in known.full for form in forms_of(full)
    )


def _both_typed(a: str, b: str) -> bool:
    """Two words in no table that may be one name, each with a slip of its own: «марпя», «марля»."""
    return not slips_of(a).isdisjoint(slips_of(b))


def _sound_alike(x: str, y: str) -> bool:
    """The same consonants, with vowels as somebody heard them: Sarah, Zara; Keeley, Kaylee; Geoffrey, Jeffrey."""
    left, right = (_VOWELS.sub("", _SOFT_G.sub("", word)).replace("z", "s") for word in (x, y))
    return left == right and len(left) >= 2 and OSA.distance(x, y) <= 3


def _initials_agree(a: str, b: str) -> bool:
    """«Саша» signs with А, too. Compared in Cyrillic where both are, since in Latin Ж, И, Ю and Я begin alike."""
    left, right = _may_stand_for(a), _may_stand_for(b)
    cyrillic = [{word[0] for word in words if not word.isascii()} for words in (left, right)]
    if all(cyrillic):
        return not cyrillic[0].isdisjoint(cyrillic[1])
    return not {fold_cached(word)[:1] for word in left}.isdisjoint(fold_cached(word)[:1] for word in right)


def _may_stand_for(word: str) -> set[str]:
    known = given_name(word) if len(word) > 1 else None
    forms = (word, *((known.own,) if known and known.own else known.full if known else slips_of(word)))
    return {each.replace("ё", "е") for each in forms}


def _shortened(x: str, y: str) -> bool:
    short, long = sorted((x, y), key=len)
    return len(short) >= 3 and long.startswith(short)


@lru_cache(maxsize=131_072)
def compare_surnames(a: str, b: str) -> Level:
    """Feminine and masculine forms are one; a double surname is close to either of its halves."""
    if not a or not b:
        return Level.UNKNOWN
    if a == b:
        return Level.SAME
    x, y = ([surname_key(word) for word in re.split(r"[\s-]+", surname)] for surname in (a, b))
    if x == y or "".join(x) == "".join(y):
        return Level.SAME
    if any(left == right or alike(left, right) for left in x for right in y) or alike(a, b):
        return Level.CLOSE
    if len(x[0]) == 1 or len(y[0]) == 1:
        return Level.UNKNOWN if x[0][:1] == y[0][:1] else Level.CONTRADICTING
    return Level.CONTRADICTING


@lru_cache(maxsize=131_072)
def compare_patronymics(a: str, b: str) -> Level:
    if not a or not b:
        return Level.UNKNOWN
    x, y = patronymic_key(a), patronymic_key(b)
    if x == y:
        return Level.SAME
    if not x or not y:
        return Level.UNKNOWN
    if len(a) == 1 or len(b) == 1:
        return Level.UNKNOWN if x[0] == y[0] else Level.CONTRADICTING
    close = alike(x, y) or _shortened(x, y) or alike(father_as_written(a), father_as_written(b))
    return Level.CLOSE if close else Level.CONTRADICTING


def swapped_and_mistyped(a: Name, b: Name) -> bool:
    """ "jean-claude white" and "white jean-lcaude", «Ганина Ким» and «Ким Галина»: swapped, and one has a slip."""
    if not (a.given and a.surname and b.given and b.surname):
        return False
    if a.given[0] != b.surname[0] or a.surname[0] != b.given[0]:
        return False
    same = a.given == b.given or a.surname == b.surname
    return not same and all(x == y or alike(x, y) for x, y in ((a.given, b.surname), (a.surname, b.given)))


def run_together(a: Name, b: Name) -> bool:
    """«ПетроваАнна» beside «Петрова Анна»: the blank between two words is what a hurried clerk leaves out."""
    whole, parted = (a, b) if not a.surname else (b, a)
    if whole.surname or not (parted.given and parted.surname) or len(parted.given) < 3:
        return False
    return whole.given in (parted.given + parted.surname, parted.surname + parted.given)


def swapped(a: Name, b: Name) -> bool:
    """The same words in another order («Иван Пётр», «Пётр Иван»): clerks swap the boxes of first and last name."""
    if not (a.given and a.surname and b.given and b.surname):
        return False
    return a.keys == b.keys or _crosswise(a, b) or _crosswise(b, a)


def _crosswise(a: Name, b: Name) -> bool:
    """«Ким Катя» beside «Ким Екатерина»: either word of the first may be the given name."""
    return surname_key(a.given) == surname_key(b.surname) and (
        fold_cached(a.surname) == fold_cached(b.given)
        or (given_name(a.surname) is not None and _compare_given_words(a.surname, b.given) >= Level.CLOSE)
    )
