"""An HTTP front for chDB (ClickHouse's engine as a library), limited to what clickhouse-connect uses.

With it a machine without a ClickHouse server runs the same client and the same processes, and has the same failures.
Left out on purpose: users (it listens on 127.0.0.1 only), sessions (clickhouse-connect sends its settings every time),
compressed answers, and streamed answers (each is built in memory).
"""

from __future__ import annotations

import argparse
import asyncio
import fcntl
import io
import json
import os
import re
import signal
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Mapping, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

import chdb
import lz4.frame
import uvicorn
from chdb.state.sqlitelike import Connection

MAX_BODY_BYTES = 256 * 1024 * 1024
STATEMENTS_AT_ONCE = 16

# An INSERT whose rows follow in the body: they begin after the one newline that ends the statement.
_INSERT = re.compile(rb"\s*(INSERT\s+INTO\s+[^\s(]+\s*(?:\([^)]*\))?)\s*FORMAT\s+(\w+)[ \t]*(?:\n|$)", re.IGNORECASE)
_LOCAL_NAME = re.compile(r"(127\.0\.0\.1|localhost)(:\d+)?")
_ERROR_CODE = re.compile(r"Code: (\d+)")
_UNKNOWN_EXCEPTION = "1002"  # ClickHouse's code for what has none
_NOT_SETTINGS = {"query", "database", "user", "password", "role", "quota_key", "query_id", "session_id"} | {
    "session_timeout", "session_check", "wait_end_of_query", "buffer_size", "compress", "decompress",
    "client_protocol_version",
}  # fmt: skip

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


class Answer(NamedTuple):
    status: int
    body: bytes = b""
    headers: Mapping[str, str] = {}


class Front:
    """An ASGI application around one engine on one directory.

    Every statement has an engine session of its own (0.3 ms), so that reads go on while rows come in.
    """

    def __init__(self, path: Path) -> None:
        self._path = str(path)
        self._engine = chdb.connect(self._path)  # kept open: the engine stops with its last session
        self._threads = ThreadPoolExecutor(STATEMENTS_AT_ONCE, thread_name_prefix="statement")

    def close(self) -> None:
        self._threads.shutdown()
        self._engine.close()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        answer = await self._answer(scope, receive)
        headers = {"content-length": str(len(answer.body)), **answer.headers}
        encoded = [(name.encode(), value.encode()) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": answer.status, "headers": encoded})
        await send({"type": "http.response.body", "body": answer.body})

    async def _answer(self, scope: Message, receive: Receive) -> Answer:
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        # A browser names the page's origin, or, by DNS rebinding, the page's host.
        if b"origin" in headers or not _LOCAL_NAME.fullmatch(headers.get(b"host", "")):
            return Answer(403, b"This is for programs on this machine, not for pages in its browser.\n")
        if scope["path"] == "/ping":
            return Answer(200, b"Ok.\n")
        body = await _read(receive)
        if body is None:
            return Answer(413, b"The body is over 256 MiB, or its sender broke off. Nothing was written.\n")
        encoding = headers.get(b"content-encoding", "")
        if encoding not in ("", "lz4"):
            return Answer(415, b"Bodies are read plain or in lz4. Nothing was written.\n")
        query = dict(parse_qsl(scope["query_string"].decode(), keep_blank_values=True))
        if scope["method"] == "GET":
            query["readonly"] = "2"  # as ClickHouse has it
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._execute, query, body, encoding)

    def _execute(self, query: Mapping[str, str], body: bytes, encoding: str) -> Answer:
        """Run one statement. All lz4 frames of the body are decompressed: the client writes one per block."""
        plain = lz4.frame.open(io.BytesIO(body)).read() if encoding else body
        statement = query["query"].encode() + b"\n" + plain if "query" in query else plain
        try:
            with chdb.connect(self._path) as session:
                _prepare(session, query)
                insert = _INSERT.match(statement)
                return _insert(session, insert) if insert else _query(session, statement, query)
        except RuntimeError as error:  # all that the engine raises, from a syntax error to a full disk
            return _exception(str(error))


def _prepare(session: Connection, query: Mapping[str, str]) -> None:
    settings = [name for name in query if name not in _NOT_SETTINGS and not name.startswith("param_")]
    if database := query.get("database"):
        session.query(f"USE {_quoted(database, '`')}")
    if settings:
        session.query("SET " + ", ".join(f"{_quoted(name, '`')} = {_quoted(query[name])}" for name in settings))


def _insert(session: Connection, insert: re.Match[bytes]) -> Answer:
    """From a file: the engine's streaming insert answers with all rows also where none could be written (a full disk,
    too many parts).
    """
    with _in_a_file(memoryview(insert.string)[insert.end() :]) as name:
        done = session.query(f"{insert[1].decode()} FROM INFILE '{name}' FORMAT {insert[2].decode()}")
    return Answer(200, headers=_summary(written_rows=done.rows_written()))


@contextmanager
def _in_a_file(rows: memoryview) -> Iterator[str]:
    """The name of a file that holds them. On Linux it is in memory: a full disk has no room for it."""
    with open(os.memfd_create("rows"), "wb") if sys.platform == "linux" else tempfile.TemporaryFile() as file:
        file.write(rows)
        file.flush()
        yield f"/dev/fd/{file.fileno()}"


def _query(session: Connection, statement: bytes, query: Mapping[str, str]) -> Answer:
    parameters = {name.removeprefix("param_"): value for name, value in query.items() if name.startswith("param_")}
    result = session.query(statement.decode(), "TabSeparated", params=parameters)
    counts = _summary(read_rows=result.storage_rows_read(), written_rows=result.rows_written())
    return Answer(200, result.bytes(), counts)


def _exception(text: str) -> Answer:
    """ClickHouse's own message, without what our library put before it."""
    text = text[max(text.find("Code: "), 0) :]
    code = _ERROR_CODE.match(text)
    return Answer(500, text.encode(), {"x-clickhouse-exception-code": code[1] if code else _UNKNOWN_EXCEPTION})


def _summary(**counts: int) -> dict[str, str]:
    return {"x-clickhouse-summary": json.dumps({name: str(count) for name, count in counts.items()})}


def _quoted(text: str, quote: str = "'") -> str:
    return quote + text.replace("\\", "\\\\").replace(quote, "\\" + quote) + quote


async def _read(receive: Receive) -> bytes | None:
    """The whole body, or None if it is too long or ended early: half an insert must not happen."""
    parts: list[bytes] = []
    length = 0
    while length <= MAX_BODY_BYTES:
        message = await receive()
        if message["type"] != "http.request":
            return None
        parts.append(message.get("body", b""))
        length += len(parts[-1])
        if not message.get("more_body"):
            return b"".join(parts)
    return None


def main() -> None:
    """Serve one directory on one port of 127.0.0.1 until SIGTERM or Ctrl-C."""
    arguments = argparse.ArgumentParser(prog="python -m deploy.engines.chdb_front")
    arguments.add_argument("--path", type=Path, required=True, help="the directory that holds the data")
    arguments.add_argument("--port", type=int, required=True, help="the port on 127.0.0.1")
    options = arguments.parse_args()
    options.path.mkdir(parents=True, exist_ok=True)
    lock = (options.path / "front.lock").open("a")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        sys.exit(
            f"{options.path} is in use: one engine a directory. Stop the other process, or choose another directory."
        )
    for stop in (signal.SIGTERM, signal.SIGINT):  # uvicorn ends what is under way, then raises the signal again
        signal.signal(stop, lambda *_: sys.exit(0))
    front = Front(options.path)
    try:
        uvicorn.run(
            front,
            host="127.0.0.1",
            port=options.port,
            lifespan="off",
            access_log=False,
            log_level="warning",
            timeout_keep_alive=300,
            timeout_graceful_shutdown=5,
        )
    finally:
        front.close()


if __name__ == "__main__":
    main()
