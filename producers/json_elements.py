"""A JSON array cut into its elements' own bytes, so that what is published is what the sender wrote."""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterator
from typing import Any, NamedTuple, NoReturn

from schemas.decoding import MAX_EVENT_BYTES

UNREADABLE = None  # the value of an element that is nested too deeply or has too long a number
_GAP = re.compile(r"[ \t\n\r]*")
_TOKENS = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{}]|[^\s"\[\]{},:]++')
_DEPTH = {"[": 1, "{": 1, "]": -1, "}": -1}


class NotJson(Exception):
    """The text is no JSON (RFC 8259). The message says where, and never what."""


class Element(NamedTuple):
    value: Any
    raw: bytes


def _not_a_number(_name: str) -> NoReturn:
    raise NotJson("NaN and Infinity are no JSON numbers")


# Left to itself, Python's decoder reads NaN and Infinity, which RFC 8259 does not know.
_decoder = json.JSONDecoder(parse_constant=_not_a_number)


def parse(raw: bytes) -> Any:
    """One JSON value and nothing beside it. Raises NotJson."""
    text = _text(raw)
    value, end = _value_at(text, _skip(text, 0))
    if _skip(text, end) != len(text):
        raise NotJson(f"something stands after the end of the JSON value, at character {end}")
    return value


def elements(raw: bytes) -> Iterator[Element]:
    """The elements of an array, each with its own bytes. Raises NotJson where `raw` is no array, at the fault.

    The decoder tells where each value ends, so that the slice between is the element as it was written: numbers,
    spaces and the order of keys included. UTF-8 decodes and encodes to the same bytes, so a slice of the text is a
    slice of the bytes.
    """
    text = _text(raw)
    position = _skip(text, 0)
    if text[position : position + 1] != "[":
        raise NotJson("a batch is a JSON array of events")
    position = _skip(text, position + 1)
    if text[position : position + 1] == "]":
        yield from ()
    else:
        position = yield from _listed(text, position)
    if _skip(text, position + 1) != len(text):
        raise NotJson(f"something stands after the end of the array, at character {position + 1}")


def _listed(text: str, position: int) -> Generator[Element, None, int]:
    """Value, comma, value, … up to the closing bracket, whose position is the generator's result."""
    while True:
        value, end = _value_at(text, position)
        yield Element(value, text[position:end].encode())
        position = _skip(text, end)
        match text[position : position + 1]:
            case "]":
                return position
            case ",":
                position = _skip(text, position + 1)
            case _:
                raise NotJson(f"a comma or the end of the array is missing at character {position}")


def _text(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        raise NotJson(f"not UTF-8 at byte {error.start}") from None


def _skip(text: str, position: int) -> int:
    match = _GAP.match(text, position)
    return match.end() if match else position


def _value_at(text: str, position: int) -> tuple[Any, int]:
    try:
        return _decoder.raw_decode(text, position)
    except json.JSONDecodeError as error:
        raise NotJson(f"{error.msg} at character {error.pos}") from None
    except (RecursionError, ValueError):  # ValueError: an integer of more than 4,300 digits
        return UNREADABLE, _end_by_brackets(text, position)


def _end_by_brackets(text: str, position: int) -> int:
    """Where a value ends that the decoder can't build, so that it takes none of its neighbours with it."""
    depth = 0
    for token in _TOKENS.finditer(text, position, position + MAX_EVENT_BYTES):
        depth += _DEPTH.get(token.group()[0], 0)
        if depth <= 0:
            return token.end() - (depth < 0)
    raise NotJson(f"no end of the value that starts at character {position}")
