"""A batch is cut into its elements' own bytes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producers.json_elements import NotJson, elements, parse

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
    assert [each.raw for each in elements(b"[" + b",".join(padded) + b"]")] == written


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


@pytest.mark.parametrize("raw", [b"[NaN]", b"[-Infinity]", b"[1,]", b"[,1]", b"[1", b"[1] 2", b"{}", b"", b"[\xff]"])
def test_what_is_no_array(raw: bytes) -> None:
    with pytest.raises(NotJson):
        list(elements(raw))


def test_what_cannot_be_built_is_cut_out_by_its_brackets() -> None:
    deep = b'{"]\\"": ' + b"[" * 9_000 + b"]" * 9_000 + b"}"
    long = b"9" * 9_000
    assert [each.raw for each in elements(b"[1, " + deep + b", " + long + b" , 2]")] == [b"1", deep, long, b"2"]
    with pytest.raises(NotJson):
        list(elements(b"[1, " + deep[:-1] + b", 2]"))
