"""Something else at ClickHouse's address: a proxy without a server behind it, a login page, another program."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from clickhouse_connect.driver.exceptions import DatabaseError

from deploy.late_history import LateHistory
from profile_store.history import HistoryRow
from profile_store.ports import StoreUnavailable

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
ROW = HistoryRow("r", NOW, "web", "1", "site.searched", "00", [], "omniprofile.site", 0, 0, NOW, b"{}")


@contextmanager
def answering(status: int) -> Iterator[LateHistory]:
    """History at an address where every question gets this status."""

    class Stranger(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Stranger) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield LateHistory(f"http://127.0.0.1:{server.server_port}/history", 5)
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize("status", [302, 400, 401, 403, 404, 500, 502])
def test_events_wait_until_somebody_mends_it(status: int) -> None:
    """A fault of ours would be another exception, and put every event aside, one after the other."""
    with answering(status) as history, pytest.raises(StoreUnavailable, match=f"HTTP status {status}") as away:
        history.insert([ROW], "block")
    assert away.value.store == "clickhouse"


def test_a_body_too_large_is_no_reason_to_wait() -> None:
    """The batch is halved instead, until its parts are taken."""
    with answering(413) as history, pytest.raises(DatabaseError):
        history.insert([ROW], "block")
