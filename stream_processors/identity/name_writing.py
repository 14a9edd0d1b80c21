"""What stands in a box for names beside names: letters of the wrong alphabet, digits read for letters, fillers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_CYRILLIC = re.compile("[а-яё]")
_LATIN = re.compile("[a-z]")
_DOUBTFUL = re.compile(r"[a-z]|\d(?=[^\W\d_])")
_TOKEN = re.compile(r"[^\W_]+")
_LIKE_CYRILLIC = str.maketrans("abcehkmoptxy03468", "авсенкмортху" + "озчбв")

# Told of nobody: what clerks, testers and forms put where no name was said.
_FILLERS_TOLD = """
    test tester testing testov testova тест теста тестов тестова тестович тестовый тестовая тестирование проба
    client customer user guest anonymous unknown noname name surname firstname lastname none null undefined na nan admin
    клиент клиентка покупатель покупательница заказчик заказчица получатель пользователь абонент контакт гость аноним
    неизвестно неизвестный неизвестная неизвестен имя фамилия отчество фио нет без имени админ администратор
    физ физическое частное лицо физлицо розница розничный
    мама папа муж жена сын дочь дочка брат сестра бабушка дедушка
    asdf asdfgh qwerty фыв фыва фывапролдж ыва йцу йцукен
"""
_FILLERS: Final = frozenset(_FILLERS_TOLD.split())


def mended(text: str) -> str:
    """Words with a digit or a Latin letter among Cyrillic ones in the letters that were meant: «ив0нов», «cергей».

    text: in lower case. A number after a word («анна 2», «иванов2») is none of its letters and stays.
    """
    if not _CYRILLIC.search(text) or not _DOUBTFUL.search(text):
        return text
    return _TOKEN.sub(lambda found: _in_one_alphabet(found[0]), text)


def _in_one_alphabet(word: str) -> str:
    cyrillic = len(_CYRILLIC.findall(word))
    strange = len(_LATIN.findall(word)) + sum(map(str.isdigit, word))
    return word.translate(_LIKE_CYRILLIC) if cyrillic > strange > 0 and not word[-1].isdigit() else word


def says_nobody(words: Sequence[str]) -> bool:
    """Whether all words are fillers, or one letter held down: «Тест Тестов», «физ. лицо», «ааа»."""
    return all(word in _FILLERS or (len(word) > 1 and len(set(word)) == 1) for word in words)
