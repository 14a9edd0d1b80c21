"""Options that several commands share, and the look of their help."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

DataDir = Annotated[
    Path | None,
    typer.Option(
        help="Data directory of the running `omniprofile up`. Default: omniprofile-data, else the only one that runs."
    ),
]
Url = Annotated[
    str | None, typer.Option(help="Address of the service. Default: OMNIPROFILE_URL, else the running `up`.")
]


def terminal_language(asked: Literal["ru", "en"] | None) -> Literal["ru", "en"]:
    """The given language, else the one of the terminal's locale if it is supported, else Russian."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return asked or ("en" if locale.startswith("en") else "ru")


Lang = Annotated[Literal["ru", "en"] | None, typer.Option(help="Language of the output. Default: the terminal's.")]


def flowing(text: str) -> str:
    """The help text with paragraphs that fill the width of the terminal."""
    return re.sub(r"(?<=\S)\n(?=\S)", " ", text)


STYLE: dict[str, Any] = {
    "add_completion": False,
    "pretty_exceptions_enable": False,
    "rich_markup_mode": "rich",
    "context_settings": {"help_option_names": ["-h", "--help"]},
}
"""Of every `typer.Typer`, so that groups of commands look and answer as single ones do."""
