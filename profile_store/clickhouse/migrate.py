"""Applies the migrations of the ClickHouse schema: numbered SQL files, in order, each once, never backwards."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from importlib import resources
from typing import Final, NamedTuple

from clickhouse_connect.driver.client import Client

from profile_store.clickhouse.connection import engine_trouble

_FILE: Final = re.compile(r"(\d{4})_(\w+)\.sql")
_RECORD: Final = """
CREATE TABLE IF NOT EXISTS schema_migrations
    (number UInt32, name String, digest String, applied_at DateTime64(3, 'UTC') DEFAULT now64(3))
    ENGINE = ReplacingMergeTree ORDER BY number
"""


class MigrationChanged(Exception):
    """A migration that this database has had differs from the file: what ran can't be changed, write the next one."""


class Migration(NamedTuple):
    number: int
    name: str
    digest: str
    statements: tuple[str, ...]


def migrations() -> list[Migration]:
    """Every migration that this version brings, in order."""
    files = (resources.files("profile_store.clickhouse") / "migrations").iterdir()
    found = [(match, file.read_text("utf-8")) for file in files if (match := _FILE.fullmatch(file.name))]
    return sorted(Migration(int(match[1]), match[2], _digest(text), tuple(_statements(text))) for match, text in found)


def migrate(client: Client) -> list[int]:
    """Apply what the database has not had yet; the numbers of those.

    Two processes may do it at once: ClickHouse has no lock to take, so every statement is one that may run twice
    (IF NOT EXISTS), and so may the record of it. Raises MigrationChanged, and StoreUnavailable.
    """
    with engine_trouble():
        client.command(_RECORD)
        had: dict[int, str] = {}
        for number, digest in client.query("SELECT number, digest FROM schema_migrations").result_rows:
            had[number] = digest
        applied = []
        for migration in migrations():
            if migration.number not in had:
                _apply(client, migration)
                applied.append(migration.number)
            elif had[migration.number] != migration.digest:
                raise MigrationChanged(f"{migration.number:04d}_{migration.name}.sql was changed after it was applied")
        return applied


def _apply(client: Client, migration: Migration) -> None:
    for statement in migration.statements:
        client.command(statement)
    client.insert(
        "schema_migrations",
        [(migration.number, migration.name, migration.digest)],
        column_names=["number", "name", "digest"],
        column_type_names=["UInt32", "String", "String"],
    )


def _statements(text: str) -> Iterator[str]:
    """Split at semicolons: those of comments go with their lines, and literals in migrations have none."""
    code = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("--"))
    return (statement.strip() for statement in code.split(";") if statement.strip())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
