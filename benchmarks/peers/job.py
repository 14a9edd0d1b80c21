"""The profile job and the history job on a batch of events, independent of any framework."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import uuid4

import clickhouse_connect
from clickhouse_connect.driver.client import Client

from schemas.decoding import InvalidEvent, decode
from schemas.events import CloudEvent, Event
from schemas.identifiers import KINDS, normalise

KAFKA = os.environ.get("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092")
REDIS = os.environ.get("REDIS_PROFILE_URL", "redis://127.0.0.1:6379/0")
PROFILE_BATCH, HISTORY_BATCH = 2_000, 20_000
HISTORY_COLUMNS = ["source", "event_id", "type", "occurred_at", "raw"]
HISTORY_TABLE = """CREATE TABLE IF NOT EXISTS peer_events
    (source String, event_id String, type LowCardinality(String), occurred_at DateTime64(6, 'UTC'), raw String)
    ENGINE = ReplacingMergeTree ORDER BY (source, event_id)"""


Named = tuple[CloudEvent, list[str]]


def parse(raw: bytes) -> Event | None:
    try:
        return decode(raw)
    except InvalidEvent:
        return None


def identifier_keys(event: CloudEvent) -> list[str]:
    """Redis keys of the event's normalised identifiers."""
    keys = []
    for kind in KINDS:
        values = getattr(event.data.identifiers, kind)
        for raw in [values] if isinstance(values, str) else values or ():
            identifier = normalise(kind, raw)
            if identifier:
                keys.append(f"id:{kind}:{identifier.value}")
    return keys


def named(batch: Iterable[bytes]) -> list[Named]:
    """Those of the messages that are events about somebody, with the Redis keys of the identifiers."""
    events = (event for event in map(parse, batch) if event)
    return [(event, keys) for event in events if (keys := identifier_keys(event))]


def read_first(pipe: Any, events: Iterable[Named]) -> None:
    """Was each event seen, and whose are its identifiers?"""
    for event, keys in events:
        pipe.set(f"seen:{event.key}", 1, nx=True, ex=86_400)
        pipe.mget(keys)


def write_then(pipe: Any, events: Iterable[Named], answers: Sequence[Any]) -> None:
    """Point every identifier at one profile and update that profile's hash. What is new in the batch is seen by what
    comes after it.
    """
    known: dict[str, str] = {}
    for (event, keys), is_new, owners in zip(events, answers[::2], answers[1::2], strict=True):
        if not is_new:
            continue
        stored = (known.get(key) or (owner and owner.decode()) for key, owner in zip(keys, owners, strict=True))
        profile = next(filter(None, stored), None) or uuid4().hex
        known |= dict.fromkeys(keys, profile)
        pipe.mset(dict.fromkeys(keys, profile))
        pipe.sadd(f"members:{profile}", *keys)
        pipe.hset(f"profile:{profile}", mapping=_fields(event))
        if event.type == "pos.purchased":
            pipe.hincrby(f"profile:{profile}", "purchases", 1)
            pipe.hincrbyfloat(f"profile:{profile}", "total", float(event.data.total))  # type: ignore[attr-defined]


def _fields(event: CloudEvent) -> dict[str, str]:
    data = event.data
    fields = {"updated_at": event.time.isoformat(), "last_type": event.type}
    if event.type == "site.product_viewed":
        fields |= {"current_interest": data.product.category, "last_viewed": data.product.sku}  # type: ignore[attr-defined]
    elif event.type == "site.searched":
        fields["query"] = data.query  # type: ignore[attr-defined]
    elif data.person and data.person.name:
        fields["name"] = data.person.name
    return fields


def history_row(raw: bytes) -> list[Any] | None:
    event = parse(raw)
    return None if event is None else [event.source, event.id, event.type, event.time, raw.decode()]


def history_client() -> Client:
    client = clickhouse_connect.get_client(dsn=os.environ["CLICKHOUSE_DSN"], compress=False)
    client.command(HISTORY_TABLE)
    return client


def write_history(client: Client, rows: list[list[Any]]) -> None:
    if rows:
        client.insert("peer_events", rows, column_names=HISTORY_COLUMNS)
