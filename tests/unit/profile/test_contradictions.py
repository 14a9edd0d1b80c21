"""Later words and earlier ones: which lift which, and which add up."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from schemas.fragment import Fragment
from schemas.identity import Group, Record
from schemas.profile import Profile
from stream_processors.profile.fragment import apply, merge
from stream_processors.profile.view import build_profile
from tests.unit.profile.told import BEGIN, MOSCOW, ORDER, RULES, Client, asked, effect, rules


@pytest.mark.parametrize(
    ("texts", "left"),
    [
        (["не звонить", "можно звонить в любое время"], [("flexible", None)]),
        (["не звонить", "звоните после 18:00"], [("only", "18:00")]),
        (["не звонить", "звоните по вторникам"], [("only", None)]),
        (["не привозить с 13 до 15", "привезите ровно в 14:00"], [("exact", "14:00")]),
        (["не привозить с 13 до 15", "привезите завтра с 13:30 до 14:30"], [("only", "13:30")]),
        (["не привозить с 13 до 15", "привозить с 14 до 18"], [("only", "14:00")]),
        (["не привозить с 13 до 15", "привозите в любое время"], [("flexible", None)]),
        (["не звонить завтра", "завтра звоните после 18"], [("only", "18:00")]),
        (["не звонить завтра", "можно звонить в любое время"], [("flexible", None)]),
        (["не звонить", "звоните после 18:00", "звоните с 10 до 12"], [("only", "10:00")]),
    ],
)
def test_what_is_allowed_later_lifts_what_was_forbidden(texts: list[str], left: list[tuple[str, str | None]]) -> None:
    assert rules(_asks(*texts).profile()) == left


@pytest.mark.parametrize(
    "texts",
    [
        ("не звонить завтра", "звоните после 18:00"),  # a general word does not undo what is said of one day
        ("не привозить с 13 до 15", "привезите завтра с 10 до 18"),  # nor does one day wake a child who sleeps daily
        ("не привозить с 13 до 15", "привезите ровно в 15:00"),  # bounds are allowed
        ("звоните после 18:00", "не звонить с 20 до 21"),  # what is forbidden later is cut out
        ("звоните после 18:00", "не звонить"),
        ("не звонить", "привозите в любое время"),  # another subject
    ],
)
def test_what_leaves_each_other_time_adds_up(texts: tuple[str, ...]) -> None:
    assert [wish.quote for wish in asked(_asks(*texts).profile())] == [*reversed(texts)]


def test_of_one_note_no_wish_lifts_another() -> None:
    assert len(asked(_asks("Не звонить с 13 до 15. Звонить можно в любое время").profile())) == 2


def test_what_is_forbidden_anew_is_a_later_word_though_the_confirmed_one_is_shown() -> None:
    client = _asks("не звонить")
    (wish,) = asked(client.profile())
    client.told("wish.decided", wish=wish.id, decision="confirmed", by="Ольга")
    for text in ("можно звонить в любое время", "не звонить"):
        client.told("call.noted", text=text)
    assert {(each.rule, each.status) for each in asked(client.profile())} == {
        ("avoid", "confirmed"),
        ("flexible", "suggested"),
    }
    assert not client.profile().may_call_now.allowed


def test_a_permission_that_was_dismissed_or_has_passed_lifts_nothing_any_more() -> None:
    client = _asks("не звонить", "завтра можно звонить после 12")
    assert rules(client.profile()) == [("only", "12:00")]
    assert rules(client.profile(BEGIN + timedelta(days=2))) == [("avoid", None)]
    client.told("wish.decided", wish=asked(client.profile())[0].id, decision="dismissed", by="Ольга")
    assert rules(client.profile()) == [("avoid", None)]


def test_a_general_word_lifts_what_was_said_of_an_order_and_no_order_what_was_said_of_all() -> None:
    client = Client().told("delivery.requested", **ORDER, wish="не привозить с 13 до 15")
    assert rules(client.told("call.noted", text="привозите в любое время").profile()) == [("flexible", None)]
    client = _asks("не привозить с 13 до 15").told("delivery.requested", **ORDER, wish="ровно в 14:00")
    assert rules(client.profile()) == [("exact", "14:00"), ("avoid", "13:00")]


def _asks(*texts: str) -> Client:
    client = Client()
    for text in texts:
        client.told("call.noted", text=text)
    return client


def test_it_does_not_matter_in_which_order_and_on_which_record_they_arrive() -> None:
    texts = ["не звонить", "звоните после 18:00", "не звонить завтра", "не звонить", "можно звонить в любое время"]
    told = [effect("call.noted", {"text": text}, minute=at, event_id=str(at)) for at, text in enumerate(texts)]
    chance = random.Random(7)
    for _ in range(20):
        fragments = [Fragment(), Fragment()]
        for each in chance.sample(told, len(told)):
            apply(chance.choice(fragments), each)
        assert rules(_built(merge(fragments))) == [("flexible", None)]


def _built(fragment: Fragment) -> Profile:
    return build_profile(Group("p", (Record("r", frozenset()),)), fragment, now=BEGIN, rules=RULES, timezone=MOSCOW)
