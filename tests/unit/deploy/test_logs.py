"""Logs for operators: our own messages, once each, with time and offset, without the internals of libraries."""

from __future__ import annotations

import re
import subprocess
import sys

TELLING = """
import logging
from deploy.logs import set_up_logging
set_up_logging("{level}")
logging.getLogger("stream_processors.runtime.app").info("[^-_App]: Starting...")
logging.getLogger("faust.worker").info("[^Worker]: Ready")
logging.getLogger("urllib3.connectionpool").warning("Retrying after connection broken")
logging.getLogger("deploy.worker").info("worker of group profile")
logging.getLogger("faust.worker").error("an agent raised")
"""


def told(level: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", TELLING.replace("{level}", level)],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": "."},
    )
    return done.stderr.splitlines()


def test_what_we_tell_is_told_and_what_libraries_do_is_not() -> None:
    ours, theirs = told("INFO")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4} INFO    deploy.worker: worker of group profile", ours)
    assert "an agent raised" in theirs


def test_whoever_looks_for_a_bug_sees_all() -> None:
    assert len(told("DEBUG")) == 5
