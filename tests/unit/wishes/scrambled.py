"""Words of the grammar and figures, for texts that nobody would write."""

from __future__ import annotations

from stream_processors.wishes.words.vocabulary import TABLE

WORDS = [
    word.rstrip("*") for line in TABLE.splitlines() if line and not line.startswith("#") for word in line.split()[1:]
]
FIGURES = [
    "10", "18", "13:00", "15-00", "25.11", "31.02", "99", "00:00", "24", "29.2", "-", ",", ".", "?", "/", "+", "\n",
]  # fmt: skip
