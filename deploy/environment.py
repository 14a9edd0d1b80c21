"""Reads variables of the environment one by one; a mistake is told with the variable's name."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

Value = TypeVar("Value")


class SettingsError(Exception):
    """A variable is missing or invalid; the text names it and says what is allowed."""


def read(environment: Mapping[str, str], name: str, parse: Callable[[str], Value], otherwise: str) -> Value:
    """The variable as `parse` takes it; `otherwise` where it is not set, or empty. Raises SettingsError."""
    try:
        return parse(environment.get(name) or otherwise)
    except (ValueError, KeyError) as fault:  # an unknown time zone is a KeyError
        raise SettingsError(f"{name}: {str(fault).strip(chr(39) + chr(34))}") from None


def with_files(environment: Mapping[str, str] | None, secrets: Iterable[str]) -> Mapping[str, str]:
    """The environment (None: this process's), and each secret that it lacks from the file that `<name>_FILE` names.

    So Docker and Kubernetes mount secrets, which an environment shows to whoever may look at the process. One end of
    line at the end of the file is no part of the value. Raises SettingsError.
    """
    found = dict(os.environ if environment is None else environment)
    for name in secrets:
        if not found.get(name) and found.get(f"{name}_FILE"):
            found[name] = read(found, f"{name}_FILE", _content, "")
    return found


def existing_file(text: str) -> Path | None:
    """Raises ValueError for a file that is not there; None for no text."""
    path = Path(text)
    if text and not path.is_file():
        raise ValueError(f"no such file: {path}")
    return path if text else None


def at_least(least: int) -> Callable[[str], int]:
    """Reads a whole number; that raises ValueError for anything else, and for less."""

    def whole(text: str) -> int:
        if not text.isdecimal() or int(text) < least:
            raise ValueError(f"a whole number, {least} or more")
        return int(text)

    return whole


def _content(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8").removesuffix("\n").removesuffix("\r")
    except OSError as fault:
        raise ValueError(f"{path} can't be read: {fault.strerror}") from None
