"""`omniprofile balances`: each client's balance at the start of the loyalty programme."""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from deploy import running, wiring
from deploy.commands.complaints import Complaint
from deploy.commands.options import DataDir
from profile_store.service.opening import opening_balances
from stream_processors.profile.opening_balance import OpeningRules

HELP = """Compute every client's opening balance from the purchases before the loyalty programme opens.

Prints one JSON line for each client who is known by a card, an account, a phone or an e-mail. The rules (day,
percentage, rounding, limit) come from a file; the default, stream_processors/profile/opening_balance.toml, explains
the fields.

Examples:

  omniprofile balances > opening.jsonl

  omniprofile balances --rules our_programme.toml
"""


def balances(
    rules: Annotated[
        Path | None, typer.Option(help="TOML file with the rules of the programme.", dir_okay=False)
    ] = None,
    data_dir: DataDir = None,
) -> None:
    programme = _rules(rules)
    settings = running.settings(data_dir)
    found = opening_balances(wiring.identities(settings), wiring.fragments(settings), programme, settings.timezone)
    for line in found:
        sys.stdout.write(line.model_dump_json() + "\n")


def _rules(given: Path | None) -> OpeningRules:
    source = given or files("stream_processors.profile").joinpath("opening_balance.toml")
    try:
        return OpeningRules.from_toml(source.read_text(encoding="utf-8"))
    except OSError as fault:
        raise Complaint(f"{given} can't be read: {fault.strerror}") from None
    except ValueError as fault:
        raise Complaint(f"{given}: {fault}") from None
