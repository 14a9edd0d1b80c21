"""What staff write goes the way of all events, and the form is told where the log did not take it."""

from __future__ import annotations

import asyncio
import json

import pytest

from deploy.publish import staff_publish
from deploy.settings import Settings
from producers.memory_log import MemorySender
from profile_store.service.staff_events import NotPublished
from schemas.topics import FAILED

SETTINGS = Settings(secret=b"a secret of the tests")
NOTE = {
    "specversion": "1.0", "id": "1", "source": "staff/pages", "type": "call.noted", "time": "2026-11-21T10:00:00Z",
    "data": {"identifiers": {"phone": "+79161234567"}, "text": "Ждёт звонка"},
}  # fmt: skip


def raw(**changes: object) -> bytes:
    return json.dumps(NOTE | changes, ensure_ascii=False).encode()


async def published(sender: MemorySender, said: bytes) -> None:
    await staff_publish(sender, SETTINGS)(said)


def test_a_note_is_in_its_topic_byte_for_byte_when_the_form_goes_on() -> None:
    sender = MemorySender()
    asyncio.run(published(sender, raw()))
    assert [(each.topic, each.value) for each in sender.messages] == [("omniprofile.calls", raw())]


def test_what_is_no_event_is_refused_with_its_place_and_kept() -> None:
    sender = MemorySender()
    with pytest.raises(NotPublished, match=r"^time: "):
        asyncio.run(published(sender, raw(time="yesterday")))
    assert [each.topic for each in sender.messages] == [FAILED]


def test_a_log_that_is_away_and_one_that_is_full_are_told_apart() -> None:
    sender = MemorySender(buffer_messages=1)
    sender.go_away()

    async def one_waits_while_another_comes() -> None:
        waiting = asyncio.create_task(published(sender, raw()))
        await asyncio.sleep(0)
        with pytest.raises(NotPublished, match="1 messages wait for the broker already"):
            await published(sender, raw(id="2"))
        sender.give_up()
        with pytest.raises(NotPublished, match="1 of 1 messages were not acknowledged"):
            await waiting

    asyncio.run(one_waits_while_another_comes())
    assert sender.messages == []
