"""chDB behind its front, as clickhouse-connect sees it: the answers of a server, and what survives a kill."""

from __future__ import annotations

import http.client
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import clickhouse_connect
import pytest
from clickhouse_connect.driver.client import Client
from clickhouse_connect.driver.exceptions import DatabaseError

from deploy.engines import Engine, EngineFailed, clickhouse, free_port, start
from tests.waiting import WITHIN, until


@pytest.fixture
def address(clickhouse_dsn: str) -> tuple[str, int]:
    parts = urlsplit(clickhouse_dsn)
    return parts.hostname or "", parts.port or 0


@pytest.fixture
def client(address: tuple[str, int]) -> Client:
    """clickhouse-connect with nothing but an address: compression, session and protocol version are its defaults."""
    host, port = address
    return clickhouse_connect.get_client(host=host, port=port)


@pytest.fixture
def table(client: Client) -> Iterator[str]:
    name = f"notes_{random.randrange(10**9)}"
    client.command(f"CREATE TABLE {name} (number UInt64, text String) ENGINE = MergeTree ORDER BY number")
    yield name
    client.command(f"DROP TABLE {name}")


def post(address: tuple[str, int], target: str, body: bytes, **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(*address, timeout=WITHIN)
    try:
        connection.request("POST", target, body, headers)
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def inserting(client: Client) -> bool:
    """Told by a read beside it."""
    return client.command("SELECT count() FROM system.processes WHERE query LIKE 'INSERT%'") != 0


def rows_of(client: Client, table: str) -> int:
    return int(client.query(f"SELECT count() FROM {table}").result_rows[0][0])


@pytest.mark.parametrize("compress", [False, "lz4"])
def test_every_block_of_an_insert_arrives(address: tuple[str, int], table: str, compress: bool | str) -> None:
    """The client sends a frame a block: whoever reads the first alone loses the rest in silence."""
    client = clickhouse_connect.get_client(host=address[0], port=address[1], compress=compress)
    numbers, texts = list(range(50_000)), ["строка" * 20] * 50_000
    context = client.create_insert_context(table, ["number", "text"], column_oriented=True, data=[numbers, texts])
    context.block_row_count = 1_000
    assert client.insert(context=context).written_rows == 50_000
    assert client.query(f"SELECT count(), sum(number) FROM {table}").result_rows == [(50_000, sum(numbers))]


def test_unknown_compression_is_refused_and_writes_nothing(
    client: Client, table: str, address: tuple[str, int]
) -> None:
    zipped = clickhouse_connect.get_client(host=address[0], port=address[1], compress="zstd")
    with pytest.raises(DatabaseError, match="Nothing was written"):
        zipped.insert(table, [(1, "a")], ["number", "text"])
    assert rows_of(client, table) == 0


@pytest.mark.parametrize(
    "table",
    ["(number UInt64) {} SETTINGS parts_to_throw_insert = 1", "(number UInt64, CONSTRAINT one CHECK number < 2) {}"],
)
def test_an_insert_that_could_not_be_written_is_not_acknowledged(client: Client, table: str) -> None:
    """As on a full disk: chDB's own streaming insert would answer with all rows, and write none."""
    name = f"refusing_{random.randrange(10**9)}"
    client.command(f"CREATE TABLE {name} {table.format('ENGINE = MergeTree ORDER BY number')}")
    client.insert(name, [[1]], column_names=["number"])
    with pytest.raises(DatabaseError):
        client.insert(name, [[2]], column_names=["number"])
    assert rows_of(client, name) == 1
    client.command(f"DROP TABLE {name}")


def test_an_insert_whose_sender_breaks_off_writes_nothing(client: Client, table: str, address: tuple[str, int]) -> None:
    connection = http.client.HTTPConnection(*address, timeout=WITHIN)
    connection.putrequest("POST", "/")
    connection.putheader("Content-Length", "1000")
    connection.endheaders(f"INSERT INTO {table} FORMAT JSONEachRow\n".encode() + b'{"number":1,"text":"a"}\n' * 10)
    connection.close()
    assert rows_of(client, table) == 0


def test_parameters_settings_and_databases_reach_the_engine(client: Client) -> None:
    text = "O'Брайен \\ \t\n {x}"
    found = client.query("SELECT {text:String}, {many:Array(String)}", {"text": text, "many": [text, ""]})
    assert found.result_rows == [(text, [text, ""])]
    assert client.query("SELECT getSetting('max_threads')", settings={"max_threads": 1}).result_rows == [(1,)]
    assert client.query("SELECT getSetting('max_threads')", settings={"max_threads": 3}).result_rows == [(3,)]
    client.command("CREATE DATABASE IF NOT EXISTS `other-one`")
    client.database = "other-one"
    assert client.command("SELECT currentDatabase()") == "other-one"


def test_exceptions_are_told_as_clickhouse_tells_them(client: Client, address: tuple[str, int]) -> None:
    with pytest.raises(DatabaseError) as refused:
        client.query("SELECT * FROM nowhere")
    assert (refused.value.code, refused.value.name) == (60, "UNKNOWN_TABLE")
    with pytest.raises(DatabaseError) as refused:
        client.insert("nowhere", [(1,)], ["a"], column_type_names=["UInt8"])
    assert refused.value.code == 60
    status, headers, body = post(address, "/?no_such_setting=1", b"SELECT 1")
    assert (status, headers["x-clickhouse-exception-code"]) == (500, "115")
    assert body.startswith(b"Code: 115. DB::Exception")


def test_bad_rows_write_nothing(client: Client, table: str, address: tuple[str, int]) -> None:
    body = f"INSERT INTO {table} FORMAT JSONEachRow\n".encode() + b'{"number":1,"text":"a"}\n{"number":"x"}\n'
    status, _, text = post(address, "/", body)
    assert (status, text[:6]) == (500, b"Code: ")
    assert rows_of(client, table) == 0


def test_rows_may_stand_beside_the_statement_in_the_query(client: Client, table: str, address: tuple[str, int]) -> None:
    post(address, f"/?query=INSERT+INTO+{table}+FORMAT+CSV", '1,"да"\n2,"FORMAT Native\n"\n'.encode())
    post(address, "/", f"INSERT INTO {table} VALUES (3, ' FORMAT CSV\n')".encode())
    assert rows_of(client, table) == 3


def test_get_reads_and_never_writes(address: tuple[str, int], table: str) -> None:
    connection = http.client.HTTPConnection(*address, timeout=WITHIN)
    connection.request("GET", "/?query=SELECT+1")
    assert connection.getresponse().read() == b"1\n"
    connection.request("GET", f"/?query=DROP+TABLE+{table}")
    answer = connection.getresponse()
    assert (answer.status, answer.getheader("x-clickhouse-exception-code")) == (500, "164")
    answer.read()
    connection.close()


@pytest.mark.parametrize("headers", [{"Origin": "https://shop.example"}, {"Host": "shop.example"}])
def test_a_page_in_the_browser_gets_nothing(address: tuple[str, int], headers: dict[str, str]) -> None:
    status, _, body = post(address, "/", b"SELECT 42", **headers)
    assert status == 403
    assert b"42" not in body


def test_reads_go_on_while_rows_come_in(client: Client, table: str, address: tuple[str, int]) -> None:
    """An insert is held open by its statement; a read beside it is answered meanwhile."""
    slow = f"INSERT INTO {table} SELECT number + sleepEachRow(0.2), '' FROM numbers(10) SETTINGS max_block_size = 1"
    insert = threading.Thread(target=post, args=(address, "/", slow.encode()))
    insert.start()
    until(lambda: inserting(client), "the insert to be under way")
    while insert.is_alive():
        assert rows_of(client, table) in (0, 10)
    insert.join()
    assert rows_of(client, table) == 10


# -- a front of the test's own -----------------------------------------------------------------------------------------


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = start(clickhouse.program(tmp_path, free_port()))
    yield engine
    engine.kill()


def test_a_directory_in_use_is_refused_with_a_clear_word(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(EngineFailed, match="is in use: one engine a directory"):
        start(clickhouse.program(tmp_path, free_port(), log=tmp_path / "second.log"))
    assert engine.running


def test_sigterm_ends_it_cleanly_after_what_is_under_way(engine: Engine) -> None:
    client = clickhouse_connect.get_client(host="127.0.0.1", port=engine.program.port)
    client.command("CREATE DATABASE kept")
    client.command("CREATE TABLE kept.rows (n UInt64) ENGINE = MergeTree ORDER BY n")
    slow = b"INSERT INTO kept.rows SELECT number + sleepEachRow(0.2) FROM numbers(10) SETTINGS max_block_size = 1"
    answers: list[int] = []
    insert = threading.Thread(
        target=lambda: answers.append(post(("127.0.0.1", engine.program.port), "/", slow)[0]), daemon=True
    )
    insert.start()
    until(lambda: inserting(client), "the insert to be under way")
    assert engine.stop() == 0
    insert.join()
    assert answers == [200]
    with_same_data = start(engine.program)
    try:
        client = clickhouse_connect.get_client(host="127.0.0.1", port=engine.program.port)
        assert client.command("SELECT count() FROM kept.rows") == 10
    finally:
        with_same_data.stop()


@pytest.mark.chaos
def test_kill_9_keeps_every_acknowledged_row(tmp_path: Path) -> None:
    """Killed five times at random instants while rows come in: what was answered is there, and nothing twice."""
    program = clickhouse.program(tmp_path, free_port())
    chance = random.Random(20261121)
    acknowledged = 0
    for life in range(5):
        engine = start(program)
        try:
            client = clickhouse_connect.get_client(host="127.0.0.1", port=program.port, compress=False)
            client.command("CREATE DATABASE IF NOT EXISTS kept")
            client.command("CREATE TABLE IF NOT EXISTS kept.rows (n UInt64, text String) ENGINE = MergeTree ORDER BY n")
            found = client.query("SELECT count(), uniqExact(n), max(n) FROM kept.rows").result_rows[0]
            assert found[0] == found[1] >= acknowledged, f"life {life}: {acknowledged} were acknowledged"
            assert found[0] in (acknowledged, acknowledged + 500), "a block is wholly there or not at all"
            acknowledged = found[0]
            killer = threading.Timer(chance.uniform(0.2, 1.0), engine.process.send_signal, [signal.SIGKILL])
            killer.start()
            acknowledged = _insert_until_it_dies(client, acknowledged)
            killer.join()
        finally:
            engine.kill()
    assert acknowledged > 1_000


def _insert_until_it_dies(client: Client, acknowledged: int) -> int:
    while True:
        block = [(number, "x" * 300) for number in range(acknowledged, acknowledged + 500)]
        try:
            client.insert("kept.rows", block, ["n", "text"], column_type_names=["UInt64", "String"])
        except DatabaseError:
            return acknowledged
        acknowledged += 500


def test_it_says_what_it_needs() -> None:
    asked = subprocess.run(
        [sys.executable, "-m", "deploy.engines.chdb_front"], capture_output=True, text=True, timeout=WITHIN, check=False
    )
    assert asked.returncode == 2
    assert "--path" in asked.stderr
    assert "--port" in asked.stderr
