"""An id that came with more than one content is told wherever its events landed: `omniprofile failed`, on engines."""

from __future__ import annotations

import json
import sys
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from deploy import wiring
from deploy.cli import main
from deploy.engines import Engine, free_port
from deploy.settings import Settings
from producers.publisher import Publisher
from profile_store.clickhouse.connection import connect
from profile_store.clickhouse.migrate import migrate
from stream_processors.steps.messages import Message
from tests.integration.test_replay import put_aside

Run = Callable[..., tuple[str, str, Any]]


@pytest.fixture
def run(
    fresh_broker: Engine, clickhouse_dsn: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Run]:
    """The command on engines of its own: what it wrote on standard output and error, and its code."""
    publisher = Publisher({"bootstrap.servers": fresh_broker.address})
    put_aside(publisher, b"no event")
    assert publisher.close() == 0
    database = f"conflicts_{uuid.uuid4().hex}"
    dsn = f"{clickhouse_dsn.rpartition('/')[0]}/{database}"
    monkeypatch.setenv("OMNIPROFILE_SECRET", "a secret of the tests")
    monkeypatch.setenv("KAFKA_BOOTSTRAP_SERVERS", fresh_broker.address)
    monkeypatch.setenv("CLICKHOUSE_DSN", dsn)
    client = connect(dsn)
    migrate(client)

    def call(*words: str) -> tuple[str, str, Any]:
        monkeypatch.setattr(sys, "argv", ["omniprofile", "failed", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        return *capsys.readouterr(), ended.value.code

    yield call
    client.command("DROP DATABASE {database:Identifier}", {"database": database})


def keep(*events: dict[str, Any]) -> None:
    """Into history, by the pipeline that keeps it."""
    pipeline = wiring.history_pipeline(Settings.from_environment())
    messages = [
        Message("omniprofile.pos", 0, offset, 1_795_244_400_000 + offset, b"key", json.dumps(event).encode())
        for offset, event in enumerate(events)
    ]
    pipeline.write(pipeline.read(messages))


def sale(phone: str, total: str, event_id: str = "XC-1") -> dict[str, Any]:
    data = {"identifiers": {"phone": phone} if phone else {}, "total": total, "currency": "RUB"}
    named = {"specversion": "1.0", "id": event_id, "source": "till/1", "type": "pos.purchased"}
    return {**named, "time": "2026-11-21T10:00:00Z", "data": data}


def test_ids_given_twice_are_told_at_the_end_of_the_list_and_by_a_command_of_their_own(run: Run) -> None:
    keep(sale("89165559101", "10"), sale("89165559102", "77"), sale("", "1", "XC-2"), sale("", "2", "XC-2"))
    listed, said, code = run("list")
    assert (listed.count("\n"), code) == (1, 0)
    assert "2 ids came with more than one content: `omniprofile failed conflicts` names each" in said
    listed, said, _ = run("list", "--stage", "conflict")
    assert (listed, "2 ids came with more" in said) == ("", True)
    assert "2 ids" not in "".join(run("list", "--stage", "decode")[:2])
    assert run("conflicts")[0].splitlines() == [
        "till/1\tXC-2\tomniprofile.pos[0]@2\tomniprofile.pos[0]@3",
        "till/1\tXC-1\tomniprofile.pos[0]@0\tomniprofile.pos[0]@1",
    ]


def test_each_content_of_an_id_is_printed_in_full(run: Run) -> None:
    keep(sale("89165559101", "10"), sale("89165559102", "77"))
    shown = run("conflicts", "till/1", "XC-1")[0]
    for of_one in ("omniprofile.pos[0]@0", "89165559101", "omniprofile.pos[0]@1", "89165559102"):
        assert of_one in shown
    _, said, code = run("conflicts", "till/1", "XC-9")
    assert ("history has no event of this source and id" in said, code) == (True, 1)


def test_where_there_are_none_nothing_is_told(run: Run) -> None:
    keep(sale("89165559101", "10"), sale("89165559101", "10"))
    assert run("list")[1] == ""
    assert "no source and id came with more than one content" in run("conflicts")[1]


def test_while_history_is_away_the_list_says_what_it_cannot_tell(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLICKHOUSE_DSN", f"http://127.0.0.1:{free_port()}/omniprofile")
    listed, said, code = run("list")
    assert (listed.count("\n"), code) == (1, 0)
    assert "are in history, which can't be read now: ClickHouse can't be reached" in said
