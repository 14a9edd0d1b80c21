"""The body of a request, read within bounds: plain or gzip, never more than is allowed once unpacked."""

from __future__ import annotations

import zlib

from fastapi import Request

from producers.problems import Problem

MAX_BODY_BYTES = 5_000_000
_GZIP = 16 + zlib.MAX_WBITS


class BodyTooLarge(Problem):
    """413; `beginning` is what was read of the body, one byte more than is allowed."""

    def __init__(self, limit: int, beginning: bytes) -> None:
        detail = f"A body may have {limit} bytes, unpacked. Send several smaller batches."
        super().__init__(413, "Too large", detail)
        self.beginning = beginning


async def read_body(request: Request, limit: int = MAX_BODY_BYTES) -> bytes:
    """All of the body, unpacked.

    Raises BodyTooLarge as soon as it is over `limit` bytes, Problem 400 for broken gzip, 415.
    """
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("identity", "gzip", ""):
        raise Problem(415, "Unknown Content-Encoding", "Send the body plain or as gzip.")
    inflater = zlib.decompressobj(_GZIP) if encoding == "gzip" else None
    body = bytearray()
    async for chunk in request.stream():
        # One byte over the limit is enough to know: a bomb is never unpacked further.
        body += _inflated(inflater, chunk, limit + 1 - len(body)) if inflater else chunk
        if len(body) > limit:
            raise BodyTooLarge(limit, bytes(body[: limit + 1]))
    if inflater and not (inflater.eof and not inflater.unused_data):
        raise Problem(400, "Broken gzip", "The body ends before its gzip stream does, or goes on after it.")
    return bytes(body)


def _inflated(inflater: zlib._Decompress, chunk: bytes, room: int) -> bytes:
    try:
        return inflater.decompress(chunk, room)
    except zlib.error:
        raise Problem(400, "Broken gzip", "The body says it is gzip and is not.") from None
