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
        """Calls of the day without a note that says something and without a pre-order within 12 hours.

        What is written counts for the person's latest call before it.
        """
        with metrics.read("calls_without_data"):
            return private(calls.of(day))

    return routes
