"""Renders pages: chooses the language, fills the template, sets the security headers, turns errors into pages."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from typing import Any, Final

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.routing import APIRoute
from jinja2 import Environment, PackageLoader, StrictUndefined

from profile_store.cursors import InvalidCursor
from profile_store.ports import StoreUnavailable
from profile_store.service.delivery import DayTooLarge
from profile_store.service.desk import staff_name
from profile_store.service.metrics import ServiceMetrics
from profile_store.service.pages import assets
from profile_store.service.pages.wording import LANGUAGES, Wording, choose_language
from profile_store.service.problems import RETRY_AFTER_SECONDS
from profile_store.service.reader import ProfileReader

LANGUAGE_COOKIE: Final = "lang"
_PARTS_OF_A_CARD: Final = frozenset({"saved", "wishes", "marks", "consents"})  # targets of its forms
_SAID_ONCE: Final = ("saved", "read", "since", LANGUAGE_COOKIE)  # parameters of an address that are not part of it
_A_YEAR: Final = 365 * 24 * 3600
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Vary": "Cookie, Accept-Language, HX-Request",
}


class PageMissing(Exception):
    """The address names a customer that was never there."""


class NotSaved(Exception):
    """The profile store was away when something was to be saved. draft: what was typed, to be given back."""

    def __init__(self, profile_id: str, draft: Mapping[str, str], away: StoreUnavailable) -> None:
        super().__init__(str(away))
        self.profile_id = profile_id
        self.draft = draft
        self.away = away


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """One a process: it keeps the compiled templates."""
    environment = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["asset"] = assets.address
    return environment


@dataclass
class Renderer:
    """Turns a template and its values into a response in the reader's language."""

    reader: ProfileReader
    default_language: str

    def words(self, request: Request) -> Wording:
        language = choose_language(
            request.query_params.get(LANGUAGE_COOKIE),
            request.cookies.get(LANGUAGE_COOKIE),
            request.headers.get("Accept-Language", ""),
            self.default_language,
        )
        return Wording(language, self.reader.zone, self.reader.now())

    def page(self, request: Request, template: str, status: int = HTTPStatus.OK, **values: Any) -> HTMLResponse:
        words = self.words(request)
        context: dict[str, Any] = {
            "words": words,
            "t": words.text,
            "staff": staff_name(request),
            "here": request.url.path,
            "back": _address(request),
            "languages": {language: _with_language(request, language) for language in LANGUAGES},
            "department": _department(request.url.path),
            "query": "",
            **values,
        }
        html = _environment().get_template(template).render(context)
        response = HTMLResponse(html, status, _HEADERS)
        if request.query_params.get(LANGUAGE_COOKIE) in LANGUAGES:
            response.set_cookie(LANGUAGE_COOKIE, words.language, max_age=_A_YEAR, samesite="lax", httponly=True)
        return response

    def problem(self, request: Request, status: HTTPStatus, kind: str) -> HTMLResponse:
        """`kind` is a key of the texts' [trouble]. A live search gets the bare message, a visitor a whole page.

        A part of a card stays as it is: the message goes to the card's line for what became of saving.
        """
        part = request.headers.get("HX-Target") in _PARTS_OF_A_CARD
        live = "_problem.html" if request.headers.get("HX-Request") else "problem.html"
        response = self.page(request, "_not_saved.html" if part else live, status, kind=kind)
        if part:
            response.headers["HX-Reswap"] = "none"
        return _again_soon(response)

    def not_saved(self, request: Request, unsaved: NotSaved) -> HTMLResponse:
        """What was typed, to be sent again: it needs no store to be shown."""
        if request.headers.get("HX-Request"):
            return self.problem(request, HTTPStatus.SERVICE_UNAVAILABLE, "unsaved")
        values = {"profile_id": unsaved.profile_id, "draft": unsaved.draft}
        return _again_soon(self.page(request, "not_saved.html", HTTPStatus.SERVICE_UNAVAILABLE, **values))


def _again_soon(response: HTMLResponse) -> HTMLResponse:
    if response.status_code == HTTPStatus.SERVICE_UNAVAILABLE:
        response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def led_to(request: Request, address: str) -> Response:
    """To another page, also from a form or part that htmx asks for in place."""
    if request.headers.get("HX-Request"):
        return Response(headers={"HX-Redirect": address})
    return RedirectResponse(address, HTTPStatus.SEE_OTHER)


def _department(path: str) -> str:
    """Whose page it is, where the page itself does not say: that of a mistake keeps its department's tab and search."""
    first = path.split("/")[1]
    return first if first in ("shop", "delivery", "service", "review") else "calls"


def _address(request: Request) -> str:
    """This page, to come back to: without what was only said once. What answers a form has none: the start page."""
    if request.method != "GET":
        return "/"
    query = request.url.remove_query_params(_SAID_ONCE).query
    return f"{request.url.path}?{query}" if query else request.url.path


def _with_language(request: Request, language: str) -> str:
    """This page's address in another language, without its host. What answers a form has none: the start page."""
    url = (
        request.url.remove_query_params(_SAID_ONCE)
        if request.method == "GET"
        else request.url.replace(path="/", query="")
    )
    changed = url.include_query_params(**{LANGUAGE_COOKIE: language})
    return f"{changed.path}?{changed.query}"


def page_route(pages: Renderer, metrics: ServiceMetrics) -> type[APIRoute]:
    """A route class whose every failure is a page written for a person."""

    class PageRoute(APIRoute):
        def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
            answer = super().get_route_handler()

            async def handler(request: Request) -> Response:
                try:
                    return await answer(request)
                except PageMissing:
                    return pages.problem(request, HTTPStatus.NOT_FOUND, "unknown")
                except (RequestValidationError, InvalidCursor):
                    kind = "invalid" if request.method == "GET" else "unfit"
                    return pages.problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, kind)
                except DayTooLarge:
                    return pages.problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, "crowded")
                except NotSaved as unsaved:
                    metrics.store_failed(unsaved.away)
                    return pages.not_saved(request, unsaved)
                except StoreUnavailable as error:
                    metrics.store_failed(error)
                    return pages.problem(request, HTTPStatus.SERVICE_UNAVAILABLE, "away")

            return handler

    return PageRoute
