"""What the profiles must say after a run, counted from the bytes that were published, with none of the product's code.

The generator (`benchmarks.events`) writes identifiers in their canonical form and makes no family share one, so that
the persons are the connected components of a graph, and a recount needs nothing but JSON and networkx. It keeps what
it needs of each event and lets the event go: a million of them take about 300 MB. It knows who there is,
what was bought and when somebody was last heard of; `tests/chaos` compares all other fields with stores in memory.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from hashlib import blake2b
from typing import Any

import networkx as nx
import orjson

LASTING = ("visitor", "account", "phone", "email", "card")
AT_MOST = 20  # differences that are told

Key = tuple[str, ...]
"""One person's lasting identifiers as sorted `kind:value`."""


@dataclass(frozen=True)
class Person:
    """purchases: distinct receipts; total: their sum in the currency's units; latest: time of the latest event."""

    purchases: int
    total: Decimal
    latest: datetime


@dataclass(frozen=True)
class Recount:
    """Of distinct events: how many there are, how many each person has, what each person is; the sum of all sales."""

    events: int
    people: Mapping[Key, Person]
    events_of: Mapping[Key, int]
    sales: Decimal


@dataclass
class _Told:
    """What the events say that name one identifier first."""

    events: int = 0
    receipts: dict[str, Decimal] = field(default_factory=dict)
    latest: str = ""


def recount(bodies: Iterable[bytes]) -> Recount:
    """Repeated events count once. Times of one run are all in UTC and of one form, so that they compare as text."""
    seen: set[bytes] = set()
    graph = nx.Graph()
    told: defaultdict[str, _Told] = defaultdict(_Told)
    sales = Decimal()
    for event in map(orjson.loads, bodies):
        name = blake2b(f"{event['source']}\x1f{event['id']}".encode(), digest_size=12).digest()
        if name in seen:
            continue
        seen.add(name)
        sales += _tell(told[_owner(graph, event)], event)
    return _conclude(len(seen), graph, told, sales)


def _owner(graph: Any, event: Mapping[str, Any]) -> str:
    """The event's first lasting identifier, tied in the graph to its others. Every generated event has one."""
    members = [f"{kind}:{value}" for kind, value in event["data"]["identifiers"].items() if kind in LASTING]
    graph.add_nodes_from(members)
    graph.add_edges_from((members[0], other) for other in members[1:])
    return members[0]


def _tell(told: _Told, event: Mapping[str, Any]) -> Decimal:
    """What it adds to the sales."""
    told.events += 1
    told.latest = max(told.latest, event["time"])
    if event["type"] != "pos.purchased":
        return Decimal()
    total = Decimal(event["data"]["total"])
    told.receipts[event["data"]["identifiers"]["receipt"]] = total
    return total


def _conclude(events: int, graph: Any, told: Mapping[str, _Told], sales: Decimal) -> Recount:
    people: dict[Key, Person] = {}
    events_of: dict[Key, int] = {}
    for component in nx.connected_components(graph):
        key = tuple(sorted(component))
        theirs = [told[member] for member in component if member in told]
        receipts: dict[str, Decimal] = {}
        for each in theirs:
            receipts |= each.receipts
        latest = datetime.fromisoformat(max(each.latest for each in theirs))
        people[key] = Person(len(receipts), sum(receipts.values(), Decimal()), latest)
        events_of[key] = sum(each.events for each in theirs)
    return Recount(events, people, events_of, sales)


def key_of(profile: Mapping[str, Any]) -> Key:
    """Whom a profile of an `omniprofile export` is about."""
    held = profile["identifiers"]
    return tuple(sorted(f"{kind}:{value}" for kind in LASTING for value in held.get(kind, ())))


def person_of(profile: Mapping[str, Any]) -> Person:
    purchases = profile["purchases"]
    total = sum((Decimal(each["amount"]) for each in purchases["total"]), Decimal())
    return Person(purchases["count"], total, datetime.fromisoformat(profile["updated_at"]))


def differences(expected: Mapping[Key, Person], found: Mapping[Key, Person]) -> list[str]:
    """One line a difference, at most twenty; none where the run is right. Times compare to the microsecond."""
    lines = [f"missing: {_whom(key)}" for key in expected.keys() - found.keys()]
    lines += [f"too many: {_whom(key)}" for key in found.keys() - expected.keys()]
    for key in expected.keys() & found.keys():
        if expected[key] != found[key]:
            lines.append(f"{_whom(key)}: {_said(expected[key])} became {_said(found[key])}")
    return lines[:AT_MOST]


def _whom(key: Key) -> str:
    """Generated people may be named: they are nobody."""
    return f"the person of {', '.join(key[:3])} ({len(key)} identifiers)"


def _said(person: Person) -> str:
    return f"{person.purchases} purchases of {person.total}, latest {person.latest.isoformat()}"
