"""Weights of likeness: read, written, shipped; and learned from records without a label."""

from __future__ import annotations

import json
import random
from collections import Counter
from dataclasses import replace

import pytest

from benchmarks.identity.retail import retail
from benchmarks.identity.shipped_weights import GUESSED
from stream_processors.identity.comparison import Likeness
from stream_processors.identity.file_lines import read_line
from stream_processors.identity.rarity import FAMILIES, Rarity
from stream_processors.identity.scoring import score
from stream_processors.identity.stream_likeness import among_many, compare_records
from stream_processors.identity.training import expectation_maximisation, train
from stream_processors.identity.traits import Traits
from stream_processors.identity.weights import FIELDS, Weights, load, shipped
from tests.matching import person


def people(seed: int, households: int) -> dict[str, Traits]:
    return {one.line["id"]: read_line(one.line, "RU").traits() for one in retail(seed, households)}


@pytest.fixture(scope="module")
def learned() -> Weights:
    return train(people(5, 250), shipped(), "a test", lambda _: None)


def test_the_shipped_weights_say_which_command_made_them() -> None:
    assert shipped().made_by.startswith("python -m benchmarks.identity.shipped_weights")
    assert set(FIELDS) <= set(shipped().fields)


def test_they_are_made_from_guesses_of_every_trait_and_not_from_themselves() -> None:
    assert set(FIELDS) == set(GUESSED.fields)
    learned = train(people(5, 250), GUESSED, "a test", lambda _: None)
    assert learned.fields["document"] == pytest.approx(GUESSED.fields["document"])  # none is in these records
    assert learned.fields["birth"] != shipped().fields["birth"]


def test_documents_of_a_few_are_not_taken_for_common() -> None:
    """Numbers that two records in a town share are one person's, and say nothing of how many there are."""
    told = people(5, 250)
    for at, one in enumerate(sorted(told)[:40]):
        told[one] = told[one]._replace(others=(("passport", f"45{at // 2:08}"),))
    learned = train(told, GUESSED, "a test", lambda _: None)
    assert learned.fields["document"].rarity == pytest.approx(GUESSED.fields["document"].rarity)


def test_written_and_read_again_they_are_the_same() -> None:
    assert load(shipped().dump()) == shipped()


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("{", "no weights"),
        ("[]", "no weights"),
        ('{"fields": {"given": {"same": 1}}}', "no weights"),
        ('{"fields": {}}', "missing"),
    ],
)
def test_what_is_no_file_of_weights(broken: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        load(broken)


def test_shares_are_shares() -> None:
    told = json.loads(shipped().dump())
    told["fields"]["given"]["same"] = 1.5
    with pytest.raises(ValueError, match="given"):
        load(json.dumps(told))


def test_learned_weights_are_ordered_as_sense_says(learned: Weights) -> None:
    """Agreeing speaks for one person, differing against, and a birth date says more than a sex."""
    for name in ("given", "surname", "birth", "street", "house"):
        one = learned.fields[name]
        assert one.same > 0.7 > 10 * one.rarity, name
        assert one.differs < 0, name
    assert learned.fields["birth"].rarity < learned.fields["surname"].rarity < learned.fields["sex"].rarity


def test_training_repeats_itself(learned: Weights) -> None:
    assert train(people(5, 250), shipped(), "a test", lambda _: None) == learned


def test_only_what_many_have_stands_in_the_file(learned: Weights) -> None:
    counts = Counter(one.surname for one in people(5, 250).values())
    assert all(counts[value] >= 20 for value in learned.common["surname"])


def test_too_few_records_teach_nothing() -> None:
    with pytest.raises(ValueError, match="are needed"):
        train(people(5, 3), shipped(), "a test", lambda _: None)


def test_it_is_told_what_is_done() -> None:
    told: list[str] = []
    train(people(5, 250), shipped(), "a test", told.append)
    assert len(told) == 3


def test_expectation_maximisation_finds_the_share_that_was_mixed_in() -> None:
    """Pairs drawn from known m and u: a third of them one person's."""
    rng = random.Random(7)
    fields, same = ("given", "surname", "street"), 0.9
    chance = {(name, Likeness.SAME): 0.02 for name in fields} | {(name, Likeness.DIFFERS): 0.98 for name in fields}
    pairs = Counter(
        frozenset((name, Likeness.SAME if rng.random() < odds else Likeness.DIFFERS) for name in fields)
        for odds in rng.choices((same, 0.02), (1, 2), k=6_000)
    )
    found = expectation_maximisation(pairs, chance)
    assert sum(found.values()) == pytest.approx(2_000, rel=0.05)
    assert expectation_maximisation(Counter(), chance) == {}


def test_a_pair_is_scored_by_fixed_weights_without_a_set() -> None:
    """What the stream does: the score of two records depends on these two alone."""
    lines = [{"id": str(at), "person": {"name": "Анна Петрова", "birth_date": "1990-05-12"}} for at in (1, 2)]
    a, b = (read_line(line, "RU").traits() for line in lines)
    bits, evidence = score(a, b, Rarity(Counter(), 0, FAMILIES))
    assert bits > 5
    assert {name for name, _ in evidence} == {"given", "surname", "birth", "sex"}
    doubtful = replace(shipped(), fields={**shipped().fields, "birth": shipped().fields["sex"]})
    assert score(a, b, Rarity(Counter(), 0, FAMILIES, doubtful))[0] < bits


def test_the_stream_compares_with_the_weights_that_it_is_given() -> None:
    a, b = (person(carried, "Анна Петрова", "1990-05-12").record for carried in ("phone:1", "email:a"))
    usual = {name: one._replace(rarity=0.9, same=0.91) for name, one in shipped().fields.items()}
    likely, doubtful = (
        compare_records(a, b),
        compare_records(a, b, among_many(replace(shipped(), fields=usual, common={}))),
    )
    assert likely is not None
    assert likely.score > 0.9
    assert doubtful is None or doubtful.score < likely.score
