"""`omniprofile bench identity`: who finds which records are one person, beside Splink and a plain union-find.

Each set is resolved whole by each contestant. Quality is measured on labels that no contestant sees. The shipped
weights were learned on FEBRL 1 and 2 and on another town of the generator: FEBRL 3 and 4 and this town are held out.
"""

from __future__ import annotations

import gc
import json
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from benchmarks.identity.measures import Quality, quality
from benchmarks.identity.one_by_one import latencies
from benchmarks.identity.reachable import reachable
from benchmarks.identity.retail import Labelled, retail
from benchmarks.identity.senzing import senzing
from benchmarks.identity.union_find import union_find
from stream_processors.identity.file_likeness import RECOMMENDED
from stream_processors.identity.file_lines import read_line
from stream_processors.identity.resolve_file import resolve_objects

PEERS_PYTHON = Path(".venv-bench/bin/python")  # Splink needs another pandas than ours
HELD_OUT_SEED = 2026
SPLINK = "Splink 5"


class Data(NamedTuple):
    name: str
    labelled: Sequence[Labelled]
    region: str
    likeness_only: bool  # no identifiers in it: a pair is found by likeness, or not at all


class Run(NamedTuple):
    """groups: id → name of its group; cpu: seconds; one: milliseconds for one record, sorted."""

    groups: Mapping[str, str]
    cpu: float
    one: Sequence[float]


class PeerMissing(Exception):
    """The peers' environment is not there, or lacks the package."""


def data_sets(households: int, seed: int, python: Path) -> Iterator[Data]:
    """What can be had here; FEBRL comes with a package of the peers' environment."""
    for name in ("3", "4"):
        try:
            yield Data(f"FEBRL {name}", febrl(name, python), "AU", True)
        except PeerMissing:
            continue
    yield Data("Senzing", senzing(), "US", False)
    yield Data(f"retail {seed}", retail(seed, households), "RU", False)


def febrl(name: str, python: Path) -> list[Labelled]:
    lines = map(json.loads, _peer(python, "febrl", name).splitlines())
    return [Labelled({key: line[key] for key in line if key != "truth"}, line["truth"]) for line in lines]


def _peer(python: Path, module: str, *words: str, said: str = "") -> str:
    if not python.exists():
        raise PeerMissing(f"{python} is not there: `make bench` builds it")
    command = [str(python), "-m", f"benchmarks.identity.{module}", *words]
    done = subprocess.run(command, input=said, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PeerMissing((done.stderr.strip().splitlines() or ["it said nothing"])[-1])
    return done.stdout


def ours(data: Data, auto: float | None) -> Run:
    lines = [one.line for one in data.labelled]
    gc.collect()
    gc.disable()
    start = time.process_time()
    answers = list(resolve_objects(lines, region=data.region, auto=auto))
    cpu = time.process_time() - start
    gc.enable()
    one = latencies(lines[-4_000:], data.region) if auto else ()
    return Run({str(answer["id"]): str(answer["profile"]) for answer in answers}, cpu, one)


def deterministic(data: Data) -> Run:
    start = time.process_time()
    groups = union_find([one.line for one in data.labelled], data.region)
    return Run(groups, time.process_time() - start, ())


def splink(data: Data, python: Path) -> Run:
    told = json.loads(_peer(python, "splink_peer", said=json.dumps([_flat(one, data.region) for one in data.labelled])))
    return Run(told["groups"], told["cpu"], told["one"])


def _flat(one: Labelled, region: str) -> dict[str, str | None]:
    """Splink gets what we read: names taken apart, identifiers normalised."""
    line = read_line(one.line, region)
    traits, name = line.traits(), line.traits().name
    carried = {each.kind: each.value for each in sorted(line.record.identifiers, reverse=True)}
    birth = line.record.person.birth_date
    flat = {
        "given": name.given, "surname": name.surname, "patronymic": name.patronymic, "sex": traits.sex,
        "birth": birth.isoformat() if birth else "", "street": traits.street, "house": traits.house,
        "flat": traits.flat, "city": traits.city, "postcode": traits.postcode,
        "document": next((value for _, value in traits.others if value.isalnum() and any(map(str.isdigit, value))), ""),
    } | {kind: carried.get(kind, "") for kind in ("phone", "email", "card")}  # fmt: skip
    return {"unique_id": str(one.line["id"])} | {field: value or None for field, value in flat.items()}


def run(households: int, seed: int, python: Path, console: Console) -> None:
    table = Table("set", "contestant", "precision", "recall", "F1", "of reachable", "B-cubed", "mixed", "exact",
                  "records/s", "p50 ms", "p99 ms", title="Who is one person")  # fmt: skip
    for data in data_sets(households, seed, python):
        truth = {str(one.line["id"]): one.truth for one in data.labelled}
        parts = dict(truth) if data.likeness_only else reachable(data.labelled, True, data.region)
        for name, contestant in _contestants(python).items():
            with console.status(f"{data.name}: {name}"):
                try:
                    found = contestant(data)
                except PeerMissing as fault:
                    console.print(f"{data.name}, {name}: left out: {fault}", style="yellow")
                    continue
            table.add_row(data.name, name, *_row(quality(found.groups, truth, parts), found, len(truth)))
        table.add_section()
    console.print(table)


def _contestants(python: Path) -> dict[str, Callable[[Data], Run]]:
    return {
        "omniprofile": lambda data: ours(data, None),
        "omniprofile --auto": lambda data: ours(data, RECOMMENDED),
        "union-find": deterministic,
        SPLINK: lambda data: splink(data, python),
    }


def _row(measured: Quality, found: Run, records: int) -> list[str]:
    one = found.one
    return [
        f"{measured.precision:.4f}", f"{measured.recall:.4f}", f"{measured.f1:.4f}", f"{measured.reachable:.4f}",
        f"{measured.bcubed:.4f}", f"{measured.mixed:.2%}", f"{measured.exact}/{measured.entities}",
        f"{records / found.cpu:,.0f}", f"{one[len(one) // 2]:.2f}" if one else "–",
        f"{one[int(len(one) * 0.99)]:.2f}" if one else "–",
    ]  # fmt: skip
