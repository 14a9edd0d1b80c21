"""The contract of the review items, on twin and engine: they follow every commit and disappear when resolved."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from profile_store.cursors import InvalidCursor
from profile_store.matching import Seen
from profile_store.ports import ReviewKind, Sighting
from profile_store.review_queue import ReviewQueue
from schemas.identifiers import KINDS
from schemas.identity import Decision
from stream_processors.identity.growth import USUAL
from tests.identity_graph import KnownStore, decision, identifier, profile_ids, sighting, stores
from tests.matching import Worker, person


@pytest.fixture(params=["memory", "valkey"])
def store(request: pytest.FixtureRequest, valkey_url: str) -> KnownStore:
    return stores(request.param, valkey_url)()


def take(store: KnownStore, seen: Sequence[Sighting], *decided: Decision, prefix: str = "P") -> None:
    Worker(store, profile_ids(prefix)).take(seen, decided)


FAMILY = [
    sighting("phone:1 email:a", name="Анна Петрова"),
    sighting("phone:1 email:p", name="Пётр Петров"),
    sighting("phone:1", name="Анна Петрова"),
]


def test_a_family_phone_waits_with_its_people_until_a_decision_makes_it_somebodys(store: KnownStore) -> None:
    queue = ReviewQueue(store)
    take(store, FAMILY)
    (item,) = queue.review_items(ReviewKind.SHARED).items
    assert (item.kind, item.identifier, item.because) == (
        ReviewKind.SHARED,
        identifier("phone:1"),
        "different given names",
    )
    assert sorted(len(group.records) for group in item.groups) == [1, 2]
    assert queue.review_counts()[ReviewKind.SHARED] == 1
    take(store, [], decision(True, "email:a", "email:p"))
    assert queue.review_items(ReviewKind.SHARED).items == []
    assert queue.review_counts()[ReviewKind.SHARED] == 0


def test_a_shared_value_that_turns_generic_waits_as_that(store: KnownStore) -> None:
    names = ("Анна", "Пётр", "Иван", "Ольга", "Денис", "Елена", "Фёдор", "Галина", "Борис", "Юлия", "Кирилл", "Вера")
    people = [sighting(f"phone:1 email:{number}", name=name) for number, name in enumerate(names)]
    queue = ReviewQueue(store)
    take(store, people[:3])
    assert queue.review_counts()[ReviewKind.SHARED] == 1
    take(store, people[3:], prefix="Q")
    assert (queue.review_counts()[ReviewKind.SHARED], queue.review_counts()[ReviewKind.GENERIC]) == (0, 1)
    (item,) = queue.review_items(ReviewKind.GENERIC).items
    assert item.identifier == identifier("phone:1")
    assert "different people have it" in item.because


def test_a_crowd_waits_as_generic_for_good(store: KnownStore) -> None:
    limit = KINDS["visitor"].crowd_limit
    take(store, [sighting(f"visitor:tablet email:{number}") for number in range(limit + 1)])
    take(store, [sighting("visitor:tablet email:3 phone:3")], prefix="Q")
    (item,) = ReviewQueue(store).review_items(ReviewKind.GENERIC).items
    assert item.because == f"it is on more than {limit} records"
    assert 0 < len(item.groups) <= 10


def test_same_of_nobody_in_particular_waits(store: KnownStore) -> None:
    take(store, FAMILY)
    take(store, [sighting("card:7 email:a", name="Анна Петрова"), sighting("card:7 email:p", name="Пётр Петров")])
    take(store, [], decision(True, "phone:1", "card:7"))
    found = ReviewQueue(store).review_items(ReviewKind.DECISION).items
    assert [item.identifier for item in found] == [identifier("card:7")]


def test_a_profile_that_outgrows_a_person_waits(store: KnownStore) -> None:
    most = USUAL["phone"]
    queue = ReviewQueue(store)
    take(store, [sighting(f"account:1 phone:{number}") for number in range(most)])
    assert queue.review_items(ReviewKind.GROWTH).items == []
    take(store, [sighting(f"account:1 phone:{most}")], prefix="Q")
    (item,) = queue.review_items(ReviewKind.GROWTH).items
    assert (item.because, len(item.groups)) == (f"{most + 1} of phone", 1)


def test_pages_follow_each_other_and_a_strange_cursor_is_refused(store: KnownStore) -> None:
    queue = ReviewQueue(store)
    for family in range(5):
        names = ("Анна Петрова", "Пётр Петров")
        take(store, [sighting(f"phone:{family} email:{family}{n}", name=names[n]) for n in (0, 1)], prefix=f"P{family}")
    met, after = [], None
    for _ in range(4):
        page = queue.review_items(ReviewKind.SHARED, 2, after)
        met += [item.identifier for item in page.items]
        after = page.next
        if after is None:
            break
    assert sorted(filter(None, met)) == [identifier(f"phone:{family}") for family in range(5)]
    for strange in ("-1", "x", "9" * 30):
        with pytest.raises(InvalidCursor):
            queue.review_items(ReviewKind.SHARED, 2, strange)


def test_the_likeliest_pair_comes_first_and_two_profiles_once(store: KnownStore) -> None:
    take(
        store,
        [
            person("phone:1", "Анна Ивановна Петрова", "1990-05-12"),
            person("phone:1 email:a", "Анна Ивановна Петрова", "1990-05-12"),
            person("email:b", "Анна Ивановна Петрова", "1990-05-12"),
            person("email:c", "Денис Козлов", "1985-02-17"),
            person("email:d", "Денис Козлов", "1985-02-11"),
        ],
    )
    items = ReviewQueue(store).review_items(ReviewKind.SUGGESTION).items
    scores = [item.score for item in items if item.score]
    assert scores == sorted(scores, reverse=True)
    assert len(items) == len({frozenset(group.profile_id for group in item.groups) for item in items}) == 2


def test_growth_that_was_found_in_order_waits_again_when_it_grows(store: KnownStore) -> None:
    queue = ReviewQueue(store)
    take(store, [sighting(f"account:1 phone:{number}") for number in range(USUAL["phone"] + 1)])
    (item,) = queue.review_items(ReviewKind.GROWTH).items
    store.seen([Seen(ReviewKind.GROWTH, identifier("phone:2"), item.size - 1)])
    assert len(queue.review_items(ReviewKind.GROWTH).items) == 1, "somebody looked at less than there is"
    store.seen([Seen(ReviewKind.GROWTH, identifier("phone:2"), item.size)])
    store.seen([Seen(ReviewKind.GROWTH, identifier("phone:2"), 0)])
    assert queue.seen_size(ReviewKind.GROWTH, identifier("phone:2")) == item.size
    assert queue.review_items(ReviewKind.GROWTH).items == []
    assert queue.review_counts()[ReviewKind.GROWTH] == 0
    take(store, [sighting("account:1 visitor:9")], prefix="Q")
    assert queue.review_items(ReviewKind.GROWTH).items == [], "a device more is nothing of what was looked at"
    take(store, [sighting("account:1 phone:99")], prefix="R")
    assert [one.size for one in queue.review_items(ReviewKind.GROWTH).items] == [item.size + 1]


def test_who_looked_before_it_was_found_has_looked(store: KnownStore) -> None:
    """The answer may come before the events that it is about."""
    store.seen([Seen(ReviewKind.GROWTH, identifier("account:1"), USUAL["phone"] + 1)])
    take(store, [sighting(f"account:1 phone:{number}") for number in range(USUAL["phone"] + 1)])
    assert ReviewQueue(store).review_items(ReviewKind.GROWTH).items == []


def test_a_generic_value_waits_again_when_more_than_twice_as_many_have_it(store: KnownStore) -> None:
    names = ("Анна", "Пётр", "Иван", "Ольга", "Денис", "Елена", "Фёдор", "Галина", "Борис")
    queue, line = ReviewQueue(store), identifier("phone:1")
    take(store, [sighting("phone:1", name=name) for name in names])
    (item,) = queue.review_items(ReviewKind.GENERIC).items
    store.seen([Seen(ReviewKind.GROWTH, line, 99)])
    assert len(queue.review_items(ReviewKind.GENERIC).items) == 1, "it was another finding that was in order"
    store.seen([Seen(ReviewKind.GENERIC, line, item.size)])
    assert queue.review_items(ReviewKind.GENERIC).items == []
    assert line in {one for group in store.all_groups() for _, one in group.foreign}, "it is nobody's all the same"
    take(store, [sighting(f"phone:1 email:{name}", name=name) for name in names], prefix="Q")
    assert queue.review_items(ReviewKind.GENERIC).items == []
    take(store, [sighting("phone:1 card:1", name="Анна")], prefix="R")
    assert [one.size for one in queue.review_items(ReviewKind.GENERIC).items] == [2 * item.size + 1]


def test_pages_go_on_behind_what_was_ticked_off(store: KnownStore) -> None:
    queue = ReviewQueue(store)
    for person_ in range(4):
        for number in range(USUAL["phone"] + 1 + person_):
            take(store, [sighting(f"account:{person_} phone:{person_}{number}")], prefix=f"P{person_}{number}")
    store.seen([Seen(ReviewKind.GROWTH, identifier("account:3"), 99)])
    first = queue.review_items(ReviewKind.GROWTH, 2)
    second = queue.review_items(ReviewKind.GROWTH, 2, first.next)
    assert [len(first.items), len(second.items)] == [1, 2]
    assert second.next is None or queue.review_items(ReviewKind.GROWTH, 2, second.next).items == []
