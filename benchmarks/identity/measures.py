"""Measures of a grouping against the truth: pairwise precision and recall, B-cubed, mixed profiles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Quality(NamedTuple):
    """precision, recall, f1: of pairs. reachable: recall of the pairs that can be found at all. bcubed: F1 by Bagga and
    Baldwin, each record counting alike. mixed: share of profiles that have records of several people. exact: entities
    found whole and alone, of `entities`.
    """

    precision: float
    recall: float
    f1: float
    reachable: float
    bcubed: float
    mixed: float
    exact: int
    entities: int


def quality(found: Mapping[str, str], truth: Mapping[str, str], reachable: Mapping[str, str]) -> Quality:
    """Each: id of a record → name of its group."""
    right = _pairs((found[one], truth[one]) for one in truth)
    told, there = _pairs(found.values()), _pairs(truth.values())
    precision, recall = right / told if told else 1.0, right / there if there else 1.0
    groups, entities = _groups(found), _groups(truth)
    within = _pairs(reachable.values())
    return Quality(
        precision,
        recall,
        _mean(precision, recall),
        _pairs((found[one], reachable[one]) for one in truth) / within if within else 1.0,
        _bcubed(found, truth),
        sum(len({truth[one] for one in group}) > 1 for group in groups) / len(groups),
        len(groups & entities),
        len(entities),
    )


def _pairs(names: Iterable[object]) -> int:
    return sum(n * (n - 1) // 2 for n in Counter(names).values())


def _mean(a: float, b: float) -> float:
    return 2 * a * b / (a + b) if a + b else 0.0


def _groups(named: Mapping[str, str]) -> set[frozenset[str]]:
    members: defaultdict[str, set[str]] = defaultdict(set)
    for one, name in named.items():
        members[name].add(one)
    return set(map(frozenset, members.values()))


def _bcubed(found: Mapping[str, str], truth: Mapping[str, str]) -> float:
    both = Counter((found[one], truth[one]) for one in truth)
    ours, theirs = Counter(found.values()), Counter(truth.values())
    precision = sum(n * n / ours[name] for (name, _), n in both.items()) / len(truth)
    recall = sum(n * n / theirs[name] for (_, name), n in both.items()) / len(truth)
    return _mean(precision, recall)
