"""Wishes that hold no more stay in sight: which, since when, and why."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import orjson

from stream_processors.profile.wishes_view import MAX_PAST
from tests.unit.profile.told import BEGIN, ORDER, Client, asked, at

Past = list[tuple[str, str, datetime | None]]


def past(client: Client, now: datetime = BEGIN) -> Past:
    return [(wish.quote, wish.because, wish.ended_at) for wish in client.profile(now).past_wishes]


def test_what_later_words_replaced_ended_when_they_were_said() -> None:
    client = Client()
    for text in ("не звонить", "звоните после 18:00", "звоните с 10 до 12"):
        client.told("call.noted", text=text)
    assert past(client) == [("звоните после 18:00", "replaced", at(3)), ("не звонить", "replaced", at(2))]


def test_what_is_said_twice_is_no_history() -> None:
    assert past(Client().told("call.noted", text="не звонить").told("call.noted", text="не звонить")) == []


def test_what_was_dismissed_ended_by_that_decision() -> None:
    client = Client().told("call.noted", text="не звонить")
    (wish,) = asked(client.profile())
    client.told("wish.decided", wish=wish.id, decision="dismissed", by="Ольга")
    assert past(client) == [("не звонить", "dismissed", at(2))]
    assert past(client.told("wish.decided", wish=wish.id, decision="confirmed", by="Ольга")) == []


def test_dates_end_at_the_clients_midnight() -> None:
    client = Client().told("call.noted", text="не звонить в понедельник")  # said on Saturday the 21st
    midnight = datetime(2026, 11, 23, 21, tzinfo=UTC)
    assert past(client, midnight - timedelta(minutes=1)) == []
    assert past(client, midnight) == [("не звонить в понедельник", "expired", midnight)]


def test_what_was_said_of_an_order_ended_with_it() -> None:
    client = (
        Client().told("delivery.requested", **ORDER, wish="после 18").told("delivery.requested", **ORDER, wish="до 9")
    )
    client.told("call.noted", identifiers={"order": "O-2"}, text="не привозить с 13 до 15")
    client.told("delivery.status_changed", **ORDER, status="delivered")
    client.told("order.cancelled", identifiers={"order": "O-2"})
    assert past(client) == [
        ("не привозить с 13 до 15", "cancelled", at(5)),
        ("до 9", "delivered", at(4)),
        ("после 18", "replaced", at(2)),
    ]


def test_the_latest_are_shown_with_the_fields_of_a_wish() -> None:
    client = Client()
    for hour in range(10, 24):
        client.told("call.noted", text=f"звоните после {hour}:00")
        client.told("call.noted", text=f"привозите после {hour}:00")
    shown = client.profile().past_wishes
    assert len(shown) == MAX_PAST
    assert shown[0].from_ == "22:00"
    dumped = orjson.loads(client.profile().model_dump_json())["past_wishes"][0]
    assert dumped.keys() >= {"applies_to", "rule", "from", "to", "every_day", "quote", "id", "ended_at", "because"}
