"""The decision form: same person, different people, or not sure. Each answer is an event with name and reason."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request, Response
from fastapi.concurrency import run_in_threadpool

from profile_store.ports import ReviewKind
from profile_store.service import staff_events
from profile_store.service.desk import (
    MAX_NAME,
    one_line,
    remember,
    staff_name,
    tidy_name,
)
from profile_store.service.pages.answers import Answer, Back, Named, identifier_of
from profile_store.service.pages.decided import Outcomes, refused
from profile_store.service.pages.rendering import Renderer
from profile_store.service.pages.staff_log import StaffLog, becomes_visible
from profile_store.service.reviewing import Reviews
from schemas.decoding import decode
from schemas.origins import foreign_page

Decided = Literal["same", "different", "unsure"]


def add_decisions(routes: APIRouter, pages: Renderer, reviews: Reviews, log: StaffLog, visible_within: float) -> None:
    """visible_within: seconds that the form waits for its own effect before it says "in a moment"."""
    desk = _Desk(pages, reviews, log, visible_within)
    outcomes = Outcomes(pages, reviews)

    @routes.post("/review/decisions")
    async def decide(
        request: Request,
        decision: Annotated[Decided, Form()],
        one: Named,
        other: Named,
        by: Annotated[str, Form(max_length=MAX_NAME)] = "",
        reason: Annotated[str, Form(max_length=1_000)] = "",
        back: Back = "/review",
        whole: Annotated[bool, Form()] = False,
        kind: Annotated[ReviewKind | None, Form()] = None,
    ) -> Response:
        name = staff_name(request) or tidy_name(by)
        of = await run_in_threadpool(lambda: [found for each in (one, other) if (found := identifier_of(pages, each))])
        answer = Answer(decision, of, name, one_line(reason), back, whole, kind)
        outcome, status = await desk.take(request, answer)
        response = await outcomes.shown(request, answer, outcome, status)
        if status == HTTPStatus.OK and by:
            remember(response, by)
        return response


class _Desk:
    def __init__(self, pages: Renderer, reviews: Reviews, log: StaffLog, visible_within: float) -> None:
        self._pages = pages
        self._reviews = reviews
        self._log = log
        self._visible_within = visible_within

    async def take(self, request: Request, answer: Answer) -> tuple[str, HTTPStatus]:
        """Publish the answer. Returns what to tell (a key of [decide]), once the answer is visible or was refused."""
        trouble = self._trouble(request, answer)
        if trouble:
            return trouble
        at = self._pages.reader.now()
        of = await run_in_threadpool(self._pages.reader.statements.named, answer.of)
        raw = staff_events.identity(at, answer.decision, of, by=answer.by, reason=answer.reason)
        refusal = await self._log.put(raw)
        if refusal:
            return refused(refusal), refusal
        event_id = decode(raw).id
        if not await becomes_visible(self._visible_within, lambda: self._reviews.knows(answer.of, event_id)):
            return "pending", HTTPStatus.OK
        return await run_in_threadpool(self._effect, answer), HTTPStatus.OK

    def _trouble(self, request: Request, answer: Answer) -> tuple[str, HTTPStatus] | None:
        if foreign_page(request.headers):
            return "foreign", HTTPStatus.FORBIDDEN
        if len(answer.of) != 2:
            return "gone", HTTPStatus.UNPROCESSABLE_ENTITY
        if answer.of[0] == answer.of[1]:
            return "one_value", HTTPStatus.UNPROCESSABLE_ENTITY
        if not answer.by:
            return "no_name", HTTPStatus.UNPROCESSABLE_ENTITY
        if not answer.reason and answer.decision != "unsure":
            return "no_reason", HTTPStatus.UNPROCESSABLE_ENTITY
        return None

    def _effect(self, answer: Answer) -> str:
        """What to tell about the effect: a decision that is unclear, or overruled by a later one, is kept but joins
        nobody.
        """
        if answer.decision != "same":
            return f"{answer.decision}_saved"
        one, other = answer.of
        return "same_saved" if self._pages.reader.why_pair(one, other).verdict == "same" else "same_unclear"
