"""Stories S07 to S11 and S13: events of all channels and files gather on one client, and a lent card joins nobody."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.e2e.staff import looked_up, page, purchase, timeline, viewed
from tests.e2e.system import System, event


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
    assert "Автосалон 3" in page(system, f"/customers/{seen.profile_id}/timeline").text


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
    system.post(
        event(
            "site.registered",
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
    assert "Борис Захаров" in page(system, f"/customers/{anna.profile_id}").text
    assert "KLUB1300" in page(system, f"/customers/{anna.profile_id}/why").text
