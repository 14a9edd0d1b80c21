"""What every history store promises, asked of the twin in memory and of ClickHouse's engine over HTTP: connected to at
once, and by the first question.
"""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

import pytest

from deploy.late_history import LateHistory
from profile_store.clickhouse.connection import connect
from profile_store.clickhouse.history import ClickHouseHistoryStore
from profile_store.clickhouse.migrate import migrate
from profile_store.cursors import InvalidCursor
from profile_store.history import HistoryRow, TimelineEvent
from profile_store.memory.history import MemoryHistoryStore

Store = MemoryHistoryStore | ClickHouseHistoryStore | LateHistory

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
ANNA, BORIS = "a" * 32, "b" * 32


@pytest.fixture(params=["memory", "clickhouse", "late"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    if request.param == "memory":
        yield MemoryHistoryStore()
        return
    database = f"history_{uuid.uuid4().hex}"
    dsn = request.getfixturevalue("clickhouse_dsn").rpartition("/")[0] + f"/{database}"
    client = connect(dsn)
    migrate(client)
    yield LateHistory(dsn) if request.param == "late" else ClickHouseHistoryStore(client)
    client.command("DROP DATABASE {database:Identifier}", {"database": database})


def row(
    event_id: str = "1", record_id: str = ANNA, time: datetime = NOON, text: str = "", offset: int = 0
) -> HistoryRow:
    raw = f'{{"id": "{event_id}", "time": "{time.isoformat()}", "data": {{"text": "{text}"}}}}'.encode()
    return HistoryRow(
        record_id=record_id,
        occurred_at=time,
        source="касса/1",
        event_id=event_id,
        type="call.noted",
        content=blake2b(raw, digest_size=4).hexdigest(),
        references=["receipt:77"],
        topic="omniprofile.calls",
        partition=3,
        offset=offset,
        received_at=NOON + timedelta(milliseconds=offset),
        raw=raw,
    )


def ids(page: tuple[list[TimelineEvent], str | None]) -> list[str]:
    return [event.id for event in page[0]]


def read_all(store: Store, records: list[str], limit: int) -> list[TimelineEvent]:
    events, cursor = store.timeline(records, limit, None)
    while cursor is not None:
        page, cursor = store.timeline(records, limit, cursor)
        assert page, "a cursor leads to at least one event"
        events += page
    return events


def test_an_event_comes_back_as_it_went_in(store: Store) -> None:
    written = row(text="Холодильник «Север», \\n\\t 100 % 'тихий' \\\\ 😀", time=NOON + timedelta(microseconds=123457))
    store.insert([written], "block")
    assert store.timeline([ANNA], 10, None) == (
        [TimelineEvent(written.occurred_at, "call.noted", "касса/1", "1", written.raw.decode())],
        None,
    )


def test_newest_first_and_only_of_the_records_asked_for(store: Store) -> None:
    rows = [row(str(hour), ANNA if hour % 2 else BORIS, NOON + timedelta(hours=hour)) for hour in range(6)]
    random.Random(7).shuffle(rows)
    store.insert(rows, "block")
    assert ids(store.timeline([ANNA], 10, None)) == ["5", "3", "1"]
    assert ids(store.timeline([ANNA, BORIS], 10, None)) == ["5", "4", "3", "2", "1", "0"]
    assert store.timeline([], 10, None) == ([], None)
    assert store.timeline(["c" * 32], 10, None) == ([], None)


def test_between_two_instants_by_type_oldest_first_each_once_with_whose_it_is(store: Store) -> None:
    rows = [row(str(hour), ANNA if hour % 2 else "", NOON + timedelta(hours=hour)) for hour in range(6)]
    other = rows[3]._replace(event_id="other", type="call.received")
    store.insert([*reversed(rows), other], "block")
    store.insert(rows, "the same again")
    found = store.between(["call.noted", "preorder.created"], NOON + timedelta(hours=1), NOON + timedelta(hours=4))
    assert [(record_id, event.id) for record_id, event in found] == [(ANNA, "1"), ("", "2"), (ANNA, "3")]
    assert found[0][1].raw == rows[1].raw.decode()
    assert store.between(["call.received"], NOON, NOON + timedelta(days=1))[0][1].id == "other"
    assert store.between(["pos.purchased"], NOON, NOON + timedelta(days=1)) == []


def test_repeats_of_a_block_and_of_an_event_change_no_answer(store: Store) -> None:
    block = [row(str(number), time=NOON + timedelta(minutes=number), offset=number) for number in range(20)]
    store.insert(block, "block")
    before = store.timeline([ANNA], 50, None)
    store.insert(block, "block")  # the worker died before its offsets were committed
    store.insert(block[5:15], "other")  # and came back with other boundaries
    store.insert([block[3]._replace(offset=900, received_at=NOON + timedelta(days=1))], "sent twice")
    assert store.timeline([ANNA], 50, None) == before
    assert len(read_all(store, [ANNA], 500)) == 20


def test_one_token_on_two_blocks_loses_nothing(store: Store) -> None:
    store.insert([row("1", offset=1)], "same")
    store.insert([row("2", offset=2)], "same")
    assert len(read_all(store, [ANNA], 500)) == 2


def test_pages_neither_skip_nor_repeat_under_equal_times(store: Store) -> None:
    rows = [row(str(number), time=NOON + timedelta(seconds=number // 25), offset=number) for number in range(100)]
    store.insert(rows, "block")
    store.insert(rows[:40], "repeat")
    for limit in (1, 7, 100):
        events = read_all(store, [ANNA], limit)
        assert sorted(int(event.id) for event in events) == list(range(100))
        assert [event.time for event in events] == sorted((event.time for event in events), reverse=True)


def test_many_repeats_and_many_events_of_one_instant_hide_nothing_older(store: Store) -> None:
    """A store that looks only as far back as a page should need must look further where that was not enough."""
    rows = [row(str(number), time=NOON + timedelta(hours=number // 30), offset=number) for number in range(90)]
    for copy in range(5):
        store.insert([each._replace(offset=1_000 * copy + each.offset) for each in rows], f"copy {copy}")
    for limit in (1, 4, 50):
        events = read_all(store, [ANNA], limit)
        assert sorted(int(event.id) for event in events) == list(range(90))


def test_a_page_stays_where_it_was_while_newer_events_come_in(store: Store) -> None:
    store.insert([row(str(number), time=NOON + timedelta(minutes=number)) for number in range(10)], "old")
    first, cursor = store.timeline([ANNA], 4, None)
    store.insert([row("new", time=NOON + timedelta(days=1))], "new")
    assert [event.id for event in first] == ["9", "8", "7", "6"]
    assert ids(store.timeline([ANNA], 4, cursor)) == ["5", "4", "3", "2"]


def test_a_cursor_is_short_and_others_are_refused(store: Store) -> None:
    long = "я" * 256
    store.insert([replace_names(row("1"), long), replace_names(row("2", time=NOON - timedelta(1)), long)], "block")
    _, cursor = store.timeline([ANNA], 1, None)
    assert cursor is not None
    assert len(cursor) < 100
    for wrong in ("", "x", cursor + "0", "1-zzzzzzzz-" + "0" * 32, "') OR 1=1 --"):
        with pytest.raises(InvalidCursor):
            store.timeline([ANNA], 1, wrong)


def replace_names(written: HistoryRow, text: str) -> HistoryRow:
    return written._replace(source=text, event_id=written.event_id + text)


def test_hostile_text_is_text(store: Store) -> None:
    nasty = "'); DROP TABLE events; -- \\ %(limit)s {records}"
    store.insert([row("1")._replace(event_id=nasty, source=nasty, record_id=nasty)], "'; --")
    assert ids(store.timeline([nasty], 1, None)) == [nasty]


def test_the_same_name_with_another_content_is_kept_and_shown(store: Store) -> None:
    first, second = row("1", text="красный", offset=1), row("1", BORIS, NOON + timedelta(1), "синий", offset=2)
    store.insert([first, first, row("2", offset=3)], "a")
    store.insert([second, first], "b")
    assert ids(store.timeline([ANNA, BORIS], 10, None)).count("1") == 2
    assert store.conflicts(10) == [
        {
            "source": "касса/1",
            "id": "1",
            "contents": [first.content, second.content],
            "types": ["call.noted", "call.noted"],
            "record_ids": [ANNA, BORIS],
            "origins": ["omniprofile.calls[3]@1", "omniprofile.calls[3]@2"],
        }
    ]


def test_every_content_of_an_id_is_told_in_full_in_order_of_arrival(store: Store) -> None:
    first, second = row("1", text="красный", offset=1), row("1", BORIS, NOON + timedelta(1), "синий", offset=2)
    store.insert([second, row("2", offset=3)], "a")
    store.insert([first, second], "b")
    assert [
        (each.origin, each.type, each.received_at, each.raw.encode()) for each in store.variants("касса/1", "1")
    ] == [
        ("omniprofile.calls[3]@1", "call.noted", first.received_at, first.raw),
        ("omniprofile.calls[3]@2", "call.noted", second.received_at, second.raw),
    ]
    assert len(store.variants("касса/1", "2")) == 1
    assert store.variants("касса/2", "1") == []


def test_conflicts_come_latest_first_and_no_more_than_asked(store: Store) -> None:
    for number in range(5):
        store.insert([row(str(number), text=text, offset=10 * number + len(text)) for text in ("a", "bb")], str(number))
    assert [conflict["id"] for conflict in store.conflicts(3)] == ["4", "3", "2"]


def test_a_block_with_dates_all_over_a_century_goes_in_at_once(store: Store) -> None:
    days = random.Random(3)
    rows = [
        row(str(number), time=datetime(1990, 1, 1, tzinfo=UTC) + timedelta(days=days.randrange(40_176)), offset=number)
        for number in range(2_000)
    ]
    store.insert(rows, "noise")
    assert len(read_all(store, [ANNA], 500)) == 2_000
    assert ids(store.timeline([ANNA], 1, None)) == [max(rows, key=lambda each: each.occurred_at).event_id]


def test_many_records_at_once(store: Store) -> None:
    records = [f"{number:032x}" for number in range(12_000)]
    store.insert([row(str(number), record) for number, record in enumerate(records[::1_000])], "block")
    assert len(store.timeline(records, 50, None)[0]) == 12


def test_nothing_to_insert_is_nothing(store: Store) -> None:
    store.insert([], "empty")
    store.map_profiles([])
    assert len(read_all(store, [ANNA], 500)) == 0
