"""The generated events of benchmarks and crash tests never use a number twice, or a recount would be wrong."""

from itertools import islice

import orjson

from benchmarks.events import Message, messages

NUMBERS = ("order", "receipt")
COUNT = 3_000


def _numbers(sent: list[Message]) -> list[tuple[str, str]]:
    named = [orjson.loads(message.value)["data"]["identifiers"] for message in sent]
    return [(kind, identifiers[kind]) for identifiers in named for kind in NUMBERS if kind in identifiers]


def test_each_order_and_receipt_is_of_one_event_also_over_two_seeds() -> None:
    numbers = _numbers([*islice(messages(COUNT, 1), COUNT), *islice(messages(COUNT, 2), COUNT)])
    assert {kind for kind, _ in numbers} == set(NUMBERS)
    assert len(set(numbers)) == len(numbers)


def test_a_seed_says_the_same_again() -> None:
    assert list(messages(COUNT, 7)) == list(messages(COUNT, 7))
