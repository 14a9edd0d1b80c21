"""A connection to ClickHouse (or chDB behind its front), and what its failures mean for us."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from urllib.parse import unquote, urlsplit

import clickhouse_connect
from clickhouse_connect.driver import httputil, options
from clickhouse_connect.driver.client import Client
from clickhouse_connect.driver.exceptions import DatabaseError, OperationalError, StreamFailureError

from profile_store.ports import StoreUnavailable

STORE: Final = "clickhouse"
CONNECT_SECONDS: Final = 5
ANSWER_SECONDS: Final = 120
CONNECTIONS: Final = 16  # that threads may use at once; more of them wait

# The client looks whether a block is a DataFrame, and imports pandas to look where that is installed: it comes with
# chDB, and cost each process a second of CPU and 70 MB. Told that there is none, it goes as it does without chDB.
options.pd = options.pd_time_test = options.np = None

_STATUS: Final = re.compile(r"^HTTP driver received HTTP status (\d+)")
_TOO_LARGE: Final = "413"
_MISSING: Final = frozenset({"UNKNOWN_DATABASE", "UNKNOWN_TABLE", "NO_SUCH_COLUMN_IN_TABLE", "UNKNOWN_IDENTIFIER"})
_NO_CONNECTION: Final = frozenset({"NewConnectionError", "NameResolutionError"})  # of the client's HTTP library
_THIS_MACHINE: Final = frozenset({"127.0.0.1", "localhost", "::1"})


def connect(dsn: str, answer_seconds: int = ANSWER_SECONDS) -> Client:
    """A client of `http(s)://user:password@host:port/database`; the database is made if there is none: a user who may
    not make one does where it is there.

    Any number of threads may share the client: it has no session, and its pool has a connection for each. It must not
    be carried over a fork. Bodies are compressed on the way to another machine, not on this one, where that would cost
    more than it saves. answer_seconds: after which a question counts as unanswered. Raises StoreUnavailable where
    nothing answers.
    """
    address = urlsplit(dsn)
    host = address.hostname or "127.0.0.1"
    with engine_trouble():
        client = clickhouse_connect.get_client(
            interface=address.scheme,
            host=host,
            port=address.port or 0,
            username=unquote(address.username or "default"),
            password=unquote(address.password or ""),
            compress=host not in _THIS_MACHINE,
            autogenerate_session_id=False,
            connect_timeout=min(CONNECT_SECONDS, answer_seconds),
            send_receive_timeout=answer_seconds,
            tz_mode="aware",
            pool_mgr=httputil.get_pool_manager(maxsize=CONNECTIONS, num_pools=1, block=True),
        )
        _enter(client, address.path.strip("/") or "default")
    return client


def _enter(client: Client, database: str) -> None:
    named = {"database": database}
    if not client.command("EXISTS DATABASE {database:Identifier}", named, use_database=False):
        client.command("CREATE DATABASE IF NOT EXISTS {database:Identifier}", named, use_database=False)
    client.database = database


@contextmanager
def engine_trouble() -> Iterator[None]:
    """Whatever the engine refuses is StoreUnavailable, told by its code and name: its own words may quote a row.

    A missing table, a full disk, too many parts, a broken connection, a proxy before it that has nobody to ask: all of
    them are for the operator to mend while the partition waits. A fault of ours in building the call is another
    exception, and stays one; so does a body that is too large for whoever reads it: in halves it may be taken.
    """
    try:
        yield
    except OperationalError as error:
        raise StoreUnavailable(f"ClickHouse can't be reached: {_on_the_way(error.__cause__)}", STORE) from None
    except DatabaseError as error:
        if error.code is None:
            status = _STATUS.search(str(error))
            if status is None or status[1] == _TOO_LARGE:  # without a status the client raised it before it asked
                raise
            told = f"at ClickHouse's address something answers HTTP status {status[1]}, and no ClickHouse"
            raise StoreUnavailable(told, STORE) from None
        cure = "; `omniprofile migrate` makes what is missing" if error.name in _MISSING else ""
        told = f"ClickHouse refused: {error.name or 'error'} (code {error.code}){cure}"
        raise StoreUnavailable(told, STORE) from None
    except StreamFailureError:
        raise StoreUnavailable("ClickHouse broke off in the middle of an answer", STORE) from None


def _on_the_way(cause: BaseException | None) -> str:
    """What a connection failed of. Of an unanswered question only the kind: its address has the question in it."""
    reason = getattr(cause, "reason", None)
    return str(reason) if type(reason).__name__ in _NO_CONNECTION else type(cause).__name__
