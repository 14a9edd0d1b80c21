"""An extension behind a switchboard is a phone of its own: the switchboard is shared by all who work there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.identifiers import Identifier, normalise, normalise_all
from stream_processors.identity.resolve_file import resolve_objects

SWITCHBOARD = "+74951234567"


@pytest.mark.parametrize(
    "raw",
    ["+7 495 123-45-67 доб. 12", "8 (495) 123-45-67 доб 12", "8 495 123-45-67 (доб. 12)", "84951234567 добавочный 12",
     "8 495 123-45-67, доб. 12", "8-495-123-45-67 ДОБ.№12", "8 495 123-45-67 вн. 12", "84951234567 внутр. 12",
     "8 495 123-45-67 доп.12", "8 495 123-45-67 ext. 12", "8 495 123-45-67 Extension 12", "8 495 123-45-67 x12",
     "8 495 123-45-67x12", "8 495 123-45-67#12", "8 495 123-45-67 #12", "8 495 123-45-67,12", "84951234567,,12#",
     "тел. 8 495 123-45-67 доб. 12", "+74951234567;ext=12", "tel:+7-495-123-45-67;ext=12", "0074951234567 доб. 12"],
)  # fmt: skip
def test_an_extension_is_read_as_people_write_it(raw: str) -> None:
    assert normalise("phone", raw) == Identifier("phone", f"{SWITCHBOARD};ext=12")


@pytest.mark.parametrize("raw", ["8 495 123-45-67 доб.", "8 495 123-45-67 ext. ", "84951234567,", "84951234567#"])
def test_no_extension_is_the_switchboard(raw: str) -> None:
    assert normalise("phone", raw) == Identifier("phone", SWITCHBOARD)


@pytest.mark.parametrize(
    "raw",
    ["доб. 12", "12-34 доб. 12", "8 495 123-45-67 12", "8 495 123-45-67 добрый 12", "8 495 123-45-67 кв. 12",
     "8 495 123-45-67 доб. 12 доб. 13", "8 495 123-45-67 доб. 1234567", "спросить Олю 84951234567 доб. 12",
     "79001234567 доб. 12", "8 999 999-99-99 x1"],
)  # fmt: skip
def test_what_is_no_phone_with_an_extension_identifies_nobody(raw: str) -> None:
    assert normalise("phone", raw) is None


@pytest.mark.parametrize(
    ("raw", "values"),
    [
        ("8 495 123-45-67 доб. 12, 8 916 124-00-18", [f"{SWITCHBOARD};ext=12", "+79161240018"]),
        ("8 916 124-00-18; 8 495 123-45-67, доб. 12", ["+79161240018", f"{SWITCHBOARD};ext=12"]),
        (f"{SWITCHBOARD};ext=12; 89161240018", [f"{SWITCHBOARD};ext=12", "+79161240018"]),
        ("8 916 124-00-18,19", ["+79161240018"]),
        ("8 916 124-00-18 доб. 5", ["+79161240018;ext=5"]),
    ],
)
def test_an_extension_is_no_second_phone_of_the_box(raw: str, values: list[str]) -> None:
    """A mobile phone has none unless the word stands there: behind a comma is the end of another number."""
    assert normalise_all("phone", raw) == [Identifier("phone", value) for value in values]


@pytest.mark.parametrize(("region", "raw"), [("US", "807-422-9187 x12"), ("RU", "(807) 422-9187 ext. 12")])
def test_other_countries_have_extensions_too(region: str, raw: str) -> None:
    assert normalise("phone", raw, region) == Identifier("phone", "+18074229187;ext=12")


@given(
    st.from_regex(r"\+?[78]?[ (]?(495|916|702)\)?[ -]?\d{3}-?\d{2}-?\d{2}[ ,;(]*(доб|ext|x|#|,)?[.: =]?\d{0,7}[)#]?")
)
def test_the_comparable_form_compares_with_itself(raw: str) -> None:
    for once in normalise_all("phone", raw):
        assert normalise_all("phone", once.value) == [once]


def test_who_shares_a_switchboard_is_told_apart_by_the_extension() -> None:
    written = ["8 495 123-45-67 доб. 12", "+7 (495) 123-45-67 x12", "8 495 123-45-67 доб. 15", "8 495 123-45-67"]
    lines = ({"id": at, "identifiers": {"phone": phone}} for at, phone in enumerate(written))
    first, again, colleague, switchboard = (answer["profile"] for answer in resolve_objects(lines))
    assert first == again
    assert len({first, colleague, switchboard}) == 3
