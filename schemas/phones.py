"""Phones as people, tills and spreadsheets write them, in E.164; an extension stands behind as `;ext=` (RFC 3966)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import phonenumbers

_RU_MOBILE = re.compile(r"^(?:\+7|7|8)(9\d{9})$")
_SEPARATORS = str.maketrans("", "", " ()-\u00a0\u2011\u2012\u2013.")
_SEQUENCES = frozenset({"0123456789", "1234567890", "9876543210", "0987654321", "9123456789"}) | {
    "9001234567", "9991234567",  # what forms show as their example: +7 (999) 123-45-67
}  # fmt: skip
_CALLED = re.compile(
    r"^(?:(?:тел(?:ефон)?|моб(?:ильный)?|сот(?:овый)?|раб(?:очий)?|дом(?:ашний)?|гор(?:одской)?|конт(?:актный)?|номер"
    r"|phone|tel(?:ephone)?|mob(?:ile)?|cell|home|work|whatsapp|viber|т|м|p|t|m)\b[.:\s]*)+(?=[+(\d])",
    re.IGNORECASE,
)
"""What stands before a number and says what it is: «тел. », «моб.: », "tel:"; not before the words of a note."""
_NUMBER = 8  # digits of a phone behind its code
_OF_A_SHEET = re.compile(r"(\d{10,15})\.0")  # a number that a spreadsheet took for an amount
_TRUNK = re.compile(r"\+8(\d{10})")  # +8 916…: a Russian trunk prefix with a plus of somebody's own
EXTENSION_WORD = r"(?:доб(?:авочный)?|доп|вн(?:утр(?:енний)?)?|ext(?:ension|n)?|[xх])"
_EXTENSION = re.compile(
    rf"(?P<number>.*?\d\)?)[\s,;(]{{0,4}}(?P<by>{EXTENSION_WORD}|\#|,{{1,3}})"
    r"[.:=\s№#]{0,4}(?P<extension>\d{0,6})[\s)#]{0,3}",
    re.IGNORECASE,
)
"""«доб. 12», «вн. 5», "ext. 12", "x12", "#12", and ",12" as a phone dials it after a pause; «доб.» before nothing."""


_OF_FIRMS = frozenset({
    phonenumbers.PhoneNumberType.TOLL_FREE,
    phonenumbers.PhoneNumberType.PREMIUM_RATE,
    phonenumbers.PhoneNumberType.SHARED_COST,
    phonenumbers.PhoneNumberType.UAN,
})  # fmt: skip
"""Numbers that no client has, 8-800 and 0800 above all: a firm's line, on the calls of everybody who rang it."""


def normalise_phone(text: str, region: str) -> str | None:
    """The phone in E.164, or None if the text is no valid number, a placeholder, or a number that only firms have.

    With an extension it is +74951234567;ext=12, another phone than the bare number: all who work there share the
    switchboard, while the extension tells who.
    region (ISO 3166): the country that a number without a country code is dialled in.
    """
    mobile = _RU_MOBILE.match(text.translate(_SEPARATORS)) if region == "RU" else None
    whole = None if mobile else _EXTENSION.fullmatch(text)
    number = whole["number"] if whole else text
    e164 = f"+7{mobile[1]}" if mobile else _parse(_plain(number), region)
    if e164 is None or _is_placeholder(e164) or (not mobile and _is_a_firms(e164)):
        return None
    if whole is None or not whole["extension"] or (whole["by"].startswith(",") and _is_mobile(e164)):
        return e164
    return f"{e164};ext={whole['extension']}"


def is_a_firms_line(text: str, region: str) -> bool:
    """Whether it is a phone that no client can have, which `normalise_phone` reads as none."""
    e164 = _parse(_plain(text), region)
    return e164 is not None and _is_a_firms(e164)


@lru_cache(maxsize=65_536)
def _is_a_firms(e164: str) -> bool:
    return phonenumbers.number_type(phonenumbers.parse(e164)) in _OF_FIRMS


def _is_mobile(e164: str) -> bool:
    """Which has no extensions: «8 916 124-00-18, 19» are two phones, as people shorten the second."""
    return bool(phonenumbers.number_type(phonenumbers.parse(e164)) == phonenumbers.PhoneNumberType.MOBILE)


def only_fills(text: str) -> bool:
    """Whether a text that is no phone was typed to fill a box: one or two different digits, or a sequence."""
    digits = re.sub(r"\D", "", text)
    return len(set(digits[-_NUMBER:])) <= 2 or digits[-10:] in _SEQUENCES


def _plain(text: str) -> str:
    text = _CALLED.sub("", text)
    sheet = _OF_A_SHEET.fullmatch(text)
    return sheet.group(1) if sheet else text


def _parse(text: str, region: str) -> str | None:
    if re.search(r"[^\W\d_]{3,}", text):  # a lettered number is somebody's note, not a number to guess at
        return None
    for candidate in _candidates(text, region):
        try:
            number = phonenumbers.parse(candidate, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number) and not number.extension:
            return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    return _parse(text, "US") if region != "US" and _AMERICAN.fullmatch(text) else None


def _candidates(text: str, region: str) -> Iterator[str]:
    """As it is written, then with what tills and people leave out or add.

    998901234567 is +998 90 123-45-67, 0037491453803 is +374 91 453803. Ten digits are a number of some country as
    written there: with a plus they'd become a guess at another country.
    """
    yield text
    digits = re.sub(r"\D", "", text)
    if len(digits) > 10:
        yield "+" + text.lstrip("+")
    if len(digits) > 11 and digits.startswith("00"):
        yield "+" + digits[2:]
    if region == "RU" and (trunk := _TRUNK.fullmatch(text.translate(_SEPARATORS))):
        yield "8" + trunk.group(1)


_AMERICAN = re.compile(r"\(?\d{3}\)?[ -]\d{3}-\d{4}")
"""(702) 555-0143: no other country writes ten digits as three, three and four; tried where it is no number at home."""


def _is_placeholder(e164: str) -> bool:
    """Eight or more equal digits at the end, or what is typed to fill a box: nobody's real number."""
    return len(set(e164[-_NUMBER:])) == 1 or e164[-10:] in _SEQUENCES
