"""What is counted of a batch: each event by its outcome."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest

from schemas.failed import Stage
from stream_processors.runtime.metrics import Metrics
from stream_processors.steps.messages import Message
from stream_processors.steps.outcomes import Anonymous, Applied, Conflict, DeadLetter, Duplicate, Kept, Outcome, Written

MESSAGE = Message("omniprofile.site", 0, 7, 1_700_000_000_000, b"k", b"{")
BY_TYPE: list[Callable[[str], Outcome]] = [Applied, Duplicate, Anonymous, Kept]


def finished(*outcomes: Outcome) -> Metrics:
    metrics = Metrics("test")
    metrics.finished(Written(list(outcomes)), len(outcomes), 0.1)
    return metrics


def test_what_is_put_aside_is_counted_by_its_stage() -> None:
    """A conflict was applied, and is kept for a person to see: who watches for it must find it."""
    outcomes = (DeadLetter(MESSAGE, Stage.DECODE, "no event"), Conflict("pos.purchased", MESSAGE), Applied("my.own"))
    told = finished(*outcomes).registry.get_sample_value
    assert [told("omniprofile_dead_letters_total", {"stage": stage}) for stage in ("decode", "conflict")] == [1, 1]


def counted(*outcomes: Outcome) -> dict[tuple[str, str], float]:
    metrics = finished(*outcomes)
    (family,) = (each for each in metrics.registry.collect() if each.name == "omniprofile_events")
    return {
        (sample.labels["type"], sample.labels["outcome"]): sample.value
        for sample in family.samples
        if sample.name.endswith("_total")
    }


@pytest.mark.parametrize(("first", "second"), [*permutations(BY_TYPE, 2)])
def test_outcomes_of_one_type_are_told_apart(first: Callable[[str], Outcome], second: Callable[[str], Outcome]) -> None:
    one, other = first("site.searched"), second("site.searched")
    assert one != other
    assert counted(one, other, one) == {
        ("site.searched", type(one).__name__): 2,
        ("site.searched", type(other).__name__): 1,
    }


def test_a_type_that_nobody_knows_is_no_label_of_its_own() -> None:
    outcomes = (Conflict("my.own", MESSAGE), Applied("my.other"), DeadLetter(MESSAGE, Stage.DECODE, "no event"))
    assert counted(*outcomes) == {("unknown", "Conflict"): 1, ("unknown", "Applied"): 1, ("none", "DeadLetter"): 1}
