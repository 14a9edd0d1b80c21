"""What stands in the field of a name and is none: fillers, and notes of clerks beside a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from stream_processors.identity.naming.given_names import given_name

# Told of nobody: what clerks, testers and forms put where no name was said.
_FILLERS_TOLD = """
    test tester testing testov testova тест теста тестов тестова тестович тестовый тестовая тестирование проба
    client customer user guest anonymous unknown noname name surname firstname lastname none null undefined na nan admin
    buyer shopper purchaser visitor checkout retail walkin walk-in cashier provided specified
    клиент клиентка покупатель покупательница заказчик заказчица получатель пользователь абонент контакт гость аноним
    неизвестно неизвестный неизвестная неизвестен имя фамилия отчество фио нет без имени админ администратор
    физ физическое частное лицо физлицо розница розничный розничная частник
    наличные наличка продажа случайный прохожий физлица
    оператор операторская кассир касса продавец менеджер магазин курьер водитель сотрудник охрана проверка
    знаю скажу помню важно
    не указано указан указана заполнено известно известен задано определено сообщил сообщила назвался представился
    мама папа муж жена сын дочь дочка брат сестра бабушка дедушка мать отец тёща теща свекровь mom mum dad wife husband
    asdf asdfgh qwerty фыв фыва фывапролдж ыва йцу йцукен
"""
# The same beside such a word only: Cash, Sale and Walk are surnames.
_BESIDE_TOLD: Final = """
    walk in the a no not cash sale counter store shop private person online web individual
    in-store pos default over common
    магазина салона сайта аптеки кафе с улицы расчёт расчет за общий
"""
_FILLERS: Final = frozenset(_FILLERS_TOLD.split())
_BESIDE: Final = frozenset(_BESIDE_TOLD.split())
_WHOLE: Final = (
    ["б", "н"], ["б", "и"], ["н", "д"], ["n", "a"],  # «б/н», «б/и», «н/д»: without, no data
    ["cash", "sale"], ["cash", "sales"], ["counter", "sale"], ["walk", "in"], ["over", "the", "counter"],
    ["private", "person"], ["not", "given"],
)  # fmt: skip


# What clerks write beside a name so as to know whose door or bill it is.
_NOTED = """
    vip вип постоянный постоянная пост оптовик опт оптом новый новая старый старая дубль дубликат
    подъезд под этаж эт квартира кв домофон код офис оф корпус дача самовывоз доставка
    звонить перезвонить не после до тел телефон моб раб рабочий домашний сосед соседка коллега
    спросить уточнить ждёт ждет ждут можно нельзя отвечает отвечают занят занята заранее срочно адрес
    электрик сантехник мастер ремонт такси маникюр бухгалтерия бухгалтер директор секретарь диспетчер
    для whatsapp ватсап вацап viber вайбер telegram телеграм тг avito авито ozon озон
"""
_NOTES: Final = frozenset(_NOTED.split())
_IN_BRACKETS: Final = frozenset(
    ("ask", "call", "first", "neighbour", "neighbor", "colleague", "office", "work", "home", "mobile", "regular")
)
_INFINITIVE: Final = re.compile(r"\w{3}(?:[аеиоуыя]ть|ться|чься)$")  # «спросить», «позвонить»
_LAST_LETTERS: Final = ("ть", "ся")  # of each of these
_TOKEN: Final = re.compile(r"[^\W_]+")


def _is_note(word: str) -> bool:
    if word in _NOTES:
        return True
    return word.endswith(_LAST_LETTERS) and _INFINITIVE.search(word) is not None and given_name(word) is None


def without_notes(words: list[str]) -> list[str]:
    """«Анна VIP», «Иван (постоянный)», «Орлова Анна, подъезд 2»: the name alone, where one is left."""
    return [word for word in words if not _is_note(word)] or words


_BRACKETS: Final = re.compile(r"[(\[]([^)\]]*)[)\]]?")
_AFTER_COMMA: Final = re.compile(",(.*)")


def without_remark(text: str) -> str:
    """«Василий, звонить жене», «Ахмед (спросить Али)»: what follows a name behind a comma or in brackets, and has such
    a note in it, is about no name.
    """
    if "(" in text or "[" in text:
        text = _without(text, _BRACKETS, _IN_BRACKETS)
    return _without(text, _AFTER_COMMA, frozenset()) if "," in text else text


def _without(text: str, remark: re.Pattern[str], notes: frozenset[str]) -> str:
    found = remark.search(text)
    if not found or not any(map(given_name, _TOKEN.findall(text[: found.start()]))):
        return text
    told = any(_is_note(word) or word in notes for word in _TOKEN.findall(found[1]))
    return f"{text[: found.start()]} {text[found.end() :]}".strip() if told else text


def says_nobody(words: Sequence[str]) -> bool:
    """Whether all words are fillers, or one letter held down: «Тест Тестов», «физ. лицо», «б/н», «ааа»."""
    if [*words] in _WHOLE:
        return True
    told = [word for word in words if word not in _BESIDE]
    return (bool(told) or not words) and all(_is_filler(word) for word in told)


def _is_filler(word: str) -> bool:
    return word in _FILLERS or (len(word) > 1 and len(set(word)) == 1)
