"""Runs a program as a child process: starts it, waits until it is ready, stops it by its process id."""

from __future__ import annotations

import contextlib
import http.client
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from deploy.engines import tether

HOST = "127.0.0.1"
POLL = 0.02  # seconds between two questions "are you ready?"


class EngineFailed(Exception):
    """A program ended or did not answer in time; the text says where its log is."""


class PortTaken(Exception):
    """Something already listens on the requested port."""


@dataclass(frozen=True)
class Program:
    """What to run, and how to check that it works: `ready` returns True once it does, and never raises.

    address: what a client is given (a bootstrap string, a URL); log: the file that its output is appended to;
    death_signal: what it gets if this process is killed; patience: seconds that it may take to answer; grace: to stop;
    liveness: the file that says it lives, where `ready` looks at one: what a predecessor left would speak for it.
    """

    name: str
    address: str
    port: int
    command: Sequence[str]
    log: Path
    ready: Callable[[], bool]
    environment: Mapping[str, str] = field(default_factory=dict)
    death_signal: signal.Signals = signal.SIGTERM
    patience: float = 30.0
    grace: float = 10.0
    liveness: Path | None = None


@dataclass(frozen=True)
class Engine:
    """A program that runs."""

    program: Program
    process: subprocess.Popen[bytes]

    @property
    def name(self) -> str:
        return self.program.name

    @property
    def address(self) -> str:
        return self.program.address

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def running(self) -> bool:
        return self.process.poll() is None

    def stop(self) -> int:
        """Ask it to end, wait for `grace` seconds, then kill it. Returns the exit code. Stopping twice does no harm."""
        if self.running:
            self.process.terminate()
        try:
            return self.process.wait(self.program.grace)
        except subprocess.TimeoutExpired:
            return self.kill()

    def kill(self) -> int:
        """As `kill -9` does."""
        self.process.kill()
        return self.process.wait()


def start(program: Program) -> Engine:
    """Run it and wait until it answers.

    Raises PortTaken where a stranger would answer in its stead, EngineFailed where it ends or does not answer within
    its patience; it is not left running then.
    """
    (engine,) = start_all([program])
    return engine


def start_all(programs: Sequence[Program]) -> list[Engine]:
    """As `start`, for programs that need each other to become ready. If one fails, none is left running."""
    for program in programs:
        require_free(program.port)
    engines = [spawn(program) for program in programs]
    try:
        for engine in engines:
            await_ready(engine)
    except BaseException:
        for engine in engines:
            engine.kill()
        raise
    return engines


def await_ready(engine: Engine) -> None:
    """Return when the program answers. Raises EngineFailed if it ends first or does not answer in time."""
    program = engine.program
    deadline = time.monotonic() + program.patience
    while not program.ready():
        if not engine.running:
            raise EngineFailed(_ended(engine))
        if time.monotonic() > deadline:
            silent = f"{program.name} did not answer at {program.address} in {program.patience:.0f} s"
            raise EngineFailed(f"{silent}; {last_words(program)}")
        time.sleep(POLL)


def spawn(program: Program) -> Engine:
    """Start it without waiting, in a process group of its own: a Ctrl-C in the terminal reaches only us."""
    program.log.parent.mkdir(parents=True, exist_ok=True)
    if program.liveness is not None:
        program.liveness.unlink(missing_ok=True)
    launcher = [sys.executable, "-I", "-S", str(tether.__file__), str(os.getpid()), str(int(program.death_signal))]
    with program.log.open("ab") as log:
        process = subprocess.Popen(
            [*launcher, *program.command],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            env={**os.environ, **program.environment},
            process_group=0,
        )
    return Engine(program, process)


# Below 32768, where Linux begins to give ports to outgoing connections (ip_local_port_range; elsewhere at 49152):
# from our choice until a program listens there, seconds later, any connection of the machine could be given such a one.
_OURS = range(20_000, 32_768)
_promised: set[int] = set()


def free_port() -> int:
    """A port of 127.0.0.1 that is free at this moment, and that the system gives to no outgoing connection.

    Never one that this process was given before. Raises PortTaken where none is left.
    """
    for port in random.sample(_OURS, len(_OURS)):
        if port in _promised or not _is_free(port):
            continue
        _promised.add(port)
        return port
    raise PortTaken(f"no port of {HOST} from {_OURS.start} to {_OURS.stop - 1} is free")


def _is_free(port: int) -> bool:
    with socket.socket() as listener, contextlib.suppress(OSError):
        listener.bind((HOST, port))
        return True
    return False


def require_free(port: int) -> None:
    """Raise PortTaken if somebody listens there. Uses SO_REUSEADDR as servers do, so TIME_WAIT does not count."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
        except PermissionError:
            raise PortTaken(f"port {port} of {HOST} is for privileged programs; choose one above 1023") from None
        except OSError:
            raise PortTaken(
                f"port {port} of {HOST} is taken by another program; stop it or choose another port"
            ) from None


def http_get(port: int, path: str, timeout: float = 5.0) -> tuple[int, bytes] | None:
    """Status and body of the answer, or None. Proxies of the environment are not used."""
    connection = http.client.HTTPConnection(HOST, port, timeout=timeout)
    with contextlib.closing(connection):
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read()
        except (OSError, http.client.HTTPException):
            return None


def answers(port: int) -> bool:
    """True if something accepts connections there."""
    with socket.socket() as client:
        client.settimeout(1)
        return client.connect_ex((HOST, port)) == 0


def _ended(engine: Engine) -> str:
    how = ending(engine.process.returncode)
    return f"{engine.name} {how} before it answered; {last_words(engine.program)}"


def ending(code: int | None) -> str:
    """How a process ended, in words: a negative exit code is a signal."""
    return f"was killed (signal {-code})" if code is not None and code < 0 else f"ended with code {code}"


def last_words(program: Program) -> str:
    """The last line of its log, which nearly always has the reason."""
    lines = program.log.read_text(errors="replace").strip().splitlines()
    return f"its last words: {lines[-1] if lines else 'none'} (all of them: {program.log})"
