"""What a process has used of CPU and memory, from the kernel's accounting (Linux)."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

_TICKS = os.sysconf("SC_CLK_TCK")


class Usage(NamedTuple):
    """cpu: seconds so far, user and system; resident: bytes in memory now."""

    cpu: float
    resident: int


def usage(pid: int) -> Usage:
    """Of one process; zero where it has ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        resident = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except FileNotFoundError:
        return Usage(0.0, 0)
    return Usage((int(fields[11]) + int(fields[12])) / _TICKS, resident)


@dataclass(frozen=True)
class Meter:
    """CPU and memory of named processes between two moments."""

    pids: Mapping[str, int]
    before: Mapping[str, Usage]

    @classmethod
    def start(cls, pids: Mapping[str, int]) -> Meter:
        return cls(pids, {name: usage(pid) for name, pid in pids.items()})

    def cpu(self) -> dict[str, float]:
        """CPU seconds by process since the start."""
        return {name: usage(pid).cpu - self.before[name].cpu for name, pid in self.pids.items()}

    def resident(self) -> dict[str, int]:
        """Bytes in memory now, by process."""
        return {name: usage(pid).resident for name, pid in self.pids.items()}


def percentile(values: Sequence[float], share: float) -> float:
    """The nearest-rank percentile; `share` from 0 to 1. Raises ValueError where there are no values."""
    if not values:
        raise ValueError("no values to take a percentile of")
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]
