"""The pages that show: search, the customer for each department, and the timeline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import RedirectResponse

from profile_store.service.comparing import shared_values
from profile_store.service.matches import Hits
from profile_store.service.metrics import ServiceMetrics
from profile_store.service.pages import assets
from profile_store.service.pages.answers import identifier_of
from profile_store.service.pages.day_page import add_day
from profile_store.service.pages.decided import Decided, told
from profile_store.service.pages.happenings import CHANNELS, happening
from profile_store.service.pages.rendering import PageMissing, Renderer
from profile_store.service.problems import HistoryUnavailable
from profile_store.service.search_box import of_a_newcomer
from schemas.identifiers import Identifier
from schemas.profile import Preorder, Profile, Viewed

Text = Annotated[str, Query(max_length=256)]
ProfileIdPath = Annotated[str, Path(min_length=1, max_length=64)]

# Each department's search box, and the view of a customer that it opens.
DEPARTMENTS = {"calls": ("/", ""), "shop": ("/shop", "/shop"), "service": ("/service", "/service")}
NOTHING = Hits([], False)
NO_DRAFT = {"text": "", "topic": "", "preferences": "", "name": ""}
TIMELINE_PAGE = 50
LATE_MS = 10_000
TIMELINE_CHANNELS = tuple(channel for channel in CHANNELS if channel != "identity")


def customer_address(profile_id: str, view: str = "") -> str:
    return f"/customers/{quote(profile_id, safe='')}{view}"


def add_pages(routes: APIRouter, pages: Renderer, metrics: ServiceMetrics) -> None:
    for department, (path, _) in DEPARTMENTS.items():
        _add_search(routes, pages, metrics, department, path)
    _add_card(routes, pages, metrics)
    _add_departments(routes, pages, metrics)
    _add_why(routes, pages, metrics)
    _add_timeline(routes, pages, metrics)
    add_day(routes, pages, metrics)

    @routes.get("/static/{name}")
    def static(name: str) -> Response:
        found = assets.response(name)
        return found if found is not None else Response(status_code=HTTPStatus.NOT_FOUND)


def _add_search(routes: APIRouter, pages: Renderer, metrics: ServiceMetrics, department: str, path: str) -> None:
    view = DEPARTMENTS[department][1]

    @routes.get(path, name=f"search_{department}")
    def search(request: Request, q: Text = "", listed: bool = False) -> Response:
        """Live results as one types; Enter on a number that names one person opens that person.

        listed: show even the only one as a list; so says the address to which Back leads from a card.
        """
        query = q.strip()
        with metrics.read("search"):
            hits, more = pages.reader.search(query) if len(query) > 1 else NOTHING
        live = "HX-Request" in request.headers
        if len(hits) == 1 and hits[0][1] != "name" and not live and not listed:
            asked = f"?preorder={quote(query, safe='')}" if (department, hits[0][1]) == ("shop", "preorder") else ""
            return RedirectResponse(customer_address(hits[0][0].profile_id, view) + asked, HTTPStatus.SEE_OTHER)
        template = "_matches.html" if live else "search.html"
        found: dict[str, Any] = {
            "query": query,
            "hits": hits,
            "more": more,
            "newcomer": None if hits else _newcomer(pages, query),
        }
        response = pages.page(request, template, department=department, view=view, **found)
        if live:
            response.headers["HX-Replace-Url"] = list_address(path, query)
        return response


def _newcomer(pages: Renderer, query: str) -> Identifier | None:
    """Under what a note about somebody new may be written; None where that is not clear, or blocked."""
    one = of_a_newcomer(query, pages.reader.region)
    return pages.reader.identifier(one.kind, one.value) if one else None


def list_address(path: str, query: str) -> str:
    """Where the list that was found while typing is shown again."""
    return f"{path}?q={quote(query, safe='')}&listed=true" if query else path


def _add_card(routes: APIRouter, pages: Renderer, metrics: ServiceMetrics) -> None:
    @routes.get("/customers/{profile_id}")
    def card(
        request: Request,
        profile_id: ProfileIdPath,
        saved: Text = "",
        read: Text = "",
        since: Annotated[int, Query(ge=0)] = 0,
    ) -> Response:
        """read: the event whose wishes are to be asked about, since it was written just now.

        since: when what is `pending` was written, in milliseconds since 1970.
        """
        profile, household = _shown(pages, metrics, profile_id)
        if saved == "pending":
            saved = still_pending(since, profile, pages.reader.now())
        values: dict[str, Any] = {
            "profile": profile,
            "household": household,
            "shared": shared_values(profile, household),
            "saved": saved,
            "read": read,
            "since": since,
            "draft": NO_DRAFT,
        }
        return pages.page(request, "card.html", view="card", **values)


def still_pending(since: int, profile: Profile | None, now: datetime) -> str:
    """`yes` once the card knows what was written at `since`; `late` where that takes longer than anybody expects.

    profile: None where there is no card yet.
    """
    if profile and profile.updated_at and profile.updated_at.timestamp() * 1000 >= since:
        return "yes"
    return "late" if now.timestamp() * 1000 - since > LATE_MS else "pending"


def _add_departments(routes: APIRouter, pages: Renderer, metrics: ServiceMetrics) -> None:
    @routes.get("/customers/{profile_id}/shop")
    def shop(request: Request, profile_id: ProfileIdPath, preorder: Text = "") -> Response:
        """preorder: the number that the client has in the hand; it stands first (S06)."""
        profile, household = _shown(pages, metrics, profile_id)
        shared, mention = shared_values(profile, household), worth_mentioning(profile)
        values: dict[str, Any] = {"profile": profile, "shared": shared, "mention": mention}
        values["preorders"] = asked_first(profile.preorders, pages.reader.identifier("preorder", preorder), pages)
        return pages.page(request, "shop.html", department="shop", view="shop", **values)

    @routes.get("/customers/{profile_id}/service")
    def service(request: Request, profile_id: ProfileIdPath) -> Response:
        profile, household = _shown(pages, metrics, profile_id)
        values: dict[str, Any] = {"profile": profile, "shared": shared_values(profile, household)}
        return pages.page(request, "service.html", department="service", view="service", **values)


def _shown(pages: Renderer, metrics: ServiceMetrics, profile_id: str) -> tuple[Profile, list[Profile]]:
    """The customer, and who shares a number with him. Raises PageMissing."""
    with metrics.read("card"):
        profile = pages.reader.get(profile_id)
        if profile is None:
            raise PageMissing
        return profile, pages.reader.get_many(profile.household)


def _add_why(routes: APIRouter, pages: Renderer, metrics: ServiceMetrics) -> None:
    @routes.get("/customers/{profile_id}/why")
    def why(request: Request, profile_id: ProfileIdPath, saved: Text = "", decided: Decided = ()) -> Response:
        """Of links that the same event made by the same value one is shown.

        decided: the two that a decision named; without `saved`, those that the form for a split begins with.
        """
        with metrics.read("why"):
            profile, explained = pages.reader.get(profile_id), pages.reader.why(profile_id)
        if profile is None or explained is None:
            raise PageMissing
        links = list({(each.rule, str(each.identifier), each.event): each for each in explained.links}.values())
        return pages.page(
            request,
            "why.html",
            profile=profile,
            view="why",
            why=explained,
            links=links,
            statements=pages.reader.statements.of_profile(profile_id),
            chosen=[] if saved else [identifier_of(pages, each) for each in decided],
            **told(pages, saved, decided),
        )


def asked_first(preorders: Sequence[Preorder], asked: Identifier | None, pages: Renderer) -> list[Preorder]:
    """Those still open, the one asked for before the others, however its number is written."""
    still_open = [each for each in preorders if each.status == "open"]
    return sorted(still_open, key=lambda each: pages.reader.identifier("preorder", each.number) != asked)


def worth_mentioning(profile: Profile) -> list[Viewed]:
    """What the customer looked at and has not pre-ordered: beside the fridges one may speak of televisions (S06)."""
    ordered = {line.sku for preorder in profile.preorders for line in preorder.lines}
    return [each for each in profile.viewed if each.sku not in ordered]


def _add_timeline(routes: APIRouter, pages: Renderer, metrics: ServiceMetrics) -> None:
    @routes.get("/customers/{profile_id}/timeline")
    def timeline(
        request: Request,
        profile_id: ProfileIdPath,
        channel: Text = "",
        before: Annotated[str | None, Query(max_length=512)] = None,
    ) -> Response:
        profile = pages.reader.get(profile_id)
        if profile is None:
            raise PageMissing
        chosen = channel if channel in TIMELINE_CHANNELS else ""
        values: dict[str, Any] = {"profile": profile, "view": "timeline", "channel": chosen}
        values["channels"] = TIMELINE_CHANNELS
        try:
            with metrics.read("timeline"):
                page = pages.reader.timeline(profile_id, TIMELINE_PAGE, before, chosen or None)
        except HistoryUnavailable as error:
            metrics.store_failed(error)
            status = HTTPStatus.SERVICE_UNAVAILABLE
            return pages.page(request, "timeline.html", status, **values, happenings=None, next=None, before=before)
        if page is None:
            raise PageMissing
        words = pages.words(request)
        wishes = {each.id: words.wish(each) for each in (*profile.wishes, *profile.past_wishes)}
        happenings = [happening(event, words, wishes) for event in page.events]
        return pages.page(request, "timeline.html", **values, happenings=happenings, next=page.next, before=before)
