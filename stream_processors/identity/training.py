"""Learns the weights m and u of Fellegi and Sunter from a deployment's own records, without labels.

u is how often two strangers agree; it is counted over random pairs. m is how often two records of one person agree;
expectation-maximisation (EM) estimates it in two passes, over pairs with the same birth date and over pairs with the
same name. In each pass the trait that selected the pairs is left out, and is learned in the other pass (Winkler, "Using
the EM Algorithm for Weight Computation in the Fellegi-Sunter Model of Record Linkage", 1988; two passes as in Splink).
Pairs selected by address or phone would teach that a family is one person, so they are not used.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import log2
from typing import Final

from schemas.identity import RecordId
from stream_processors.identity.comparison import Likeness, compare_traits
from stream_processors.identity.rarity import values
from stream_processors.identity.traits import Traits, is_document
from stream_processors.identity.weights import FIELDS, Weight, Weights

Pattern = frozenset[tuple[str, Likeness]]  # what a pair agrees in: field → likeness
Shares = dict[tuple[str, Likeness], float]
Progress = Callable[[str], None]

FEWEST: Final = 50  # pairs of one person without which nothing is learned
_RANDOM_PAIRS: Final = 200_000
_LARGEST_BLOCK: Final = 30
_ROUNDS: Final = 25
_DOUBT: Final = 20.0  # pairs for which the weights known before count beside those found
_BOUNDS: Final = {"close": (0.0, 12.0), "differs": (-12.0, 0.0)}
_BOUNDS_OF_OTHERS: Final = {"close": (0.0, 5.0), "differs": (-1.5, 0.0)}  # anything may stand there
_COMMON_FROM: Final = 20  # records with one value, so that a file of weights names nobody
_COMMON_SHARE: Final = 0.002
_COMMON_FIELDS: Final = ("given", "surname", "patronymic", "city", "street")


def train(people: Mapping[RecordId, Traits], known: Weights, made_by: str, tell: Progress) -> Weights:
    """Weights learned from `people`, leaning on those known before where the records are few.

    Raises ValueError where too few pairs of one person are found to learn from.
    """
    every = [people[one] for one in sorted(people)]
    tell("counting how often strangers agree")
    by_chance = _shares(_patterns(_strangers(every)))
    m: defaultdict[tuple[str, Likeness], float] = defaultdict(float)
    found = 0.0
    for name, key, spoken_for in _PASSES:
        tell(f"comparing pairs {name}")
        patterns = _without(_patterns(_pairs(every, key)), spoken_for)
        matches = expectation_maximisation(patterns, by_chance)
        found += sum(matches.values())
        for pattern, share in matches.items():
            for agreement in pattern:
                m[agreement] += share
    if found < FEWEST:
        raise ValueError(f"{found:.0f} pairs of one person were found in {len(every)} records: {FEWEST} are needed")
    rarity = _rarities(every, known)
    fields = {name: _weight(name, m, by_chance, rarity[name], known.of(name)) for name in FIELDS}
    return Weights(fields, _common(every), len(every), made_by)


def _born(one: Traits) -> Hashable:
    return one.birth


def _named(one: Traits) -> Hashable:
    return (one.given, one.surname) if one.given and one.surname else ""


_PASSES: Final = (
    ("born on one day", _born, frozenset({"birth"})),
    ("of one name", _named, frozenset({"given", "initial", "surname", "sex"})),
)


def _pairs(people: Sequence[Traits], key: Callable[[Traits], Hashable]) -> Iterator[tuple[Traits, Traits]]:
    blocks: defaultdict[Hashable, list[Traits]] = defaultdict(list)
    for one in people:
        if value := key(one):
            blocks[value].append(one)
    return (pair for block in blocks.values() if len(block) <= _LARGEST_BLOCK for pair in combinations(block, 2))


def _strangers(people: Sequence[Traits]) -> Iterator[tuple[Traits, Traits]]:
    """The same pairs for the same records, so that training can be repeated."""
    rng = random.Random(len(people))
    pairs = min(_RANDOM_PAIRS, len(people) * (len(people) - 1) // 2)
    return ((people[rng.randrange(len(people))], people[rng.randrange(len(people))]) for _ in range(pairs))


def _patterns(pairs: Iterable[tuple[Traits, Traits]]) -> Counter[Pattern]:
    return Counter(
        frozenset(
            (trait.field if trait.field in FIELDS else "other", _plain(trait.likeness))
            for trait in compare_traits(a, b)
        )
        for a, b in pairs
        if a is not b
    )


def _plain(likeness: Likeness) -> Likeness:
    return Likeness.DIFFERS if likeness in (Likeness.UNLIKE, Likeness.CONTRADICTS) else likeness


def _without(patterns: Mapping[Pattern, int], fields: frozenset[str]) -> Counter[Pattern]:
    left: Counter[Pattern] = Counter()
    for pattern, count in patterns.items():
        left[frozenset(each for each in pattern if each[0] not in fields)] += count
    return left


def _shares(patterns: Mapping[Pattern, float]) -> Shares:
    """Of the pairs that state a field, the share with each likeness."""
    counts: defaultdict[tuple[str, Likeness], float] = defaultdict(float)
    stated: defaultdict[str, float] = defaultdict(float)
    for pattern, count in patterns.items():
        for field, likeness in pattern:
            counts[field, likeness] += count
            stated[field] += count
    return {
        (field, likeness): (counts[field, likeness] + 0.1) / (total + 0.4)
        for field, total in stated.items()
        for likeness in (Likeness.SAME, Likeness.CLOSE, Likeness.VAGUE, Likeness.DIFFERS)
    }


def expectation_maximisation(patterns: Mapping[Pattern, int], by_chance: Shares) -> dict[Pattern, float]:
    """How many of the pairs of each pattern are one person. by_chance stays as it is; the rest starts from a guess."""
    by_person = dict.fromkeys(by_chance, 0.0) | {
        agreement: {Likeness.SAME: 0.9, Likeness.CLOSE: 0.06, Likeness.VAGUE: 0.02}.get(agreement[1], 0.02)
        for agreement in by_chance
    }
    share, total = 0.5, sum(patterns.values())
    matches: dict[Pattern, float] = {}
    for _ in range(_ROUNDS if total else 0):
        matches = {
            pattern: count * _chance(pattern, share, by_person, by_chance) for pattern, count in patterns.items()
        }
        share = min(max(sum(matches.values()) / total, 1e-6), 1 - 1e-6)
        by_person |= _shares(matches)
    return matches


def _chance(pattern: Pattern, share: float, by_person: Shares, by_chance: Shares) -> float:
    """That a pair of this pattern is one person, by Bayes."""
    odds = log2(share / (1 - share))
    for agreement in pattern:
        if agreement in by_chance:
            odds += log2(by_person[agreement] / by_chance[agreement])
    return float(1 / (1 + 2.0 ** -max(-500.0, min(500.0, odds))))


def _weight(
    field: str, m: Mapping[tuple[str, Likeness], float], by_chance: Shares, rarity: float, known: Weight
) -> Weight:
    """What was known weighs as `_DOUBT` pairs beside what was found."""
    stated = sum(m.get((field, likeness), 0.0) for likeness in Likeness)
    same = (m.get((field, Likeness.SAME), 0.0) + _DOUBT * known.same) / (stated + _DOUBT)
    bits = {}
    for name, likeness, before in (
        ("close", Likeness.CLOSE, known.close),
        ("differs", Likeness.DIFFERS, known.differs),
    ):
        chance = by_chance.get((field, likeness))
        low, high = (_BOUNDS_OF_OTHERS if field == "other" else _BOUNDS)[name]
        if chance is None or not stated:
            bits[name] = before
            continue
        share = (m.get((field, likeness), 0.0) + 0.5) / (stated + 1)
        learned = min(max(log2(share / chance), low), high)
        bits[name] = (learned * stated + before * _DOUBT) / (stated + _DOUBT)
    return Weight(min(max(same, 0.05), 0.999), rarity, bits["close"], bits["differs"])


def _rarities(people: Sequence[Traits], known: Weights) -> dict[str, float]:
    """The share of a value of middling rarity, by the entropy of what is stated: 2^-H.

    The mean share of all values would be that of the commonest, which most people do not have.
    """
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in people:
        for field, value in values(one):
            counts[_counted(field, value)][f"{field} {value}"] += 1
    rarities = {}
    for field in FIELDS:
        seen, total = counts[field].values(), counts[field].total()
        bits = -sum(n / total * log2(n / total) for n in seen) if total else 0.0
        before = -log2(known.of(field).rarity)
        # many values seen once say only that there are more of them than records; of documents there are always more
        more = field == "document" or bits > log2(total + 1) - 1
        rarities[field] = 2.0 ** -(max(bits, before) if more else bits) if total else 2.0**-before
    return rarities


def _counted(field: str, value: str) -> str:
    return field if field in FIELDS else "document" if is_document(field, value) else "other"


def _common(people: Sequence[Traits]) -> dict[str, dict[str, float]]:
    """Values so common that they name nobody, with their share."""
    common = {}
    for field in _COMMON_FIELDS:
        counts = Counter(value for one in people if (value := getattr(one, field)))
        least = max(_COMMON_FROM, _COMMON_SHARE * counts.total())
        common[field] = {
            value: round(seen / counts.total(), 5) for value, seen in sorted(counts.items()) if seen >= least
        }
    return common
