"""What statements of one profile say together, and how alike two profiles are by that."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.identity import PersonFacts, Record
from stream_processors.identity.stream_likeness import compare_records, keys_of
from stream_processors.identity.sums import STATEMENTS, Sum, compare_sums, meeting_keys, stated_by, sum_of
from tests.searching import cases

BORN, SLIP, OTHER = date(1990, 5, 12), date(1990, 5, 13), date(1961, 1, 30)
WHOLE = PersonFacts("Анна Петрова", BORN)

NAMES = st.sampled_from(
    ["Анна Петрова", "Аня Петрова", "Anna Petrova", "А. Петрова", "Анна", "Петрова", "Анна Ивановна Сидорова", None]
)
FACTS = st.builds(
    lambda name, born, sex: PersonFacts(name, born, sex),
    NAMES,
    st.sampled_from([BORN, SLIP, OTHER, None]),
    st.sampled_from(["f", "m", None]),
)
PROFILES = st.frozensets(FACTS.filter(bool), min_size=1, max_size=5)


def total(*facts: PersonFacts) -> Sum:
    return sum_of(frozenset(facts))


def written(found: Sum) -> list[tuple[str, str, str, str]]:
    return [(one.name.given, one.name.patronymic, one.name.surname, one.birth) for one in found.ways]


@pytest.mark.parametrize(
    "parts",
    [
        [PersonFacts("Анна Петрова"), PersonFacts("Анна", BORN)],
        [PersonFacts("Анна Петрова"), PersonFacts(birth_date=BORN)],
        [PersonFacts("Анна"), PersonFacts("Петрова"), PersonFacts(birth_date=BORN)],
        [PersonFacts("А. Петрова", BORN), PersonFacts("Анна")],
    ],
)
def test_a_name_here_and_a_birth_date_there_are_one_person_s(parts: list[PersonFacts]) -> None:
    together = total(*parts)
    assert (written(together), together.more) == ([("анна", "", "петрова", "19900512")], True)
    assert together.keys >= keys_of(WHOLE)
    likely = compare_sums(together, total(WHOLE))
    assert likely is not None
    assert likely == compare_sums(total(WHOLE), total(WHOLE))
    assert {"birth", "surname", "given"} <= set(likely.because.split(", "))


@pytest.mark.parametrize(
    "parts",
    [
        [WHOLE],
        [WHOLE, PersonFacts("Анна")],
        [WHOLE, PersonFacts("Анна Петрова", None, "f")],
        [WHOLE, PersonFacts("Аня Петрова", BORN)],
        [PersonFacts(birth_date=BORN)],
    ],
)
def test_what_one_record_says_whole_needs_no_sum(parts: list[PersonFacts]) -> None:
    assert not total(*parts).more
    assert meeting_keys(total(*parts), total(WHOLE)) == frozenset()


def test_a_maiden_name_is_found_with_the_birth_date_of_the_other_record() -> None:
    married = total(PersonFacts("Анна Ивановна Петрова"), PersonFacts("Анна Сидорова", BORN))
    assert {surname for _, _, surname, _ in written(married)} == {"петрова", "сидорова"}
    for known in ("Анна Петрова", "Анна Сидорова"):
        assert compare_sums(married, total(PersonFacts(known, BORN))) is not None


def test_a_birth_date_on_another_record_speaks_against() -> None:
    """A name that few have; but one of the two is known to be born on another day."""
    name = PersonFacts("Аделаида Евграфовна Верхнеудинская")
    dated = name._replace(birth_date=BORN)
    assert compare_sums(total(name), total(dated)) is not None
    assert compare_sums(total(name, PersonFacts(birth_date=OTHER)), total(dated)) is None


def test_a_firm_lends_nobody_its_name() -> None:
    found = total(PersonFacts("ООО Ромашка"), PersonFacts("Анна", BORN))
    assert ("анна", "", "", "19900512") in written(found)


@settings(max_examples=cases(200), deadline=None)
@given(ours=PROFILES, theirs=PROFILES)
def test_a_profile_that_says_no_more_than_its_records_is_no_more_alike(
    ours: frozenset[PersonFacts], theirs: frozenset[PersonFacts]
) -> None:
    """So whoever compares records finds it too: no sum has to stand in blocks for that."""
    a, b = sum_of(ours), sum_of(theirs)
    found = compare_sums(a, b)
    assert found == compare_sums(b, a)
    if found and not (a.more or b.more):
        pairs = product(enumerate(ours), enumerate(theirs, len(ours)))
        scores = [
            pair.score
            for (x, one), (y, other) in pairs
            if (pair := compare_records(_record(x, one), _record(y, other)))
        ]
        assert found.score <= max(scores, default=0)


@settings(max_examples=cases(100), deadline=None)
@given(stated=PROFILES, more=PROFILES)
def test_a_sum_is_bounded_and_keeps_the_keys_of_its_records(
    stated: frozenset[PersonFacts], more: frozenset[PersonFacts]
) -> None:
    found = sum_of(stated | more)
    assert len(found.ways) <= 12 + STATEMENTS
    for facts in stated | more:
        assert keys_of(facts) <= found.keys


def test_of_very_many_statements_the_fullest_count() -> None:
    many = frozenset(PersonFacts("Анна", date(1990, 1, day)) for day in range(2, 29))
    many |= {PersonFacts("Анна", date(1991, 1, day)) for day in range(2, 29)}
    found = sum_of(many | {PersonFacts("Анна Ивановна Петрова", BORN)})
    assert len(found.ways) <= 12 + 1
    assert keys_of(PersonFacts("Анна Ивановна Петрова", BORN)) <= found.keys


def test_who_says_nothing_is_like_nobody() -> None:
    assert sum_of(frozenset()) == Sum((), frozenset(), more=False)
    assert compare_sums(total(), total(WHOLE)) is None
    assert meeting_keys(total(), total(PersonFacts("Анна Петрова"), PersonFacts("Анна", BORN))) == frozenset()


def test_only_who_states_a_person_is_added_up() -> None:
    assert stated_by([_record(0, PersonFacts()), _record(1, WHOLE), _record(2, WHOLE)]) == {WHOLE}


def _record(number: int, facts: PersonFacts) -> Record:
    return Record(f"{number:032}", frozenset(), facts)
