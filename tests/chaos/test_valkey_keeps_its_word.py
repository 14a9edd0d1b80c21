"""After `kill -9` under heavy writing, everything that Valkey acknowledged is still there."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
import redis

from deploy.engines import free_port, start, valkey
from tests.waiting import until

pytestmark = pytest.mark.chaos

WRITERS = 4
BLOCK = 200  # writes a round trip
LOAD = 60_000  # writes before the kill: long enough for flushes to overlap with answers
KILLS = 4


class Writer(threading.Thread):
    """Adds fields to a hash of its own until the server is gone; `acknowledged` counts those that were answered."""

    def __init__(self, url: str, key: str) -> None:
        super().__init__()
        self._client = redis.Redis.from_url(url, retry=None)
        self.key = key
        self.acknowledged = 0
        self.start()

    def run(self) -> None:
        try:
            while True:
                block = {str(self.acknowledged + number): "v" * 300 for number in range(BLOCK)}
                pipeline = self._client.pipeline(transaction=False)
                for field, value in block.items():
                    pipeline.hset(self.key, field, value)
                pipeline.execute()
                self.acknowledged += BLOCK
        except redis.ConnectionError:
            self._client.close()


@pytest.mark.parametrize("kill", range(KILLS))
def test_no_acknowledged_write_is_lost(tmp_path: Path, kill: int) -> None:
    program = valkey.program(tmp_path, free_port())
    engine = start(program)
    writers = [Writer(engine.address, f"k{number}") for number in range(WRITERS)]
    until(lambda: sum(writer.acknowledged for writer in writers) > LOAD + kill * 7_000, "enough to be written")
    engine.kill()
    for writer in writers:
        writer.join()
    engine = start(program)
    with redis.Redis.from_url(engine.address) as client:
        kept = {writer.key: client.hlen(writer.key) for writer in writers}
    engine.stop()
    assert all(kept[writer.key] >= writer.acknowledged for writer in writers), kept
