"""Checks whether the topics are kept as the promises need it: those that others made keep their own settings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple

from confluent_kafka import KafkaError, KafkaException
from confluent_kafka.admin import ConfigResource

from deploy.kafka_admin import BrokerUnavailable, KafkaAdmin
from deploy.topics import CHANNEL_DAYS, DAY_MS, FAILED_BYTES, FAILED_DAYS
from schemas.topics import CHANGES, CHANNEL_TOPICS, FAILED

_NO_ANSWER: Final = (KafkaError._TIMED_OUT, KafkaError._TRANSPORT, KafkaError._ALL_BROKERS_DOWN)


class Need(NamedTuple):
    """A setting of a topic. met: by this value; otherwise: what may happen; remedy: what to set it to."""

    setting: str
    met: Callable[[str], bool]
    otherwise: str
    remedy: str


def topic_weaknesses(kafka: Mapping[str, str], patience: float = 10.0) -> list[str]:
    """Settings of our topics that break a promise, a line each, with the remedy; of topics that are not there, none.

    kafka: librdkafka's settings that reach the log. Raises BrokerUnavailable after `patience` seconds.
    """
    found = _settings(KafkaAdmin(kafka), patience)
    if isinstance(found, str):
        return [f"Kafka does not tell how topics are kept ({found}); make sure that {_in_words()}"]
    return [line for topics, need in _NEEDS for line in _unmet(topics, need, found)]


def _unmet(topics: Iterable[str], need: Need, found: Mapping[str, Mapping[str, str]]) -> list[str]:
    """One line for all topics that have the same value."""
    wrong: dict[str, list[str]] = {}
    for topic in topics:
        value = found.get(topic, {}).get(need.setting)
        if value is not None and not need.met(value):
            wrong.setdefault(value, []).append(topic)
    return [
        f"Kafka, {', '.join(topics)}: {need.setting} is {value}: {need.otherwise}; set it to {need.remedy}"
        for value, topics in wrong.items()
    ]


def _settings(admin: KafkaAdmin, patience: float) -> dict[str, dict[str, str]] | str:
    """By topic; or why the broker does not tell them, as one that lacks the right to ask hears."""
    asked = [ConfigResource(ConfigResource.Type.TOPIC, name) for name in (*CHANNEL_TOPICS, FAILED, CHANGES)]
    found = {}
    for resource, answer in admin.describe_configs(asked, request_timeout=patience).items():
        try:
            found[resource.name] = {name: str(entry.value) for name, entry in answer.result(patience).items()}
        except TimeoutError:
            raise BrokerUnavailable("the broker does not tell how topics are kept") from None
        except KafkaException as fault:
            if fault.args[0].code() in _NO_ANSWER:
                raise BrokerUnavailable(fault.args[0].str()) from None
            if fault.args[0].code() != KafkaError.UNKNOWN_TOPIC_OR_PART:
                return str(fault.args[0].str())
    return found


def _is(wanted: str) -> Callable[[str], bool]:
    return lambda value: value == wanted


def _at_least(wanted: int) -> Callable[[str], bool]:
    return lambda value: int(value) >= wanted or value == "-1"  # without a limit


def _kept(days: int, otherwise: str) -> Need:
    return Need("retention.ms", _at_least(days * DAY_MS), otherwise, f"{days * DAY_MS} ({days} days) or more")


_EVERY_EVENT: Final = Need("cleanup.policy", _is("delete"), "compaction drops events of one person", "delete")
_NEEDS: Final = (
    (
        CHANNEL_TOPICS,
        Need(
            "message.timestamp.type",
            _is("LogAppendTime"),
            "publishers state the time that clocks which run ahead are judged by, and a wrong one wins for ever",
            "LogAppendTime",
        ),
    ),
    (CHANNEL_TOPICS, _EVERY_EVENT),
    (CHANNEL_TOPICS, _kept(CHANNEL_DAYS, "what a worker has not read by then is gone, nor can profiles be rebuilt")),
    ((FAILED,), _EVERY_EVENT),
    ((FAILED,), _kept(FAILED_DAYS, "failed events are gone before somebody looked at them")),
    (
        (FAILED,),
        Need(
            "max.message.bytes",
            _at_least(FAILED_BYTES),
            "a failed event of full size does not fit, and its partition waits",
            f"{FAILED_BYTES} or more",
        ),
    ),
    (
        (CHANGES,),
        Need("cleanup.policy", _is("compact"), "who joins later misses which profile is whose", "compact"),
    ),
)


def _in_words() -> str:
    return "; ".join(
        f"{need.setting} of {'the channels' if topics == CHANNEL_TOPICS else topics[0]} is {need.remedy}"
        for topics, need in _NEEDS
    )
