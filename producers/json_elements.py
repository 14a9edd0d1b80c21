"""Cuts a JSON array or object into the bytes of its elements, so that each is published exactly as it was sent.

The cut only looks for the ends of elements. What is wrong inside of one (half of a surrogate pair, NaN, a control
character, excessive nesting) is found later, when that element is decoded, and affects no other element.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Generator, Iterator
from typing import Any, NoReturn, TypeVar

from schemas.decoding import MAX_EVENT_BYTES, no_text

_GAP = re.compile(r"[ \t\n\r]*")
_TOKENS = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{}]|[^\s"\[\]{},:]++', re.DOTALL)
_DEPTH = {"[": 1, "{": 1, "]": -1, "}": -1}
Part = TypeVar("Part")


class NotJson(Exception):
    """The text is no JSON (RFC 8259). The message says where, and never what."""


def _not_a_number(_name: str) -> NoReturn:
    raise NotJson("NaN and Infinity are no JSON numbers")


# Left to itself, Python's decoder reads NaN and Infinity, which RFC 8259 does not know.
_strict = json.JSONDecoder(parse_constant=_not_a_number)
_lenient = json.JSONDecoder(strict=False)


def parse(raw: bytes) -> Any:
    """One JSON value and nothing beside it. Raises NotJson."""
    if reason := no_text(raw):
        raise NotJson(reason)
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        raise NotJson(f"not UTF-8 at byte {error.start}") from None
    start = _skip(text, 0)
    try:
        value, end = _strict.raw_decode(text, start)
    except json.JSONDecodeError as error:
        raise NotJson(f"{error.msg.removesuffix(' at')} at character {error.pos}") from None
    except (RecursionError, ValueError):  # ValueError: an integer of more than 4,300 digits
        value, end = None, _end_by_brackets(text, start)
    if _skip(text, end) != len(text):
        raise NotJson(f"something stands after the end of the JSON value, at character {end}")
    return value


def elements(raw: bytes) -> Iterator[bytes]:
    """The elements of an array. Raises NotJson where `raw` is no array, at the fault."""
    return _cut(raw, "[", "]", "a batch is a JSON array of events", _value)


def members(raw: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and value of each member of an object. Raises NotJson where `raw` is none, at the fault."""
    return _cut(raw, "{", "}", "the body is a JSON object", _member)


def _cut(
    raw: bytes, opening: str, closing: str, expected: str, part: Callable[[str, int], tuple[Part, int]]
) -> Iterator[Part]:
    """The decoder tells where each value ends, so that the slice between is the value as it was written: numbers,
    spaces and the order of keys included. Bytes that are no UTF-8 travel through the text and come out as they were.
    """
    if reason := no_text(raw):
        raise NotJson(reason)
    text = raw.decode("utf-8", "surrogateescape")
    position = _skip(text, 0)
    if text[position : position + 1] != opening:
        raise NotJson(expected)
    position = _skip(text, position + 1)
    if text[position : position + 1] != closing:
        position = yield from _listed(text, position, closing, part)
    if _skip(text, position + 1) != len(text):
        raise NotJson(f"something stands after its end, at character {position + 1}")


def _listed(
    text: str, position: int, closing: str, part: Callable[[str, int], tuple[Part, int]]
) -> Generator[Part, None, int]:
    """Part, comma, part, … up to the closing bracket, whose position is the generator's result."""
    while True:
        found, end = part(text, position)
        yield found
        position = _skip(text, end)
        following = text[position : position + 1]
        if following == closing:
            return position
        if following != ",":
            raise NotJson(f"a comma or {closing} is missing at character {position}")
        position = _skip(text, position + 1)


def _member(text: str, position: int) -> tuple[tuple[str, bytes], int]:
    name, colon = _value(text, position)
    colon = _skip(text, colon)
    if not name.startswith(b'"') or text[colon : colon + 1] != ":":
        raise NotJson(f"a name and a colon are expected at character {position}")
    value, end = _value(text, _skip(text, colon + 1))
    return (str(json.loads(name.decode("utf-8", "replace"), strict=False)), value), end


def _value(text: str, position: int) -> tuple[bytes, int]:
    end = _end(text, position)
    return text[position:end].encode("utf-8", "surrogateescape"), end


def _end(text: str, position: int) -> int:
    try:
        return _lenient.raw_decode(text, position)[1]
    except json.JSONDecodeError as error:
        raise NotJson(f"{error.msg.removesuffix(' at')} at character {error.pos}") from None
    except (RecursionError, ValueError):
        return _end_by_brackets(text, position)


def _end_by_brackets(text: str, position: int) -> int:
    """Where a value ends that the decoder can't build."""
    depth = 0
    for token in _TOKENS.finditer(text, position, position + MAX_EVENT_BYTES):
        depth += _DEPTH.get(token.group()[0], 0)
        if depth <= 0:
            return token.end() - (depth < 0)
    raise NotJson(f"no end of the value that starts at character {position}")


def _skip(text: str, position: int) -> int:
    match = _GAP.match(text, position)
    return match.end() if match else position
