"""`lent_kafka`: the Apache Kafka that tests of the contract may stop and kill."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.contract.brokers import Broker, own_broker


@pytest.fixture(scope="session")
def lent_kafka(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Broker]:
    """To be asked for by `lent_broker`, which makes it as good as new."""
    with own_broker("apache_kafka", tmp_path_factory.mktemp("lent-kafka")) as broker:
        yield broker
