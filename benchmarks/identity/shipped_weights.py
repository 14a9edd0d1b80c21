"""Makes the weights of likeness that are shipped, and says whether they are those in the tree.

    python -m benchmarks.identity.shipped_weights [--write]

They are learned from a town and from FEBRL 1 and 2, on which nothing is measured, and from guesses where these are few.
What is shipped is no part of what it is made from, so the same bytes come out however often it is made.
"""

from __future__ import annotations

import argparse
import sys
from importlib.resources import files
from pathlib import Path
from typing import Final

from rich.console import Console

from benchmarks.identity.contest import PEERS_PYTHON, febrl
from benchmarks.identity.retail import retail
from stream_processors.identity.file_lines import read_line
from stream_processors.identity.training import train
from stream_processors.identity.weights import Weight, Weights

_SEED: Final = 11
_HOUSEHOLDS: Final = 1_500
_COMMAND: Final = "python -m benchmarks.identity.shipped_weights --write"

GUESSED: Final = Weights(
    {
        "given": Weight(0.9, 1 / 150, 3.0, -4.5),
        "initial": Weight(0.9, 1 / 5, 0.0, -3.0),
        "surname": Weight(0.9, 1 / 1_500, 5.0, -3.0),
        "patronymic": Weight(0.9, 1 / 100, 3.0, -7.0),
        "birth": Weight(0.9, 1 / 20_000, 7.5, -4.0),
        "sex": Weight(0.9, 1 / 2, 0.0, -3.0),
        "street": Weight(0.9, 1 / 1_500, 5.0, -1.5),
        "house": Weight(0.9, 1 / 60, 1.0, -1.0),
        "flat": Weight(0.9, 1 / 60, 0.5, -0.7),
        "city": Weight(0.9, 1 / 100, 3.0, -1.0),
        "postcode": Weight(0.9, 1 / 1_000, 3.0, -1.0),
        "document": Weight(0.95, 1 / 1_000_000, 8.0, -6.0),
        "other": Weight(0.9, 1 / 1_000, 3.0, -0.5),
    }
)
"""What sense says before anything is counted; it weighs as some twenty pairs."""


def made(python: Path) -> Weights:
    """Raises `contest.PeerMissing` where FEBRL can't be had."""
    town = [(one.line, "RU") for one in retail(_SEED, _HOUSEHOLDS)]
    australians = [(one.line, "AU") for name in ("1", "2") for one in febrl(name, python)]
    people = {f"{at:09}": read_line(*line).traits() for at, line in enumerate(town + australians)}
    return train(people, GUESSED, _COMMAND, lambda _: None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="into the tree")
    asked, shipped = parser.parse_args(), Path(str(files("stream_processors.identity").joinpath("weights.json")))
    text = made(PEERS_PYTHON).dump()
    if asked.write:
        shipped.write_text(text, encoding="utf-8")
    same = text == shipped.read_text(encoding="utf-8")
    Console().print(f"{shipped.name}: {'the same bytes' if same else 'other bytes than are made here'}")
    sys.exit(not same)


if __name__ == "__main__":
    main()
