"""Waiting for what a running system does in its own time: a condition is awaited, never a number of seconds."""

from __future__ import annotations

import time
from collections.abc import Callable

WITHIN = 60.0  # seconds: far above what is promised, since tests share their machine
LOOK_EVERY = 0.05


def until(
    holds: Callable[[], bool], what: str, within: float = WITHIN, patient_with: type[Exception] = OSError
) -> None:
    """Return as soon as it holds, fail with `what` where it does not in time.

    patient_with: what may be raised meanwhile, by a part that is just away.
    """
    deadline = time.monotonic() + within
    last: Exception | None = None
    while True:
        try:
            if holds():
                return
        except patient_with as away:
            last = away
        assert time.monotonic() < deadline, f"not within {within:.0f} s: {what} ({last!r})"
        time.sleep(LOOK_EVERY)
