"""HTTP endpoints of the reports for managers. Nothing here writes."""

from __future__ import annotations

from fastapi import APIRouter, Response

from profile_store.service import examples
from profile_store.service.api import BAD_PARAMETER, NO_HISTORY, Day, private
from profile_store.service.calls import CallReport, CallsWithoutData
from profile_store.service.metrics import ServiceMetrics
from profile_store.service.problems import problem_route


def router(calls: CallReport, metrics: ServiceMetrics) -> APIRouter:
    routes = APIRouter(
        prefix="/v1/reports", route_class=problem_route(metrics), responses={**BAD_PARAMETER, **NO_HISTORY}
    )

    @routes.get(
        "/calls-without-data",
        tags=["reports"],
        summary="Calls after which nothing was written down",
        response_model=CallsWithoutData,
        responses=examples.CALLS_WITHOUT_DATA,
    )
    def calls_without_data(day: Day) -> Response:
        """Calls of the day that were followed by neither a note with content nor a pre-order within 12 hours.

        A note or pre-order counts for the latest call of that person before it.
        """
        with metrics.read("calls_without_data"):
            return private(calls.of(day))

    return routes
