"""A file of another kind is named once, with what to do about it: at `omniprofile resolve`, `wishes` and `import`."""

from __future__ import annotations

import gzip
import io
import json
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from producers.foreign_files import foreign_file
from producers.importer import ImportPlan, run_import
from producers.intake import Judge
from producers.keys import MessageKeys
from producers.memory_log import MemorySender
from producers.sources import BadFile
from tests.unit.deploy.conftest import Run, written

LINE = '{"id": 1, "identifiers": {"phone": "8 916 124-00-18"}, "person": {"name": "Анна Петрова"}}\n'


def zipped(name: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, LINE * 2)
    return packed.getvalue()


KINDS = [
    (gzip.compress(LINE.encode(), mtime=0), "gzip", "zcat FILE"),
    (b"BZh91AY&SY", "bzip2", "bzcat FILE"),
    (LINE.encode("utf-16"), "UTF-16", "iconv -f UTF-16 -t UTF-8 FILE"),
    (LINE.encode("utf-16-le"), "UTF-16", "iconv -f UTF-16LE -t UTF-8 FILE"),
    (LINE.encode("utf-16-be"), "UTF-16", "iconv -f UTF-16BE -t UTF-8 FILE"),
    (zipped("people.jsonl"), "a zip archive", "unzip -p FILE"),
    (zipped("[Content_Types].xml"), "a file of an office program (xlsx, ods)", ""),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a file of an office program (xls)", ""),
    ("id;phone;name\n1;89161240018;Анна\n".encode(), "a table (CSV)", ""),
    ("\ufeffid,phone,name\n1,89161240018,Анна\n".encode(), "a table (CSV)", ""),
    ("id\tимя\n1\tАнна\n".encode("cp1251"), "a table (CSV)", ""),
    (f"[{LINE},{LINE}]".encode(), "one JSON array", "jq -c '.[]' FILE"),
    (f"[{LINE.strip()}]".encode(), "one JSON array", "jq -c '.[]' FILE"),
    (json.dumps([json.loads(LINE)], indent=1).encode(), "one JSON array", "jq -c '.[]' FILE"),
    (json.dumps(json.loads(LINE), indent=1).encode(), "JSON with an object on several lines", "jq -c . FILE"),
]


@pytest.mark.parametrize(("command", "field"), [("resolve", '"identifiers"'), ("wishes", '"said_at"')])
@pytest.mark.parametrize(("content", "kind", "how"), KINDS)
def test_a_command_names_it_once(
    content: bytes, kind: str, how: str, command: str, field: str, run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_bytes(content)
    code, answers, said = run(command, file)
    [told] = said.splitlines()
    assert told.startswith(f"omniprofile: {file} is {kind}")
    assert (f"{how.replace('FILE', str(file))} | omniprofile {command} -" in told) == bool(how)
    assert how or field in told
    assert "89161240018" not in told
    assert (code, answers) == (1, "")


@pytest.mark.parametrize("command", ["resolve", "identity train"])
def test_what_to_do_is_said_for_the_command_and_for_standard_input(
    command: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(gzip.compress(LINE.encode())))))
    code, _, said = run(*command.split(), "-")
    assert (code, said) == (1, f"omniprofile: - is gzip: … | zcat | omniprofile {command} -\n")


def test_lines_on_standard_input_are_read_from_the_first(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(LINE.encode()))))
    code, answers, said = run("resolve", "-")
    assert ([json.loads(each)["id"] for each in answers.splitlines()], code, said) == ([1], 0, "")


def test_a_first_line_that_is_broken_makes_no_file_of_another_kind(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "people.jsonl"
    file.write_text(f"# clients, of May\n{LINE}", encoding="utf-8")
    code, answers, said = run("resolve", file)
    assert "line 1: no JSON" in said
    assert (code, len(answers.splitlines())) == (1, 1)


@pytest.mark.parametrize(
    "beginning", [b"", b"{", b"[", b"id;", b"{\n", b"id;phone\n", b"id;phone\n1", b"\n\n", b"P", b"{\0"]
)
def test_a_beginning_that_a_pipe_cut_short_may_be_lines(beginning: bytes) -> None:
    assert foreign_file(beginning) is None


def imported(path: Path, **plan: Any) -> int:
    [report] = run_import([path], MemorySender(), Judge(MessageKeys(b"0123456789abcdef")), ImportPlan(**plan))
    return report.accepted


@pytest.mark.parametrize(("content", "kind", "how"), [each for each in KINDS if each[1] != "gzip"])
def test_import_names_it_once(content: bytes, kind: str, how: str, tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    file.write_bytes(content)
    with pytest.raises(BadFile) as told:
        imported(file)
    assert f"{file}: it is {kind}" in str(told.value)
    assert (f"`{how.replace('FILE', str(file))} > FILE`" in str(told.value)) == bool(how)
    assert [each.name for each in tmp_path.iterdir()] == [file.name], "no file of refused rows"


def test_import_names_a_spreadsheet_that_is_called_a_table(tmp_path: Path) -> None:
    file = tmp_path / "clients.csv"
    file.write_bytes(zipped("xl/workbook.xml"))
    with pytest.raises(BadFile, match="save it as CSV in UTF-8"):
        imported(file, as_type="site.registered")


def test_import_unpacks_gzip_and_looks_inside(tmp_path: Path) -> None:
    table, lines = tmp_path / "clients.csv.gz", tmp_path / "clients.jsonl"
    table.write_bytes(gzip.compress(b"phone,name\n89161240018,Anna\n"))
    assert imported(table, as_type="site.registered") == 1
    lines.write_bytes(gzip.compress(LINE.encode("utf-16")))
    with pytest.raises(BadFile, match="UTF-16"):
        imported(lines)


DECISION = {
    "specversion": "1.0", "id": "e1", "source": "crm", "type": "identity.different", "time": "2026-11-21T10:00:00Z",
    "data": {"of": [{"kind": "phone", "value": "89161240018"}, {"kind": "card", "value": "7"}], "by": "Ольга"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (DECISION, "a decision (identity.different), no record of a person: `omniprofile import` takes decisions"),
        ({key: DECISION[key] for key in ("id", "type", "data")}, "a decision (identity.different), no record"),
        ({"id": 2, "decision": "same", "of": [1, 3]}, "a decision on records, no record of a person"),
        ({"id": 2, "same": True, "of": [1, 3]}, "a decision on records"),
        ({"id": 2, "decision": "different"}, "a decision on records"),
        (DECISION | {"type": "site.registered"}, "an event (site.registered), no record of a person"),
        (DECISION | {"type": "89161240018"}, "an event, no record of a person"),
    ],
)
def test_a_line_that_is_no_record_is_nobody(line: dict[str, Any], told: str, run: Run, tmp_path: Path) -> None:
    code, answers, said = run("resolve", written(tmp_path / "people.jsonl", {"id": 1}, line, {"id": 3}))
    assert [json.loads(each)["id"] for each in answers.splitlines()] == [1, 3]
    assert f"people.jsonl, line 2: {told}" in said
    assert "89161240018" not in said
    assert code == 1


@pytest.mark.parametrize("own", [{"type": "client"}, {"decision": "approved"}, {"of": "May"}])
def test_a_field_of_somebody_s_own_makes_no_decision_of_a_record(own: dict[str, Any], run: Run, tmp_path: Path) -> None:
    line = {"id": 1, "identifiers": {"card": "7"}, **own}
    code, answers, said = run("resolve", written(tmp_path / "people.jsonl", line))
    assert "not read; known are id, identifiers, person, other" in said
    assert (code, len(answers.splitlines())) == (0, 1)
