"""`omniprofile bench soak`: very many events through the whole running system, then every count is compared.

A system of its own (`omniprofile up` in a directory that is removed afterwards) gets generated events through its log.
When both consumer groups have done them, ClickHouse and every profile must say what an offline recount says. Memory of
each process is looked at every few seconds: what does our work must stay flat, what keeps data grows with the data.
"""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple

from confluent_kafka import KafkaException, Producer
from rich.console import Console
from rich.table import Table

from benchmarks.audit import Lag, audit
from benchmarks.events import messages
from benchmarks.measure import usage
from benchmarks.processes import Processes
from benchmarks.recount import recount
from deploy import running
from deploy.engines import free_port
from deploy.settings import Settings
from deploy.supervisor.plan import answers_ready

OURS = ("worker-profile", "worker-history", "service")
UP_WITHIN = 120.0  # seconds until the system is ready
LOOK_EVERY = 2.0  # seconds
TELL_EVERY = 5  # looks
STUCK_AFTER = 60.0  # seconds without progress
FLAT = 1.25  # resident memory at the end to that in the middle
FLAT_MB = 32  # growth that is called flat whatever the ratio


class SoakFailed(Exception):
    """The run could not be finished; the text says where it stood."""


class Look(NamedTuple):
    """One moment: seconds since the first event, events that both groups have done, resident bytes by process."""

    at: float
    done: int
    lag: dict[str, int]
    resident: dict[str, int]


@dataclass
class Publisher(threading.Thread):
    """Writes the generated events to the log, as fast as the broker acknowledges them."""

    bootstrap: str
    events: int
    published: int = 0
    lost: list[object] = field(default_factory=list)
    finished: bool = False

    def __post_init__(self) -> None:
        super().__init__(daemon=True)

    __hash__ = threading.Thread.__hash__

    def run(self) -> None:
        producer = Producer({"bootstrap.servers": self.bootstrap, "enable.idempotence": True, "linger.ms": 20})
        for message in messages(self.events):
            while not self._taken(producer, message.topic, message.value, message.key):
                producer.poll(0.1)
            producer.poll(0)
        producer.flush()
        self.finished = True

    def _taken(self, producer: Producer, topic: str, value: bytes, key: bytes) -> bool:
        try:
            producer.produce(topic, value, key, on_delivery=self._delivered)
        except BufferError:
            return False
        return True

    def _delivered(self, error: object, _: object) -> None:
        if error:
            self.lost.append(error)
        else:
            self.published += 1


def run(events: int, broker: str, console: Console) -> int:
    """The number of differences, 0 where all is right. Raises SoakFailed."""
    directory = Path(mkdtemp(prefix="omniprofile-soak-"))
    with _running(directory / "data", broker) as processes:
        settings = running.settings(directory / "data")
        console.print(f"{events:,} events into the {broker} broker …")
        looks = list(_watch(settings, processes, events, console))
        console.print("all done; counting anew from what was published …")
        wrong = audit(settings, recount(message.value for message in messages(events)))
        wrong += _troubles(looks, processes)
    shutil.rmtree(directory, ignore_errors=True)
    console.print(table(looks, broker))
    console.print("\n".join(wrong) or f"no difference: {events:,} events, every profile, every sum", highlight=False)
    return len(wrong)


@contextmanager
def _running(data: Path, broker: str) -> Iterator[Processes]:
    """`omniprofile up` on a new directory, stopped as by Ctrl-C."""
    port, output = free_port(), data.with_suffix(".out")
    command = [sys.executable, "-m", "deploy.cli", "up", "--data-dir", str(data), "--port", str(port)]
    with output.open("wb") as words:
        process = subprocess.Popen([*command, "--broker", broker], stdout=words, stderr=words)
    try:
        deadline = time.monotonic() + UP_WITHIN
        while not answers_ready(port):
            if process.poll() is not None or time.monotonic() > deadline:
                raise SoakFailed(f"the system did not become ready:\n{output.read_text()}")
            time.sleep(0.2)
        yield Processes(output)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(90)


def _watch(settings: Settings, processes: Processes, events: int, console: Console) -> Iterator[Look]:
    """A look every few seconds until everything published is done."""
    lag, publisher, began = Lag(settings.kafka_bootstrap), Publisher(settings.kafka_bootstrap, events), time.monotonic()
    publisher.start()
    moved = (began, 0)
    number = 0
    while True:
        look = _look(lag, publisher, processes, began)
        yield look
        if number % TELL_EVERY == 0:
            console.print(_told(look, publisher), highlight=False)
        if publisher.finished and not any(look.lag.values()):
            break
        if publisher.published + look.done > moved[1]:
            moved = (time.monotonic(), publisher.published + look.done)
        elif time.monotonic() - moved[0] > STUCK_AFTER:
            raise SoakFailed(f"nothing moves: {_told(look, publisher)}")
        number += 1
        time.sleep(LOOK_EVERY)
    if publisher.lost:
        raise SoakFailed(f"the broker did not take {len(publisher.lost)} events: {publisher.lost[0]}")


def _look(lag: Lag, publisher: Publisher, processes: Processes, began: float) -> Look:
    try:
        behind = lag()
    except (KafkaException, TimeoutError) as away:
        raise SoakFailed(f"the broker does not answer: {away}") from None
    resident = {name: usage(pid).resident for name, pid in processes.now().items()}
    return Look(time.monotonic() - began, max(0, publisher.published - max(behind.values())), behind, resident)


def _told(look: Look, publisher: Publisher) -> str:
    behind = ", ".join(f"{group} {count:,} behind" for group, count in look.lag.items())
    return f"{look.at:6.0f} s  {publisher.published:>11,} published  {behind}"


def _troubles(looks: Sequence[Look], processes: Processes) -> list[str]:
    """What is wrong besides counts: a process that had to be started again, memory that is not flat."""
    _, middle, end = _three(looks)
    restarted = [f"{name} was started {len(pids)} times" for name, pids in processes.all().items() if len(pids) > 1]
    grown = [
        f"{name} grew from {_mb(middle, name)} MB in the middle to {_mb(end, name)} MB at the end"
        for name in OURS
        if end.resident[name] > max(FLAT * middle.resident[name], middle.resident[name] + (FLAT_MB << 20))
    ]
    return restarted + grown


def _three(looks: Sequence[Look]) -> tuple[Look, Look, Look]:
    """The first look, the one when half was done, the last."""
    middle = next(look for look in looks if look.done * 2 >= looks[-1].done)
    return looks[0], middle, looks[-1]


def _mb(look: Look, name: str) -> int:
    return look.resident.get(name, 0) >> 20


def table(looks: Sequence[Look], broker: str) -> Table:
    """Resident memory of each process at the start, when half was done, at its greatest, and at the end."""
    start, middle, end = _three(looks)
    rate = end.done / end.at
    most = max(max(look.lag.values()) for look in looks)
    shown = Table(
        title=f"{end.done:,} events on {broker} in {end.at:.0f} s: {rate:,.0f} events/s, most behind {most:,}"
    )
    for column in ("process", "start MB", "middle MB", "most MB", "end MB"):
        shown.add_column(column, justify="left" if column == "process" else "right")
    for name in end.resident:
        highest = max(_mb(look, name) for look in looks)
        shown.add_row(name, *(str(value) for value in (_mb(start, name), _mb(middle, name), highest, _mb(end, name))))
    return shown
