"""A bug in our own code does not stop everything: the event that it raises on is put aside, all others go on."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final, Generic, TypeVar

from profile_store.ports import StoreUnavailable
from schemas.failed import Stage
from stream_processors.steps.dead_letter import bug, kind_and_place
from stream_processors.steps.messages import Message
from stream_processors.steps.outcomes import Anonymous, DeadLetter, LeftToProfile, Pipeline, Written

log = logging.getLogger(__name__)

Read = TypeVar("Read")

UNPROVEN: Final = 10  # events in a row that are put aside before any was ever written
Surroundings = Callable[[], str | None]
"""What of the surroundings is not as our code needs it, in words; None: nothing that could be seen."""
_CONTROL: Final = 10  # messages
_NONE_ASIDE: Final = "none was put aside for it"

_TOUCHES_NO_STORE = (DeadLetter, LeftToProfile, Anonymous)


class Isolation(Generic[Read]):
    """Of one worker, called by its writing thread alone.

    A fault of the surroundings can look like a bug: a library of another version in Redis, a file that is gone. So an
    event on which our code raises is put aside only where others, which were written before, can be written again now
    (a repetition changes nothing). Else it is waited for as for any store, and nothing is put aside.
    Before anything was written there is nothing to try: then the surroundings are looked at, and where nothing is amiss
    that can be seen, UNPROVEN events are put aside before one is waited for.
    """

    def __init__(self, pipeline: Pipeline[Read], surroundings: Surroundings = lambda: None) -> None:
        self._pipeline = pipeline
        self._surroundings = surroundings
        self._control: list[Message] = []
        self._unproven = 0

    def proven(self, messages: Sequence[Message]) -> None:
        """These were written."""
        if messages:
            self._control = list(messages[-_CONTROL:])
            self._unproven = 0

    def write(self, messages: Sequence[Message]) -> Written:
        """Read and write; dead letters of stage `bug` among the outcomes. Raises StoreUnavailable."""
        written = self._halving(messages)
        bugs = [each for each in written.outcomes if isinstance(each, DeadLetter) and each.stage is Stage.BUG]
        for reason, count in Counter(each.reason for each in bugs).items():
            first = next(each.message for each in bugs if each.reason == reason)
            log.error("a bug, kept with its events in the failed topic: %s, on %d, first %r", reason, count, first)
        return written

    def _halving(self, messages: Sequence[Message]) -> Written:
        """Where our own code raises, halve until the event that it raises on stands alone. Twice does no harm."""
        try:
            written = self._pipeline.write(self._pipeline.read(messages))
        except StoreUnavailable:
            raise
        except Exception as error:
            if not messages:
                raise _of_the_surroundings(error) from error
            if len(messages) == 1:
                return Written([self._aside(messages[0], error)])
        else:
            self.proven(messages)
            return written
        half = len(messages) // 2
        return self._halving(messages[:half]) + self._halving(messages[half:])

    def _aside(self, message: Message, error: Exception) -> DeadLetter:
        """Raises StoreUnavailable where it may not be this event's fault."""
        if not self._others_are_written():
            if amiss := self._surroundings():
                raise StoreUnavailable(f"{kind_and_place(error)}, and {amiss}; {_NONE_ASIDE}") from error
            self._unproven += 1
            if self._unproven > UNPROVEN:
                raise _of_the_surroundings(error, f"the first {UNPROVEN} were put aside") from error
        return bug(message, error)

    def _others_are_written(self) -> bool:
        """False where there is none to try. Raises StoreUnavailable where they can't be written any more."""
        if not self._control:
            return False
        try:
            outcomes = self._pipeline.write(self._pipeline.read(self._control)).outcomes
        except StoreUnavailable:
            raise
        except Exception as error:
            raise _of_the_surroundings(error) from error
        return any(not isinstance(outcome, _TOUCHES_NO_STORE) for outcome in outcomes)


def _of_the_surroundings(error: Exception, so_far: str = _NONE_ASIDE) -> StoreUnavailable:
    return StoreUnavailable(f"{kind_and_place(error)} on one event after the other; {so_far}")
