"""The report of calls without data (S18): which calls count, and what counts as data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import httpx
import pytest

from profile_store.history import TimelineEvent
from profile_store.memory.history import MemoryHistoryStore
from profile_store.ports import StoreUnavailable
from profile_store.service.calls import CallReport
from tests.unit.service.conftest import Serve
from tests.unit.service.world import MOSCOW, World

TODAY = date(2026, 11, 25)
PHONE = "+79161234567"
OTHER = "+79167654321"


def happened(world: World, event_type: str, clock: str, phone: str = PHONE, **data: Any) -> None:
    """On the 25th, Moscow time."""
    identifiers = {"identifiers": {"phone": phone}} if phone else {}
    world.happens(event_type, f"2026-11-25T{clock}:00", {**identifiers, **data}, id=f"{event_type} {clock}")


def without_data(world: World) -> list[str]:
    report = CallReport(world.identities, world.history, MOSCOW).of(TODAY)
    return [call.id for call in report.without_data]


def test_a_call_after_which_nothing_was_written_is_reported_with_whose_it_was(world: World) -> None:
    happened(world, "call.received", "10:00", agent="Ольга", tracked_number="+74951234567")
    (call,) = CallReport(world.identities, world.history, MOSCOW).of(TODAY).without_data
    assert call.profile_id == world.profile_id("phone", PHONE)
    assert (call.agent, call.tracked_number) == ("Ольга", "+74951234567")


@pytest.mark.parametrize(
    ("event_type", "data"),
    [
        ("call.noted", {"text": "Нужен белый холодильник"}),
        ("call.noted", {"topic": "Холодильники"}),
        ("call.noted", {"preferences": {"цвет": "белый"}}),
        ("preorder.created", {"lines": [{"sku": "FR-1"}]}),
        ("preorder.created", {"comment": "обставляет квартиру"}),
    ],
)
def test_what_says_something_is_data(world: World, event_type: str, data: dict[str, Any]) -> None:
    happened(world, "call.received", "10:00")
    happened(world, event_type, "10:05", **data)
    assert without_data(world) == []


def test_an_empty_note_is_none_and_the_call_is_reported_once(world: World) -> None:
    happened(world, "call.received", "10:00")
    happened(world, "call.noted", "10:05", agent="Ольга")
    assert without_data(world) == ["call.received 10:00"]


def test_an_empty_note_without_a_call_is_a_call_without_data(world: World) -> None:
    happened(world, "call.noted", "10:05", agent="Ольга")
    assert without_data(world) == ["call.noted 10:05"]


def test_a_note_belongs_to_the_latest_call_before_it_and_to_its_own_person(world: World) -> None:
    happened(world, "call.received", "09:00")
    happened(world, "call.received", "10:00")
    happened(world, "call.received", "10:01", phone=OTHER)
    happened(world, "call.noted", "10:05", text="Нужен белый холодильник")
    assert without_data(world) == ["call.received 09:00", "call.received 10:01"]


def test_the_caller_is_known_by_whatever_identifier_the_note_has(world: World) -> None:
    world.happens("site.registered", "2026-11-24T10:00:00", {"identifiers": {"phone": PHONE, "email": "a@mail.ru"}})
    happened(world, "call.received", "10:00")
    world.happens("call.noted", "2026-11-25T10:05:00", {"identifiers": {"email": "a@mail.ru"}, "text": "Диван"})
    assert without_data(world) == []


def test_callers_who_hide_their_number_are_not_taken_for_one_another(world: World) -> None:
    happened(world, "call.received", "10:00", phone="")
    happened(world, "call.noted", "10:05", phone="", text="Спросили адрес магазина")
    happened(world, "call.received", "10:10", phone="")
    assert without_data(world) == ["call.received 10:00", "call.received 10:10"]


def test_the_day_begins_and_ends_at_midnight_of_the_deployment_and_late_notes_count(world: World) -> None:
    happened(world, "call.received", "00:00")
    happened(world, "call.received", "23:59", phone=OTHER)
    world.happens("call.received", "2026-11-26T00:00:00", {"identifiers": {"phone": PHONE}})
    world.happens("call.noted", "2026-11-26T00:03:00", {"identifiers": {"phone": OTHER}, "text": "Диван"})
    report = CallReport(world.identities, world.history, MOSCOW).of(TODAY)
    assert report.calls == 2
    assert [call.id for call in report.without_data] == ["call.received 00:00"]


def test_the_report_over_http_lists_the_calls_of_a_day(world: World, client: httpx.Client) -> None:
    happened(world, "call.received", "10:00")
    answer = client.get("/v1/reports/calls-without-data", params={"date": "2026-11-25"})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json()["calls"] == 1
    assert [call["id"] for call in answer.json()["without_data"]] == ["call.received 10:00"]
    assert client.get("/v1/reports/calls-without-data").status_code == 422


class ClickHouseDown(MemoryHistoryStore):
    """History while its engine is away."""

    def between(self, types: Sequence[str], since: datetime, until: datetime) -> list[tuple[str, TimelineEvent]]:
        raise StoreUnavailable("connection refused")


def test_history_away_is_told(serve: Serve) -> None:
    answer = serve(World(history=ClickHouseDown())).get("/v1/reports/calls-without-data?date=2026-11-25")
    assert answer.status_code == 503
    assert "ClickHouse" in answer.json()["detail"]
