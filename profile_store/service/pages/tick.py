"""The form that marks a review item as in order until it grows."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Final, Literal

from fastapi import APIRouter, Form, Request, Response

from profile_store.ports import ReviewKind
from profile_store.service import staff_events
from profile_store.service.desk import MAX_NAME, one_line, remember, staff_name, tidy_name
from profile_store.service.pages.answers import Answer, Back, Named, identifier_of
from profile_store.service.pages.decided import Outcomes, refused
from profile_store.service.pages.rendering import Renderer
from profile_store.service.pages.staff_log import StaffLog, becomes_visible
from profile_store.service.reviewing import Reviews
from schemas.origins import foreign_page

Ticked = Literal["generic", "growth", "bound"]
_LARGEST: Final = 1_000_000_000


def add_ticks(routes: APIRouter, pages: Renderer, reviews: Reviews, log: StaffLog, visible_within: float) -> None:
    """visible_within: as of `add_decisions`."""
    outcomes = Outcomes(pages, reviews)

    @routes.post("/review/seen")
    async def seen(
        request: Request,
        finding: Annotated[Ticked, Form()],
        one: Named,
        size: Annotated[int, Form(ge=0, le=_LARGEST)],
        by: Annotated[str, Form(max_length=MAX_NAME)] = "",
        reason: Annotated[str, Form(max_length=1_000)] = "",
        back: Back = "/review",
    ) -> Response:
        name = staff_name(request) or tidy_name(by)
        of = identifier_of(pages, one)
        answer = Answer("seen", [], name, one_line(reason), back, kind=ReviewKind(finding))
        if foreign_page(request.headers):
            return await outcomes.shown(request, answer, "foreign", HTTPStatus.FORBIDDEN)
        if of is None or not name:
            return await outcomes.shown(request, answer, "no_name" if of else "gone", HTTPStatus.UNPROCESSABLE_ENTITY)
        raw = staff_events.seen(pages.reader.now(), finding, of, size, by=name, reason=answer.reason)
        refusal = await log.put(raw)
        if refusal:
            return await outcomes.shown(request, answer, refused(refusal), refusal)
        heard = await becomes_visible(visible_within, lambda: reviews.was_seen(ReviewKind(finding), of, size))
        response = await outcomes.shown(request, answer, "seen_saved" if heard else "pending", HTTPStatus.OK)
        if by:
            remember(response, by)
        return response
