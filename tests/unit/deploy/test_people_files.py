"""`omniprofile resolve` and `omniprofile identity train`: files in, answers and weights out, mistakes told in words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.identity.retail import retail
from deploy.commands.left_out import leaving_out
from deploy.commands.people_files import read_people
from schemas.identifiers import KINDS
from stream_processors.identity.weights import load
from tests.unit.deploy.conftest import Run, written


def people(path: Path, households: int = 200, seed: int = 5) -> Path:
    path.write_text("".join(json.dumps(one.line) + "\n" for one in retail(seed, households)), encoding="utf-8")
    return path


def test_lines_are_cut_at_line_feeds_alone(tmp_path: Path) -> None:
    """A name may hold U+2028, which is no end of a line; a byte order mark is no part of the first."""
    file = tmp_path / "people.jsonl"
    file.write_text('\ufeff{"id": "1", "person": {"name": "Анна\u2028Петрова"}}\r\n\n{"id": "2"}', encoding="utf-8")
    with leaving_out() as left_out:
        assert [line.id for line in read_people(file, "RU", left_out)] == ["1", "2"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b'{"id": ', "line 2: no JSON"),
        (b"[1]", "line 2: a JSON object is expected"),
        (b'{"id": "\xff"}', "line 2: no UTF-8"),
        (b"{}", "line 2: no id"),
        (b'{"id": 1, "person": "+79161234567"}', "line 2: `person`"),
        (b'{"id": ' + b"[" * 100_000, "line 2: no JSON"),
        (b'{"id": true}', "line 2: no id"),
        (b'{"id": 2, "person": {"name": NaN}}', "line 2: no JSON: NaN is no value of it"),
    ],
)
def test_a_broken_line_is_named_and_stops_no_other(line: bytes, told: str, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "people.jsonl"
    file.write_bytes(b'{"id": 1}\n' + line + b'\n{"id": "3"}')
    code, answers, said = run("resolve", file)
    assert [json.loads(each)["id"] for each in answers.splitlines()] == [1, "3"]
    assert told in said
    assert "lines left out: 1" in said.replace("\n", " ")
    assert "9161234567" not in said
    assert code == 1


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ({"identifiers": {"phones": "1"}}, "'phones' is no kind of identifier (2 lines): taken as plain evidence"),
        ({"identifiers": {"phones": "1"}}, "did you mean 'phone'?"),
        ({"identifiers": {"Email": "a@b.ru"}}, "did you mean 'email'?"),
        (
            {"identifiers": {"passport": "1"}},
            "known are account, card, email, order, phone, preorder, receipt, visitor",
        ),
        (
            {"person": {"birthdate": "1990"}},
            "'birthdate' is no field of person (2 lines): not read; did you mean ",
        ),
        ({"person": {"first_name": "Анна"}}, "not read; known are name, given_name, family_name"),
        ({"persons": {"name": "Анна"}}, "'persons' is no field of a line (2 lines): not read; did you mean 'person'?"),
        ({"identifiers": {"\x1b[31m": "1"}}, "'\\x1b[31m' is no kind"),
    ],
)
def test_a_field_that_is_not_known_is_told_with_what_was_meant(
    line: dict[str, Any], told: str, run: Run, tmp_path: Path
) -> None:
    file = written(tmp_path / "people.jsonl", {"id": 1, **line}, {"id": 2}, {"id": 3, **line})
    code, answers, said = run("resolve", file)
    assert [json.loads(each)["id"] for each in answers.splitlines()] == [1, 2, 3]
    assert told in said
    assert "\x1b" not in said
    assert code == 0


def test_what_is_known_or_empty_is_not_told(run: Run, tmp_path: Path) -> None:
    line = {
        "identifiers": dict.fromkeys(KINDS, "1")
        | {"phone": "89161239001", "email": "a@b.ru", "phones": "", "cards": []},
        "person": {**dict.fromkeys(("name", "given_name", "family_name", "patronymic"), "x"),
                   "birth_date": "1990-05-12", "sex": "f",
                   "address": {"street": "x"}, "other": {"anything": "x"}},
        "other": {"anything": "x"},
    }  # fmt: skip
    assert run("resolve", written(tmp_path / "people.jsonl", {"id": 1, **line}))[2] == ""


def test_a_file_of_other_fields_is_not_told_field_by_field(run: Run, tmp_path: Path) -> None:
    lines = ({"id": number, "identifiers": {f"kind {number}": "1"}} for number in range(1_000))
    code, _, said = run("resolve", written(tmp_path / "people.jsonl", *lines))
    assert (code, len(said.splitlines())) == (0, 21)
    assert "and more fields that are not known" in said


def test_a_file_of_another_kind_is_not_told_line_by_line(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "people.txt"
    file.write_text("no JSON\n" * 1_000, encoding="utf-8")
    code, answers, said = run("resolve", file)
    assert (code, answers) == (1, "")
    assert len(said.splitlines()) < 30
    assert "1,000" in said


@pytest.mark.parametrize(
    "line", ["{}", '{"id": 2, "text": 5}', "no JSON", '{"id": 2, "text": "", "said_at": "2026-11-21"}']
)
def test_a_broken_note_is_named_and_stops_no_other(line: str, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "notes.jsonl"
    good = json.dumps({"id": 1, "text": "не звонить", "said_at": "2026-11-21T10:00:00+03:00"}, ensure_ascii=False)
    file.write_text(f"\ufeff{good}\n{line}\n{good}\n", encoding="utf-8")
    code, answers, said = run("wishes", file)
    assert [json.loads(each)["id"] for each in answers.splitlines()] == [1, 1]
    assert f"{file}, line 2: " in said
    assert code == 1


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"said_at": "0001-01-01T00:00:00+03:00"}, "said_at: Input should be greater than or equal to 1990"),
        ({"said_at": "9999-12-25T00:00:00Z"}, "said_at: Input should be less than 2100"),
        ({"said_at": "9999-12-31T23:00:00Z"}, "said_at: Input should be less than 2100"),
        ({"said_at": 1764500000}, "said_at: a time is a text with its offset"),
        ({"said_at": "1764500000"}, "said_at: a time is a text with its offset"),
        ({"id": 1.5}, "id: an id is a text or a whole number"),
        ({"id": None}, "id: an id is a text or a whole number"),
    ],
)
def test_a_note_of_no_day_or_no_id_is_named_and_stops_no_other(
    changed: dict[str, object], told: str, run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "notes.jsonl"
    good = {"id": "b", "text": "не звонить", "said_at": "2099-12-31T23:00:00Z"}
    file.write_text("\n".join(json.dumps(each) for each in (good | changed, good)), encoding="utf-8")
    code, answers, said = run("wishes", file, "--days", 366)
    assert [json.loads(each)["id"] for each in answers.splitlines()] == ["b"]
    assert f"{file}, line 1: {told}" in said
    assert code == 1


def test_a_note_in_another_encoding_is_called_that(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "notes.jsonl"
    file.write_text('{"id": 1, "text": "не звонить", "said_at": "2026-11-21T10:00:00+03:00"}', encoding="cp1251")
    code, answers, said = run("wishes", file)
    assert f"{file}, line 1: no UTF-8: " in said
    assert (code, answers) == (1, "")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("2026-03-28", [["2026-03-28T02:00:00+01:00", "2026-03-28T03:00:00+01:00"]]),
        (
            "2026-10-24",
            [
                ["2026-10-24T02:00:00+02:00", "2026-10-24T03:00:00+02:00"],
                ["2026-10-25T02:00:00+02:00", "2026-10-25T03:00:00+01:00"],
            ],
        ),
    ],
)
def test_an_hour_that_clocks_skip_is_not_printed_and_one_that_they_repeat_is_two_hours(
    said: str, told: list[list[str]], run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "notes.jsonl"
    file.write_text(json.dumps({"id": 1, "text": "не звонить с 02:00 до 03:00", "said_at": f"{said}T10:00:00+01:00"}))
    code, answers, _ = run("wishes", file, "--days", 2, "--tz", "Europe/Berlin")
    assert (code, json.loads(answers)["call_forbidden"]) == (0, told)


def test_half_a_surrogate_is_read_and_written(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "people.jsonl"
    file.write_text('{"id": "\\ud83d"}\n{"id": "Аня"}', encoding="utf-8")
    code, answers, _ = run("resolve", file)
    assert [json.loads(each)["id"] for each in answers.splitlines()] == ["\ud83d", "Аня"]
    assert "Аня" in answers
    assert code == 0


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


def test_weights_are_not_learned_from_a_part(run: Run, tmp_path: Path) -> None:
    file = people(tmp_path / "people.jsonl", 2)
    file.write_text(file.read_text(encoding="utf-8") + "{}\n", encoding="utf-8")
    code, _, told = run("identity", "train", file, "--out", tmp_path / "weights.json")
    assert (code, "no id" in told) == (1, True)
    assert not (tmp_path / "weights.json").exists()
