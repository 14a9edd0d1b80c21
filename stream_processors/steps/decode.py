"""Decodes a message into an event, or into a dead letter with the reason."""

from __future__ import annotations

from schemas import decoding
from schemas.events import Event
from schemas.failed import Stage
from stream_processors.steps.messages import Message
from stream_processors.steps.outcomes import DeadLetter


def decode(message: Message) -> Event | DeadLetter:
    """The event in the message. Both groups decode by this function, so that they judge alike.

    The log's own timestamp is the receiving clock: a replay of the topic judges as the first reading did.
    """
    if message.value is None:
        return DeadLetter(message, Stage.DECODE, "the message has no value, so there is no event in it")
    try:
        event = decoding.decode(message.value)
        decoding.check_clock(event, message.received / 1000)
    except decoding.InvalidEvent as fault:
        return DeadLetter(message, Stage.DECODE, fault.reason, fault.path)
    return event
