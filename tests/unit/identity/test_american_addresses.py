"""Addresses of the United States: states, ZIP codes, flats with letters, buildings, boxes, towns behind a street."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from stream_processors.identity.addresses import Address, read_address
from stream_processors.identity.comparison import Likeness, compare_places
from stream_processors.identity.traits import make_traits
from tests.stated import facts


@pytest.mark.parametrize(
    ("written", "street", "house", "flat", "city", "postcode"),
    [
        ("3107 Juniper Ct Apt C, Sacramento, CA 95814", "iuniper", "3107", "c", "sacramento", "95814"),
        ("3107 Juniper Ct Apt. C, Sacramento, CA 95814", "iuniper", "3107", "c", "sacramento", "95814"),
        ("3107 JUNIPER CT APT. C SACRAMENTO CA 95814-2315", "iuniper", "3107", "c", "sacramento", "95814"),
        ("3107 Juniper Court #C, Sacramento, California", "iuniper", "3107", "c", "sacramento", ""),
        ("3107 Juniper Ct # C Sacramento, CA", "iuniper", "3107", "c", "sacramento", ""),
        ("3107 Juniper Ct., Unit C, Sacramento, CA 95814, USA", "iuniper", "3107", "c", "sacramento", "95814"),
        ("11254 Ridge Rd Ste 2-B, Reno, NV", "ridge", "11254", "2b", "reno", ""),
        ("11254 Ridge Rd Suite B-2, Reno, Nevada 89502", "ridge", "11254", "2b", "reno", "89502"),
        ("1200 Main St Bldg C Apt 4, Reno, NV", "main", "1200c", "4", "reno", ""),
        ("1200 Main St Bldg. 5, Apt. 4, Reno, NV", "main", "1200-5", "4", "reno", ""),
        ("1200 E Decatur Ave Las Vegas NV 89132", "decatur", "1200", "", "las vegas", "89132"),
        ("1200 East Decatur, Las Vegas, NV 89132-1234", "decatur", "1200", "", "las vegas", "89132"),
        ("22 W 3rd St, N Las Vegas, NV", "3", "22", "", "nort las vegas", ""),
        ("22 West 3rd Street North Las Vegas NV 89081", "3", "22", "", "nort las vegas", "89081"),
        ("475 Main St St. Louis MO 63101", "main", "475", "", "saint louis", "63101"),
        ("12 St Charles Ave, New Orleans, Louisiana", "qarles", "12", "", "nev orleans", ""),
        ("350 5th Ave, New York, NY 10118", "5", "350", "", "nev erk", "10118"),
        ("350 5th Ave, New York, New York 10118", "5", "350", "", "nev erk", "10118"),
        ("350 5th Ave, New York", "5", "350", "", "nev erk", ""),
        ("1600 Pine Ave NW Washington D.C. 20500", "pine", "1600", "", "vawington", "20500"),
        ("5421 W Broadway Reno NV", "broadvai", "5421", "", "reno", ""),
        ("8 Ocean Dr, Miami, FL 33101", "ocean", "8", "", "miami", "33101"),
        ("P.O. Box 12, Reno, NV 89502", "pobox", "12", "", "reno", "89502"),
        ("PO BOX 12 RENO NV 89502", "pobox", "12", "", "reno", "89502"),
        ("8 Ocean Dr, PO Box 12, Miami, FL", "ocean", "8", "", "miami", ""),
    ],
)
def test_an_american_address_is_split_into_its_parts(
    written: str, street: str, house: str, flat: str, city: str, postcode: str
) -> None:
    assert read_address(written)[:5] == (street, house, flat, city, postcode)


@pytest.mark.parametrize(
    ("written", "city"),
    [("5 Rue de la Paix, Paris", "paris"), ("12 High Street, Hull", "xul"), ("12 St Johns Rd, Portadown", "portadovn")],
)
def test_what_has_no_state_needs_none(written: str, city: str) -> None:
    assert read_address(written).city == city


def test_boxes_of_a_form_are_read_alike() -> None:
    whole = read_address("3107 Juniper Ct Apt C, St. Louis, MO 63101")
    form = {"street": "3107 Juniper Ct", "flat": "Apt. C", "city": "St Louis, MO", "postcode": "63101-2315"}
    assert read_address(form)[:5] == whole[:5]
    assert read_address({"street": "3107 Juniper Ct #C", "city": "Saint Louis", "postcode": "63101"})[:5] == whole[:5]


def _places(a: str, b: str) -> dict[str, Likeness]:
    one, other = (make_traits(facts(), "", each, {}) for each in (a, b))
    return {trait.field: trait.likeness for trait in compare_places(one, other)}


_ONE: list[str] = [
    "3107 E Juniper Ct Apt C, Reno, NV 89502", "3107 East Juniper Court #C Reno NV 89502-1234",
    "3107 JUNIPER CT UNIT C, RENO, NEVADA", "3107 Juniper Ct., Apt. C, Reno",
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), list(combinations(_ONE, 2)))
def test_one_address_is_the_same_however_it_is_written(a: str, b: str) -> None:
    assert {*_places(a, b).values()} == {Likeness.SAME}


@pytest.mark.parametrize(
    ("a", "b", "differs"),
    [
        ("3107 Juniper Ct Apt. C, Reno, NV 89502", "3107 Juniper Ct Apt. D, Reno, NV 89502", "flat"),
        ("3107 Juniper Ct #B2, Reno, NV 89502", "3107 Juniper Ct #A2, Reno, NV 89502", "flat"),
        ("3107 Juniper Ct Bldg C Apt 4, Reno, NV", "3107 Juniper Ct Bldg D Apt 4, Reno, NV", "house"),
        ("3107 Juniper Ct, Reno, NV 89502-1111", "3107 Juniper Ct, Mesa, AZ 85203-1111", "city"),
        ("3107 Elm St, Reno, NV", "3107 Oak St, Reno, NV", "street"),
        ("PO Box 12, Reno, NV 89502", "PO Box 13, Reno, NV 89502", "house"),
    ],
)
def test_what_tells_two_addresses_apart_does_so(a: str, b: str, differs: str) -> None:
    found = _places(a, b)
    assert found[differs] is Likeness.DIFFERS


def test_any_text_is_an_address() -> None:
    odd: list[Any] = ["", "NV", ", NV", "89502", "PO Box", "#", "Apt", "Reno, NV", "12", "St St St NV 89502"]
    assert all(isinstance(read_address(each), Address) for each in odd)
