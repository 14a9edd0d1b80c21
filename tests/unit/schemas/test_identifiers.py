"""What a raw value becomes, and what identifies nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.identifiers import KINDS, REFERENCE_KINDS, Identifier, Strength, normalise, normalise_all


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("8 (916) 123-45-67", "+79161234567"),
        ("+7 916 123 45 67", "+79161234567"),
        ("79161234567", "+79161234567"),
        ("8-495-123-45-67", "+74951234567"),
        ("+998 90 123 45 67", "+998901234567"),
        ("998901234567", "+998901234567"),
        ("380501234567", "+380501234567"),
        ("+7 701 234 56 78", "+77012345678"),
        ("тел. +7 952 574-65-97", "+79525746597"),
        ("Моб.: 8 916 124 00 39", "+79161240039"),
        ("моб. тел. 89161240039", "+79161240039"),
        ("tel:+7-916-124-00-38", "+79161240038"),
        ("Телефон 8-495-123-45-67", "+74951234567"),
        ("mobile +44 7911 123456", "+447911123456"),
        ("0037491453803", "+37491453803"),
        ("00 7 916 124 00 38", "+79161240038"),
        ("79161240040.0", "+79161240040"),
        ("+8 916 124 00 33", "+79161240033"),
        ("+81 90 1234 5678", "+819012345678"),
    ],
)
def test_phones_become_e164(raw: str, expected: str) -> None:
    assert normalise("phone", raw) == Identifier("phone", expected)


def test_the_region_decides_what_a_bare_number_means() -> None:
    assert normalise("phone", "702-919-1300", "US") == Identifier("phone", "+17029191300")


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("(807) 422-9187", "+18074229187"),
        ("807 422-9187", "+18074229187"),
        ("8074229187", None),
        ("555 123-4567", None),
    ],
)
def test_only_americans_write_ten_digits_as_three_three_and_four(raw: str, value: str | None) -> None:
    """Where it is no number at home: (495) 123-4567 is one."""
    assert normalise("phone", raw) == (Identifier("phone", value) if value else None)
    assert normalise("phone", "(495) 123-4567") == Identifier("phone", "+74951234567")


@pytest.mark.parametrize(
    "raw",
    ["+7 000 000-00-00", "79777777777", "+79999999999", "+7 990 000-00-00", "8 999 123-45-67 8", "1234567890", "12-34",
     "call mum", "8916CALLME1", "спросить Олю 89161234568", "телефона нет",
     "тел. 12-34", "00", "8 916 ***-45-67", "нет телефона", "", "-", "null", "+7 912 345 67 89",
     "79001234567", "+7 (999) 123-45-67", "0000000000"],
)  # fmt: skip
def test_what_is_no_phone_or_a_placeholder_identifies_nobody(raw: str) -> None:
    assert normalise("phone", raw) is None


@pytest.mark.parametrize(
    ("raw", "region"),
    [("8 800 250-10-20", "RU"), ("+7 804 333-10-10", "RU"), ("0800 316 9800", "GB"), ("1-888-280-4331", "US"),
     ("+44 808 157 0192", "RU"), ("1800 719 809", "IE"), ("8 800 250-10-20 доб. 12", "RU")],
)  # fmt: skip
def test_a_line_that_only_firms_have_is_no_clients(raw: str, region: str) -> None:
    assert normalise("phone", raw, region) is None
    assert normalise("phone", "8 495 250-10-20") == Identifier("phone", "+74952501020")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Anna.Petrova@Mail.RU ", "anna.petrova@mail.ru"),
        ("mailto:a.b+tag@gmail.com", "a.b+tag@gmail.com"),
        ("иван@почта.рф", "иван@xn--80a1acny.xn--p1ai"),
        ("тестов@mail.ru", "тестов@mail.ru"),
    ],
)
def test_emails_are_folded_conservatively(raw: str, expected: str) -> None:
    assert normalise("email", raw) == Identifier("email", expected)


@pytest.mark.parametrize(
    "raw",
    [
        "test@mail.ru",
        "noreply@shop.ru",
        "a@example.com",
        "no at",
        "a@b",
        "aaa@mail.ru",
        "a b@mail.ru",
        "@mail.ru",
        f"anna@{64 * 'b'}.ru",
    ],
)
def test_what_is_no_email_or_a_placeholder_identifies_nobody(raw: str) -> None:
    assert normalise("email", raw) is None


@pytest.mark.parametrize(
    "made_up",
    ["na@na.com", "no@no.ru", "нет@нет.ру", "123@123.ru", "no@mail.ru", "guest@guest.com", "a@a.ru", "xxx@xxx.xx",
     "client@client.ru", "no.email@mail.ru", "qwerty@mail.ru", "qweasd@mail.ru", "54321@yandex.ru", "abc@abc.com",
     "otsutstvuet@mail.ru", "ne_ukazan@mail.ru", "отсутствует@mail.ru", "admin@mail.ru", "test@test.ru",
     "yandex@yandex.ru", "klient@mail.ru", "йцу@йцу.рф", "фыва@mail.ru", "no@none.com", "нет@xn--e1aybc.xn--p1ai"],
)  # fmt: skip
def test_a_mailbox_that_is_made_up_identifies_nobody(made_up: str) -> None:
    assert normalise("email", made_up) is None


@pytest.mark.parametrize(
    "real",
    ["otsutstvuet@firma.ru", "admin@firma.ru",
     "ivanov@ivanov.ru", "guest@hotel.ru", "client@firma.ru", "no@vektor-m.ru", "1990@mail.ru", "tre@mail.ru",
     "def@gmail.com", "wert@mail.ru", "as@mail.ru", "kim@gmail.com", "anton@yandex.ru", "qwe@firma.ru"],
)  # fmt: skip
def test_a_mailbox_that_may_be_somebody_s_stays(real: str) -> None:
    assert normalise("email", real) == Identifier("email", real)


def test_cards_lose_separators_and_case() -> None:
    assert normalise("card", " ab-12 34 ") == Identifier("card", "AB1234")
    assert normalise("card", "AB\u201112\u00a034") == Identifier("card", "AB1234")
    assert normalise("card", "0000 0000") is None
    assert normalise("card", "222222") is None
    assert normalise("card", "2222") == Identifier("card", "2222")


@pytest.mark.parametrize("kind", sorted(REFERENCE_KINDS))
@pytest.mark.parametrize(
    "raw",
    ["PO-1001", "po-1001", " Po-1 001 ", "po-1\u00a0001", "PO\u20111001", "PO\u20131\u2009001", "PO\u22121001",
     "№ PO-1001",
     "#po-1001", "\uff30\uff2f-\uff11\uff10\uff10\uff11", "PO-\u200b1001", "№\u00a0po\u20141001"],
)  # fmt: skip
def test_a_reference_is_the_same_however_it_was_typed(kind: str, raw: str) -> None:
    assert normalise(kind, raw) == Identifier(kind, "PO-1001")


@pytest.mark.parametrize(("one", "other"), [("1-23", "12-3"), ("A-5", "A5"), ("A.5", "A-5"), ("А-5", "A-5")])
def test_what_may_be_another_document_stays_another(one: str, other: str) -> None:
    assert normalise("order", one) != normalise("order", other)


@given(st.sampled_from(sorted(REFERENCE_KINDS | {"card"})), st.text(max_size=30))
def test_the_comparable_form_compares_with_itself(kind: str, raw: str) -> None:
    once = normalise(kind, raw)
    assert once is None or normalise(kind, once.value) == once


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize(
    "raw",
    ["null", "undefined", "[object Object]", "NaN", " ", "0", "-1", "Anonymous", "None", "---", "(null)", "<null>",
     "N/A", "n/a", "#N/A", "\"none\"", "\\N", "(not set)", "{}", "[]", "н/д", "«нет»", "0000000000", "not available"],
)  # fmt: skip
def test_the_words_of_broken_forms_identify_nobody(kind: str, raw: str) -> None:
    assert normalise(kind, raw) is None


@pytest.mark.parametrize("login", ["admin", "Administrator", "root", "Оператор", "касса", "manager"])
def test_a_login_that_staff_share_identifies_nobody(login: str) -> None:
    assert normalise("account", login) is None


@pytest.mark.parametrize(("kind", "value"), [("account", "admin-ivanova"), ("account", "7"), ("visitor", "admin")])
def test_a_value_like_a_shared_one_stays(kind: str, value: str) -> None:
    assert normalise(kind, value) == Identifier(kind, value)


def test_the_order_of_trust_is_the_designs() -> None:
    by_trust = sorted(KINDS, key=lambda kind: KINDS[kind].trust)
    assert by_trust == ["account", "email", "card", "phone", "preorder", "order", "receipt", "visitor"]
    assert KINDS["visitor"].strength is Strength.WEAK


def test_an_identifier_prints_masked() -> None:
    assert repr(Identifier("phone", "+79161234567")) == "phone:…67"


@pytest.mark.parametrize(
    ("kind", "raw", "values"),
    [
        ("phone", "8 916 124-00-18, 8 916 124-00-19", ["+79161240018", "+79161240019"]),
        ("phone", "89161240020/89161240021", ["+79161240020", "+79161240021"]),
        ("phone", "моб. 89161240026 или тел. 8 495 124-00-27", ["+79161240026", "+74951240027"]),
        ("phone", "8 916 124-00-18, 19", ["+79161240018"]),
        ("phone", "89161240018; 89161240018", ["+79161240018"]),
        ("phone", "нет, и не будет", []),
        ("phone", ", ".join(["89161240018"] * 11), []),
        ("email", "nora.c@gmail.com, nora@work.io", ["nora.c@gmail.com", "nora@work.io"]),
        ("email", "nora.c@gmail.com;nora@work.io", ["nora.c@gmail.com", "nora@work.io"]),
        ("email", "Nora C <nora.c@gmail.com>", ["nora.c@gmail.com"]),
        ("email", "net@net.ru nora@work.io", ["nora@work.io"]),
        ("card", "1111 2222, 3333 4444", ["11112222,33334444"]),
    ],
)
def test_each_of_several_values_in_one_box_counts(kind: str, raw: str, values: list[str]) -> None:
    assert normalise_all(kind, raw) == [Identifier(kind, value) for value in values]


@pytest.mark.parametrize("raw", ["****1234", "1234 **** **** 5678", "1234567890", "нет карты", "б/н", "No card"])
def test_a_card_that_is_hidden_or_made_up_identifies_nobody(raw: str) -> None:
    assert normalise("card", raw) is None


@pytest.mark.parametrize("raw", ["n***@ya.ru", "nora@*****.ru", "нет почты", "no email"])
def test_a_mailbox_that_is_hidden_identifies_nobody(raw: str) -> None:
    assert normalise("email", raw) is None


@pytest.mark.parametrize(
    "raw", ["Ivan.Petrov@ya.ru", "ivan-petrov@yandex.ru", "ivan-petrov@yandex.com", "Иван <ivan.petrov@yandex.by>"]
)
def test_yandex_has_one_mailbox_on_all_its_domains(raw: str) -> None:
    assert normalise("email", raw) == Identifier("email", "ivan.petrov@yandex.ru")


@pytest.mark.parametrize(
    "raw",
    ["ivan-petrov@mail.ru", "ivan-petrov@yandex-team.ru", "ivan@yandex.ru.com", "ivan@mya.ru", "ivan_p@list.ru"],
)
def test_other_mailboxes_stay_as_they_are(raw: str) -> None:
    assert normalise("email", raw) == Identifier("email", raw)


@pytest.mark.parametrize("raw", ["ya@ya.ru", "yandex@ya.ru", "123@yandex.kz", "no@yandex.com"])
def test_made_up_mailboxes_of_yandex_are_nobody_s(raw: str) -> None:
    assert normalise("email", raw) is None


def test_a_dash_and_an_underscore_of_yandex_are_two() -> None:
    assert normalise("email", "ivan_petrov@ya.ru") != normalise("email", "ivan-petrov@ya.ru")
