"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

DataDir = Annotated[
    Path | None,
    typer.Option(help="The data directory of the running `omniprofile up`; else omniprofile-data, else the only one."),
]
Url = Annotated[str | None, typer.Option(help="Of the service; else OMNIPROFILE_URL, else that of the running `up`.")]
