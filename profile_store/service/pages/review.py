"""The review pages: cases that staff decide, two cards side by side, and why two values are connected."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from profile_store.ports import ReviewKind
from profile_store.service.metrics import ServiceMetrics
from profile_store.service.pages.decided import Decided, listed, told
from profile_store.service.pages.rendering import PageMissing, Renderer
from profile_store.service.reviewing import Reviews

KINDS = tuple(ReviewKind)

Text = Annotated[str, Query(max_length=256)]
ProfileId = Annotated[str, Query(min_length=1, max_length=64)]


def add_review(routes: APIRouter, pages: Renderer, reviews: Reviews, metrics: ServiceMetrics) -> None:
    _add_list(routes, pages, reviews, metrics)
    _add_compare(routes, pages, reviews, metrics)
    _add_why(routes, pages, metrics)


def _add_list(routes: APIRouter, pages: Renderer, reviews: Reviews, metrics: ServiceMetrics) -> None:
    @routes.get("/review")
    def review(
        request: Request,
        kind: ReviewKind | None = None,
        after: Annotated[str | None, Query(max_length=512)] = None,
        saved: Text = "",
        decided: Decided = (),
    ) -> Response:
        """The list of one kind of review items; without a kind, of the first one that has any."""
        with metrics.read("review"):
            counts = reviews.counts()
            chosen = kind or next((each for each in KINDS if counts.get(each)), ReviewKind.SUGGESTION)
            page, counts = listed(reviews, chosen, after)
        return pages.page(
            request,
            "review.html",
            department="review",
            kinds=KINDS,
            kind=chosen,
            counts=counts,
            page=page,
            after=after,
            **told(pages, saved, decided),
        )


def _add_compare(routes: APIRouter, pages: Renderer, reviews: Reviews, metrics: ServiceMetrics) -> None:
    @routes.get("/review/compare")
    def compare(request: Request, a: ProfileId, b: ProfileId, saved: Text = "", decided: Decided = ()) -> Response:
        with metrics.read("compare"):
            comparison = reviews.compare(a, b)
            if comparison is None:
                raise PageMissing
            asked = comparison.named if not comparison.is_one else None
            why = pages.reader.why_pair(*asked) if asked else None
        return pages.page(
            request,
            "compare.html",
            department="review",
            comparison=comparison,
            why=why,
            **told(pages, saved, decided),
        )


def _add_why(routes: APIRouter, pages: Renderer, metrics: ServiceMetrics) -> None:
    @routes.get("/review/why")
    def why(request: Request, a: Text = "", b: Text = "") -> Response:
        """The form, and the answer once both values are given. A value without a known kind is taken as its likeliest
        kind.
        """
        one, other = pages.reader.meant(a), pages.reader.meant(b)
        with metrics.read("why_pair"):
            found = pages.reader.why_pair(one, other) if one and other else None
        unreadable = [typed for typed, meant in ((a, one), (b, other)) if typed.strip() and meant is None]
        status = HTTPStatus.UNPROCESSABLE_ENTITY if unreadable else HTTPStatus.OK
        return pages.page(request, "pair.html", status, department="review", a=a, b=b, why=found, unreadable=unreadable)
