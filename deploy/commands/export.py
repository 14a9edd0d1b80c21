"""`omniprofile export`: every profile as canonical JSON lines."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from deploy import running, wiring
from deploy.commands.options import DataDir
from deploy.redis_clients import ANSWER_SECONDS

HELP = """Print every profile as one line of canonical JSON, sorted.

With --no-ids equal inputs give equal bytes, whatever their order, repetition or interruption.

Examples:

  omniprofile export > profiles.jsonl

  omniprofile export --no-ids | sha256sum
"""


def export(
    no_ids: Annotated[bool, typer.Option("--no-ids", help="Leave out profile ids: they are random.")] = False,
    data_dir: DataDir = None,
) -> None:
    for line in wiring.reader(running.settings(data_dir), ANSWER_SECONDS).export(no_ids=no_ids):
        sys.stdout.write(line + "\n")
