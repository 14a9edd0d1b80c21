"""The profile that departments read, story by story (docs/stories.md)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import orjson
import pytest

from schemas.fragment import Fragment
from schemas.identifiers import Identifier
from schemas.profile import Delivery, Money, PromisedWindow
from stream_processors.profile.documents_view import promises
from stream_processors.profile.fragment import merge
from tests.unit.profile.told import Client, at


def test_a_client_without_events() -> None:
    profile = Client(Identifier("phone", "+79161234567")).profile()
    assert profile.identifiers == {"phone": ("+79161234567",)}
    assert (profile.updated_at, profile.first_seen_at, profile.lead_class) == (None, None, None)
    assert profile.may_call_now.allowed
    assert profile.may_deliver.allowed
    assert profile.household == ("neighbour",)


def test_s01_sofa_with_fast_delivery() -> None:
    profile = Client().told("site.page_viewed", acquisition={"query": "Купить диван с быстрой доставкой"}).profile()
    assert profile.lead_class == "urgent-furniture"
    assert "нет смысла предлагать производство дивана на заказ" in profile.hints[0].say.ru
    assert profile.acquisition is not None
    assert profile.acquisition.query == "Купить диван с быстрой доставкой"


@pytest.mark.parametrize(
    ("query", "lead_class"),
    [
        ("соковыжималка скидки", "A"),
        ("juicer discount", "A"),
        ("Дешёвый блендер", "A"),
        ("обставить кухню после ремонта", "B"),
        ("furnishing a kitchen after repair", "B"),
        ("ремонт квартиры под ключ", "B"),
        ("кровать срочно", "urgent-furniture"),
        ("холодильник", None),
        ("ремонт телефона", None),
    ],
)
def test_s02_lead_classes(query: str, lead_class: str | None) -> None:
    assert Client().told("site.searched", query=query).profile().lead_class == lead_class


def test_s03_primary_and_current_interest() -> None:
    client = Client().told("site.product_viewed", product={"sku": "1", "category": "X"})
    client.told("site.product_viewed", product={"sku": "2", "category": "Y"})
    assert (client.profile().primary_interest, client.profile().current_interest) == ("X", "Y")
    client.told("site.product_viewed", product={"sku": "3", "category": "Z"})
    client.told("site.product_viewed", product={"sku": "4"})
    assert (client.profile().primary_interest, client.profile().current_interest) == ("X", "Z")
    client.told("site.product_viewed", minute=0, product={"sku": "0", "category": "W"})
    assert (client.profile().primary_interest, client.profile().current_interest) == ("W", "Z")


def test_s05_preferences_are_the_latest_word_on_each() -> None:
    client = Client().told("call.noted", text="ждёт", agent="Оля", preferences={"цвет": "белый", "ширина": "60"})
    client.told("call.noted", preferences={"цвет": "серый", "ширина": ""})
    profile = client.profile()
    assert profile.preferences == {"цвет": "серый"}
    assert [(note.text, note.agent) for note in profile.notes] == [("ждёт", "Оля")]


def test_s06_preorder_with_its_comment_and_fate() -> None:
    client = Client().told(
        "preorder.created",
        identifiers={"preorder": "P-1"},
        lines=[{"sku": "FR-1", "price": "59990.00", "currency": "RUB"}],
        comment="обставляет всю квартиру, смотрел телевизоры",
        store="Мытищи",
        notify="sms",
    )
    (preorder,) = client.profile().preorders
    assert (preorder.number, preorder.status, preorder.store, preorder.notify) == ("P-1", "open", "Мытищи", "sms")
    assert preorder.lines[0].sku == "FR-1"
    assert preorder.created_at == at(1)
    client.told("pos.purchased", identifiers={"receipt": "R-1", "preorder": "P-1"}, total="1", currency="RUB")
    assert client.profile().preorders[0].status == "sold"
    client.told("order.cancelled", identifiers={"preorder": "P-1"})
    assert client.profile().preorders[0].status == "cancelled"


def test_a_preorder_without_a_number_is_not_lost() -> None:
    (preorder,) = Client().told("preorder.created", comment="перезвонит").profile().preorders
    assert (preorder.number, preorder.comment) == ("1", "перезвонит")


def test_numbers_are_shown_as_they_were_given_however_they_are_typed_later() -> None:
    who = {"preorder": "po-1 001", "order": "№ a–7", "receipt": "r 1"}
    client = Client().told("preorder.created", identifiers={"preorder": who["preorder"]})
    client.told("order.placed", identifiers={"order": who["order"]}).told(
        "order.cancelled", identifiers={"order": "A-7"}
    )
    client.told("delivery.requested", identifiers={"order": who["order"]}, date="2026-11-23", wish="после 18")
    client.told("pos.purchased", identifiers={"receipt": who["receipt"]}, total="1", currency="RUB")
    client.told("order.placed", identifiers={"order": who["order"], "preorder": who["preorder"]})
    profile = client.profile()
    assert profile.identifiers == {kind: (number,) for kind, number in who.items()}
    assert [(each.number, each.status) for each in profile.preorders] == [("po-1 001", "ordered")]
    assert [(each.number, each.status) for each in profile.orders] == [("№ a–7", "placed")]
    assert [each.order for each in profile.deliveries] == ["№ a–7"] == [wish.order for wish in profile.wishes]
    assert profile.purchases.recent[0].number == "r 1"


def test_the_cart_is_as_it_was_last_reported() -> None:
    client = Client().told("site.cart_updated", lines=[{"sku": "A"}, {"sku": "B", "quantity": 2}])
    assert [(line.sku, line.quantity) for line in client.profile().cart.lines] == [("A", 1), ("B", 2)]
    client.told("site.cart_updated", lines=[])
    assert client.profile().cart.lines == ()
    assert client.profile().cart.updated_at == at(2)


def test_purchases_and_returns() -> None:
    lines = [{"sku": str(n)} for n in range(70)]
    client = Client()
    for _ in range(2):  # the till repeated itself under another event id
        client.told(
            "pos.purchased", identifiers={"receipt": "R-1"}, total="100.5", currency="RUB", store="S", lines=lines
        )
    client.told("pos.purchased", total="7", currency="USD")
    client.told("pos.returned", identifiers={"receipt": "R-1"}, total="0.25", currency="RUB")
    purchases = client.profile().purchases
    assert purchases.count == 2
    assert purchases.total == (Money(amount="100.25", currency="RUB"), Money(amount="7.00", currency="USD"))
    assert purchases.last_at == at(3)
    assert [(sale.number, len(sale.lines), sale.line_count) for sale in purchases.recent] == [
        ("", 0, 0),
        ("R-1", 50, 70),
    ]
    assert [(back.number, back.total.amount) for back in purchases.returned] == [("R-1", "0.25")]


REQUEST: dict[str, Any] = {
    "identifiers": {"order": "O-1"},
    "date": "2026-11-22",
    "promised": {"from": "10:00", "to": "14:00"},
}
ON_THE_DAY = datetime(2026, 11, 22, 6, tzinfo=UTC)  # 9:00 in Moscow


def test_a_delivery_s_status_may_come_before_its_request() -> None:
    early = Client().told("delivery.status_changed", identifiers={"order": "O-1"}, status="planned")
    assert [(each.order, each.status, each.date) for each in early.profile().deliveries] == [("O-1", "planned", None)]
    (delivery,) = early.told("delivery.requested", minute=0, **REQUEST, wish="не звонить").profile().deliveries
    assert (delivery.status, str(delivery.date), delivery.wish) == ("planned", "2026-11-22", "не звонить")


@pytest.mark.parametrize(
    ("then", "status"),
    [
        ([], "requested"),
        ([("delivery.status_changed", "on_the_way")], "on_the_way"),
        ([("delivery.status_changed", "failed"), ("delivery.requested", None)], "requested"),
        ([("delivery.status_changed", "planned"), ("delivery.requested", None)], "planned"),
        ([("order.cancelled", None), ("delivery.status_changed", "planned")], "cancelled"),
        ([("order.cancelled", None), ("delivery.requested", None)], "requested"),
        ([("delivery.status_changed", "delivered"), ("order.cancelled", None)], "delivered"),
    ],
)
def test_what_becomes_of_a_delivery(then: list[tuple[str, str | None]], status: str) -> None:
    client = Client().told("delivery.requested", **REQUEST)
    for type_, said in then:
        status_said: dict[str, Any] = {"identifiers": {"order": "O-1"}, **({"status": said} if said else {})}
        client.told(type_, **(REQUEST if type_ == "delivery.requested" else status_said))
    assert client.profile().deliveries[0].status == status


def test_a_promised_window_is_no_wish_and_bears_on_deliveries_until_it_is_kept() -> None:
    client = Client().told("delivery.requested", **REQUEST)
    profile = client.profile(ON_THE_DAY)
    assert (profile.wishes, profile.may_deliver.allowed, profile.may_deliver.code) == ((), False, "promise")
    (delivery,) = profile.deliveries
    assert delivery.promised == PromisedWindow(from_="10:00", to="14:00")
    client.told("delivery.status_changed", identifiers={"order": "O-1"}, status="delivered")
    assert client.profile(ON_THE_DAY).may_deliver.allowed


@pytest.mark.parametrize(("start", "end", "code"), [("14:00", "24:30", "promise"), ("14:00", "10:00", "free")])
def test_odd_promises_break_nothing(start: str, end: str, code: str) -> None:
    client = Client().told("delivery.requested", **REQUEST | {"promised": {"from": start, "to": end}})
    assert client.profile(ON_THE_DAY).may_deliver.code == code


@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_promise_told_before_such_days_were_refused_is_none(day: date) -> None:
    window = PromisedWindow(from_="10:00", to="12:00")
    assert promises([Delivery(order="O-1", status="requested", date=day, promised=window)]) == ()


def test_an_order_shows_its_problem_until_it_is_solved() -> None:
    client = Client().told("order.placed", identifiers={"order": "O-1"})
    client.told("order.problem_raised", identifiers={"order": "O-1"}, reason="нет на складе")
    (order,) = client.profile().orders
    assert (order.status, order.problem, order.reason, order.at) == ("placed", True, "нет на складе", at(2))
    client.told("order.problem_solved", identifiers={"order": "O-1"}, reason="нашли")
    client.told("order.cancelled", identifiers={"order": "O-1"}, reason="передумал")
    (order,) = client.profile().orders
    assert (order.status, order.problem, order.reason) == ("cancelled", False, "передумал")


def test_s29_marks_are_the_latest_word() -> None:
    client = (
        Client()
        .told("client.marked", mark="loyal", by="Иван")
        .told("client.marked", mark="conflictual", reason="спорил")
    )
    client.told("client.marked", mark="loyal", set=False)
    profile = client.profile()
    assert profile.marks == ("conflictual",)
    assert profile.mark_reasons[0].reason == "спорил"


def test_identifiers_show_the_latest_references_first() -> None:
    client = Client(
        Identifier("phone", "+79161234567"), Identifier("phone", "+79031234567"), Identifier("visitor", "v")
    )
    for n in range(60):
        client.told("order.placed", identifiers={"order": f"O-{n}"})
    identifiers = client.profile().identifiers
    assert identifiers["phone"] == ("+79031234567", "+79161234567")
    assert identifiers["order"] == tuple(f"O-{n}" for n in reversed(range(10, 60)))
    assert list(identifiers) == ["phone", "visitor", "order"]


def test_first_and_last_sight() -> None:
    client = Client().told("site.registered", minute=5).told("site.product_viewed", minute=3, product={"sku": "a"})
    client.told("bot.greeted", minute=9).told("identity.same", minute=50, of=[{"kind": "phone", "value": "1"}] * 2)
    profile = client.profile()
    assert (profile.first_seen_at, profile.updated_at) == (at(3), at(9))


def test_the_latest_name_counts_and_records_merge() -> None:
    site, till = Client(), Client()
    site.told("site.registered", person={"name": "Аня"}, minute=1)
    till.told("pos.purchased", person={"name": "Анна Петрова", "sex": "f"}, total="1", currency="RUB", minute=2)
    site.fragment = merge([site.fragment, till.fragment])
    person = site.profile().person
    assert (person.name, person.sex, person.birth_date) == ("Анна Петрова", "f", None)


def test_json_has_the_contract_s_names() -> None:
    client = Client().told("delivery.requested", **REQUEST).told("consent.changed", purpose="calls", granted=True)
    shown = orjson.loads(client.profile().model_dump_json())
    assert {
        "profile_id", "identifiers", "person", "lead_class", "primary_interest", "current_interest", "acquisition",
        "cart", "viewed", "preferences", "preorders", "wishes", "may_call_now", "consents", "marks", "purchases",
        "deliveries", "household", "updated_at",
    } <= shown.keys()  # fmt: skip
    assert shown["deliveries"][0]["promised"]["from"] == "10:00"
    assert shown["consents"][0].keys() >= {"purpose", "channel", "granted", "at", "source"}
    assert shown["may_call_now"].keys() >= {"allowed", "until", "because"}


def test_only_permissions_depend_on_the_moment() -> None:
    client = Client().told("delivery.requested", **REQUEST)
    one, other = (client.profile(datetime(2026, 11, 22, hour, tzinfo=UTC)) for hour in (8, 20))
    of_the_moment = {"may_call_now", "may_deliver"}
    assert one.model_dump(exclude=of_the_moment) == other.model_dump(exclude=of_the_moment)
    assert one.may_deliver != other.may_deliver


def test_an_empty_merge_is_an_empty_profile() -> None:
    client = Client()
    client.fragment = merge([Fragment(), Fragment()])
    assert client.profile().purchases.count == 0
