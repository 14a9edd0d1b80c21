"""Tells mailboxes that people make up where a form insists on one: no@no.ru, 123@mail.ru, нет@нет.ру, guest@gmail.com.

A word for "none" or "somebody", and keys that lie side by side, are made up at a free mailer, where anybody types them,
and at a domain that is no better. At a domain of somebody's own they may be real: guest@hotel.ru, qwe@firma.ru.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ANYWHERE: Final = _words(
    """test noreply no-reply donotreply example null none undefined user mail email fake net
    nomail no-mail noemail"""
)
_RESERVED: Final = _words(
    """example.com example.org example.net example.ru test.com test.ru test localhost invalid mailinator.com"""
)
_NOBODY_S: Final = _ANYWHERE | _words(
    """no non not na nan nil nope nema netu nety noname anon anonymous anonim unknown neizvestno guest gost gosti client
    customer klient pokupatel buyer clients sample dummy temp noone nomeil netmail netemail netpochty pochty pochta
    bezpochty bezmaila demo tester testtest primer empty mymail myemail admin administrator notprovided notavailable
    unavailable otsutstvuet otsutstvuyet otsutstvie otsutstvujet neukazan neukazana neukazano neimeet neimeetsya nezadan
    nepomnit otkaz otkazalsya netdannih netdannyh netadresa
    нет нету нема неизвестно неизвестен аноним гость клиент покупатель пример тест почта почты нетпочты безпочты пусто
    емейл имейл мейл отсутствует неуказан неуказана неуказано неимеет неимеется незадан непомнит отказ отказался
    нетданных нетадреса админ"""
)
_FREE_MAILERS: Final = _words(
    """mail.ru inbox.ru list.ru bk.ru internet.ru yandex.ru yandex.com ya.ru rambler.ru gmail.com googlemail.com
    hotmail.com outlook.com live.com msn.com yahoo.com icloud.com me.com aol.com gmx.com gmx.de proton.me protonmail.com
    ukr.net i.ua tut.by mail.com email.com mail.kz vk.com yandex.kz yandex.by yahoo.co.uk hotmail.co.uk"""
)
_ROWS: Final = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz", "qazwsxedc",
                "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "абвгдеёжзиклмнопрст", "0123456789")  # fmt: skip
_RUN: Final = 3  # keys side by side, or letters in their order: «as» and «mn» are somebody's initials
_RUNS: Final = frozenset(
    row[at : at + _RUN] for each in _ROWS for row in (each, each[::-1]) for at in range(len(row) - 2)
)
_LONG_RUN: Final = 5
_SHORT: Final = 3  # letters: bo@bo.ru is made up, ivanov@ivanov.ru has a domain of his own
_SEPARATORS: Final = re.compile(r"[._-]+")


@lru_cache(maxsize=65_536)
def made_up(local: str, domain: str) -> bool:
    """Whether an address, in lower case and with its domain in letters and not in Punycode, is nobody's."""
    if local in _ANYWHERE or domain in _RESERVED or _one_key(local):
        return True
    name = domain.partition(".")[0]
    if domain in _FREE_MAILERS:
        return _no_name(local) or local == name
    if local == name:
        return _no_name(local) or len(name) <= _SHORT
    return _no_name(local) and _no_name(name)


def _one_key(local: str) -> bool:
    return len(local) > 2 and len(set(local.replace(".", ""))) == 1


def _no_name(word: str) -> bool:
    return (
        _SEPARATORS.sub("", word) in _NOBODY_S
        or (len(word) >= _RUN and _keys_in_order(word))
        or (len(word) > 1 and len({*word}) == 1)
    )


def _keys_in_order(word: str) -> bool:
    """123, 321, qwerty, asdf, abc; also said again and one after another: qweqwe, asdasd, qwerty123, qweasd."""
    rest = word
    while rest:
        if rest[:_RUN] not in _RUNS:  # as of most: no longer part lies in order then
            return False
        length = next((at for at in range(len(rest), _RUN - 1, -1) if _lie_in_order(rest[:at])), 0)
        if not length:
            return False
        rest = rest[length:]
    return True


def _lie_in_order(keys: str) -> bool:
    """A few letters only from the beginning of their row on: "def" and "tre" may be somebody's."""
    if len(keys) >= _LONG_RUN or keys.isdigit():
        return any(keys in row or keys[::-1] in row for row in _ROWS)
    return any(row.startswith(keys) for row in _ROWS)
