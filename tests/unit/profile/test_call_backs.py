"""Whoever asks to be called back is called at that time, whatever he had forbidden before, and at no other."""

from __future__ import annotations

from datetime import datetime

import pytest

from schemas.profile import Permission
from tests.unit.profile.told import BEGIN, MOSCOW, Client, asked

CALL_BACK = "перезвоните завтра после обеда"  # said on Saturday the 21st: on Sunday from 14:00 on


def on(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=MOSCOW)


def may_call(now: datetime, *texts: str) -> Permission:
    client = Client()
    for text in texts:
        client.told("call.noted", text=text)
    return client.profile(now).may_call_now


@pytest.mark.parametrize(
    ("now", "allowed", "until"),
    [
        (on(21, 15), False, on(22, 14)),
        (on(22, 13, 59), False, on(22, 14)),
        (on(22, 14), True, on(23, 0)),
        (on(22, 20), True, on(23, 0)),
        (on(23, 15), False, None),
    ],
)
def test_a_call_back_opens_its_hours_in_what_was_forbidden_before(
    now: datetime, allowed: bool, until: datetime | None
) -> None:
    permission = may_call(now, "не звонить", CALL_BACK)
    assert (permission.allowed, permission.until) == (allowed, until)


def test_the_reason_is_told_in_his_words() -> None:
    permission = may_call(on(22, 15), "не звонить", CALL_BACK)
    assert permission.code == "call_back"
    assert permission.because == f"the client asked to be called back: «{CALL_BACK}»"
    assert permission.say.ru == f"Клиент просил перезвонить: «{CALL_BACK}»"
    assert may_call(on(22, 13), "не звонить", CALL_BACK).because == "the client's wish: No calls: «не звонить»"


@pytest.mark.parametrize(
    ("texts", "allowed"),
    [
        (("не звонить, перезвоните завтра после обеда",), True),  # in one breath: all but that
        ((CALL_BACK, "не звонить"), False),  # he thought better of it
        (("не звонить", CALL_BACK, "не звонить"), False),
        ((CALL_BACK, "не звонить", CALL_BACK), True),
        (("звоните до 12", CALL_BACK), True),
        (("не звонить с 14 до 16", CALL_BACK), False),  # after 16:00 is "after lunch", too
        (("не звонить с 14 до 16, перезвоните завтра",), False),
        (("не звонить с 14 до 16", "перезвоните завтра в 15"), True),  # he names the very time
        (("не звонить с 14 до 16", "перезвоните завтра в 15", "не звонить с 14 до 16"), False),
        ((CALL_BACK, "не звонить с 14 до 16"), False),
    ],
)
def test_the_later_words_count(texts: tuple[str, ...], allowed: bool) -> None:
    assert may_call(on(22, 15), *texts).allowed == allowed


def test_the_call_back_that_opens_the_moment_is_the_one_that_is_told() -> None:
    permission = may_call(on(22, 15), "не звонить с 14 до 16", "перезвоните завтра в 15", CALL_BACK)
    assert permission.say.ru == "Клиент просил перезвонить: «перезвоните завтра в 15»"
    assert permission.until == on(22, 15, 30)
    assert may_call(on(22, 20), "не звонить с 14 до 16", "перезвоните завтра в 15", CALL_BACK).code == "free"


def test_where_nothing_is_forbidden_a_call_back_changes_nothing() -> None:
    assert may_call(on(22, 15), CALL_BACK) == may_call(on(22, 15), "нужен холодильник")


@pytest.mark.parametrize(("minute", "allowed"), [(0, True), (30, True), (31, False)])
def test_an_hour_is_kept_by_who_calls_within_the_half_of_it(minute: int, allowed: bool) -> None:
    assert may_call(on(22, 10, minute), "не звонить", "перезвоните завтра в 10").allowed == allowed


def test_it_lifts_neither_a_refused_consent_nor_a_mark() -> None:
    client = Client().told("consent.changed", purpose="calls", granted=False).told("call.noted", text=CALL_BACK)
    assert client.profile(on(22, 15)).may_call_now.code == "consent_refused"
    client = Client().told("client.marked", mark="do_not_call").told("call.noted", text=CALL_BACK)
    assert client.profile(on(22, 15)).may_call_now.code == "marked"


def test_one_that_was_dismissed_opens_nothing() -> None:
    client = Client().told("call.noted", text="не звонить").told("call.noted", text=CALL_BACK)
    (wish,) = (each for each in asked(client.profile()) if each.rule == "appointment")
    client.told("wish.decided", wish=wish.id, decision="dismissed", by="Ольга")
    assert not client.profile(on(22, 15)).may_call_now.allowed


def test_a_wish_says_when_it_was_last_said() -> None:
    client = Client().told("call.noted", text="не звонить").told("call.noted", text=CALL_BACK)
    assert client.told("call.noted", minute=9, text="не звонить")
    moments = {wish.rule: wish.said_at for wish in asked(client.profile())}
    assert moments == {"avoid": BEGIN.replace(minute=9), "appointment": BEGIN.replace(minute=2)}
