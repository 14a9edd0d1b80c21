"""What several commands share: options, and the look of their help."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any

import typer

DataDir = Annotated[
    Path | None,
    typer.Option(help="The data directory of the running `omniprofile up`; else omniprofile-data, else the only one."),
]
Url = Annotated[str | None, typer.Option(help="Of the service; else OMNIPROFILE_URL, else that of the running `up`.")]


def flowing(text: str) -> str:
    """Help whose paragraphs are as wide as the terminal: in the source they are as wide as our lines."""
    return re.sub(r"(?<=\S)\n(?=\S)", " ", text)


STYLE: dict[str, Any] = {
    "add_completion": False,
    "pretty_exceptions_enable": False,
    "rich_markup_mode": "rich",
    "context_settings": {"help_option_names": ["-h", "--help"]},
}
"""Of every `typer.Typer`, so that groups of commands look and answer as single ones do."""
