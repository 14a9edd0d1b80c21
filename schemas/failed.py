"""Messages of `omniprofile.failed`: the value is the original bytes of the event, the headers say why it failed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

NOWHERE = -1  # partition and offset of what never was in the log


class Stage(StrEnum):
    """Where the event was put aside."""

    COLLECTOR = "collector"  # refused over HTTP, before it was in the log
    DECODE = "decode"  # in the log, and no event
    BUG = "bug"  # our own code raised on it: nothing is wrong with the event, replay it when that is mended
    CONFLICT = "conflict"  # applied all the same; another event with this source and id said something else
    REPLAYED = "replayed"  # not a failure: a note that the entry `replays` was sent again


@dataclass(frozen=True, slots=True)
class FailedEvent:
    """An event that was put aside, and why. `reason` and `path` never contain the event's values.

    value: the original bytes; the first of them where `size` (their true number) is greater than they are.
    origin_topic: where the event came from, or would have gone to. replays: "partition:offset" in the failed topic.
    """

    value: bytes
    stage: Stage
    reason: str
    received_at: datetime
    path: str = ""
    origin_topic: str = ""
    origin_partition: int = NOWHERE
    origin_offset: int = NOWHERE
    size: int = 0
    replays: str = ""

    @property
    def truncated(self) -> bool:
        return self.size > len(self.value)

    def headers(self) -> list[tuple[str, bytes]]:
        fields = {
            "stage": self.stage.value,
            "reason": self.reason,
            "path": self.path,
            "origin-topic": self.origin_topic,
            "origin-partition": str(self.origin_partition),
            "origin-offset": str(self.origin_offset),
            "received-at": self.received_at.astimezone(UTC).isoformat(),
            "size": str(self.size or len(self.value)),
            "replays": self.replays,
        }
        return [(name, text.encode("utf-8", "replace")) for name, text in fields.items()]

    @classmethod
    def read(cls, value: bytes | None, headers: Iterable[tuple[str, bytes | None]] | None) -> FailedEvent:
        """The entry as it was written. Raises KeyError or ValueError if the message was not written by us."""
        fields = {name: (text or b"").decode("utf-8", "replace") for name, text in headers or ()}
        return cls(
            value=value or b"",
            stage=Stage(fields["stage"]),
            reason=fields["reason"],
            received_at=datetime.fromisoformat(fields["received-at"]),
            path=fields["path"],
            origin_topic=fields["origin-topic"],
            origin_partition=int(fields["origin-partition"]),
            origin_offset=int(fields["origin-offset"]),
            size=int(fields["size"]),
            replays=fields["replays"],
        )
