"""`omniprofile resolve` tells what it does not read, with line and field, and never with the value."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.unit.deploy.conftest import Run, written


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ({"person": {"birth_date": 19900512}}, "'person.birth_date': not read, a text like 1990-05-12 is expected"),
        ({"person": {"birth_date": ["1990-05-12"]}}, "'person.birth_date': not read, a text like 1990-05-12"),
        ({"person": {"birth_date": "yesterday"}}, "'person.birth_date': not read, it is no date"),
        ({"person": {"sex": "x"}}, "'person.sex': not read, known are f, female"),
        ({"person": {"sex": 1}}, "'person.sex': not read, known are f, female"),
        ({"person": {"name": 123}}, "'person.name': not read, a text is expected"),
        ({"person": {"family_name": ["Анна"]}}, "'person.family_name': not read, a text is expected"),
        ({"person": {"name": {"first": "Анна"}}}, "'person.name': not read, a text is expected"),
        ({"person": {"name": "Анна\ud83d"}}, "'person.name': half of a character"),
        ({"person": {"address": ["Москва"]}}, "'person.address': not read, a text or its parts are expected"),
        ({"person": {"address": {"house": {"n": 5}}}}, "'person.address.house': not read, a text or a whole number"),
        ({"identifiers": {"phone": {"value": "1"}}}, "'identifiers.phone': not read, a text or a whole number"),
        ({"identifiers": {"phone": True}}, "'identifiers.phone': not read, a text or a whole number"),
        ({"identifiers": {"phone": ["89161239001", ["x"]]}}, "'identifiers.phone': not read, a text or a whole number"),
        ({"identifiers": {"card": 8.9e10}}, "'identifiers.card': not read, a text or a whole number"),
    ],
)
def test_a_value_that_is_not_read_is_told_with_its_line(
    line: dict[str, Any], told: str, run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "people.jsonl"
    file.write_text("".join(json.dumps(each) + "\n" for each in ({"id": 1}, {"id": 2, **line}, {"id": 3, **line})))
    code, answers, said = run("resolve", file)
    assert [json.loads(each)["id"] for each in answers.splitlines()] == [1, 2, 3]
    assert len({json.loads(each)["profile"] for each in answers.splitlines()}) == 3 - ("89161239001" in str(line))
    assert f"people.jsonl, line 2: {told}" in said
    assert "(and 1 line more)" in said
    assert code == 0


def test_a_whole_number_is_read_where_it_may_be_meant(run: Run, tmp_path: Path) -> None:
    line = {"identifiers": {"phone": 89161239001}, "person": {"address": {"house": 5}}}
    _, answers, said = run("resolve", written(tmp_path / "people.jsonl", {"id": 1, **line}, {"id": 2, **line}))
    assert len({json.loads(each)["profile"] for each in answers.splitlines()}) == 1
    assert said == ""


@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [
        ("phone", "12-34", "not read, it is no phone number"),
        ("phone", 1234, "not read, it is no phone number"),
        ("phone", ["89161239001", "8916CALLME1"], "not read, it is no phone number"),
        ("phone", "спросить Олю 89161234568", "not read, it is no phone number"),
        ("phone", "79001234567", "not read, it is no phone number, or one that only fills a box"),
        ("email", "anna@", "not read, it is no mailbox, or one that is made up"),
        ("email", "otsutstvuet@mail.ru", "not read, it is no mailbox, or one that is made up"),
        ("card", "****1234", "identifies nobody"),
        ("account", "admin", "identifies nobody"),
    ],
)
def test_what_identifies_nobody_is_told_without_its_value(
    kind: str, value: Any, told: str, run: Run, tmp_path: Path
) -> None:
    lines = {"id": 1}, {"id": 2, "identifiers": {kind: value}}, {"id": 3, "identifiers": {kind: value}}
    code, answers, said = run("resolve", written(tmp_path / "people.jsonl", *lines))
    assert f"people.jsonl, line 2: 'identifiers.{kind}': {told}" in said
    assert "(and 1 line more)" in said
    hidden = value if isinstance(value, str) else "CALLME1" if isinstance(value, list) else str(value)
    assert hidden not in said
    assert (code, len(answers.splitlines())) == (0, 3)


@pytest.mark.parametrize("none", ["нет", "(null)", "N/A", "#N/A", "none", "0000000000", "-", "нет телефона"])
@pytest.mark.parametrize("kind", ["phone", "email", "card", "account", "visitor"])
def test_a_word_for_none_is_no_mistake_and_joins_nobody(kind: str, none: str, run: Run, tmp_path: Path) -> None:
    lines = ({"id": at, "identifiers": {kind: none}, "other": {"passport": none}} for at in (1, 2))
    file = written(tmp_path / "people.jsonl", *lines)
    code, answers, said = run("resolve", file, "--auto", "0.5")
    assert len({json.loads(each)["profile"] for each in answers.splitlines()}) == 2
    assert (code, said) == (0, "")


@pytest.mark.parametrize("digits", [25, 400, 6_000])
@pytest.mark.parametrize("sign", ["", "-"])
def test_a_number_of_too_many_digits_is_told_in_our_words(digits: int, sign: str, run: Run, tmp_path: Path) -> None:
    number = sign + "7" * digits
    file = tmp_path / "people.jsonl"
    file.write_text(
        f'{{"id": 1, "identifiers": {{"card": {number}}}, "other": {{"passport": {number}}}}}\n'
        f'{{"id": {number}}}\n'
        f'{{"id": 3, "person": {{"address": {{"house": {number}}}, "other": {{"passport": {number}}}}}}}\n'
    )
    code, answers, said = run("resolve", file, "--auto", "0.5")
    assert [json.loads(each)["id"] for each in answers.splitlines()] == [1, 3]
    for line, field in ((1, "identifiers.card"), (1, "other.passport"), (3, "person.address.house"),
                        (3, "person.other.passport")):  # fmt: skip
        assert f"line {line}: '{field}': not read, a number of more than 19 digits" in said
    assert "line 2: id: a number of more than 19 digits" in said
    assert "int_max_str" not in said
    assert "lines left out: 1" in said
    assert code == 1
