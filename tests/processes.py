"""Processes that tests end."""

from __future__ import annotations

import psutil


def lives(process: psutil.Process) -> bool:
    """False also of one that has ended and that nobody has waited for yet."""
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
