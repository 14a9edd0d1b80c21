"""Starts a Valkey server for one benchmark."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import redis

from deploy.engines import free_port, start, valkey
from profile_store.redis.functions import load_functions
from stream_processors.runtime.garbage import tame_garbage_collection


@contextmanager
def own_valkey(appendfsync: valkey.AppendFsync = "always") -> Iterator[redis.Redis]:
    """A server of its own with our functions, its log flushed as in production if not asked otherwise; gone later."""
    with tempfile.TemporaryDirectory() as folder:
        engine = start(valkey.program(Path(folder), free_port(), appendfsync=appendfsync))
        try:
            with redis.Redis.from_url(engine.address) as client:
                load_functions(client)
                tame_garbage_collection()  # as in the worker
                yield client
        finally:
            engine.stop()
