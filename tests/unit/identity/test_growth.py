"""What the benchmark of growth sends through a store: records as the pipeline would name them."""

from __future__ import annotations

from itertools import islice

from benchmarks.identity.growth import towns
from benchmarks.store_lane import Tail


def test_the_same_statement_is_one_record_wherever_it_is_made() -> None:
    seen = [one.record for one in islice(towns(1), 4_000)]
    stated = {
        (one.identifiers or one.references, one.person.name, one.person.birth_date, one.person.sex) for one in seen
    }
    assert len({one.record_id for one in seen}) == len(stated) < len(seen)
    assert all(one.all_identifiers for one in seen)
    assert not any(one.person.extra for one in seen)


def test_a_town_follows_the_one_before_and_is_another() -> None:
    first, second = (frozenset(one.record.record_id for one in islice(towns(seed), 5_000)) for seed in (1, 2))
    assert len(first & second) < len(first) / 100


def test_the_tail_is_what_one_in_a_hundred_exceeds() -> None:
    assert Tail.of([number / 1e3 for number in range(100)]) == (50.0, 99.0)
