"""The published schemas are up to date with the models."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from schemas.changes import EXAMPLES
from schemas.events import EVENT_TYPES
from schemas.generate import TOLD, UNKNOWN, files, main, stale, write
from schemas.topics import CHANGES, CHANNEL_TOPICS

FILES = files()
ASYNCAPI = json.loads(FILES["asyncapi.json"])


def test_the_files_in_docs_are_current(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check"]) == 0, capsys.readouterr().err


def test_a_changed_a_missing_and_a_left_over_file_are_found_and_mended(tmp_path: Path) -> None:
    write(FILES, tmp_path)
    assert stale(FILES, tmp_path) == []
    (tmp_path / "schemas" / "site.searched.json").write_text("{}")
    (tmp_path / "schemas" / "of.yesterday.json").write_text("{}")
    (tmp_path / "asyncapi.json").unlink()
    (tmp_path / "openapi.json").write_text("not ours")
    assert stale(FILES, tmp_path) == ["asyncapi.json", "schemas/of.yesterday.json", "schemas/site.searched.json"]
    write(FILES, tmp_path)
    assert stale(FILES, tmp_path) == []
    assert (tmp_path / "openapi.json").read_text() == "not ours"


def test_the_command_writes_the_files_or_says_which_are_not_current(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("schemas.generate.DIRECTORY", tmp_path)
    assert main(["--check"]) == 1
    assert (
        "docs/api/asyncapi.json is not what the models say: run `python -m schemas.generate`" in capsys.readouterr().err
    )
    assert main([]) == 0
    assert main(["--check"]) == 0


@pytest.mark.parametrize("path", [path for path in FILES if path.startswith("schemas/")])
def test_every_schema_is_one(path: str) -> None:
    Draft202012Validator.check_schema(json.loads(FILES[path]))


def test_asyncapi_names_every_channel_and_every_type() -> None:
    assert ASYNCAPI["asyncapi"] == "3.0.0"
    assert [channel["address"] for channel in ASYNCAPI["channels"].values()] == [*CHANNEL_TOPICS, CHANGES]
    assert set(ASYNCAPI["components"]["messages"]) == {*EVENT_TYPES, UNKNOWN, TOLD}
    assert set(ASYNCAPI["channels"]["pos"]["messages"]) == {
        "pos.purchased", "pos.returned", "client.marked", "consent.changed", UNKNOWN,
    }  # fmt: skip


def test_what_comes_out_is_sent_and_its_examples_are_of_every_kind() -> None:
    assert ASYNCAPI["operations"][f"send-{TOLD}"]["action"] == "send"
    schema = json.loads(FILES[f"schemas/{TOLD}.json"])
    for example in EXAMPLES:
        Draft202012Validator(schema).validate(example)
    assert [example["kind"] for example in EXAMPLES] == ["changed", "merged", "merged_into", "split"]
    assert {example["kind"] for example in EXAMPLES} == set(schema["properties"]["kind"]["enum"])


def test_every_reference_leads_somewhere() -> None:
    for reference in _references(ASYNCAPI):
        if reference.startswith("./"):
            assert reference.removeprefix("./") in FILES
            continue
        place: Any = ASYNCAPI
        for step in reference.removeprefix("#/").split("/"):
            place = place[step]


def _references(tree: object) -> Iterator[str]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            if key == "$ref":
                yield value
            else:
                yield from _references(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _references(value)
