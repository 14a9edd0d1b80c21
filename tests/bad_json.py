"""Every kind of invalid JSON that senders are known to send, made from any valid JSON object."""

from __future__ import annotations

import gzip
from typing import NamedTuple

DEEP = 10_000


class BadJson(NamedTuple):
    """says: part of the reason in words. apart: its ends can still be told, so that a batch may hold it."""

    raw: bytes
    says: str
    apart: bool = False


def bad_json(good: bytes) -> dict[str, BadJson]:
    """good: a JSON object without a blank around it."""

    def with_member(value: bytes) -> bytes:
        return good[:-1] + b', "odd": ' + value + b"}"

    return {
        "cut off": BadJson(good[:-1], "EOF while parsing an object"),
        "two values": BadJson(good + good, "trailing characters"),
        "a NUL after it": BadJson(good + b"\x00", "trailing characters"),
        "NULs": BadJson(b"\x00\x00\x00", "expected value"),
        "nothing": BadJson(b"", "EOF while parsing a value"),
        "blanks": BadJson(b"  \t ", "EOF while parsing a value"),
        "no text at all": BadJson(b"\x80\x00\xff", "expected value"),
        "a byte order mark": BadJson(b"\xef\xbb\xbf" + good, "byte order mark"),
        "UTF-16": BadJson(good.decode().encode("utf-16"), "UTF-16"),
        "gzip that nobody spoke of": BadJson(gzip.compress(good), "gzip"),
        "invalid UTF-8": BadJson(with_member(b'"\xff\xfe\xd0"'), "invalid unicode code point", apart=True),
        "half of a surrogate pair": BadJson(with_member(b'"\\ud800"'), "half of a surrogate pair", apart=True),
        "a bare control character": BadJson(with_member(b'"a\x00b\x1b[31m"'), "control character", apart=True),
        "NaN": BadJson(with_member(b"NaN"), "NaN", apart=True),
        "minus infinity": BadJson(with_member(b"-Infinity"), "-Infinity", apart=True),
        "a number without end": BadJson(with_member(b"9" * 5_000), "number out of range", apart=True),
        "10,000 deep": BadJson(with_member(b"[" * DEEP + b"]" * DEEP), "recursion limit", apart=True),
        "10,000 deep in objects": BadJson(with_member(b'{"a":' * DEEP + b"1" + b"}" * DEEP), "recursion", apart=True),
    }
