"""Refuses web pages of other sites: always at `POST /v1/events`, by their origin at the Segment paths."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute

from producers.problems import Problem, ProblemRoute
from schemas.origins import foreign_page, is_named

ANY_PAGE = ("*",)
_ASK_AGAIN_AFTER_S = 86_400


async def refuse_pages(request: Request) -> None:
    """Raises Problem 403 where another site's page made a browser send this."""
    page = foreign_page(request.headers)
    if page is not None:
        raise _refusal(page, "Pages publish through the Segment paths; this address is for programs.")


def cross_origin_route(origins: Sequence[str]) -> type[APIRoute]:
    """Of routes that pages of these origins may post to, and whose answer they may read: unread, the SDK would send for
    ever. Others get 403, before anything is read.

    No cookie is looked at; the write key is public in every page that has one.
    """

    class CrossOriginRoute(ProblemRoute):
        def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
            handle = super().get_route_handler()

            async def answer(request: Request) -> Response:
                page = foreign_page(request.headers)
                if page is None:
                    return await handle(request)
                if not is_named(page, origins):
                    return _refusal(page, "Its origin has to be named in OMNIPROFILE_ALLOWED_ORIGINS.").response()
                response = await handle(request)
                response.headers["Access-Control-Allow-Origin"] = page
                return response

            return answer

    return CrossOriginRoute


async def preflight() -> Response:
    """What a browser asks before it sends JSON to another host."""
    allowed = {"Methods": "POST", "Headers": "authorization, content-type"}
    headers = {f"Access-Control-Allow-{name}": value for name, value in allowed.items()}
    return Response(status_code=204, headers={**headers, "Access-Control-Max-Age": str(_ASK_AGAIN_AFTER_S)})


def _refusal(page: str, then: str) -> Problem:
    detail = f"A browser sent this from a page of {page[:100]}, and nothing of it was read. {then}"
    return Problem(403, "A page of another site", detail)
