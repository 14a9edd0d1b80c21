"""The effect of an event on its record's fragment, whatever becomes of what the client said in words."""

from __future__ import annotations

import logging

from schemas.events import Event
from schemas.fragment import EventEffect
from stream_processors.profile.effects import effects
from stream_processors.profile.wishes import Hearing, WishesUnread, nothing
from stream_processors.steps.dead_letter import kind_and_place
from stream_processors.steps.messages import Message

log = logging.getLogger(__name__)


def effect(event: Event, record_id: str, message: Message, hearing: Hearing, unread: list[Message]) -> EventEffect:
    """If the grammar fails on a text, its wishes are lost, but not the delivery that they were written on: the message
    is added to `unread`, and told with the place of the fault, for a person to read it.
    """
    raw = message.value or b""
    try:
        return effects(event, record_id, raw, hearing)
    except WishesUnread as fault:
        unread.append(message)
        log.error(
            "a bug, and the wishes of an event are lost, which counts without them: %s, on %r",
            kind_and_place(fault.__cause__ or fault),
            message,
        )
        return effects(event, record_id, raw, hearing._replace(grammar=nothing))
