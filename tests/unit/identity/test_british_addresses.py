"""Addresses of Britain and Ireland: postcodes in a text, counties that stand or don't, flats before the house."""

from __future__ import annotations

from typing import Any

import pytest

from stream_processors.identity.addresses import read_address
from stream_processors.identity.british_addresses import postcode_in, town
from stream_processors.identity.file_likeness import RECOMMENDED
from stream_processors.identity.resolve_file import resolve_objects


@pytest.mark.parametrize(
    ("written", "street", "house", "flat", "city", "postcode"),
    [
        ("14 Rope Walk Lane, Whitby, YO21 3PU", "rope valk", "14", "", "vxitbi", "yo213pu"),
        ("14 rope walk ln, whitby yo213pu", "rope valk", "14", "", "vxitbi", "yo213pu"),
        ("14 Rope Walk Lane, Whitby, North Yorkshire, YO21 3PU", "rope valk", "14", "", "vxitbi", "yo213pu"),
        ("14 Rope Walk Lane Whitby N. Yorks YO21 3PU, UK", "rope valk", "14", "", "vxitbi", "yo213pu"),
        ("14 Rope Walk Lane, Whitby, YO21 3PU, England", "rope valk", "14", "", "vxitbi", "yo213pu"),
        ("14 Rope Walk Lane, North Yorkshire, YO21 3PU", "rope valk", "14", "", "", "yo213pu"),
        ("9 Quay Street, Bideford, Devon", "kuai", "9", "", "bideford", ""),
        ("9 Quay Street, Devon, EX39 2EZ", "kuai", "9", "", "", "ex392ez"),
        ("23 Bridge Street, Ennis, Co. Clare, V95 K2W1, Ireland", "bridge", "23", "", "enis", "v95k2w1"),
        ("23 Bridge Street, County Clare", "bridge", "23", "", "", ""),
        ("6 Mill Brow Kendal", "mil brov kendal", "6", "", "", ""),
        ("6 Mill Road Kendal", "mil", "6", "", "kendal", ""),
        ("West Street 3", "vest", "3", "", "", ""),
        ("3 West St", "vest", "3", "", "", ""),
        ("Rook Cottage, Mill Rd", "rok cotage mil", "", "", "", ""),
        ("6 Cl0ver Lane", "clover", "6", "", "", ""),
        ("Flat 8, 180 Mill Road", "mil", "180", "8", "", ""),
        ("8/180 Mill Road", "mil", "180", "8", "", ""),
        ("8, 180 Mill Road", "mil", "180", "8", "", ""),
        ("180 Mill Road, Flat 8", "mil", "180", "8", "", ""),
        ("Flat B, 180 Mill Road", "mil", "180", "b", "", ""),
        ("Flat 3/2, 180 Mill Road, Perth", "mil", "180", "3-2", "pert", ""),
        ("3/2, 180 Mill Road, Perth", "mil", "180", "3-2", "pert", ""),
        # What looks alike elsewhere stays as it was.
        ("14 Duke Street, Kent, Washington 98031", "duke", "14", "", "kent", "98031"),
        ("40 King St, Cleveland", "king", "40", "", "cleveland", ""),
        ("5 W1 2nd Street", "2", "5", "", "", ""),
        ("9 Bay Road, Perth, New South Wales", "bai pert", "9", "", "nev sout vales", ""),
        ("Ленина ул., 12/1", "lenina", "12-1", "", "", ""),
    ],
)
def test_an_address_is_read_in_any_of_its_forms(
    written: str, street: str, house: str, flat: str, city: str, postcode: str
) -> None:
    assert read_address(written)[:5] == (street, house, flat, city, postcode)


def test_a_postcode_keeps_its_letters_and_ends_a_part() -> None:
    assert read_address({"street": "Mill Road", "postcode": "ba1 1aa"}).postcode == "ba11aa"
    assert read_address("6 Mill Road, BA1 1AA").postcode == "ba11aa"
    assert postcode_in("flat w1 2nd street") == ""
    assert postcode_in("6 mill road ba1 1aa, bath") == "ba1 1aa"


@pytest.mark.parametrize(
    ("written", "british", "read"),
    [
        ("whitby, north yorkshire", False, "whitby"), ("north yorkshire", False, ""), ("kent", True, ""),
        ("kent", False, "kent"), ("co. clare", False, ""), ("tyne & wear", False, ""), ("new hampshire", False,
        "new hampshire"), ("derry", True, "derry"),
    ],
)  # fmt: skip
def test_a_county_in_place_of_a_town_says_nothing(written: str, british: bool, read: str) -> None:
    assert town(written, british) == read


PARTS = {"street": "Mill Road", "house": "180", "city": "Kendal", "postcode": "LA9 6QR"}
NAMES = ["Nicola Marsden", "Karen Marsden", "Jagdeep Virk", "Eoin Tierney", "Callum Rudge", "Susan Marsden"]


def joined(one: dict[str, Any], other: dict[str, Any]) -> bool:
    lines = [{"id": at, "identifiers": {}, "person": person} for at, person in enumerate((one, other))]
    return len({answer["profile"] for answer in resolve_objects(lines, auto=RECOMMENDED, region="GB")}) == 1


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "text",
    [
        "180 Mill Road, Kendal, LA9 6QR", "180 mill rd kendal la96qr", "180 Mill Road, Kendal, Cumbria, LA9 6QR",
        "180 Mill Road, Cumbria, LA9 6QR", "180 Mill Road, Kendal, Cumbria", "180 Mill Road LA9 6QR",
    ],
)  # fmt: skip
def test_a_name_and_one_address_in_two_forms_are_one_person(name: str, text: str) -> None:
    assert joined({"name": name, "address": PARTS}, {"name": name, "address": text})


@pytest.mark.parametrize(("one", "other"), [("Harold Pym", "Harry Pym"), ("Luke Marsden", "Luek Marsden")])
def test_a_short_form_or_a_slip_at_one_address_is_one_person(one: str, other: str) -> None:
    assert joined({"name": one, "address": PARTS}, {"name": other, "address": "180 Mill Road, Kendal, LA9 6QR"})


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"city": "Kendal"},
        {"street": "Lake Road", "house": "5", "city": "Kendal", "postcode": "LA8 3BD"},
        {"street": "Lake Road", "house": "180", "city": "Kendal", "postcode": "LA8 3BD"},
        "180 Mill Road, Penrith, CA11 4XY",
    ],
)
@pytest.mark.parametrize("name", ["Nicola Marsden", "Ottoline Quarmby", "Зинаида Хворостянская"])
@pytest.mark.parametrize("born", ["", "1976-12-10"])
def test_namesakes_of_one_town_are_two(name: str, born: str, elsewhere: Any) -> None:
    one = {"name": name, "birth_date": born, "address": PARTS}
    assert not joined(one, {"name": name, "address": elsewhere})


def test_a_name_and_a_town_are_suggested() -> None:
    said = (
        {"name": "Mary Pym", "address": {"city": "Kendal"}},
        {"name": "Mary Pym", "address": {"city": "Kendal, Cumbria"}},
    )
    lines = [{"id": at, "identifiers": {"phone": f"0791112345{at}"}, "person": one} for at, one in enumerate(said)]
    found = [one for one in resolve_objects(lines, auto=RECOMMENDED, suggest=True, region="GB") if "suggest" in one]
    assert [one["because"] for one in found] == ["surname, city, given, sex"]
    assert not joined(*said)


@pytest.mark.parametrize("alone", ["Quarmby", "QUARMBY"])
def test_a_word_alone_may_be_the_surname_that_stands_in_the_wrong_box(alone: str) -> None:
    mother = {"given_name": "Quarmby", "family_name": "Ottoline", "address": PARTS}
    assert not joined(mother, {"name": alone, "birth_date": "2006-02-20", "address": PARTS})
