"""The quality of identity resolution may not get worse unnoticed: figures of `omniprofile bench identity` as limits.

FEBRL comes with a package of the benchmark's own environment and is only measured there.
"""

from __future__ import annotations

import pytest

from benchmarks.identity.contest import HELD_OUT_SEED, Data, ours
from benchmarks.identity.measures import Quality, quality
from benchmarks.identity.reachable import reachable
from benchmarks.identity.retail import retail
from benchmarks.identity.senzing import senzing
from stream_processors.identity.file_likeness import RECOMMENDED


def measured(data: Data, auto: float | None) -> Quality:
    truth = {str(one.line["id"]): one.truth for one in data.labelled}
    return quality(ours(data, auto).groups, truth, reachable(data.labelled, True, data.region))


@pytest.mark.parametrize("region", ["US", "RU"])
def test_the_senzing_truth_set(region: str) -> None:
    found = measured(Data("Senzing", senzing(), region, False), RECOMMENDED)
    assert found.exact >= 83
    assert found.entities == 85
    assert found.precision == 1.0


@pytest.mark.parametrize("seed", [HELD_OUT_SEED, 7])
def test_a_town_of_families_on_one_phone(seed: int) -> None:
    found = measured(Data("town", retail(seed, 300), "RU", False), None)
    assert found.precision >= 0.99
    assert found.reachable >= 0.97
    assert found.mixed <= 0.005
