"""The stream of a delivery day on the running system: changes are reported, and so is a missing broker or store."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.e2e.system import System, event
from tests.e2e.test_s27_s30_delivery import DAY, IN_WORDS, SOME_WEEKS_AHEAD, asked

NEXT_DAY = (SOME_WEEKS_AHEAD + timedelta(days=1)).isoformat()
Told = tuple[str, Any]


@contextmanager
def changes(system: System, day: str = DAY) -> Iterator[Iterator[Told]]:
    """Events of the day's stream, as they come."""
    with system.http.stream("GET", "/v1/delivery/changes", params={"date": day}) as answer:
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/event-stream")
        yield _told(answer.iter_lines())


def _told(lines: Iterator[str]) -> Iterator[Told]:
    name = ""
    for line in lines:
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            yield name, json.loads(line.removeprefix("data: "))


def heard(told: Iterator[Told], wanted: Callable[[Told], bool]) -> Told:
    """The first that is wanted; the stream's own patience ends the wait."""
    return next(each for each in told if wanted(each))


def is_live(told: Told) -> bool:
    return told == ("live", {"live": True})


def test_what_happens_to_the_day_is_told_while_it_happens(system: System) -> None:
    phone = "+79161310001"
    with changes(system) as told:
        assert is_live(next(told)), "nor is an outage told of before the log was asked"
        system.post(asked(phone, "live-1", ("10:00", "18:00")))
        _, order = heard(told, lambda each: each[0] == "order" and each[1]["order"] == "live-1")
        assert [window["from"] for window in order["windows"]] == [f"{DAY}T10:00:00+03:00"]
        system.post(event("call.noted", identifiers={"phone": phone}, text=f"не звонить {IN_WORDS}"))
        heard(told, lambda each: each[0] == "order" and not each[1]["contact"]["allowed"])
        system.post(event("order.cancelled", identifiers={"phone": phone, "order": "live-1"}))
        mine = {"order": "live-1", "profile_id": order["profile_id"]}
        assert heard(told, lambda each: each[0] == "gone") == ("gone", mine)


def test_other_days_are_not_told_of(system: System) -> None:
    with changes(system, NEXT_DAY) as told:
        heard(told, is_live)
        system.post(asked("+79161310002", "live-other", ("10:00", "18:00")))
        later = {**asked("+79161310003", "live-mine", ("10:00", "18:00"))["data"], "date": NEXT_DAY}
        system.post(event("delivery.requested", source="delivery", **later))
        assert heard(told, lambda each: each[0] == "order")[1]["order"] == "live-mine"


def test_without_a_broker_or_a_store_the_stream_says_that_it_is_not_live(tmp_path: Path) -> None:
    with System(tmp_path / "data", "embedded") as system, changes(system) as told:
        heard(told, is_live)
        broker = system.children()["broker"]
        broker.send_signal(signal.SIGSTOP)
        assert heard(told, lambda each: each[0] == "live") == ("live", {"live": False})
        broker.send_signal(signal.SIGCONT)
        heard(told, is_live)
        store = system.children()["valkey"]
        store.send_signal(signal.SIGSTOP)  # in a quiet hour: no change comes whose look would notice
        assert heard(told, lambda each: each[0] == "live") == ("live", {"live": False})
        store.send_signal(signal.SIGCONT)
        heard(told, is_live)
        assert system.stop() == 0, "an open stream does not hold the service up"
        assert list(told) == []


def test_a_stream_needs_a_day(system: System) -> None:
    answer = system.http.get("/v1/delivery/changes")
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    document = system.get("/openapi.json")
    described = document["paths"]["/v1/delivery/changes"]["get"]["responses"]
    assert "text/event-stream" in described["200"]["content"]
    assert "application/problem+json" in described["503"]["content"], "where too many are open"
