"""What the environment may say of one process; and that a mistake ends the process with a sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from deploy.environment import SettingsError
from deploy.process_settings import ProcessSettings
from tests.waiting import WITHIN


def test_a_process_is_told_its_own_place() -> None:
    environment = {
        "OMNIPROFILE_LOG_LEVEL": "debug",
        "OMNIPROFILE_INSTANCE": "one",
        "OMNIPROFILE_METRICS_PORT": "9101",
        "OMNIPROFILE_METRICS_HOST": "0.0.0.0",
        "OMNIPROFILE_LIVENESS_FILE": "/run/alive",
        "OMNIPROFILE_WORKER_METRICS": "worker-profile=9101,worker-history=9102",
    }
    workers = {"worker-profile": 9101, "worker-history": 9102}
    wanted = ProcessSettings("DEBUG", "one", 9101, "0.0.0.0", Path("/run/alive"), workers)
    assert ProcessSettings.from_environment(environment) == wanted
    assert ProcessSettings.from_environment(dict.fromkeys(environment, "")) == ProcessSettings()


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("OMNIPROFILE_LOG_LEVEL", "loud", "OMNIPROFILE_LOG_LEVEL: one of DEBUG, INFO, WARNING, ERROR"),
        ("OMNIPROFILE_METRICS_PORT", "abc", "OMNIPROFILE_METRICS_PORT: a whole number, 0 or more"),
        ("OMNIPROFILE_METRICS_PORT", "65536", "OMNIPROFILE_METRICS_PORT: a port, 65535 or less"),
        ("OMNIPROFILE_WORKER_METRICS", "worker-profile=x", "OMNIPROFILE_WORKER_METRICS: names and ports, as"),
        ("OMNIPROFILE_WORKER_METRICS", "9101", "OMNIPROFILE_WORKER_METRICS: names and ports, as"),
    ],
)
def test_a_mistake_names_its_variable(variable: str, value: str, told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        ProcessSettings.from_environment({variable: value})


@pytest.mark.parametrize("process", [["deploy.worker", "profile"], ["deploy.worker", "history"], ["deploy.asgi"]])
@pytest.mark.parametrize("variable", ["OMNIPROFILE_METRICS_PORT", "OMNIPROFILE_LOG_LEVEL", "OMNIPROFILE_PORT"])
def test_a_process_ends_with_a_sentence_and_no_traceback(process: list[str], variable: str) -> None:
    environment = os.environ | {"OMNIPROFILE_SECRET": "0123456789abcdef", variable: "abc"}
    done = subprocess.run(
        [sys.executable, "-m", *process], env=environment, capture_output=True, text=True, check=False, timeout=WITHIN
    )
    assert (done.returncode, done.stderr.splitlines()[:1], done.stderr.count("\n")) == (1, [done.stderr.strip()], 1)
    assert done.stderr.startswith(f"{variable}: ")
