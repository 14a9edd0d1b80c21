"""Real brokers for the contract tests of the log; each can be stopped and started again."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from deploy.engines import Engine, free_port, kafka, noida, start
from tests.topics import make_topics, remove_topics

BROKERS = ["embedded", pytest.param("apache_kafka", marks=pytest.mark.apache_kafka)]
TWIN_AND_BROKERS = ["memory", *BROKERS]


class Broker:
    """A broker that runs, with a topic of two partitions that nobody else writes to."""

    def __init__(self, address: str, engine: Engine | None = None) -> None:
        self.address = address
        self._engine = engine
        self.topic = f"contract-{uuid.uuid4().hex}"
        self._create_topic()

    def _create_topic(self) -> None:
        make_topics(self.address, [self.topic], partitions=2)

    def go_away(self) -> None:
        assert self._engine is not None, "a shared broker stays"
        self._engine.stop()

    def die(self) -> None:
        """As by `kill -9`: the embedded broker forgets all that it had, the sessions of its producers too."""
        assert self._engine is not None, "a shared broker stays"
        self._engine.kill()

    def come_back(self) -> None:
        assert self._engine is not None
        self._engine = start(self._engine.program)
        self._create_topic()

    def begin_anew(self) -> None:
        """For the next test: it runs, without any topic but a new one that nobody writes to."""
        if self._engine is not None and not self._engine.running:
            self._engine = start(self._engine.program)
        remove_topics(self.address)
        self.topic = f"contract-{uuid.uuid4().hex}"
        self._create_topic()


def shared_broker(request: pytest.FixtureRequest) -> Broker:
    """That of the session, by the name in the fixture's parameter."""
    return Broker(request.getfixturevalue("broker" if request.param == "embedded" else request.param))


@contextmanager
def own_broker(name: str, directory: Path) -> Iterator[Broker]:
    program = (noida if name == "embedded" else kafka).program(directory, free_port())
    broker = Broker(program.address, start(program))
    try:
        yield broker
    finally:
        broker.go_away()


@contextmanager
def lent_broker(request: pytest.FixtureRequest, directory: Path) -> Iterator[Broker]:
    """As `own_broker`, by the fixture's parameter; but Apache Kafka, slow to start, goes from test to test."""
    if request.param == "embedded":
        with own_broker(request.param, directory) as broker:
            yield broker
        return
    lent: Broker = request.getfixturevalue("lent_kafka")
    lent.begin_anew()
    yield lent
