"""Cleans the content of a name field: wrong alphabet or keyboard layout, digits for letters."""

from __future__ import annotations

import re
from itertools import product
from typing import Final

from stream_processors.identity.naming.given_names import given_name, slips_of
from stream_processors.identity.naming.patronymics import is_patronymic
from stream_processors.identity.naming.surnames import looks_like_surname, sex_of_surname
from stream_processors.identity.naming.table_of_surnames import english_surname

_SHORTEST: Final = 3
_CYRILLIC = re.compile("[а-яё]")
_LATIN = re.compile("[a-z]")
_DOUBTFUL = re.compile(r"[a-z]|\d(?=[^\W\d_])")
_TOKEN = re.compile(r"[^\W_]+")
_LIKE_CYRILLIC = str.maketrans("abcehkmoptxy03468", "авсенкмортху" + "озчбв")


def mended(text: str) -> str:
    """Words with a digit or a Latin letter among Cyrillic ones in the letters that were meant: «ив0нов», «cергей».

    text: in lower case. A number after a word («анна 2», «иванов2») is none of its letters and stays.
    """
    if not _CYRILLIC.search(text) or not _DOUBTFUL.search(text):
        return text
    return _TOKEN.sub(lambda found: _in_one_alphabet(found[0]), text)


def _in_one_alphabet(word: str) -> str:
    """In that of most letters; in Cyrillic also where each Latin letter looks like one of its own: «Hocoв»."""
    cyrillic, latin = len(_CYRILLIC.findall(word)), _LATIN.findall(word)
    strange = len(latin) + sum(map(str.isdigit, word))
    if not (strange and cyrillic) or word[-1].isdigit():
        return word
    lookalikes = len(latin) == strange and all(ord(letter) in _LIKE_CYRILLIC for letter in latin)
    return word.translate(_LIKE_CYRILLIC) if cyrillic > strange or lookalikes else word


_DIGITS: Final = {"0": "o", "1": "il", "3": "e", "4": "a", "5": "s", "8": "b"}
_SURELY: Final = frozenset("015")  # other digits stand for words in logins: "mike4ever"
_DIGIT = re.compile(r"\d")
_WITH_DIGIT = re.compile(r"(?<![^\W_])[a-z]*(?:[013458]{1,2}[a-z]+){1,2}(?![^\W_])")


def digits_apart(text: str) -> str:
    """Latin words with the letters that a digit stands for: "J0an", "Jo5hua", "Tay1or". text: in lower case."""
    return _WITH_DIGIT.sub(lambda found: _with_letters(found[0]), text) if _DIGIT.search(text) else text


def _with_letters(word: str) -> str:
    """A name where one comes out; else the likeliest, where a letter before each digit says that it is no number."""
    meant = ["".join(letters) for letters in product(*(_DIGITS.get(letter, letter) for letter in word))]
    named = next((each for each in meant if len(each) >= _SHORTEST and (given_name(each) or english_surname(each))), "")
    inside = word[0].isalpha() and {letter for letter in word if letter.isdigit()} <= _SURELY
    return named or (meant[-1] if inside and len(word) > _SHORTEST else word)


_TWO_LETTERS: Final = {
    "shch": "щ", "ya": "я", "ia": "я", "ja": "я", "yu": "ю", "iu": "ю", "ju": "ю", "zh": "ж", "kh": "х", "ts": "ц",
    "ch": "ч", "sh": "ш", "ye": "е", "ie": "е", "je": "е", "yo": "е", "io": "е",
}  # fmt: skip
_INITIAL = re.compile(rf"(?<![^\W\d_])({'|'.join(_TWO_LETTERS)})\.")
_JOINED_INITIALS = re.compile(r"(?<![^\W\d_])(?!г-н|д-р)([^\W\d_])-(?=[^\W\d_](?![^\W\d_]))")


def cyrillic_initial(word: str) -> str:
    """Ж of "Zhora": what a Latin word begins with where that is one Cyrillic letter, else ""."""
    return next((letter for letters, letter in _TWO_LETTERS.items() if word.startswith(letters)), "")


def initials_told(text: str) -> str:
    """ "Z.Ya." and "Zh.R." with the one letter that the two stand for, "J-L" as two initials. text: in lower case."""
    if "-" in text:
        text = _JOINED_INITIALS.sub(r"\1 ", text)
    return _INITIAL.sub(lambda found: f"{_TWO_LETTERS[found[1]]}.", text) if "." in text else text


_KEYBOARDS: Final = ("qwertyuiop[]asdfghjkl;'zxcvbnm,.`", "йцукенгшщзхъфывапролджэячсмитьбюё")
_TYPED_LATIN: Final = str.maketrans(*_KEYBOARDS)
_TYPED_CYRILLIC: Final = str.maketrans(*reversed(_KEYBOARDS))


_INITIALS_TYPED = re.compile(r"(?<![^\W\d_])([a-z])[./](?=$|\s|[a-z][./])")  # their dots are no «ю»: "Tabvjd U.F."


def in_right_layout(text: str) -> str:
    """What was typed with the keyboard left in the other language: "fyyf" is «анна», «фттф» is "anna".

    text: in lower case. Believed where a given name, or a Russian surname or patronymic, comes out of what is none: no
    name of one language is by chance a name of the other.
    """
    if any(word.isalpha() and given_name(word) for word in text.split()):
        return text
    typed = _INITIALS_TYPED.sub(r"\1 ", text)
    for keyboard in (_TYPED_LATIN, _TYPED_CYRILLIC):  # a clerk's note beside the name may be in its right letters
        turned = typed.translate(keyboard)
        pairs = zip(typed.split(), turned.split(), strict=True)
        if any(word not in text and (_is_name(word) or _is_misspelt(word, as_typed)) for as_typed, word in pairs):
            return turned
    return text


_WHOLE_SURNAME: Final = 5  # letters: "ltd" is «дев»


def _is_name(word: str) -> bool:
    if len(word) >= _SHORTEST and word.isalpha() and given_name(word):
        return True
    family = sex_of_surname(word) is not None or is_patronymic(word)
    return family and len(word) >= _WHOLE_SURNAME and not word.isascii()


_LATIN_VOWEL = re.compile("[aeiou]")  # which are ф, у, ш, щ and г


def _is_misspelt(word: str, typed: str) -> bool:
    """Less surely a name, of what no language writes: "Gtnhjczy" and "Tbpfdtnf" have no vowel."""
    sure = len(word) >= _WHOLE_SURNAME and typed.isascii() and not _LATIN_VOWEL.search(typed)
    return sure and (looks_like_surname(word) or bool(slips_of(word)))
