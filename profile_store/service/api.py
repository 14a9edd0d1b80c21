"""The read API over HTTP. Names and shapes are the contract's (contract §2); nothing here writes."""

from __future__ import annotations

import re
from datetime import date
from http import HTTPStatus
from typing import Annotated, Any, Final, TypeVar

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel, BeforeValidator, Field, StringConstraints

from profile_store.service import examples
from profile_store.service.explain import Why
from profile_store.service.explain_pair import WhyPair
from profile_store.service.matches import Matches
from profile_store.service.metrics import ServiceMetrics
from profile_store.service.problems import MEDIA_TYPE, Fault, Problem, Refusal, problem_route
from profile_store.service.reader import ProfileReader
from profile_store.service.timeline import Timeline
from schemas.identifiers import KINDS, Identifier
from schemas.profile import Profile
from schemas.values import FIRST_DAY, LAST_DAY

# Personal data: no cache, neither the browser's nor a proxy's, may keep a copy. What clients typed stands in it: no
# browser may take it for a page or a script.
PRIVATE = {"Cache-Control": "no-store", "Vary": "Authorization", "X-Content-Type-Options": "nosniff"}

Value = Annotated[str | None, Query(min_length=1, max_length=256, description="As people write it; it is normalised")]
Name = Annotated[
    str | None,
    Query(
        min_length=1,
        max_length=256,
        description="Given name and surname, or more of it; with a surname a short form finds the full name, too "
        "(Аня Петрова: Анна Петрова)",
    ),
]
Values = Annotated[
    list[Annotated[str, StringConstraints(max_length=256)]] | None,
    Query(max_length=2, description="As people write it; it is normalised"),
]
ProfileIdPath = Annotated[
    str, Path(min_length=1, max_length=64, description="Any profile id that was ever given, merged ones included")
]
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _as_a_day(text: object) -> object:
    """Left to itself pydantic counts seconds since 1970, or cuts a time off: a planner would get another day."""
    if isinstance(text, str) and not _DAY.fullmatch(text):
        raise ValueError("a day is written YYYY-MM-DD")
    return text


PlannedDay = Annotated[date, BeforeValidator(_as_a_day), Field(ge=FIRST_DAY, le=LAST_DAY)]
Day = Annotated[
    PlannedDay, Query(alias="date", description="A day in the time zone of the deployment", examples=["2026-11-25"])
]
Found = TypeVar("Found", bound=BaseModel)
SEARCH_KEYS = (*KINDS, "name")


def _problem(description: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": description, "model": Problem, "content": {MEDIA_TYPE: {"schema": schema}}}


Responses = dict[int | str, dict[str, Any]]
BAD_PARAMETER: Responses = {422: _problem("A parameter is missing or can't be read")}
NO_REDIS: Responses = {503: _problem("Redis does not answer; repeat after `Retry-After` seconds")}
NO_HISTORY: Responses = {
    503: _problem(
        "Redis or ClickHouse does not answer, or too many wait for it already; repeat after `Retry-After` seconds"
    )
}
STREAM: Responses = {
    503: _problem("As many streams are open as may be, or Redis does not answer; read it now and then")
}
UNKNOWN: Responses = {404: _problem("No profile was ever given this id")}


def router(reader: ProfileReader, metrics: ServiceMetrics) -> APIRouter:
    """Reads of people, for all departments. Those of planners are `delivery_reads.router`, reports `reports.router`."""
    routes = APIRouter(prefix="/v1", route_class=problem_route(metrics), responses={**BAD_PARAMETER, **NO_REDIS})
    _add_search(routes, reader, metrics)
    _add_profile_reads(routes, reader, metrics)
    _add_identity_reads(routes, reader, metrics)
    _add_history_reads(routes, reader, metrics)
    return routes


def _add_search(routes: APIRouter, reader: ProfileReader, metrics: ServiceMetrics) -> None:
    @routes.get(
        "/profiles", tags=["profiles"], summary="Find people", response_model=Matches, responses=examples.MATCHES
    )
    def find(
        request: Request,
        phone: Value = None,
        email: Value = None,
        card: Value = None,
        account: Value = None,
        visitor: Value = None,
        preorder: Value = None,
        order: Value = None,
        receipt: Value = None,
        name: Name = None,
    ) -> Response:
        """The profiles that an identifier or a name leads to: an empty list for nobody, `ambiguous` for several.

        Give exactly one parameter. Identifiers are normalised first: `8 (916) 123-45-67` finds `+79161234567`.
        """
        kind, value = _the_one_key(request)
        with metrics.read(f"by_{kind}"):
            return private(reader.find(kind, value))


def _add_profile_reads(routes: APIRouter, reader: ProfileReader, metrics: ServiceMetrics) -> None:
    @routes.get(
        "/profiles/{profile_id}",
        tags=["profiles"],
        summary="One profile",
        response_model=Profile,
        responses={**UNKNOWN, **examples.PROFILE},
    )
    def get(profile_id: ProfileIdPath) -> Response:
        """The profile that the id leads to now, after all merges and splits."""
        with metrics.read("by_profile_id"):
            return private(_known(reader.get(profile_id)))

    @routes.get(
        "/profiles/{profile_id}/why",
        tags=["profiles"],
        summary="Why these records are one person",
        response_model=Why,
        responses={**UNKNOWN, **examples.WHY},
    )
    def why(profile_id: ProfileIdPath) -> Response:
        """The links that connect the profile's records, and the links that were refused, each with its evidence."""
        with metrics.read("why"):
            return private(_known(reader.why(profile_id)))


def _add_identity_reads(routes: APIRouter, reader: ProfileReader, metrics: ServiceMetrics) -> None:
    @routes.get(
        "/identity/why",
        tags=["profiles"],
        summary="Why two identifiers are one person's, or not",
        response_model=WhyPair,
        responses=examples.WHY_PAIR,
    )
    def why_pair(
        request: Request,
        phone: Values = None,
        email: Values = None,
        card: Values = None,
        account: Values = None,
        visitor: Values = None,
        preorder: Values = None,
        order: Values = None,
        receipt: Values = None,
    ) -> Response:
        """Give two parameters, each a kind of identifier: `?phone=…&email=…`, or one kind twice: `?card=…&card=…`."""
        one, other = _identifiers(reader, request)
        with metrics.read("why_pair"):
            return private(reader.why_pair(one, other))


def _add_history_reads(routes: APIRouter, reader: ProfileReader, metrics: ServiceMetrics) -> None:
    @routes.get(
        "/profiles/{profile_id}/timeline",
        tags=["profiles"],
        summary="What happened, newest first",
        response_model=Timeline,
        responses={**UNKNOWN, **NO_HISTORY, **examples.TIMELINE},
    )
    def timeline(
        profile_id: ProfileIdPath,
        limit: Annotated[int, Query(ge=1, le=500, description="Events per page")] = 50,
        before: Annotated[str | None, Query(max_length=512, description="`next` of the page before")] = None,
    ) -> Response:
        """The events of the profile with their data, a page at a time."""
        with metrics.read("timeline"):
            return private(_known(reader.timeline(profile_id, limit, before)))


def _the_one_key(request: Request) -> tuple[str, str]:
    """The one search parameter and its value."""
    given = request.query_params.multi_items()
    if len(given) != 1:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, f"Give exactly one of: {', '.join(SEARCH_KEYS)}.")
    return given[0]


def _identifiers(reader: ProfileReader, request: Request) -> list[Identifier]:
    """The two identifiers of the question, in their order."""
    given = request.query_params.multi_items()
    if len(given) != 2:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, f"Give exactly two of: {', '.join(KINDS)}.")
    found = [(kind, reader.identifier(kind, value)) for kind, value in given]
    nobody = "it identifies nobody, or is several: give one"
    blocked = [Fault(path=f"query.{kind}", reason=nobody) for kind, known in found if known is None]
    if blocked:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "A blocked or malformed value identifies nobody.", blocked)
    return [identifier for _, identifier in found if identifier is not None]


def _known(found: Found | None) -> Found:
    if found is None:
        raise Refusal(HTTPStatus.NOT_FOUND, "No profile was ever given this id.")
    return found


def private(answer: BaseModel) -> Response:
    return Response(answer.model_dump_json(by_alias=True), media_type="application/json", headers=PRIVATE)
