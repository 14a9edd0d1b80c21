"""`omniprofile resolve`: files of people, by the same rules, and likenesses as suggestions."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import date
from typing import Any

import pytest

from stream_processors.identity.dates import read_date
from stream_processors.identity.file_likeness import RECOMMENDED
from stream_processors.identity.file_lines import read_line
from stream_processors.identity.resolve_file import resolve_objects


def line(id_: str, *, person: dict[str, Any] | None = None, **identifiers: Any) -> dict[str, Any]:
    return {"id": id_, "identifiers": identifiers, "person": person or {}}


def grouped(lines: list[dict[str, Any]], **asked: Any) -> set[str]:
    groups: defaultdict[object, list[str]] = defaultdict(list)
    for answer in resolve_objects(lines, **asked):
        if "profile" in answer:
            groups[answer["profile"]].append(str(answer["id"]))
    return {" ".join(sorted(group)) for group in groups.values()}


HOME = {"street": "ул. Ленина", "house": "5", "flat": "12", "city": "Тверь", "postcode": "170100"}
ANNA = {"given_name": "Анна", "family_name": "Петрова", "birth_date": "1990-05-12", "address": HOME}
IVAN = {"given_name": "Иван", "family_name": "Петров", "birth_date": "1988-03-01", "address": HOME}


def test_identifiers_are_read_as_events_are() -> None:
    lines = [line("1", phone="8 (916) 123-45-67"), line("2", phone=["+79161234567"]), line("3", phone=79161234567)]
    assert grouped(lines) == {"1 2 3"}


def test_answers_come_in_the_order_of_the_lines() -> None:
    assert [answer["id"] for answer in resolve_objects([line("b", card="1"), line("a", card="2")])] == ["b", "a"]


def test_equal_lines_are_records_of_their_own() -> None:
    bare = line("1", person={"name": "Анна Петрова"})
    assert len({str(answer["profile"]) for answer in resolve_objects([bare, bare])}) == 2
    assert grouped([line("1", card="7"), line("1", card="7")]) == {"1 1"}


def test_references_bind() -> None:
    assert grouped([line("1", card="7", order="55"), line("2", order="55")]) == {"1 2"}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "no id"),
        ({"id": ""}, "no id"),
        ({"id": ["1"]}, "no id"),
        ({"id": "1", "person": "Анна"}, "`person`"),
        ({"id": "1", "identifiers": ["phone"]}, "`identifiers`"),
    ],
)
def test_what_is_wrong_with_a_line_is_told(fields: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        read_line(fields, "RU")


def test_an_id_that_is_a_number_stays_one() -> None:
    assert [answer["id"] for answer in resolve_objects([{"id": 0}, {"id": "0"}])] == [0, "0"]


@pytest.mark.parametrize("text", ["1990-05-12", "19900512", "12.05.1990", "5/12/1990"])
def test_dates_as_files_write_them(text: str) -> None:
    assert read_date(text) == date(1990, 5, 12)


@pytest.mark.parametrize("text", ["", "soon", "1990-13-45", "32.05.1990"])
def test_what_is_no_date(text: str) -> None:
    assert read_date(text) is None


class TestLikeness:
    def test_the_same_person_without_an_identifier_is_suggested_and_not_joined(self) -> None:
        lines = [line("1", person=ANNA), line("2", person=ANNA | {"given_name": "Anna", "family_name": "Petrova"})]
        assert grouped(lines) == {"1", "2"}
        (suggestion,) = [answer for answer in resolve_objects(lines, suggest=True) if "suggest" in answer]
        assert sorted(suggestion["suggest"]) == ["1", "2"]  # type: ignore[call-overload]
        assert float(str(suggestion["score"])) > RECOMMENDED
        assert "birth" in str(suggestion["because"])

    def test_above_the_threshold_it_joins_and_is_no_suggestion_any_more(self) -> None:
        lines = [line("1", person=ANNA), line("2", person=ANNA | {"given_name": "Аня"})]
        assert grouped(lines, auto=RECOMMENDED) == {"1 2"}
        assert not [answer for answer in resolve_objects(lines, auto=RECOMMENDED, suggest=True) if "suggest" in answer]

    def test_husband_and_wife_at_one_address_are_two(self) -> None:
        assert grouped([line("1", person=ANNA), line("2", person=IVAN)], auto=0.5) == {"1", "2"}

    def test_twins_are_two(self) -> None:
        twin = ANNA | {"given_name": "Ольга"}
        assert grouped([line("1", person=ANNA), line("2", person=twin)], auto=0.5) == {"1", "2"}

    def test_mother_and_daughter_of_one_name_are_two(self) -> None:
        mother = ANNA | {"birth_date": "1965-01-07"}
        assert grouped([line("1", person=ANNA), line("2", person=mother)], auto=RECOMMENDED) == {"1", "2"}

    def test_one_who_may_be_either_belongs_to_neither(self) -> None:
        mother, undated = ANNA | {"birth_date": "1965-01-07"}, {key: ANNA[key] for key in ANNA if key != "birth_date"}
        lines = [line("1", person=ANNA), line("2", person=mother), line("3", person=undated)]
        assert grouped(lines, auto=0.5) == {"1", "2", "3"}

    def test_an_address_alone_is_nobody(self) -> None:
        assert grouped([line("1", person={"address": HOME}), line("2", person=ANNA)], auto=0.5) == {"1", "2"}

    def test_swapped_boxes_of_first_and_last_name(self) -> None:
        swapped = ANNA | {"given_name": "Петрова", "family_name": "Анна"}
        assert grouped([line("1", person=ANNA), line("2", person=swapped)], auto=RECOMMENDED) == {"1 2"}

    def test_senior_and_junior_are_two(self) -> None:
        home = {"address": HOME, "birth_date": "1990-05-12"}
        people = [{"name": f"John Smith {part}"} | home for part in ("Jr", "Sr")]
        assert grouped([line(str(at), person=one) for at, one in enumerate(people)], auto=0.5) == {"0", "1"}

    def test_a_different_patronymic_speaks_against(self) -> None:
        people = [{"name": f"Анна {part} Петрова", "address": HOME} for part in ("Ивановна", "Сергеевна")]
        assert grouped([line(str(at), person=one) for at, one in enumerate(people)], auto=RECOMMENDED) == {"0", "1"}

    def test_a_patronymic_that_the_likest_pair_leaves_out_speaks_against_too(self) -> None:
        """Father and son of one name, one address: the records without a patronymic are alike, those with one part."""
        people = [(1, "Юрий Ильич Сафонов"), (1, "Юрий Сафонов"), (2, "Юрий Юрьевич Сафонов"), (2, "Юрий Сафонов")]
        lines = [
            line(str(at), person={"name": name, "address": HOME}, phone=f"8916123450{phone}")
            for at, (phone, name) in enumerate(people)
        ]
        assert grouped(lines, auto=0.5) == {"0 1", "2 3"}

    def test_a_placeholder_for_a_phone_is_no_likeness(self) -> None:
        lines = [line(str(at), person={"name": "Иван Иванов"}, phone="+7 900 000-00-00") for at in (1, 2)]
        assert grouped(lines, auto=RECOMMENDED) == {"1", "2"}

    def test_a_phone_of_another_country_still_speaks_for_a_likeness(self) -> None:
        lines = [line(str(at), person=ANNA | {"address": None}, phone="321-3212") for at in (1, 2)]
        assert grouped(lines, auto=RECOMMENDED) == {"1 2"}

    def test_a_slip_in_every_field(self) -> None:
        slips = {
            "given_name": "Ана", "family_name": "Петорва", "birth_date": "1990-05-21",
            "address": HOME | {"street": "Ленинна", "postcode": "170101"},
        }  # fmt: skip
        assert grouped([line("1", person=ANNA), line("2", person=slips)], auto=RECOMMENDED) == {"1 2"}

    def test_namesakes_elsewhere_are_two(self) -> None:
        other = {"given_name": "Анна", "family_name": "Петрова", "address": {"street": "Мира", "city": "Омск"}}
        undated = {key: ANNA[key] for key in ANNA if key != "birth_date"}
        assert grouped([line("1", person=undated), line("2", person=other)], auto=0.5) == {"1", "2"}

    def test_a_document_speaks_for_one_person_and_against_another(self) -> None:
        bare = {"name": "Анна Петрова"}
        one = bare | {"other": {"passport": "4509 123456"}}
        assert grouped([line("1", person=one), line("2", person=one | {"sex": "f"})], auto=RECOMMENDED) == {"1 2"}
        other = bare | {"address": HOME, "other": {"passport": "4510 654321"}}
        assert grouped([line("1", person=one | {"address": HOME}), line("2", person=other)], auto=RECOMMENDED) == {
            "1",
            "2",
        }

    def test_a_new_passport_is_no_new_person(self) -> None:
        documents = [ANNA | {"other": {"passport": number}} for number in ("4509 123456", "4510 654321")]
        lines = [line(str(at), person=person) for at, person in enumerate(documents)]
        assert grouped(lines, auto=RECOMMENDED) == {"0 1"}

    def test_addresses_are_compared_as_people_write_them(self) -> None:
        written = ANNA | {"address": "170100, Тверь, улица Ленина, д. 5, кв. 12", "birth_date": None}
        undated = ANNA | {"birth_date": None}
        assert grouped([line("1", person=undated), line("2", person=written)], auto=RECOMMENDED) == {"1 2"}


def town(seed: int, families: int) -> list[dict[str, Any]]:
    """Families who share an address and a phone, each person in two or three systems. Ids: person.record."""
    rng = random.Random(seed)
    women, men = ["Анна", "Мария", "Ольга", "Дарья", "Екатерина"], ["Иван", "Пётр", "Александр", "Дмитрий", "Олег"]
    short = {
        "Мария": "Маша",
        "Екатерина": "Катя",
        "Александр": "Саша",
        "Дмитрий": "Дима",
        "Ольга": "Olga",
        "Иван": "Ivan",
    }
    surnames = ["Петров", "Сидоров", "Козлов", "Орлов", "Зуев", "Белов", "Громов", "Лаптев", "Ершов", "Шилов"]
    streets = ["Ленина", "Мира", "Садовая", "Лесная", "Полевая", "Заречная", "Школьная", "Победы", "Гагарина"]
    lines = []
    for family in range(families):
        surname = rng.choice(surnames) + rng.choice(["", "ский"])
        home = {"street": rng.choice(streets), "house": str(rng.randint(1, 90)), "flat": str(rng.randint(1, 120))}
        for member, given in enumerate([rng.choice(women), rng.choice(men)]):
            feminine = (surname[:-2] + "ая" if surname.endswith("ский") else surname + "а") if member == 0 else surname
            born = date(rng.randint(1950, 2002), rng.randint(1, 12), rng.randint(2, 28))
            for record in range(rng.randint(2, 3)):
                written = short.get(given, given) if rng.random() < 0.4 else given
                slip = born.replace(day=born.day - 1) if rng.random() < 0.1 else born
                person = {"name": f"{written} {feminine}", "birth_date": slip.isoformat(), "address": home}
                phone = {"phone": f"+7916{1000000 + family * 7919 % 8999999}"} if rng.random() < 0.5 else {}
                lines.append(line(f"{family}-{member}.{record}", person=person, **phone))
    return lines


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_town_of_families(seed: int) -> None:
    """Precision ≥ .995 and recall ≥ .97 on pairs, whatever the order of the lines."""
    lines = town(seed, 150)
    found = grouped(lines, auto=RECOMMENDED)
    shuffled = random.Random(seed).sample(lines, len(lines))
    assert grouped(shuffled, auto=RECOMMENDED) == found
    right = wrong = 0
    for group in found:
        members = [one.split(".")[0] for one in group.split()]
        pairs = [(a, b) for at, a in enumerate(members) for b in members[at + 1 :]]
        right += sum(a == b for a, b in pairs)
        wrong += sum(a != b for a, b in pairs)
    people: defaultdict[str, int] = defaultdict(int)
    for one in lines:
        people[one["id"].split(".")[0]] += 1
    reachable = sum(n * (n - 1) // 2 for n in people.values())
    assert right / (right + wrong) >= 0.995
    assert right / reachable >= 0.97
