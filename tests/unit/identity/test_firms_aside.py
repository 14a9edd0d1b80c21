"""A firm's name in the box for a person's: no person, and nobody whom another contradicts."""

from __future__ import annotations

import pytest

from stream_processors.identity.file_likeness import RECOMMENDED
from stream_processors.identity.naming.names import parse_name
from stream_processors.identity.partition import partition
from tests.stated import groups, stated
from tests.unit.identity.test_offline import grouped, line

FIRM = "Copper Hill Plumbing"


@pytest.mark.parametrize(
    "name",
    ["Copper Hill Plumbing", "Otter Creek Pest Control", "Harlan & Sons Roofing", "Valley Dental Group", "Mesa Realty"],
)
def test_a_trade_beside_another_word_is_a_firm(name: str) -> None:
    assert parse_name(name).organisation


@pytest.mark.parametrize("name", ["Frank Church", "Rosa Flowers", "Gloria Stone", "Banks, Ernie", "Roofing"])
def test_what_families_are_called_is_no_trade(name: str) -> None:
    assert not parse_name(name).organisation


class TestBesideAPerson:
    mara = stated("mara", "account:m email:e card:c phone:1", "Mara Quill")

    @pytest.mark.parametrize("own", ["account:m", "email:e", "card:c"])
    def test_on_what_is_her_own_it_is_she(self, own: str) -> None:
        firm = stated("firm", f"{own} phone:9", FIRM)
        assert groups(partition([self.mara, firm, stated("sale", "phone:1")])) == {"firm mara sale"}

    def test_on_her_phone_it_is_nobody_s_and_takes_nothing_from_her(self) -> None:
        """The phone may be the office's."""
        firm = stated("firm", "phone:1", FIRM)
        assert groups(partition([self.mara, firm, stated("sale", "phone:1")])) == {"mara sale", "firm"}

    def test_two_people_of_one_firm_on_its_phone_stay_two(self) -> None:
        ivo = stated("ivo", "account:i", "Ivo Brandt")
        hers, his = stated("hers", "account:m phone:9", FIRM), stated("his", "account:i phone:9", FIRM)
        found = groups(partition([self.mara, ivo, hers, his]))
        assert found == {"hers mara", "his ivo"}

    def test_the_office_s_phone_says_nothing_of_her_card(self) -> None:
        colleague = stated("ivo", "phone:9", "Ivo Brandt")
        firm = stated("firm", "card:c phone:9", FIRM)
        assert groups(partition([self.mara, colleague, firm])) == {"firm mara", "ivo"}

    def test_a_firm_s_own_mailbox_is_not_hers(self) -> None:
        firm = [stated("f1", "email:e phone:9", "ООО Ромашка"), stated("f2", "email:e phone:9", "ООО «Ромашка»")]
        hers = stated("hers", "email:e phone:1", "Вера Егорова")
        assert groups(partition([*firm, hers])) == {"f1 f2", "hers"}

    def test_two_firms_on_one_mailbox_are_two(self) -> None:
        firms = [stated("f1", "email:e", FIRM), stated("f2", "email:e", "Elm Street Bakery")]
        assert groups(partition([*firms, self.mara])) == {"f1", "f2", "mara"}

    def test_a_mailbox_of_two_people_stays_shared(self) -> None:
        ivo = stated("ivo", "email:e", "Ivo Brandt")
        assert groups(partition([self.mara, ivo, stated("firm", "email:e", FIRM)])) == {"mara", "ivo", "firm"}

    def test_firms_without_a_person_are_told_as_before(self) -> None:
        again, other = stated("again", "phone:9", FIRM), stated("other", "phone:9", "Elm Street Bakery")
        assert groups(partition([stated("firm", "phone:9", FIRM), again])) == {"again firm"}
        assert groups(partition([stated("firm", "phone:9", FIRM), again, other])) == {"again firm", "other"}


def test_likeness_joins_no_firm_with_a_person_nor_two_firms() -> None:
    home = {"address": "77 Larkspur Lane Apt 4, Reno, NV 89502"}
    told = [
        line("1", person={"name": FIRM} | home, phone="702-919-4417"),
        line("2", person={"name": "Harlan & Sons Roofing"} | home, phone="702-919-4417"),
        line("3", person={"name": "Mara Quill"} | home, phone="702-919-4417"),
    ]
    assert grouped(told, auto=RECOMMENDED, region="US") == {"1", "2", "3"}
