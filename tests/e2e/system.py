"""The whole system as users meet it: started by `omniprofile up`, used over HTTP and by commands."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import psutil

from deploy.engines import free_port
from deploy.supervisor.plan import answers_ready
from schemas.profile import Profile

ROOT = Path(__file__).parents[2]
UP_WITHIN = 120.0  # seconds
VISIBLE_WITHIN = 30.0  # far above the promise of a second, which the benchmark measures: tests share their machine
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
    """A running `omniprofile up` on `data_dir`; `environment` is added to ours."""

    data_dir: Path
    broker: str
    port: int = field(default_factory=free_port)
    environment: Mapping[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def output(self) -> Path:
        return self.data_dir.with_suffix(".out")

    def start(self) -> None:
        """Return when /readyz answers 200."""
        self.spawn()
        deadline = time.monotonic() + UP_WITHIN
        while not answers_ready(self.port):
            assert self.process is not None
            assert self.process.poll() is None, f"up ended: {self.output.read_text()}"
            assert time.monotonic() < deadline, f"not ready: {self.output.read_text()}\n{self._asked_why()}"
            time.sleep(0.1)

    def spawn(self) -> None:
        command = ["up", "--data-dir", str(self.data_dir), "--port", str(self.port), "--broker", self.broker]
        with self.output.open("ab") as output:
            self.process = subprocess.Popen(
                _omniprofile(*command), stdout=output, stderr=output, env=self._environment(), cwd=ROOT
            )

    def _environment(self) -> dict[str, str]:
        ours = {"PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(self.data_dir.parent / "state")}
        return {**os.environ, **ours, **self.environment}

    def _asked_why(self) -> str:
        try:
            return httpx.get(f"{self.url}/readyz", trust_env=False).text
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
        """Publish as a channel does; every event must be accepted."""
        answer = httpx.post(
            f"{self.url}/v1/events",
            json=list(events),
            headers={"content-type": "application/cloudevents-batch+json"},
            trust_env=False,
            timeout=30,
        )
        assert answer.status_code == 202, answer.text
        return dict(answer.json())

    def get(self, path: str, **parameters: str | list[str]) -> Any:
        answer = httpx.get(self.url + path, params=parameters, trust_env=False, timeout=30)
        answer.raise_for_status()
        return answer.json()

    def profiles(self, **key: str) -> list[Profile]:
        """Everybody found by one identifier, as in `profiles(phone="…")`."""
        return [Profile.model_validate(match) for match in self.get("/v1/profiles", **key)["matches"]]

    def see(self, until: Callable[[Profile], bool] = lambda profile: True, **key: str) -> Profile:
        """The one profile found by the identifier, as soon as `until` holds of it."""
        (profile,) = self.see_all(lambda found: len(found) == 1 and until(found[0]), **key)
        return profile

    def see_all(self, until: Callable[[Sequence[Profile]], bool], **key: str) -> list[Profile]:
        deadline = time.monotonic() + VISIBLE_WITHIN
        while not until(found := self.profiles(**key)):
            assert time.monotonic() < deadline, f"not seen in time; there is {found}"
            time.sleep(0.05)
        return found


def _omniprofile(*words: str) -> list[str]:
    return [sys.executable, "-m", "deploy.cli", *words]
