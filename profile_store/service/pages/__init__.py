"""The staff pages: one view of a customer per department, in Russian and English, without a build step."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from fastapi import APIRouter, Request, Response

from profile_store.service.metrics import ServiceMetrics
from profile_store.service.pages.decide import add_decisions
from profile_store.service.pages.look import add_pages
from profile_store.service.pages.newcomer import add_newcomers
from profile_store.service.pages.rendering import Renderer, page_route
from profile_store.service.pages.review import add_review
from profile_store.service.pages.staff_log import StaffLog
from profile_store.service.pages.tick import add_ticks
from profile_store.service.pages.write import add_forms
from profile_store.service.reader import ProfileReader
from profile_store.service.reviewing import Reviews
from profile_store.service.staff_events import Publish

MAX_FORM_BYTES = 100_000  # the longest form is two texts of 5,000 characters, six bytes each once percent-encoded
MAX_FORM_FIELDS = 20


def router(
    reader: ProfileReader,
    reviews: Reviews,
    publish: Publish,
    metrics: ServiceMetrics,
    *,
    default_language: str = "ru",
    visible_within: float = 1.5,
) -> APIRouter:
    """All pages, their forms and their static files, from `/` on; none of them is in the API's document.

    reviews: what staff are asked to look at.
    publish: puts an event that staff wrote into the log (see `staff_events.Publish`).
    default_language: for browsers that ask for a language we don't speak.
    visible_within: seconds that a form waits to show its own effect.
    """
    pages = Renderer(reader, default_language)
    routes = APIRouter(
        route_class=page_route(pages, metrics),
        include_in_schema=False,
        max_body_size=MAX_FORM_BYTES,
        form_limits={"max_files": 0, "max_fields": MAX_FORM_FIELDS},  # a file would be written to the disk
    )
    add_pages(routes, pages, metrics)
    add_review(routes, pages, reviews, metrics)
    _add_writing(routes, pages, reviews, StaffLog(publish, metrics), visible_within)
    return routes


def _add_writing(routes: APIRouter, pages: Renderer, reviews: Reviews, log: StaffLog, visible_within: float) -> None:
    add_forms(routes, pages, log, visible_within)
    add_newcomers(routes, pages, log, visible_within)
    add_decisions(routes, pages, reviews, log, visible_within)
    add_ticks(routes, pages, reviews, log, visible_within)


def stray_page(reader: ProfileReader, *, default_language: str = "ru") -> Callable[[Request, int], Response]:
    """The page for an address that does not exist (404), or for a failure of ours (500)."""
    pages = Renderer(reader, default_language)

    def page(request: Request, status: int) -> Response:
        return pages.problem(request, HTTPStatus(status), "nowhere" if status == HTTPStatus.NOT_FOUND else "broken")

    return page


__all__ = ["router", "stray_page"]
