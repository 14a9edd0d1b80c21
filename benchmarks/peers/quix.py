"""The job on Quix Streams: a `BatchingSink` for each store, which its documentation advises for writing to databases.

Quix pins another confluent-kafka than ours, so it lives in an environment of its own: `make bench` builds it.
"""

from __future__ import annotations

import sys

from quixstreams import Application
from quixstreams.sinks import BatchingSink, SinkBatch
from redis import Redis

from benchmarks.peers import job
from schemas.topics import CHANNEL_TOPICS


class ProfileSink(BatchingSink):  # type: ignore[misc]  # lives in another environment
    def __init__(self) -> None:
        super().__init__()
        self._redis = Redis.from_url(job.REDIS)

    def write(self, batch: SinkBatch) -> None:
        for part in batch.iter_chunks(n=job.PROFILE_BATCH):
            events = job.named(item.value for item in part)
            with self._redis.pipeline(transaction=False) as pipe:
                job.read_first(pipe, events)
                answers = pipe.execute()
            with self._redis.pipeline(transaction=False) as pipe:
                job.write_then(pipe, events, answers)
                pipe.execute()


class HistorySink(BatchingSink):  # type: ignore[misc]
    def __init__(self) -> None:
        super().__init__()
        self._client = job.history_client()

    def write(self, batch: SinkBatch) -> None:
        for part in batch.iter_chunks(n=job.HISTORY_BATCH):
            job.write_history(self._client, [row for row in (job.history_row(item.value) for item in part) if row])


def main(role: str) -> None:
    app = Application(
        broker_address=job.KAFKA,
        consumer_group=f"quix-{role}",
        auto_offset_reset="earliest",
        commit_interval=1.0,
        commit_every=job.PROFILE_BATCH if role == "profile" else job.HISTORY_BATCH,
        loglevel="WARNING",
    )
    sink = ProfileSink() if role == "profile" else HistorySink()
    for name in CHANNEL_TOPICS:
        app.dataframe(app.topic(name, value_deserializer="bytes", key_deserializer="bytes")).sink(sink)
    app.run()


if __name__ == "__main__":
    main(sys.argv[1])
