"""Runs chDB behind its HTTP front in a process of its own: the history store of one machine."""

from __future__ import annotations

import sys
from pathlib import Path

from deploy.engines.process import HOST, Program, http_get


def program(data_dir: Path, port: int, *, log: Path | None = None) -> Program:
    """chDB with its data in `data_dir`. Acknowledged inserts survive `kill -9` of it."""
    data_dir.mkdir(parents=True, exist_ok=True)
    command = [
        sys.executable,
        "-m",
        "deploy.engines.chdb_front",
        "--path",
        str(data_dir.resolve() / "store"),
        "--port",
        str(port),
    ]
    address = f"http://{HOST}:{port}/default"
    return Program(
        "clickhouse", address, port, command, log or data_dir / "clickhouse.log", lambda: _answers(port), patience=60
    )


def _answers(port: int) -> bool:
    """True when it answers a query."""
    return http_get(port, "/?query=SELECT+1") in ((200, b"1\n"), (200, b"1"))
