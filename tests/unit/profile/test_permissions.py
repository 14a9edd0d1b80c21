"""May he be called, may he be visited: consents, marks and wishes weighed."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from schemas.profile import Consent
from schemas.wishes import Wish
from stream_processors.profile.permissions import may_call, may_deliver
from tests.unit.profile.told import MOSCOW, at

TODAY = date(2026, 11, 22)


def noon(hour: int = 12, minute: int = 0) -> datetime:
    return datetime(2026, 11, 22, hour, minute, tzinfo=MOSCOW)


def consent(granted: bool, minute: int = 0, channel: str = "", purpose: str = "calls") -> Consent:
    return Consent(purpose=purpose, channel=channel, granted=granted, at=at(minute), source="web")


@pytest.mark.parametrize(
    ("consents", "allowed"),
    [
        ([], True),
        ([consent(False)], False),
        ([consent(False), consent(True, 1, "phone")], True),
        ([consent(True), consent(False, 1, "phone")], False),
        ([consent(False), consent(True, 1, "viber")], False),
        ([consent(False, purpose="advertising")], True),
        ([consent(False, channel="sms")], True),
    ],
)
def test_the_latest_word_on_telephone_calls_counts(consents: list[Consent], allowed: bool) -> None:
    permission = may_call(consents, [], [], noon())
    assert permission.allowed == allowed
    assert permission.code == ("free" if allowed else "consent_refused")


@pytest.mark.parametrize("mark", ["do_not_call", "Не звонить"])
def test_staff_may_mark_a_client_as_not_to_be_called(mark: str) -> None:
    permission = may_call([consent(True)], ["loyal", mark], [], noon())
    assert (permission.allowed, permission.code, permission.until) == (False, "marked", None)


def avoid(from_: str | None, to: str | None, **more: object) -> Wish:
    return Wish.model_validate(
        {"applies_to": "call", "rule": "avoid", "from": from_, "to": to, "every_day": True} | more
    )


@pytest.mark.parametrize(("hour", "minute", "allowed"), [(12, 59, True), (13, 0, True), (14, 0, False), (15, 0, True)])
def test_s28_bounds_are_allowed(hour: int, minute: int, allowed: bool) -> None:
    permission = may_call([], [], [avoid("13:00", "15:00", reason="спит ребёнок")], noon(hour, minute))
    assert permission.allowed == allowed
    if not allowed:
        assert permission.until == noon(15)
        assert "спит ребёнок" in permission.say.ru


def test_s27_a_day_without_calls() -> None:
    permission = may_call([], [], [avoid(None, None, every_day=False, dates=[TODAY])], noon())
    assert (permission.allowed, permission.until) == (False, datetime(2026, 11, 23, tzinfo=MOSCOW))
    assert may_call([], [], [avoid(None, None, every_day=False, weekdays=[1])], noon()).allowed


def only(from_: str, to: str) -> Wish:
    return Wish(applies_to="delivery", rule="only", from_=from_, to=to, dates=(TODAY,), status="confirmed")


@pytest.mark.parametrize(
    ("hour", "allowed", "until"), [(9, False, 10), (10, True, 12), (13, False, 16), (17, True, 18)]
)
def test_deliveries_within_what_was_promised(hour: int, allowed: bool, until: int) -> None:
    permission = may_deliver([only("10:00", "12:00"), only("16:00", "18:00")], noon(hour))
    assert (permission.allowed, permission.until) == (allowed, noon(until))


def test_wishes_on_calls_do_not_bear_on_deliveries() -> None:
    assert may_deliver([avoid(None, None)], noon()).allowed
    assert may_call([], [], [only("10:00", "11:00")], noon()).allowed
