"""`system`: the whole of it, once a session on the embedded broker and once on Apache Kafka."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.e2e.system import System


@pytest.fixture(scope="session", params=["embedded", pytest.param("kafka", marks=pytest.mark.apache_kafka)])
def system(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    """Shared by all tests of the session: a test takes phones, visitors and numbers of its own."""
    started = System(tmp_path_factory.mktemp(f"system-{request.param}") / "data", request.param)
    started.start()
    yield started
    assert started.stop() == 0, started.output.read_text()
