"""The scene of the demo for S28: a delivery around a child's sleep, and what the planner sees."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from rich.console import RenderableType

from deploy.commands.cards import Language, panel
from deploy.demo.stories import Cast, DayLook, Json, Scene, Words

LABELS: Mapping[str, Words] = {
    "planner": {"ru": "Доставка", "en": "Delivery"},
    "order": {"ru": "Заказ", "en": "Order"},
    "hours": {"ru": "Когда можно", "en": "When"},
    "wish": {"ru": "Почему", "en": "Why"},
    "courier": {"ru": "Курьеру", "en": "For the courier"},
}


def delivery(cast: Cast) -> Scene:
    """S28: two windows are left of what was promised."""
    tomorrow, order = date.today() + timedelta(days=1), f"{cast.preorder}-1"
    asked = {
        "identifiers": {"phone": cast.phone, "order": order},
        "date": tomorrow.isoformat(),
        "address": {"text": "Москва, Ленинский проспект, 30", "lat": 55.71, "lon": 37.58},
        "promised": {"from": "10:00", "to": "18:00"},
        "service_minutes": 20,
        "wish": "Привезите до 13:00 или после 15:00, спит маленький ребёнок",
    }
    told = {"ru": "Анна просит привезти, пока ребёнок не спит", "en": "Anna asks for a time when her child is awake"}
    look = DayLook(tomorrow, order, lambda seen: len(seen["windows"]) == 2)
    return Scene("S28", told, "delivery/app", "delivery.requested", asked, look)


def day_panel(order: Json, language: Language, waited: str) -> RenderableType:
    """What the planner sees of one order of the day."""
    hours = [f"{_clock(window['from'])}–{_clock(window['to'])}" for window in order["windows"]]
    say = order["contact"]["say"]
    told = {
        "order": f"{order['order']}, {order['address']['text']}",
        "hours": ", ".join(hours),
        "wish": "\n".join(f"«{wish['quote']}» {wish['reason']}".strip() for wish in order["wishes"]),
        "courier": f"«{say[language]}»" if say else "",
    }
    heading = f"{LABELS['planner'][language]} · {waited} · {order['person']['name']}"
    return panel(heading, {LABELS[row][language]: text for row, text in told.items()})


def _clock(moment: str) -> str:
    return f"{datetime.fromisoformat(moment):%H:%M}"
