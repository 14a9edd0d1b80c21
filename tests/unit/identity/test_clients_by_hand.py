"""How a retailer's data errs, case by case, as somebody who knows it wrote them down before he saw how they come out:
maiden names, keyboards in the other language, old numbers of new people, offices, lent cards, twins, firms, emoji.

Each case has identifiers of its own and is judged alone.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from stream_processors.identity.offline import resolve_objects

FALLS_SHORT = {
    "новый владелец с тем же именем, фамилия другая",  # of a woman it may be a bride's old number
    "фамилия одна, другой",  # a lone surname beside a lone given name, and a third line that knows both
}

Cases = dict[str, list[dict[str, Any]]]


def cases() -> Cases:
    found: Cases = defaultdict(list)
    for text in (Path(__file__).parents[2] / "data" / "clients_by_hand.jsonl").read_text(encoding="utf-8").splitlines():
        line = json.loads(text)
        found[line.pop("case")].append(line)
    return found


def wrong(lines: list[dict[str, Any]]) -> list[str]:
    """Of one case: what is written on those lines that are in no group of their person's own and whole."""
    asked = [{key: value for key, value in line.items() if key != "truth"} for line in lines]
    profile_of = {answer["id"]: answer["profile"] for answer in resolve_objects(asked)}
    pairs = {(line["truth"], profile_of[line["id"]]) for line in lines}
    people, profiles = ({pair[side] for pair in pairs} for side in (0, 1))
    return [] if len(pairs) == len(people) == len(profiles) else [f"{line['truth']} {line['person']}" for line in lines]


def test_every_case_is_told_as_its_author_did() -> None:
    told = {case: found for case, lines in cases().items() if (found := wrong(lines))}
    assert told.keys() == FALLS_SHORT, told


def test_the_cases_are_many_and_some_are_of_several_people() -> None:
    every = cases()
    assert len(every) == 100
    assert sum(len({line["truth"] for line in lines}) > 1 for lines in every.values()) > 30
