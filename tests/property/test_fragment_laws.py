"""A fragment is a CRDT: no order, repetition or split of the input leaves a trace (design §4, P2)."""

from __future__ import annotations

import random
from collections.abc import Iterable
from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.fragment import Count, EventEffect, Fragment
from stream_processors.profile.fragment import apply, merge
from stream_processors.profile.ledger import needs_ledgers
from tests.random_fragments import effects, many_views
from tests.searching import cases

LAW = settings(max_examples=cases(40))
SEQUENCES = st.one_of(st.lists(effects(), max_size=12), st.lists(many_views(), max_size=8))


def folded(sequence: Iterable[EventEffect]) -> Fragment:
    fragment = Fragment()
    for effect in sequence:
        apply(fragment, effect)
    return fragment


@LAW
@given(SEQUENCES, st.randoms(use_true_random=False))
def test_order_and_repetition_leave_no_trace(sequence: list[EventEffect], chance: random.Random) -> None:
    shuffled = sequence + chance.choices(sequence, k=len(sequence)) if sequence else []
    chance.shuffle(shuffled)
    assert folded(shuffled) == folded(sequence)


@LAW
@given(SEQUENCES)
def test_applying_again_changes_nothing(sequence: list[EventEffect]) -> None:
    fragment = folded(sequence)
    assert [apply(fragment, effect) for effect in sequence] == [0] * len(sequence)


@LAW
@given(SEQUENCES, SEQUENCES)
def test_merge_is_commutative(a: list[EventEffect], b: list[EventEffect]) -> None:
    assert merge([folded(a), folded(b)]) == merge([folded(b), folded(a)])


@LAW
@given(SEQUENCES, SEQUENCES, SEQUENCES)
def test_merge_is_associative(a: list[EventEffect], b: list[EventEffect], c: list[EventEffect]) -> None:
    x, y, z = folded(a), folded(b), folded(c)
    assert merge([merge([x, y]), z]) == merge([x, merge([y, z])]) == merge([x, y, z])


@LAW
@given(SEQUENCES)
def test_merge_is_idempotent(sequence: list[EventEffect]) -> None:
    fragment = folded(sequence)
    assert merge([fragment]) == merge([fragment, fragment]) == merge([fragment, Fragment()]) == fragment


@LAW
@given(SEQUENCES, st.randoms(use_true_random=False))
def test_fragments_of_the_parts_merge_to_the_fragment_of_the_whole(
    sequence: list[EventEffect], chance: random.Random
) -> None:
    """Whichever records a person's events fell to, and whenever the records turned out to be one person."""
    records: list[list[EventEffect]] = [[], [], []]
    for effect in sequence:
        chance.choice(records).append(effect)
    assert merge([folded(record) for record in records]) == folded(sequence)


@LAW
@given(SEQUENCES, SEQUENCES)
def test_merge_leaves_what_it_was_given(a: list[EventEffect], b: list[EventEffect]) -> None:
    x, y = folded(a), folded(b)
    before = deepcopy((x, y))
    merged = merge([x, y])
    for effect in a + b:
        apply(merged, effect)
    assert (x, y) == before


@LAW
@given(SEQUENCES)
def test_totals_follow_from_the_ledger(sequence: list[EventEffect]) -> None:
    fragment = folded(sequence)
    totals: dict[str, int] = {}
    ledger = fragment.ledger or {}
    replaced = {order for receipt, orders in fragment.bound.items() if receipt in ledger for order in orders}
    standing = [entry for number, (_, entry) in ledger.items() if number not in replaced]
    for entry in standing:
        amount, currency, _ = entry.split("|")
        totals[currency] = totals.get(currency, 0) + int(amount)
    assert fragment.totals == {currency: total for currency, total in totals.items() if total}
    assert fragment.purchases == sum(entry.endswith("1") for entry in standing)


def sale(number: str, digest: str = "00" * 8) -> EventEffect:
    clock = f"{1:016d}70{digest}00000000"
    return EventEffect("a", digest, "00000000", clock, (Count(number, 10_000, "RUB", 1),))


def test_a_receipt_in_two_ledgers_counts_once() -> None:
    """The same receipt came with the card first and with the phone later: two records, one purchase."""
    merged = merge([folded([sale("receipt:1")]), folded([sale("receipt:1", "11" * 8), sale("receipt:2")])])
    assert (merged.purchases, merged.totals) == (2, {"RUB": 20_000})


def test_money_of_two_records_is_not_added_up_blindly() -> None:
    a, b = folded([sale("receipt:1")]), folded([sale("receipt:1")])
    a.ledger = None
    assert needs_ledgers([a, b])
    with pytest.raises(ValueError, match="load them with their ledgers"):
        merge([a, b])
    with pytest.raises(ValueError, match="without its ledger"):
        apply(a, sale("receipt:2"))


def test_one_record_with_money_needs_no_ledger() -> None:
    rich = folded([sale("receipt:1")])
    rich.ledger = None
    merged = merge([rich, Fragment(), folded([])])
    assert (merged.purchases, merged.totals, merged.ledger) == (1, {"RUB": 10_000}, None)
