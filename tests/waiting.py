"""Waiting for what a running system does in its own time: a condition is awaited, never a number of seconds."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

# Seconds: far above what is promised, since tests share their machine. For calls that take a timeout of their own too.
WITHIN = 60.0
LOOK_EVERY = 0.02

T = TypeVar("T")


def until(
    holds: Callable[[], bool],
    what: str = "what is waited for",
    within: float = WITHIN,
    patient_with: type[Exception] | tuple[type[Exception], ...] = OSError,
) -> None:
    """Return as soon as it holds, fail with `what` where it does not in time.

    what: it, in words, where the call does not say it. patient_with: what may be raised meanwhile, by a part that is
    just away.
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


def run(scenario: Coroutine[Any, Any, T]) -> T:
    """What it returns, from an event loop of its own; TimeoutError where it hangs."""
    return asyncio.run(asyncio.wait_for(scenario, WITHIN))
