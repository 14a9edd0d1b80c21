"""`omniprofile identity train`: learns from a deployment's own clients how much likeness tells."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from deploy.commands.complaints import Complaint
from deploy.commands.left_out import leaving_out
from deploy.commands.options import STYLE
from deploy.commands.people_files import read_people
from stream_processors.identity.training import train
from stream_processors.identity.traits import Traits
from stream_processors.identity.weights import Weights, shipped

HELP = """Learn how much likeness tells where no identifier does: weights for `omniprofile resolve --weights`.

Example:

  omniprofile identity train clients.jsonl --out weights.json
"""
TRAIN_HELP = """Learn from your own records how much an equal name, birth date or address says.

Reads files as `omniprofile resolve` does. No labels are needed: pairs that agree in one thing show how often the others
agree for one person, random pairs how often they do by chance. A few thousand records with birth dates are enough.
The weights hold counts and shares, and of values only those that many records have: they name nobody.

Examples:

  omniprofile identity train clients.jsonl --out weights.json

  omniprofile identity train shop.jsonl loyalty.jsonl && omniprofile resolve shop.jsonl --auto --weights weights.json
"""

app = typer.Typer(help=HELP, no_args_is_help=True, **STYLE)


@app.callback()
def identity() -> None:
    """So that `train` is a word of its own."""


@app.command("train", help=TRAIN_HELP)
def train_weights(
    records: Annotated[list[Path], typer.Argument(metavar="FILE", help="Files of JSON lines, or - .")],
    out: Annotated[Path, typer.Option(help="File to write the weights to.")] = Path("weights.json"),
    region: Annotated[str, typer.Option(help="Country of phones without a country code.")] = "RU",
) -> None:
    console = Console(stderr=True)
    people: dict[str, Traits] = {}
    with leaving_out() as left_out:  # who learns from a part should know that before, and mend the files
        for path in records:
            for number, line in enumerate(read_people(path, region, left_out, "identity train"), 1):
                people[f"{path.name} {number:09}"] = line.traits()
    made_by = f"omniprofile identity train {' '.join(path.name for path in records)} --region {region}"
    with console.status(f"{len(people):,} records") as status:
        try:
            weights = train(
                people, shipped(), made_by, lambda doing: status.update(f"{len(people):,} records: {doing}")
            )
        except ValueError as fault:
            raise Complaint(f"nothing could be learned: {fault}") from None
    try:
        out.write_text(weights.dump(), encoding="utf-8")
    except OSError as fault:
        raise Complaint(f"{out} can't be written: {fault.strerror or fault}") from None
    console.print(_told(weights), f"{out}: learned from {weights.records:,} records", sep="\n")


def _told(weights: Weights) -> Table:
    table = Table("trait", "one person's agree", "middling value is 1 in", "alike, bits", "different, bits")
    for name, one in weights.fields.items():
        table.add_row(name, f"{one.same:.0%}", f"{1 / one.rarity:,.0f}", f"{one.close:+.1f}", f"{one.differs:+.1f}")
    return table
