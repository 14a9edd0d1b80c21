"""Reads CloudEvents in JSON lines; lines without an envelope become events of the type given by `--as`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import IO, Any, NamedTuple

import orjson

from producers.intake import Submission
from producers.json_elements import NotJson, parse
from producers.sources import Item, Source, foreign
from schemas.decoding import MAX_EVENT_BYTES, InvalidEvent

_ENVELOPE = ("id", "source", "time", "type")


class Wrap(NamedTuple):
    """Makes an event of an object without `specversion`: its own id, source, time and type; the rest becomes data."""

    type: str
    source: str
    time: str

    def __call__(self, text: bytes) -> Submission:
        try:
            said = parse(text)
        except NotJson as error:
            return Submission(text, InvalidEvent("", str(error)))
        if not isinstance(said, Mapping) or "specversion" in said:
            return Submission(text)
        data = said.get("data", {name: value for name, value in said.items() if name not in _ENVELOPE})
        own = {"specversion": "1.0", "id": "", "source": self.source, "type": self.type, "time": self.time}
        given = {name: said[name] for name in _ENVELOPE if name in said}
        try:
            return Submission(event_bytes({**own, **given, "data": data}))
        except InvalidEvent as fault:
            return Submission(text, fault)


def event_bytes(event: dict[str, Any]) -> bytes:
    """The event as JSON; one without an id is named by what it says, so that importing it again is no second event.

    Raises InvalidEvent for what JSON can't carry.
    """
    try:
        if not event["id"]:
            event["id"] = blake2b(orjson.dumps(event, option=orjson.OPT_SORT_KEYS), digest_size=16).hexdigest()
        return orjson.dumps(event)
    except TypeError:  # half a surrogate pair, or an integer beyond 64 bits
        raise InvalidEvent("", "a text or a number that is no Unicode, or too long") from None


def json_lines(source: Source, wrap: Wrap | None) -> Iterator[Item]:
    """One event a line; blank lines are nothing. Raises BadFile where it is a file of another kind."""
    if found := source.foreign():
        raise foreign(source.path, found)
    for line, raw in enumerate(_bounded_lines(source.content), start=1):
        text = raw.strip().removeprefix(b"\xef\xbb\xbf" if line == 1 else b"")
        if text:
            yield Item(line, line, wrap(text) if wrap else Submission(text))


def _bounded_lines(content: IO[bytes]) -> Iterator[bytes]:
    """Lines, and of each no more than shows that it is too long."""
    while line := content.readline(MAX_EVENT_BYTES + 2):
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = content.readline(MAX_EVENT_BYTES)
        yield line
