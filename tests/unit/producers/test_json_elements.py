"""A batch is cut into its elements' own bytes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producers.json_elements import NotJson, elements, members, parse

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)
gaps = st.sampled_from(["", " ", "\n\t", "\r\n"])


@given(st.lists(st.tuples(values, st.booleans(), gaps, gaps)))
def test_every_element_comes_out_as_it_was_written(listed: list[tuple[Any, bool, str, str]]) -> None:
    written = [
        json.dumps(value, ensure_ascii=ascii_only).encode("utf-8", "replace") for value, ascii_only, _, _ in listed
    ]
    padded = [
        before.encode() + text + after.encode() for text, (_, _, before, after) in zip(written, listed, strict=True)
    ]
    assert list(elements(b"[" + b",".join(padded) + b"]")) == written
    named = b",".join(b'"%d" :' % at + text for at, text in enumerate(padded))
    assert list(members(b" {" + named + b"}")) == [(str(at), text) for at, text in enumerate(written)]


def _refuse(constant: str) -> None:
    raise ValueError(constant)


@given(st.binary(max_size=30) | st.text(alphabet='[]{},:"\\ 1en-', max_size=30).map(str.encode))
def test_it_reads_what_json_reads_and_nothing_else(raw: bytes) -> None:
    try:
        expected = json.loads(raw.decode(), parse_constant=_refuse)
    except ValueError:
        with pytest.raises(NotJson):
            parse(raw)
    else:
        assert parse(raw) == expected


@pytest.mark.parametrize("raw", [b"[1,]", b"[,1]", b"[1", b"[1] 2", b"{}", b"", b"[\xff]"])
def test_what_is_no_array(raw: bytes) -> None:
    with pytest.raises(NotJson):
        list(elements(raw))


@pytest.mark.parametrize(
    "part", [b"NaN", b"-Infinity", b'"\xff\xfe"', b'{"a": "\x00\n"}', b'"\\ud800"', b'{"a": 1, "a": 2}', b'"[\xd0"']
)
def test_what_is_wrong_inside_of_a_part_is_for_its_judge(part: bytes) -> None:
    assert list(elements(b"[1, " + part + b" ,2]")) == [b"1", part, b"2"]
    assert list(members(b'{"a": ' + part + b', "\xff": 2}')) == [("a", part), ("\ufffd", b"2")]


@pytest.mark.parametrize(
    "raw", [b"[]", b"{", b'{"a" 1}', b'{"a":1,}', b"{1: 2}", b"{a: 1}", b'{"a":1} x', b'{"a":}', b""]
)
def test_what_is_no_object(raw: bytes) -> None:
    with pytest.raises(NotJson):
        dict(members(raw))


@pytest.mark.parametrize(
    ("raw", "why"), [(b"\xef\xbb\xbf[]", "byte order mark"), (b"\x1f\x8b\x08", "gzip"), (b"\xff\xfe[\x00", "UTF-16")]
)
def test_what_is_no_text_is_called_by_its_name(raw: bytes, why: str) -> None:
    for read in (parse, elements, members):
        with pytest.raises(NotJson, match=why):
            list(read(raw))


def test_what_cannot_be_built_is_cut_out_by_its_brackets() -> None:
    deep = b'{"]\\"": ' + b"[" * 9_000 + b"]" * 9_000 + b"}"
    long = b"9" * 9_000
    assert list(elements(b"[1, " + deep + b", " + long + b" , 2]")) == [b"1", deep, long, b"2"]
    with pytest.raises(NotJson):
        list(elements(b"[1, " + deep[:-1] + b", 2]"))
