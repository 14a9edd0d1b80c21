"""The results of a contest: percentiles, who kept up, and the table if a contestant did not."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from benchmarks.contestants import ContestFailed, chosen
from benchmarks.measure import percentile
from benchmarks.results import Result, table
from benchmarks.steady import Steady

QUICK = [0.05] * 198 + [0.3, 0.4]
GROWING = [0.1 + 0.02 * number for number in range(200)]  # each waits 20 ms longer: a fifth of what comes is not done


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        ([7.0], 0.5, 7.0),
        ([7.0], 0.99, 7.0),
        ([1.0, 2.0], 0.5, 1.0),
        ([3.0, 1.0, 2.0], 0.5, 2.0),
        ([float(number) for number in range(1, 101)], 0.5, 50.0),
        ([float(number) for number in range(1, 101)], 0.99, 99.0),
        ([float(number) for number in range(1, 101)], 1.0, 100.0),
        ([float(number) for number in range(1, 101)], 0.0, 1.0),
        (QUICK, 0.99, 0.05),
    ],
)
def test_a_percentile_is_the_least_value_that_so_many_do_not_exceed(
    values: list[float], share: float, expected: float
) -> None:
    assert percentile(values, share) == expected
    assert sum(value <= expected for value in values) >= share * len(values)


def test_there_is_no_percentile_of_nothing() -> None:
    with pytest.raises(ValueError, match="no values"):
        percentile([], 0.5)


@pytest.mark.parametrize(
    ("waits", "unseen", "fell_behind"),
    [
        (QUICK, 0, False),
        ([0.05] * 199 + [30.0], 0, False),  # one slow moment is no queue
        ([4.0] * 200, 0, False),  # slow, but no slower at the end
        (GROWING, 0, True),
        (QUICK, 1, True),
        ([0.2], 0, False),
    ],
)
def test_whoever_waits_longer_at_the_end_has_fallen_behind(waits: list[float], unseen: int, fell_behind: bool) -> None:
    assert Steady(1_000, 1_000, waits, unseen).fell_behind is fell_behind


def _result(name: str, rate: int, steady: Steady | None) -> Result:
    return Result(name, 10 * rate, 10.0, {"profile": 5.0}, {"profile": 200 << 20}, steady)


def _lines(*results: Result) -> list[str]:
    page = StringIO()
    Console(width=180, file=page).print(table(results, "Apache Kafka", "omniprofile"))
    return page.getvalue().splitlines()


def _row(lines: list[str], name: str) -> list[str]:
    (line,) = (line for line in lines if line.startswith(f"│ {name}"))
    return [cell.strip() for cell in line.strip("│").split("│")]


def test_the_table_has_both_percentiles_of_everybody() -> None:
    lines = _lines(
        _result("omniprofile", 20_000, Steady(10_000, 9_998, QUICK, 0)),
        _result("raw limit", 50_000, Steady(25_000, 25_000, [0.02] * 100, 0)),
    )
    assert _row(lines, "omniprofile")[1:7] == ["200,000", "20,000", "1.00×", "9,998", "50", "50"]
    assert _row(lines, "raw limit")[1:7] == ["500,000", "50,000", "0.40×", "25,000", "20", "20"]
    assert not any(mark in line for line in lines for mark in "*†")


def test_a_peer_that_fell_behind_has_its_figures_marked_and_explained() -> None:
    lines = _lines(
        _result("omniprofile", 20_000, Steady(10_000, 10_000, QUICK, 0)),
        _result("Quix Streams", 6_000, Steady(3_000, 3_000, GROWING, 7)),
    )
    assert _row(lines, "omniprofile")[4:7] == ["10,000", "50", "50"]
    assert _row(lines, "Quix Streams")[4:7] == ["3,000", "2,080*", "4,040*"]
    notes = " ".join(" ".join(lines).split()).partition("* Quix Streams fell behind: ")[2]
    assert "waited 3.0 s longer than in the first, 7 of 200 were not seen" in notes


def test_who_was_still_catching_up_has_no_steady_figure_either() -> None:
    lines = _lines(_result("Quix Streams", 6_000, Steady(3_000, 3_000, GROWING[::-1], 0)))
    assert _row(lines, "Quix Streams")[4:7] == ["3,000", "2,080*", "4,040*"]
    assert "* Quix Streams was still catching up from its start: in the last quarter an event waited 3.0 s less" in (
        " ".join(" ".join(lines).split())
    )


def test_a_load_that_was_too_slow_is_told() -> None:
    lines = _lines(_result("raw limit", 50_000, Steady(25_000, 20_000, QUICK, 0)))
    assert _row(lines, "raw limit")[3:6] == ["–", "20,000†", "50"]
    assert "† raw limit: this machine could not publish the 25,000 events/s" in " ".join(" ".join(lines).split())


def test_without_the_steady_part_there_is_no_figure() -> None:
    lines = _lines(_result("omniprofile", 20_000, None))
    assert _row(lines, "omniprofile")[4:7] == ["–", "–", "–"]
    assert not any("visible:" in line for line in lines)


def test_a_name_that_nobody_has_is_told_with_those_that_there_are() -> None:
    with pytest.raises(ContestFailed, match=r'no contestant Quix: there are "omniprofile", .*"Quix Streams"'):
        chosen(["omniprofile", "Quix"])


def test_a_contestant_without_its_environment_is_told_before_anything_is_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ContestFailed, match=r"Quix Streams needs \.venv-bench/bin/python: `make"):
        chosen([])
    assert [each.name for each in chosen(["raw limit", "omniprofile"])] == ["omniprofile", "raw limit"]
