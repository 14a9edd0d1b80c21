"""Stories S07 to S13: events of all channels and files gather on one client, and a lent card joins nobody."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.staff import looked_up, page, purchase, timeline, viewed
from tests.e2e.system import System, event
from tests.waiting import until


@pytest.mark.parametrize(
    ("kind", "value"), [("card", "KLUB-0700"), ("phone", "+79161070001"), ("email", "s07@mail.ru")]
)
def test_s07_one_client_from_three_dealerships(system: System, kind: str, value: str) -> None:
    identifiers = {kind: value}
    system.post(event("call.noted", source="dealership/1", identifiers=identifiers, text="Спросил о комплектациях"))
    system.post(event("call.noted", source="dealership/2", identifiers=identifiers, text="Тест-драйв"))
    system.post(purchase(f"s07-{kind}", "1990000.00", "Автосалон 3", "Седан", **identifiers))
    seen = system.see(lambda seen: len(seen.notes) == 2 and seen.purchases.count == 1, **identifiers)
    visits = timeline(system, seen.profile_id, 3)
    assert [visit["source"] for visit in visits] == ["till/Автосалон 3", "dealership/2", "dealership/1"]
    shown = page(system, f"/customers/{seen.profile_id}/timeline").text
    assert "Автосалон 3" in shown
    assert "Тест-драйв" in shown
    assert len(system.profiles(**identifiers)) == 1, "not three new clients"


def test_s08_touchpoints_accumulate(system: System) -> None:
    system.post(*viewed("s08", ("Диван Уют", "Диваны")))
    system.post(
        event("site.registered", identifiers={"visitor": "s08", "phone": "8 (916) 108-00-01", "card": "c-0800"})
    )
    system.post(purchase("s08-1", "34990.00", "Ленинский", "Диван Уют", card="C-0800"))
    system.post(
        event(
            "delivery.requested",
            source="delivery",
            identifiers={"phone": "+7 916 108 00 01", "order": "s08-order"},
            address={"text": "Москва, Лесная, 5"},
            date="2026-11-25",
            promised={"from": "10:00", "to": "18:00"},
        )
    )
    seen = system.see(lambda seen: bool(seen.deliveries) and seen.purchases.count == 1, phone="+79161080001")
    assert [each.category for each in seen.viewed] == ["Диваны"]
    assert [(total.amount, total.currency) for total in seen.purchases.total] == [("34990.00", "RUB")]
    assert [each.order for each in seen.deliveries] == ["s08-order"]
    happened = timeline(system, seen.profile_id, 4)
    assert {each["type"] for each in happened} == {
        "site.product_viewed", "site.registered", "pos.purchased", "delivery.requested",
    }  # fmt: skip
    assert all(each["time"].endswith("Z") for each in happened), "comparable: one clock for all channels"


BASES = {
    "subscribers.csv": ("email,name,date\ns09-anna@mail.ru,Анна Петрова,2026-01-10\ns09-oleg@mail.ru,,2026-01-11\n"),
    "registered.csv": (
        "email,phone,name,date\n"
        "S09-Anna@Mail.ru,8 916 109-00-01,Петрова Анна,2026-02-10\n"
        "s09-maria@mail.ru,8 916 109-00-03,Мария Кузнецова,2026-02-11\n"
    ),
    "buyers.csv": (
        "phone,receipt,total,date\n+79161090001,s09-1,12000.00,2026-03-01\n+79161090001,s09-2,3000.50,2026-03-02\n"
        "+79161090003,s09-3,700.00,2026-03-03\n"
    ),
}
MAPPING = """
source = "import/{base}"
type = "{type}"
id = "{id}"
[time]
column = "date"
timezone = "Europe/Moscow"
[data]
{fields}
"""
FIELDS = {
    "subscribers.csv": ("site.registered", "{email}", {"identifiers.email": "{email}", "person.name": "{name}"}),
    "registered.csv": (
        "site.registered",
        "{email}",
        {"identifiers.email": "{email}", "identifiers.phone": "{phone}", "person.name": "{name}"},
    ),
    "buyers.csv": (
        "pos.purchased",
        "{receipt}",
        {"identifiers.phone": "{phone}", "identifiers.receipt": "{receipt}", "total": "{total}", "currency": "RUB"},
    ),
}


def test_s09_three_databases_become_one(system: System, tmp_path: Path) -> None:
    for name, text in BASES.items():
        type_, row_id, fields = FIELDS[name]
        (tmp_path / name).write_text(text)
        mapping = tmp_path / f"{name}.toml"
        lines = "\n".join(f'"{field}" = "{column}"' for field, column in fields.items())
        mapping.write_text(MAPPING.format(base=name, type=type_, id=row_id, fields=lines))
        system.run("import", str(tmp_path / name), "--mapping", str(mapping))
    system.run("import", str(tmp_path / "buyers.csv"), "--mapping", str(mapping))  # again: nothing is counted twice
    anna = system.see(lambda seen: seen.purchases.count == 2, email="s09-anna@mail.ru")
    assert anna.identifiers["phone"] == ("+79161090001",)
    assert [total.amount for total in anna.purchases.total] == ["15000.50"]
    maria = system.see(lambda seen: seen.purchases.count == 1, phone="+79161090003")
    oleg = system.see(email="s09-oleg@mail.ru")
    assert len({anna.profile_id, maria.profile_id, oleg.profile_id}) == 3
    changes = timeline(system, anna.profile_id, 4)
    assert [each["source"] for each in changes] == ["import/buyers.csv"] * 2 + [
        "import/registered.csv",
        "import/subscribers.csv",
    ]


def test_s09_the_import_groups_as_the_offline_command_does(system: System, tmp_path: Path) -> None:
    """What `omniprofile resolve` says of the three databases before launch is what the running system then shows."""
    records = tmp_path / "records.jsonl"
    records.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in _old_databases()))
    answers = [json.loads(line) for line in system.run("resolve", str(records), offline=True).splitlines()]
    expected: dict[str, set[str]] = {}
    for answer in answers:
        expected.setdefault(answer["profile"], set()).add(answer["id"])
    for base in ("subscriber", "registered", "buyer"):
        rows = [each for each in _old_databases() if each["id"].startswith(base)]
        registered = [
            event(
                "site.registered",
                source=f"import/{base}",
                event_id=row["id"],
                identifiers=row["identifiers"],
                person=row["person"],
            )
            for row in rows
        ]
        (tmp_path / base).with_suffix(".jsonl").write_text("".join(json.dumps(each) + "\n" for each in registered))
        system.run("import", str((tmp_path / base).with_suffix(".jsonl")))
    groups = sorted(map(sorted, expected.values()))
    until(lambda: _groups_shown(system) == groups, "the groups that the offline command found")


def _groups_shown(system: System) -> list[list[str]]:
    """The rows of the old databases by the profile that each leads to; of several on one phone, the namesake's."""
    found: dict[str, set[str]] = {}
    for each in _old_databases():
        kind, value = next(iter(each["identifiers"].items()))
        matches = system.profiles(**{kind: value})
        named = [one for one in matches if one.person.name == each["person"]["name"]]
        for profile in (named or matches)[:1]:
            found.setdefault(profile.profile_id, set()).add(each["id"])
    return sorted(map(sorted, found.values()))


def _old_databases() -> list[dict[str, Any]]:
    """Subscribers, registered, buyers: one client of all three, a couple on one phone, a card in two spellings."""
    rows = [
        ("subscriber-1", {"email": "s09-vera@mail.ru"}, "Вера Лунина"),
        ("subscriber-2", {"email": "s09-gleb@mail.ru"}, "Глеб Туров"),
        ("registered-1", {"phone": "8 916 109-77-01", "email": "S09-Vera@mail.ru"}, "Лунина Вера"),
        ("registered-2", {"phone": "8 916 109-77-02", "account": "s09-inna"}, "Инна Крот"),
        ("buyer-1", {"card": "S09-C-1", "phone": "+79161097701"}, "Вера Лунина"),
        ("buyer-2", {"card": "s09c2", "phone": "+79161097702"}, "Марк Крот"),
        ("buyer-3", {"card": "S09 C 2", "email": "s09-mark@mail.ru"}, "Марк Крот"),
    ]
    return [{"id": id_, "identifiers": identifiers, "person": {"name": name}} for id_, identifiers, name in rows]


def test_s09_the_opening_balance_is_computed(system: System, tmp_path: Path) -> None:
    """5 % of what both databases sold to her, the receipt that both have once, whole roubles."""
    sold = datetime(2026, 3, 1, 12, tzinfo=UTC)
    for base, receipts in (("tills", ("s09-b1", "s09-b2")), ("site", ("s09-b2", "s09-b3"))):
        for receipt in receipts:
            system.post(
                event(
                    "pos.purchased",
                    source=f"import/{base}",
                    at=sold,
                    identifiers={"card": "S09-BONUS", "receipt": receipt},
                    total="1010.10",
                    currency="RUB",
                )
            )
    system.see(lambda seen: seen.purchases.count == 3, card="S09-BONUS")
    rules = tmp_path / "programme.toml"
    rules.write_text('opens = 2026-11-01\ncurrency = "RUB"\npercent = "5"\n')
    lines = [json.loads(line) for line in system.run("balances", "--rules", str(rules)).splitlines()]
    (opened,) = [line for line in lines if line["identifiers"].get("card") == ["S09BONUS"]]
    assert (opened["bought"], opened["balance"], opened["currency"]) == ("3030.30", "151.00", "RUB")


def test_s10_email_given_online_and_in_the_store(system: System) -> None:
    system.post(*viewed("s10", ("Телевизор Aurora 55", "Телевизоры")))
    system.post(event("site.registered", identifiers={"visitor": "s10", "email": "S10.Client@mail.ru"}))
    online = system.see(email="s10.client@mail.ru")
    system.post(purchase("s10-1", "49990.00", "Ленинский", "Телевизор Aurora 55", email="s10.client@mail.ru"))
    bought = system.see(lambda seen: seen.purchases.count == 1, email="s10.client@mail.ru")
    assert bought.profile_id == online.profile_id
    assert bought.identifiers["visitor"] == ("s10",)
    assert "s10-1" in page(system, f"/customers/{bought.profile_id}").text


def test_s11_self_registration_in_telegram(system: System) -> None:
    """The bot sends what the client told it under a type of its own: who he is counts all the same."""
    system.post(
        event(
            "bot.registered",
            source="bot/telegram",
            identifiers={"account": "telegram-110011", "phone": "+7 (916) 111-00-11", "card": "TG-110011"},
            person={"name": "Фёкла Сороковикова", "birth_date": "1991-03-08"},
        )
    )
    system.see(card="TG-110011")
    for typed in ("Сороковикова Фёкла", "8 916 111 00 11"):
        shown = looked_up(system, typed).text
        assert "Фёкла Сороковикова" in shown
        assert "08.03.1991" in shown or "8 марта 1991" in shown
    assert "TG110011" in looked_up(system, "tg-110011").text


def test_s12_registered_in_instagram_and_bought_on_the_site(system: System) -> None:
    """The purchase on the site knows the phone that he left in Instagram: one client, and the link is visible."""
    system.post(
        event(
            "bot.registered",
            source="bot/instagram",
            identifiers={"account": "instagram:s12", "phone": "+7 916 112-00-12"},
            person=person("Прохор Двенадцатов", "1994-04-04"),
        )
    )
    system.see(account="instagram:s12")
    system.post(purchase("s12-1", "7990.00", "web/shop", "Наушники", phone="8 (916) 112-00-12"))
    bought = system.see(lambda seen: seen.purchases.count == 1, account="instagram:s12")
    assert bought.person.name == "Прохор Двенадцатов"
    why = page(system, f"/customers/{bought.profile_id}/why").text
    assert "Одинаково: телефон: +7 916 112-00-12" in why
    assert "till/web/shop" in why
    told = system.get("/v1/identity/why", account="instagram:s12", receipt="s12-1")
    assert [(link["rule"], link["source"]) for link in told["links"]] == [("same phone", "till/web/shop")]


def person(name: str, born: str) -> dict[str, Any]:
    return {"name": name, "birth_date": born}


def test_s13_a_lent_card_joins_nobody(system: System) -> None:
    owner, friend = person("Анна Петрова", "1990-05-12"), person("Борис Захаров", "1971-01-30")
    system.post(event("site.registered", identifiers={"card": "KLUB-1300", "phone": "+79161130001"}, person=owner))
    system.post(event("site.registered", identifiers={"card": "KLUB-1300", "phone": "+79161130002"}, person=friend))
    found = system.see_all(lambda found: len(found) == 2, card="KLUB-1300")
    assert {each.person.name for each in found} == {"Анна Петрова", "Борис Захаров"}
    assert system.get("/v1/profiles", card="KLUB-1300")["ambiguous"] is True
    choice = looked_up(system, "KLUB-1300", at="/shop").text
    assert "Анна Петрова" in choice
    assert "Борис Захаров" in choice
    anna = system.see(phone="+79161130001")
    assert len(anna.household) == 1
    for view in ("", "/shop"):
        shown = page(system, f"/customers/{anna.profile_id}{view}").text
        assert "карта KLUB1300: предъявляют и другие люди — Борис Захаров" in shown
    assert "карта KLUB1300" in page(system, "/review?kind=shared").text, "and staff are asked about it"
    assert "KLUB1300" in page(system, f"/customers/{anna.profile_id}/why").text
