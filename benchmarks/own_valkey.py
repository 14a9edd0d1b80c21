"""A Valkey for one benchmark."""

from __future__ import annotations

import gc
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import redis

from deploy.engines import free_port, start, valkey
from profile_store.redis.functions import load_functions


@contextmanager
def own_valkey(appendfsync: valkey.AppendFsync = "always") -> Iterator[redis.Redis]:
    """A server of its own with our functions, its log flushed as in production if not asked otherwise; gone later."""
    with tempfile.TemporaryDirectory() as folder:
        engine = start(valkey.program(Path(folder), free_port(), appendfsync=appendfsync))
        try:
            with redis.Redis.from_url(engine.address) as client:
                load_functions(client)
                gc.freeze()
                gc.set_threshold(100_000, 20, 50)  # as in the worker (stream_processors/runtime/app.py)
                yield client
        finally:
            engine.stop()
