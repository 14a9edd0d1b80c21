"""`omniprofile profile`: shows one profile on the terminal."""

from __future__ import annotations

import json
from typing import Annotated

import typer
from rich.console import Console

from deploy import running
from deploy.commands.cards import card
from deploy.commands.complaints import Complaint
from deploy.commands.options import DataDir, Lang, Url, terminal_language
from deploy.commands.service_client import ServiceClient
from schemas.profile import Profile

HELP = """Show one client's profile: on a terminal as a card, else as JSON.

Examples:

  omniprofile profile --phone "8 916 123-45-67"

  omniprofile profile --preorder 100-77 --lang en

  omniprofile profile --name "Анна Петрова" --json | jq .matches
"""
Value = Annotated[str | None, typer.Option(help="As people write it; it is normalised.")]


def profile(
    phone: Value = None,
    email: Value = None,
    card_number: Annotated[str | None, typer.Option("--card", help="The number of the loyalty card.")] = None,
    account: Value = None,
    visitor: Value = None,
    preorder: Value = None,
    order: Value = None,
    receipt: Value = None,
    name: Annotated[str | None, typer.Option(help="With its surname: a short form finds the full name, too.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON on a terminal, too.")] = False,
    lang: Lang = None,
    url: Url = None,
    data_dir: DataDir = None,
) -> None:
    given = {"phone": phone, "email": email, "card": card_number, "account": account, "visitor": visitor,
             "preorder": preorder, "order": order, "receipt": receipt, "name": name}  # fmt: skip
    keys = {kind: value for kind, value in given.items() if value}
    if len(keys) != 1:
        raise typer.BadParameter(f"give exactly one of {', '.join('--' + kind for kind in given)}")
    answer = ServiceClient(running.url(url, data_dir)).get("/v1/profiles", **keys)
    console = Console()
    if as_json or not console.is_terminal:
        typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        for match in answer["matches"]:
            console.print(card(Profile.model_validate(match), terminal_language(lang)))
    if not answer["matches"]:
        kind = next(iter(keys)).replace("preorder", "pre-order").replace("email", "e-mail")
        raise Complaint(f"nobody is known by this {kind}; is it typed in full?")
