"""The Faust app that hosts a pipeline: the batch source, three agents, timers, start and stop."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, Generic, TypeVar, cast

import faust
from faust.app.base import BootStrategy
from faust.transport.consumer import ThreadDelegateConsumer
from faust.types.transports import ConsumerT
from prometheus_client import start_http_server

from stream_processors.runtime.batch_source import BatchSource
from stream_processors.runtime.checkpoint import Checkpoint
from stream_processors.runtime.garbage import tame_garbage_collection
from stream_processors.runtime.group_member import GroupMember
from stream_processors.runtime.holdings import Holdings
from stream_processors.runtime.isolation import Surroundings
from stream_processors.runtime.metrics import Metrics
from stream_processors.runtime.outbox import KafkaOutbox
from stream_processors.runtime.processing import Processing
from stream_processors.runtime.settings import WorkerSettings
from stream_processors.steps.outcomes import Pipeline

log = logging.getLogger(__name__)

Read = TypeVar("Read")
T = TypeVar("T")
R = TypeVar("R")

_SILENCE = 60.0  # seconds without a poll after which the worker is no longer called alive


class _Boot(BootStrategy):
    """Without Faust's own consumer, producer, tables, and web server: the source and the outbox speak to the log."""

    enable_kafka = False
    enable_web = False


class _App(faust.App):
    BootStrategy = _Boot

    def _new_consumer(self) -> ConsumerT:
        """Streams look at Faust's consumer, though it never starts here: close the event loop that its thread has."""
        consumer = super()._new_consumer()
        cast(ThreadDelegateConsumer, consumer)._thread.thread_loop.close()
        return consumer

    async def on_first_start(self) -> None:
        """Faust would make a directory for tables here; this app has none."""

    async def on_start(self) -> None:
        """Faust would make its own consumer here, if only to show it in a diagram."""
        self.finalize()


class StreamWorker(Generic[Read]):
    """One worker of one consumer group, wired: source → batches → read → apply → write → checkpoint."""

    def __init__(
        self, pipeline: Pipeline[Read], settings: WorkerSettings, surroundings: Surroundings = lambda: None
    ) -> None:
        self.settings = settings
        self.metrics = Metrics(settings.group)
        self.stopping = threading.Event()
        self.holdings = Holdings(pipeline.shape.depth)
        self.member = GroupMember(settings, pipeline.topics, pipeline.shape, self.holdings)
        self.outbox = KafkaOutbox(settings.kafka, self.stopping)
        checkpoint = Checkpoint(self.outbox, self.member, self.holdings, pipeline.told)
        self.processing = Processing(
            pipeline, checkpoint, self.holdings, self.metrics, self.stopping, settings.backoff_max, surroundings
        )
        self.app = _App(
            settings.group,
            broker="kafka://",  # of a consumer and producer of Faust's own, which never start
            store="memory://",
            web_enabled=False,
            agent_supervisor="mode.CrashingSupervisor",  # an agent that raised has a bug: end, and be started anew
        )
        self._host(pipeline.shape.depth)

    def _host(self, depth: int) -> None:
        """Three agents, so that a batch is read while the one before is applied and that before it is written.

        Each channel holds every batch that may be under way, so that handing over never waits.
        """
        batches, readied, applied = (self.app.channel(maxsize=depth + 1) for _ in range(3))
        self._part("write", applied, self.processing.finish)
        self._part("apply", readied, self.processing.apply, applied)
        self._part("read", batches, self.processing.read, readied)
        self.source = BatchSource(
            self.settings, self.member, self.holdings, partial(_put, batches), self.stopping, beacon=self.app.beacon
        )
        self.app.flow_control.resume()
        self.app.service(cast("type[faust.ServiceT]", self.source))  # an instance is as good: Faust only starts it
        self.app.timer(interval=5.0, name="lag")(self._measure_lag)
        self.app.timer(interval=1.0, name="liveness")(self._show_life)
        self.app.timer(interval=1.0, name="silence")(self._look)

    def _part(
        self,
        name: str,
        source: faust.ChannelT[object],
        work: Callable[[Any], object],
        onward: faust.ChannelT[object] | None = None,
    ) -> None:
        """An agent with a thread of its own, which hands on what its work answers."""

        async def part(stream: faust.StreamT[Any]) -> None:
            with _Thread(name) as thread:
                async for each in stream:
                    done = await thread.run(work, each)
                    if onward is not None:
                        await _put(onward, done)

        self.app.agent(source, name=name)(part)

    def close(self) -> None:
        """After the app has stopped."""
        self.outbox.close()

    async def _measure_lag(self) -> None:
        self.metrics.set_lag(self.member.lags)
        self.metrics.standing.set(len(self.member.standing))

    async def _look(self) -> None:
        self.processing.look()

    async def _show_life(self) -> None:
        """By Faust's own loop, and only while the polling thread polls: a hung worker's file grows old."""
        if self.settings.liveness_file is not None and time.monotonic() - self.source.polled_at < _SILENCE:
            self.settings.liveness_file.touch()


async def _put(channel: faust.ChannelT[object], value: object) -> None:
    """Onto the channel as it is; Faust's types know only events that its own consumer made."""
    await channel.put(cast("faust.EventT[object]", value))


class _Thread:
    """One thread beside the loop: batches stay in order, and the loop stays free."""

    def __init__(self, name: str) -> None:
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)

    def __enter__(self) -> _Thread:
        return self

    def __exit__(self, *_: object) -> None:
        self._executor.shutdown(wait=False)

    async def run(self, function: Callable[[T], R], value: T) -> R:
        return await asyncio.get_running_loop().run_in_executor(self._executor, function, value)


def run(pipeline: Pipeline[Read], settings: WorkerSettings, surroundings: Surroundings = lambda: None) -> None:
    """Run until SIGTERM or SIGINT; then finish what is under way, commit it, and leave the group.

    Started in code and not by `faust worker`, which would open a web server to the world. Raises SystemExit: of code 1
    where the group has put this worker out for good, or something failed that only a new process can mend.
    """
    worker = StreamWorker(pipeline, settings, surroundings)
    if settings.metrics_port:
        start_http_server(settings.metrics_port, addr=settings.metrics_host, registry=worker.metrics.registry)
    tame_garbage_collection()
    _end_in_time(worker.stopping, settings.stop_within)
    faust_worker = faust.Worker(
        worker.app, quiet=True, override_logging=False, redirect_stdouts=False, loglevel=logging.INFO
    )
    faust_worker.spinner = None
    _end_when(worker.source.put_out)
    try:
        faust_worker.execute_from_commandline()
    finally:
        if worker.source.put_out.is_set():
            raise SystemExit(1)


def _end_when(put_out: threading.Event) -> None:
    """As by SIGTERM."""

    def watch() -> None:
        put_out.wait()
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, name="end when put out", daemon=True).start()


def _end_in_time(stopping: threading.Event, within: float) -> None:
    """A process that was told to stop ends in so many seconds, whatever hangs: uncommitted work is repeated."""

    def watch() -> None:
        stopping.wait()
        time.sleep(within)
        log.error("not stopped within %.0f s: ended as it stands; what was not committed is repeated", within)
        os._exit(1)

    threading.Thread(target=watch, name="end in time", daemon=True).start()
