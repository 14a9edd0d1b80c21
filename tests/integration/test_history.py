"""History on ClickHouse's engine: its migrations, its views, its limits, and what happens when it goes away."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from clickhouse_connect.driver.client import Client

from deploy.engines import clickhouse, free_port, start
from profile_store.clickhouse.connection import connect
from profile_store.clickhouse.history import ClickHouseHistoryStore, require_all
from profile_store.clickhouse.migrate import MigrationChanged, migrate, migrations
from profile_store.history import HistoryRow
from profile_store.ports import StoreUnavailable

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
ANNA = "a" * 32


@pytest.fixture
def dsn(clickhouse_dsn: str) -> str:
    """A database of this test's own, that nobody has made yet."""
    return f"{clickhouse_dsn.rpartition('/')[0]}/history_{uuid.uuid4().hex}"


@pytest.fixture
def client(dsn: str) -> Iterator[Client]:
    client = connect(dsn)
    yield client
    client.command("DROP DATABASE {database:Identifier}", {"database": client.database})


@pytest.fixture
def store(client: Client) -> ClickHouseHistoryStore:
    migrate(client)
    return ClickHouseHistoryStore(client)


def row(event_id: str, time: datetime = NOON, record_id: str = ANNA, text: str = "") -> HistoryRow:
    raw = f'{{"id": "{event_id}", "text": "{text}"}}'.encode()
    content = hashlib.blake2b(raw, digest_size=4).hexdigest()
    references = [f"receipt:{event_id}"]
    return HistoryRow(
        record_id, time, "касса/1", event_id, "pos.purchased", content, references, "omniprofile.pos", 0, 1, NOON, raw
    )


def ask(client: Client, question: str) -> list[tuple[object, ...]]:
    return [tuple(found) for found in client.query(question).result_rows]


# -- migrations --------------------------------------------------------------------------------------------------------


def test_migrations_are_numbered_without_a_gap_and_applied_once(client: Client) -> None:
    numbers = [migration.number for migration in migrations()]
    assert numbers == list(range(1, len(numbers) + 1))
    assert migrate(client) == numbers
    assert migrate(client) == []


def test_every_statement_of_a_migration_may_run_twice(client: Client) -> None:
    """That is what stands in for the lock that ClickHouse has not."""
    migrate(client)
    for migration in migrations():
        for statement in migration.statements:
            client.command(statement)


def test_processes_that_migrate_at_once_all_succeed(dsn: str, client: Client) -> None:
    with ThreadPoolExecutor(6) as several:
        list(several.map(lambda _: migrate(connect(dsn)), range(6)))
    assert migrate(client) == []
    ClickHouseHistoryStore(client).insert([row("1")], "block")


def test_a_migration_changed_after_it_ran_is_refused(client: Client) -> None:
    migrate(client)
    client.command("INSERT INTO schema_migrations (number, name, digest) VALUES (1, 'history', 'another')")
    client.command("OPTIMIZE TABLE schema_migrations FINAL")
    with pytest.raises(MigrationChanged, match=r"0001_history\.sql was changed after it was applied"):
        migrate(client)


# -- tables and views --------------------------------------------------------------------------------------------------


def test_repeats_merge_away_and_variants_stay(client: Client, store: ClickHouseHistoryStore) -> None:
    for repeat in range(3):
        store.insert([row("1"), row("2"), row("2", text="another")], str(repeat))
    assert ask(client, "SELECT count() FROM events_distinct") == [(3,)]
    client.command("OPTIMIZE TABLE events FINAL")
    assert ask(client, "SELECT count() FROM events") == [(3,)]
    assert ask(client, "SELECT event_id, length(contents) FROM event_conflicts") == [("2", 2)]


def test_reports_by_profile_follow_the_latest_word(client: Client, store: ClickHouseHistoryStore) -> None:
    store.insert([row("1"), row("2", record_id="b" * 32), row("3", record_id="")], "block")
    store.insert([row("1")], "repeat")
    store.map_profiles([(ANNA, "P1", 7), ("b" * 32, "P2", 7)])
    store.map_profiles([("b" * 32, "P1", 9)])
    store.map_profiles([("b" * 32, "P3", 8)])  # came late
    by_profile = "SELECT profile_id, count() FROM events_by_profile GROUP BY profile_id ORDER BY profile_id"
    assert ask(client, by_profile) == [("", 1), ("P1", 2)]


def test_every_month_of_a_century_is_at_most_249_partitions(client: Client, store: ClickHouseHistoryStore) -> None:
    months = [datetime(1990 + month // 12, month % 12 + 1, 5, tzinfo=UTC) for month in range(110 * 12)]
    store.insert([row(str(number), time) for number, time in enumerate(months)], "block")
    assert ask(client, "SELECT uniqExact(_partition_id), count() FROM events") == [(249, 1320)]


def test_a_year_in_one_block_is_a_part_a_month(client: Client, store: ClickHouseHistoryStore) -> None:
    store.insert([row(str(day), datetime(2025, 1, 1, tzinfo=UTC) + timedelta(days=day)) for day in range(365)], "year")
    assert ask(client, "SELECT uniqExact(_part) FROM events") == [(12,)]


def test_a_month_s_report_reads_that_month(client: Client, store: ClickHouseHistoryStore) -> None:
    store.insert([row(str(day), datetime(2025, 1, 1, tzinfo=UTC) + timedelta(days=day)) for day in range(365)], "year")
    march = "occurred_at >= '2025-03-01' AND occurred_at < '2025-04-01'"
    plan = f"EXPLAIN indexes = 1 SELECT type, count() FROM events WHERE {march} GROUP BY type"
    assert "Parts: 1/12" in "\n".join(str(line[0]) for line in ask(client, plan))


def test_receipts_and_event_ids_are_found_by_an_index(client: Client, store: ClickHouseHistoryStore) -> None:
    store.insert([row(str(number), record_id=f"{number:032x}") for number in range(9_000)], "block")
    for index, condition in ("by_reference", "has(references, 'receipt:4321')"), ("by_event", "event_id = '4321'"):
        assert ask(client, f"SELECT event_id FROM events_distinct WHERE {condition}") == [("4321",)]
        plan = "\n".join(
            str(line[0]) for line in ask(client, f"EXPLAIN indexes = 1 SELECT 1 FROM events WHERE {condition}")
        )
        assert f"Name: {index}" in plan


def test_times_keep_their_microseconds(store: ClickHouseHistoryStore) -> None:
    for year in (1990, 2026, 2099):
        times = [datetime(year, 3, 9, 7, 5, 3, micro, UTC) for micro in (0, 1, 499_999, 500_001, 999_999)]
        times += [time.astimezone(datetime.now().astimezone().tzinfo) + timedelta(hours=1) for time in times]
        record = f"{year:032}"
        store.insert([row(str(n), time, record) for n, time in enumerate(times)], str(year))
        assert [event.time for event in store.timeline([record], 50, None)[0]] == sorted(times, reverse=True)


# -- trouble -----------------------------------------------------------------------------------------------------------


def test_nobody_there_is_unavailable() -> None:
    with pytest.raises(StoreUnavailable, match="can't be reached"):
        connect(f"http://127.0.0.1:{free_port()}/omniprofile")


def test_a_refusal_tells_its_code_and_nothing_of_the_rows(client: Client) -> None:
    store = ClickHouseHistoryStore(client)  # not migrated yet
    with pytest.raises(StoreUnavailable) as refused:
        store.insert([row("1", text="Анна Петрова")], "block")
    told = "ClickHouse refused: UNKNOWN_TABLE (code 60); `omniprofile migrate` makes what is missing"
    assert str(refused.value) == told
    assert refused.value.__suppress_context__
    with pytest.raises(StoreUnavailable, match="UNKNOWN_TABLE"):
        store.timeline([ANNA], 1, None)


def test_fewer_rows_written_than_sent_is_trouble() -> None:
    require_all(written=20, sent=20)
    require_all(written=0, sent=20)  # it was not told
    require_all(written=40, sent=20)  # a view on the table counts as well
    with pytest.raises(StoreUnavailable, match="19 of 20"):
        require_all(written=19, sent=20)


def test_one_store_serves_many_threads(store: ClickHouseHistoryStore) -> None:
    def work(number: int) -> int:
        record = f"{number:032x}"
        store.insert([row(f"{number}-{event}", record_id=record) for event in range(30)], str(number))
        return len(store.timeline([record], 100, None)[0])

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(work, range(24))) == [30] * 24
    assert store.count() == 24 * 30


@pytest.mark.chaos
def test_a_killed_engine_is_unavailable_and_the_same_client_goes_on_when_it_is_back(tmp_path: Path) -> None:
    program = clickhouse.program(tmp_path, free_port())
    engine = start(program)
    try:
        client = connect(f"http://127.0.0.1:{program.port}/omniprofile")
        migrate(client)
        store = ClickHouseHistoryStore(client)
        store.insert([row("1")], "one")
        engine.kill()
        with pytest.raises(StoreUnavailable):
            store.insert([row("2")], "two")
        with pytest.raises(StoreUnavailable):
            store.timeline([ANNA], 10, None)
        engine = start(program)
        store.insert([row("2")], "two")
        assert {event.id for event in store.timeline([ANNA], 10, None)[0]} == {"1", "2"}
        assert store.count() == 2
    finally:
        engine.kill()
