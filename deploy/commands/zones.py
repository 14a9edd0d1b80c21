"""Checks a time zone given on the command line."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from deploy.commands.complaints import Complaint


def zone(name: str, option: str) -> ZoneInfo:
    """The zone. Raises Complaint that names the option."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: a name that leads to a directory
        raise Complaint(f"{option} {name}: no such time zone; take an IANA name as in Europe/Moscow") from None
