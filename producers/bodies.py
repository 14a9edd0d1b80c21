"""Reads the body of an HTTP request within bounds, plain or gzip."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from itertools import islice

from fastapi import Request

from producers.intake import Intake
from producers.problems import Problem
from schemas.decoding import InvalidEvent

MAX_BODY_BYTES = 5_000_000
MAX_BATCH_EVENTS = 10_000  # judged in a second; a body of bytes alone could have 2,500,000 elements
KEPT_BEGINNING = "Its beginning was kept among the failed events."
_GZIP = 16 + zlib.MAX_WBITS


class BodyRefused(Problem):
    """400, 413 or 415. `read`: the part of the body that was read; at most one byte more than is allowed."""

    def __init__(self, status: int, title: str, detail: str, read: bytes) -> None:
        super().__init__(status, title, detail)
        self.read = read


async def read_or_put_aside(request: Request, intake: Intake | None) -> bytes:
    """All of the body, unpacked. Raises Problem 400 for broken gzip, 413, 415: then what was read of it is kept among
    the failed events, as far as a message may be. intake: None where nothing of the sender's is to be kept.
    """
    try:
        return await read_body(request)
    except BodyRefused as refusal:
        if intake is None:
            raise
        await intake.put_aside(refusal.read, InvalidEvent("", refusal.detail))
        raise Problem(refusal.status, refusal.title, f"{refusal.detail} {KEPT_BEGINNING}") from None


def cut_short(parts: Iterator[bytes]) -> list[bytes]:
    """The elements of a batch, up to one more than is allowed: enough to know that there are too many."""
    return list(islice(parts, MAX_BATCH_EVENTS + 1))


async def refuse_long_batch(events: list[bytes], body: bytes, intake: Intake) -> None:
    """Raises Problem 413 if the batch has too many events: the body is kept once, and no event is looked at."""
    if len(events) <= MAX_BATCH_EVENTS:
        return
    detail = f"A batch may have {MAX_BATCH_EVENTS} events; nothing of this one was accepted. Send several smaller ones."
    await intake.put_aside(body, InvalidEvent("", detail))
    raise Problem(413, "Too many events", f"{detail} {KEPT_BEGINNING}")


async def read_body(request: Request, limit: int = MAX_BODY_BYTES) -> bytes:
    """All of the body, unpacked. Raises BodyRefused, as soon as it is over `limit` bytes."""
    sent = bytearray()
    async for chunk in request.stream():
        sent += chunk
        if len(sent) > limit:
            raise _too_large(limit, sent)
    match request.headers.get("content-encoding", "").strip().lower():
        case "" | "identity":
            return bytes(sent)
        case "gzip":
            return _unpacked(bytes(sent), limit)
        case _:
            raise BodyRefused(415, "Unknown Content-Encoding", "Send the body plain or as gzip.", bytes(sent))


def _unpacked(sent: bytes, limit: int) -> bytes:
    """One byte over the limit is enough to know: a bomb is never unpacked further."""
    inflater = zlib.decompressobj(_GZIP)
    try:
        body = inflater.decompress(sent, limit + 1)
    except zlib.error:
        raise BodyRefused(400, "Broken gzip", "The body says it is gzip and is not.", sent) from None
    if len(body) > limit:
        raise _too_large(limit, body)
    if not inflater.eof or inflater.unused_data:
        detail = "The body ends before its gzip stream does, or goes on after it."
        raise BodyRefused(400, "Broken gzip", detail, sent)
    return body


def _too_large(limit: int, read: bytes | bytearray) -> BodyRefused:
    detail = f"A body may have {limit} bytes, unpacked. Send several smaller batches."
    return BodyRefused(413, "Too large", detail, bytes(read[: limit + 1]))
