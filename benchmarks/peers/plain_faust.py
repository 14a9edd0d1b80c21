"""The job as plain Faust agents: `async for` over the stream; `stream.take` where rows go to ClickHouse in blocks."""

from __future__ import annotations

import sys
from tempfile import mkdtemp
from typing import Any

import faust
from faust.app.base import BootStrategy
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
        async for raw in stream:
            event = job.parse(raw)
            keys = job.identifier_keys(event) if event else []
            if event is None or not keys:
                continue
            async with redis.pipeline(transaction=False) as pipe:
                job.read_first(pipe, event, keys)
                is_new, owners = await pipe.execute()
            if is_new:
                async with redis.pipeline(transaction=False) as pipe:
                    job.write_then(pipe, event, keys, owners)
                    await pipe.execute()


def _history_agent(app: faust.App, topic: Any) -> None:
    client = job.history_client()

    @app.agent(topic)
    async def history(stream: Any) -> None:
        async for batch in stream.take(5_000, within=0.5):
            rows = [row for row in map(job.history_row, batch) if row]
            await app.loop.run_in_executor(None, job.write_history, client, rows)


if __name__ == "__main__":
    worker = faust.Worker(application(sys.argv[1]), loglevel="warn")
    worker.execute_from_commandline()
