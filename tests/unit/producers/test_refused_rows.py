"""What an interrupted import left of its refused rows is there when it goes on, whatever stood in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from producers.intake import Submission
from producers.refused_rows import RefusedRows
from producers.sources import Item
from schemas.decoding import InvalidEvent

ROWS = ["холодильник", "a line\u2028separator, a \x85 and a \x0b", "плита"]


def refuse(file: Path, *lines: int, after: int = 0) -> list[tuple[int, str]]:
    """The rows of these lines refused; all entries that are in the file then."""
    with RefusedRows(file, after) as refused:
        for line in lines:
            refused.refuse(Item(line, line, Submission(ROWS[line - 1].encode())), InvalidEvent("", "no event"))
    entries = [json.loads(entry) for entry in refused.file.read_bytes().split(b"\n")[:-1]]
    assert refused.count == len(entries)
    return [(entry["line"], entry["row"]) for entry in entries]


@pytest.mark.parametrize("cut", [0, 2, 3, 30])
def test_entries_up_to_the_last_acknowledged_line_stay_and_the_rest_comes_again(tmp_path: Path, cut: int) -> None:
    """A process that is killed leaves its last entry cut off anywhere: 3 bytes before its end is half of a letter."""
    file = tmp_path / "rows.jsonl"
    all_of_it = refuse(file, 1, 2, 3)
    left = tmp_path / "rows.jsonl.refused.jsonl"
    written = left.read_bytes()
    left.write_bytes(written[: len(written) - cut - (cut == 3)])
    assert refuse(file, 3, after=2) == all_of_it == list(enumerate(ROWS, start=1))


def test_a_run_from_the_beginning_forgets_the_one_before(tmp_path: Path) -> None:
    refuse(tmp_path / "rows.jsonl", 1, 2)
    assert refuse(tmp_path / "rows.jsonl", 3) == [(3, ROWS[2])]
    with RefusedRows(tmp_path / "rows.jsonl", after=0) as refused:
        assert refused.count == 0
    assert not refused.file.exists()
