"""A bug takes its own event aside; a fault of the surroundings, which may look like one, takes none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from profile_store.ports import StoreUnavailable
from schemas.failed import Stage
from stream_processors.runtime.isolation import UNPROVEN, Isolation
from stream_processors.steps.messages import Message
from stream_processors.steps.outcomes import Anonymous, Applied, BatchShape, DeadLetter, Outcome, Written


class Fragile:
    """Writes each message once; `broken` fails all of them, as a library of another version in Redis does; a message
    whose value is b"bug" meets a bug, and one that says b"nobody" touches no store.
    """

    topics = ("omniprofile.site",)
    shape = BatchShape(10, 0.01, 0.01)
    store = "redis"

    def __init__(self) -> None:
        self.broken = False
        self.written: set[int] = set()

    def read(self, messages: Sequence[Message]) -> Sequence[Message]:
        return messages

    def apply(self, read: Sequence[Message]) -> Sequence[Message]:
        return read

    def write(self, read: Sequence[Message]) -> Written:
        return Written([self._write(each) for each in read])

    def _write(self, message: Message) -> Outcome:
        if message.value == b"nobody":
            return Anonymous("site.searched")
        if self.broken or message.value == b"bug":
            raise KeyError("+79161234567")
        self.written.add(message.offset)
        return Applied("site.searched")

    def told(self, _written: Written) -> Written:
        return Written()


def messages(*values: bytes, start: int = 0) -> list[Message]:
    return [Message("omniprofile.site", 0, start + at, 0, b"k", value) for at, value in enumerate(values)]


def aside(written: Written) -> list[int]:
    letters = [each for each in written.outcomes if isinstance(each, DeadLetter)]
    assert {each.stage for each in letters} <= {Stage.BUG}
    return [each.message.offset for each in letters]


@pytest.fixture
def pipeline() -> Fragile:
    return Fragile()


@pytest.fixture
def isolation(pipeline: Fragile) -> Isolation[Sequence[Message]]:
    return Isolation(pipeline)


def test_the_event_that_our_code_raises_on_is_put_aside_alone(
    pipeline: Fragile, isolation: Isolation[Sequence[Message]], caplog: pytest.LogCaptureFixture
) -> None:
    written = isolation.write(messages(b"a", b"bug", b"b", b"c", b"bug"))
    assert aside(written) == [1, 4]
    assert pipeline.written == {0, 2, 3}
    assert len(caplog.records) == 1, "one line a kind of bug, however many events meet it"
    assert "9161234567" not in caplog.text


def test_where_events_that_were_written_before_fail_too_none_is_put_aside(
    pipeline: Fragile, isolation: Isolation[Sequence[Message]]
) -> None:
    isolation.proven(messages(b"a", b"b"))
    pipeline.broken = True
    for _ in range(3):
        with pytest.raises(StoreUnavailable, match=r"KeyError at .*none was put aside"):
            isolation.write(messages(*[b"c"] * 1_000, start=2))
    pipeline.broken = False
    assert aside(isolation.write(messages(*[b"c"] * 1_000, start=2))) == []
    assert len(pipeline.written) == 1_000


def test_one_faulty_event_after_the_other_stops_nothing_while_others_can_be_written(
    isolation: Isolation[Sequence[Message]],
) -> None:
    isolation.proven(messages(b"a"))
    assert aside(isolation.write(messages(*[b"bug"] * 300, b"b", start=1))) == list(range(1, 301))


def test_before_anything_was_written_few_are_put_aside(
    pipeline: Fragile, isolation: Isolation[Sequence[Message]]
) -> None:
    for at in range(UNPROVEN):
        assert aside(isolation.write(messages(b"bug", start=at))) == [at]
    with pytest.raises(StoreUnavailable, match=f"the first {UNPROVEN} were put aside"):
        isolation.write(messages(b"bug"))
    assert aside(isolation.write(messages(b"a", b"bug"))) == [1], "it went on by itself"


def test_where_the_surroundings_are_seen_to_be_amiss_none_is_put_aside_from_the_start(pipeline: Fragile) -> None:
    amiss: list[str] = ["Redis has another version's functions"]
    isolation = Isolation(pipeline, lambda: amiss[0] if amiss else None)
    pipeline.broken = True
    for _ in range(2 * UNPROVEN):
        with pytest.raises(StoreUnavailable, match=r"KeyError at .*another version's functions; none was put aside"):
            isolation.write(messages(b"c"))
    amiss.clear()
    pipeline.broken = False
    assert aside(isolation.write(messages(b"c", b"bug"))) == [1]


def test_events_that_touch_no_store_prove_nothing(pipeline: Fragile, isolation: Isolation[Sequence[Message]]) -> None:
    isolation.proven(messages(b"nobody"))
    pipeline.broken = True
    with pytest.raises(StoreUnavailable):
        isolation.write(messages(*[b"c"] * (UNPROVEN + 1)))


class FailsOfNothing(Fragile):
    def write(self, read: Sequence[Message]) -> Written:
        raise KeyError("+79161234567")


def test_nothing_that_fails_is_of_the_surroundings() -> None:
    with pytest.raises(StoreUnavailable):
        Isolation(FailsOfNothing()).write([])
