"""`omniprofile resolve`: who is one person, over a file, no services needed."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from deploy.commands.complaints import Complaint
from stream_processors.identity.offline import resolve_lines
from stream_processors.identity.suggestions import RECOMMENDED

HELP = """Say which lines of a file are one person, by the rules that the pipeline runs.

In come lines {"id", "identifiers", "person"}, out go lines {"id", "profile"}; with --suggest also
{"suggest": [id, id], "score", "because"}. --auto joins what is alike at the recommended score, --auto 0.95 at that one.
`-` reads standard input.

Examples:

  omniprofile resolve clients.jsonl

  omniprofile resolve clients.jsonl --suggest

  omniprofile resolve clients.jsonl --auto 0.95
"""
AUTO = "--auto"


def resolve(
    records: Annotated[Path, typer.Argument(metavar="RECORDS.jsonl", help="A file of JSON lines, or - .")],
    auto: Annotated[str | None, typer.Option(AUTO, metavar="[SCORE]", help="Join suggestions of this score.")] = None,
    suggest: Annotated[bool, typer.Option("--suggest", help="Show pairs that a person should look at.")] = False,
    region: Annotated[str, typer.Option(help="Country of phones without a country code.")] = "RU",
) -> None:
    try:
        for answer in resolve_lines(_lines(records), region=region, suggest=suggest, auto=_score(auto)):
            sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    except ValueError as fault:
        raise Complaint(f"{records}: {fault}") from None


def _score(text: str | None) -> float | None:
    if text is None:
        return None
    try:
        score = float(text)
    except ValueError:
        score = -1.0
    if not 0 <= score <= 1:
        raise Complaint(f"{AUTO} {text}: a score is between 0 and 1")
    return score


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    try:
        text = sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise Complaint(f"{path} can't be read: {fault}") from None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            yield json.loads(line)
        except json.JSONDecodeError as fault:
            raise Complaint(f"{path}, line {number}: no JSON: {fault.msg} at column {fault.colno}") from None


def with_default_score(words: list[str]) -> list[str]:
    """`--auto` may stand alone, which no option parser of ours allows: the recommended score is put behind it."""
    if words[:1] != ["resolve"]:
        return words
    completed: list[str] = []
    for word, following in zip(words, [*words[1:], ""], strict=True):
        completed.append(word)
        if word == AUTO and not _is_number(following):
            completed.append(str(RECOMMENDED))
    return completed


def _is_number(word: str) -> bool:
    return word.replace(".", "", 1).isdecimal()
