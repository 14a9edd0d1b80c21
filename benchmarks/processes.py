"""Finds the processes of a running `omniprofile up` in its output."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

_LINE = re.compile(r"^(?P<name>[a-z-]+) .*\bprocess (?P<pid>\d+)$", re.MULTILINE)


class Processes:
    """`output`: the file that the command's output goes to."""

    def __init__(self, output: Path) -> None:
        self._output = output

    def all(self) -> dict[str, list[int]]:
        """Every process id that each part has had, in their order."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for line in _LINE.finditer(self._output.read_text()):
            if int(line["pid"]) not in found[line["name"]]:
                found[line["name"]].append(int(line["pid"]))
        return dict(found)

    def now(self) -> dict[str, int]:
        return {name: pids[-1] for name, pids in self.all().items()}
