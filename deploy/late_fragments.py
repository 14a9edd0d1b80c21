"""Fragments whose Redis may be away when we start: a cluster is asked for its nodes by the first call that needs it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import redis

from deploy.redis_clients import redis_client
from profile_store.ports import ApplyOutcome, FragmentStore
from profile_store.redis.fragments import RedisFragmentStore
from profile_store.redis.functions import unavailable
from schemas.fragment import EventEffect, Fragment
from schemas.identity import RecordId


class LateFragments:
    """A `FragmentStore` that connects when it is first asked, so that a worker or a service starts without Redis.

    Every method raises StoreUnavailable while nothing answers at `url`, or not within `answer_seconds`.
    """

    def __init__(self, url: str, answer_seconds: int) -> None:
        self._url = url
        self._answer_seconds = answer_seconds
        self._store: FragmentStore | None = None

    def _connected(self) -> FragmentStore:
        """Without a lock, as in LateHistory."""
        store = self._store
        if store is None:
            try:
                client = redis_client(self._url, self._answer_seconds)
            except redis.RedisError as away:
                raise unavailable("fragments", away) from None
            store = self._store = RedisFragmentStore(client)
        return store

    def apply(self, effects: Sequence[EventEffect]) -> list[ApplyOutcome]:
        return self._connected().apply(effects)

    def load(self, record_ids: Sequence[RecordId], *, ledger: bool = False) -> list[Fragment]:
        return self._connected().load(record_ids, ledger=ledger)

    def delivering_on(self, day: date) -> list[RecordId]:
        return self._connected().delivering_on(day)
