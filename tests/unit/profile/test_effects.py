"""What one event does to a fragment, type by type."""

from __future__ import annotations

from datetime import UTC, datetime

import orjson
import pytest

from schemas.decoding import decode
from schemas.events import EVENT_TYPES
from schemas.fragment import Count, First, Keep, Put
from stream_processors.profile.clocks import clock_of, time_of
from stream_processors.profile.effects import effects
from stream_processors.profile.money import decimal_string, ten_thousandths
from stream_processors.profile.registers import LIMITS
from tests.unit.profile.told import effect

ENOUGH = {
    "query": "диван",
    "product": {"sku": "s"},
    "lines": [],
    "line": {"sku": "s"},
    "total": "1",
    "currency": "RUB",
    "date": "2026-11-22",
    "status": "planned",
    "mark": "loyal",
    "purpose": "calls",
    "granted": True,
    "wish": "после 18",
    "decision": "confirmed",
    "by": "Ольга",
    "of": [{"kind": "phone", "value": "1"}, {"kind": "card", "value": "2"}],
    "identifiers": {"order": "O-1"},
}
SEEN = {"finding": "growth", "of": {"kind": "phone", "value": "1"}, "size": 7}


def enough(type_: str) -> dict[str, object]:
    """Data of an event of any type."""
    return {**ENOUGH, **SEEN} if type_ == "identity.seen" else ENOUGH


def test_a_product_view_is_two_registers() -> None:
    product = {"sku": "FR-1", "name": "Холодильник", "category": " fridges "}
    assert effect("site.product_viewed", {"product": product}).operations == (
        Keep("viewed", "FR-1", '["Холодильник","fridges"]', 20),
        First("primary_interest", "fridges"),
    )


@pytest.mark.parametrize("type_", sorted(EVENT_TYPES.keys() | {"bot.greeted"}))
def test_every_event_of_a_client_leaves_its_clock(type_: str) -> None:
    """First and latest sight of the client are read from the clocks of firsts, of puts and maps."""
    operations = effect(type_, enough(type_)).operations
    if type_.startswith("identity."):
        assert operations == ()
    else:
        assert any(isinstance(each, First) for each in operations)
        assert any(isinstance(each, Put | Keep) for each in operations)
    assert all(each.limit == LIMITS[each.map] for each in operations if isinstance(each, Keep))


def test_the_same_event_has_the_same_effect_and_a_conflict_another_clock() -> None:
    one, again = (effect("site.searched", {"query": "диван"}) for _ in range(2))
    other = effect("site.searched", {"query": "кровать"})
    assert one == again
    assert one.digest == other.digest
    assert one.content != other.content
    assert one.clock != other.clock


def test_clocks_sort_by_time_then_by_who_knows_better() -> None:
    view, sale = effect("site.product_viewed", ENOUGH), effect("pos.purchased", ENOUGH)
    later_view = effect("site.product_viewed", ENOUGH, minute=1)
    unknown = effect("bot.greeted", {})
    assert unknown.clock < view.clock < sale.clock < effect("client.marked", ENOUGH).clock < later_view.clock
    assert {len(each.clock) for each in (view, sale, later_view, unknown)} == {42}


@pytest.mark.parametrize(
    "time", ["1990-01-01T00:00:00Z", "2026-11-21T10:00:00.123456+03:00", "2099-12-31T12:59:59.999999-11:00"]
)
def test_a_clock_tells_the_time_to_the_microsecond(time: str) -> None:
    raw = orjson.dumps({"specversion": "1.0", "id": "1", "source": "s", "type": "x", "time": time, "data": {}})
    event = decode(raw)
    assert time_of(clock_of(event, "0" * 16, "0" * 8)) == datetime.fromisoformat(time).astimezone(UTC)


def test_person_facts_come_with_any_event() -> None:
    person = {"name": " Анна Петрова ", "birth_date": "1990-05-12", "sex": "f"}
    operations = effect("site.product_viewed", {"product": {"sku": "s"}, "person": person}).operations
    assert operations[-3:] == (Put("name", "Анна Петрова"), Put("birth_date", "1990-05-12"), Put("sex", "f"))
    assert not any(
        isinstance(each, Put) and each.field == "name" for each in effect("x", {"person": {"name": " "}}).operations
    )


def test_references_are_kept_normalised_and_blocked_ones_are_not() -> None:
    identifiers = {"order": [" O-1 ", "null"], "receipt": "R-1", "preorder": ["P-1", "P-2"]}
    kept = {
        (each.map, each.member)
        for each in effect("x", {"identifiers": identifiers}).operations
        if isinstance(each, Keep)
    }
    assert kept == {
        ("reference:order", "O-1"),
        ("reference:receipt", "R-1"),
        ("reference:preorder", "P-1"),
        ("reference:preorder", "P-2"),
        ("bound", "O-1\x1fR-1"),
    }


@pytest.mark.parametrize(
    ("identifiers", "number"),
    [
        ({"receipt": ["0", "R-1"], "order": "O-1"}, "receipt:R-1"),
        ({"receipt": "null", "order": "O-1"}, "order:O-1"),
        ({}, "event:web\x1f1"),
    ],
)
def test_a_sale_counts_under_its_receipt_else_its_order_else_itself(identifiers: object, number: str) -> None:
    said = effect("pos.purchased", {"identifiers": identifiers, "total": "59990.05", "currency": "RUB"})
    assert said.operations[0] == Count(number, 599_900_500, "RUB", 1)


@pytest.mark.parametrize("total", ["100.5", "-100.5"])
def test_a_return_takes_away_under_its_own_event(total: str) -> None:
    said = effect("pos.returned", {"identifiers": {"receipt": "R-1"}, "total": total, "currency": "RUB"})
    assert said.operations[0] == Count("event:web\x1f1", -1_005_000, "RUB", 0)


def test_a_delivery_names_the_day_that_planners_look_at() -> None:
    assert effect("delivery.requested", ENOUGH).delivery_days == ("2026-11-22",)
    assert effect("delivery.status_changed", ENOUGH).delivery_days == ()


def test_a_long_query_is_cut_and_a_blank_one_is_none() -> None:
    (search, *_) = effect("site.searched", {"query": "д" * 9_000}).operations
    assert isinstance(search, Keep)
    assert search.member == "д" * 256
    assert len(effect("site.searched", {"query": "  "}).operations) == 2


@pytest.mark.parametrize("empty", [{}, {"acquisition": {}}])
def test_a_page_without_acquisition_says_only_that_he_was_there(empty: dict[str, object]) -> None:
    assert [type(each) for each in effect("site.page_viewed", empty).operations] == [Put, First]


@pytest.mark.parametrize(
    ("text", "amount", "shown"),
    [
        ("59990.00", 599_900_000, "59990.00"),
        ("0.0001", 1, "0.0001"),
        ("-0.5", -5_000, "-0.50"),
        ("99999999999.9999", 999_999_999_999_999, "99999999999.9999"),
        ("1.230", 12_300, "1.23"),
        ("7", 70_000, "7.00"),
        ("-0", 0, "0.00"),
    ],
)
def test_money_is_exact(text: str, amount: int, shown: str) -> None:
    assert (ten_thousandths(text), decimal_string(amount)) == (amount, shown)


def test_the_table_and_the_union_of_events_agree() -> None:
    """A type that no function claims says no more than that the client was seen."""
    said = {type_: effect(type_, enough(type_)).operations for type_ in EVENT_TYPES}
    bare = {
        type_ for type_, operations in said.items() if len(operations) <= 3
    }  # the order's reference, and being seen
    assert bare == {"site.page_viewed", "site.registered", "site.product_viewed", "call.received", "call.noted",
                    "identity.same", "identity.different", "identity.unsure", "identity.seen"}  # fmt: skip


def test_effects_of_unknown_events_still_bind_references() -> None:
    raw = b'{"specversion":"1.0","id":"1","source":"s","type":"bot.said","time":"2026-01-01T00:00:00Z",' \
          b'"data":{"identifiers":{"order":"O-9"}}}'  # fmt: skip
    assert Keep("reference:order", "O-9", "", 50) in effects(decode(raw), "r", raw).operations
