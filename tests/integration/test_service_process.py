"""`python -m deploy.asgi` as a process: what it acknowledged is in the log when it ends, or its exit code tells."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import httpx
import pytest

from deploy.engines import Engine, free_port
from deploy.engines.process import http_get
from deploy.topics import create_topics
from tests.integration.doors import events_written
from tests.waiting import until

BATCH = 20
ENOUGH = 400  # events acknowledged before it is stopped


@pytest.fixture
def environment(fresh_broker: Engine, empty_valkey: str) -> dict[str, str]:
    """ClickHouse is away: the doors stand open all the same."""
    create_topics(fresh_broker.address, partitions=2)
    return {
        "KAFKA_BOOTSTRAP_SERVERS": fresh_broker.address,
        "REDIS_IDENTITY_URL": empty_valkey,
        "REDIS_PROFILE_URL": empty_valkey,
        "CLICKHOUSE_DSN": f"http://127.0.0.1:{free_port()}/default",
        "OMNIPROFILE_SECRET": "of these tests, 16 bytes or more",
        "OMNIPROFILE_PORT": str(free_port()),
    }


@contextmanager
def service(environment: dict[str, str], output: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Answering; killed at the end if it still runs."""
    with output.open("ab") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "deploy.asgi"], env=os.environ | environment, stdout=file, stderr=file
        )
    try:
        until(lambda: http_get(int(environment["OMNIPROFILE_PORT"]), "/healthz") is not None, "the service to answer")
        yield process
    finally:
        process.kill()
        process.wait()


def batch(first: int) -> bytes:
    said = {"specversion": "1.0", "source": "till", "type": "site.searched", "time": "2026-11-21T10:00:00Z"}
    data = {"identifiers": {"visitor": "v-1"}, "query": "холодильник"}
    return json.dumps([said | {"id": str(first + number), "data": data} for number in range(BATCH)]).encode()


class Till(threading.Thread):
    """Publishes until nobody answers any more; `acknowledged` are the ids of what was."""

    def __init__(self, port: int, numbers: Iterator[int]) -> None:
        super().__init__()
        self._port = port
        self._numbers = numbers
        self.acknowledged: list[str] = []

    def run(self) -> None:
        headers = {"content-type": "application/cloudevents-batch+json"}
        with httpx.Client(base_url=f"http://127.0.0.1:{self._port}", trust_env=False, headers=headers) as client:
            for first in self._numbers:
                try:
                    answer = client.post("/v1/events", content=batch(first))
                except httpx.TransportError:
                    return
                if answer.status_code == 202:
                    self.acknowledged += map(str, range(first, first + BATCH))


def test_sigterm_while_publishing_loses_nothing_that_was_acknowledged(
    environment: dict[str, str], fresh_broker: Engine, tmp_path: Path
) -> None:
    numbers = count(0, BATCH)
    tills = [Till(int(environment["OMNIPROFILE_PORT"]), numbers) for _ in range(4)]
    with service(environment, tmp_path / "log") as process:
        for till in tills:
            till.start()
        until(lambda: sum(len(till.acknowledged) for till in tills) >= ENOUGH, "some events to be acknowledged")
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0, (tmp_path / "log").read_text()
        for till in tills:
            till.join(30)
    acknowledged = {event for till in tills for event in till.acknowledged}
    written = [event["id"] for event in events_written(fresh_broker.address)]
    assert acknowledged <= set(written)
    assert len(written) == len(set(written)), "each was sent once"


def test_what_could_not_be_delivered_is_told_by_the_exit_code(
    environment: dict[str, str], fresh_broker: Engine, tmp_path: Path
) -> None:
    """The first signal waits for the open request, the second one does not: its event is on its way, to nobody."""
    port = int(environment["OMNIPROFILE_PORT"])
    with service(environment, tmp_path / "log") as process, socket.create_connection(("127.0.0.1", port)) as client:
        fresh_broker.kill()
        body = batch(0)
        head = f"POST /v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {len(body)}\r\n"
        client.sendall(f"{head}Content-Type: application/cloudevents-batch+json\r\n\r\n".encode() + body)
        for _ in range(3):  # whoever is answered now came after it
            assert http_get(port, "/healthz") is not None
        process.send_signal(signal.SIGTERM)
        until(lambda: http_get(port, "/healthz") is None, "the door to be shut")
        process.send_signal(signal.SIGINT)
        assert process.wait(40) == 1, (tmp_path / "log").read_text()
    assert "were not delivered" in (tmp_path / "log").read_text()
