"""Identity's reasons in the operator's language: every one that it gives has words, numbers and kinds filled in."""

from __future__ import annotations

import pytest

from profile_store.service.pages.reasons import counted, reason, traits
from profile_store.service.pages.wording import Wording
from schemas.identifiers import KINDS
from stream_processors.identity.growth import unusual_growth
from stream_processors.identity.partition import partition
from tests.stated import stated
from tests.unit.service.world import MOSCOW, NOW


def words(language: str) -> Wording:
    return Wording(language, MOSCOW, NOW)


@pytest.mark.parametrize(
    ("because", "russian", "english"),
    [
        ("different given names", "разные имена", "different given names"),
        (
            "more than 8 different people have it",
            "стоит больше чем у 8 разных людей",
            "more than 8 different people have it",
        ),
        (
            "more than 10 different values of phone stand beside it",
            "рядом больше 10 разных значений: телефон",
            "more than 10 different values of phone stand beside it",
        ),
        (
            "it stands beside more than 12 people",
            "рядом больше 12 человек",
            "it stands beside more than 12 people",
        ),
        ("it is on more than 1000 records", "стоит больше чем в 1000 записях", "it is on more than 1000 records"),
        ("7 of phone, 6 of card", "телефон: 7, карта: 6", "phone: 7, card: 6"),
        ("a rule of tomorrow", "a rule of tomorrow", "a rule of tomorrow"),
    ],
)
def test_reasons_in_both_languages(because: str, russian: str, english: str) -> None:
    assert words("ru").because(because) == russian
    assert words("en").because(because) == english


def test_likeness_names_what_agrees_and_what_does_not() -> None:
    because = "name, swapped, birth, same phone; but street"
    assert words("ru").likeness(because) == (
        "совпадает: имя, стоит на месте фамилии, дата рождения, телефон; различается: улица"
    )
    assert words("en").likeness("surname") == "agrees: surname"
    assert words("en").alike(f"0.93: {because}").startswith("agrees: given name, in the surname’s place")
    assert words("en").alike("it is like two people who contradict each other").startswith("it resembles two")


def test_what_partition_says_has_words() -> None:
    people = [stated(f"r{n}", f"card:1 phone:{n}", name) for n, name in enumerate(("Анна", "Борис", "Вера"))]
    crowd = [stated(f"c{n:02}", f"card:2 phone:1{n:02}") for n in range(30)]
    judged = partition([*people, *crowd])
    told = {item.because for item in judged.reviews} | {link.because for link in judged.refused}
    assert len(told) > 1
    assert all(reason(because) for because in told)


def test_growth_is_told_by_counts_of_known_kinds() -> None:
    grown = unusual_growth([stated(f"r{n}", f"account:1 phone:{n}") for n in range(9)])
    assert grown is not None
    assert counted(grown.because) == [(9, "phone")]
    assert {kind for _, kind in counted(grown.because)} <= KINDS.keys()
    assert counted("nothing of the kind") == []
    assert traits("") == ([], [])
