"""Stories S27 to S30 through the running pipeline, the notes typed on the card as an operator would."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import takewhile
from typing import Any

from babel.dates import format_date

from tests.e2e.staff import delivery_order, page
from tests.e2e.system import JsonEvent, System, event

# A wish for a day that has passed is none.
SOME_WEEKS_AHEAD = date.today() + timedelta(weeks=10)
DAY = SOME_WEEKS_AHEAD.isoformat()
IN_WORDS = format_date(SOME_WEEKS_AHEAD, "d MMMM y", locale="ru")
Order = Mapping[str, Any]


def asked(phone: str, order: str, promised: tuple[str, str] | None = None, wish: str = "") -> JsonEvent:
    hours: dict[str, Any] = {"promised": {"from": promised[0], "to": promised[1]}} if promised else {}
    return event(
        "delivery.requested",
        source="delivery",
        identifiers={"phone": phone, "order": order},
        person={"name": "Игорь Стуков"},
        address={"text": "Москва, Лесная, 5", "lat": 55.78, "lon": 37.59},
        date=DAY,
        wish=wish,
        **hours,
    )


def marked(phone: str, mark: str) -> JsonEvent:
    return event("client.marked", identifiers={"phone": phone}, mark=mark, by="Иван", reason="спорил у кассы")


def typed(system: System, phone: str, note: str) -> str:
    """The note typed into the customer's card, as a form; the address that the browser is sent to."""
    profile = system.see(phone=phone)
    answer = system.http.post(f"/customers/{profile.profile_id}/notes", data={"text": note})
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def hours(order: Order) -> Sequence[tuple[str, str]]:
    return [(window["from"][11:16], window["to"][11:16]) for window in order["windows"]]


def windows_are(*expected: tuple[str, str]) -> Any:
    return lambda order: hours(order) == list(expected)


def test_s27_a_client_who_wants_no_calls_is_not_called(system: System) -> None:
    phone = "+79161270001"
    system.post(asked(phone, "s27-order", ("10:00", "18:00")))
    system.post(event("consent.changed", identifiers={"phone": phone}, purpose="calls", granted=False))
    order = delivery_order(system, DAY, "s27-order", lambda order: not order["contact"]["allowed"])
    assert order["contact"]["say"]["ru"]
    assert order["windows"], "the order does not hang"
    assert "Не звонить" in page(system, "/delivery", date=DAY).text


def test_s27_a_day_without_calls_is_known_to_whoever_opens_the_order(system: System) -> None:
    phone = "+79161270002"
    system.post(asked(phone, "s27-day", ("10:00", "18:00")))
    card = page(system, typed(system, phone, f"Просил не звонить {IN_WORDS}, будет занят на совещании"))
    assert f"не звонить {IN_WORDS}" in card.text
    assert "Мы поняли так. Верно?" in card.text
    order = delivery_order(system, DAY, "s27-day", lambda order: not order["contact"]["allowed"])
    assert f"не звонить {IN_WORDS.removesuffix(f' {DAY[:4]}')}" in order["contact"]["because"]
    assert order["contact"]["say"]["ru"] == "Свяжитесь по СМС или позвоните на следующий день"
    assert hours(order) == [("10:00", "18:00")], "the order does not hang"
    day = page(system, "/delivery", date=DAY).text
    assert "Свяжитесь по СМС или позвоните на следующий день" in day
    assert f"не звонить {IN_WORDS}" in day


def test_s28_no_van_comes_while_the_child_sleeps(system: System) -> None:
    words = "до 13:00 или после 15:00, спит маленький ребёнок"
    system.post(asked("+79161280001", "s28-order", wish=words))
    order = delivery_order(system, DAY, "s28-order")
    assert hours(order) == [("08:00", "13:00"), ("15:00", "22:00")]
    (wish,) = order["wishes"]
    assert (wish["rule"], wish["from"], wish["to"], wish["status"]) == ("avoid", "13:00", "15:00", "suggested")
    assert wish["quote"] in words
    (job,) = [job for job in _jobs(system) if job["description"].startswith("s28-order")]
    assert [end - start for start, end in job["time_windows"]] == [5 * 3600, 7 * 3600]
    assert "спит маленький ребёнок" in job["description"]
    day = page(system, "/delivery", date=DAY).text
    assert "08:00–13:00, 15:00–22:00" in day
    assert words in day
    assert "Я уже на месте, но знаю, что у вас спит ребёнок, поэтому могу подождать" in day


def test_s28_one_click_confirms_another_takes_the_wish_back(system: System) -> None:
    phone = "+79161280002"
    system.post(asked(phone, "s28-click", ("12:00", "18:00")))
    card = page(system, typed(system, phone, "Привозите до 13:00 или после 15:00: ребёнок спит"))
    (form,) = [each for each in card.all("form") if "/wishes/" in each.attributes["action"]]
    delivery_order(system, DAY, "s28-click", windows_are(("12:00", "13:00"), ("15:00", "18:00")))
    _click(system, form.attributes["action"], "confirmed")
    confirmed = delivery_order(system, DAY, "s28-click", lambda order: order["wishes"][0]["status"] == "confirmed")
    assert hours(confirmed) == [("12:00", "13:00"), ("15:00", "18:00")]
    _click(system, form.attributes["action"], "dismissed")
    delivery_order(system, DAY, "s28-click", windows_are(("12:00", "18:00")))


def test_s28_an_order_without_a_time_left_stands_on_top(system: System) -> None:
    system.post(asked("+79161280003", "s28-torn", ("13:00", "15:00"), "до 13:00 или после 15:00, спит ребёнок"))
    delivery_order(system, DAY, "s28-torn", lambda order: order["impossible"] is not None)
    orders = system.get("/v1/delivery/windows", date=DAY)["orders"]
    on_top = list(takewhile(lambda order: order["impossible"], orders))
    (torn,) = [order for order in on_top if order["order"] == "s28-torn"]
    assert "«до 13:00 или после 15:00»" in torn["impossible"]
    assert "s28-torn" in {left["order"] for left in _plan(system)["left_out"]}
    assert "Нет подходящего времени обещано 13:00–15:00" in page(system, "/delivery", date=DAY).text


def test_s29_conflictual_client_is_served_exactly(system: System) -> None:
    phone = "+79161290001"
    system.post(asked(phone, "s29-order", ("15:00", "16:00")), marked(phone, "conflictual"))
    order = delivery_order(system, DAY, "s29-order", lambda order: order["marks"] == ["conflictual"])
    assert order["exact"] is True
    assert hours(order) == [("15:00", "15:00")]
    day = page(system, "/delivery", date=DAY).text
    assert "Конфликтный" in day
    assert "ровно в 15:00" in day


def test_s30_a_loyal_client_who_takes_any_hour_may_wait(system: System) -> None:
    phone = "+79161300001"
    wish = "привозите в любое время в течение дня"
    system.post(asked(phone, "s30-order", ("10:00", "20:00"), wish), marked(phone, "loyal"))
    order = delivery_order(system, DAY, "s30-order", lambda order: order["marks"] == ["loyal"])
    assert (order["flexible"], order["exact"]) == (True, False)
    priorities = {job["description"].split()[0]: job["priority"] for job in _jobs(system)}
    assert priorities["s30-order"] == min(priorities.values())
    assert "может подождать" in page(system, "/delivery", date=DAY).text


def _plan(system: System) -> Mapping[str, Any]:
    plan: Mapping[str, Any] = system.get("/v1/delivery/plan", date=DAY, format="vroom")
    return plan


def _jobs(system: System) -> Sequence[Mapping[str, Any]]:
    jobs: Sequence[Mapping[str, Any]] = _plan(system)["jobs"]
    return jobs


def _click(system: System, action: str, decision: str) -> None:
    answer = system.http.post(action, data={"decision": decision, "by": "Ольга"})
    assert answer.status_code == 303, answer.text
