"""`omniprofile resolve` says so where a file's phones are those of another country than the region."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.deploy.conftest import Run, written

BRITISH = [f"07911 123{at}" for at in (456, 457, 458, 469)]
AMERICAN = [f"212736{at}" for at in (5011, 5012, 5123, 5234)]
RUSSIAN = [f"8 916 123-90-0{at}" for at in range(1, 9)]


def told(run: Run, tmp_path: Path, phones: list[str], *words: str) -> list[str]:
    lines = [{"id": at, "identifiers": {"phone": phone}} for at, phone in enumerate(phones)]
    code, _, said = run("resolve", written(tmp_path / "people.jsonl", *lines), *words)
    assert code == 0
    return [line for line in said.splitlines() if "--region" in line]


@pytest.mark.parametrize(
    ("phones", "read", "country"),
    [(BRITISH, 0, "GB"), ([*BRITISH, *RUSSIAN], 8, "GB"), (AMERICAN, 0, "US")],
)
def test_the_country_of_the_phones_is_told_with_the_option(
    phones: list[str], read: int, country: str, run: Run, tmp_path: Path
) -> None:
    (line,) = told(run, tmp_path, phones)
    assert f"phones of 4 lines are not read as phones of RU, {read} are" in line
    assert line.endswith(f"--region {country}")
    assert not any(phone in line for phone in phones)


@pytest.mark.parametrize(
    ("phones", "words"),
    [
        (BRITISH, ["--region", "GB"]),
        ([*RUSSIAN, *BRITISH[:2]], []),
        ([f"12-3{at}" for at in range(8)], []),
        (["нет", "-", "0000000000", "N/A"], []),
        ([], []),
    ],
)
def test_strays_and_what_is_no_phone_anywhere_are_not_taken_for_a_country(
    phones: list[str], words: list[str], run: Run, tmp_path: Path
) -> None:
    assert told(run, tmp_path, phones, *words) == []
