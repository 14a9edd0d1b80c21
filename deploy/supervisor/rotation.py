"""Limits the size of logs: a long one is copied and emptied while its writer keeps writing."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

LIMIT = 20_000_000  # bytes of a log; as many again may stand beside it


def keep_bounded(log: Path, limit: int = LIMIT) -> None:
    """If the log is over `limit` bytes, copy it to `NAME.log.1`, replacing an older copy, and empty it.

    Its writer has it open for appending, so that what it writes next stands at the new beginning. What it writes
    between copying and emptying is lost; a full disk loses none, as the log is emptied only when it was copied.
    """
    with contextlib.suppress(OSError):
        if log.stat().st_size > limit:
            shutil.copyfile(log, log.with_name(log.name + ".1"))
            os.truncate(log, 0)
