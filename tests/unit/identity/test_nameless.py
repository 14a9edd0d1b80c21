"""Nameless purchases on a lent card, nameless visits from a family's tablet: what is said beside them counts."""

from __future__ import annotations

import pytest

from stream_processors.identity.nameless import mailbox_name
from stream_processors.identity.partition import partition
from tests.stated import groups, stated


class TestLentCard:
    """A till asks for a card and a phone, seldom for a name."""

    andrey = stated("andrey", "card:C phone:1", "Андрей Седых")
    elena = stated("elena", "phone:2", "Елена Седых")
    her_order = stated("order", "phone:2 account:e", "Елена Седых")
    with_her_phone = stated("hers", "card:C phone:2")
    with_his_phone = stated("his", "card:C phone:1")
    card_alone = stated("bare", "card:C")

    def test_a_purchase_with_his_card_and_her_phone_is_hers(self) -> None:
        known = [self.andrey, self.elena, self.her_order]
        found = groups(partition([*known, self.with_her_phone, self.with_his_phone]))
        assert found == {"andrey his", "elena hers order"}

    def test_what_has_nothing_but_the_card_that_both_use_is_nobodys(self) -> None:
        found = groups(partition([self.andrey, self.elena, self.her_order, self.with_her_phone, self.card_alone]))
        assert found == {"andrey", "elena hers order", "bare"}

    def test_whose_name_stands_no_oftener_beside_the_phone_than_his_beside_the_card_has_no_better_claim(self) -> None:
        """He may have given his wife's phone. The card stays his, the phone hers."""
        her_visit = stated("visit", "phone:2 visitor:v")
        found = groups(partition([self.andrey, self.elena, self.with_her_phone, self.card_alone, her_visit]))
        assert found == {"andrey bare", "elena visit", "hers"}

    def test_a_name_said_again_with_a_receipt_or_at_a_kiosk_counts_once(self) -> None:
        """A crowd's value is absent from all records, as it is where the stream loads them."""
        again = stated("again", "phone:2", "Елена Седых", references="receipt:7")
        at_kiosk = stated("kiosk", "phone:2 visitor:k", "Елена Седых")
        crowd = [stated(f"r{number}", f"visitor:k phone:{number}") for number in range(100, 114)]
        found = groups(partition([self.andrey, self.elena, again, at_kiosk, self.with_her_phone, *crowd]))
        assert {"andrey", "again elena kiosk", "hers"} <= found

    def test_a_receipt_still_tells_whose_such_a_purchase_is(self) -> None:
        bought = stated("bought", "card:C phone:2 receipt:r")
        claimed = stated("claimed", "receipt:r", "Андрей Седых")
        found = groups(partition([self.andrey, self.elena, bought, claimed, self.card_alone]))
        assert found == {"andrey bare bought claimed", "elena"}

    def test_one_person_under_two_spellings_is_no_two_owners(self) -> None:
        again = stated("again", "phone:2", "Андрюша Седых")
        found = groups(partition([self.andrey, again, self.with_her_phone]))
        assert found == {"again andrey hers"}

    def test_nameless_purchases_alone_show_that_two_use_the_card(self) -> None:
        andrey = stated("andrey", "phone:1", "Андрей Седых")
        found = groups(partition([andrey, self.elena, self.with_her_phone, self.with_his_phone]))
        assert found == {"andrey his", "elena hers"}

    def test_a_new_phone_of_which_nothing_is_told_is_still_his(self) -> None:
        later = stated("later", "card:C phone:3")
        assert groups(partition([self.andrey, later, self.card_alone])) == {"andrey bare later"}

    def test_a_phone_of_several_people_says_nothing(self) -> None:
        family = [stated("anna", "phone:2", "Анна"), stated("pyotr", "phone:2", "Пётр")]
        assert groups(partition([self.andrey, *family, self.with_her_phone])) == {"andrey hers", "anna", "pyotr"}


class TestTablet:
    """The web shop knows a mailbox long before it knows a name."""

    def test_mailboxes_of_two_people_make_it_a_family_tablet(self) -> None:
        his, hers = stated("his", "visitor:v email:petr.ivanov@m.ru"), stated("hers", "visitor:v email:a.ivanova@m.ru")
        assert groups(partition([his, hers, stated("bare", "visitor:v")])) == {"his", "hers", "bare"}

    def test_a_mailbox_against_a_person(self) -> None:
        anna = stated("anna", "visitor:v account:u1", "Анна Иванова")
        assert groups(partition([anna, stated("his", "visitor:v email:petr.ivanov@m.ru")])) == {"anna", "his"}

    def test_one_person_may_have_two_mailboxes(self) -> None:
        work, home = stated("work", "visitor:v email:a.ivanova@m.ru"), stated("home", "visitor:v email:anna.iv@m.ru")
        named = stated("named", "visitor:v email:anna.ivanova@m.ru")
        assert groups(partition([work, home, named])) == {"home named work"}

    def test_who_said_a_name_is_believed_over_the_mailbox(self) -> None:
        """Anna orders with her husband's mailbox, from her own device."""
        shop = stated("shop", "visitor:v email:petr.ivanov@m.ru", "Анна Иванова")
        assert groups(partition([shop, stated("site", "visitor:v account:u1")])) == {"shop site"}

    @pytest.mark.parametrize("mailbox", ["anna1990", "annapetrova80", "petrovaanna", "apetrova"])
    def test_a_wifes_mailbox_written_in_one_word(self, mailbox: str) -> None:
        pyotr = stated("pyotr", "visitor:v phone:1", "Пётр Петров")
        assert groups(partition([pyotr, stated("hers", f"visitor:v email:{mailbox}@m.ru")])) == {"pyotr", "hers"}

    @pytest.mark.parametrize(
        "mailbox", ["petr1990", "petrpetrov80", "petrovp", "petrova", "petrovka", "best1990", "novak"]
    )
    def test_his_own_mailbox_in_one_word_or_one_that_says_nothing(self, mailbox: str) -> None:
        pyotr = stated("pyotr", "visitor:v phone:1", "Пётр Петров")
        assert groups(partition([pyotr, stated("his", f"visitor:v email:{mailbox}@m.ru")])) == {"his pyotr"}

    def test_a_surname_that_nobody_there_has_cuts_no_word(self) -> None:
        """ "Romanovskaya" is no Roman Ovskaya."""
        olga = stated("olga", "visitor:v phone:1", "Ольга Иванова")
        assert groups(partition([olga, stated("hers", "visitor:v email:romanovskaya@m.ru")])) == {"hers olga"}

    def test_a_strong_identifier_is_not_refused_for_a_mailbox(self) -> None:
        anna = stated("anna", "phone:1", "Анна Иванова")
        assert groups(partition([anna, stated("site", "phone:1 email:petr.ivanov@m.ru")])) == {"anna site"}


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("anna.petrova1990@mail.ru", "anna petrova"),
        ("petrova_anna@mail.ru", "petrova anna"),
        ("a.petrova@mail.ru", "a petrova"),
        ("anna1990@mail.ru", "anna"),
        ("shop1990@mail.ru", None),
        ("ann@mail.ru", None),
        ("family.petrov@mail.ru", None),
        ("k.smart@mail.ru", None),
        ("test.testov@mail.ru", None),
        ("anna.maria@mail.ru", None),
        ("a.b@mail.ru", None),
        ("1990@mail.ru", None),
    ],
)
def test_what_a_mailbox_says(address: str, name: str | None) -> None:
    """A given name, alone or beside a surname, or an initial beside one; else it may be a shop, a pet, a couple."""
    said = mailbox_name(address)
    assert (said.name if said else None) == name
