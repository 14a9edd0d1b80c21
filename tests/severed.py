"""A Redis connection that breaks in the middle of a worker's work."""

from __future__ import annotations

from typing import Any

import redis
from redis.client import Pipeline


class Severed(redis.Redis):
    """The client of a worker that dies at its nth command: before the server saw it, or before the answer came. What
    travels in one round trip is as many commands: the server may have seen some of them.
    """

    commands_left = 0
    after = False

    def pipeline(self, transaction: bool = True, shard_hint: str | None = None) -> _Severed:
        return _Severed(self, transaction, shard_hint)

    def execute_command(self, *args: Any, **options: Any) -> Any:
        if self.commands_left > 0:
            self.commands_left -= 1
            return self._sent(*args, **options)
        if self.after:
            self._sent(*args, **options)
        raise _died(self)

    def _sent(self, *args: Any, **options: Any) -> Any:
        client: Any = super()
        return client.execute_command(*args, **options)


class _Severed(Pipeline):
    def __init__(self, client: Severed, transaction: bool, shard_hint: str | None) -> None:
        super().__init__(client.connection_pool, client.response_callbacks, transaction, shard_hint)
        self._client = client

    def execute(self, raise_on_error: bool = True) -> list[Any]:
        left, client = self._client.commands_left - len(self.command_stack), self._client
        if left >= 0:
            client.commands_left = left
            return list(super().execute(raise_on_error))
        del self.command_stack[client.commands_left + client.after :]
        client.commands_left = 0
        if self.command_stack:
            super().execute(raise_on_error)
        raise _died(client)


def _died(client: Severed) -> redis.ConnectionError:
    return redis.ConnectionError("died before the answer" if client.after else "died before the command")
