"""Checks an event and routes it to its channel's topic, or with a reason to the failed events. All ways in share it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

from prometheus_client import CollectorRegistry, Counter

from producers.keys import MessageKeys
from producers.publisher import Message, Sender
from schemas.decoding import MAX_EVENT_BYTES, InvalidEvent, check_clock, decode
from schemas.failed import FailedEvent, Stage
from schemas.topics import FAILED, topic_of, topic_of_type

LONG_BATCH = 250  # events judged in a row, about 4 ms
ID_LENGTH = 256  # as much of a refused event's id as an answer repeats


class Submission(NamedTuple):
    """One event as it arrived. fault: why the caller could not make an event of it."""

    raw: bytes
    fault: InvalidEvent | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why one event of a request was refused. `index` counts from 0; `id` is the event's own, if it can be read."""

    index: int
    id: str | None
    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """The result of a request after the broker's acknowledgement: every event is either accepted or refused."""

    accepted: int
    refused: tuple[Refusal, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {"accepted": self.accepted, "refused": [asdict(each) for each in self.refused]}


@dataclass(frozen=True, slots=True)
class Judge:
    """Turns bytes into the message to publish: to the event's topic, or to `omniprofile.failed`. No I/O."""

    keys: MessageKeys

    def judge(self, submission: Submission, received_at: datetime) -> Message | InvalidEvent:
        """The message that publishes the event as it came, or the reason why it is invalid."""
        if submission.fault:
            return submission.fault
        try:
            event = decode(submission.raw)
            check_clock(event, received_at.timestamp())
        except InvalidEvent as fault:
            return fault
        return Message(topic_of(event), self.keys.of(event), submission.raw)

    def failed(self, raw: bytes, fault: InvalidEvent, received_at: datetime) -> Message:
        """The same bytes as a failed event; of an event that is too large for a message, its beginning."""
        entry = FailedEvent(
            value=raw[:MAX_EVENT_BYTES],
            stage=Stage.COLLECTOR,
            reason=fault.reason,
            path=fault.path,
            received_at=received_at,
            origin_topic=topic_of_type(_claim(raw, "type") or ""),
            size=len(raw),
        )
        return Message(FAILED, self.keys.of_bytes(raw), entry.value, entry.headers())


class Intake:
    """Checks the events of a request, sends them, and returns when the broker has acknowledged them."""

    def __init__(
        self,
        sender: Sender,
        judge: Judge,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        registry: CollectorRegistry | None = None,
    ) -> None:
        self._sender = sender
        self._judge = judge
        self._now = now
        self._events = Counter(
            "omniprofile_collector_events", "Events that came over HTTP, by what became of them", ["outcome"],
            registry=registry,
        )  # fmt: skip

    async def take(self, submissions: Sequence[Submission]) -> Receipt:
        """Raises BackPressure and BrokerAway: then the sender repeats the whole request, which harms nothing."""
        received_at = self._now()
        messages: list[Message] = []
        refused: list[Refusal] = []
        for index, submission in enumerate(submissions):
            if index % LONG_BATCH == LONG_BATCH - 1:
                await asyncio.sleep(0)  # reads share this event loop: let them through
            message = self._judge.judge(submission, received_at)
            if isinstance(message, InvalidEvent):
                refused.append(Refusal(index, _claim(submission.raw, "id"), message.path, message.reason))
                message = self._judge.failed(submission.raw, message, received_at)
            messages.append(message)
        await self._sender.send(messages).acknowledged()
        accepted = len(submissions) - len(refused)
        self._events.labels("accepted").inc(accepted)
        self._events.labels("refused").inc(len(refused))
        return Receipt(accepted, tuple(refused))

    async def put_aside(self, raw: bytes, fault: InvalidEvent) -> None:
        """Keep a body that is not even JSON."""
        await self._sender.send([self._judge.failed(raw, fault, self._now())]).acknowledged()


def _claim(raw: bytes, field: str) -> str | None:
    """A field of a refused event, if it can be read at all."""
    if len(raw) > MAX_EVENT_BYTES:
        return None
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    claim = value.get(field) if isinstance(value, dict) else None
    return claim[:ID_LENGTH].encode("utf-8", "replace").decode() if isinstance(claim, str) else None
