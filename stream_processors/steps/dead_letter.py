"""Builds the message that keeps an unusable event: its bytes, and in the headers the reason and the origin."""

from __future__ import annotations

from schemas import topics
from schemas.failed import FailedEvent, Stage
from stream_processors.steps.messages import Message, Outgoing
from stream_processors.steps.outcomes import Conflict, DeadLetter

KEPT_BYTES = 1_000_000  # what fits into a message of 1 MiB beside its headers; `size` tells the true number

_CONFLICT = "an event with this source and id came before with another content; both were applied, each by its time"


def failed_message(outcome: DeadLetter | Conflict) -> Outgoing:
    """The message for `omniprofile.failed` (schemas.failed says how it is spelled)."""
    if isinstance(outcome, Conflict):
        outcome = DeadLetter(outcome.message, Stage.CONFLICT, _CONFLICT)
    message = outcome.message
    value = message.value or b""
    failed = FailedEvent(
        value=value[:KEPT_BYTES],
        stage=outcome.stage,
        reason=outcome.reason,
        received_at=message.received_at,
        path=outcome.path,
        origin_topic=message.topic,
        origin_partition=message.partition,
        origin_offset=message.offset,
        size=len(value),
    )
    return Outgoing(topics.FAILED, message.key, failed.value, [*failed.headers()])


def bug(message: Message, error: BaseException) -> DeadLetter:
    """Our own code raised on this event: kept with the place and the kind of the error."""
    return DeadLetter(message, Stage.BUG, kind_and_place(error))


def kind_and_place(error: BaseException) -> str:
    """As in `KeyError at stream_processors.profile.cart:41`.

    Not the error's text: `KeyError: '+7916…'` would put a customer's data into a header that tools print.
    """
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" at {trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}" if trace is not None else ""
    return f"{type(error).__name__}{where}"
