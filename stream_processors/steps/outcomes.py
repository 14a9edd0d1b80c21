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
    """The event has no usable identifier: history keeps it, no profile changes."""

    type: str
    outcome: Literal["Anonymous"] = "Anonymous"


class Kept(NamedTuple):
    """History has stored the event, or the mapping of records to profiles that the message stated."""

    type: str
    outcome: Literal["Kept"] = "Kept"


class DeadLetter(NamedTuple):
    """The event could not be used: its bytes go to the failed topic, with a reason that never repeats its values."""

    message: Message
    stage: Stage
    reason: str
    path: str = ""


class LeftToProfile(NamedTuple):
    """The history group met an invalid event. The profile group decodes it in the same way and keeps it as failed."""

    message: Message


Outcome = Applied | Duplicate | Conflict | Anonymous | Kept | DeadLetter | LeftToProfile


@dataclass(slots=True)
class Written:
    """The result of a batch whose effects are durable.

    outcomes: one per message.
    changes: messages to announce on the log.
    regrouped: kind ("merged", "split", "unjudged") → how many profiles.
    numbers: of the identity-graph commits that `changes` announces.
    since: number of the latest commit before the graph was read; what others committed after it may have to be
    announced again.
    unread: events that counted without the wishes in their text, since our grammar failed on it.
    """

    outcomes: list[Outcome] = field(default_factory=list)
    changes: list[Outgoing] = field(default_factory=list)
    regrouped: dict[str, int] = field(default_factory=dict)
    numbers: frozenset[int] = frozenset()
    since: int | None = None
    unread: int = 0

    def __add__(self, other: Written) -> Written:
        regrouped = Counter(self.regrouped) + Counter(other.regrouped)
        since = min((one for one in (self.since, other.since) if one is not None), default=None)
        changes, numbers = self.changes + other.changes, self.numbers | other.numbers
        unread = self.unread + other.unread
        return Written(self.outcomes + other.outcomes, changes, dict(regrouped), numbers, since, unread)


class BatchShape(NamedTuple):
    """When a batch is complete: at `messages` messages, or `linger` seconds after its first one.

    wait: seconds for which the broker may collect messages before it answers a fetch.
    depth: how many batches may be between reading and commit; further ones wait in the log (back-pressure).
    """

    messages: int
    linger: float
    wait: float
    depth: int = 3


Read = TypeVar("Read")


class Pipeline(Protocol[Read]):
    """The work of one consumer group on a batch, in three parts, so that three batches can be under way at once."""

    @property
    def topics(self) -> tuple[str, ...]: ...

    @property
    def shape(self) -> BatchShape: ...

    @property
    def store(self) -> str:
        """What it writes to, by the name that StoreUnavailable has for it."""

    def read(self, messages: Sequence[Message]) -> Read:
        """The pure part, without I/O."""

    def apply(self, read: Read) -> Read:
        """Write what does not depend on other batches; durable when it returns. It may be left out or repeated.

        Raises StoreUnavailable.
        """

    def write(self, read: Read) -> Written:
        """Write the rest; when it returns, all effects are durable. Repeating it does no harm.

        Raises StoreUnavailable.
        """

    def told(self, written: Written) -> Written:
        """Called when the log has acknowledged the changes of `written`. `changes` of the result became stale in the
        meantime and have to be announced again.

        Raises StoreUnavailable; then announce the changes of the first `written` again and repeat the call.
        """
