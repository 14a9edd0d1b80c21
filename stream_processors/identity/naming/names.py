"""Personal names: splits them into words and decides which is the given name, the patronymic and the surname."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from stream_processors.identity.naming.couples import surname_of_couple
from stream_processors.identity.naming.firms import names_a_firm
from stream_processors.identity.naming.folding import clean, fold_cached
from stream_processors.identity.naming.gaelic import is_gaelic, joined_to_surname
from stream_processors.identity.naming.given_names import given_name, is_written
from stream_processors.identity.naming.kinship import kin_told
from stream_processors.identity.naming.known_names import is_listed, sex_told
from stream_processors.identity.naming.mistyped import names_mistyped
from stream_processors.identity.naming.order import is_given, likeliest_given, mistyped_given, surname_first
from stream_processors.identity.naming.patronymics import (
    father_as_written,
    father_of,
    fathers_joined,
    find_patronymic,
    is_patronymic,
)
from stream_processors.identity.naming.prefixes import leads, name_behind
from stream_processors.identity.naming.remarks import says_nobody, without_notes, without_remark
from stream_processors.identity.naming.scripts import romanised
from stream_processors.identity.naming.surnames import looks_like_surname, sex_of_surname
from stream_processors.identity.naming.surnames_as_patronymics import is_surname_instead
from stream_processors.identity.naming.syllables import family_first, family_of_two_letters
from stream_processors.identity.naming.table_of_second_given_names import two_given_names
from stream_processors.identity.naming.table_of_surnames import english_surname, surname_like_father
from stream_processors.identity.naming.titles import generation_told, sex_of_titles, without_titles
from stream_processors.identity.naming.writing import digits_apart, in_right_layout, initials_told, mended

_WORD = re.compile(r"[^\W\d_](?:['’ʼ`ʻ]?[^\W\d_])*")
_NAME_WORD = re.compile(r"[^\W\d_](?:['’ʼ`ʻ-]?[^\W\d_])*")  # with its hyphens: a double surname is one word
_MOST_WORDS = 16  # of a name, each of which is compared with each of another's
_FIRST_WORDS = re.compile(rf"(?:[\W_]*[^\W_]+){{0,{_MOST_WORDS}}}[\W_]*")
_FIRST = re.compile(r"\b\w{2,}\s+i$")  # "Morris I", which is no initial: that would have a dot or stand inside


class Name(NamedTuple):
    """The words of a name by their part, in lower case as written; "" where it is not there.

    given: the first given name. others: further given names. Where nothing in the words tells them apart, the first is
    taken as the given name and the last as the surname.
    generation: 1 of a senior, 2 of a junior or II, 3 of III, 0 where it is not said. title: the sex that one tells.
    kin: what of the one who is named so the person is, «wife»; "" where the name is the person's own.
    """

    given: str = ""
    others: tuple[str, ...] = ()
    patronymic: str = ""
    surname: str = ""
    generation: int = 0
    organisation: bool = False
    title: str = ""
    kin: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.given, *self.others, self.patronymic, self.surname)))

    @property
    def keys(self) -> frozenset[str]:
        """Folded keys of all words."""
        return _keys(self)


@lru_cache(maxsize=65_536)
def _keys(name: Name) -> frozenset[str]:
    return frozenset(map(fold_cached, name.words))


@lru_cache(maxsize=65_536)
def words_of(name: str) -> list[str]:
    """The words of a name that have letters which can be folded."""
    return list(filter(fold_cached, _WORD.findall(clean(name))))


def name_tokens(name: str) -> tuple[str, ...]:
    """Folded words of a name in their order: «Анна Петрова» is (ana, petrova), "Petrova, Anna" (petrova, ana)."""
    return tuple(map(fold_cached, words_of(name)))


@lru_cache(maxsize=131_072)
def parse_name(name: str) -> Name:
    """The parts of a full name: «Петрова Анна Ивановна», «А. И. Петрова», "Smith, Bob J", «Саша»."""
    if (family := surname_of_couple(name) if _may_be_couple(name) else None) is not None:
        return Name(surname=family)
    text = _in_letters_meant(name)
    words = _NAME_WORD.findall(text)
    if _LOGIN.fullmatch(text):
        words = list(filter(_is_name, words))
    generation = generation_told(words)
    if not generation and text.endswith("i") and _FIRST.search(text):
        generation, words = 1, words[:-1]
    title = sex_of_titles(words)
    kin, plain = kin_told(text, without_titles(words))
    titled, words = len(plain) == 1 < len(words), plain
    words = without_notes(fathers_joined(words))
    if says_nobody(words):
        return Name(generation=generation)
    parts = _parts(text, _initials_apart(words), generation)
    if titled and (english_surname(parts.given) or (not kin and _is_no_given_name(parts.given))):
        parts = parts._replace(given="", surname=parts.given)  # "Mr Jordan", "Mrs Heald"; but "Miss Jane"
    return parts if not (title or kin) else _with_title(parts, title, kin)


def _is_no_given_name(word: str) -> bool:
    return len(word) > 1 and word.isascii() and not (given_name(word) or is_listed(word) or names_mistyped(word))


def _may_be_couple(name: str) -> bool:
    return "&" in name or "+" in name or " and " in name or " и " in name or " And " in name or " AND " in name


def _with_title(name: Name, title: str, kin: str) -> Name:
    """ "Mrs John Smith" is his wife. A title adds nothing to a given name that tells the sex itself, and was a form's
    ready one where the surname tells another: "Mr Petrova".
    """
    if title == "f" and name.surname and sex_told(name.given) == "m":
        return name._replace(kin=kin or "wife")
    known = given_name(name.given)
    told = (known and len(known.sexes) == 1) or sex_of_surname(name.surname) not in (None, title)
    return name._replace(title="" if told else title, kin=kin)


def _parts(text: str, words: list[str], generation: int) -> Name:
    patronymic = find_patronymic(words)
    if is_surname_instead(patronymic, words):
        patronymic = ""
    rest = [word for word in words if word != patronymic]
    if not rest:
        return Name(given=patronymic, generation=generation)
    if names_a_firm(words):
        return Name(surname=" ".join(words), organisation=True)
    comma = _before_comma(text)
    if comma and len(rest) > len(comma):
        given = rest[len(comma) :]
        return Name(given[0], tuple(given[1:]), patronymic, " ".join(comma), generation)
    return _by_likeness(rest, patronymic, _position_before(words, patronymic), generation)


def _in_letters_meant(name: str) -> str:
    """Clean, in the right alphabet and layout; of a text that is no name its first words."""
    text = without_remark(clean(name) if name.isascii() else mended(clean(romanised(name))))
    start = _FIRST_WORDS.match(text) if len(text) >= 2 * _MOST_WORDS else None
    return joined_to_surname(initials_told(in_right_layout(digits_apart(start[0] if start else text))))


def _initials_apart(words: list[str]) -> list[str]:
    """«Иванов АП» and "Orlov TG": two letters that are no name, beside one word that is no given name."""
    if len(words) != 2:
        return words
    short, long = sorted(words, key=len)
    if len(short) != 2 or len(long) < 3 or _is_short_name(short) or family_of_two_letters(words, short):
        return words
    if given_name(long) and not looks_like_surname(long):
        return words
    return [long, *short]


def _is_short_name(two: str) -> bool:
    """«Ян» and "Jo"; not «АН», which only sounds like Ann."""
    return is_written(two) if not two.isascii() else given_name(two) is not None


def _before_comma(text: str) -> list[str]:
    head, comma, _ = text.partition(",")
    return without_titles(_NAME_WORD.findall(head)) if comma else []


def _position_before(words: Sequence[str], patronymic: str) -> str:
    return words[words.index(patronymic) - 1] if patronymic else ""


def _by_likeness(words: list[str], patronymic: str, before_patronymic: str, generation: int) -> Name:
    """Tell given name and surname apart by the tables, the surname's ending, and as the last resort by position."""
    if len(words) == 1:
        return _single(words[0], patronymic, generation)
    if len(words) == 2 and len(words[0]) == 1 < len(words[1]):  # "R Roderick": nobody puts a surname's initial first
        return Name(words[0], (), patronymic, words[1], generation)
    if _of_two_given_names(words):
        return Name(words[-2], (words[-1],), patronymic, words[0] if len(words) > 2 else "", generation)
    given = before_patronymic if is_given(before_patronymic) else likeliest_given(words) or before_patronymic
    given = name_behind(given or words[0], words)
    others = list(words)
    others.remove(given)
    surnames = [word for word in others if len(word) > 1 and not leads(word, given, words)]
    last = surnames[0 if family_first(words) or surname_first(tuple(words)) else -1] if surnames else ""
    surname = next(filter(looks_like_surname, surnames), last)
    rest = tuple(word for word in others if word != surname)
    if not patronymic and rest and len(rest[0]) == 1:  # «Петрова А. И.»: the second initial is the patronymic's
        patronymic, rest = rest[0], rest[1:]
    return Name(given, rest, patronymic, surname, generation)


def _of_two_given_names(words: Sequence[str]) -> bool:
    """ "Juan Carlos" and «Анна Мария», also behind what is a surname then: «Шульц Анна Мария»."""
    if len(words) > 3 or (len(words) == 3 and given_name(words[0])):
        return False
    return two_given_names(*words[-2:]) or all(map(_of_a_woman, words[-2:]))


def _of_a_woman(word: str) -> bool:
    """A full Russian given name, which no family has for a surname: «Анна Мария»."""
    known = given_name(word) if is_written(word) and not looks_like_surname(word) else None
    return known is not None and known.own == word and known.sexes == {"f"}


_LOGIN = re.compile(r"\S*[\d_]\S*")  # kisa_1999


def _is_name(word: str) -> bool:
    return given_name(word) is not None or looks_like_surname(word)


def _single(word: str, patronymic: str, generation: int) -> Name:
    """One word beside the patronymic: a surname or a father's name («Петрович») if it looks so and is no given name."""
    if not (patronymic or given_name(word)):
        if given_name(father_as_written(word)) and is_patronymic(word) and not surname_like_father(word):
            return Name(patronymic=word, generation=generation)
        if (looks_like_surname(word) and not mistyped_given(word)) or is_patronymic(word) or is_gaelic(word):
            return Name(surname=word, generation=generation)
    return Name(given=word, patronymic=patronymic, generation=generation)


@lru_cache(maxsize=65_536)
def has_namesake(name: Name) -> bool:
    """Whether it says itself that the family has another of that name: «Андрей Андреевич», "John Smith Jr"."""
    father, own = father_of(name.patronymic) if len(name.patronymic) > 1 else None, given_name(name.given)
    return name.generation > 0 or bool(father and own and not father.full.isdisjoint(own.full))
