"""The service process: collector, API and staff pages on one port. `python -m deploy.asgi`."""

from __future__ import annotations

import gc
import logging
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from types import FrameType

import uvicorn
from fastapi import APIRouter, FastAPI, Response
from fastapi_offline import FastAPIOffline
from prometheus_client import CollectorRegistry
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from deploy import wiring
from deploy.changes import ChangesReader
from deploy.engines.process import answers
from deploy.environment import SettingsError
from deploy.head_as_get import HeadAsGet
from deploy.host_check import HostCheck
from deploy.late_history import LateHistory
from deploy.logs import set_up_logging
from deploy.metrics_page import metrics_page
from deploy.process_settings import ProcessSettings
from deploy.publish import staff_publish
from deploy.readiness import PATIENCE, BrokerParts, Readiness, history_answers, redis_answers
from deploy.redis_clients import redis_client
from deploy.settings import Settings
from deploy.staff_header import StaffHeader
from deploy.store_asker import StoreAsker
from producers import collector
from producers.publisher import Publisher
from profile_store.service import api, changes, delivery_reads, health, pages, reports
from profile_store.service.live import LiveFeed
from profile_store.service.metrics import ServiceMetrics
from profile_store.service.problems import answer_strays
from profile_store.service.store_watch import Ask
from schemas.payloads import Address
from stream_processors.profile.zones import zone_of

log = logging.getLogger(__name__)

FLUSH_SECONDS = 20.0
OPEN_REQUESTS_SECONDS = 10
DESCRIPTION = """Events in, profiles out. Channel systems publish CloudEvents or speak the Segment tracking API;
staff and planners read one profile a person."""


def application(
    settings: Settings, process: ProcessSettings, publisher: Publisher, feed: LiveFeed, parts: Mapping[str, Ask]
) -> FastAPI:
    """All routers on one application; its document is at /openapi.json, for people at /docs, from our own files.

    It answers under its own names only: a page elsewhere that points a name of its own at this machine is refused.
    """
    registry = CollectorRegistry()
    metrics = ServiceMetrics(registry, _asks(parts))
    reader = wiring.reader(settings)
    app = FastAPIOffline(redoc_url=None, title="Omniprofile", version="1", description=DESCRIPTION)
    app.add_middleware(StaffHeader, trusted=settings.staff_header)
    app.add_middleware(HostCheck, allowed_hosts=settings.hosts)
    app.add_middleware(HeadAsGet)
    answer_strays(app, pages.stray_page(reader))
    app.include_router(health.router(Readiness(parts)))
    app.include_router(_doors(settings, publisher, registry))
    app.include_router(api.router(reader, metrics))
    app.include_router(delivery_reads.router(reader, metrics))
    app.include_router(changes.router(reader, feed, metrics))
    app.include_router(reports.router(wiring.call_report(settings), metrics))
    app.add_api_route(
        "/metrics", lambda: _metrics(registry, process.workers), tags=["health"], summary="Numbers for Prometheus"
    )
    app.include_router(
        pages.router(reader, wiring.reviews(settings, reader), staff_publish(publisher, settings), metrics)
    )
    return app


def _doors(settings: Settings, publisher: Publisher, registry: CollectorRegistry) -> APIRouter:
    return collector.router(
        publisher,
        secret=settings.secret,
        region=settings.region,
        write_keys=settings.write_keys,
        currency=settings.currency,
        origins=settings.origins,
        registry=registry,
    )


def _metrics(registry: CollectorRegistry, workers: Mapping[str, int]) -> Response:
    return Response(metrics_page(registry, workers), media_type=CONTENT_TYPE_LATEST)


def readiness_parts(settings: Settings, workers: Mapping[str, int]) -> dict[str, Ask]:
    broker = BrokerParts(settings.kafka)
    return {
        "topics": broker.topics,
        "redis": redis_answers(partial(redis_client, settings.redis_identity_url, PATIENCE)),
        "fragments": redis_answers(partial(redis_client, settings.redis_profile_url, PATIENCE)),
        "history": history_answers(LateHistory(settings.clickhouse_dsn, PATIENCE)),
        "profile worker": broker.profile_worker,
        "history worker": broker.history_worker,
        **{name: partial(_answers, port) for name, port in workers.items()},
    }


def _asks(parts: Mapping[str, Ask]) -> dict[str, Ask]:
    """Of the stores, by the names that reads have for them; graph and fragments may be on two servers."""
    return {"redis": lambda: parts["redis"]() or parts["fragments"](), "clickhouse": parts["history"]}


def _answers(port: int) -> str | None:
    """Checks a worker on this machine: the broker notices a dead one only when its session times out."""
    return None if answers(port) else "the process does not answer"


def main() -> None:
    """Serve until SIGTERM. Exit code 1 if something that was accepted could not be delivered in time."""
    try:
        settings, process = Settings.from_environment(), ProcessSettings.from_environment()
    except SettingsError as fault:
        raise SystemExit(str(fault)) from None
    set_up_logging(process.log_level)
    log.info("service on http://%s:%d, log at %s", settings.host, settings.port, settings.kafka_bootstrap)
    warn_of_closed_doors(settings)
    publisher, feed = Publisher(settings.kafka), LiveFeed()
    parts = readiness_parts(settings, process.workers)
    app = application(settings, process, publisher, feed, parts)
    zone_of(Address(lat=0, lon=0), settings.timezone)  # reads the borders now, not in the first look-up
    gc.collect()
    gc.freeze()  # what is there at the start stays: the collector need not look at it again
    for number in (signal.SIGINT, signal.SIGTERM):
        # uvicorn raises the signal anew when it has stopped: we still have to flush
        signal.signal(number, lambda *_: None)
    server = Server(_configuration(app, settings), feed)
    with _running(ChangesReader(settings.kafka, feed), StoreAsker(_asks(parts)["redis"], feed)):
        server.run()
    left = publisher.close(FLUSH_SECONDS)
    sys.exit(1 if left or not server.started else 0)


@contextmanager
def _running(*threads: ChangesReader | StoreAsker) -> Iterator[None]:
    """What tells open pages whether they are live, as long as there may be any."""
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        for thread in threads:
            thread.stop()


def warn_of_closed_doors(settings: Settings) -> None:
    if not settings.write_keys:
        log.warning("OMNIPROFILE_WRITE_KEYS names no key: the Segment paths refuse everybody (401)")


def _configuration(app: FastAPI, settings: Settings) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=OPEN_REQUESTS_SECONDS,
    )


class Server(uvicorn.Server):
    """Ends the open streams first when it is told to stop; otherwise it would wait for them."""

    def __init__(self, config: uvicorn.Config, feed: LiveFeed) -> None:
        super().__init__(config)
        self._feed = feed

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._feed.close()
        super().handle_exit(sig, frame)


if __name__ == "__main__":
    main()
