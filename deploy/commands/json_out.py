"""Prints answers as JSON lines on standard output."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping


def print_json(answer: Mapping[str, object]) -> None:
    """Print readable JSON; escaped where the encoding of the output lacks a character, or it is half of a surrogate
    pair.
    """
    text = json.dumps(answer, ensure_ascii=False)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(answer)
    sys.stdout.write(text + "\n")
