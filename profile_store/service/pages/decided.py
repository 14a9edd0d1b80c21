"""What a decision comes to: said in place of its form, or on the page from which it was sent."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import StringConstraints
from starlette.datastructures import URL

from profile_store.ports import ReviewKind
from profile_store.service.desk import own_address
from profile_store.service.pages.answers import Answer, identifier_of
from profile_store.service.pages.rendering import Renderer, led_to
from profile_store.service.reviewing import ReviewedPage, Reviews
from schemas.identifiers import STATEMENT, Identifier
from schemas.profile import Profile

PAGE = 10
_SHOWN_CARDS = 5
_OF_CARDS = ("same_saved", "same_unclear", "different_saved")  # outcomes after which one wants to see the cards

Decided = Annotated[tuple[Annotated[str, StringConstraints(max_length=300)], ...], Query(max_length=2)]


def told(pages: Renderer, outcome: str, decided: Sequence[str]) -> dict[str, Any]:
    """What the notice of a page needs. decided: the two that the decision named, as the form sent them."""
    of = [found for each in decided if (found := identifier_of(pages, each))] if outcome in _OF_CARDS else []
    cards = _cards(pages, of)
    return {"saved": outcome, "cards": cards, "other_way": _other_way(outcome, cards, of)}


def _cards(pages: Renderer, of: Sequence[Identifier]) -> list[Profile]:
    """The cards on which the two stand now, each once."""
    found: dict[str, Profile] = {}
    for one in of:
        record = pages.reader.statements.profile_of(one.value) if one.kind == STATEMENT else None
        led_to = [record] if record else []
        for profile in pages.reader.get_many(led_to) or pages.reader.find(one.kind, one.value).matches:
            found.setdefault(profile.profile_id, profile)
    return list(found.values())[:_SHOWN_CARDS]


def _other_way(outcome: str, cards: Sequence[Profile], of: Sequence[Identifier]) -> str:
    """Where the contrary can be decided, with the same two already chosen; "" where that is not clear."""
    if outcome == "same_saved" and len(cards) == 1:
        chosen = urlencode([("decided", _named(each)) for each in of])
        return f"/customers/{quote(cards[0].profile_id, safe='')}/why?{chosen}#part"
    if outcome != "same_saved" and len(cards) == 2:
        return f"/review/compare?{urlencode({'a': cards[0].profile_id, 'b': cards[1].profile_id})}"
    return ""


def _named(one: Identifier) -> str:
    return f"{one.kind}:{one.value}"


def listed(reviews: Reviews, kind: ReviewKind, after: str | None) -> tuple[ReviewedPage, dict[ReviewKind, int]]:
    """A page of the list, and the counts on the tabs: what was decided still counts until it is read."""
    page = reviews.page(kind, PAGE, after)
    counts = dict(reviews.counts())
    if after is None and page.next is None:
        counts[kind] = len(page.items)
    return page, counts


class Outcomes:
    def __init__(self, pages: Renderer, reviews: Reviews) -> None:
        self._pages = pages
        self._reviews = reviews

    async def shown(self, request: Request, answer: Answer, outcome: str, status: HTTPStatus) -> Response:
        """In place of the form if htmx asked, else a redirect or the page again with what was saved or is missing.

        A form whose page itself changes with the decision (`answer.whole`) is always led there again.
        """
        good = status == HTTPStatus.OK
        live = bool(request.headers.get("HX-Request"))
        if good and (answer.whole or not live):
            address = _back(answer, outcome)
            return led_to(request, address)
        if live:
            return await run_in_threadpool(self._in_place, request, answer, outcome, status)
        values = {"outcome": outcome, "answer": answer, "back": own_address(answer.back, "/review")}
        return self._pages.page(request, "decided.html", status, department="review", **values)

    def _in_place(self, request: Request, answer: Answer, outcome: str, status: HTTPStatus) -> Response:
        good = status == HTTPStatus.OK
        count = listed(self._reviews, answer.kind, None)[1].get(answer.kind, 0) if good and answer.kind else None
        values = told(self._pages, outcome, [_named(each) for each in answer.of])
        response = self._pages.page(
            request, "_decided.html", status, good=good, kind=answer.kind, count=count, **values
        )
        if good:
            response.headers.update({"HX-Retarget": "this", "HX-Reswap": "outerHTML"})  # of a mistake the form stays
        return response


def refused(status: HTTPStatus) -> str:
    """What to tell where the log did not take the event."""
    return "not_saved" if status == HTTPStatus.SERVICE_UNAVAILABLE else "refused"


def _back(answer: Answer, outcome: str) -> str:
    """The page of the form, with what was decided; an earlier decision on it is told no more."""
    url = URL(own_address(answer.back, "/review")).remove_query_params(["saved", "decided"])
    named = [("decided", _named(each)) for each in answer.of] if outcome in _OF_CARDS else []
    said = urlencode([("saved", outcome), *named])
    return f"{url.path}?{url.query}&{said}" if url.query else f"{url.path}?{said}"
