"""A worker that dies between two commands to its store."""

from __future__ import annotations

import redis


class Severed(redis.Redis):
    """The client of a worker that dies at its nth command: before the server saw it, or before the answer came."""

    commands_left = 0
    after = False

    def fcall(self, function: str, numkeys: int, *keys_and_args: str | bytes) -> bytes:  # type: ignore[override]
        if self.commands_left == 0 and not self.after:
            raise redis.ConnectionError("died before the command")
        answer = super().fcall(function, numkeys, *keys_and_args)  # type: ignore[arg-type]
        if self.commands_left == 0:
            raise redis.ConnectionError("died before the answer")
        self.commands_left -= 1
        return bytes(answer)  # type: ignore[arg-type]
