"""The job as plain Faust agents, as fast as Faust's documentation knows how: `stream.take` for both roles, so that a
batch takes two round trips to Redis; uvloop; large fetches; its own at-least-once guarantee.

One agent a role: with `take` a second one (`concurrency`) would find the same event loop busy.
"""

from __future__ import annotations

import sys
from tempfile import mkdtemp
from typing import Any

import faust
from faust.app.base import BootStrategy
from mode.loop import use
from redis.asyncio import Redis

from benchmarks.peers import job
from schemas.topics import CHANNEL_TOPICS


class WithoutWeb(BootStrategy):
    """A worker started in code has no `--without-web`: this is where Faust asks whether to open its web server."""

    enable_web = False


class AppWithoutWeb(faust.App):
    BootStrategy = WithoutWeb


def application(role: str) -> faust.App:
    app = AppWithoutWeb(
        f"plain-faust-{role}",
        broker=f"kafka://{job.KAFKA}",
        value_serializer="raw",
        store="memory://",
        topic_disable_leader=True,
        consumer_auto_offset_reset="earliest",
        processing_guarantee="at_least_once",
        broker_max_poll_records=5_000,
        consumer_max_fetch_size=4_194_304,
        stream_buffer_maxsize=20_000,
        web_enabled=False,
        datadir=mkdtemp(prefix="plain-faust-"),
    )
    topic = app.topic(*CHANNEL_TOPICS, value_serializer="raw")
    (_profile_agent if role == "profile" else _history_agent)(app, topic)
    return app


def _profile_agent(app: faust.App, topic: Any) -> None:
    redis: Redis = Redis.from_url(job.REDIS)

    @app.agent(topic)
    async def profile(stream: Any) -> None:
        async for batch in stream.take(job.PROFILE_BATCH, within=0.05):
            events = job.named(batch)
            if not events:
                continue
            async with redis.pipeline(transaction=False) as pipe:
                job.read_first(pipe, events)
                answers = await pipe.execute()
            async with redis.pipeline(transaction=False) as pipe:
                job.write_then(pipe, events, answers)
                await pipe.execute()


def _history_agent(app: faust.App, topic: Any) -> None:
    client = job.history_client()

    @app.agent(topic)
    async def history(stream: Any) -> None:
        async for batch in stream.take(job.HISTORY_BATCH, within=0.5):
            rows = [row for row in map(job.history_row, batch) if row]
            await app.loop.run_in_executor(None, job.write_history, client, rows)


if __name__ == "__main__":
    use("uvloop")
    worker = faust.Worker(application(sys.argv[1]), loglevel="warn")
    worker.execute_from_commandline()
