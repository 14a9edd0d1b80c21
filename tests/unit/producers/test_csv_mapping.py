"""Mapping files: what they say of a row, and what is wrong with them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from producers import csv_mapping
from producers.csv_fields import FieldRule
from producers.csv_mapping import BadMapping, CsvMapping
from schemas.decoding import InvalidEvent

BASE: dict[str, Any] = {"type": "site.registered", "source": "crm", "id": "{n}", "time": {"column": "t"}, "data": {}}


def mapping(**changes: Any) -> CsvMapping:
    return CsvMapping.model_validate({**BASE, **changes})


def data(field: FieldRule | dict[str, Any], **row: str) -> Any:
    read = mapping(data={"a.b": field}).event([{"n": "1", "t": "2026-11-21T10:00:00Z", **row}])
    return read["data"].get("a", {}).get("b")


@pytest.mark.parametrize(
    ("field", "row", "expected"),
    [
        ("RUB", {}, "RUB"),
        ("{x}", {"x": " 1 "}, "1"),
        ("{x}", {"x": " "}, None),
        ("{x} {y}", {"x": "Анна", "y": "Петрова"}, "Анна Петрова"),
        ("{x}-{y}", {"x": "", "y": ""}, None),
        ("CJ-{x}", {"x": "7"}, "CJ-7"),
        (["{x}", "{y}"], {"x": "1", "y": ""}, ["1"]),
        (["{x}"], {"x": ""}, None),
        ({"number": "x"}, {"x": "2,5"}, 2.5),
        ({"number": "x"}, {"x": ""}, None),
        ({"sum": "x"}, {"x": "1 234,50"}, "1234.5"),
        ({"sum": "x"}, {"x": "4.440892e-16"}, "0"),
        ({"money": "x"}, {"x": "1 990,50"}, "1990.5"),
        ({"money": "x"}, {"x": " "}, None),
        ({"money": "x", "currency": "RUB"}, {"x": "1 990,50 ₽"}, "1990.5"),
        ({"money": "x", "currency": "{y}"}, {"x": "$1,990.50", "y": "cad"}, "1990.5"),
        ({"sum": "x", "currency": "RUB"}, {"x": "1 234,50 руб."}, "1234.5"),
        ({"currency_of": "x"}, {"x": "1 990,50 ₽"}, "RUB"),
        ({"currency_of": "x"}, {"x": "1 990,50"}, None),
        ({"currency_of": "x"}, {"x": ""}, None),
        ({"number": "x"}, {"x": "1,250"}, 1.25),
        ({"date": "x"}, {"x": "12.05.1990"}, "1990-05-12"),
        ({"date": "x"}, {"x": " 1.2.1990 00:00:00 "}, "1990-02-01"),
        ({"date": "x"}, {"x": "1990-05-12"}, "1990-05-12"),
        ({"date": "x"}, {"x": "05/12/1990"}, "05/12/1990"),
        ({"date": "x"}, {"x": " "}, None),
        ({"divide": ["x", "y"]}, {"x": "10", "y": "3"}, "3.3333"),
        ({"divide": ["x", "y"]}, {"x": "10", "y": "0.0"}, None),
        ({"divide": ["x", "y"]}, {"x": "0", "y": "0"}, None),
    ],
)
def test_each_kind_of_field_is_read_from_its_columns(field: Any, row: dict[str, str], expected: Any) -> None:
    assert data(field, **row) == expected


@pytest.mark.parametrize("text", ["x", "NaN", "Infinity", "sNaN", "1e999999999", "1.2.3"])
@pytest.mark.parametrize("field", [{"number": "x"}, {"money": "x"}, {"sum": "x"}, {"divide": ["x", "x"]}])
def test_what_is_no_number_names_its_column(field: dict[str, Any], text: str) -> None:
    with pytest.raises(InvalidEvent, match="column x is no number"):
        data(field, x=text)


@pytest.mark.parametrize("field", [{"money": "x"}, {"sum": "x"}, {"divide": ["x", "y"]}])
def test_a_sign_of_which_nothing_says_that_it_is_the_rows_currency_is_refused(field: dict[str, Any]) -> None:
    with pytest.raises(InvalidEvent, match="column x has a currency's sign: say which it is"):
        data(field, x="$5", y="1")


def test_an_amount_in_another_currency_than_its_row_is_refused() -> None:
    with pytest.raises(InvalidEvent, match="column x is in USD, and the row in another currency"):
        data({"money": "x", "currency": "{y}"}, x="$5", y="RUB")


def test_a_group_is_one_event_with_a_line_a_row() -> None:
    basket = mapping(data={"total": {"sum": "p"}}, lines={"sku": "{s}", "price": "{p}"})
    rows = [
        {"n": "1", "t": "2026-11-21T10:00:00Z", "s": sku, "p": price} for sku, price in (("a", "0.1"), ("b", "0.2"))
    ]
    assert basket.event(rows)["data"] == {
        "total": "0.3",
        "lines": [{"sku": "a", "price": "0.1"}, {"sku": "b", "price": "0.2"}],
    }


@pytest.mark.parametrize(
    ("time", "text", "expected"),
    [
        ({}, "2026-11-21T10:00:00+03:00", "2026-11-21T10:00:00+03:00"),
        ({"timezone": "Europe/Moscow"}, "2026-11-21 10:00", "2026-11-21T10:00:00+03:00"),
        ({"timezone": "Europe/Moscow", "format": "%d.%m.%Y %H:%M"}, "21.11.2026 10:00", "2026-11-21T10:00:00+03:00"),
        ({"timezone": "America/New_York"}, "2026-07-01 10:00", "2026-07-01T10:00:00-04:00"),
    ],
)
def test_a_time_is_read_by_its_format_and_zone(time: dict[str, str], text: str, expected: str) -> None:
    assert mapping(time={"column": "t", **time}).event([{"n": "1", "t": text}])["time"] == expected


def test_a_time_that_is_none_names_its_column_and_form() -> None:
    with pytest.raises(InvalidEvent, match=r"column t is no time of the form %d\.%m"):
        mapping(time={"column": "t", "format": "%d.%m"}).event([{"n": "1", "t": "soon"}])


def test_a_value_has_no_parts() -> None:
    with pytest.raises(InvalidEvent, match="store is a value already"):
        mapping(data={"store": "{n}", "store.city": "{n}"}).event([{"n": "1", "t": "2026-11-21"}])


def test_the_columns_that_it_reads() -> None:
    full = mapping(
        id="{n}-{m}",
        group={"by": ["g"]},
        join={"p": {"file": "p.csv", "on": "sku"}},
        data={"a": ["{x}", "{p.name}"], "b": {"sum": "s"}},
        lines={"q": {"divide": ["d", "e"]}, "r": {"number": "f"}},
    )
    assert full.columns() == {"n", "m", "t", "g", "sku", "x", "p.name", "s", "d", "e", "f"}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("type = 1", "type"),
        ("= nonsense", "Invalid"),
        ('type = "a"\nsource = "b"\nid = "c"\nunknown = 1\n[time]\ncolumn = "t"\n[data]', "unknown"),
        ('type = "a"\nsource = "b"\nid = "c"\n[time]\ncolumn = "t"\ntimezone = "Mars"\n[data]', "no such time zone"),
    ],
)
def test_a_bad_mapping_says_where(tmp_path: Path, text: str, complaint: str) -> None:
    (tmp_path / "m.toml").write_text(text)
    with pytest.raises(BadMapping, match=complaint):
        csv_mapping.named(str(tmp_path / "m.toml"))


def test_yaml_says_the_same(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text("type: a\nsource: b\nid: '{n}'\ntime: {column: t}\ndata: {x: '{n}'}\n")
    assert csv_mapping.named(str(tmp_path / "m.yaml")).data == {"x": "{n}"}
    (tmp_path / "m.yaml").write_text("type: [")
    with pytest.raises(BadMapping, match=r"m\.yaml"):
        csv_mapping.named(str(tmp_path / "m.yaml"))


def test_a_mapping_that_is_not_there() -> None:
    with pytest.raises(BadMapping, match="nowhere"):
        csv_mapping.named("nowhere.toml")


def test_a_known_file_is_recognised_by_its_columns() -> None:
    known = csv_mapping.named("complete_journey")
    assert csv_mapping.recognised([*known.recognise, "week"]) == known
    assert csv_mapping.recognised(["household_id"]) is None


def test_a_table_in_the_contracts_own_words() -> None:
    written = datetime(2026, 11, 1, tzinfo=UTC)
    header = ["email", "name", "birth_date", "store.city", "data.note"]
    read = csv_mapping.by_header(header, ";", "site.registered", "import/list", written)
    row = {"email": "a@shop.ru", "name": "Анна", "birth_date": "", "store.city": "Тверь", "data.note": "x"}
    assert read.event([row]) == {
        "specversion": "1.0",
        "id": "",
        "source": "import/list",
        "type": "site.registered",
        "time": "2026-11-01T00:00:00+00:00",
        "data": {
            "identifiers": {"email": "a@shop.ru"},
            "person": {"name": "Анна"},
            "store": {"city": "Тверь"},
            "note": "x",
        },
    }
    assert read.delimiter == ";"


def test_dates_of_a_table_without_a_mapping_may_have_dots() -> None:
    written = datetime(2026, 11, 1, tzinfo=UTC)
    header = ["phone", "birth_date", "date"]
    read = csv_mapping.by_header(header, ";", "delivery.requested", "import/list", written)
    said = read.event([{"phone": "89161234567", "birth_date": "12.05.1990", "date": "1.12.2026"}])["data"]
    assert (said["person"]["birth_date"], said["date"]) == ("1990-05-12", "2026-12-01")


SALE = ["phone", "receipt", "total"]


def sale(header: list[str], type_: str = "pos.purchased", **row: str) -> Any:
    read = csv_mapping.by_header(header, ";", type_, "import/tills", datetime(2026, 11, 1, tzinfo=UTC))
    return read.event([{"phone": "89161234567", "receipt": "R-1", **row}])["data"]


def test_amounts_of_a_table_without_a_mapping_are_read_as_spreadsheets_write_them() -> None:
    said = sale([*SALE, "currency"], total="1 990,50", currency="RUB")
    assert (said["total"], said["currency"]) == ("1990.5", "RUB")
    said = sale(SALE, total="1 990,50 ₽")
    assert (said["total"], said["currency"]) == ("1990.5", "RUB")
    said = sale([*SALE, "currency"], total="$1,990.50", currency="USD")
    assert (said["total"], said["currency"]) == ("1990.5", "USD")
    product = sale(["visitor", "product.sku", "product.price"], "site.product_viewed", **{"product.price": "5 990 ₽"})
    assert product["product"] == {"price": "5990", "currency": "RUB"}


def test_the_sign_beside_an_amount_counts_in_rows_that_leave_the_currency_empty() -> None:
    said = [sale([*SALE, "currency"], total="1 990,50 ₽", currency=currency) for currency in ("", " ", "RUB")]
    assert [(each["total"], each["currency"]) for each in said] == [("1990.5", "RUB")] * 3
    assert "currency" not in sale([*SALE, "currency"], total="1 990,50", currency="")
    header = ["product.currency", "visitor", "product.sku", "product.price"]  # whichever column comes first
    viewed = sale(header, "site.product_viewed", **{"product.price": "$5", "product.currency": ""})
    assert viewed["product"] == {"price": "5", "currency": "USD"}


def test_amounts_of_a_table_that_say_two_things_are_refused() -> None:
    with pytest.raises(InvalidEvent, match="column total has one comma before three digits"):
        sale(SALE, total="1,990")
    with pytest.raises(InvalidEvent, match="column total is in USD"):
        sale([*SALE, "currency"], total="$5", currency="RUB")


def test_what_an_unknown_type_calls_a_total_is_kept_as_it_is() -> None:
    assert sale(SALE, "till.counted", total="1,990")["total"] == "1,990"


def test_a_table_in_other_words_is_not_taken_for_nobodys_events() -> None:
    """Every row of it would be accepted, and none would reach a person."""
    written = datetime(2026, 11, 1, tzinfo=UTC)
    with pytest.raises(BadMapping, match="no column tells whose a row is, of these: Телефон, Имя"):
        csv_mapping.by_header(["Телефон", "Имя"], ",", "site.registered", "import/list", written)
