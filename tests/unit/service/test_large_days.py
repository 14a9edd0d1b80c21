"""Days with more orders than one request may ask for: refused with the bound, and read in pages."""

from __future__ import annotations

from datetime import date

import httpx
import pytest

from profile_store.service.day_watch import DayWatch
from profile_store.service.delivery import DayTooLarge
from profile_store.service.planning import MOST_STOPS, stops_and_left_out
from profile_store.service.reader import MOST_CLIENTS
from schemas.fragment import EventEffect
from tests.unit.service.test_planning import order
from tests.unit.service.test_service_api import problem
from tests.unit.service.world import Json, World

DAY = date(2026, 11, 25)
WINDOWS = f"/v1/delivery/windows?date={DAY}"


def requested(world: World, number: int, **identifiers: str) -> None:
    about: Json = {"identifiers": {"phone": f"+7916111{number:04d}", "order": f"O-{number}", **identifiers}}
    world.happens("delivery.requested", "2026-11-24T10:00:00", {**about, "date": str(DAY)})


@pytest.fixture
def crowded(world: World) -> World:
    """One client more than one request takes. Only the index knows of them, as of orders that were moved."""
    clock = "0"
    world.fragments.apply(
        [
            EventEffect(f"{number:032x}", f"{number:016x}", "00000000", clock, (), (str(DAY),))
            for number in range(MOST_CLIENTS + 1)
        ]
    )
    return world


@pytest.mark.usefixtures("crowded")
@pytest.mark.parametrize("address", [WINDOWS, f"/v1/delivery/plan?date={DAY}"])
def test_a_crowded_day_is_refused_with_the_bound_and_what_to_do(client: httpx.Client, address: str) -> None:
    told = problem(client.get(address), 422)
    assert told["detail"].startswith("5,001 clients have deliveries on this day, and one request takes 5,000 at most")
    assert "`limit` and `after`" in told["detail"]
    assert told["errors"][0]["path"] == "query.date"


@pytest.mark.usefixtures("crowded")
def test_the_page_of_a_crowded_day_says_why_it_shows_nothing(client: httpx.Client) -> None:
    page = client.get(f"/delivery?date={DAY}&lang=en")
    assert page.status_code == 422
    assert f"up to {MOST_CLIENTS:,} clients" in page.text


def test_of_a_crowded_day_changes_of_some_clients_are_still_read(crowded: World) -> None:
    requested(crowded, 1)
    mine = crowded.profile_id("phone", "+79161110001")
    assert DayWatch(crowded.reader.delivery_day, DAY).look({mine})


def test_a_day_in_pages_has_each_order_once(client: httpx.Client, world: World) -> None:
    for number in range(7):
        requested(world, number)
    requested(world, 7, account="A-7")
    world.happens(
        "site.registered", "2026-11-24T11:00:00", {"identifiers": {"account": "A-7", "phone": "+79161110003"}}
    )
    whole = client.get(WINDOWS).json()
    assert whole["next"] is None
    met: list[str] = []
    after, pages = "", 0
    while after is not None:
        page = client.get(f"{WINDOWS}&limit=2&after={after}").json()
        assert page["working_hours"] == whole["working_hours"]
        met += [one["order"] for one in page["orders"]]
        after, pages = page["next"], pages + 1
    assert sorted(met) == sorted(one["order"] for one in whole["orders"]) == [f"O-{number}" for number in range(8)]
    assert pages == 4, "eight records, one more client than seven who has two of them"


@pytest.mark.usefixtures("crowded")
def test_a_crowded_day_is_read_in_pages(client: httpx.Client, world: World) -> None:
    requested(world, 1)
    met: list[str] = []
    after: str | None = ""
    while after is not None:
        page = client.get(f"{WINDOWS}&limit=1000&after={after}").json()
        met += [one["order"] for one in page["orders"]]
        after = page["next"]
    assert met == ["O-1"]


@pytest.mark.parametrize("asked", ["limit=0", "limit=1001", "after=0", "limit=1&after=x", "limit=1&after=" + 33 * "0"])
def test_a_page_that_cannot_be_is_refused(client: httpx.Client, asked: str) -> None:
    assert problem(client.get(f"{WINDOWS}&{asked}"), 422)["errors"][0]["path"] in ("query.limit", "query.after")


def test_a_plan_has_a_bound_of_its_own_that_the_error_names() -> None:
    """Orders that can't be planned don't count."""
    orders = [order(f"O-{number}", (9, 18)) for number in range(MOST_STOPS)]
    over = order("O-over", status="delivered")
    stops, left_out = stops_and_left_out([*orders, over])
    assert (len(stops), len(left_out)) == (MOST_STOPS, 1)
    with pytest.raises(DayTooLarge, match="2,001 orders can be planned on this day, and one plan takes 2,000 at most"):
        stops_and_left_out([*orders, order("O-more", (9, 18))])
