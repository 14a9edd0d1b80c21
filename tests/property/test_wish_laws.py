"""Wishes, decisions and deliveries in any order, repeated, on any records: the profile is the same, byte for byte."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.fragment import EventEffect, Fragment
from schemas.identity import Group, Record
from stream_processors.profile.fragment import apply, merge
from stream_processors.profile.view import build_profile
from stream_processors.profile.wish_ids import named
from stream_processors.profile.wishes import WISHES
from tests.searching import cases
from tests.unit.profile.told import BEGIN, MOSCOW, RULES, effect

Said = tuple[str, dict[str, Any]]

_NOTES = (
    "до 13:00 или после 15:00 привозить, спит ребёнок",
    "привозить после 18:00",
    "привезите ровно в 14:00, не звонить до 10",
    "не звонить",
    "перезвоните завтра после обеда",
    "звоните в любое время, не привозить в четверг",
)
_NUMBERS: Sequence[dict[str, Any]] = (
    {},
    {"order": "O-1"},
    {"preorder": "P-1"},
    {"order": "O-1", "preorder": "P-1"},
    {"order": ["O-1", "O-2"]},
    {"receipt": "R-1"},
    {"order": "O-2", "receipt": "R-1"},
)
_TEXT, _NAMED = st.sampled_from(_NOTES), st.sampled_from(_NUMBERS)
_STATUS = st.sampled_from(["planned", "on_the_way", "delivered", "failed"])
_DAY = st.sampled_from(["2026-11-24", "2026-11-26"])


def _said(type_: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Said]:
    return st.tuples(st.just(type_), st.fixed_dictionaries({"identifiers": _NAMED, **fields}))


_SAYING = st.one_of(
    _said("call.noted", text=_TEXT),
    _said("delivery.requested", date=_DAY, wish=_TEXT),
    _said("delivery.status_changed", status=_STATUS),
    _said("order.placed"),
    _said("order.cancelled"),
)
_DECIDING = st.lists(st.tuples(st.integers(0, 50), st.sampled_from(["confirmed", "dismissed"])), max_size=4)


def _effects(sayings: Sequence[Said], deciding: Sequence[tuple[int, str]]) -> list[EventEffect]:
    """The sayings, a minute after each other, and decisions on some of the wishes in them."""
    found = [effect(type_, data, minute=at, event_id=str(at)) for at, (type_, data) in enumerate(sayings)]
    stated = _folded(found).maps.get("wishes", {})
    ids = sorted(
        wish.id for digest, said in stated.items() for wish in named(digest, WISHES.validate_json(said.value), BEGIN)
    )
    for at, (which, decision) in enumerate(deciding if ids else ()):
        data = {"wish": ids[which % len(ids)], "decision": decision, "by": "Ольга"}
        found.append(effect("wish.decided", data, minute=at * 3, event_id=f"d{at}"))
    return found


def _folded(effects: Sequence[EventEffect]) -> Fragment:
    fragment = Fragment()
    for each in effects:
        apply(fragment, each)
    return fragment


def _shown(fragment: Fragment) -> str:
    now = BEGIN + timedelta(days=1, hours=6)
    group = Group("p", (Record("r", frozenset()),))
    return build_profile(group, fragment, now=now, rules=RULES, timezone=MOSCOW).model_dump_json(by_alias=True)


@settings(max_examples=cases(60))
@given(st.lists(_SAYING, max_size=9), _DECIDING, st.randoms(use_true_random=False))
def test_order_repetition_and_split_leave_no_trace_in_the_profile(
    sayings: list[Said], deciding: list[tuple[int, str]], chance: random.Random
) -> None:
    told = _effects(sayings, deciding)
    expected = _shown(_folded(told))
    again = told + chance.choices(told, k=3) if told else []
    chance.shuffle(again)
    assert _shown(_folded(again)) == expected
    records: list[list[EventEffect]] = [[], [], []]
    for each in again:
        chance.choice(records).append(each)
    assert _shown(merge([_folded(record) for record in records])) == expected
