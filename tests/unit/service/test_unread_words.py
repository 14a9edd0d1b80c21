"""What a client wrote with an order that no wish quotes still reaches planner and courier."""

from __future__ import annotations

import httpx
import pytest

from profile_store.service.planning import vroom
from profile_store.service.travel import Fleet
from profile_store.service.unread_words import beyond_wishes
from tests.unit.service.page_reading import read
from tests.unit.service.test_delivery_day import DAY, requests, the_order
from tests.unit.service.world import MOSCOW, World

CODE = "Домофон не работает, код 45В, не звонить в дверь"


def test_what_no_wish_quotes_is_not_lost_on_the_courier(world: World) -> None:
    """A wish was read from half of the words; the code of the door stands in the other half."""
    requests(world, "A-5", CODE)
    order = the_order(world)
    assert order.wishes, "a part of it is understood"
    assert beyond_wishes(order) == CODE
    (job,) = vroom(DAY, [order], MOSCOW, Fleet())["jobs"]
    assert job["description"].count("45В") == 1
    assert job["description"].count("не звонить в дверь") == 1


def test_the_planner_reads_it_too(world: World, client: httpx.Client) -> None:
    requests(world, "A-5", CODE)
    assert CODE in read(client.get(f"/delivery?date={DAY}").text).text


@pytest.mark.parametrize("wish", ["", "Привезите, пожалуйста, до 13:00 или после 15:00, ребёнок спит"])
def test_words_that_the_wishes_say_already_are_not_said_twice(world: World, wish: str) -> None:
    requests(world, "A-5", wish)
    assert beyond_wishes(the_order(world)) == ""
