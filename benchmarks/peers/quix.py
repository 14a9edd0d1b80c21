"""The job on Quix Streams: `StreamingDataFrame.update` for the profile, a `BatchingSink` for ClickHouse.

Quix pins another confluent-kafka than ours, so it lives in an environment of its own: `make setup-bench`.
"""

from __future__ import annotations

import sys

from quixstreams import Application
from quixstreams.sinks import BatchingSink, SinkBatch
from redis import Redis

from benchmarks.peers import job
from schemas.topics import CHANNEL_TOPICS


class ClickHouseSink(BatchingSink):  # type: ignore[misc]  # lives in another environment
    def __init__(self) -> None:
        super().__init__()
        self._client = job.history_client()

    def write(self, batch: SinkBatch) -> None:
        for part in batch.iter_chunks(n=20_000):
            job.write_history(self._client, [row for row in (job.history_row(item.value) for item in part) if row])


def main(role: str) -> None:
    app = Application(
        broker_address=job.KAFKA,
        consumer_group=f"quix-{role}",
        auto_offset_reset="earliest",
        commit_interval=1.0,
        loglevel="WARNING",
    )
    redis = Redis.from_url(job.REDIS)
    for name in CHANNEL_TOPICS:
        frame = app.dataframe(app.topic(name, value_deserializer="bytes", key_deserializer="bytes"))
        if role == "profile":
            frame.update(lambda raw: _update(redis, raw))
        else:
            frame.sink(_SINK)
    app.run()


def _update(redis: Redis, raw: bytes) -> None:
    event = job.parse(raw)
    keys = job.identifier_keys(event) if event else []
    if event is None or not keys:
        return
    with redis.pipeline(transaction=False) as pipe:
        job.read_first(pipe, event, keys)
        is_new, owners = pipe.execute()
    if is_new:
        with redis.pipeline(transaction=False) as pipe:
            job.write_then(pipe, event, keys, owners)
            pipe.execute()


if __name__ == "__main__":
    _SINK = ClickHouseSink() if sys.argv[1] == "history" else None
    main(sys.argv[1])
