"""Reads below HTTP: search by anything, explanations, the delivery day, the export."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest

from profile_store.memory.fragments import MemoryFragmentStore
from profile_store.service.search_box import possible_identifiers
from schemas.fragment import Fragment
from tests.unit.service.world import ANNA, FRIDGE, PHONE, Json, World, tell_annas_story


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("phone", "+7 916 123 45 67"),
        ("visitor", "v-77"),
        ("preorder", "P-1001"),
        ("order", "O-771"),
        ("receipt", "R-500"),
        ("name", "Петрова Анна"),
        ("name", "petrova"),
        ("name", "Аня Петрова"),
    ],
)
def test_every_identifier_and_the_name_lead_to_the_same_person(world: World, anna: str, kind: str, value: str) -> None:
    found = world.reader.find(kind, value)
    assert [match.profile_id for match in found.matches] == [anna]
    assert not found.ambiguous


def test_two_phones_in_one_value_are_asked_for_as_they_are_stored(world: World, anna: str) -> None:
    both = "8 916 124-00-18, 8 916 124-00-19"
    world.happens("site.registered", "2026-11-24T11:00:00", {"identifiers": {"phone": both}})
    (stored,) = world.reader.find("phone", "+79161240019").matches
    assert stored.identifiers["phone"] == ("+79161240018", "+79161240019")
    assert world.reader.find("phone", both).matches == [stored]
    assert [profile for profile, _ in world.reader.search(both).found] == [stored]
    several = world.reader.find("phone", f"{both} или {PHONE}")
    assert ({match.profile_id for match in several.matches}, several.ambiguous) == ({anna, stored.profile_id}, True)


@pytest.mark.parametrize(
    ("kind", "value"), [("phone", "+79990001122"), ("phone", "call me"), ("name", "—"), ("email", "x")]
)
def test_what_leads_to_nobody_matches_nobody(world: World, anna: str, kind: str, value: str) -> None:
    assert world.reader.find(kind, value).matches == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("8 916 123-45-67", "phone"),
        ("P-1001", "preorder"),
        ("O-771", "order"),
        ("R-500", "receipt"),
        ("v-77", "visitor"),
        ("анна петрова", "name"),
        ("Anna Petrova", "name"),
    ],
)
def test_one_box_finds_by_anything(world: World, anna: str, text: str, kind: str) -> None:
    assert [(profile.profile_id, by) for profile, by in world.reader.search(text).found] == [(anna, kind)]


def test_whose_birthday_is_left_empty_by_one_system_is_the_person_that_the_other_knows(world: World) -> None:
    for born in ("0001-01-01", "1990-05-12"):
        said = {"identifiers": {"phone": PHONE}, "person": {"name": "Анна Петрова", "birth_date": born}}
        world.happens("site.registered", "2026-11-24T10:00:00", said)
    (profile,) = world.reader.find("phone", PHONE).matches
    assert str(profile.person.birth_date) == "1990-05-12"


def test_a_name_of_two_people_shows_both(world: World, anna: str) -> None:
    namesake: Json = {"name": "Анна Петрова", "birth_date": "1961-02-03"}
    data: Json = {"identifiers": {"phone": "+79031234577"}, "person": namesake}
    world.happens("site.registered", "2026-11-23T10:00:00", data)
    assert len(world.reader.search("Анна Петрова").found) == 2
    assert world.reader.find("name", "Анна Петрова").ambiguous


def test_more_than_are_shown_are_said_to_be_there() -> None:
    world = World()
    for number in range(21):
        about: Json = {"identifiers": {"phone": f"+7916111{number:04d}"}, "person": {"name": "Анна Петрова"}}
        world.happens("call.noted", "2026-11-24T10:00:00", about)
        found, hits = world.reader.find("name", "Петрова"), world.reader.search("Петрова")
        assert (len(found.matches), found.more) == (min(number + 1, 20), number == 20)
        assert (len(hits.found), hits.more) == (min(number + 1, 20), number == 20)
    assert not world.reader.find("phone", "+79161110000").more


def test_an_e_mail_is_tried_as_nothing_else() -> None:
    assert [identifier.kind for identifier in possible_identifiers("Anna@Mail.ru", "RU")] == ["email"]


def test_why_names_the_event_of_each_link(world: World, anna: str) -> None:
    why = world.reader.why(anna)
    assert why is not None
    assert {link.identifier.kind for link in why.links if link.identifier} == {"phone", "visitor"}
    assert len(why.links) == len(why.records) - 1
    by_visitor = next(link for link in why.links if link.identifier and link.identifier.kind == "visitor")
    assert (by_visitor.source, by_visitor.event) == ("calls/tracking", "e5")
    assert datetime.fromisoformat(by_visitor.time or "") == datetime(2026, 11, 21, 7, 10, tzinfo=UTC)
    assert set(by_visitor.records) <= set(why.records)


def two_cards(world: World) -> None:
    for card in ("C-1", "C-2"):
        person: Json = {"identifiers": {"card": card}, "person": {"name": "Анна Петрова"}}
        world.happens("site.registered", "2026-11-20T10:00:00", person)


def decided(*, same: bool, by: str, reason: str) -> tuple[str, Json]:
    of = [{"kind": "card", "value": "C-1"}, {"kind": "card", "value": "C-2"}]
    return ("identity.same" if same else "identity.different"), {"of": of, "by": by, "reason": reason}


def test_why_names_who_decided_and_what_for(world: World) -> None:
    """P3: a merge by hand explains itself, and so does its undoing."""
    two_cards(world)
    event_type, data = decided(same=True, by="Ольга", reason="показала обе карты")
    world.happens(event_type, "2026-11-21T10:00:00", data, id="joined")
    joined = world.reader.why(world.profile_id("card", "C-2"))
    assert joined is not None
    (link,) = joined.links
    assert (link.event, link.decided, link.by, link.reason) == ("joined", True, "Ольга", "показала обе карты")
    event_type, data = decided(same=False, by="Пётр", reason="сёстры")
    world.happens(event_type, "2026-11-22T10:00:00", data, id="parted")
    parted = world.reader.why(world.profile_id("card", "C-2"))
    assert parted is not None
    assert parted.links == []
    (refused,) = parted.refused
    assert (refused.event, refused.by, refused.because) == ("parted", "Пётр", "decided to be different people")
    assert set(refused.records) - set(parted.records), "the other end is another profile's"


def test_a_family_phone_is_refused_with_its_reason(world: World) -> None:
    for name in ("Анна Петрова", "Игорь Петров"):
        family: Json = {"identifiers": {"phone": PHONE}, "person": {"name": name}}
        world.happens("site.registered", "2026-11-20T10:00:00", family)
    found = world.reader.find("phone", PHONE)
    assert found.ambiguous
    anna, igor = found.matches
    assert anna.household == (igor.profile_id,)
    why = world.reader.why(anna.profile_id)
    assert why is not None
    assert why.refused[0].because == "different given names"
    assert why.refused[0].identifier
    assert why.refused[0].event in {"e0", "e1"}


def test_the_timeline_pages_through_every_event_once(world: World, anna: str) -> None:
    seen: list[str] = []
    before = None
    while True:
        page = world.reader.timeline(anna, 5, before)
        assert page is not None
        seen += [event.id for event in page.events]
        before = page.next
        if before is None:
            break
    assert seen == sorted(seen, key=lambda name: int(name[1:]), reverse=True)
    assert len(seen) == 12


def test_the_timeline_of_one_channel(world: World, anna: str) -> None:
    page = world.reader.timeline(anna, 2, None, channel="call")
    assert page is not None
    assert [event.type for event in page.events] == ["call.noted", "call.received"]


def test_the_delivery_day_has_the_promised_window_in_local_time(world: World, anna: str) -> None:
    (order,) = world.reader.delivery_day(date(2026, 11, 25)).orders
    assert (order.order, order.profile_id, order.service_minutes) == ("O-771", anna, 20)
    assert [(w.from_.isoformat(), w.to.isoformat()) for w in order.windows] == [
        ("2026-11-25T15:00:00+03:00", "2026-11-25T18:00:00+03:00")
    ]
    assert order.wish == "до 13:00 или после 15:00, спит ребёнок"
    assert order.marks == ("loyal",)
    assert order.contact.allowed


def test_a_delivery_moved_to_another_day_leaves_its_old_one(world: World, anna: str) -> None:
    moved: Json = {"identifiers": {"phone": PHONE, "order": "O-771"}, "person": ANNA, "date": "2026-11-26"}
    world.happens("delivery.requested", "2026-11-24T10:00:00", moved)
    assert world.reader.delivery_day(date(2026, 11, 25)).orders == []
    (order,) = world.reader.delivery_day(date(2026, 11, 26)).orders
    assert order.order == "O-771"


class CountingFragments(MemoryFragmentStore):
    """The twin, counting loads: each is a round trip of the real store."""

    def __init__(self) -> None:
        super().__init__()
        self.loads: list[bool] = []

    def load(self, record_ids: Sequence[str], *, ledger: bool = False) -> list[Fragment]:
        self.loads.append(ledger)
        return super().load(record_ids, ledger=ledger)


def test_ledgers_are_loaded_only_where_sums_could_overlap() -> None:
    fragments = CountingFragments()
    world = World(fragments=fragments)
    tell_annas_story(world)
    fragments.loads.clear()
    world.reader.find("phone", PHONE)
    assert fragments.loads == [False]
    world.happens("pos.purchased", "2026-11-24T10:00:00", _sale("R-500", {"phone": PHONE}))
    world.happens("pos.purchased", "2026-11-24T10:00:00", _sale("R-501", {"phone": PHONE}))
    fragments.loads.clear()
    (match,) = world.reader.find("phone", PHONE).matches
    assert fragments.loads == [False, True]
    assert match.purchases.count == 2, "R-500 came to two records and counts once"
    assert [(total.amount, total.currency) for total in match.purchases.total] == [("119980.00", "RUB")]


def _sale(receipt: str, identifiers: Json) -> Json:
    return {
        "identifiers": {**identifiers, "receipt": receipt},
        "lines": [FRIDGE],
        "total": "59990.00",
        "currency": "RUB",
    }


class Remembering(World):
    """raws: the events, in their order."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.raws: list[bytes] = []

    def takes(self, raw: bytes, offset: int | None = None) -> None:
        self.raws.append(raw)
        super().takes(raw, offset)


def test_export_without_ids_is_equal_for_shuffled_and_repeated_input() -> None:
    ordered, shuffled = Remembering(), World()
    tell_annas_story(ordered)
    mixed = ordered.raws + ordered.raws[::3]
    random.Random(7).shuffle(mixed)
    for raw in mixed:
        shuffled.takes(raw)
    assert ordered.reader.export(no_ids=True) == shuffled.reader.export(no_ids=True)


def test_export_is_canonical_and_does_not_depend_on_now(world: World, anna: str) -> None:
    before = world.reader.export()
    world.now = world.now.replace(year=2031)
    assert world.reader.export() == before
    (line,) = before
    assert line == json.dumps(json.loads(line), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert json.loads(line)["profile_id"] == anna
    assert "may_call_now" not in line
