"""`omniprofile resolve`: says which lines of a file are one person; needs no services."""

from __future__ import annotations

import gc
import sys
from itertools import pairwise
from pathlib import Path
from typing import Annotated

import typer

from deploy.commands.complaints import Complaint
from deploy.commands.json_out import print_json
from deploy.commands.left_out import leaving_out
from deploy.commands.people_files import read_people
from deploy.commands.repeated_lines import Twins
from stream_processors.identity.file_likeness import RECOMMENDED
from stream_processors.identity.resolve_file import resolve_lines
from stream_processors.identity.weights import Weights, load, shipped

HELP = r"""Say which lines of a file are one person, by the rules of the pipeline; needs no running system.

In come lines {"id", "identifiers", "person"}, out go lines {"id", "profile"}; with --suggest
also {"suggest": \[id, id], "score", "because"}. --auto joins what is alike at the recommended score,
0.9, --auto 0.95 at that one or above. Two groups that have more to say than that one pair must be alike
in the rest as well: no two statements of theirs contradict, and all of them are alike on average. Who is
like two people who contradict each other stays with neither. How often a thing is said counts for nothing.
`-` reads standard input. A line that can't be read is named and left out; then the command ends with code 1.
Decisions and events are no records of a person: they are left out too. A file of another kind (packed, a table, UTF-16)
is named as that. A field or a kind of identifier that is not known is told at the end, with the one that was perhaps
meant; so are phones and other values that are not read, and lines that say the same and are answered as two profiles.

Examples:

  omniprofile resolve clients.jsonl

  omniprofile resolve clients.jsonl --suggest

  zcat clients.jsonl.gz | omniprofile resolve -

  omniprofile resolve clients.jsonl --auto 0.95 --weights weights.json
"""
AUTO = "--auto"


def resolve(
    records: Annotated[Path, typer.Argument(metavar="RECORDS.jsonl", help="A file of JSON lines, or - .")],
    auto: Annotated[
        str | None, typer.Option(AUTO, metavar="[SCORE]", help="Join suggestions of this score or above.")
    ] = None,
    suggest: Annotated[bool, typer.Option("--suggest", help="Show pairs that a person should look at.")] = False,
    region: Annotated[str, typer.Option(help="Country of phones without a country code.")] = "RU",
    weights: Annotated[Path | None, typer.Option(help="From `omniprofile identity train`; else those shipped.")] = None,
) -> None:
    score, learned = _score(auto), read_weights(weights)
    gc.disable()  # records live until the end and make no cycles: collecting would look at all of them again and again
    try:
        with leaving_out() as left_out:
            twins = Twins(auto=score is not None)
            people = read_people(records, region, left_out, twins=twins)
            for answer in resolve_lines(people, suggest=suggest, auto=score, weights=learned):
                if "profile" in answer:
                    twins.answer(answer["profile"])
                print_json(answer)
            sys.stdout.flush()
            twins.tell(records)
    finally:
        gc.enable()


def read_weights(path: Path | None) -> Weights:
    """The weights in the file; the shipped ones if there is no file. Raises Complaint if it contains no weights."""
    if path is None:
        return shipped()
    try:
        return load(path.read_text(encoding="utf-8"))
    except OSError as fault:
        raise Complaint(f"{path} can't be read: {fault.strerror}") from None
    except UnicodeDecodeError as fault:
        raise Complaint(f"{path} can't be read: no UTF-8 at byte {fault.start}") from None
    except ValueError as fault:
        raise Complaint(f"{path}: {fault}") from None


def _score(text: str | None) -> float | None:
    if text is None:
        return None
    try:
        score = float(text)
    except ValueError:
        score = -1.0
    if not 0 <= score <= 1:
        raise Complaint(f"{AUTO} {text}: a score is a number between 0 and 1")
    return score


def with_default_score(words: list[str]) -> list[str]:
    """The arguments with the recommended score after a bare `--auto`, since an option cannot have an optional value."""
    if words[:1] != ["resolve"]:
        return words
    completed: list[str] = []
    for word, following in zip(words, [*words[1:], ""], strict=True):
        completed.append(word)
        if word == AUTO and not _is_number(following) and not _beside_the_file(following, words):
            completed.append(str(RECOMMENDED))
    return completed


def _is_number(word: str) -> bool:
    return word.removeprefix("-").replace(".", "", 1).isdecimal()


def _beside_the_file(word: str, words: list[str]) -> bool:
    """Whether another word is the file, so that this one is meant as a score: `resolve clients.jsonl --auto high`."""
    pairs = pairwise(words)
    named = [one for before, one in pairs if not one.startswith("--") and before not in ("--region", "--weights")]
    return len(named) > 1 and word in named
