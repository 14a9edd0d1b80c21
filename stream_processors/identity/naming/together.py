"""Reads two names together: words in the other's order or boxes, run together, or alone where the other has more."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from stream_processors.identity.agreement import CLOSE
from stream_processors.identity.naming.agreement import compare_given_words
from stream_processors.identity.naming.folding import fold_cached
from stream_processors.identity.naming.given_names import given_name
from stream_processors.identity.naming.names import Name
from stream_processors.identity.naming.patronymics import patronymic_key
from stream_processors.identity.naming.slips import alike
from stream_processors.identity.naming.surnames import surname_key
from stream_processors.identity.naming.syllables import of_syllables
from stream_processors.identity.naming.table_of_surnames import english_surname


def swapped_and_mistyped(a: Name, b: Name) -> bool:
    """ "jean-claude white" and "white jean-lcaude", «Ганина Ким» and «Ким Галина»: swapped, and one has a slip."""
    if not (a.given and a.surname and b.given and b.surname):
        return False
    if a.given[0] != b.surname[0] or a.surname[0] != b.given[0]:
        return False
    same = a.given == b.given or a.surname == b.surname
    return not same and all(x == y or _mistyped(x, y) for x, y in ((a.given, b.surname), (a.surname, b.given)))


def _mistyped(x: str, y: str) -> bool:
    """Not "Yang" of Ying, which are two syllables."""
    return alike(x, y) and not (of_syllables(x) and of_syllables(y))


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
    if fold_cached(a.given) == fold_cached(b.given):
        return False  # Яна and Zhanna fold to one key
    return a.keys == b.keys or _crosswise(a, b) or _crosswise(b, a)


def in_other_boxes(a: Name, b: Name) -> bool:
    """Swapped, with a slip or without: then the one's surname was read as a given name, whose sex is nobody's."""
    return swapped(a, b) or swapped_and_mistyped(a, b)


def _crosswise(a: Name, b: Name) -> bool:
    """«Ким Катя» beside «Ким Екатерина»: either word of the first may be the given name."""
    return surname_key(a.given) == surname_key(b.surname) and (
        fold_cached(a.surname) == fold_cached(b.given)
        or (given_name(a.surname) is not None and compare_given_words(a.surname, b.given) >= CLOSE)
    )


def in_light_of(a: Name, b: Name) -> Name:
    """a, with the word that stands alone in it read as the part of a name that the same word is in b.

    «Эйхман» beside «Эйхман Алла» is no given name, and «Ольга Рабинович» beside «Рабинович Ольга Ивановна» is no
    daughter of Рабин.
    """
    if a.surname.endswith("вич") and b.patronymic and not a.patronymic and b.surname not in ("", a.surname):
        same = patronymic_key(a.surname) == patronymic_key(b.patronymic)  # «Максим Собирович», in whom none is known
        return a._replace(patronymic=a.surname, surname="") if same else a
    if a.given and a.surname and b.given and b.surname and not b.generation:
        return in_order_of(a, b)  # as most are: nothing else is left to be read otherwise
    if len(a.patronymic) == 1 and not a.surname and b.given[:1] == a.patronymic and _is_one_word(a.given, b.surname):
        return a._replace(given=a.patronymic, patronymic="", surname=a.given)  # "Rose A" beside "Anthony Rose"
    return _with_lone_word(a, b)


def in_order_of(a: Name, b: Name) -> Name:
    """ "Souza Young Virginia" beside "Young Souza": of three words without a comma any may be the surname. All that b
    has stands in a then.
    """
    if not a.others or a.surname == b.surname:
        return a
    words = [a.given, *a.others, a.surname]
    if b.surname not in words or len(b.surname) < 2 or b.given == b.surname:
        return a
    words.remove(b.surname)
    given = next((word for word in words if len(word) > 1 and _is_called(word, b.given)), "")
    if not given:
        return a
    words.remove(given)
    return a._replace(given=given, others=tuple(words), surname=b.surname)


def _is_called(word: str, given: str) -> bool:
    return len(given) > 1 and (word == given or compare_given_words(word, given) >= CLOSE)


def _with_lone_word(a: Name, b: Name) -> Name:
    if b.generation > 1 and not a.generation and "i" in (a.patronymic, *a.others):  # "Ann I Poe" beside "Ann II Poe"
        return a._replace(generation=1)
    if _family_first(a, b):
        return a._replace(given=a.surname, surname=a.given)
    if _family_first(b, a):
        return a
    if a.given and not (a.surname or a.patronymic or b.given == a.given) and _is_one(a.given, b.surname):
        return a._replace(given="", surname=a.given)
    if a.surname and not a.given and b.given and fold_cached(a.surname) == fold_cached(b.given):
        return a._replace(given=a.surname, surname="")
    if a.patronymic and not a.surname and _is_one(a.patronymic, b.surname):
        return a._replace(patronymic="", surname=a.patronymic)
    if a.patronymic and not (a.given or a.surname or patronymic_key(a.patronymic) == patronymic_key(b.patronymic)):
        return Name(generation=a.generation)  # «Петрович» alone may be a surname, or whatever his friends call him
    return a


def _family_first(a: Name, b: Name) -> bool:
    """ "Kelly Siobhan" and "Wilson James", beside a Siobhan and a James without a surname."""
    if not (a.given and a.surname and b.given) or b.surname or not english_surname(a.given):
        return False
    return fold_cached(a.given) != fold_cached(b.given) and compare_given_words(a.surname, b.given) >= CLOSE


def _is_one_word(given: str, surname: str) -> bool:
    return surname != "" and fold_cached(given) == fold_cached(surname)


def _is_one(word: str, surname: str) -> bool:
    if not surname:
        return False
    x, y = surname_key(word), surname_key(surname)
    if given_name(word):  # nobody of a family Kelly is called Kelly
        return x == y and english_surname(word)
    return x == y or (min(len(x), len(y)) > 4 and OSA.distance(x, y) == 1)
