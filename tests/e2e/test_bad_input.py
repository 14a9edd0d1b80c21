"""Invalid input of every kind, over HTTP and directly in the log: explained, kept with its bytes, and harmless."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest
from confluent_kafka import Producer

from deploy import running
from producers.kafka_failed_log import KafkaFailedLog
from schemas.failed import FailedEvent, Stage
from schemas.topics import FAILED
from tests.bad_json import bad_json
from tests.e2e.system import System, event
from tests.waiting import until

SITE = "omniprofile.site"


class Bad(NamedTuple):
    """status: of the answer over HTTP; path and says: where and what, in the answer and among the failed events.
    apart: a batch may hold it, as one can tell where it ends.
    """

    raw: bytes
    status: int
    path: str
    says: str
    apart: bool = True


def said(**changes: Any) -> bytes:
    return json.dumps({**event("site.searched", query="диван", identifiers={"visitor": "bad"}), **changes}).encode()


READ_BY_SOME = ("10,000 deep", "10,000 deep in objects", "a number without end", "half of a surrogate pair")
NO_JSON = {
    name: Bad(bad.raw, 422 if name in READ_BY_SOME else 400, "", bad.says, bad.apart)
    for name, bad in bad_json(said()).items()
}
BAD = NO_JSON | {
    "no object": Bad(b'"an event"', 422, "", "object"),
    "a missing field": Bad(
        b'{"specversion": "1.0", "id": "1", "source": "s", "data": {}}', 422, "type", "Field required"
    ),
    "a wrong type": Bad(
        said(data={"query": "диван", "identifiers": {"visitor": 5}}), 422, "data.identifiers.visitor", "string"
    ),
    "control characters": Bad(said(id="a\x00b\x1b[31m"), 422, "id", "control characters"),
    "in 1970": Bad(said(time="1970-01-01T00:00:00Z"), 422, "time", "1990"),
    "in 2200": Bad(said(time="2200-01-01T00:00:00Z"), 422, "time", "2100"),
    "a clock that runs ahead": Bad(said(time="2099-01-01T00:00:00Z"), 422, "time", "clock"),
}


def failed(system: System, stage: Stage) -> list[FailedEvent]:
    log = KafkaFailedLog(running.settings(system.data_dir).kafka)
    return [entry.event for entry in log.latest(1_000, stage)]


def listed(system: System, stage: str) -> list[list[str]]:
    """Lines of `omniprofile failed list`: entry, when, stage, where it stood, what was wrong, whether replayed."""
    lines = system.run("failed", "list", "--stage", stage, "--limit", "1000").splitlines()
    return [line.split("\t") for line in lines if "\t" in line]


def post(system: System, body: bytes, kind: str = "application/cloudevents+json") -> httpx.Response:
    return system.http.post("/v1/events", content=body, headers={"content-type": kind})


def require_kept(found: Sequence[FailedEvent], bad: Bad) -> None:
    (entry,) = (each for each in found if each.value == bad.raw)
    assert entry.path == bad.path
    assert bad.says in entry.reason


def test_over_http_it_is_explained_and_kept(system: System) -> None:
    for bad in BAD.values():
        answer = post(system, bad.raw)
        assert answer.status_code == bad.status, answer.text
        if bad.status == 422:
            (refused,) = answer.json()["refused"]
            assert (refused["index"], refused["path"]) == (0, bad.path)
            assert bad.says in refused["reason"]
        else:
            assert answer.headers["content-type"] == "application/problem+json"
            assert "kept" in answer.json()["detail"]
    found = failed(system, Stage.COLLECTOR)
    for name, bad in BAD.items():
        if bad.status == 422:
            require_kept(found, bad)
        else:
            assert bad.raw in {each.value for each in found}, name


def test_in_a_batch_it_takes_no_good_event_with_it(system: System) -> None:
    bad = [each.raw for each in BAD.values() if each.apart]
    good = [
        json.dumps(event("site.registered", identifiers={"phone": f"+7916880{number:04d}"})).encode()
        for number in range(len(bad))
    ]
    body = b"[" + b",".join(raw for pair in zip(good, bad, strict=True) for raw in pair) + b"]"
    answer = post(system, body, "application/cloudevents-batch+json")
    assert answer.status_code == 207
    assert answer.json()["accepted"] == len(good)
    assert [each["index"] for each in answer.json()["refused"]] == list(range(1, 2 * len(bad), 2))
    found = failed(system, Stage.COLLECTOR)
    for each in filter(lambda each: each.apart, BAD.values()):
        assert any(entry.value == each.raw and each.says in entry.reason for entry in found)
    for number in range(len(good)):
        system.see(phone=f"+7916880{number:04d}")


@pytest.mark.parametrize(("size", "limit"), [(10_000_000, "5000000 bytes"), (1_000_000, "900000 bytes")])
def test_what_is_too_large_is_told_so_and_its_beginning_kept(system: System, size: int, limit: str) -> None:
    body = said(data={"query": "д" * (size // 6), "identifiers": {"visitor": f"large {size}"}})
    assert len(body) >= size
    answer = post(system, body)
    assert answer.status_code == 413
    assert limit in answer.json()["detail"]
    entry = next(each for each in failed(system, Stage.COLLECTOR) if each.truncated and body.startswith(each.value))
    assert limit in entry.reason
    system.post(event("site.registered", identifiers={"visitor": f"after large {size}"}))
    system.see(visitor=f"after large {size}")


def test_straight_into_the_log_it_is_kept_and_its_neighbours_pass(system: System) -> None:
    settings = running.settings(system.data_dir)
    producer = Producer({"bootstrap.servers": settings.kafka_bootstrap, "enable.idempotence": True})
    for number, bad in enumerate(BAD.values()):
        good = event("site.registered", identifiers={"phone": f"+7916881{number:04d}"})
        producer.produce(SITE, bad.raw, partition=0)
        producer.produce(SITE, json.dumps(good).encode(), partition=0)
    assert producer.flush(30) == 0
    for number in range(len(BAD)):
        system.see(phone=f"+7916881{number:04d}")

    def all_kept() -> bool:
        return {bad.raw for bad in BAD.values()} <= {each.value for each in failed(system, Stage.DECODE)}

    until(all_kept, "every bad message among the failed events")
    found = failed(system, Stage.DECODE)
    for bad in BAD.values():
        require_kept(found, bad)
    assert {(each.origin_topic, each.origin_partition) for each in found} == {(SITE, 0)}
    assert len({each.origin_offset for each in found}) == len(found)


def test_a_person_finds_it_mends_it_and_sends_it_again(system: System, tmp_path: Path) -> None:
    raw = said(data={"query": "диван", "identifiers": {"phone": 79168820001}})
    assert post(system, raw).status_code == 422
    *_, (position, _, _, origin, wrong, replayed) = listed(system, "collector")
    assert (origin, wrong.partition(": ")[0], replayed) == (SITE, "data.identifiers.phone", "")
    assert wrong.partition(": ")[2] in system.run("failed", "show", position)
    bytes_kept = system.run("failed", "show", position, "--raw")
    assert bytes_kept.encode() == raw
    good = json.dumps(event("site.registered", identifiers={"phone": "+79168820002"})).encode()
    settings = running.settings(system.data_dir)
    with_good = FailedEvent(good, Stage.BUG, "ours", datetime.now(UTC), origin_topic=SITE)
    producer = Producer({"bootstrap.servers": settings.kafka_bootstrap})
    producer.produce(FAILED, with_good.value, headers=[*with_good.headers()])
    assert producer.flush(30) == 0
    *_, (other, *_) = listed(system, "bug")
    told = system.run("failed", "replay", position, other, expect=1)
    assert f"{other} sent again to {SITE}" in told  # what can't be sent keeps none of the others
    system.see(phone="+79168820002")
    mended = tmp_path / "mended.json"
    mended.write_text(bytes_kept.replace("79168820001", '"79168820001"'))
    system.run("failed", "replay", position, "--with", str(mended))
    assert [each.query for each in system.see(phone="+79168820001").searches] == ["диван"]
    assert listed(system, "collector")[-1][-1] == "replayed"
