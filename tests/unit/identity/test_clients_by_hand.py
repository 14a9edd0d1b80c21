"""How a retailer's data errs, case by case, as somebody who knows it wrote them down before he saw how they come out:
maiden names, keyboards in the other language, old numbers of new people, offices, lent cards, twins, firms, emoji.

Each case has identifiers of its own and is judged alone. The second file was written by somebody who had seen the
rules, and none of the code; what is `auto` in it is judged with likenesses joined.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from stream_processors.identity.file_likeness import RECOMMENDED
from stream_processors.identity.resolve_file import resolve_objects

FALLS_SHORT = {
    "новый владелец с тем же именем, фамилия другая",  # of a woman it may be a bride's old number
    "фамилия одна, другой",  # a lone surname beside a lone given name, and a third line that knows both
}

Cases = dict[str, list[dict[str, Any]]]

OURS, A_STRANGERS = "clients_by_hand.jsonl", "clients_by_a_stranger.jsonl"


def cases(file: str) -> Cases:
    found: Cases = defaultdict(list)
    text = (Path(__file__).parents[2] / "data" / file).read_text(encoding="utf-8")
    for one in text.strip().split("\n"):
        line = json.loads(one)
        found[line.pop("case")].append(line)
    return found


def wrong(lines: list[dict[str, Any]]) -> list[str]:
    """Of one case: what is written on those lines that are in no group of their person's own and whole."""
    asked = [{key: value for key, value in line.items() if key not in ("truth", "auto")} for line in lines]
    auto = RECOMMENDED if any(line.get("auto") for line in lines) else None
    profile_of = {answer["id"]: answer["profile"] for answer in resolve_objects(asked, auto=auto)}
    pairs = {(line["truth"], profile_of[line["id"]]) for line in lines}
    people, profiles = ({pair[side] for pair in pairs} for side in (0, 1))
    return [] if len(pairs) == len(people) == len(profiles) else [f"{line['truth']} {line['person']}" for line in lines]


@pytest.mark.parametrize(("file", "short"), [(OURS, FALLS_SHORT), (A_STRANGERS, set())])
def test_every_case_is_told_as_its_author_did(file: str, short: set[str]) -> None:
    told = {case: found for case, lines in cases(file).items() if (found := wrong(lines))}
    assert told.keys() == short, told


@pytest.mark.parametrize(("file", "many"), [(OURS, 100), (A_STRANGERS, 284)])
def test_the_cases_are_many_and_some_are_of_several_people(file: str, many: int) -> None:
    every = cases(file)
    assert len(every) == many
    assert sum(len({line["truth"] for line in lines}) > 1 for lines in every.values()) > 30
