"""Splits addresses, as people write them in Russian and English, into parts that can be compared.

No address parser that was tried is reliable enough, so an address remains weak evidence: which words name the street,
which number is the house and which the flat.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from stream_processors.identity.american_addresses import (
    American,
    american,
    town_behind,
    town_in_full,
    with_box,
    zip_code,
)
from stream_processors.identity.british_addresses import is_of_letters, postcode_in, town, without_county
from stream_processors.identity.naming.folding import clean, fold_cached
from stream_processors.identity.russian_towns import in_full, named_town, without_region
from stream_processors.identity.unread_values import value_of

_WORD = re.compile(r"[^\W\d_]+")
_POSTCODE = re.compile(r"\b\d{5,6}(?:-?\d{4})?\b")
_POSTCODE_ALONE = re.compile(r"\s*\d{4,6}\s*")
_DIGITS = re.compile(r"\d+")
_CYRILLIC = re.compile("[а-я]")
_FLAT = re.compile(
    r"(?:\b(?:кв|квартира|оф|офис|пом|помещение|комн|комната|flat|fl|apt|appt|apartment|suite|ste|unit|room|lot|spc|trlr)"
    r"(?![a-zа-я])|#)(?:[\s.,#-]|no)*"  # «№» is "no" once it is clean
    r"(\d+(?:/\d+)?(?:-?[a-zа-я])?|(?<=[ #.])[a-z]-?\d{1,4}|(?:(?<=[a-z.] )|(?<=[#.])|(?<=# ))[a-z](?!'))\b"
)
_INDOORS = re.compile(
    r"[\s,;]*\b(?:(?:подъезд|под|п-д|этаж|эт|домофон|floor|entrance)(?![a-zа-я])[\s.:№]*\d+"
    r"|\d+(?:\s?-?\s?(?:й|ый|ой|ий|st|nd|rd|th))?\s?(?:подъезд|под|этаж|эт|floor)(?![a-zа-я])\.?)"
)
"""The way behind the door, which whoever comes may be told or not."""
_FLAT_AND_HOUSE = re.compile(r"^\W*(\d+(?:/\d+)?[a-z]?)(?:\s?/\s?|\s?,\s*)(?=\d+[a-z]?,?\s+[a-z]{2})")
"""8/180 High Street and 3/2, 12 High Street: a flat before the house. Behind a street 12/1 is a house."""
_PART = (
    r"(?:\s*,?\s*(?:(?:корпус|корп|к|строение|стр|с|литера|литер|лит|дробь)(?![a-zа-я])|/|-)\.?\s*"
    r"(\d+[a-zа-я]?|[\"«]?[a-zа-я](?![a-zа-я])[\"»]?))?"
)
_MARKED_HOUSE = re.compile(
    rf"\b(?:дом|д|владение|вл|house|bld|bldg|building|no)(?![a-zа-я])[\s.№]*(\d+(?:\s?[а-яa-z]\b(?!\.?\s*\d))?){_PART}"
)
_NUMBER = re.compile(rf"(?<![\w-])(\d+(?:[а-яa-z](?![a-zа-я]|\.?\s*\d)|\s[а-яa-z](?=\s*(?:,|$)))?){_PART}(?![\w-])")
_NAMED = re.compile(  # a number that is a part of the street's name: 8 Марта, 50 лет Октября, 2-я Садовая, 15th, мкр 5
    r"\b(?:мкр|микрорайон|квартал)(?![а-я])\.?\s*\d+|\b\d+(?:\s?-?й)?\s*(?:мкр|микрорайон|квартал)(?![а-я])|"
    r"\b\d+(?:(?:st|nd|rd|th)\b|\s*-?\s*(?:[йяе]|ая|ый|ой|ий|го)\b|\s+(?:лет|летия|январ|феврал|март|апрел|ма[яй]|июн|июл|"
    r"август|сентябр|октябр|ноябр|декабр)[а-я]*)"
)
_CITY = re.compile(
    r"\b(?:г|гор|город|пос|п|с|село|дер|деревня)\b\.?\s+([^\W\d_]+(?:[ -](?!(?:ул|пр|пер|наб|ш|пл|д)\b)[^\W\d_]+)?)"
)
_BEHIND_THE_HOUSE = re.compile(  # «5, 3», «5 корп. 2 - 10», «5-3»
    r"(?<![\w/-])(\d+(?:\s?[а-я](?![а-я]))?"
    r"(?:\s*,?\s*(?:корпус|корп|к|строение|стр|с|литера|литер|лит|дробь|/)\.?\s*(?:\d+[а-я]?|[а-я](?![а-я])))?)"
    r"\s*[-–,]\s*(\d{1,4})\W*$"
)
_STREET_TERMS = """
улица ул проспект просп пр кт переулок пер бульвар бул бульв шоссе ш площадь пл набережная наб проезд тупик аллея линия
квартал мкр микрорайон дом д корпус корп к строение стр с владение вл квартира кв офис оф помещение пом комната комн
подъезд этаж город гор г область обл край район р н республика пос село россия
street st str strasse road rd avenue ave av drive dr lane ln la place pl court ct crescent cres circuit cct close cl
boulevard blvd way terrace tce parade pde highway hwy square sq flat apt appt apartment apartments suite ste unit room
house building bldg bld no north south east west n s e w nw ne sw se th nd rd ulitsa ul prospekt dom kv
parkway pkwy circle cir trail trl ter plaza plz expressway expy lot spc trlr
"""
_STREET_WORDS: Final = frozenset(map(fold_cached, _STREET_TERMS.split()))
_DIRECTIONS: Final = frozenset(map(fold_cached, ["north", "south", "east", "west", "n", "s", "e", "w"]))
_ENGLISH_STREET = r"(?:street|road|rd|avenue|ave|lane|ln|la|drive|dr|close|cl|crescent|cres|terrace|tce|court|ct|st)\.?"
_ENDS_AS_A_STREET = re.compile(rf".* {_ENGLISH_STREET}")
_BEHIND_THE_STREET = re.compile(  # 47 Hill Road Belfast
    rf"\d.*? [a-z' ]*\b{_ENGLISH_STREET} (?!(?:north|south|east|west)$)([a-z][a-z '-]{{3,}})"
)
_MISREAD = re.compile(r"(?<=[a-z])[0158](?=[a-z])")
_LETTERS_OF_DIGITS: Final = {"0": "o", "1": "l", "5": "s", "8": "b"}
"""As a scanner takes one for the other: R0ssbeg."""

_SPOKEN_STREET = re.compile(
    r"\b(?:ул|улица|пр|просп|проспект|пер|переулок|бул|бульвар|ш|шоссе|наб|набережная|пл|площадь)\b"
)


class Address(NamedTuple):
    """Folded words and compact numbers, "" where not known. numbers: all of the text, as a last resort of comparing."""

    street: str = ""
    house: str = ""
    flat: str = ""
    city: str = ""
    postcode: str = ""
    numbers: frozenset[str] = frozenset()


NOWHERE: Final = Address()


def read_address(stated: object) -> Address:
    """stated: text, or a mapping of {street, house, flat, city, postcode}; anything else is nowhere."""
    if isinstance(stated, Mapping):
        parts = {str(key): clean(read) for key, value in stated.items() if (read := value_of(value))}
        return _read(tuple(sorted(parts.items())))
    return _read((("street", clean(stated)),)) if isinstance(stated, str) and stated.strip() else NOWHERE


@lru_cache(maxsize=65_536)
def _read(said: tuple[tuple[str, str], ...]) -> Address:
    parts = dict(said)
    text = parts.get("street") or parts.get("text", "")
    latin = not _CYRILLIC.search(text)
    if latin and "house" not in parts and (state := american(text)):
        parts = _parts_of(state) | parts
        text = parts["text"]
    postcode = _postcode(parts, text)
    text = _INDOORS.sub(" ", text.replace(postcode, " ") if postcode else text)
    british = latin and is_of_letters(postcode)
    text = with_box(without_county(text, british)) if latin else without_region(text)
    place, text = ("", text) if latin or "city" in parts else named_town(text)
    flat = _number(_flat(parts, text) or (_group(_FLAT_AND_HOUSE, text) if latin else ""))
    numbers = frozenset(_DIGITS.findall(" ".join((text, parts.get("house", ""), parts.get("flat", "")))))
    text = _FLAT.sub(" ", text) if "flat" not in parts else text
    text = _FLAT_AND_HOUSE.sub("", text) if latin else text
    house = _house(parts["house"]) if "house" in parts else _house_in(text)
    if not (latin or flat or "house" in parts) and (behind := _BEHIND_THE_HOUSE.search(_NAMED.sub(" ", text))):
        house, flat = _house(behind[1]), _number(behind[2])
    city = _city(parts["city"], british) if "city" in parts else place or _city_in(text)
    return Address(_street(text, city), house, flat, _folded(city), _compact_postcode(postcode), numbers)


def _parts_of(state: American) -> dict[str, str]:
    street, city = town_behind(_FLAT.sub(" ", state.text))
    return {"text": street, "flat": _group(_FLAT, state.text), "city": city, "postcode": state.postcode}


def _flat(parts: Mapping[str, str], text: str) -> str:
    stated = parts.get("flat", "")
    return _group(_FLAT, stated or text) or stated


def _city(written: str, british: bool) -> str:
    return in_full(town(town_in_full(written) if written.isascii() else written, british))


def _postcode(parts: Mapping[str, str], text: str) -> str:
    """Written at either end of an address; a long number at its start may be a house in America."""
    if "postcode" in parts:
        return zip_code(parts["postcode"])
    if of_letters := postcode_in(text):
        return of_letters
    found = [match.group() for match in _POSTCODE.finditer(text)]
    found += [part.strip() for part in text.split(",")[1:] if _POSTCODE_ALONE.fullmatch(part)]
    return found[-1] if found and "house" not in parts and len(_DIGITS.findall(text)) > 1 else ""


def _compact_postcode(written: str) -> str:
    """Latin letters as they are: folded, BA1 1AA would be BA1 1A."""
    return re.sub(r"[^0-9a-z]", "", written) if written.isascii() else compact(written)


def _house(written: str) -> str:
    """«5 корп. 2», «5к2», «5 дробь 2» and 5/2 alike are `5-2`; «5а», «5 А», «5-а» and «5 лит. А» are `5a`."""
    match = _MARKED_HOUSE.search(written) or _NUMBER.search(written)
    return _joined(match) if match else compact(written)


def _house_in(text: str) -> str:
    """After «д.», else in Russian the last number, which follows the street, in English the first."""
    marked = _MARKED_HOUSE.search(text)
    if marked:
        return _joined(marked)
    numbers = list(_NUMBER.finditer(_NAMED.sub(" ", text)))
    if not numbers:
        return ""
    return _joined(numbers[-1] if _CYRILLIC.search(text) else numbers[0])


def _joined(match: re.Match[str]) -> str:
    """The number of the house, and of what is behind a stroke; a letter is a part of the number before it."""
    number, part = (_number(part or "") for part in match.groups())
    return f"{number}-{part}" if part[:1].isdigit() else number + part


_LETTER_FIRST: Final = re.compile(r"^([a-z])-?(\d+)$")  # B12, B-12 and 12B are one door's


@lru_cache(maxsize=65_536)
def _number(written: str) -> str:
    """«кв. 007» is `7`, «7 А» is `7a`, 3/2 (a floor and a door on it) is `3-2`; no digits stay as they are written."""
    written = _LETTER_FIRST.sub(r"\2\1", written)
    found = re.search(r"0*(\d+(?:/\d+)?[\s-]?[а-яa-z]?)(?![а-яa-z])", written)
    return "-".join(map(compact, found[1].split("/"))) if found else compact(written)


def _city_in(text: str) -> str:
    """After «г.», else in Russian the first part that is neither a number nor a street, in English the last, or what
    follows the street.
    """
    named = _CITY.search(text)
    if named:
        return named.group(1)
    parts = [part.strip() for part in text.split(",")]
    for part in parts[:-1]:
        if part and re.fullmatch(r"[а-яё -]+", part) and not _SPOKEN_STREET.search(part):
            return part if any(_SPOKEN_STREET.search(other) for other in parts) or len(parts) > 2 else ""
    behind = (part for part in reversed(parts[1:]) if re.fullmatch(r"[a-z][a-z '-]{3,}", part))
    last = next((part for part in behind if not _ENDS_AS_A_STREET.fullmatch(part)), "")
    return last or next((found.group(1) for part in parts if (found := _BEHIND_THE_STREET.fullmatch(part))), "")


def _street(text: str, city: str) -> str:
    """Folded words of the street in their order, with the numbers that are a part of its name, without the city's. West
    Street and West St are `vest`.
    """
    text = _MISREAD.sub(lambda digit: _LETTERS_OF_DIGITS[digit.group()], text)
    named = [re.sub(r"\D", "", match.group()) for match in _NAMED.finditer(text)]
    towns = set(_folded(city).split())
    words = [key for word in _WORD.findall(_NAMED.sub(_letters, text)) if len(word) > 1 and (key := fold_cached(word))]
    core = [word for word in words if word not in _STREET_WORDS and word not in towns]
    return " ".join((*named, *core)) or " ".join([word for word in words if word in _DIRECTIONS] or words)


def _letters(named: re.Match[str]) -> str:
    """«8 марта» keeps its month, «2-я» and 15th nothing."""
    return " ".join(word for word in _WORD.findall(named.group()) if len(word) > 2)


@lru_cache(maxsize=65_536)
def _folded(text: str) -> str:
    return " ".join(filter(None, map(fold_cached, _WORD.findall(text))))


def _group(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match.group(1) if match else ""


@lru_cache(maxsize=65_536)
def compact(text: str) -> str:
    """Letters folded, digits kept, all else dropped: "AB 12-3" is `ab123`."""
    return re.sub(r"[^0-9a-z]", "", "".join(fold_cached(part) or part for part in re.split(r"(\d+)", clean(text))))
