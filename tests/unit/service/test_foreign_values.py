"""A value that is not the person's stands nowhere where somebody would ring it: card, van, household, events."""

from __future__ import annotations

from datetime import date
from typing import Any

from profile_store.service.addressing import most_telling
from profile_store.service.comparing import shared_values
from schemas.identifiers import CROWD_PEOPLE, Identifier
from tests.unit.service.world import ANNA, Json, World

EMAIL, PHONE, LINE = "anna@mail.ru", "+79161234567", "+74951234567"
DAY = date(2026, 11, 26)


def ordered(world: World, identifiers: Json, person: Json | None = ANNA) -> None:
    about: Json = {"person": person} if person else {}
    data = {"identifiers": identifiers, "date": DAY.isoformat(), "address": {"text": "Лесная, 5"}, **about}
    world.happens("delivery.requested", "2026-11-24T10:00:00", data)


def decided(world: World, decision: str, time: str) -> None:
    of = [{"kind": "email", "value": EMAIL}, {"kind": "phone", "value": PHONE}]
    world.happens(f"identity.{decision}", time, {"of": of, "by": "Ольга", "reason": "сказала сама"})


def rung(world: World) -> dict[str, tuple[str, ...]]:
    return {order.order: order.phones for order in world.reader.delivery_day(DAY).orders}


def about(world: World, kind: str, value: str) -> Any:
    addressees = world.reader.addressees(world.profile_id(kind, value), most_telling)
    assert addressees is not None
    (addressee,) = addressees
    return addressee["identifiers"]


def test_a_disowned_phone_is_gone_from_card_and_van_until_the_cut_is_undone() -> None:
    world = World()
    ordered(world, {"email": EMAIL, "phone": PHONE, "order": "O-1"})
    ordered(world, {"phone": PHONE, "order": "O-2"}, {"name": "Борис Захаров"})
    assert rung(world)["O-1"] == (PHONE,)
    decided(world, "different", "2026-11-24T12:00:00")
    (anna,) = world.reader.find("email", EMAIL).matches
    (boris,) = world.reader.find("phone", PHONE).matches
    assert (anna.identifiers.get("phone"), boris.identifiers["phone"]) == (None, (PHONE,))
    assert rung(world) == {"O-1": (), "O-2": (PHONE,)}
    assert shared_values(anna, [boris]) == []
    assert about(world, "email", EMAIL) == {"email": [EMAIL]}
    comparison = world.reviews.compare(anna.profile_id, boris.profile_id)
    assert comparison is not None
    assert comparison.named == (Identifier("email", EMAIL), Identifier("phone", PHONE)), "so that it can be undone"
    decided(world, "same", "2026-11-24T13:00:00")
    assert world.reader.find("email", EMAIL).matches[0].identifiers["phone"] == (PHONE,)
    assert rung(world)["O-1"] == (PHONE,)


def test_the_call_centres_line_is_no_clients_phone() -> None:
    world = World()
    for number in range(CROWD_PEOPLE + 2):
        ordered(world, {"account": f"A-{number}", "phone": LINE, "order": f"O-{number}"}, None)
    assert set(rung(world).values()) == {()}
    (client,) = world.reader.find("account", "A-1").matches
    assert "phone" not in client.identifiers
    assert about(world, "account", "A-1") == {"account": ["A-1"]}


def test_who_has_nothing_but_anothers_value_is_still_written_to() -> None:
    """The event has to land somewhere, and its record is his."""
    world = World()
    for number in range(CROWD_PEOPLE + 2):
        ordered(world, {"account": f"A-{number}", "phone": LINE, "order": f"O-{number}"}, None)
    ordered(world, {"phone": LINE, "order": "O-99"})
    assert about(world, "order", "O-99") == {"phone": [LINE]}
