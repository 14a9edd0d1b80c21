"""What once came out otherwise in another order, in other batches, or in a system with another secret.

Each case was found by somebody who looked for it, and none by `test_order_free.py`, whose towns seldom come so far.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import orjson

from deploy.settings import Settings
from tests.e2e.test_order_free import exported, settings

__all__ = ["settings"]

Events = list[bytes]
DAY = "2026-03-01"
GIVEN = [
    "Анна", "Иван", "Мария", "Олег", "Елена", "Пётр", "Ольга", "Сергей", "Наталья", "Дмитрий", "Ирина", "Павел", "Вера",
]  # fmt: skip
MANY = 1_002  # one more than may carry one order


def event(event_id: str, kind: str, time: str, data: dict[str, Any]) -> bytes:
    envelope = {"specversion": "1.0", "id": event_id, "source": "s", "type": kind, "time": f"{DAY}T{time}Z"}
    return orjson.dumps(envelope | {"data": data})


def call(number: int, identifiers: dict[str, str], name: str, born: str | None = None) -> bytes:
    person = {"name": name} | ({"birth_date": born} if born else {})
    data = {"identifiers": identifiers, "person": person}
    return event(f"e{number}", "call.received", f"09:{number % 60:02}:00", data)


def returned(event_id: str, identifiers: dict[str, str], total: str = "1", time: str = "09:00:00") -> bytes:
    return event(event_id, "pos.returned", time, {"identifiers": identifiers, "total": total, "currency": "RUB"})


def decided(event_id: str, same: bool, time: str, *names: str) -> bytes:
    of = [{"kind": "phone", "value": "+79034440001", "person": {"name": name}} for name in names]
    return event(event_id, f"identity.{'same' if same else 'different'}", time, {"of": of, "by": "Ольга"})


def under_many_secrets(settings: Settings, events: Events) -> set[tuple[str, ...]]:
    return {tuple(exported(settings, events, [len(events)], random.Random(seed))) for seed in range(12)}


def in_many_orders(settings: Settings, *orders: tuple[Events, Sequence[int]]) -> set[tuple[str, ...]]:
    return {tuple(exported(settings, events, batches, random.Random(1))) for events, batches in orders}


def both_ways(events: Events) -> Iterator[tuple[Events, Sequence[int]]]:
    yield events, [1] * len(events)
    yield events[::-1], [1] * len(events)
    yield events, [len(events)]


def test_an_order_that_one_other_surname_carries_joins_nobody_in_any_system(settings: Settings) -> None:
    """Of forty statements on an identifier that are compared, equal ones count once."""
    names = ["Анна Петрова"] * 120 + ["Анна Кузнецова"]
    events = [call(at, {"phone": f"+7903{at:07}", "order": "O-1"}, name) for at, name in enumerate(names)]
    (found,) = under_many_secrets(settings, events)
    assert len(found) == 2


def test_a_crowds_reference_is_nobodys_whenever_it_came(settings: Settings) -> None:
    """An order beside thirteen people: on records of before it was known as theirs, on later ones it was not."""
    events = [call(at, {"phone": f"+7903444{at:04}", "order": "O-1"}, name) for at, name in enumerate(GIVEN)]
    (found,) = in_many_orders(settings, *both_ways(events))
    assert not [line for line in found if '"order":["' in line]


def test_a_consent_hangs_on_no_moment_at_which_an_order_became_a_crowd(settings: Settings) -> None:
    crowd = [call(at, {"phone": f"+7903444{at:04}", "order": "O-1"}, name) for at, name in enumerate(GIVEN)]
    his = {"receipt": "R-1", "order": "O-1"}
    phone = {"phone": "+79031112233"}
    said = [
        event("c1", "consent.changed", "10:00:00", {"identifiers": his, "purpose": "advertising", "granted": False}),
        event(
            "c2", "consent.changed", "11:00:00", {"identifiers": his | phone, "purpose": "advertising", "granted": True}
        ),
    ]
    assert len(in_many_orders(settings, (said + crowd, [1] * 15), (crowd + said, [1] * 15))) == 1


def test_a_crowd_hides_no_other_crowd(settings: Settings) -> None:
    """Thirteen cards of tills, and a courier's phone that stands beside each of them once."""
    cards = [f"T-{card:04}" for card in range(13)]
    tills = [
        returned(f"t{card}-{at}", {"card": card, "phone": f"+7903{number:02}5{at:04}"})
        for number, card in enumerate(cards)
        for at in range(13)
    ]
    courier = [returned(f"c{card}", {"card": card, "phone": "+79161112233"}) for card in cards]
    batches = [1] * (len(tills) + len(courier))
    assert len(in_many_orders(settings, (tills + courier, batches), (courier + tills, batches))) == 1


def test_so_many_nameless_papers_of_one_order_are_a_crowd_in_any_batches(settings: Settings) -> None:
    events = [returned(f"t{at}", {"receipt": f"R-{at}", "order": "O-1"}) for at in range(MANY)]
    batches: list[list[int]] = [[MANY], [MANY - 12, 12], [MANY - 1, 1]]
    orders = [(events, each) for each in batches] + [(events[::-1], batches[-1])]
    (found,) = in_many_orders(settings, *orders)
    assert len(found) == MANY


def test_two_decisions_under_one_id_have_an_order_that_no_secret_makes(settings: Settings) -> None:
    anna, boris, vera = "Анна Петрова", "Борис Волков", "Вера Смирнова"
    calls = [call(at, {"phone": "+79034440001"}, name) for at, name in enumerate((anna, boris, vera))]
    decisions = [
        decided("d0", False, "12:00:00", anna, vera),
        decided("d1", True, "11:00:00", anna, boris),
        decided("d1", True, "11:00:00", boris, vera),
    ]
    assert len(under_many_secrets(settings, calls + decisions)) == 1


def test_swapped_names_are_as_alike_in_any_system(settings: Settings) -> None:
    events = [
        call(1, {"phone": "+79034440001"}, "Иван Тимур", "1962-05-12"),
        call(2, {"phone": "+79034440002"}, "Тимур Иван", "1962-05-13"),
    ]
    assert len(under_many_secrets(replace(settings, auto_join=0.85), events)) == 1


def test_a_return_corrected_to_nothing_elsewhere_counts_nothing(settings: Settings) -> None:
    """The correction came with other identifiers of the same person: its record has no money, and knows of the sum."""
    events = [
        returned("x", {"account": "A", "phone": "+79031112233"}, "100"),
        returned("x", {"account": "A"}, "0", "10:00:00"),
    ]
    (line,) = exported(settings, events, [2], random.Random(1))
    assert orjson.loads(line)["purchases"]["total"] == []
