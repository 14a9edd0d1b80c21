"""`omniprofile resolve` and `omniprofile identity train`: files in, answers and weights out, mistakes told in words."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.identity.retail import retail
from deploy.cli import main
from deploy.commands.complaints import Complaint
from deploy.commands.people_files import read_people
from stream_processors.identity.weights import load

Run = Any


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command; answers (exit code, standard output, standard error)."""

    def command(*words: object) -> tuple[object, str, str]:
        monkeypatch.setattr(sys, "argv", ["omniprofile", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return ended.value.code, said.out, said.err

    return command


def people(path: Path, households: int = 200, seed: int = 5) -> Path:
    path.write_text("".join(json.dumps(one.line) + "\n" for one in retail(seed, households)), encoding="utf-8")
    return path


def test_lines_are_cut_at_line_feeds_alone(tmp_path: Path) -> None:
    """A name may hold U+2028, which is no end of a line; a byte order mark is no part of the first."""
    file = tmp_path / "people.jsonl"
    file.write_text('\ufeff{"id": "1", "person": {"name": "Анна\u2028Петрова"}}\r\n\n{"id": "2"}', encoding="utf-8")
    assert [line["id"] for line in read_people(file)] == ["1", "2"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'{"id": 1}\n{"id": ', "line 2: no JSON"),
        (b'{"id": 1}\n[1]', "line 2: a JSON object is expected"),
        (b'{"id": "\xff"}', "no UTF-8"),
    ],
)
def test_a_broken_line_is_named(content: bytes, told: str, tmp_path: Path) -> None:
    file = tmp_path / "people.jsonl"
    file.write_bytes(content)
    with pytest.raises(Complaint, match=told):
        list(read_people(file))


def test_half_a_surrogate_is_read(tmp_path: Path) -> None:
    file = tmp_path / "people.jsonl"
    file.write_text('{"id": "\\ud83d"}', encoding="utf-8")
    assert len(list(read_people(file))) == 1


def test_weights_are_learned_and_used(run: Run, tmp_path: Path) -> None:
    file, weights = people(tmp_path / "people.jsonl"), tmp_path / "weights.json"
    code, _, told = run("identity", "train", file, "--out", weights)
    assert code == 0
    assert "learned from" in told
    assert load(weights.read_text(encoding="utf-8")).made_by == "omniprofile identity train people.jsonl --region RU"
    code, answers, _ = run("resolve", file, "--auto", "--weights", weights)
    assert code == 0
    assert len(answers.splitlines()) == len(file.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("content", ["{}", "no JSON", '{"fields": {}}'])
def test_what_is_no_file_of_weights(content: str, run: Run, tmp_path: Path) -> None:
    weights = tmp_path / "weights.json"
    weights.write_text(content, encoding="utf-8")
    code, _, told = run("resolve", people(tmp_path / "people.jsonl", 2), "--weights", weights)
    assert (code, "weights" in told) == (1, True)


def test_too_few_people_to_learn_from(run: Run, tmp_path: Path) -> None:
    code, _, told = run("identity", "train", people(tmp_path / "people.jsonl", 3), "--out", tmp_path / "w.json")
    assert (code, "nothing could be learned" in told) == (1, True)


def test_a_line_without_an_id_is_named(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "people.jsonl"
    file.write_text('{"id": 1}\n{}\n', encoding="utf-8")
    for words in (["resolve", file], ["identity", "train", file]):
        code, _, told = run(*words)
        assert (code, "line 2 has no id" in told) == (1, True)
