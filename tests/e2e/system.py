"""The whole system as users meet it: started by `omniprofile up`, used over HTTP and by commands."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self
from uuid import uuid4

import httpx
import psutil

from deploy.engines import free_port
from deploy.supervisor.plan import answers_ready
from schemas.profile import Profile
from tests.http_client import http_client
from tests.waiting import until

ROOT = Path(__file__).parents[2]
UP_WITHIN = 180.0  # seconds
JsonEvent = Mapping[str, Any]


def event(
    type_: str, *, source: str = "test", at: datetime | None = None, event_id: str = "", **data: Any
) -> JsonEvent:
    """A CloudEvent; what is not given is new: its id, and its time."""
    return {
        "specversion": "1.0",
        "id": event_id or str(uuid4()),
        "source": source,
        "type": type_,
        "time": (at or datetime.now(UTC) - timedelta(seconds=1)).isoformat(),
        "data": data,
    }


@dataclass
class System:
    """A running `omniprofile up` on `data_dir`; `environment` is added to ours.

    As a context it is started, and killed at the end if the test has not stopped it.
    """

    data_dir: Path
    broker: str
    port: int = field(default_factory=free_port)
    environment: Mapping[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    http: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self.http = http_client(self.url)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self.process is not None and self.process.poll() is None:
            self.kill()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def output(self) -> Path:
        return self.data_dir.with_suffix(".out")

    def start(self) -> None:
        """Return when /readyz answers 200; it is not left running where it does not."""
        process = self.spawn()

        def ready() -> bool:
            assert process.poll() is None, f"up ended: {self.output.read_text()}"
            return answers_ready(self.port)

        try:
            until(ready, "readiness", UP_WITHIN)
        except AssertionError as late:
            late.add_note(f"{self.output.read_text()}\n{self._asked_why()}")
            self.kill()
            raise

    def spawn(self) -> subprocess.Popen[bytes]:
        command = ["up", "--data-dir", str(self.data_dir), "--port", str(self.port), "--broker", self.broker]
        with self.output.open("ab") as output:
            self.process = subprocess.Popen(
                _omniprofile(*command), stdout=output, stderr=output, env=self._environment(), cwd=ROOT
            )
        return self.process

    def _environment(self) -> dict[str, str]:
        ours = {"PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(self.data_dir.parent / "state")}
        return {**os.environ, **ours, **self.environment}

    def _asked_why(self) -> str:
        try:
            return self.http.get("/readyz").text
        except httpx.HTTPError as fault:
            return repr(fault)

    def children(self) -> dict[str, psutil.Process]:
        """Supervised processes by the name of their log: worker-profile, worker-history, service, valkey, …"""
        assert self.process is not None
        found = psutil.Process(self.process.pid).children()
        logs = {
            child: [Path(file.path) for file in child.open_files() if file.path.endswith(".log")] for child in found
        }
        return {paths[0].stem: child for child, paths in logs.items() if paths}

    def descendants(self) -> list[psutil.Process]:
        """Everything that the command started, and what that started."""
        assert self.process is not None
        return psutil.Process(self.process.pid).children(recursive=True)

    def listening(self) -> set[int]:
        """Ports that anything of it listens on."""
        sockets = (each for process in self.descendants() for each in process.net_connections("inet"))
        return {each.laddr.port for each in sockets if each.status == psutil.CONN_LISTEN}

    def stop(self) -> int:
        """As Ctrl-C does; the exit code."""
        assert self.process is not None
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(90)

    def kill(self) -> None:
        """As `kill -9` of the command does."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def run(self, *command: str, expect: int = 0, offline: bool = False) -> str:
        """A command of `omniprofile` on this system; its standard output. offline: one that needs no system."""
        where = () if offline or "--data-dir" in command else ("--data-dir", str(self.data_dir))
        done = subprocess.run(
            _omniprofile(*command, *where),
            capture_output=True,
            text=True,
            env=self._environment(),
            cwd=ROOT,
            check=False,
        )
        assert done.returncode == expect, done.stdout + done.stderr
        return done.stdout

    def post(self, *events: JsonEvent) -> Mapping[str, Any]:
        """Publish as a channel does: again where the answer says so; every event must be accepted."""
        batch = {"content-type": "application/cloudevents-batch+json"}
        answers: list[httpx.Response] = []

        def answered() -> bool:
            answers.append(self.http.post("/v1/events", json=list(events), headers=batch))
            return answers[-1].status_code != httpx.codes.SERVICE_UNAVAILABLE

        try:
            until(answered, "the event log to take the events")
        except AssertionError as late:
            late.add_note(answers[-1].text)
            raise
        assert answers[-1].status_code == httpx.codes.ACCEPTED, answers[-1].text
        return dict(answers[-1].json())

    def get(self, path: str, **parameters: str | list[str]) -> Any:
        answer = self.http.get(path, params=parameters)
        answer.raise_for_status()
        return answer.json()

    def profiles(self, **key: str) -> list[Profile]:
        """Everybody found by one identifier, as in `profiles(phone="…")`."""
        return _profiles(self.http.get("/v1/profiles", params=key))

    def see(self, holds: Callable[[Profile], bool] = lambda profile: True, **key: str) -> Profile:
        """The one profile found by the identifier, as soon as `holds` is true of it."""
        (profile,) = self.see_all(lambda found: len(found) == 1 and holds(found[0]), **key)
        return profile

    def see_all(self, holds: Callable[[Sequence[Profile]], bool], **key: str) -> list[Profile]:
        found: list[Profile] = []

        def seen() -> bool:
            answer = self.http.get("/v1/profiles", params=key)
            if answer.status_code == httpx.codes.SERVICE_UNAVAILABLE:
                return False  # a store that died a moment ago: /readyz has not missed it yet
            found[:] = _profiles(answer)
            return holds(found)

        try:
            until(seen, f"the profiles of {key}")
        except AssertionError as late:
            late.add_note(f"there is {found}")
            raise
        return found


def _profiles(answer: httpx.Response) -> list[Profile]:
    return [Profile.model_validate(match) for match in answer.raise_for_status().json()["matches"]]


def _omniprofile(*words: str) -> list[str]:
    return [sys.executable, "-m", "deploy.cli", *words]
