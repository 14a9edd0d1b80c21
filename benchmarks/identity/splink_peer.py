"""Splink on the same records, in an environment of its own: `… -m benchmarks.identity.splink_peer < flat > groups`.

In comes one JSON array of flat records, out goes one JSON object: groups by id, CPU seconds, and milliseconds for one
new record against all. Settings are what its documentation recommends for people: u by random sampling, m by two passes
of EM, term frequencies, clusters at a probability of 0.9.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import pandas as pd
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

_EXACT = ("house", "flat", "postcode", "phone", "email", "card", "document")
_WORDS = ("given", "surname", "patronymic", "street", "city")
_THRESHOLD = 0.9


def main() -> None:
    people = pd.DataFrame(json.load(sys.stdin), dtype=object)
    stated = [column for column in people.columns if people[column].notna().mean() > 0.02 and column != "unique_id"]
    start = time.process_time()
    engine = DuckDBAPI()
    linker = Linker(engine.register(people), _settings(stated), log_level="ERROR")
    surely = [block_on("given", "surname", "birth")]
    linker.training.estimate_probability_two_random_records_match(surely, recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (block_on("birth"), block_on("given", "surname"), block_on("surname", "postcode")):
        try:
            linker.training.estimate_parameters_using_expectation_maximisation(rule)
        except ValueError as fault:  # a level that never occurs among its matches; the other passes stand
            print(fault, file=sys.stderr)
    pairs = linker.inference.predict(threshold_match_probability=0.5)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, _THRESHOLD).as_pandas_dataframe()
    spent = time.process_time() - start
    groups = {str(one): str(group) for one, group in zip(clusters["unique_id"], clusters["cluster_id"], strict=True)}
    json.dump({"groups": groups, "cpu": spent, "one": _one_by_one(linker, engine, people)}, sys.stdout)


def _settings(stated: list[str]) -> Any:
    comparisons: list[Any] = [cl.NameComparison(column) for column in _WORDS if column in stated]
    comparisons += [
        cl.ExactMatch(column).configure(term_frequency_adjustments=True) for column in _EXACT if column in stated
    ]
    if "birth" in stated:
        comparisons.append(cl.DateOfBirthComparison("birth", input_is_string=True))
    by = [("birth",), ("given", "surname"), ("surname", "postcode"), ("street", "house"), ("given", "postcode"),
          ("phone",), ("email",), ("card",), ("document",)]  # fmt: skip
    rules = [block_on(*columns) for columns in by if set(columns) <= set(stated)]
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=rules,
    )


def _one_by_one(linker: Any, engine: DuckDBAPI, people: pd.DataFrame, count: int = 10) -> list[float]:
    """Milliseconds that each of some records takes to be compared with all."""
    everybody = engine.register(people)
    taken = []
    for at in range(count):
        record = engine.register(people.iloc[[at]].assign(unique_id=f"new {at}"))
        start = time.process_time()
        linker.inference.predict_between(everybody, record).as_pandas_dataframe()
        taken.append((time.process_time() - start) * 1000)
    return sorted(taken)


if __name__ == "__main__":
    main()
