"""What the profiles must say after a run, counted from the bytes that were published, with none of the product's code.

The generator (`benchmarks.events`) writes identifiers in their canonical form and makes no family share one, so that
the persons are the connected components of a graph, and a recount needs nothing but JSON and networkx.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import networkx as nx
import orjson

LASTING = ("visitor", "account", "phone", "email", "card")

Key = tuple[str, ...]
"""One person's lasting identifiers as sorted `kind:value`."""


@dataclass(frozen=True)
class Person:
    """purchases: distinct receipts; total: their sum in the currency's units; latest: time of the latest event."""

    purchases: int
    total: Decimal
    latest: str


def recount(bodies: Iterable[bytes]) -> tuple[int, dict[Key, Person]]:
    """How many distinct events there are, and every person among them."""
    events = {(event["source"], event["id"]): event for event in map(orjson.loads, bodies)}
    graph, owner = _graph(events.values())
    by_member: dict[str, Key] = {}
    for component in nx.connected_components(graph):
        by_member |= dict.fromkeys(component, tuple(sorted(component)))
    told: defaultdict[Key, list[dict[str, Any]]] = defaultdict(list)
    for key, event in events.items():
        if key in owner:
            told[by_member[owner[key]]].append(event)
    return len(events), {person: _sum(theirs) for person, theirs in told.items()}


def _graph(events: Iterable[Mapping[str, Any]]) -> tuple[Any, dict[tuple[str, str], str]]:
    """The graph of identifiers that events state together, and one identifier of each event."""
    graph = nx.Graph()
    owner = {}
    for event in events:
        members = [f"{kind}:{value}" for kind, value in event["data"]["identifiers"].items() if kind in LASTING]
        graph.add_nodes_from(members)
        graph.add_edges_from((members[0], other) for other in members[1:])
        if members:
            owner[event["source"], event["id"]] = members[0]
    return graph, owner


def _sum(events: list[dict[str, Any]]) -> Person:
    receipts = {
        event["data"]["identifiers"]["receipt"]: Decimal(event["data"]["total"])
        for event in events
        if event["type"] == "pos.purchased"
    }
    return Person(len(receipts), sum(receipts.values(), Decimal()), max(event["time"] for event in events))


def counted(exported: Iterable[Mapping[str, Any]]) -> dict[Key, Person]:
    """The same of an `omniprofile export`."""
    people = {}
    for profile in exported:
        held = profile["identifiers"]
        key = tuple(sorted(f"{kind}:{value}" for kind in LASTING for value in held.get(kind, ())))
        purchases = profile["purchases"]
        total = sum((Decimal(each["amount"]) for each in purchases["total"]), Decimal())
        people[key] = Person(purchases["count"], total, profile["updated_at"])
    return people


def differences(expected: Mapping[Key, Person], found: Mapping[Key, Person]) -> list[str]:
    """One line a difference, at most twenty; none where the run is right. Times compare to the microsecond."""
    lines = [f"missing: a person with {len(key)} identifiers" for key in expected.keys() - found.keys()]
    lines += [f"too many: a person with {len(key)} identifiers" for key in found.keys() - expected.keys()]
    for key in expected.keys() & found.keys():
        want, have = expected[key], found[key]
        if (want.purchases, want.total) != (have.purchases, have.total):
            lines.append(f"{want.purchases} purchases of {want.total} became {have.purchases} of {have.total}")
    return lines[:20]
