"""The progress of an import, in a small file beside the imported one, which is removed when the import is complete."""

from __future__ import annotations

import json
import logging
import os
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

log = logging.getLogger(__name__)

_HEAD = 65_536  # bytes that, with the size, tell one file from another


@dataclass(slots=True)
class ImportState:
    """done: the line up to which everything is acknowledged or refused; 0 at the start."""

    file: Path
    fingerprint: str
    done: int = 0

    @classmethod
    def of(cls, path: Path, folder: Path | None, plan: str) -> ImportState:
        """The state that an earlier run of the same plan over the same unchanged file left, else a new one.

        folder: where it is kept; None: beside the file.
        """
        place = (folder or path.parent) / f"{path.name}.import-state.json"
        fresh = cls(place, _fingerprint(path, plan))
        try:
            left = json.loads(place.read_text())
        except (OSError, ValueError):  # none, or half of one: begin at the beginning, which harms nothing
            return fresh
        if (
            isinstance(left, dict)
            and left.get("fingerprint") == fresh.fingerprint
            and isinstance(left.get("done"), int)
        ):
            fresh.done = left["done"]
        return fresh

    def save(self, done: int) -> None:
        """Replaces the file atomically: an interruption leaves the old state or the new one."""
        self.done = done
        new = self.file.with_suffix(".new")
        try:
            new.write_text(json.dumps({"fingerprint": self.fingerprint, "done": done}))
            os.replace(new, self.file)
        except OSError as error:
            # A folder that can only be read: an interruption then begins anew, which harms nothing.
            log.debug("%s: %s", self.file, error.strerror)

    def clear(self) -> None:
        self.file.unlink(missing_ok=True)


def _fingerprint(path: Path, plan: str) -> str:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    found = path.stat()
    return blake2b(repr((found.st_size, found.st_mtime_ns, head, plan)).encode(), digest_size=16).hexdigest()
