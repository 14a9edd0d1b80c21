"""Requests, days, hours and scopes combined, in both languages: samples of 17,000 notes with known meaning."""

from __future__ import annotations

from datetime import date
from functools import cache
from random import Random

import pytest

from benchmarks import wish_labels
from benchmarks.wish_labels import HORIZON, ZONE, minutes
from schemas.wishes import AppliesTo, Wish
from stream_processors.profile.agenda import forbidden
from stream_processors.wishes.reader import read
from tests.unit.wishes.spoken import JOINERS, Spoken, pairs, requests

SAID = date(2026, 11, 21)


@cache
def meant(items: tuple[str, ...]) -> frozenset[int]:
    return wish_labels.forbidden(items, SAID)


@cache
def found(wishes: tuple[Wish, ...], applies_to: AppliesTo) -> frozenset[int]:
    return minutes(forbidden(wishes, applies_to, SAID, HORIZON, ZONE), SAID)


def is_right(spoken: Spoken) -> bool:
    wishes = tuple(wish.model_copy(update={"quote": "", "reason": ""}) for wish in read(spoken.text, SAID))
    return found(wishes, "delivery") == meant(spoken.delivery) and found(wishes, "call") == meant(spoken.call)


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_single_wish_is_read(lang: str) -> None:
    sample = Random(7).sample(list(requests(lang)), 3_000)
    assert [spoken.text for spoken in sample if not is_right(spoken)] == []


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_two_wishes_parted_by_a_sign_are_read(lang: str, seed: int) -> None:
    signs = [joiner for joiner in JOINERS[lang] if joiner.strip()] + ["\n"]
    assert [spoken.text for spoken in pairs(lang, Random(seed), 200, signs) if not is_right(spoken)] == []


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_most_pairs_without_any_sign_are_read(lang: str) -> None:
    """People leave commas out; where a time between two verbs belongs to either, no reading is sure."""
    spoken = list(pairs(lang, Random(1), 400, [" "]))
    assert sum(map(is_right, spoken)) >= 0.8 * len(spoken)


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_capitals_and_courtesy_change_nothing(lang: str) -> None:
    hello, thanks = ("Здравствуйте! ", ", спасибо") if lang == "ru" else ("Hello! ", ", thank you")
    for spoken in Random(4).sample(list(requests(lang)), 200):
        for text in (spoken.text.upper(), hello + spoken.text + thanks):
            assert is_right(spoken._replace(text=text)), text
