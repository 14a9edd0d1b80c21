"""`omniprofile migrate`: creates topics, Redis Functions and ClickHouse tables."""

from __future__ import annotations

import typer

from deploy.prepare import prepare
from deploy.settings import Settings

HELP = """Create missing topics, Redis Functions and ClickHouse tables. `up` does it by itself.

Addresses come from the environment: KAFKA_BOOTSTRAP_SERVERS, REDIS_IDENTITY_URL, REDIS_PROFILE_URL, CLICKHOUSE_DSN;
so does the deployment's OMNIPROFILE_SECRET. Repeating it does no harm; run it before each new version.

Example:

  KAFKA_BOOTSTRAP_SERVERS=kafka:9092 … omniprofile migrate
"""


def migrate() -> None:
    settings = Settings.from_environment()
    for warning in prepare(settings):
        typer.echo(f"omniprofile: warning: {warning}", err=True)
    typer.echo(f"ready: {settings.kafka_bootstrap}, Redis and ClickHouse hold what they must")
