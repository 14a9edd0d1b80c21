"""Stories S27 and S29 as far as what staff record carries them: consents, marks, and the promised window."""

from __future__ import annotations

from tests.e2e.staff import delivery_order, page
from tests.e2e.system import JsonEvent, System, event

DAY = "2027-02-17"


def asked(phone: str, order: str, start: str, end: str, wish: str = "") -> JsonEvent:
    return event(
        "delivery.requested",
        source="delivery",
        identifiers={"phone": phone, "order": order},
        person={"name": "Игорь Стуков"},
        address={"text": "Москва, Лесная, 5", "lat": 55.78, "lon": 37.59},
        date=DAY,
        promised={"from": start, "to": end},
        wish=wish,
    )


def test_s27_a_client_who_wants_no_calls_is_not_called(system: System) -> None:
    phone = "+79161270001"
    system.post(asked(phone, "s27-order", "10:00", "18:00"))
    system.post(event("consent.changed", identifiers={"phone": phone}, purpose="calls", granted=False))
    order = delivery_order(system, DAY, "s27-order", lambda order: not order["contact"]["allowed"])
    assert order["contact"]["say"]["ru"]
    assert order["windows"], "the order does not hang"
    assert "Не звонить" in page(system, "/delivery", date=DAY).text


def test_s28_the_promised_window_and_the_words_reach_the_planner(system: System) -> None:
    words = "до 13:00 или после 15:00, спит маленький ребёнок"
    system.post(asked("+79161280001", "s28-order", "15:00", "18:00", words))
    order = delivery_order(system, DAY, "s28-order")
    assert order["windows"] == [{"from": f"{DAY}T15:00:00+03:00", "to": f"{DAY}T18:00:00+03:00"}]
    assert order["wish"] == words
    assert words in page(system, "/delivery", date=DAY).text


def test_s29_conflictual_client_is_served_exactly(system: System) -> None:
    phone = "+79161290001"
    system.post(asked(phone, "s29-order", "15:00", "16:00"))
    system.post(
        event("client.marked", identifiers={"phone": phone}, mark="conflictual", by="Иван", reason="спорил у кассы")
    )
    order = delivery_order(system, DAY, "s29-order", lambda order: order["marks"] == ["conflictual"])
    assert order["exact"] is True
    assert order["windows"] == [{"from": f"{DAY}T15:00:00+03:00", "to": f"{DAY}T16:00:00+03:00"}]
    assert "Конфликтный" in page(system, "/delivery", date=DAY).text
