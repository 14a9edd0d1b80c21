"""Asks the broker about topics and groups, and knows why it did not answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from confluent_kafka import KafkaError, KafkaException
from confluent_kafka.admin import AdminClient, ClusterMetadata


class BrokerUnavailable(Exception):
    """No broker answered at the address, or it refused us or what was asked; the text says which."""


_REFUSALS = (KafkaError._AUTHENTICATION, KafkaError._SSL)


class KafkaAdmin(AdminClient):
    """librdkafka's client for administration, silent in the log.

    kafka: librdkafka's settings that reach the log: `bootstrap.servers`, and what its listener asks for.
    """

    def __init__(self, kafka: Mapping[str, str]) -> None:
        self._heard: list[KafkaError] = []
        settings: dict[str, Any] = {**kafka, "log_level": 0, "error_cb": self._heard.append}
        super().__init__(settings)
        self._where = kafka["bootstrap.servers"]

    def metadata(self, patience: float) -> ClusterMetadata:
        """Brokers and topics. Raises BrokerUnavailable after `patience` seconds.

        That we were refused, as for a wrong password, is heard beside the call, which only times out.
        """
        try:
            return self.list_topics(timeout=patience)
        except KafkaException as silence:
            self.poll(0)
            reason = next((error for error in self._heard if error.code() in _REFUSALS), silence.args[0])
            raise BrokerUnavailable(f"no Kafka broker answers at {self._where}: {reason.str()}") from None
