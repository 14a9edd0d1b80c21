"""Finds values of a file's line that are not read, since what is silently dropped is looked for in vain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from schemas.identifiers import KINDS, normalise_all, says_none
from stream_processors.identity.dates import read_date
from stream_processors.identity.naming.folding import clean

NAME_FIELDS: Final = ("name", "given_name", "family_name", "patronymic")
SEXES: Final = {"f": "f", "female": "f", "ж": "f", "жен": "f", "женский": "f"} | {
    "m": "m", "male": "m", "м": "m", "муж": "m", "мужской": "m"
}  # fmt: skip
_TEXT: Final = "not read, a text is expected"
_VALUE: Final = "not read, a text or a whole number is expected"
_TOO_LONG: Final = "not read, a number of more than 19 digits is not exact: write it as a text"
_EXACT: Final = 2.0**63  # JSON's whole numbers beyond it come as floats
_NOBODY_S: Final = {
    "phone": "not read, it is no phone number, or one that only fills a box",
    "email": "not read, it is no mailbox, or one that is made up",
}
_SHARED: Final = "identifies nobody: hidden in part, typed to fill a box, or a login that staff share"
_HALF: Final = "half of a character (a lone surrogate) in it is left out"


class Unread(NamedTuple):
    """where: "identifiers", "person" or "person.address"; because: what becomes of the value, without its content."""

    where: str
    name: str
    because: str


def text_of(value: object) -> str:
    """What is read of a name, a date or a sex: texts alone. JSON's numbers and lists were some other field's."""
    return value if isinstance(value, str) else ""


def value_of(value: object) -> str:
    """What is read of an identifier or a part of an address: texts and whole numbers."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else text_of(value)


def too_long(value: object) -> bool:
    """Whether it is a number that has lost digits in reading; infinite where it had hundreds."""
    return isinstance(value, float) and abs(value) >= _EXACT


def unread_values(fields: Mapping[str, object], region: str) -> Iterator[Unread]:
    """fields: a line that `read_line` takes, in this region."""
    said, person = fields.get("identifiers"), fields.get("person")
    for kind, values in said.items() if isinstance(said, Mapping) else ():
        for value in values if isinstance(values, list) else [values]:
            yield from _doubts("identifiers", kind, value, value_of(value), _VALUE)
            yield from _nobody(kind, value_of(value), region)
    if isinstance(person, Mapping):
        yield from _of_person(person)
        yield from _of_others("person.other", person.get("other"))
    yield from _of_others("other", fields.get("other"))


def _nobody(kind: str, read: str, region: str) -> Iterator[Unread]:
    """A word for "none" is not told: it is no mistake of the file."""
    if kind in KINDS and read.strip() and not says_none(read.strip()) and not normalise_all(kind, read, region):
        yield Unread("identifiers", kind, _NOBODY_S.get(kind, _SHARED))


def _of_person(person: Mapping[str, object]) -> Iterator[Unread]:
    for name in NAME_FIELDS:
        yield from _doubts("person", name, person.get(name), text_of(person.get(name)), _TEXT)
    born, sex, address = person.get("birth_date"), person.get("sex"), person.get("address")
    yield from _doubts("person", "birth_date", born, text_of(born), "not read, a text like 1990-05-12 is expected")
    if text_of(born).strip() and not read_date(text_of(born)) and not any(map(str.isdigit, text_of(born))):
        yield Unread("person", "birth_date", "not read, it is no date")
    if sex not in (None, "") and clean(text_of(sex)) not in SEXES:
        yield Unread("person", "sex", f"not read, known are {', '.join(SEXES)}")
    if isinstance(address, Mapping):
        for part, value in address.items():
            yield from _doubts("person.address", part, value, value_of(value), _VALUE)
    else:
        yield from _doubts("person", "address", address, text_of(address), "not read, a text or its parts are expected")


def _of_others(where: str, some: object) -> Iterator[Unread]:
    if isinstance(some, Mapping):
        yield from (Unread(where, name, _TOO_LONG) for name, value in some.items() if too_long(value))


def _doubts(where: str, name: str, value: object, read: str, because: str) -> Iterator[Unread]:
    if value in (None, "") or value == []:
        return
    if not read:
        yield Unread(where, name, _TOO_LONG if too_long(value) else because)
    elif not read.isascii() and any("\ud800" <= letter <= "\udfff" for letter in read):
        yield Unread(where, name, _HALF)
