"""Which word of a name is the given name: by the tables, by surnames' endings, and as the last resort by position."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from anyascii import anyascii

from stream_processors.identity.naming.given_names import given_name, is_written, misspelt, slips_of
from stream_processors.identity.naming.known_names import is_listed, of_women_only
from stream_processors.identity.naming.mistyped import names_mistyped
from stream_processors.identity.naming.surnames import family_ending, looks_like_surname, sex_of_surname
from stream_processors.identity.naming.syllables import family_first
from stream_processors.identity.naming.table_of_muslim_given_names import SURNAMES_TOO
from stream_processors.identity.naming.table_of_surnames import english_surname


def is_given(word: str) -> bool:
    return bool(given_name(word) or len(word) == 1 or slips_of(word))


def mistyped_given(word: str) -> bool:
    """«Ектерина» is Екатерина with a slip, though it ends as surnames do: the name that was meant ends so too.

    A first letter is seldom wrong, «Шалина» is nobody's Галина; and «Галкин» is of Галка, as surnames are made.
    """
    ending = family_ending(word)
    meant = map(anyascii, misspelt(word)) if word.isascii() else slips_of(word)
    return not _of_a_form(word, ending) and any(name[0] == word[0] and name.endswith(ending) for name in meant)


_LAST_LETTERS: Final = ("", "а", "я", "ь", "й")


def _of_a_form(word: str, ending: str) -> bool:
    """«Галк-ина», «Лар-ин»: whose the stem is, is known."""
    stem = word.removesuffix(ending)
    return any(given_name(stem + last) for last in _LAST_LETTERS)


def likeliest_given(words: Sequence[str]) -> str:
    """The given name among several words: in the tables and no surname by its ending; an initial; what is left."""
    initial_inside = any(len(word) == 1 for word in words[1:-1])
    if initial_inside and len(words[0]) > 1 and len(words[-1]) > 1:  # "Rosemay A Thomas": it follows the given name
        return words[0]
    if family_first(words):
        return words[-1]
    if surname_first(tuple(words)):
        return words[1]
    known = [
        word for word in words if given_name(word) or of_women_only(word) or (word == words[0] and is_listed(word))
    ]
    clear = [word for word in known if is_listed(word) or not looks_like_surname(word)] or known
    if clear:
        return _clearest(words, clear)
    initials = [word for word in words if len(word) == 1]
    if initials:
        return initials[0]
    plain = [word for word in words if not looks_like_surname(word)]
    mistyped = [word for word in words if slips_of(word)] or [word for word in words if not plain and misspelt(word)]
    mistyped = mistyped or [word for word in words if names_mistyped(word) and not english_surname(word)]
    if len(mistyped) == 1:  # «Иоина Черных», "Yates Aibgail"
        return mistyped[0]
    return plain[0] if plain and len(plain) < len(words) else ""


@lru_cache(maxsize=65_536)
def surname_first(words: tuple[str, ...]) -> bool:
    """ "Lantz Jason", "Wood Gavin Joseph": a Latin word that is no given name, and behind it only such. Of "Latoya
    Scott" and "Carter James Wilson" the last may be the surname.
    """
    first, *others = words
    if len(words) not in (2, 3) or len(others[0]) == 1 or not first.isascii() or is_listed(first):
        return False
    if not all(len(word) == 1 or is_listed(word) for word in others) or _is_family(others[-1]):
        return False
    return others[-1] not in SURNAMES_TOO and len(first) > 1 and (english_surname(first) or given_name(first) is None)


def _clearest(words: Sequence[str], known: Sequence[str]) -> str:
    """Of words in the tables, one that is no English surname too; where all are, the place decides: "Siobhan Kelly"."""
    clear = [word for word in known if not (english_surname(word) or _behind_another(word, words))]
    if not clear and (is_listed(words[0]) or not looks_like_surname(words[0])):
        return words[0] if is_listed(words[0]) else next(filter(misspelt, words), words[0])
    clear = clear or [*known]
    return next(filter(is_written, clear), clear[0])  # «Ильиа Ольга»: the first only sounds like a name


def _behind_another(word: str, words: Sequence[str]) -> bool:
    """ "Nazrul Ali": behind a word of no table a man's name that families have too is the surname."""
    return word in SURNAMES_TOO and word == words[-1] and not (SURNAMES_TOO & {*words[:-1]} or _is_family(words[0]))


def _is_family(word: str) -> bool:
    return english_surname(word) or looks_like_surname(word)


def swapped_boxes(given: str, surname: str) -> bool:
    """Whether a clerk typed the surname into the box of the given name and the other way round.

    «Рахимова» | «Айгерим», «Рабинович» | «Ольга», «Олейник» | «Снедана», "Hill" | "Matthew".
    """
    if given_name(given) or not surname:
        return False
    if english_surname(given) and given_name(surname) and not english_surname(surname):
        return True
    clear = sex_of_surname(given) is not None and sex_of_surname(surname) is None  # -ова beside -ина
    if given.isascii() or surname.isascii():
        named = given_name(surname) is not None and not english_surname(surname)  # as Wood is, of Woodrow
        return clear or (looks_like_surname(given) and named)
    if looks_like_surname(given):
        return clear or given_name(surname) is not None or not looks_like_surname(surname)
    mistyped = slips_of(surname) and not looks_like_surname(surname)
    return bool(given_name(surname) or mistyped) and not slips_of(given)
