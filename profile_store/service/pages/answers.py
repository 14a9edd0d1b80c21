"""What the forms of decisions send."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Form

from profile_store.ports import ReviewKind
from profile_store.service.pages.rendering import Renderer
from schemas.identifiers import KINDS, STATEMENT, Identifier

Said = Literal["same", "different", "unsure", "seen"]
Named = Annotated[str, Form(max_length=300)]  # kind:value
Back = Annotated[str, Form(max_length=2_000)]


@dataclass(frozen=True)
class Answer:
    """What a form sent. of: the two identifiers that it is about, or records that name people (`STATEMENT`).

    back: the page of the form; whole: that page itself changes with the answer; kind: the list that it is on.
    """

    decision: Said
    of: Sequence[Identifier]
    by: str
    reason: str
    back: str
    whole: bool = False
    kind: ReviewKind | None = None


def identifier_of(pages: Renderer, named: str) -> Identifier | None:
    kind, _, value = named.partition(":")
    if kind == STATEMENT:
        return Identifier(kind, value) if pages.reader.statements.record(value) else None
    return pages.reader.identifier(kind, value) if kind in KINDS else None
