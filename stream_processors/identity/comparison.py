"""How alike two people are, trait by trait: the agreement vector of Fellegi and Sunter's model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, JaroWinkler

from stream_processors.identity.agreement import Level
from stream_processors.identity.dates import parent_and_child
from stream_processors.identity.naming.agreement import clearly_different, compare_given, compare_surnames
from stream_processors.identity.naming.fathers import compare_patronymics
from stream_processors.identity.naming.firms_and_people import clash_of_firms
from stream_processors.identity.naming.given_names import given_name
from stream_processors.identity.naming.relatives import two_relatives
from stream_processors.identity.naming.second_names import second_names_differ
from stream_processors.identity.naming.sexes import husband_and_wife, may_be_either, told_by_given_names, two_titles
from stream_processors.identity.naming.short_forms import leaves_sex_open
from stream_processors.identity.naming.together import in_light_of, in_other_boxes, swapped_and_mistyped
from stream_processors.identity.traits import Traits, in_one_order, is_document

_LONG_WORD: Final = 6
_WHOLE: Final = 1.3  # all words of the shorter stand in the longer
_FORM: Final = 1.1  # with all of an address it is enough: Harry Lee, Harold Lee, but not Chris and Christine Lee
_SPELLED_ALIKE: Final = 1.3  # one slip in a long word says more than a short form, which several names have


class Likeness(StrEnum):
    """VAGUE says nothing. UNLIKE: no slip makes one of the other, by their letters; CONTRADICTS: by what they are."""

    SAME = "same"
    CLOSE = "close"
    VAGUE = "vague"
    DIFFERS = "differs"
    UNLIKE = "unlike"
    CONTRADICTS = "contradicts"


SAME, CLOSE, VAGUE, DIFFERS, UNLIKE, CONTRADICTS = Likeness  # by themselves: a look-up in the class is ten times slower


class Trait(NamedTuple):
    """field: one of `weights.FIELDS`, or the name of what else the file has. value: what SAME agrees in. label: as told
    to people. degree: how much more or less than usual being CLOSE, or to DIFFER, says.
    """

    field: str
    likeness: Likeness
    value: str = ""
    label: str = ""
    degree: float = 1.0


def compare_traits(a: Traits, b: Traits) -> Iterator[Trait]:
    """What both state, compared. Symmetric."""
    yield from _names(*in_one_order(a, b))
    if a.birth and b.birth:
        yield Trait("birth", birth_likeness(a.birth, b.birth), a.birth)
    by_words = told_by_given_names(a.name, b.name) or in_other_boxes(a.name, b.name)  # the words are compared already
    if a.sex and b.sex and (a.sex == b.sex or not by_words):
        yield Trait("sex", SAME if a.sex == b.sex else _sex_differs(a, b), a.sex)
    elif husband_and_wife(a.name, b.name) and _sex_differs(a, b) is CONTRADICTS:
        yield Trait("sex", CONTRADICTS)
    yield from compare_places(a, b)
    if a.others and b.others:
        yield from _others(a, b)


def _names(a: Traits, b: Traits) -> list[Trait]:
    x, y = a.name, b.name
    if (x.organisation or y.organisation) and clash_of_firms(x, y):
        return [Trait("relative", CONTRADICTS, label="firm")]
    if x.kin or y.kin:
        return [Trait("relative", CONTRADICTS)] if two_relatives(x, y, a.sex, b.sex) else []
    if x.given == y.surname and x.surname == y.given and x.given and x.surname:
        known = a if given_name(x.given) else b
        return [
            Trait("given", SAME, known.given, "name, swapped"),
            Trait("surname", SAME, known.surname, "surname, swapped"),
        ]
    if swapped_and_mistyped(x, y):
        return [Trait("given", CLOSE, "", "name, swapped"), Trait("surname", CLOSE, "", "surname, swapped")]
    found = []
    if x.given and y.given:
        found.append(_given(a, b))
    if a.surname and b.surname:
        found.append(_surnames(a, b))
    if x.patronymic and y.patronymic:
        patronymic = compare_patronymics(x.patronymic, y.patronymic)
        if patronymic is not Level.UNKNOWN:
            found.append(Trait("patronymic", _OF_LEVEL[patronymic], a.patronymic))
    if (x.generation or y.generation) and len({in_light_of(x, y).generation, in_light_of(y, x).generation} - {0}) > 1:
        found.append(Trait("generation", CONTRADICTS))
    return found


_OF_LEVEL: Final = {Level.SAME: SAME, Level.CLOSE: CLOSE, Level.UNKNOWN: VAGUE, Level.CONTRADICTING: DIFFERS}


def _given(a: Traits, b: Traits) -> Trait:
    """Two names that are clearly different are two people; unknown words may be one name, badly typed."""
    x, y = a.name.given, b.name.given
    if second_names_differ(a.name, b.name) and not _same_document(a, b):
        return Trait("given", CONTRADICTS, degree=2.0)
    if x == y and len(x) > 1:
        return Trait("given", SAME, a.given)
    level = compare_given(a.name, b.name)
    if len(x) == 1 or len(y) == 1:
        return Trait("initial", DIFFERS if level is Level.CONTRADICTING else SAME, "", "initial")
    if level is not Level.CONTRADICTING:
        if _two_full_names(x, y):
            return Trait("given", VAGUE)
        spelled = level is Level.CLOSE and min(len(x), len(y)) >= _LONG_WORD and OSA.distance(x, y) == 1
        same = a.given if a.given == b.given else ""
        degree = _SPELLED_ALIKE if spelled else 1.0 if leaves_sex_open(x, y) else _FORM
        return Trait("given", _OF_LEVEL[level], same, degree=degree)
    if given_name(x) and given_name(y):
        return Trait("given", DIFFERS if _same_document(a, b) else CONTRADICTS, degree=2.0)
    unlike = clearly_different(x, y) and not _same_document(a, b)
    degree = 1 - float(JaroWinkler.similarity(*sorted((x, y)))) / 2
    return Trait("given", UNLIKE if unlike else DIFFERS, degree=degree)


def _two_full_names(x: str, y: str) -> bool:
    """Елена may call herself Алёна; but so may be called her daughter, at the same address."""
    own = {known.own if (known := given_name(word)) else "" for word in (x, y)}
    return len(own) == 2 and "" not in own


def _same_document(a: Traits, b: Traits) -> bool:
    """Then the name is more likely wrong than the number: Lee and Lea Toulouse of one passport."""
    return bool(a.others and b.others) and any(is_document(*one) for one in set(a.others) & set(b.others))


def _surnames(a: Traits, b: Traits) -> Trait:
    if a.surname == b.surname:
        return Trait("surname", SAME, a.surname)
    if compare_surnames(a.name.surname, b.name.surname) >= Level.CLOSE or _one_of_two(a, b) or _one_of_two(b, a):
        return Trait("surname", CLOSE)
    return Trait("surname", word_likeness(a.surname, b.surname))


def _one_of_two(a: Traits, b: Traits) -> bool:
    """Susan Meyer, who is Susan Meyer Thomas elsewhere, or Susan Meier Thomas."""
    words = (word for word in b.name.others if len(word) > 1)
    return len(a.surname) > 1 and any(compare_surnames(a.name.surname, word) >= Level.CLOSE for word in words)


def _sex_differs(a: Traits, b: Traits) -> Likeness:
    """One full given name with two sexes is a clerk's slip; short of that it is husband and wife."""
    slip = a.given and a.given == b.given and not may_be_either(a.name.given) and not may_be_either(b.name.given)
    return DIFFERS if slip and not two_titles(a.name, b.name) else CONTRADICTS


@lru_cache(maxsize=65_536)
def birth_likeness(x: str, y: str) -> Likeness:
    """x, y: digits, YYYYMMDD where they are a date."""
    if x == y:
        return SAME
    swapped = len(x) == len(y) == 8 and x[:4] == y[:4] and x[4:6] == y[6:] and x[6:] == y[4:6]
    slips = OSA.distance(x, y)
    if slips == 1 or swapped:
        return CLOSE
    return VAGUE if slips == 2 and not parent_and_child(x, y) else CONTRADICTS


def compare_places(a: Traits, b: Traits) -> list[Trait]:
    """Street, city, house, flat and postcode, as far as both state them."""
    found = []
    if a.street and b.street:
        found.append(Trait("street", word_likeness(a.street, b.street), a.street))
    if a.city and b.city:
        found.append(Trait("city", word_likeness(a.city, b.city), a.city))
    if a.house and b.house:
        found.append(Trait("house", _house(a, b), a.house))
    if a.flat and b.flat:
        found.append(Trait("flat", _door_likeness(a.flat, b.flat), a.flat))
    if a.postcode and b.postcode:
        found.append(Trait("postcode", _number_likeness(a.postcode, b.postcode), a.postcode))
    return found


def _house(a: Traits, b: Traits) -> Likeness:
    """«12/1-45» may be read as a house or as house and flat: all numbers equal are one address."""
    if len(a.numbers) > 1 and a.numbers == b.numbers and not (a.flat and b.flat):
        return SAME
    return _door_likeness(a.house, b.house)


_DOOR: Final = re.compile(r"(\d+)(.*)")


@lru_cache(maxsize=65_536)
def _door_likeness(x: str, y: str) -> Likeness:
    """Of houses and flats: 12 and 13, 15 and 175 are neighbours' far more often than one with a slip. Only a letter or
    a building left out («12», «12а», «12 корп. 1») is forgiven.
    """
    if x == y:
        return SAME
    one, other = _DOOR.fullmatch(x), _DOOR.fullmatch(y)
    left_out = one and other and one[1] == other[1] and not (one[2] and other[2])
    return CLOSE if left_out else DIFFERS


def _others(a: Traits, b: Traits) -> Iterator[Trait]:
    theirs = dict(b.others)
    for field, x in a.others:
        if y := theirs.get(field):
            if is_document(field, x) and is_document(field, y):
                yield Trait("document", _number_likeness(x, y), x, field)
            else:
                whole = _WHOLE if _has_all_words(x, y) or _has_all_words(y, x) else 1.0
                yield Trait(field, word_likeness(x, y), x, degree=whole)


def _has_all_words(short: str, long: str) -> bool:
    """ "Norton Supplies" and "Norton Supplies Worldwide" are one firm more surely than two spellings alike."""
    words = short.split()
    return len(words) > 1 and short != long and set(words) < set(long.split())


@lru_cache(maxsize=65_536)
def _number_likeness(x: str, y: str) -> Likeness:
    if x == y:
        return SAME
    close = min(len(x), len(y)) > 1 and OSA.distance(x, y) == 1
    return CLOSE if close else DIFFERS


@lru_cache(maxsize=262_144)
def word_likeness(x: str, y: str) -> Likeness:
    """With slips, words run together, or one of several words missing."""
    if x == y:
        return SAME
    joined = OSA.normalized_similarity(_heard(x), _heard(y))
    several = fuzz.token_set_ratio(x, y) / 100 if " " in x or " " in y else 0.0
    likeness = max(joined, several)
    if likeness >= 0.8:
        return CLOSE
    return VAGUE if likeness >= 0.68 else DIFFERS


def _heard(folded: str) -> str:
    """Without blanks, and with the letters that stand for one sound: "Autowerkz" and "Autoworks" are one slip apart."""
    return folded.replace(" ", "").replace("x", "ks").replace("z", "s")
