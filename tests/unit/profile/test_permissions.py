"""May he be called, may he be visited: consents, marks and wishes weighed."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from schemas.wishes import Wish
from stream_processors.profile import hours
from stream_processors.profile.permissions import may_call, may_deliver
from tests.unit.profile.told import MOSCOW

TODAY = date(2026, 11, 22)


def noon(hour: int = 12, minute: int = 0) -> datetime:
    return datetime(2026, 11, 22, hour, minute, tzinfo=MOSCOW)


def test_a_refusal_of_calls_forbids_them() -> None:
    permission = may_call(True, [], [], noon())
    assert (permission.allowed, permission.code) == (False, "consent_refused")
    assert may_call(False, [], [], noon()).code == "free"


@pytest.mark.parametrize("mark", ["do_not_call", "Не звонить"])
def test_staff_may_mark_a_client_as_not_to_be_called(mark: str) -> None:
    permission = may_call(False, ["loyal", mark], [], noon())
    assert (permission.allowed, permission.code, permission.until) == (False, "marked", None)


def avoid(from_: str | None, to: str | None, **more: object) -> Wish:
    return Wish.model_validate(
        {"applies_to": "call", "rule": "avoid", "from": from_, "to": to, "every_day": True, "id": "x-0"} | more
    )


@pytest.mark.parametrize(("hour", "minute", "allowed"), [(12, 59, True), (13, 0, True), (14, 0, False), (15, 0, True)])
def test_s28_bounds_are_allowed(hour: int, minute: int, allowed: bool) -> None:
    permission = may_call(False, [], [avoid("13:00", "15:00", reason="спит ребёнок")], noon(hour, minute))
    assert permission.allowed == allowed
    if not allowed:
        assert permission.until == noon(15)
        assert "спит ребёнок" in permission.say.ru


def test_s27_a_day_without_calls() -> None:
    permission = may_call(False, [], [avoid(None, None, every_day=False, dates=[TODAY])], noon())
    assert (permission.allowed, permission.until) == (False, datetime(2026, 11, 23, tzinfo=MOSCOW))
    assert may_call(False, [], [avoid(None, None, every_day=False, weekdays=[1])], noon()).allowed


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
    assert may_call(False, [], [only("10:00", "11:00")], noon()).allowed


def read(**said: object) -> Wish:
    """A wish as the parser reads it: it has an id, which a promise has not."""
    return Wish.model_validate({"applies_to": "delivery", "every_day": True, "id": "x-0", **said})


def test_s27_the_words_are_read_out_and_the_end_is_told_across_midnight() -> None:
    days = [date(2026, 11, 22), date(2026, 11, 23)]
    wish = avoid(None, None, every_day=False, dates=days, quote="не звонить до вторника", reason="занят")
    permission = may_call(False, [], [wish, avoid(None, "10:00")], noon())
    assert (permission.allowed, permission.until) == (False, datetime(2026, 11, 24, 10, tzinfo=MOSCOW))
    assert permission.because == "the client's wish: No calls: «не звонить до вторника», занят"
    assert permission.say.ru == "Не звонить: «не звонить до вторника», занят"


def test_calls_forbidden_for_good_have_no_end_and_free_ones_end_where_a_wish_begins() -> None:
    forever = may_call(False, [], [avoid(None, None, quote="не звонить")], noon())
    assert (forever.allowed, forever.until) == (False, None)
    assert may_call(False, [], [avoid("13:00", "15:00")], noon()).until == noon(13)
    assert may_call(False, [], [avoid(None, None, every_day=False, weekdays=[2])], noon()).until == datetime(
        2026, 11, 24, tzinfo=MOSCOW
    )
    assert may_call(False, [], [], noon()).until is None


def test_only_on_another_day_forbids_this_one() -> None:
    thursday = read(rule="only", every_day=False, dates=[date(2026, 11, 26)])
    assert may_deliver([thursday], noon()).until == datetime(2026, 11, 26, tzinfo=MOSCOW)


def test_a_promise_does_not_widen_what_was_asked_nor_one_order_another() -> None:
    sleep = read(rule="avoid", **{"from": "13:00", "to": "15:00"})
    promised = only("10:00", "14:00").model_copy(update={"order": "O-1"})
    other = only("17:00", "18:00").model_copy(update={"order": "O-2"})
    allowed = {hour for hour in range(24) if may_deliver([sleep, promised, other], noon(hour)).allowed}
    assert allowed == {10, 11, 12, 13, 17, 18}


def test_a_promise_is_called_the_shops_and_no_wish_of_the_client() -> None:
    permission = may_deliver([only("10:00", "12:00").model_copy(update={"order": "O-1"})], noon(9))
    assert (permission.allowed, permission.code) == (False, "promise")
    assert permission.because == "the shop's promise: Delivery is promised 10:00–12:00"
    assert permission.say.ru == "Обещано привезти 10:00–12:00"


def test_the_clients_own_words_are_named_before_a_promise_and_a_promise_on_its_day_alone() -> None:
    sleep = read(rule="avoid", quote="спит ребёнок", **{"from": "13:00", "to": "15:00"})
    promised = only("16:00", "18:00").model_copy(update={"order": "O-1"})
    assert "спит ребёнок" in may_deliver([promised, sleep], noon(14)).because
    assert may_deliver([promised, sleep], noon(12)).code == "promise"
    on_another_day = promised.model_copy(update={"dates": (date(2026, 11, 25),)})
    assert "спит ребёнок" in may_deliver([on_another_day, sleep], noon(14)).because
    assert may_deliver([on_another_day], noon(14)).allowed


def test_exactly_is_a_point() -> None:
    exact = read(rule="exact", **{"from": "15:00", "to": "15:00"})
    assert may_deliver([exact], noon(15)).allowed
    assert may_deliver([exact], noon(14, 59)).until == noon(15)
    assert not may_deliver([exact, read(rule="avoid", **{"from": "14:00", "to": "16:00"})], noon(15)).allowed


def test_on_the_days_when_clocks_change_the_clock_on_the_wall_counts() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    before_dawn = datetime(2026, 3, 29, 1, 30, tzinfo=berlin)
    permission = may_call(False, [], [avoid(None, "09:00")], before_dawn)
    assert permission.until == datetime(2026, 3, 29, 9, tzinfo=berlin)
    assert permission.until.isoformat() == "2026-03-29T09:00:00+02:00"


def test_a_date_decades_away_is_found_without_walking_there() -> None:
    days: list[date] = []
    far = date(2099, 5, 4)

    def hours_of(day: date) -> hours.Hours:
        days.append(day)
        return [] if day == far else [(0, hours.DAY)]

    wish = avoid(None, None, every_day=False, dates=[far])
    assert hours.until(hours_of, [wish], noon()) == (True, datetime(2099, 5, 4, tzinfo=MOSCOW))
    assert len(days) < 20
