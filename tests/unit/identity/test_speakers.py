"""What of a group speaks for its person where likeness joins groups, and when two groups are father and son."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.identity import Alike
from stream_processors.identity.file_likeness import RECOMMENDED
from stream_processors.identity.naming.names import parse_name
from stream_processors.identity.partition import partition
from stream_processors.identity.speakers import FATHER_AND_SON
from tests.stated import groups, stated
from tests.unit.identity.test_offline import grouped, line

HOME = {"address": "77 Larkspur Lane, Reno, NV 89502"}


def at_home(name: str, **beside: Any) -> dict[str, Any]:
    return {"name": name} | HOME | beside


def joined(*lines: dict[str, Any]) -> set[str]:
    return grouped([*lines], auto=RECOMMENDED, region="US")


@pytest.mark.parametrize(
    "vague", [{"name": "Mrs Tolliver"}, {"name": "Odette & Bruno Tolliver"}, {"name": "Copper Hill Plumbing"}]
)
def test_a_row_that_names_nobody_clearly_holds_up_no_join(vague: dict[str, Any]) -> None:
    named = line("1", person=at_home("Odette Tolliver"), phone="702-919-4417", email="o.t@gmail.com", account="77")
    unclear = line("2", person=vague, email="o.t@gmail.com", account="77")
    alike = line("3", person=at_home("TOLLIVER, ODETTE R", sex="f"))
    assert joined(named, unclear, alike) == {"1 2 3"}


def test_nor_do_swapped_boxes_beside_the_right_ones() -> None:
    swapped = {"given_name": "Marchbanks", "family_name": "Denise", "address": "9 Elm St, Boise, ID 83709"}
    told = [
        line("1", person=at_home("Denise Marchbanks"), phone="702-919-4417"),
        line("2", person=swapped, phone="702-919-4417"),
        line("3", person=at_home("D. R. Marchbanks", birth_date="1971-03-02"), account="77"),
        line("4", person=at_home("Denise R. Marchbanks", birth_date="1971-03-02"), account="77"),
    ]
    assert joined(*told) == {"1 2 3 4"}


def test_who_is_named_otherwise_still_holds_it_up() -> None:
    named = line("1", person=at_home("Odette Tolliver"), account="77")
    alike = line("2", person=at_home("Odette Tolliver", birth_date="1971-03-02"), email="o.t@gmail.com")
    other = line("3", person={"name": "Odette Tolliver", "birth_date": "1950-08-09"}, account="77")
    assert joined(named, other, alike) == {"1 3", "2"}


@pytest.mark.parametrize("name", ["Paul & Mary Wade", "Wade, Paul and Mary", "Mr & Mrs Wade", "Mrs Wade", "Mr. Wade"])
def test_a_couple_and_a_title_tell_the_surname_alone(name: str) -> None:
    parsed = parse_name(name)
    assert (parsed.given, parsed.surname) == ("", "wade")


def test_a_couple_is_neither_of_the_two() -> None:
    both = line("1", person=at_home("Paul & Mary Wade"), phone="702-919-4417")
    assert joined(both, line("2", person=at_home("Wade, Mary"), phone="702-919-4418")) == {"1", "2"}


class TestFatherAndSon:
    """One of the two groups says Jr, and neither a birth date nor a document makes them one."""

    father = line("1", person=at_home("Warren Pike"), phone="702-919-4417", email="wp@gmail.com")
    son = line("2", person={"name": "Warren Pike Jr"}, account="77", email="wpjr@gmail.com")
    his = line("3", person=at_home("Warren Pike"), account="77")

    def test_what_one_record_says_counts_for_the_others(self) -> None:
        assert joined(self.father, self.son, self.his) == {"1", "2 3"}
        assert joined(self.father, self.his) == {"1 3"}

    def test_a_birth_date_or_a_document_in_common_makes_them_one(self) -> None:
        for known in ({"birth_date": "1971-03-02"}, {"other": {"passport": "904417252"}}):
            one = line("1", person=at_home("Warren Pike", **known), phone="702-919-4417")
            other = line("3", person=at_home("Warren Pike", **known), account="77")
            assert joined(one, self.son, other) == {"1 2 3"}

    def test_two_who_say_the_same_of_themselves(self) -> None:
        junior = line("1", person=at_home("Warren Pike, Jr."), phone="702-919-4417")
        again = line("4", person=at_home("Warren Pike"), phone="702-919-4417")
        assert joined(junior, again, self.son, self.his) == {"1 2 3 4"}

    def test_an_initial_in_the_box_of_the_given_name_is_no_first(self) -> None:
        known = {"given_name": "Odette I", "family_name": "Tolliver"}
        told = [
            line("1", person=known | HOME, phone="702-919-4417"),
            line("2", person={"name": "Odette Tolliver"}, phone="702-919-4417"),
            line("3", person=at_home("Odette Tolliver"), account="77"),
        ]
        assert joined(*told) == {"1 2 3"}

    def test_so_it_is_where_records_come_one_by_one(self) -> None:
        father = stated("father", "phone:1", "Warren Pike")
        son, his = stated("son", "account:2", "Warren Pike Jr"), stated("his", "account:2", "Warren Pike")
        alike = [Alike("father", "his", 0.995, "same given, surname")]
        told = partition([father, son, his], alike=alike)
        assert groups(told) == {"father", "his son"}
        assert [link.because for link in told.refused] == [FATHER_AND_SON]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (at_home("Odette Tolliver", sex="f"), at_home("Odette Marchbanks", sex="f"), False),
        (at_home("Wendell Tolliver", sex="m"), at_home("Wendell Marchbanks", sex="m"), False),
        (
            {"name": "Odette Tolliver", "sex": "f", "address": "77 Larkspur Lane Apt 4, Reno, NV 89502"},
            {"name": "Odette Marchbanks", "sex": "f", "address": "77 Larkspur Lane Apt 4, Reno, NV 89502"},
            True,
        ),
        (
            at_home("Odette Tolliver", sex="f", birth_date="1971-03-02"),
            at_home("Odette Marchbanks", sex="f", birth_date="1971-03-02"),
            True,
        ),
    ],
)
def test_another_surname_in_one_house_is_another_tenant_s(one: Any, other: Any, same: bool) -> None:
    """Unless something else agrees, or a woman states her flat under both of her names."""
    assert (len(joined(line("1", person=one), line("2", person=other))) == 1) is same
