"""chDB, the ClickHouse engine as a library, behind the part of ClickHouse's HTTP interface that clickhouse-connect uses.

It lets a machine with nothing installed run the same client, the same processes and the same failures as one with a ClickHouse
server. What it leaves out, on purpose: users (it listens on 127.0.0.1 only), sessions (every request brings its settings), compressed
answers, and answers that stream (each is built whole).
"""

from __future__ import annotations

import argparse
import asyncio
import fcntl
import io
import json
import re
import signal
import sys
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

import chdb
import lz4.frame
import uvicorn

MAX_BODY_BYTES = 256 * 1024 * 1024
CONCURRENT_STATEMENTS = 16

# An INSERT whose rows follow in the body: they begin after the one newline that ends the statement.
_INSERT = re.compile(rb"\s*(INSERT\s+INTO\s+[^\s(]+\s*(?:\([^)]*\))?)\s*FORMAT\s+(\w+)[ \t]*(?:\n|$)", re.IGNORECASE)
_ERROR_CODE = re.compile(r"Code: (\d+)")
# What ClickHouse takes beside settings in the query string. A session is not kept: clickhouse-connect sends its settings every time.
_NOT_SETTINGS = frozenset(
    "query database query_id quota_key role wait_end_of_query buffer_size compress decompress client_protocol_version "
    "session_id session_timeout session_check user password".split()
)

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes = b""


class Front:
    """One engine on one directory; every request is an engine session of its own, so that reads go on while rows come in."""

    def __init__(self, path: Path) -> None:
        self._path = str(path)
        self._engine = chdb.connect(self._path)  # kept open: the engine stops with its last session
        self._threads = ThreadPoolExecutor(CONCURRENT_STATEMENTS, thread_name_prefix="statement")

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
        if scope["path"] == "/ping":
            return Answer(200, {}, b"Ok.\n")
        if (
            scope["method"] != "POST" or b"origin" in headers
        ):  # a web page in this machine's browser must not reach the history
            return _refusal(405, "only POST, and only from programs: this is chDB on 127.0.0.1")
        body = await _read(receive)
        if body is None:
            return _refusal(
                413, f"the body is longer than {MAX_BODY_BYTES} bytes or its connection broke: nothing was written"
            )
        encoding = headers.get(b"content-encoding", "")
        if encoding not in ("", "lz4"):
            return _refusal(
                415, f"bodies in {encoding} are not read here: send them plain or in lz4; nothing was written"
            )
        query = dict(parse_qsl(scope["query_string"].decode(), keep_blank_values=True))
        return await asyncio.get_running_loop().run_in_executor(
            self._threads, partial(self._execute, query, body, compressed=bool(encoding))
        )

    def _execute(self, query: dict[str, str], body: bytes, *, compressed: bool) -> Answer:
        if compressed:
            body = lz4.frame.open(io.BytesIO(body)).read()  # all frames: the client writes one a block
        statement = query["query"].encode() + b"\n" + body if "query" in query else body
        settings = {name: value for name, value in query.items() if name not in _NOT_SETTINGS and name[:6] != "param_"}
        parameters = {name[6:]: value for name, value in query.items() if name[:6] == "param_"}
        try:
            with chdb.connect(self._path) as session:
                if query.get("database"):
                    session.query(f"USE {_quoted(query['database'], '`')}")
                if settings:
                    session.query("SET " + ", ".join(f"{_name(key)} = {_quoted(settings[key])}" for key in settings))
                insert = _INSERT.match(statement)
                return _insert(session, insert) if insert else _query(session, statement.decode(), parameters)
        except (chdb.ChdbError, RuntimeError) as error:  # all that the engine raises, syntax to disk full
            text = str(error)[max(str(error).find("Code: "), 0) :]
            code = _ERROR_CODE.search(text)
            return Answer(500, {"x-clickhouse-exception-code": code[1] if code else "1002"}, text.encode())


def _insert(session: chdb.state.sqlitelike.Connection, insert: re.Match[bytes]) -> Answer:
    with session.send_insert(insert[1].decode(), insert[2].decode()) as rows:
        rows.append(insert.string[insert.end() :])
        done = rows.finish()
    return Answer(200, _summary(written_rows=done.rows_written, written_bytes=done.bytes_written))


def _query(session: chdb.state.sqlitelike.Connection, statement: str, parameters: dict[str, str]) -> Answer:
    result = session.query(statement, "TabSeparated", params=parameters)
    return Answer(
        200, _summary(read_rows=result.storage_rows_read(), written_rows=result.rows_written()), result.bytes()
    )


def _summary(**counts: int) -> dict[str, str]:
    return {"x-clickhouse-summary": json.dumps({name: str(count) for name, count in counts.items()})}


def _refusal(status: int, reason: str) -> Answer:
    return Answer(status, {}, f"{reason}\n".encode())


def _name(setting: str) -> str:
    return setting if setting.isidentifier() else _quoted(setting, "`")


def _quoted(text: str, quote: str = "'") -> str:
    return quote + text.replace("\\", "\\\\").replace(quote, "\\" + quote) + quote


async def _read(receive: Receive) -> bytes | None:
    """The whole body, or None where it is too long or ended early: half an insert must not happen."""
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
    arguments = argparse.ArgumentParser(prog="python -m deploy.engines.chdb_front", description=__doc__.splitlines()[0])
    arguments.add_argument("--path", type=Path, required=True, help="the directory that holds the data")
    arguments.add_argument("--port", type=int, required=True, help="the port on 127.0.0.1")
    options = arguments.parse_args()
    options.path.mkdir(parents=True, exist_ok=True)
    lock = (options.path / "front.lock").open("a")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        sys.exit(
            f"{options.path} is in use by another process: one engine a directory. Stop that one, or choose another."
        )
    signal.signal(
        signal.SIGTERM, lambda *_: sys.exit(0)
    )  # uvicorn ends what is under way first, then raises the signal again
    front = Front(options.path)
    try:
        uvicorn.run(front, host="127.0.0.1", port=options.port, lifespan="off", access_log=False, log_level="warning",
                    timeout_keep_alive=300, timeout_graceful_shutdown=20)  # fmt: skip
    finally:
        front.close()


if __name__ == "__main__":
    main()
