"""The Senzing truth set: 159 records of people and companies that are 85 entities (`benchmarks/data/README.md`)."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.identity.retail import Labelled

_FOLDER = Path(__file__).parent.parent / "data" / "senzing"
_FILES = ("customers.csv", "reference.csv", "watchlist.csv")
_OTHER = (
    "PASSPORT_NUMBER", "DRIVERS_LICENSE_NUMBER", "SSN_NUMBER", "NATIONAL_ID_NUMBER", "TAX_ID_NUMBER", "LEI_NUMBER",
    "EMPLOYER", "SECONDARY_NAME_ORG",
)  # fmt: skip


def senzing() -> list[Labelled]:
    key = {(row["DATA_SOURCE"], row["RECORD_ID"]): row["CLUSTER_ID"] for row in _rows("actual_truthset_key.csv")}
    return [
        Labelled(
            {"id": row["RECORD_ID"], "identifiers": _identifiers(row), "person": _person(row)},
            key[row["DATA_SOURCE"], row["RECORD_ID"]],
        )
        for file in _FILES
        for row in _rows(file)
    ]


def _rows(file: str) -> Iterator[dict[str, str]]:
    with (_FOLDER / file).open(encoding="utf-8", newline="") as text:
        for row in csv.DictReader(text):
            yield {column: (value or "").strip() for column, value in row.items() if column}


def _identifiers(row: Mapping[str, str]) -> dict[str, str]:
    stated = {"phone": row.get("PHONE_NUMBER"), "email": row.get("EMAIL_ADDRESS")}
    return {kind: value for kind, value in stated.items() if value}


def _person(row: Mapping[str, str]) -> dict[str, Any]:
    given = f"{row.get('PRIMARY_NAME_FIRST', '')} {row.get('PRIMARY_NAME_MIDDLE', '')}".strip()
    parts = {"street": row.get("ADDR_LINE1"), "city": row.get("ADDR_CITY"), "postcode": row.get("ADDR_POSTAL_CODE")}
    stated: dict[str, Any] = {
        "name": row.get("PRIMARY_NAME_FULL") or row.get("PRIMARY_NAME_ORG") or row.get("NATIVE_NAME_FULL"),
        "given_name": given,
        "family_name": row.get("PRIMARY_NAME_LAST"),
        "birth_date": row.get("DATE_OF_BIRTH"),
        "sex": row.get("GENDER"),
        "address": {part: value for part, value in parts.items() if value} if parts["street"] else row.get("ADDR_FULL"),
        "other": {column.lower(): row[column] for column in _OTHER if row.get(column)},
    }
    return {field: value for field, value in stated.items() if value}
