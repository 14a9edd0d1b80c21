"""Who has two given names is found by the stream as by a whole file: in any order, split, repeated, with decisions."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from profile_store.memory.identity import MemoryIdentityStore
from profile_store.ports import Sighting
from schemas.identity import Decision
from stream_processors.steps.resolve import Resolver
from tests.identity_graph import decision, groups, oracle, profile_ids, sighting
from tests.searching import cases

NAMES = (
    None, "Pamela B. Fenwick", "Pamela Fenwick", "Brenda Fenwick", "B. Pamela Fenwick", "Pamela Brenda Fenwick",
    "Peter B Fenwick", "Bridget Fenwick", "Pamela Beth Fenwick",
)  # fmt: skip
VALUES = st.sampled_from(["phone:1", "phone:2", "account:1", "email:a", "card:1"])


@st.composite
def sightings(draw: st.DrawFn) -> Sighting:
    carried = draw(st.lists(VALUES, min_size=1, max_size=3))
    return sighting(" ".join(carried), "", draw(st.sampled_from(NAMES)))


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    a, b = draw(st.lists(VALUES, min_size=2, max_size=2, unique=True))
    return decision(draw(st.booleans()), a, b, minute=draw(st.integers(0, 59)))


BATCHES = st.lists(st.tuples(st.lists(sightings(), max_size=5), st.lists(decisions(), max_size=1)), max_size=5)


def test_what_strangers_are_called_says_nothing_of_others() -> None:
    """Pamela B. and Brenda have one phone; elsewhere Pamela and Brenda have one account, and nobody an initial."""
    met = [sighting("phone:1", "", "Pamela B. Fenwick"), sighting("phone:1", "", "Brenda Fenwick")]
    apart = [sighting("account:1 email:a", "", name) for name in ("Pamela Fenwick", "Brenda Fenwick")]
    alone = oracle(apart)
    assert oracle([*met, *apart]) == oracle(met) | alone
    for order in permutations([*met, *apart]):
        for cut in range(5):
            store = MemoryIdentityStore()
            resolver = Resolver(store, fresh=profile_ids())
            for batch in (order[:cut], order[cut:]):
                resolver.resolve(batch)
            assert groups(store) == oracle(order)


@settings(max_examples=cases(150))
@given(BATCHES)
def test_the_stream_reaches_what_the_whole_says(batches: list[tuple[list[Sighting], list[Decision]]]) -> None:
    expected = oracle([one for seen, _ in batches for one in seen], [one for _, decided in batches for one in decided])
    for order in (batches, batches[::-1], [*batches, *batches[:2]]):
        store = MemoryIdentityStore()
        resolver = Resolver(store, fresh=profile_ids())
        for seen, decided in order:
            resolver.resolve(seen, decided)
        assert groups(store) == expected
