"""Wishes as they live: heard in notes and requests, decided by people, replaced, expired, carried by merges."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import orjson
import pytest

from schemas.decoding import decode
from schemas.events import CallNoted
from schemas.fragment import EventEffect, Fragment, Keep
from schemas.identity import Group, Record
from schemas.profile import Profile
from stream_processors.profile.effects import effects
from stream_processors.profile.fragment import apply, merge
from stream_processors.profile.view import build_profile
from stream_processors.profile.wishes import Hearing, heard_in
from tests.unit.profile.told import BEGIN, MOSCOW, ORDER, RULES, Client, asked, effect, rules

SLEEPS = "Привезите до 13:00 или после 15:00, спит ребёнок"


def test_a_note_with_a_wish_is_one_register_more_and_one_without_none() -> None:
    plain = effect("call.noted", {"text": "Нужен белый холодильник"}).operations
    wishful = effect("call.noted", {"text": SLEEPS}).operations
    assert [each.map for each in wishful if isinstance(each, Keep)] == ["notes", "wishes"]
    assert [each.map for each in plain if isinstance(each, Keep)] == ["notes"]


def test_a_wish_shows_its_words_its_reason_and_that_nobody_confirmed_it() -> None:
    (wish,) = asked(Client().told("call.noted", text=SLEEPS).profile())
    assert (wish.applies_to, wish.rule, wish.from_, wish.to, wish.every_day) == (
        "delivery", "avoid", "13:00", "15:00", True,
    )  # fmt: skip
    assert (wish.reason, wish.status) == ("спит ребёнок", "suggested")
    assert wish.quote in SLEEPS


@pytest.mark.parametrize("offset", ["+03:00", "+00:00"])
@pytest.mark.parametrize(("zone", "tomorrow"), [("Europe/Moscow", 23), ("Europe/London", 22), ("Asia/Tokyo", 23)])
def test_tomorrow_is_counted_in_the_deployments_zone_whatever_offset_was_sent(
    offset: str, zone: str, tomorrow: int
) -> None:
    said = datetime(2026, 11, 21, 22, 30, tzinfo=UTC)
    time = said.astimezone(datetime.fromisoformat(f"2026-01-01T00:00:00{offset}").tzinfo).isoformat()
    raw = orjson.dumps(
        {"specversion": "1.0", "id": "1", "source": "s", "type": "call.noted", "time": time,
         "data": {"text": "привезите завтра"}}
    )  # fmt: skip
    event = decode(raw)
    assert isinstance(event, CallNoted)
    (wish,) = heard_in(event, ZoneInfo(zone))
    assert wish.dates == (date(2026, 11, tomorrow),)
    fragment = Fragment()
    apply(fragment, effects(event, "r", raw, Hearing(ZoneInfo(zone))))
    assert asked(_built(fragment, said)) == [wish], "the page names a wish as the profile will"


def test_a_request_binds_its_wish_to_its_order_until_it_is_delivered() -> None:
    client = Client().told("delivery.requested", **ORDER, wish="до 13:00 или после 15:00, спит ребёнок")
    (wish,) = asked(client.profile())
    assert (wish.order, wish.rule) == ("O-1", "avoid")
    client.told("delivery.status_changed", identifiers={"order": "O-1"}, status="failed")
    assert asked(client.profile()), "there will be another attempt"
    client.told("delivery.status_changed", identifiers={"order": "O-1"}, status="delivered")
    assert asked(client.profile()) == []


@pytest.mark.parametrize(
    ("text", "rules_", "quote"),
    [("ровно в 15:00", ["exact"], "ровно в 15:00"), ("квартира 18, код 1500", [], ""), ("хрупкое", [], "")],
)
def test_what_stands_on_a_request_is_about_delivery(text: str, rules_: list[str], quote: str) -> None:
    found = asked(Client().told("delivery.requested", **ORDER, wish=text).profile())
    assert [wish.rule for wish in found] == rules_
    assert all((wish.applies_to, wish.quote) == ("delivery", quote) for wish in found)


def test_a_cancelled_order_takes_its_wishes_along() -> None:
    client = Client().told("delivery.requested", **ORDER, wish="после 18")
    client.told("order.cancelled", identifiers={"order": "O-1"})
    assert asked(client.profile()) == []


def test_dated_wishes_expire_after_their_last_date() -> None:
    client = Client().told("call.noted", text="не звонить в понедельник, занят")  # said on Saturday the 21st
    on = datetime(2026, 11, 23, 23, 59, tzinfo=MOSCOW)
    assert len(asked(client.profile(on))) == 1
    assert asked(client.profile(on + timedelta(minutes=1))) == []


@pytest.mark.parametrize(
    ("texts", "left"),
    [
        (["привозить после 18:00", "привозить с 10 до 12"], [("only", "10:00")]),
        (["привозить после 18:00", "привезите ровно в 15:00"], [("exact", "15:00")]),
        (["привезите ровно в 15:00", "привозите в любое время"], [("flexible", None)]),
        (["не привозить с 13 до 15", "привозить только с 13 до 15"], [("only", "13:00")]),
        (["не привозить с 13 до 15", "не привозить с 17 до 18"], [("avoid", "17:00"), ("avoid", "13:00")]),
        (["не привозить с 13 до 15", "привозить после 18:00"], [("only", "18:00"), ("avoid", "13:00")]),
        (["не звонить с 13 до 15", "привозить после 18:00"], [("only", "18:00"), ("avoid", "13:00")]),
        (["не звонить", "не звонить"], [("avoid", None)]),
    ],
)
def test_later_words_replace_what_they_contradict_and_add_to_the_rest(
    texts: list[str], left: list[tuple[str, str | None]]
) -> None:
    client = Client()
    for text in texts:
        client.told("call.noted", text=text)
    assert rules(client.profile()) == left


def test_an_order_of_its_own_replaces_nothing_that_is_said_of_all() -> None:
    client = Client().told("call.noted", text="привозить после 18:00")
    client.told("delivery.requested", **ORDER, wish="с 10 до 12")
    assert {(wish.order, wish.from_) for wish in asked(client.profile())} == {("O-1", "10:00"), ("", "18:00")}


def test_a_person_confirms_or_dismisses_and_the_latest_word_counts() -> None:
    client = Client().told("call.noted", text=SLEEPS)
    (wish,) = asked(client.profile())
    client.told("wish.decided", minute=10, wish=wish.id, decision="confirmed", by="Ольга")
    assert asked(client.profile())[0].status == "confirmed"
    client.told("wish.decided", minute=9, wish=wish.id, decision="dismissed", by="Ольга")
    assert asked(client.profile())[0].status == "confirmed", "an earlier word that came late"
    client.told("wish.decided", minute=11, wish=wish.id, decision="dismissed", by="Пётр")
    client.told("call.noted", minute=1, text=SLEEPS)
    assert [each.id for each in asked(client.profile())] != [wish.id]


def test_what_was_confirmed_outlives_its_repetition() -> None:
    client = Client().told("call.noted", text=SLEEPS)
    (wish,) = asked(client.profile())
    client.told("wish.decided", wish=wish.id, decision="confirmed", by="Ольга")
    client.told("call.noted", text=SLEEPS)
    assert [(each.id, each.status) for each in asked(client.profile())] == [(wish.id, "confirmed")]


def test_any_order_and_any_split_into_records_show_the_same_wishes() -> None:
    told: list[EventEffect] = []
    for number, text in enumerate([SLEEPS, "привозить после 18:00", "не звонить в четверг", "привозить с 10 до 12"]):
        told.append(effect("call.noted", {"text": text}, minute=number, event_id=str(number)))
    (first,) = _built(_folded(told[:1]), BEGIN).wishes
    told.append(effect("wish.decided", {"wish": first.id, "decision": "confirmed", "by": "Ольга"}, minute=9))
    expected = _built(_folded(told), BEGIN).wishes
    assert len(expected) == 3
    chance = random.Random(5)
    for _ in range(20):
        shuffled = chance.sample(told, len(told)) + chance.sample(told, 2)
        at = chance.randrange(len(shuffled))
        assert _built(merge([_folded(shuffled[:at]), _folded(shuffled[at:])]), BEGIN).wishes == expected


def _folded(told: list[EventEffect]) -> Fragment:
    fragment = Fragment()
    for each in told:
        apply(fragment, each)
    return fragment


def _built(fragment: Fragment, now: datetime) -> Profile:
    return build_profile(Group("p", (Record("r", frozenset()),)), fragment, now=now, rules=RULES, timezone=MOSCOW)
