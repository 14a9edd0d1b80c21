"""The stream beside independent answers: connected components by networkx, and a batch over a hundred thousand records.

A failing graph is named by its seed and made again by it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from random import Random

import networkx as nx
import pytest

from profile_store.memory.identity_matching import MemoryMatchStore
from profile_store.ports import IdentityStore, Sighting
from stream_processors.steps.resolve import Resolver
from tests.identity_graph import groups, profile_ids, sighting, stores, whole
from tests.searching import seeds

FEW = 4  # records on one value: fewer than any rule but "same value, same person" minds
KINDS = ("account", "email", "card", "phone")


def graph(random: Random, size: int) -> list[Sighting]:
    """Records of one to three strong values each, and no value on more than a few of them."""
    used: Counter[str] = Counter()
    seen = []
    for _ in range(size):
        values = {f"{random.choice(KINDS)}:{random.randrange(size // 2)}" for _ in range(random.randint(1, 3))}
        values = {value for value in values if used[value] < FEW}
        used.update(values)
        if values:
            seen.append(sighting(" ".join(sorted(values))))
    return seen


def components(seen: Sequence[Sighting]) -> frozenset[frozenset[str]]:
    """By networkx: records and values are nodes, "carries" is an edge."""
    linked = nx.Graph()
    for record in (one.record for one in seen):
        linked.add_edges_from((record.record_id, identifier) for identifier in record.identifiers)
    parts = nx.connected_components(linked)
    return frozenset(frozenset(node for node in part if isinstance(node, str)) for part in parts)


def stream(store: IdentityStore, seen: Sequence[Sighting], random: Random, largest: int = 40) -> Resolver:
    """In batches of any size, some of them twice."""
    resolver = Resolver(store, fresh=profile_ids())
    at = 0
    while at < len(seen):
        batch = seen[at : at + random.randint(1, largest)]
        for _ in range(1 + (random.random() < 0.2)):
            resolver.resolve(batch)
        at += len(batch)
    return resolver


@pytest.mark.parametrize("engine", ["memory", "valkey"])
@pytest.mark.parametrize("seed", seeds(6))
def test_strong_values_join_what_networkx_connects(engine: str, valkey_url: str, seed: int) -> None:
    random = Random(seed)
    seen = graph(random, 60 + 40 * (seed % 6))
    store = stores(engine, valkey_url)()
    stream(store, seen, random)
    assert groups(store) == components(seen)


def town(random: Random, size: int) -> list[Sighting]:
    """Records of families: phones that they share, devices of their own and of shops, cards, receipts."""
    names = ("Анна Петрова", "Пётр Петров", "Ольга Ким", "Денис Ли", "Елена Цой", "Борис Пак")
    seen: dict[str, Sighting] = {}
    while len(seen) < size:
        family = random.randrange(size // 8)
        member = random.randrange(3)
        name = names[(family + member) % len(names)]
        values = [
            f"phone:{family}",
            f"phone:{family}-{member}",
            f"email:{family}-{member}",
            f"card:{family}-{random.randrange(2)}",
            f"visitor:{family}-{member}-{random.randrange(3)}",
            f"visitor:shop-{random.randrange(2 + size // 10_000)}",  # soon on more records than is followed
        ]
        carried = random.sample(values, random.randint(1, 2))
        order = f"order:{family}-{random.randrange(9)}" if random.random() < 0.2 else ""
        one = sighting(" ".join(carried), order, name=random.choice((None, name)))
        seen[one.record.record_id] = one
    shuffled = list(seen.values())
    random.shuffle(shuffled)
    return shuffled


def test_a_town_is_what_a_batch_over_all_of_it_says() -> None:
    random = Random(7)
    seen = town(random, 4_000)
    store = MemoryMatchStore()
    stream(store, seen, random, largest=400)
    assert groups(store) == frozenset(whole(seen).groups)


@pytest.mark.slow
def test_a_hundred_thousand_records_are_what_a_batch_over_all_of_them_says() -> None:
    random = Random(11)
    seen = town(random, 100_000)
    store = MemoryMatchStore()
    stream(store, seen, random, largest=1_000)
    assert groups(store) == frozenset(whole(seen).groups)
