"""Ctrl-C in the middle of `omniprofile import`, as the kernel sends it to the command itself."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from deploy.commands.import_files import interruptible
from deploy.engines import Engine
from producers.importer import CHUNK, WINDOW, Step
from tests.integration.doors import events_written
from tests.waiting import WITHIN, until

EVENTS = 300_000  # seconds of work, wherever it runs


@pytest.fixture
def sigint(request: pytest.FixtureRequest) -> Iterator[Any]:
    """How the shell that started the command lets SIGINT be met: these tests may be run from either."""
    before = signal.signal(signal.SIGINT, request.param)
    yield request.param
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("sigint", [signal.default_int_handler], indirect=True)
@pytest.mark.usefixtures("sigint")
def test_sigint_in_the_middle_and_the_same_command_again(fresh_broker: Engine, tmp_path: Path) -> None:
    file, state = tmp_path / "events.jsonl", tmp_path / "events.jsonl.import-state.json"
    file.write_text("".join(event(number) for number in range(EVENTS)))
    command = importing(fresh_broker.address, file)
    until(
        lambda: state.exists() and json.loads(state.read_text())["done"] > 0,
        "some lines to be acknowledged",
        patient_with=ValueError,
    )
    command.send_signal(signal.SIGINT)
    _, said = command.communicate(timeout=WITHIN)
    assert command.returncode not in (0, -signal.SIGINT), said
    assert "run the same command again" in said
    done = json.loads(state.read_text())["done"]
    assert 0 < done < EVENTS, "interrupted in the middle"
    before = Counter(each["id"] for each in events_written(fresh_broker.address))
    assert before.keys() >= {str(number) for number in range(done)}, "what the state calls done is in the log"

    again = importing(fresh_broker.address, file)
    _, said = again.communicate(timeout=3 * WITHIN)
    assert again.returncode == 0, said
    assert "had been brought in before" in said
    assert not state.exists()
    after = Counter(each["id"] for each in events_written(fresh_broker.address))
    assert after.keys() == {str(number) for number in range(EVENTS)}
    twice = {int(number) for number, times in after.items() if times > 1}
    assert len(twice) <= WINDOW * CHUNK, "only what was on its way goes in again, to be recognised by its id"
    assert all(number >= done for number in twice), "nothing that was acknowledged"


@pytest.mark.parametrize("sigint", [signal.default_int_handler], indirect=True)
def test_an_interrupt_that_a_callback_swallowed_ends_the_import_all_the_same(sigint: Any) -> None:
    told: list[Step] = []
    step = Step(Path("events.jsonl"), 1, 2, 1, 0)
    with interruptible(told.append) as progress:
        progress(step)
        with suppress(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            progress(step)
    assert told == [step]
    assert signal.getsignal(signal.SIGINT) is sigint


@pytest.mark.parametrize("sigint", [signal.SIG_IGN], indirect=True)
def test_an_import_in_the_background_is_not_ended_by_what_its_terminal_is_told(sigint: Any) -> None:
    told: list[Step] = []
    step = Step(Path("events.jsonl"), 1, 2, 1, 0)
    with interruptible(told.append) as progress:
        signal.raise_signal(signal.SIGINT)
        progress(step)
    assert told == [step]
    assert signal.getsignal(signal.SIGINT) is sigint


def event(number: int) -> str:
    said = {"specversion": "1.0", "id": str(number), "source": "crm", "type": "site.searched"}
    data = {"identifiers": {"visitor": f"v-{number}"}, "query": "диван"}
    return json.dumps(said | {"time": "2026-11-21T10:00:00Z", "data": data}) + "\n"


def importing(bootstrap: str, file: Path) -> subprocess.Popen[str]:
    told = {"KAFKA_BOOTSTRAP_SERVERS": bootstrap, "OMNIPROFILE_SECRET": "of these tests, 16 bytes or more"}
    return subprocess.Popen(
        [sys.executable, "-m", "deploy.cli", "import", str(file)],
        env=os.environ | told,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
