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
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import httpx
import pytest

from deploy import wiring
from deploy.engines import Engine, free_port
from deploy.engines.process import http_get
from deploy.prepare import load_functions_at
from deploy.settings import Settings
from deploy.topics import create_topics
from profile_store.service.broadcast import MOST_STREAMS
from profile_store.service.history_bulkhead import AT_ONCE
from stream_processors.steps.messages import Message
from tests.http_client import http_client
from tests.integration.doors import events_written
from tests.waiting import WITHIN, until

BATCH = 20
ENOUGH = 400  # events acknowledged before it is stopped


@pytest.fixture
def environment(fresh_broker: Engine, empty_valkey: str) -> dict[str, str]:
    """ClickHouse is away: the doors stand open all the same."""
    create_topics({"bootstrap.servers": fresh_broker.address}, partitions=2)
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
        url = f"http://127.0.0.1:{self._port}"
        with httpx.Client(base_url=url, trust_env=False, timeout=WITHIN, headers=headers) as client:
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
        assert process.wait(WITHIN) == 0, (tmp_path / "log").read_text()
        for till in tills:
            till.join(WITHIN)
    acknowledged = {event for till in tills for event in till.acknowledged}
    written = [event["id"] for event in events_written(fresh_broker.address)]
    assert acknowledged <= set(written)
    assert len(written) == len(set(written)), "each was sent once"


def http_of(environment: dict[str, str]) -> httpx.Client:
    return http_client(f"http://127.0.0.1:{environment['OMNIPROFILE_PORT']}")


def known(environment: dict[str, str]) -> str:
    """The path of a profile that is in Redis."""
    settings = Settings.from_environment(environment)
    load_functions_at(settings.redis_identity_url)
    pipeline = wiring.profile_pipeline(settings)
    event = json.dumps(json.loads(batch(0))[0]).encode()
    pipeline.write(pipeline.read([Message("omniprofile.site", 0, 0, 1_796_000_000_000, None, event)]))
    (found,) = wiring.reader(settings).find("visitor", "v-1").matches
    return f"/v1/profiles/{found.profile_id}"


def test_whoever_reads_a_profile_does_not_wait_for_those_who_wait_for_history(
    environment: dict[str, str], tmp_path: Path
) -> None:
    """More of them than the service has threads, at a ClickHouse that takes connections and does not answer."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        environment["CLICKHOUSE_DSN"] = f"http://127.0.0.1:{silent.getsockname()[1]}"
        profile, http = known(environment), http_of(environment)
        with service(environment, tmp_path / "log"), ThreadPoolExecutor(60) as readers:
            waiting = [readers.submit(http.get, f"{profile}/timeline") for _ in range(60)]
            until(lambda: sum(each.done() for each in waiting) >= 60 - AT_ONCE, "the others to be refused")
            assert http.get(profile).status_code == 200
            assert not all(each.done() for each in waiting), "some wait for ClickHouse yet"
            answers = [each.result() for each in waiting]
    assert {answer.status_code for answer in answers} == {503}
    refused = [answer for answer in answers if "are waiting already" in answer.json()["detail"]]
    assert len(refused) >= 60 - AT_ONCE
    assert all(int(answer.headers["retry-after"]) > 0 for answer in refused)


def test_the_log_tells_when_redis_is_away_and_when_it_is_back(
    environment: dict[str, str], fresh_valkey: Engine, tmp_path: Path
) -> None:
    environment |= {"REDIS_IDENTITY_URL": fresh_valkey.address, "REDIS_PROFILE_URL": fresh_valkey.address}
    profile, http, log = known(environment), http_of(environment), tmp_path / "log"
    with service(environment, log):
        os.kill(fresh_valkey.pid, signal.SIGSTOP)
        assert http.get(profile).status_code == 503
        assert "Redis is away" in log.read_text()
        os.kill(fresh_valkey.pid, signal.SIGCONT)
        until(lambda: "Redis is back after" in log.read_text(), "the log to tell it, though nobody reads")
        assert http.get(profile).status_code == 200
    assert log.read_text().count("Redis is") == 2


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
        assert process.wait(WITHIN) == 1, (tmp_path / "log").read_text()
    assert "were not delivered" in (tmp_path / "log").read_text()


@pytest.mark.parametrize("address", ["10.1.2.3:8080", "10.1.2.3", "[fd00::1]:8080"])
def test_probes_reach_a_service_that_has_its_names_listed(
    environment: dict[str, str], tmp_path: Path, address: str
) -> None:
    """Kubernetes asks by the pod's address, which nobody knows before; a page's own name stays refused there too."""
    http = http_of(environment)

    def asked(path: str, host: str) -> int:
        return http.get(path, headers={"Host": host}).status_code

    with service(environment | {"OMNIPROFILE_HOSTS": "profiles.example"}, tmp_path / "log"):
        assert [asked(path, address) for path in ("/healthz", "/readyz", "/metrics", "/")] == [200, 503, 200, 400]
        assert [asked(path, "evil.example") for path in ("/healthz", "/metrics")] == [400, 400]
        assert asked("/", "profiles.example") == 200


def test_a_foreign_host_is_told_by_a_problem(environment: dict[str, str], tmp_path: Path) -> None:
    with service(environment, tmp_path / "log"):
        for host in ("evil.example", "evil example", ""):
            answer = http_of(environment).get("/v1/profiles", headers={"Host": host})
            assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json"), host
            assert "OMNIPROFILE_HOSTS" in answer.json()["detail"]


def test_head_is_answered_as_get_without_a_body_and_holds_no_stream_open(
    environment: dict[str, str], tmp_path: Path
) -> None:
    profile, http = known(environment), http_of(environment)
    with service(environment, tmp_path / "log"):
        for path in ("/healthz", profile, "/v1/profiles/nobody", "/v1/profiles?phne=1", "/", "/metrics"):
            whole, head = http.get(path), http.head(path)
            assert (head.status_code, head.content) == (whole.status_code, b""), path
            assert head.headers["content-type"] == whole.headers["content-type"]
        assert http.head("/readyz").status_code == 503
        for _ in range(MOST_STREAMS + 1):
            assert http.head(f"{profile}/changes").status_code == 200
        refused = http.head("/v1/events")
        assert (refused.status_code, "POST" in refused.headers["allow"]) == (405, True)
    assert "Traceback" not in (tmp_path / "log").read_text()


COOKIE = {"Cookie": "desk=Olga"}
AT_THE_DESK = {
    "": [({"X-Staff-Name": "Mallory"}, ""), ({"X-Staff-Name": "Mallory", **COOKIE}, "Olga")],
    "X-Staff-Name": [({"X-Staff-Name": "Anna", **COOKIE}, "Anna"), (COOKIE, "Olga")],
    "X-Forwarded-User": [
        ({"X-Forwarded-User": "%D0%90%D0%BD%D0%BD%D0%B0"}, "Анна"),
        ({"X-Forwarded-User": "Anna", "X-Staff-Name": "Mallory"}, "Anna"),
        ({"X-Staff-Name": "Mallory"}, ""),
    ],
}


@pytest.mark.parametrize("trusted", AT_THE_DESK)
def test_who_sits_at_the_desk_is_believed_of_the_proxys_header_alone(
    environment: dict[str, str], tmp_path: Path, trusted: str
) -> None:
    """The name is written into decisions, marks and notes: whoever reaches the port would sign as anybody."""
    http = http_of(environment)
    with service(environment | {"OMNIPROFILE_STAFF_HEADER": trusted}, tmp_path / "log"):
        for headers, name in AT_THE_DESK[trusted]:
            page = http.get("/", headers=headers).text
            assert f'id="desk-name" name="name" value="{name}"' in page
            assert "Mallory" not in page
