"""Addresses as people write them: which words are the street's, which number is the house's, which the flat's."""

from __future__ import annotations

from typing import Any

import pytest

from stream_processors.identity.addresses import NOWHERE, compact, read_address
from stream_processors.identity.comparison import Likeness, compare_places
from stream_processors.identity.traits import Traits, make_traits
from tests.stated import facts

S, C, D = Likeness.SAME, Likeness.CLOSE, Likeness.DIFFERS


@pytest.mark.parametrize(
    ("written", "street", "house", "flat", "city", "postcode"),
    [
        ("ул. Ленина, д. 5, кв. 12", "lenina", "5", "12", "", ""),
        ("170100, г. Тверь, улица Ленина, дом 5, квартира 12", "lenina", "5", "12", "tver", "170100"),
        ("Самара, ул. Ленина, д. 81к2, кв108", "lenina", "81-2", "108", "samara", ""),
        ("Самара, ул. Ленина, д.81 корп. 2 кв.108", "lenina", "81-2", "108", "samara", ""),
        ("Казань, ул. 8 Марта, 56 корп. 2, кв 3", "8 marta", "56-2", "3", "kazan", ""),
        ("пр-т 50 лет Октября, 12/1", "50 let oktiabria", "12-1", "", "", ""),
        ("2-я Садовая ул., 15а", "2 sadovaia", "15a", "", "", ""),
        ("123 Main Street, Las Vegas NV 89132", "main", "123", "", "las vegas", "89132"),
        ("12 High St, Apt 4B", "xigx", "12", "4b", "", ""),
        ("7 Wallaby Place, Cleveland, 2119", "valabi", "7", "", "cleveland", "2119"),
        ("18 Danver Place, Loughborough, NV", "danver", "18", "", "lougxborougx", ""),
        ("Suite 900, 1450 N City Rd", "citi", "1450", "900", "", ""),
        ("9304 W. 15th St", "15", "9304", "", "", ""),
        ("Hardenbergstraße 87", "xardenbergstrase", "87", "", "", ""),
    ],
)
def test_a_text_is_split_into_its_parts(
    written: str, street: str, house: str, flat: str, city: str, postcode: str
) -> None:
    assert read_address(written)[:5] == (street, house, flat, city, postcode)


def test_parts_are_believed_over_what_the_text_looks_like() -> None:
    parts = {"street": "ул. 8 Марта", "house": "5 стр. 1", "flat": 12, "city": "Тверь", "postcode": "170100"}
    assert read_address(parts)[:5] == ("8 marta", "5-1", "12", "tver", "170100")


@pytest.mark.parametrize(
    ("house", "read"),
    [
        ("12а", "12a"), ("12 А", "12a"), ("12-а", "12a"), ("12 лит. А", "12a"), ("12 литера «А»", "12a"),
        ("12/1", "12-1"), ("12 корп. 1", "12-1"), ("12 к. 1", "12-1"), ("12 дробь 1", "12-1"), ("012", "12"),
        ("12 с 3", "12-3"), ("12а корп. 2", "12a-2"), ("12 кв. 3", "12"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("written", ["{}", "Тверь, ул. Мира, д. {}", "ул. Мира, {}"])
def test_a_house_is_one_however_its_number_is_written(house: str, read: str, written: str) -> None:
    text = written.format(house)
    assert read_address({"street": "Мира", "house": text} if written == "{}" else text).house == read


@pytest.mark.parametrize(
    ("flat", "read"), [("7", "7"), ("кв. 7", "7"), ("№7", "7"), ("007", "7"), ("7 А", "7a"), ("7а", "7a"), ("А", "a")]
)
def test_a_flat_is_one_however_its_number_is_written(flat: str, read: str) -> None:
    assert read_address({"street": "Мира", "house": "1", "flat": flat}).flat == read


def test_a_house_without_a_number_is_kept_as_written() -> None:
    assert read_address({"street": "Лесная", "house": "Дача"}).house == "daqa"


@pytest.mark.parametrize("nothing", [None, "", "  ", 5, [], {}])
def test_what_says_no_place_is_read_as_nowhere(nothing: object) -> None:
    assert read_address(nothing) == NOWHERE


def test_a_street_of_nothing_but_terms_keeps_its_words() -> None:
    assert read_address("Набережная, 5").street


def test_compact_folds_case_alphabet_and_separators() -> None:
    assert compact("AB 12-3") == compact("аб 123") == "ab123"


def at(address: object) -> Traits:
    return make_traits(facts("Анна Петрова"), "", address, {})


def levels(a: object, b: object) -> dict[str, Likeness]:
    return {trait.field: trait.likeness for trait in compare_places(at(a), at(b))}


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("ул. Ленина, д. 5, кв. 12", "Ленина улица 5 - 12", {"street": S, "house": S, "flat": S}),
        ("ул. Ленина, 5, кв. 12", "ул. Леина, 5, кв. 13", {"street": C, "house": S, "flat": D}),
        ("ул. Ленина, 15", "ул. Ленина, 175", {"street": S, "house": D}),
        ("ул. Ленина, 5а", "ул. Ленина, 5", {"street": S, "house": C}),
        ("ул. Ленина, 5а", "ул. Ленина, 5б", {"street": S, "house": D}),
        ("ул. Ленина, 5к1", "ул. Ленина, 5к2", {"street": S, "house": D}),
        ("ул. Мира, 5, кв. 12", "ул. Мира, 12, кв. 5", {"street": S, "house": D, "flat": D}),
        ("ул. Ленина, 5", "ул. Мира, 18", {"street": D, "house": D}),
        ("ул. Ленина, 5к2", "ул. Ленина, 5", {"street": S, "house": C}),
        ("12 Elm St, Leeds", "12 Elm Street", {"street": S, "house": S}),
        ("12 Elm St, Leeds, 2119", "12 Elm Street, Leads, 2191", {"street": S, "city": C, "house": S, "postcode": C}),
        ({"street": "Мира", "city": "Тверь", "postcode": "170100"},
         {"street": "Мира", "city": "Омск", "postcode": "644001"}, {"street": S, "city": D, "postcode": D}),
        ("ул. Мира, 5", None, {}),
    ],
)  # fmt: skip
def test_two_addresses_are_compared_part_by_part_in_either_order(a: Any, b: Any, expected: dict[str, Likeness]) -> None:
    assert levels(a, b) == levels(b, a) == expected
