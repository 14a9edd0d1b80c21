"""Imports through a real broker: what is written and what is refused; an interruption loses nothing."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from deploy.engines import Engine
from producers.csv_mapping import BadMapping
from producers.importer import CHUNK, WINDOW, FileReport, ImportPlan, Step, run_import
from producers.intake import Judge
from producers.keys import MessageKeys
from producers.publisher import BrokerAway, Publisher
from producers.sources import BadFile
from schemas.decoding import MAX_EVENT_BYTES, decode
from tests.bad_json import bad_json
from tests.integration.doors import SECRET, events_written

JUDGE = Judge(MessageKeys(SECRET))
TILLS = Path(__file__).parents[1] / "data" / "complete_journey"


@pytest.fixture
def publisher(fresh_broker: Engine) -> Iterator[Publisher]:
    publisher = Publisher({"bootstrap.servers": fresh_broker.address})
    yield publisher
    assert publisher.close() == 0


def imported(publisher: Publisher, path: Path, **plan: Any) -> FileReport:
    [report] = run_import([path], publisher, JUDGE, ImportPlan(**plan))
    return report


def refused_rows(report: FileReport) -> list[dict[str, Any]]:
    return [json.loads(line) for line in report.refused_rows.read_text().splitlines()] if report.refused_rows else []


def event(id: str, **changes: Any) -> dict[str, Any]:
    said = {
        "specversion": "1.0", "id": id, "source": "crm", "type": "site.registered", "time": "2026-11-21T10:00:00Z",
        "data": {"identifiers": {"email": f"{id}@shop.ru"}},
    }  # fmt: skip
    return said | changes


def lines(path: Path, *values: Any) -> Path:
    path.write_text("".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values))
    return path


def copied_tills(folder: Path) -> Path:
    for name in ("transactions.csv", "products.csv"):
        (folder / name).write_bytes((TILLS / name).read_bytes())
    return folder / "transactions.csv"


@pytest.mark.parametrize("packed", [False, True])
def test_the_complete_journeys_tills(publisher: Publisher, fresh_broker: Engine, tmp_path: Path, packed: bool) -> None:
    path = copied_tills(tmp_path)
    if packed:
        for plain in (path, tmp_path / "products.csv"):
            plain.with_name(plain.name + ".gz").write_bytes(gzip.compress(plain.read_bytes()))
            plain.unlink()
        path = tmp_path / "transactions.csv.gz"
    report = imported(publisher, path)
    assert (report.accepted, report.refused) == (76, 0)
    sales = {each["data"]["identifiers"]["receipt"]: each for each in events_written(fresh_broker.address)}
    assert len(sales) == 76
    for sale in sales.values():
        decode(json.dumps(sale).encode())
    assert sum(len(sale["data"]["lines"]) for sale in sales.values()) == 139
    assert sum(Decimal(sale["data"]["total"]) for sale in sales.values()) == Decimal("410.18")
    assert len({sale["data"]["identifiers"]["card"] for sale in sales.values()}) == 73
    first = sales["31198705046"]
    assert first == {
        "specversion": "1.0",
        "id": "basket/31198705046",
        "source": "import/complete_journey",
        "type": "pos.purchased",
        "time": "2017-01-01T12:30:27+00:00",
        "data": {
            "identifiers": {"card": "906", "receipt": "31198705046"},
            "store": "319",
            "total": "1.5",
            "currency": "USD",
            "lines": first["data"]["lines"],
        },
    }
    [line] = first["data"]["lines"]
    assert (line["sku"], line["quantity"], line["price"], line["currency"]) == ("1075313", 1, "1.5", "USD")
    assert line["category"]
    assert line["department"]


def test_a_line_that_is_no_json_is_kept_with_its_bytes_and_takes_no_other_with_it(
    publisher: Publisher, fresh_broker: Engine, tmp_path: Path
) -> None:
    path = tmp_path / "events.jsonl"
    good = json.dumps(event("a")).encode()
    kinds = bad_json(json.dumps(event("odd")).encode())
    bad = {name: each for name, each in kinds.items() if each.raw.strip() and b"\n" not in each.raw}
    path.write_bytes(b"\n".join([good, *(each.raw for each in bad.values()), json.dumps(event("b")).encode()]))
    report = imported(publisher, path)
    assert (report.accepted, report.refused) == (2, len(bad))
    assert {each["id"] for each in events_written(fresh_broker.address)} == {"a", "b"}
    for row, each in zip(refused_rows(report), bad.values(), strict=True):
        assert each.says in row["reason"]
        kept = base64.b64decode(row["base64"]) if "base64" in row else row["row"].encode()
        assert kept == each.raw.strip()


def test_a_file_in_utf_16_is_refused_as_a_whole(publisher: Publisher, tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    path.write_text(json.dumps(event("a")), encoding="utf-16")
    with pytest.raises(BadFile, match="UTF-16"):
        imported(publisher, path)


def test_packed_or_not_is_told_by_the_content(publisher: Publisher, tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    path.write_bytes(gzip.compress(json.dumps(event("a")).encode()))
    assert imported(publisher, path).accepted == 1


def test_cloudevents_go_in_as_they_are_and_the_refused_are_named(
    publisher: Publisher, fresh_broker: Engine, tmp_path: Path
) -> None:
    path = tmp_path / "events.jsonl"
    good = [json.dumps(event("a"), indent=None).encode(), b'{ "data":{}, ' + json.dumps(event("b")).encode()[1:]]
    bad = [
        b"nonsense",
        json.dumps(event("c", time="1970-01-01T00:00:00Z")).encode(),
        b'{"a": "' + b"x" * 2_000_000 + b'"}',
    ]
    path.write_bytes(b"\xef\xbb\xbf" + b"\n".join([good[0], b"", bad[0], good[1], *bad[1:]]))
    report = imported(publisher, path)
    assert (report.accepted, report.refused, report.skipped) == (2, 3, 0)
    assert report.refused_rows == tmp_path / "events.jsonl.refused.jsonl"
    rows = refused_rows(report)
    assert [(each["line"], each["path"]) for each in rows] == [(3, ""), (5, "time"), (6, "")]
    assert rows[0]["row"] == "nonsense"
    assert report.first_refused == f"line 3: {rows[0]['reason']}"
    assert str(MAX_EVENT_BYTES) in rows[2]["reason"]
    assert {each["id"] for each in events_written(fresh_broker.address)} == {"a", "b"}
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(
        ["broker", "events.jsonl", "events.jsonl.refused.jsonl"]
    )


class Interruption(KeyboardInterrupt):
    """Ctrl-C, at a known moment."""


def test_an_interrupted_import_goes_on_where_it_was(publisher: Publisher, fresh_broker: Engine, tmp_path: Path) -> None:
    count = 6 * CHUNK
    bad = {7, 2 * CHUNK + 3, count - 1}
    path = lines(tmp_path / "e.jsonl", *({"no": n} if n in bad else event(str(n)) for n in range(count)))

    def stop_in_the_middle(step: Step) -> None:
        if step.accepted > 2 * CHUNK:
            raise Interruption

    with pytest.raises(Interruption):
        list(run_import([path], publisher, JUDGE, ImportPlan(), stop_in_the_middle))
    report = imported(publisher, path)
    assert report.skipped >= CHUNK
    assert report.skipped + report.accepted + report.refused >= count
    assert [each["line"] for each in refused_rows(report)] == [n + 1 for n in sorted(bad)]
    ids = [each["id"] for each in events_written(fresh_broker.address)]
    assert set(ids) == {str(n) for n in range(count)} - {str(n) for n in bad}
    assert not list(tmp_path.glob("*import-state*"))


def test_another_plan_or_another_content_starts_afresh(publisher: Publisher, tmp_path: Path) -> None:
    def interrupt(step: Step) -> None:
        raise Interruption

    states = tmp_path / "states"
    states.mkdir()
    path = lines(tmp_path / "e.jsonl", *(event(str(n)) for n in range(CHUNK + 10)))
    with pytest.raises(Interruption):
        list(run_import([path], publisher, JUDGE, ImportPlan(state_dir=states), interrupt))
    assert len(list(states.iterdir())) == 1
    lines(path, *(event(f"other-{n}") for n in range(CHUNK + 10)))
    assert imported(publisher, path, state_dir=states).skipped == 0
    assert list(states.iterdir()) == []


def test_importing_again_gives_the_same_events(publisher: Publisher, fresh_broker: Engine, tmp_path: Path) -> None:
    path = copied_tills(tmp_path)
    imported(publisher, path)
    imported(publisher, path)
    written = [json.dumps(each, sort_keys=True) for each in events_written(fresh_broker.address)]
    assert len(written) == 2 * len(set(written)) == 2 * 76


def test_a_table_as_a_spreadsheet_exports_it(publisher: Publisher, fresh_broker: Engine, tmp_path: Path) -> None:
    mapping = tmp_path / "crm.toml"
    mapping.write_text(
        'type = "site.registered"\nsource = "crm"\nid = "client-{Код}"\nencoding = "cp1251"\ndelimiter = ";"\n'
        '[time]\ncolumn = "Дата"\nformat = "%d.%m.%Y"\ntimezone = "Europe/Moscow"\n'
        '[data]\n"identifiers.phone" = "{Телефон}"\n"person.name" = "{Фамилия} {Имя}"\n'
    )
    path = tmp_path / "клиенты.csv"
    rows = "Код;Дата;Телефон;Фамилия;Имя\r\n1;21.11.2026;8 916 123-45-67;Петрова;Анна\r\n2;скоро;;;\r\n3;21.11.2026\r\n"
    path.write_bytes(rows.encode("cp1251"))
    report = imported(publisher, path, mapping=str(mapping))
    assert [(each["line"], each["path"]) for each in refused_rows(report)] == [(3, "time"), (4, "")]
    [client] = events_written(fresh_broker.address)
    assert (client["id"], client["time"]) == ("client-1", "2026-11-21T00:00:00+03:00")
    assert client["data"] == {"identifiers": {"phone": "8 916 123-45-67"}, "person": {"name": "Петрова Анна"}}
    with pytest.raises(BadFile, match="not utf-8"):
        imported(publisher, path, as_type="site.registered")


@pytest.mark.parametrize(
    ("said", "asked", "time"),
    [
        ("", None, "2026-11-21T10:00:00+05:00"),
        ('timezone = "Europe/Moscow"', None, "2026-11-21T10:00:00+03:00"),
        ('timezone = "Europe/Moscow"', "Asia/Tokyo", "2026-11-21T10:00:00+09:00"),
        ("", "Asia/Tokyo", "2026-11-21T10:00:00+09:00"),
    ],
)
def test_a_time_without_offset_is_of_the_zone_asked_for_then_the_mappings_then_our_own(
    said: str, asked: str | None, time: str, publisher: Publisher, fresh_broker: Engine, tmp_path: Path
) -> None:
    mapping, path = tmp_path / "crm.toml", tmp_path / "crm.csv"
    mapping.write_text(
        f'type = "site.registered"\nsource = "crm"\nid = "{{n}}"\n[time]\ncolumn = "t"\n{said}\n'
        '[data]\n"identifiers.card" = "{n}"\n'
    )
    path.write_text("n,t\n1,2026-11-21 10:00\n")
    imported(publisher, path, mapping=str(mapping), timezone=asked, home="Asia/Tashkent")
    assert [each["time"] for each in events_written(fresh_broker.address)] == [time]


def test_a_list_of_subscribers_needs_no_mapping(publisher: Publisher, fresh_broker: Engine, tmp_path: Path) -> None:
    path = tmp_path / "subscribers.csv"
    path.write_text('email,name,time\na@shop.ru,"Анна\nПетрова",2026-11-01 10:00\nb@shop.ru,,2026-11-02\n,,\n')
    report = imported(publisher, path, as_type="site.registered", timezone="Europe/Moscow")
    assert [(each["line"], each["path"]) for each in refused_rows(report)] == [(5, "time")]
    first, second = sorted(events_written(fresh_broker.address), key=lambda each: each["time"])
    assert (first["source"], first["time"]) == ("import/subscribers", "2026-11-01T10:00:00+03:00")
    assert first["data"] == {"identifiers": {"email": "a@shop.ru"}, "person": {"name": "Анна\nПетрова"}}
    assert len(first["id"]) == 32
    assert first["id"] != second["id"]


def test_a_list_as_a_russian_spreadsheet_exports_it(publisher: Publisher, fresh_broker: Engine, tmp_path: Path) -> None:
    """Semicolons between the columns, and the name in capitals: one column of all would be nobody's event."""
    path = tmp_path / "LIST.CSV"
    path.write_text("phone;name;time\n8 916 123-45-67;Анна Петрова;2026-11-01\n", encoding="utf-8-sig")
    assert imported(publisher, path, as_type="site.registered").refused == 0
    (event,) = events_written(fresh_broker.address)
    assert event["data"] == {"identifiers": {"phone": "8 916 123-45-67"}, "person": {"name": "Анна Петрова"}}


def test_sales_with_amounts_as_a_spreadsheet_writes_them(
    publisher: Publisher, fresh_broker: Engine, tmp_path: Path
) -> None:
    path = tmp_path / "sales.csv"
    rows = ["1;1 990,50 ₽", "2;$1,990.50", "3;1,990", "4;soon"]
    path.write_text("\n".join(["receipt;total", *rows]) + "\n", encoding="utf-8-sig")
    report = imported(publisher, path, as_type="pos.purchased")
    ambiguous, no_number = refused_rows(report)
    assert (ambiguous["line"], no_number["line"]) == (4, 5)
    assert "comma" in ambiguous["reason"]
    assert "no number" in no_number["reason"]
    sales = {each["data"]["identifiers"]["receipt"]: each["data"] for each in events_written(fresh_broker.address)}
    amounts = {receipt: (said["total"], said["currency"]) for receipt, said in sales.items()}
    assert amounts == {"1": ("1990.5", "RUB"), "2": ("1990.5", "USD")}


def test_objects_without_an_envelope(publisher: Publisher, fresh_broker: Engine, tmp_path: Path) -> None:
    bare = {"identifiers": {"phone": "+79161234567"}, "person": {"name": "Анна"}}
    path = lines(
        tmp_path / "buyers.jsonl", bare, {"id": "2", "data": bare, "time": "2026-11-21T10:00:00Z"}, event("3"), 17
    )
    report = imported(publisher, path, as_type="site.registered")
    assert (report.accepted, report.refused) == (3, 1)
    events = {each["id"]: each for each in events_written(fresh_broker.address)}
    assert events.pop("3") == event("3")
    assert all(each["data"] == bare and each["type"] == "site.registered" for each in events.values())
    assert "2" in events


def test_rows_of_one_receipt_that_are_not_together_are_refused(
    publisher: Publisher, fresh_broker: Engine, tmp_path: Path
) -> None:
    path = copied_tills(tmp_path)
    text = path.read_text().splitlines()
    path.write_text("\n".join([*text, text[1]]) + "\n")
    report = imported(publisher, path)
    [row] = refused_rows(report)
    assert row["line"] == len(text) + 1
    assert "sort the file" in row["reason"]
    assert report.accepted == 76


@pytest.mark.parametrize(
    ("name", "content", "plan", "complaint"),
    [
        ("absent.jsonl", None, {}, "No such file"),
        ("a.csv", b"x,y\n1,2\n", {}, "say what its columns mean"),
        ("a.csv", b"", {"as_type": "site.registered"}, "is it empty?"),
        ("a.csv", "phone;name\n".encode("utf-16"), {"as_type": "site.registered"}, "it is UTF-16"),
        (
            "a.csv",
            "phone;имя\n".encode("cp1251"),
            {"as_type": "site.registered"},
            "name its encoding in a mapping file",
        ),
        ("a.csv", b"x,y\n1,2\n", {"mapping": "complete_journey"}, "products.csv.gz: the mapping joins this file"),
        ("a.jsonl.gz", gzip.compress(b"{}\n" * 100, mtime=0)[:-9], {}, "broken gzip"),
    ],
)
def test_what_cannot_be_imported_says_why(
    publisher: Publisher, tmp_path: Path, name: str, content: bytes | None, plan: dict[str, Any], complaint: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(BadFile, match=complaint):
        imported(publisher, tmp_path / name, **plan)


def test_missing_columns_are_named(publisher: Publisher, tmp_path: Path) -> None:
    path = copied_tills(tmp_path)
    path.write_text("basket_id,product_id,quantity\n1,2,3\n")
    with pytest.raises(BadFile, match="household_id, sales_value, store_id, transaction_timestamp"):
        imported(publisher, path, mapping="complete_journey")
    with pytest.raises(BadMapping):
        imported(publisher, path, mapping="absent.toml")


def test_when_the_broker_goes_away_the_next_run_goes_on(
    fresh_broker: Engine, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("CRITICAL")
    publisher = Publisher({"bootstrap.servers": fresh_broker.address}, delivery_timeout=1)
    rows = (WINDOW + 4) * CHUNK  # more than can be on the way when the first are acknowledged
    path = lines(tmp_path / "e.jsonl", *(event(str(n)) for n in range(rows)))

    def stop_broker(step: Step) -> None:
        fresh_broker.stop()

    with pytest.raises(BrokerAway):
        list(run_import([path], publisher, JUDGE, ImportPlan(), stop_broker))
    publisher.close(0.1)
    state = json.loads((tmp_path / "e.jsonl.import-state.json").read_text())
    assert 0 < state["done"] < rows
