"""Cleans the content of a name field: wrong alphabet or keyboard layout, fillers, and notes of clerks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from stream_processors.identity.given_names import given_name
from stream_processors.identity.surnames import sex_of_surname

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
    физ физическое частное лицо физлицо розница розничный частник
    оператор операторская кассир касса продавец менеджер магазин курьер водитель сотрудник охрана проверка
    знаю скажу помню важно
    не указано указан указана заполнено известно известен задано определено сообщил сообщила назвался представился
    мама папа муж жена сын дочь дочка брат сестра бабушка дедушка
    asdf asdfgh qwerty фыв фыва фывапролдж ыва йцу йцукен
"""
_FILLERS: Final = frozenset(_FILLERS_TOLD.split())
_ABBREVIATED: Final = (["б", "н"], ["б", "и"], ["н", "д"], ["n", "a"])  # «б/н», «б/и», «н/д»: without, no data


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


_KEYBOARDS: Final = ("qwertyuiop[]asdfghjkl;'zxcvbnm,.`", "йцукенгшщзхъфывапролджэячсмитьбюё")
_TYPED_LATIN: Final = str.maketrans(*_KEYBOARDS)
_TYPED_CYRILLIC: Final = str.maketrans(*reversed(_KEYBOARDS))


def in_right_layout(text: str) -> str:
    """What was typed with the keyboard left in the other language: "fyyf" is «анна», «фттф» is "anna".

    text: in lower case. Believed where a given name, or a Russian surname, comes out of what is none: no name of one
    language is by chance a name of the other.
    """
    if any(word.isalpha() and given_name(word) for word in text.split()):
        return text
    for keyboard in (_TYPED_LATIN, _TYPED_CYRILLIC):  # a clerk's note beside the name may be in its right letters
        turned = text.translate(keyboard)
        if any(_is_name(word) and word not in text for word in turned.split()):
            return turned
    return text


_SHORTEST: Final = 3
_WHOLE_SURNAME: Final = 5  # letters: "ltd" is «дев»


def _is_name(word: str) -> bool:
    known = len(word) >= _SHORTEST and word.isalpha() and given_name(word) is not None
    return known or (len(word) >= _WHOLE_SURNAME and not word.isascii() and sex_of_surname(word) is not None)


# What clerks write beside a name so as to know whose door or bill it is.
_NOTED = """
    vip вип постоянный постоянная пост оптовик опт оптом новый новая старый старая дубль дубликат
    подъезд под этаж эт квартира кв домофон код офис оф корпус дача самовывоз доставка
    звонить перезвонить не после до тел телефон моб раб рабочий домашний сосед соседка коллега
    для whatsapp ватсап вацап viber вайбер telegram телеграм тг avito авито ozon озон
"""
_NOTES: Final = frozenset(_NOTED.split())


def without_notes(words: list[str]) -> list[str]:
    """«Анна VIP», «Иван (постоянный)», «Орлова Анна, подъезд 2»: the name alone, where one is left."""
    return [word for word in words if word not in _NOTES] or words


def without_remark(text: str) -> str:
    """«Василий, звонить жене»: what follows a name and a comma, and has such a note in it, is about no name."""
    head, comma, remark = text.partition(",")
    told = comma and any(map(given_name, head.split())) and not _NOTES.isdisjoint(_TOKEN.findall(remark))
    return head if told else text


def says_nobody(words: Sequence[str]) -> bool:
    """Whether all words are fillers, or one letter held down: «Тест Тестов», «физ. лицо», «б/н», «ааа»."""
    return [*words] in _ABBREVIATED or all(
        word in _FILLERS or (len(word) > 1 and len(set(word)) == 1) for word in words
    )
