"""What the benchmarks of identity send and count: records as the pipeline would name them, pairs met or wrong."""

from __future__ import annotations

from itertools import islice

from benchmarks.identity.growth import towns
from benchmarks.identity.retail import Labelled
from benchmarks.identity.who_is_met import stated, who_is_met
from benchmarks.identity.wrong_pairs import wrong_pairs
from benchmarks.store_lane import Tail
from schemas.identity import PersonFacts, Record
from stream_processors.identity.candidates import LARGEST_BLOCK


def test_the_same_statement_is_one_record_wherever_it_is_made() -> None:
    seen = [one.record for one in islice(towns(1), 4_000)]
    stated = {
        (one.identifiers or one.references, one.person.name, one.person.birth_date, one.person.sex) for one in seen
    }
    assert len({one.record_id for one in seen}) == len(stated) < len(seen)
    assert all(one.all_identifiers for one in seen)
    assert not any(one.person.extra for one in seen)


def test_a_town_follows_the_one_before_and_is_another() -> None:
    first, second = (frozenset(one.record.record_id for one in islice(towns(seed), 5_000)) for seed in (1, 2))
    assert len(first & second) < len(first) / 100


def test_the_tail_is_what_one_in_a_hundred_exceeds() -> None:
    assert Tail.of([number / 1e3 for number in range(100)]) == (50.0, 99.0)


def test_wrong_pairs_are_told_by_what_the_two_say() -> None:
    def line(number: int, name: str, truth: str) -> Labelled:
        person = {"name": name} if name else {}
        return Labelled({"id": number, "identifiers": {"phone": "+79161234567"}, "person": person}, truth)

    found = wrong_pairs([line(1, "Олег Гусев", "a"), line(2, "Олег", "a"), line(3, "", "b")], None)
    assert found == {"pairs joined": 3, "one of them is nameless": 2}


def test_one_person_is_met_again_and_few_strangers_are() -> None:
    met = who_is_met(list(islice(stated(1), 6_000)))
    assert met.records == 6_000
    assert met.worth > 300
    assert met.seen >= 0.98 * met.worth
    assert met.compared < 0.2


def test_what_only_a_fallen_block_says_is_not_seen() -> None:
    person = PersonFacts("Галина Тимуровна Штольц")
    many = [("anna", Record(f"{number:032}", frozenset(), person)) for number in range(LARGEST_BLOCK + 1)]
    assert who_is_met(many).seen == 0
    assert who_is_met(many[1:]).seen == who_is_met(many[1:]).worth == LARGEST_BLOCK * (LARGEST_BLOCK - 1) // 2
