"""Every way in which a step can end. There is no other, so no event vanishes between steps.

Infrastructure failures are not outcomes but exceptions (`StoreUnavailable`): the partition waits.

Outcomes are tuples, since these cost least. Those that have only a type also carry their own name: otherwise an Applied
and a Duplicate of the same type would be equal and counted as one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol, TypeVar

from schemas.failed import Stage
from stream_processors.steps.messages import Message, Outgoing


class Applied(NamedTuple):
    """The event changed its profile."""

    type: str
    outcome: Literal["Applied"] = "Applied"


class Duplicate(NamedTuple):
    """The event had been applied before; nothing changed."""

    type: str
    outcome: Literal["Duplicate"] = "Duplicate"


class Conflict(NamedTuple):
    """Applied by its clock; but another event with its source and id said something else, which a person should see."""

    type: str
    message: Message


class Anonymous(NamedTuple):
    """The event names nobody: history keeps it, no profile changes."""

    type: str
    outcome: Literal["Anonymous"] = "Anonymous"


class Kept(NamedTuple):
    """History has the event (or the mapping of records to profiles that the message told of)."""

    type: str
    outcome: Literal["Kept"] = "Kept"


class DeadLetter(NamedTuple):
    """The event could not be used: its bytes go to the failed topic, with a reason that never repeats its values."""

    message: Message
    stage: Stage
    reason: str
    path: str = ""


class LeftToProfile(NamedTuple):
    """History met what is no event: the profile group, which judges alike, is the one to keep it as failed."""

    message: Message


Outcome = Applied | Duplicate | Conflict | Anonymous | Kept | DeadLetter | LeftToProfile


@dataclass(slots=True)
class Written:
    """What became of a batch whose effects are durable, and what is to be told to the log about it.

    outcomes: one a message, in the order given, events that stood for two things counted once; regrouped: kind
    ("merged", "split") → how many profiles were; numbers: of the commits to the identity graph that `changes` tell of;
    since: that of the latest before they were read, so that what others committed since is told anew.
    """

    outcomes: list[Outcome] = field(default_factory=list)
    changes: list[Outgoing] = field(default_factory=list)
    regrouped: dict[str, int] = field(default_factory=dict)
    numbers: frozenset[int] = frozenset()
    since: int | None = None

    def __add__(self, other: Written) -> Written:
        regrouped = Counter(self.regrouped) + Counter(other.regrouped)
        since = min((one for one in (self.since, other.since) if one is not None), default=None)
        changes, numbers = self.changes + other.changes, self.numbers | other.numbers
        return Written(self.outcomes + other.outcomes, changes, dict(regrouped), numbers, since)


class BatchShape(NamedTuple):
    """A batch is read when it has so many messages, or so many seconds (linger) after its first one.

    wait: seconds for which the log collects where it has little that is new, before it answers.
    depth: how many batches may be between reading and commit; more wait in the log (back-pressure).
    """

    messages: int
    linger: float
    wait: float
    depth: int = 3


Read = TypeVar("Read")


class Pipeline(Protocol[Read]):
    """One consumer group's way of a batch, in three parts, so that three batches may be on it at once."""

    @property
    def topics(self) -> tuple[str, ...]: ...

    @property
    def shape(self) -> BatchShape: ...

    def read(self, messages: Sequence[Message]) -> Read:
        """The pure part: no I/O."""

    def apply(self, read: Read) -> Read:
        """What hangs on no other batch is durable in what this returns; it may be left out, or done twice.

        Raises StoreUnavailable where a store is away.
        """

    def write(self, read: Read) -> Written:
        """All the rest that waits for stores; when it returns, all effects are durable. Doing it twice does no harm.

        Raises StoreUnavailable where a store is away.
        """

    def told(self, written: Written) -> Written:
        """The log has taken the changes of `written`. In `changes` what went stale meanwhile, to be told anew.

        Raises StoreUnavailable; asking again is right, after the changes of the first `written` were told again.
        """
