"""Loads and calls Redis Functions. Every folder of `lua/` is a library; arguments and answers are msgpack."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import msgpack
import redis
from redis.cluster import RedisCluster

from profile_store.ports import StoreUnavailable

LIBRARIES: Final = Path(__file__).parent / "lua"
_FORMER: Final = "omniprofile_sums"  # a part of omniprofile_identity now; a function is in one library only
STORE: Final = "redis"

Command = tuple[str | int | bytes, ...]

# The server is away, busy, a replica, full, moving slots, can't write its disk, was not given our functions or us the
# right to call them, or is one node of a cluster that was not said to be one: to wait is right. Anything else is a
# fault of ours, which waiting would only hide.
WAITED_FOR: Final = (
    redis.ConnectionError,
    redis.TimeoutError,
    redis.ReadOnlyError,
    redis.OutOfMemoryError,
    redis.exceptions.ClusterError,
    redis.exceptions.RedisClusterException,
    redis.exceptions.TryAgainError,
    redis.exceptions.NoPermissionError,
    redis.exceptions.AskError,  # MOVED too
)
_WAITED_FOR_WORDS: Final = ("Function not found", "MISCONF", "NOREPLICAS", "BUSY", "MASTERDOWN")


def passes(error: Exception) -> bool:
    """Is it trouble that ends by itself or by an operator, rather than a fault of ours?"""
    return isinstance(error, WAITED_FOR) or str(error).startswith(_WAITED_FOR_WORDS)


def load_functions(client: redis.Redis) -> list[str]:
    """Load or replace every library; their names. Safe to repeat, and while workers call them.

    While a library loads it may touch `redis` alone; `string`, `pairs` and the like are there once it is called.
    """
    libraries = _libraries()
    try:
        with suppress(redis.ResponseError):  # mostly it is not there
            client.function_delete(_FORMER)
        for text in libraries.values():
            client.function_load(text, replace=True)
    except redis.RedisError as error:
        raise StoreUnavailable(f"loading our functions: {error}", STORE) from error
    return [*libraries]


def _libraries() -> dict[str, str]:
    """Name → text of each library."""
    return {folder.name: _joined(folder) for folder in sorted(LIBRARIES.iterdir())}


def _joined(folder: Path) -> str:
    """A library's files one after another, in the order of their names: what is said in one holds in those after it."""
    parts = (part.read_text(encoding="utf-8") for part in sorted(folder.glob("*.lua")))
    return "\n".join((f"#!lua name=omniprofile_{folder.name}", *parts))


def stale_libraries(client: redis.Redis) -> list[str]:
    """Names of the libraries that the server lacks, or has of another version. Raises redis.RedisError."""
    held = repr(client.function_list(withcode=True))  # lists or maps, as the protocol's version has it
    return [name for name, text in _libraries().items() if repr(text.encode()) not in held]


def call(client: redis.Redis, function: str, argument: object) -> Any:
    """One FCALL with a msgpack argument and a msgpack answer; the client must not decode responses.

    Raises StoreUnavailable: the server is away, refuses, or does not know the function; redis.ResponseError for a fault
    in a library of ours.
    """
    (answer,) = calls(client, function, [argument])
    return answer


def calls(client: redis.Redis, function: str, arguments: Iterable[object]) -> list[Any]:
    """The answers of one FCALL an argument, all in one round trip; the server serves others in between. Raises as
    `call` does: what it did until then is done.
    """
    packed = (msgpack.packb(argument) for argument in arguments)
    answers = run(client, function, [("FCALL", function, 0, each) for each in packed])
    return [msgpack.unpackb(answer, strict_map_key=False) for answer in answers]


def run(client: redis.Redis | RedisCluster, what: str, commands: Iterable[Command]) -> list[Any]:
    """The answers, in one round trip to each node; `what` names them in a complaint. Raises as `call` does.

    Errors are made here: the client's own would quote the arguments.
    """
    asked = [*commands]
    if not asked:
        return []
    try:
        answers = _answers(client, asked)
    except WAITED_FOR as error:
        raise unavailable(what, error) from error
    fault = next((answer for answer in answers if isinstance(answer, Exception)), None)
    if fault is not None:
        raise (unavailable(what, fault) if passes(fault) else fault) from None
    return answers


def _answers(client: Any, commands: Sequence[Command]) -> list[Any]:
    """One command goes without a pipeline, whose bookkeeping is a sixth of what a call costs this process."""
    if len(commands) == 1:
        try:
            return [client.execute_command(*commands[0])]
        except redis.ResponseError as refused:
            return [refused]
    with client.pipeline(transaction=False) as pipeline:
        for command in commands:
            pipeline.execute_command(*command)
        answers: list[Any] = pipeline.execute(raise_on_error=False)
    return answers


def unavailable(what: str, error: Exception) -> StoreUnavailable:
    """What failed and what to do. What the server says of a command stays out of it: it can quote arguments."""
    if isinstance(error, redis.ResponseError) and "not found" in str(error).lower():
        return StoreUnavailable(f"{what}: the server has no such function; `omniprofile migrate` loads them", STORE)
    told = type(error).__name__
    if isinstance(error, redis.ConnectionError | redis.TimeoutError):  # of the way there: where, and what is in it
        told += f", {str(error).rstrip('.')}"
    return StoreUnavailable(f"{what}: {told}. No call is half written; it can be repeated.", STORE)
