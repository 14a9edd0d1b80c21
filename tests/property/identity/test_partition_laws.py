"""Laws of `partition` that hold for every set of records, and its answer beside two independent oracles."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import combinations, permutations
from random import Random

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.identifiers import KINDS, REFERENCE_KINDS, Identifier
from schemas.identity import Decision, Evidence, Partition, PersonFacts, Record
from stream_processors.identity.agreement import Level
from stream_processors.identity.partition import groups_of, partition
from stream_processors.identity.persons import compare
from tests.searching import cases
from tests.stated import facts

PERSONS = [
    PersonFacts(),
    PersonFacts(),
    facts("Анна Петрова"),
    facts("Аня"),
    facts("Анна Петрова", "1990-05-12"),
    facts("А. Петрова"),
    facts("Иван Петров"),
    facts("Петров"),
    facts("Саша"),
    facts("Александр Козлов", sex="m"),
    facts("Александра Козлова"),
    facts(born="1985-02-01"),
    facts(sex="f"),
]
HALF_TOLD = [
    PersonFacts(),
    facts("Анна"),
    facts("Павел"),
    facts(born="1985-02-01"),
    facts("Анна", "1990-05-12"),
    facts("Павел", "1985-02-01"),
    facts(sex="f"),
]
mailboxes = st.sampled_from([Identifier("email", f"{name}@mail.ru") for name in ("anna.petrova", "ivan.petrov")])
identifiers = st.builds(Identifier, st.sampled_from(sorted(KINDS)), st.sampled_from("123")) | mailboxes


@st.composite
def record_sets(draw: st.DrawFn, persons: Sequence[PersonFacts] = tuple(PERSONS), most: int = 9) -> list[Record]:
    """Few values and many persons, so that most sets are full of conflicts."""
    records = []
    for number in range(draw(st.integers(1, most))):
        carried = draw(st.frozensets(identifiers, max_size=3))
        references = frozenset(one for one in carried if one.kind in REFERENCE_KINDS)
        person = draw(st.sampled_from(persons))
        records.append(Record(f"r{number}", carried - references, person, references))
    return records


@st.composite
def decision_sets(draw: st.DrawFn) -> list[Decision]:
    pairs = draw(st.lists(st.tuples(st.booleans(), identifiers, identifiers), max_size=4))
    return [
        Decision(same, (a, b), Evidence(f"2026-11-22T08:{minute:02}:00Z", "desk", str(minute)))
        for minute, (same, a, b) in enumerate(pairs)
    ]


@given(record_sets(), decision_sets(), st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(records: list[Record], decisions: list[Decision], random: Random) -> None:
    expected = partition(records, decisions)
    shuffled, decided = records + random.sample(records, len(records) // 2), list(decisions)
    random.shuffle(shuffled)
    random.shuffle(decided)
    assert partition(shuffled, decided) == expected


@st.composite
def torn_sets(draw: st.DrawFn) -> list[Record]:
    """Records of half-told people between several phones: what they agree with contradicts itself."""
    phones = st.frozensets(st.builds(Identifier, st.just("phone"), st.sampled_from("1234")), min_size=1, max_size=2)
    told = st.lists(st.tuples(phones, st.sampled_from(HALF_TOLD)), min_size=4, max_size=9, unique=True)
    return [Record(f"r{number}", *each) for number, each in enumerate(draw(told))]


@settings(max_examples=cases(600))
@given(torn_sets(), st.randoms(use_true_random=False))
def test_what_records_are_called_decides_no_dispute(records: list[Record], random: Random) -> None:
    assert_names_are_nothing(records, [], random)


@given(record_sets(most=14), decision_sets(), st.randoms(use_true_random=False))
def test_what_records_are_called_changes_nothing(
    records: list[Record], decisions: list[Decision], random: Random
) -> None:
    assert_names_are_nothing(records, decisions, random)


def assert_names_are_nothing(records: Sequence[Record], decisions: Sequence[Decision], random: Random) -> None:
    """Ids are hashed with a system's secret, and are others in a file: two systems must still agree."""
    names = [record.record_id for record in records]
    called = dict(zip(names, random.sample(names, len(names)), strict=True))
    renamed = [replace(record, record_id=called[record.record_id]) for record in records]
    expected = {frozenset(map(called.__getitem__, group)) for group in partition(records, decisions).groups}
    assert set(partition(renamed, decisions).groups) == expected


@given(record_sets(most=5))
def test_all_permutations_of_a_small_set_agree(records: list[Record]) -> None:
    assert len({partition(order) for order in permutations(records)}) == 1


@given(record_sets(), decision_sets())
def test_groups_are_disjoint_and_together_all_records(records: list[Record], decisions: list[Decision]) -> None:
    members = sorted(one for group in partition(records, decisions).groups for one in group)
    assert members == sorted(record.record_id for record in records)


@given(record_sets())
def test_groups_alone_are_those_of_a_partition_that_explains_them(records: list[Record]) -> None:
    assert set(groups_of(records)) == set(partition(records).groups)


@given(record_sets(), decision_sets())
def test_links_connect_every_group_and_nothing_else(records: list[Record], decisions: list[Decision]) -> None:
    found = partition(records, decisions)
    assert components(records, [(link.a, link.b) for link in found.links]) == set(found.groups)


@given(record_sets(), decision_sets())
def test_refused_links_lie_between_groups_and_say_why(records: list[Record], decisions: list[Decision]) -> None:
    found = partition(records, decisions)
    group_of = {one: group for group in found.groups for one in group}
    assert all(group_of[link.a] != group_of[link.b] and link.because for link in found.refused)


@given(record_sets())
def test_no_group_has_people_who_contradict_each_other(records: list[Record]) -> None:
    person = {record.record_id: record.person for record in records}
    for group in partition(records).groups:
        for a, b in combinations(sorted(group), 2):
            assert compare(person[a], person[b]).level is not Level.CONTRADICTING


@given(record_sets(), decision_sets())
def test_the_latest_cut_always_holds(records: list[Record], decisions: list[Decision]) -> None:
    """Unless one record carries both: it stays with the more trusted identifier and loses the other."""
    a, b = Identifier("email", "1"), Identifier("phone", "1")
    cut = Decision(False, (a, b), Evidence("2026-11-23T00:00:00Z", "desk", "last"))
    found = partition(records, [*decisions, cut])
    carried = {record.record_id: record.all_identifiers for record in records}
    for group in found.groups:
        left = [one for one in group if a in carried[one] and (one, a) not in found.disowned]
        right = [one for one in group if b in carried[one] and (one, b) not in found.disowned]
        assert not (left and right)


@given(record_sets(most=5), record_sets(most=5))
def test_what_is_not_connected_does_not_matter(here: list[Record], there: list[Record]) -> None:
    """So a neighbourhood closed under shared identifiers groups as the whole set does."""
    elsewhere = [
        Record(f"x{record.record_id}", moved(record.identifiers), record.person, moved(record.references))
        for record in there
    ]
    together = partition([*here, *elsewhere]).groups
    assert set(together) == set(partition(here).groups) | set(partition(elsewhere).groups)


@given(record_sets(), st.integers(0, 2))
def test_references_may_come_one_by_one(records: list[Record], rounds: int) -> None:
    pieces = [
        Record(record.record_id, record.identifiers, record.person, frozenset({reference}))
        for record in records
        for reference in record.references
    ]
    bare = [Record(record.record_id, record.identifiers, record.person) for record in records]
    assert partition([*bare, *pieces]) == partition(records)


@given(record_sets(persons=[PersonFacts()]))
def test_without_persons_strong_identifiers_and_references_are_connected_components(records: list[Record]) -> None:
    """Oracle 1: networkx. Visitors are left out, since two phones on one device are a conflict without any name."""
    calm = [
        Record(one.record_id, frozenset(i for i in one.identifiers if i.kind != "visitor"), one.person, one.references)
        for one in records
    ]
    shared = [(a.record_id, b.record_id) for a, b in combinations(calm, 2) if a.all_identifiers & b.all_identifiers]
    assert set(partition(calm).groups) == components(calm, shared)


@given(record_sets(most=7))
def test_one_phone_is_judged_as_the_rule_is_written(records: list[Record]) -> None:
    """Oracle 2, in quadratic time: rule 1 for records that have nothing but one phone."""
    phone = frozenset({Identifier("phone", "1")})
    family = [Record(one.record_id, phone, one.person) for one in records]
    assert set(partition(family).groups) == rule_one(family)


def rule_one(family: Collection[Record]) -> set[frozenset[str]]:
    def level(a: Record, b: Record) -> Level:
        return compare(a.person, b.person).level

    if not any(level(a, b) is Level.CONTRADICTING for a, b in combinations(family, 2)):
        return {frozenset(one.record_id for one in family)}
    friends = {a.record_id: [b for b in family if level(a, b) >= Level.CLOSE] for a in family}
    clear = {
        a: others
        for a, others in friends.items()
        if not any(level(x, y) is Level.CONTRADICTING for x, y in combinations(others, 2))
    }
    agreeing = [(a, b.record_id) for a, others in clear.items() for b in others if b.record_id in clear]
    groups = components(family, agreeing)
    person = {one.record_id: one for one in family}
    torn = {
        group
        for group in groups
        if any(level(person[a], person[b]) is Level.CONTRADICTING for a, b in combinations(sorted(group), 2))
    }
    equals = [
        (a, b) for group in torn for a, b in combinations(sorted(group), 2) if person[a].person == person[b].person
    ]
    members = [person[one] for group in torn for one in group]
    return (groups - torn) | components(members, equals)


def components(records: Collection[Record], edges: Collection[tuple[str, str]]) -> set[frozenset[str]]:
    graph = nx.Graph()
    graph.add_nodes_from(record.record_id for record in records)
    graph.add_edges_from(edges)
    return set(map(frozenset, nx.connected_components(graph)))


def moved(carried: frozenset[Identifier]) -> frozenset[Identifier]:
    return frozenset(Identifier(one.kind, f"elsewhere {one.value}") for one in carried)


def test_a_partition_is_a_value() -> None:
    assert isinstance(hash(partition([Record("a", frozenset())])), int)
    assert isinstance(partition([]), Partition)
