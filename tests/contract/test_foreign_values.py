"""Values that a record states but its person does not own are read with the group, on the twin and on the engine."""

from __future__ import annotations

import pytest

from profile_store.ports import IdentityStore
from schemas.identifiers import KINDS, Identifier
from stream_processors.steps.resolve import Resolver
from tests.identity_graph import decision, identifier, profile_ids, sighting, stores


@pytest.fixture(params=["memory", "valkey"])
def store(request: pytest.FixtureRequest, valkey_url: str) -> IdentityStore:
    return stores(request.param, valkey_url)()


def foreign(store: IdentityStore) -> set[tuple[str, Identifier]]:
    return {one for group in store.all_groups() for one in group.foreign}


def test_what_a_decision_disowned_is_told_until_it_is_undone(store: IdentityStore) -> None:
    both, own = sighting("email:a@mail.ru phone:2", "order:7"), sighting("phone:2")
    resolver = Resolver(store, fresh=profile_ids())
    resolver.resolve([both, own])
    assert foreign(store) == set()
    resolver.resolve([], [decision(False, "email:a@mail.ru", "phone:2", minute=1)])
    assert foreign(store) == {(both.record.record_id, identifier("phone:2"))}
    (group,) = store.groups_with(identifier("email:a@mail.ru"))
    assert group.own(group.records[0]).identifiers == {identifier("email:a@mail.ru")}
    resolver.resolve([], [decision(False, "email:a@mail.ru", "order:7", minute=2)])
    assert {one for _, one in foreign(store)} == {identifier("phone:2"), identifier("order:7")}
    resolver.resolve([], [decision(True, "email:a@mail.ru", "phone:2", minute=3)])
    assert foreign(store) == {(both.record.record_id, identifier("order:7"))}


@pytest.mark.parametrize("at_once", [True, False])
def test_a_crowds_value_is_nobodys_for_those_before_and_after(store: IdentityStore, at_once: bool) -> None:
    """The 13th person makes the call centre's line a crowd; who comes later is not judged, and told the same."""
    callers = [sighting(f"phone:line account:{number}") for number in range(15)]
    resolver = Resolver(store, fresh=profile_ids())
    for batch in [callers] if at_once else [[one] for one in callers]:
        resolver.resolve(batch)
    assert foreign(store) == {(one.record.record_id, identifier("phone:line")) for one in callers}
    resolver.resolve([], [decision(False, "phone:line", "account:1", minute=1)])
    assert len(foreign(store)) == len(callers), "a crowd stays one, whatever is decided of it"


def test_a_value_of_more_people_than_one_may_have_is_nobodys_either(store: IdentityStore) -> None:
    over = KINDS["order"].people_limit + 1
    people = [sighting(f"phone:{name}", "order:1", name=name) for name in ("Анна", "Борис", "Вера", "Глеб")[:over]]
    resolver = Resolver(store, fresh=profile_ids())
    resolver.resolve(people[:-1])
    assert foreign(store) == set()
    resolver.resolve(people[-1:])
    assert foreign(store) == {(one.record.record_id, identifier("order:1")) for one in people}
