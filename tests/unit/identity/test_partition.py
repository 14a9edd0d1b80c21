"""Design §5 rules 1-3 in the words of a shop: who is one person, who is not, and who belongs to nobody."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from schemas.identifiers import KINDS
from stream_processors.identity.partition import partition
from tests.stated import groups, stated


def test_strong_identifiers_join_across_channels() -> None:
    site = stated("site", "visitor:v1 email:anna@mail.ru", "Анна Петрова")
    call = stated("call", "phone:+79161234567")
    till = stated("till", "card:C1 phone:+79161234567")
    shop = stated("shop", "card:C1 email:anna@mail.ru")
    assert groups(partition([site, call, till, shop])) == {"call shop site till"}


def test_nothing_in_common_joins_nobody() -> None:
    assert groups(partition([stated("a", "phone:1"), stated("b", "phone:2")])) == {"a", "b"}


def test_no_records_no_groups() -> None:
    assert partition([]).groups == ()


def test_a_reference_binds_to_the_person_it_was_given_to() -> None:
    created = stated("call", "phone:1", "Анна", references="preorder:77")
    fetched = stated("till", "", references="preorder:77 receipt:R1")
    returned = stated("return", "", references="receipt:R1")
    assert groups(partition([created, fetched, returned])) == {"call return till"}


def test_one_record_with_references_seen_at_several_times_has_them_all() -> None:
    first, second = stated("a", "card:C1", references="receipt:1"), stated("a", "card:C1", references="receipt:2")
    returned = stated("return", "", references="receipt:1")
    assert groups(partition([second, first, returned])) == {"a return"}


class TestFamilyPhone:
    anna = stated("anna", "phone:1 card:A", "Анна Петрова")
    ivan = stated("ivan", "phone:1 card:I", "Иван Петров")
    short = stated("short", "phone:1", "Аня")
    bare = stated("bare", "phone:1")

    def test_contradicting_persons_are_not_merged(self) -> None:
        assert groups(partition([self.anna, self.ivan])) == {"anna", "ivan"}

    def test_those_who_agree_are(self) -> None:
        assert groups(partition([self.anna, self.ivan, self.short])) == {"anna short", "ivan"}

    def test_a_bare_record_belongs_to_nobody(self) -> None:
        assert groups(partition([self.anna, self.ivan, self.bare])) == {"anna", "ivan", "bare"}

    def test_before_the_second_person_the_bare_record_belonged_to_the_first(self) -> None:
        assert groups(partition([self.anna, self.bare])) == {"anna bare"}

    def test_they_are_a_household_without_the_bare_record(self) -> None:
        assert partition([self.anna, self.ivan, self.bare]).households == (frozenset({"anna", "ivan"}),)

    def test_the_refused_link_says_why(self) -> None:
        (refused,) = partition([self.anna, self.ivan]).refused
        assert (refused.rule, refused.because) == ("shared phone", "different given names")

    def test_a_person_should_look_at_it(self) -> None:
        (item,) = partition([self.anna, self.ivan]).reviews
        assert (item.kind, item.records) == ("shared", frozenset({"anna", "ivan"}))

    def test_what_agrees_with_both_belongs_to_neither(self) -> None:
        he, she = stated("he", "phone:1", "Александр Петров"), stated("she", "phone:1", "Александра Петрова")
        assert groups(partition([he, she, stated("sasha", "phone:1", "Саша")])) == {"he", "she", "sasha"}

    def test_nameless_records_are_judged_by_their_groups(self) -> None:
        """Two nameless records on one phone, whose e-mails are those of two people who contradict each other."""
        records = [
            stated("a1", "email:a@x.ru", "Анна Петрова"),
            stated("a2", "email:a@x.ru phone:1"),
            stated("b1", "email:b@x.ru", "Борис Петров"),
            stated("b2", "email:b@x.ru phone:1"),
        ]
        assert groups(partition(records)) == {"a1 a2", "b1 b2"}

    def test_mother_and_daughter_of_one_name_are_told_apart_by_birth_dates(self) -> None:
        mother = stated("mother", "phone:1", "Анна Петрова", "1965-01-07")
        daughter = stated("daughter", "phone:1", "Анна Петрова", "1990-05-12")
        assert groups(partition([mother, daughter])) == {"mother", "daughter"}


def test_a_lent_card_keeps_its_holders_apart() -> None:
    owner, friend = stated("owner", "card:C phone:1", "Ольга Орлова"), stated("friend", "card:C phone:2", "Пётр Зуев")
    found = partition([owner, friend, stated("till", "card:C", references="receipt:9")])
    assert groups(found) == {"owner", "friend", "till"}


def test_the_same_person_spelled_in_many_ways_is_one() -> None:
    names = [
        "Александр Чайковский",
        "Aleksandr Tchaikovsky",
        "Чайковский Саша",
        "А. Чайковский",
        "Alexander Chaikovskiy",
    ]
    records = [stated(f"r{at}", "phone:1", name) for at, name in enumerate(names)]
    assert groups(partition(records)) == {"r0 r1 r2 r3 r4"}


class TestNamelessBetweenTwo:
    """A nameless record that has a phone of each of two people must not tie them."""

    anna, pavel = stated("anna", "phone:1", "Анна"), stated("pavel", "phone:2", "Павел")

    def test_it_belongs_to_neither(self) -> None:
        assert groups(partition([self.anna, self.pavel, stated("x", "phone:1 phone:2")])) == {"anna", "pavel", "x"}

    def test_others_on_these_phones_are_not_harmed(self) -> None:
        records = [
            self.anna,
            self.pavel,
            stated("x", "phone:1 phone:2"),
            stated("y", "phone:1"),
            stated("z", "phone:2"),
        ]
        assert groups(partition(records)) == {"anna y", "pavel z", "x"}

    def test_in_a_chain_each_end_belongs_to_its_neighbour(self) -> None:
        chain = [stated("x", "phone:1 phone:3"), stated("y", "phone:2 phone:3")]
        assert groups(partition([self.anna, self.pavel, *chain])) == {"anna x", "pavel y"}

    def test_a_named_one_chooses_whom_it_agrees_with(self) -> None:
        other = stated("born", "phone:2", None, "1985-02-01")
        anna = stated("anna", "phone:1", "Анна Петрова", "1990-05-12")
        between = stated("x", "phone:1 phone:2", "Анна Петрова")
        assert groups(partition([anna, other, between])) == {"anna x", "born"}

    def test_a_chain_of_half_named_ones_never_ties_the_two(self) -> None:
        """Each link looks fine by itself; those who agree go together, and to nobody whom only a name would choose."""
        half = [stated("x", "phone:1 phone:3", born="1985-02-01"), stated("y", "phone:2 phone:3", born="1985-02-01")]
        found = groups(partition([self.anna, self.pavel, *half]))
        assert found == {"anna", "pavel", "x y"}

    def test_the_refused_link_says_why(self) -> None:
        refused = partition([self.anna, self.pavel, stated("x", "phone:1 phone:2")]).refused
        assert all("contradict" in link.because for link in refused)
        assert {(link.a, link.b) for link in refused} == {("anna", "x"), ("pavel", "x")}


class TestGeneric:
    GIVEN = ("Анна", "Борис", "Вера", "Глеб", "Дарья", "Ефим", "Жанна", "Зоя", "Игорь", "Кирилл", "Лидия", "Марат")

    def callers(self, count: int) -> Sequence[str]:
        return self.GIVEN[:count]

    @pytest.mark.parametrize("kind", ["phone", "card", "email", "account", "order"])
    def test_more_people_than_the_limit_make_it_nobodys(self, kind: str) -> None:
        limit = KINDS[kind].people_limit
        records = [stated(f"{at:02}", f"{kind}:line", name) for at, name in enumerate(self.callers(limit + 1))]
        again = stated("anna", f"{kind}:line", "Анна")
        found = partition([*records, again])
        assert len(found.groups) == limit + 2
        assert [item.kind for item in found.reviews] == ["generic"]
        assert found.households == ()

    def test_at_the_limit_those_who_agree_are_still_joined(self) -> None:
        limit = KINDS["phone"].people_limit
        records = [stated(f"{at:02}", "phone:line", name) for at, name in enumerate(self.callers(limit))]
        assert "00 anna" in groups(partition([*records, stated("anna", "phone:line", "Анна")]))

    def test_nameless_holders_of_many_cards_make_a_phone_nobodys(self) -> None:
        """The call centre typed its own line into every new card."""
        limit = KINDS["phone"].holders_limit
        records = [stated(f"{at:02}", f"phone:line card:C{at}") for at in range(limit + 1)]
        assert len(partition(records).groups) == limit + 1
        assert len(partition(records[:-1]).groups) == 1

    def test_a_tills_own_card_is_found_by_the_phones_beside_it(self) -> None:
        records = [stated(f"{at:02}", f"card:TILL phone:{at}") for at in range(KINDS["card"].holders_limit + 1)]
        assert len(partition(records).groups) == len(records)

    def test_one_named_person_may_have_many_cards(self) -> None:
        records = [stated(f"{at:02}", f"phone:1 card:C{at}", "Анна Петрова") for at in range(30)]
        assert len(partition(records).groups) == 1

    def test_a_generic_value_does_not_speak_against_a_device(self) -> None:
        crowd = [stated(f"{at:02}", f"phone:line card:C{at}") for at in range(KINDS["phone"].holders_limit + 1)]
        asked = stated("asked", "phone:line visitor:v email:a@x.ru")
        bought = stated("bought", "phone:own visitor:v")
        assert "asked bought" in groups(partition([*crowd, asked, bought]))

    def test_a_crowd_names_nobody(self) -> None:
        limit = KINDS["visitor"].crowd_limit
        records = [
            stated(f"{at:03}", "visitor:kiosk", f"Анна{'абвгдежзик'[at % 10] * 9} {at}") for at in range(limit + 1)
        ]
        found = partition(records)
        assert len(found.groups) == limit + 1
        assert [item.kind for item in found.reviews] == ["crowd"]

    def test_lines_that_say_the_same_are_no_crowd(self) -> None:
        records = [stated(f"{at:03}", "visitor:v") for at in range(KINDS["visitor"].crowd_limit + 1)]
        assert len(partition(records).groups) == 1


class TestDevices:
    def test_a_visitor_joins_what_does_not_contradict(self) -> None:
        records = [
            stated("browse", "visitor:v"),
            stated("login", "visitor:v account:A", "Анна"),
            stated("call", "visitor:v phone:1"),
        ]
        assert groups(partition(records)) == {"browse call login"}

    @pytest.mark.parametrize("kind", ["account", "card", "phone"])
    def test_a_family_tablet_with_two_values_of_one_kind_joins_nobody(self, kind: str) -> None:
        records = [
            stated("a", f"visitor:v {kind}:1"),
            stated("b", f"visitor:v {kind}:2"),
            stated("browse", "visitor:v"),
        ]
        assert groups(partition(records)) == {"a", "b", "browse"}

    def test_two_mailboxes_are_no_contradiction(self) -> None:
        records = [stated("a", "visitor:v email:a@x.ru"), stated("b", "visitor:v email:b@x.ru")]
        assert groups(partition(records)) == {"a b"}

    def test_a_person_known_to_have_two_phones_does_not_contradict_himself(self) -> None:
        records = [
            stated("a", "account:A phone:1 visitor:v"),
            stated("b", "account:A phone:2"),
            stated("c", "visitor:v phone:2"),
        ]
        assert groups(partition(records)) == {"a b c"}

    def test_contradicting_names_on_a_tablet(self) -> None:
        records = [stated("a", "visitor:v email:a@x.ru", "Анна"), stated("b", "visitor:v email:b@x.ru", "Борис")]
        found = partition([*records, stated("browse", "visitor:v")])
        assert groups(found) == {"a", "b", "browse"}
        assert found.households == ()

    def test_one_browser_with_two_cookies_does_not_tie_two_people(self) -> None:
        records = [
            stated("a", "visitor:v1 phone:1"),
            stated("b", "visitor:v2 phone:2"),
            stated("alias", "visitor:v1 visitor:v2"),
        ]
        assert groups(partition(records)) == {"a", "b", "alias"}


def test_repeated_and_reordered_input_changes_nothing() -> None:
    records = [TestFamilyPhone.anna, TestFamilyPhone.ivan, TestFamilyPhone.short, TestFamilyPhone.bare]
    assert partition(records) == partition([*reversed(records), *records])


def test_links_name_every_identifier_that_speaks_for_the_group() -> None:
    links = partition([stated("a", "phone:1 email:a@x.ru"), stated("b", "phone:1 email:a@x.ru")]).links
    assert [link.rule for link in links] == ["same email", "same phone"]
