"""`omniprofile resolve` explains lines that come twice: under one id, or saying the same under two."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.unit.deploy.conftest import Run, written

ANNA = {"name": "Анна Петрова"}


def profiles(answers: str) -> list[str]:
    return [json.loads(each)["profile"] for each in answers.splitlines()]


def test_one_id_of_lines_that_say_different_things_is_told(run: Run, tmp_path: Path) -> None:
    lines = [{"id": "a", "identifiers": {"card": card}} for card in ("7", "7", "8", "9")]
    code, _, said = run("resolve", written(tmp_path / "people.jsonl", *lines))
    assert "line 3: its id is that of line 1, which says something else" in said
    assert "(and 1 line more)" in said
    assert code == 0


@pytest.mark.parametrize("id_", [1, 3])
def test_lines_that_say_the_same_and_stand_apart_are_explained(id_: int, run: Run, tmp_path: Path) -> None:
    lines = {"id": 1, "person": ANNA}, {"id": 2}, {"id": id_, "person": ANNA}, {"id": 4, "person": ANNA}
    file = written(tmp_path / "people.jsonl", *lines)
    code, answers, said = run("resolve", file)
    assert len(set(profiles(answers))) == 4
    assert "line 3: it says what line 1 says, and is answered as another profile" in said
    assert "likeness joins only with --auto (and 1 line more)" in said
    _, _, said = run("resolve", file, "--auto", "1")
    assert "too little, or said by too many, to make them one (and 1 line more)" in said
    assert code == 0


def test_lines_are_counted_though_some_before_were_left_out(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "people.jsonl"
    line = json.dumps({"id": 1, "person": ANNA})
    file.write_text(f"{line}\nno JSON\n\n{line}\n")
    assert "line 4: it says what line 1 says" in run("resolve", file)[2]


def test_lines_that_say_the_same_and_are_one_need_no_word(run: Run, tmp_path: Path) -> None:
    line = {"identifiers": {"phone": "8 916 123-90-01"}, "person": ANNA}
    _, answers, said = run("resolve", written(tmp_path / "people.jsonl", {"id": 1, **line}, {"id": 2, **line}))
    assert len(set(profiles(answers))) == 1
    assert said == ""


def test_lines_that_say_nothing_are_not_the_same_person(run: Run, tmp_path: Path) -> None:
    _, answers, said = run("resolve", written(tmp_path / "people.jsonl", {"id": 1}, {"id": 2}))
    assert len(set(profiles(answers))) == 2
    assert said == ""
