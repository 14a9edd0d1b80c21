"""How soon an acknowledged event is in the profile read, and how long reads take, while events come at a steady rate.

The whole way as a client of the service goes it: a probe is an event about a phone that nobody has had, posted to the
collector; from its 202 on (the broker's acknowledgement) the profile is asked for by that phone until it is there.
Beside the probes, profiles are read by identifiers of every kind that the events carry.
"""

from __future__ import annotations

import itertools
import random
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from os import cpu_count, getpid

import httpx
import orjson
from rich.table import Table

from benchmarks.contestants import ContestFailed
from benchmarks.events import Message, messages
from benchmarks.measure import Meter, percentile
from benchmarks.progress import Tell
from benchmarks.stage import Stage
from benchmarks.traffic import Traffic, probe
from deploy.engines import Engine, Program, free_port
from deploy.engines.process import start
from deploy.supervisor.plan import answers_ready

SEED = 2  # events that the contest did not have
SETTLED_AFTER = 2.0  # seconds that are published before anything is timed
BETWEEN_PROBES = 0.05  # seconds
BETWEEN_POLLS = 0.05
BETWEEN_READS = 0.025
GIVEN_UP_AFTER = 30.0
EVENT = {"content-type": "application/cloudevents+json"}
_PHONES = 1_000_000  # of one run
_FIRST_PHONE = 3_141_593  # of the probes; no client of the town has it


@dataclass
class Freshness:
    """rate: events a second; visible: seconds from a probe's acknowledgement to its profile; reads: seconds that a
    look-up took, by kind of identifier; cores: of a core that each process used meanwhile, `load` being this one, which
    publishes, probes and reads.
    """

    rate: float
    visible: list[float] = field(default_factory=list)
    reads: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    cores: dict[str, float] = field(default_factory=dict)


def measure(
    on: Stage, workers: Mapping[str, int], rate: float, seconds: float, number: int, tell: Tell = lambda seconds: None
) -> Freshness:
    """workers: those that run on the stage, by name; number: of this run, whose events and phones no other has; tell
    gets the seconds that have gone.

    Raises ContestFailed where a probe is not seen within half a minute.
    """
    found = Freshness(rate)
    events = list(messages(int(rate * (seconds + SETTLED_AFTER)), SEED + number))
    traffic = Traffic(on.broker.address, events, rate)
    with _service(on) as service, httpx.Client(base_url=service.address, timeout=GIVEN_UP_AFTER) as client:
        traffic.start()
        time.sleep(SETTLED_AFTER)
        began, meter = time.monotonic(), Meter.start({**workers, **on.pids, "service": service.pid, "load": getpid()})
        reading = threading.Thread(target=_read_profiles, args=(service.address, traffic, events, found), daemon=True)
        reading.start()
        for phone in itertools.count(_FIRST_PHONE + number * _PHONES):
            if not traffic.is_alive():
                break
            found.visible.append(_seen_after(client, f"+7926{phone}"))
            tell(time.monotonic() - began)
            time.sleep(BETWEEN_PROBES)
        elapsed = time.monotonic() - began
        found.cores = {name: used / elapsed for name, used in meter.cpu().items()}
        reading.join()
    return found


@contextmanager
def _service(on: Stage) -> Iterator[Engine]:
    """Collector and reads, as `omniprofile up` runs them."""
    port = free_port()
    service = start(
        Program(
            name="service",
            address=f"http://127.0.0.1:{port}",
            port=port,
            command=[sys.executable, "-m", "deploy.asgi"],
            log=on.valkey.program.log.parent / "service.log",
            ready=lambda: answers_ready(port),
            environment=on.environment | {"OMNIPROFILE_PORT": str(port)},
            patience=120,
        )
    )
    try:
        yield service
    finally:
        service.stop()


def _seen_after(client: httpx.Client, phone: str) -> float:
    """Seconds from the collector's 202 until the profile is found by the phone."""
    answer = client.post("/v1/events", content=probe(phone).value, headers=EVENT)
    acknowledged = time.monotonic()
    if answer.status_code != httpx.codes.ACCEPTED:
        raise ContestFailed(f"the collector answered {answer.status_code}: {answer.text}")
    while not client.get("/v1/profiles", params={"phone": phone}).json()["matches"]:
        if time.monotonic() - acknowledged > GIVEN_UP_AFTER:
            raise ContestFailed(f"a probe was not seen within {GIVEN_UP_AFTER:.0f} s: the rate is too high")
        time.sleep(BETWEEN_POLLS)
    return time.monotonic() - acknowledged


def _read_profiles(address: str, traffic: Traffic, events: Sequence[Message], found: Freshness) -> None:
    """Look profiles up by what the events published so far carry, each kind as often as any other."""
    chance = random.Random(SEED)
    by_kind: defaultdict[str, list[str]] = defaultdict(list)
    known = 0
    with httpx.Client(base_url=address, timeout=GIVEN_UP_AFTER) as client:
        while traffic.is_alive():
            for message in events[known : traffic.published]:
                for kind, value in orjson.loads(message.value)["data"]["identifiers"].items():
                    by_kind[kind].append(value)
            known = traffic.published
            kind = chance.choice(list(by_kind))
            began = time.monotonic()
            client.get("/v1/profiles", params={kind: chance.choice(by_kind[kind])}).raise_for_status()
            found.reads[kind].append(time.monotonic() - began)
            time.sleep(BETWEEN_READS)


def table(found: Freshness) -> Table:
    """One row for what was visible when, one for the reads by each kind of identifier; below, who used the machine."""
    cores = "  ".join(f"{name} {used:.2f}" for name, used in found.cores.items())
    caption = f"of a core meanwhile: {cores}; together {sum(found.cores.values()):.2f} of {cpu_count()}"
    shown = Table(title=f"omniprofile at {found.rate:,.0f} events/s: milliseconds", caption=caption)
    for column in ("", "how many", "p50", "p99", "most"):
        shown.add_column(column, justify="right" if column else "left")
    rows = {"from 202 to visible in the profile read": found.visible}
    rows |= {f"profile read by {kind}": seconds for kind, seconds in sorted(found.reads.items())}
    rows["profile read by any of them"] = list(itertools.chain.from_iterable(found.reads.values()))
    for name, seconds in rows.items():
        figures = (percentile(seconds, 0.5), percentile(seconds, 0.99), max(seconds))
        shown.add_row(name, str(len(seconds)), *(f"{1000 * each:.0f}" for each in figures))
    return shown
