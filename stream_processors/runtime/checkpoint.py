"""The commit protocol: offsets are committed only when all effects of their messages are durable."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Protocol

from confluent_kafka import KafkaError, KafkaException

from stream_processors.runtime.holdings import Batch, Holdings, Partition
from stream_processors.runtime.outbox import LogUnavailable, Outbox
from stream_processors.steps.dead_letter import failed_message
from stream_processors.steps.outcomes import Conflict, DeadLetter, Written

log = logging.getLogger(__name__)

# The group has gone on without us: the next holder repeats the work, which does no harm. Everything else is trouble.
_TOLERATED = frozenset({KafkaError.ILLEGAL_GENERATION, KafkaError.UNKNOWN_MEMBER_ID, KafkaError.REBALANCE_IN_PROGRESS})


class Committer(Protocol):
    """Where next offsets are committed."""

    def commit(self, offsets: Mapping[Partition, int]) -> None:
        """Durable when it returns; partitions that are not named stay where they are. Raises KafkaException."""


class Checkpoint:
    """Of one worker; `commit` may be called again with the same arguments after LogUnavailable.

    told: of the pipeline: what changes have to be told anew, once these are in the log.
    """

    def __init__(
        self, outbox: Outbox, committer: Committer, holdings: Holdings, told: Callable[[Written], Written]
    ) -> None:
        self._outbox = outbox
        self._committer = committer
        self._holdings = holdings
        self._told = told

    def commit(self, batch: Batch, written: Written) -> None:
        """1 profiles durable, 2 failed events durable, 3 profile changes acknowledged, 4 offsets committed.

        Raises LogUnavailable where the log does not take 2, 3, or 4, StoreUnavailable where it can't be noted that
        changes were told: nothing after that has happened then.
        """
        # 1 A pipeline returns `written` only when its stores have acknowledged.
        # 2
        self._outbox.deliver([failed_message(each) for each in written.outcomes if isinstance(each, PUT_ASIDE)])
        # 3
        telling = written
        while telling.changes:
            self._outbox.deliver(telling.changes)
            telling = self._told(telling)
        # 4
        self._commit_offsets(self._holdings.committable(batch))

    def _commit_offsets(self, offsets: Mapping[Partition, int]) -> None:
        if not offsets:
            return
        try:
            self._committer.commit(offsets)
        except KafkaException as error:
            reason: KafkaError = error.args[0]
            if reason.code() not in _TOLERATED:
                raise LogUnavailable(f"the log refused the group's offsets: {reason.str()}") from error
            log.info("offsets not committed, the group has moved on (%s): the next holder repeats", reason.name())
            return
        self._holdings.committed(offsets)


PUT_ASIDE = (DeadLetter, Conflict)
