"""Two workers whose machines disagree on the time: reports go by who committed last, not by whose clock is ahead."""

from __future__ import annotations

import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import count
from typing import Any

import pytest
from clickhouse_connect.driver.client import Client

from profile_store.clickhouse.connection import connect
from profile_store.clickhouse.history import ClickHouseHistoryStore
from profile_store.clickhouse.migrate import migrate
from schemas import topics
from stream_processors.identity.records import Recorder
from stream_processors.pipeline import HistoryPipeline
from stream_processors.steps.messages import Message
from stream_processors.steps.publish_changes import read_change
from stream_processors.steps.write_history import HistoryWriter
from tests.identity_graph import SECRET
from tests.integration.test_telling import Town, town

__all__ = ["town"]  # a fixture

SKEW = timedelta(hours=1)
PHONE, CARD = {"phone": "+79160000001"}, {"card": "B-1"}


class _AnyDatetime(type):
    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, datetime)


class Ahead(datetime, metaclass=_AnyDatetime):
    """The clock of a machine that is an hour ahead."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Any:
        return datetime.now(tz) + SKEW


@contextmanager
def on_a_machine_that_is_ahead() -> Iterator[None]:
    """All of our code that asks the time, as it would run there."""
    ours = [module for name, module in sys.modules.items() if name.startswith(("stream_processors", "profile_store"))]
    with pytest.MonkeyPatch.context() as patch:
        for module in ours:
            if module.__dict__.get("datetime") is datetime:
                patch.setattr(module, "datetime", Ahead)
        yield


@pytest.fixture
def history(clickhouse_dsn: str) -> Iterator[Client]:
    client = connect(f"{clickhouse_dsn.rpartition('/')[0]}/skewed_{uuid.uuid4().hex}")
    migrate(client)
    yield client
    client.command("DROP DATABASE {database:Identifier}", {"database": client.database})


def reported(town: Town, history: Client) -> dict[str, str]:
    """Whose each record is, by a report on what the workers told."""
    pipeline = HistoryPipeline(Recorder(SECRET, "RU"), HistoryWriter(ClickHouseHistoryStore(history)))
    offsets = count()
    said = [Message(topics.CHANGES, 0, next(offsets), 0, one.key, one.value) for one in town.told]
    pipeline.write(pipeline.read(said))
    rows = history.query("SELECT record_id, profile_id FROM identity_current").result_rows
    return {row[0]: row[1] for row in rows}


def in_redis(town: Town) -> dict[str, str]:
    return {record.record_id: group.profile_id for group in town.store.all_groups() for record in group.records}


def test_what_was_merged_by_a_worker_whose_clock_is_behind_reaches_reports(town: Town, history: Client) -> None:
    ahead, right = town.worker(), town.worker()
    with on_a_machine_that_is_ahead():
        town.take(ahead, town.events(PHONE, CARD))
    town.take(right, town.events({**PHONE, **CARD}))
    assert len(set(in_redis(town).values())) == 1
    assert reported(town, history) == in_redis(town)
    town.assert_told()


def test_who_reads_on_a_clock_that_is_ahead_does_not_undo_a_merge(town: Town, history: Client) -> None:
    """He had read before the merge and tells after it, of both people that there were."""
    ahead, right = town.worker(), town.worker()
    town.take(right, town.events(PHONE, CARD))
    with on_a_machine_that_is_ahead():
        written = ahead.write(ahead.read(town.events(PHONE, CARD)))
    town.take(right, town.events({**PHONE, **CARD}))
    with on_a_machine_that_is_ahead():
        town.tell(ahead, written)
    assert reported(town, history) == in_redis(town)
    town.assert_told()


def test_what_workers_tell_has_the_time_of_the_store(town: Town) -> None:
    """Not an hour ahead, in batches that read, that merge, and that tell anew."""
    with on_a_machine_that_is_ahead():
        worker = town.worker()
        town.take(worker, town.events(PHONE, CARD))
        batch = town.events({**PHONE, **CARD})
        town.take(worker, batch)
        town.take(worker, batch)
    times = [read_change(one.value or b"").at for one in town.told]
    assert len(times) >= 5
    assert all(abs(at - datetime.now(UTC)) < SKEW / 2 for at in times)
