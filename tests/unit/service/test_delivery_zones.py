"""An order goes by the clock of its own address, whatever the clock of the deployment shows."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest

from profile_store.service.delivery import DeliveryDay, DeliveryOrder, Window
from profile_store.service.pages.day_axis import axis_of, is_any_time
from tests.unit.service.page_reading import read
from tests.unit.service.world import NOW, Json, World

NOVOSIBIRSK: Json = {"text": "Новосибирск, Ленина, 1", "lat": 55.03, "lon": 82.92}
NEW_YORK: Json = {"text": "Broadway, 1", "lat": 40.71, "lon": -74.0}
PHONE = "+79160001123"
TODAY = NOW.date()


@pytest.fixture
def world() -> World:
    return World()


def requests(world: World, address: Json, wish: str = "", day: date = TODAY, **more: Any) -> None:
    person = {"identifiers": {"phone": PHONE, "order": "O-1"}, "person": {"name": "Мария Лавка"}}
    data = {**person, "date": day.isoformat(), "address": address, "wish": wish, **more}
    world.happens("delivery.requested", "2026-11-24T10:00:00", data)


def the_day(world: World, day: date = TODAY) -> tuple[DeliveryDay, DeliveryOrder]:
    planned = world.reader.delivery_day(day)
    (order,) = planned.orders
    return planned, order


def stated(windows: list[Window]) -> list[tuple[str, str]]:
    return [(window.from_.isoformat(), window.to.isoformat()) for window in windows]


def test_windows_are_of_the_addresss_own_clock(world: World) -> None:
    requests(world, NOVOSIBIRSK, "до 13:00 или после 15:00, спит ребёнок", promised={"from": "10:00", "to": "18:00"})
    _, order = the_day(world)
    assert order.timezone == "Asia/Novosibirsk"
    assert stated(order.windows) == [
        ("2026-11-25T10:00:00+07:00", "2026-11-25T13:00:00+07:00"),
        ("2026-11-25T15:00:00+07:00", "2026-11-25T18:00:00+07:00"),
    ]
    assert order.promised is not None
    assert order.promised.from_.isoformat() == "2026-11-25T10:00:00+07:00"


def test_whoever_may_be_visited_all_day_is_shown_so_in_any_zone(world: World) -> None:
    requests(world, NOVOSIBIRSK)
    planned, order = the_day(world)
    assert is_any_time(order, planned)
    axis = axis_of(planned)
    assert (axis.start, axis.end) == (8 * 60, 22 * 60)
    assert axis.cut_out(order, planned) == []


def test_whether_to_call_now_goes_by_the_clients_clock(world: World) -> None:
    requests(world, NOVOSIBIRSK)
    world.happens(
        "call.noted", "2026-11-24T12:00:00", {"identifiers": {"phone": PHONE}, "text": "не звонить с 13 до 17"}
    )
    assert datetime(2026, 11, 25, 9, 0, tzinfo=UTC) == NOW  # noon in Moscow, four in the afternoon there
    (profile,) = world.reader.find("phone", PHONE).matches
    assert profile.timezone == "Asia/Novosibirsk"
    assert not profile.may_call_now.allowed
    assert profile.may_call_now.until is not None
    assert profile.may_call_now.until.isoformat() == "2026-11-25T17:00:00+07:00"
    _, order = the_day(world)
    assert not order.contact.allowed
    assert order.contact.say is not None
    assert order.contact.say.ru == "Свяжитесь по СМС или позвоните после 17:00"


def test_the_day_on_which_the_clocks_are_put_forward(world: World) -> None:
    changes = date(2027, 3, 14)  # 02:00 → 03:00 in New York
    requests(world, NEW_YORK, "", changes, promised={"from": "01:00", "to": "04:00"})
    _, order = the_day(world, changes)
    assert stated(order.windows) == [("2027-03-14T01:00:00-05:00", "2027-03-14T04:00:00-04:00")]
    (window,) = order.windows
    assert (window.to.astimezone(UTC) - window.from_.astimezone(UTC)).total_seconds() == 2 * 3600


def test_an_hour_that_does_not_come_is_no_time_to_come(world: World) -> None:
    changes = date(2027, 3, 14)
    requests(world, NEW_YORK, "", changes, promised={"from": "02:10", "to": "02:50"})
    _, order = the_day(world, changes)
    assert order.windows == []
    assert order.impossible == "the clocks are put forward over this time"


def test_a_deployments_zone_is_that_of_addresses_without_a_place(world: World) -> None:
    requests(world, {"text": "у метро"}, promised={"from": "10:00", "to": "12:00"})
    _, order = the_day(world)
    assert order.timezone == "Europe/Moscow"
    assert order.windows[0].from_ == datetime(2026, 11, 25, 10, tzinfo=ZoneInfo("Europe/Moscow"))


def test_an_open_page_asks_for_single_clients_on_its_own_axis(client: httpx.Client, world: World) -> None:
    requests(world, NOVOSIBIRSK, promised={"from": "10:00", "to": "18:00"})
    other = {"identifiers": {"phone": "+79160001199", "order": "O-2"}, "date": TODAY.isoformat()}
    world.happens("delivery.requested", "2026-11-24T10:00:00", {**other, "promised": {"from": "05:00", "to": "09:00"}})
    whole = read(client.get("/delivery?date=2026-11-25").text)
    mine, others = (world.profile_id("phone", phone) for phone in (PHONE, "+79160001199"))
    rows = [f"order-O-2-{others}", f"order-O-1-{mine}"]
    assert [row.attributes["id"] for row in whole.all("tr") if "id" in row.attributes] == rows
    (day,) = [each for each in whole.all("div") if "data-axis" in each.attributes]
    part = read(client.get(f"/delivery?date=2026-11-25&among={mine}&axis={day.attributes['data-axis']}").text)
    assert [row.attributes["id"] for row in part.all("tr") if "id" in row.attributes] == rows[1:]
    (same,) = [each for each in part.all("div") if "data-axis" in each.attributes]
    assert same.attributes["data-axis"] == day.attributes["data-axis"] == "300-1320"


def test_rows_say_their_place(client: httpx.Client, world: World) -> None:
    for number, start in enumerate(("14:00", "09:00", "20:00", "00:00"), start=1):
        about = {"identifiers": {"phone": f"+7916000120{number}", "order": f"O-{number}"}, "date": TODAY.isoformat()}
        promised = {"from": start, "to": "22:00"}
        world.happens("delivery.requested", "2026-11-24T10:00:00", {**about, "promised": promised})
    page = read(client.get("/delivery?date=2026-11-25").text)
    places = [row.attributes["data-place"] for row in page.all("tr") if "data-place" in row.attributes]
    assert len(places) == 4
    assert places == sorted(places)


def test_the_page_shows_the_clock_of_the_address_and_how_far_it_is_ahead(client: httpx.Client, world: World) -> None:
    requests(world, NOVOSIBIRSK, promised={"from": "18:00", "to": "24:00"})
    page = read(client.get("/delivery?date=2026-11-25", headers={"accept-language": "ru"}).text)
    assert "18:00–24:00 местное время, +4 ч к нашему" in page.text
    requests(world, NEW_YORK, promised={"from": "10:00", "to": "12:00"})
    page = read(client.get("/delivery?date=2026-11-25", headers={"accept-language": "en"}).text)
    assert "10:00–12:00 local time, −8 h from ours" in page.text


def test_the_page_says_what_to_do_where_no_time_is_left(client: httpx.Client, world: World) -> None:
    requests(world, NEW_YORK, promised={"from": "18:00", "to": "10:00"})
    page = read(client.get("/delivery?date=2026-11-25", headers={"accept-language": "ru"}).text)
    assert "обещанное время кончается раньше, чем начинается" in page.text
    assert "Договоритесь с клиентом о другом времени" in page.text
    assert "заказов: 1 · нет времени: 1" in page.text


def test_the_card_says_what_the_clients_clock_shows(client: httpx.Client, world: World) -> None:
    requests(world, NOVOSIBIRSK)
    address = f"/customers/{world.profile_id('phone', PHONE)}"
    assert "у клиента сейчас 16:00" in read(client.get(address, headers={"accept-language": "ru"}).text).text
    requests(world, {"text": "Москва", "lat": 55.75, "lon": 37.6})
    assert "у клиента сейчас" not in read(client.get(address, headers={"accept-language": "ru"}).text).text
