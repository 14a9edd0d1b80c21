"""The scenes of the demo for the stories S01 to S06 (docs/stories.md). S28 is in `van`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from schemas.profile import Profile

Words = Mapping[str, str]
Json = Mapping[str, Any]


@dataclass(frozen=True)
class Look:
    """A department looks its client up by `key`, sees `rows` of the card, and expects `seen` to hold."""

    department: Words
    key: tuple[str, str]
    rows: tuple[str, ...]
    seen: Callable[[Profile], bool]


@dataclass(frozen=True)
class DayLook:
    """The planner of the vans opens a day and expects `seen` to hold of one order on it."""

    day: date
    order: str
    seen: Callable[[Json], bool]


@dataclass(frozen=True)
class Scene:
    """story: the scenario's number; told: what happens, in words; then the event itself."""

    story: str
    told: Words
    source: str
    type: str
    data: Json
    look: Look | DayLook | None = None


@dataclass(frozen=True)
class Cast:
    """Identifiers of this performance alone, so that a second one is about other people."""

    visitor: str
    phone: str
    sofa_visitor: str
    sofa_phone: str
    juicer_visitor: str
    kitchen_visitor: str
    preorder: str

    @classmethod
    def of(cls, run: str, digits: str) -> Cast:
        """run: any text; digits: seven of them, for phone numbers."""
        return cls(
            visitor=f"demo-{run}-anna",
            phone=f"+7916{digits}",
            sofa_visitor=f"demo-{run}-sofa",
            sofa_phone=f"+7903{digits}",
            juicer_visitor=f"demo-{run}-juicer",
            kitchen_visitor=f"demo-{run}-kitchen",
            preorder=f"demo-{run}",
        )


MANAGER = {"ru": "Менеджер", "en": "Manager"}
CALL_CENTRE = {"ru": "Колл-центр", "en": "Call centre"}
SHOP = {"ru": "Магазин", "en": "Shop"}
SITE = "web/shop"
FRIDGES, HOBS, MICROWAVES = "Холодильники", "Варочные панели", "Микроволновые печи"
TELEVISIONS = "Телевизоры"


def scenes(cast: Cast) -> list[Scene]:
    return [*_sofa(cast), *_lead_classes(cast), *_interests(cast), *_the_call(cast), *_the_preorder(cast)]


def _sofa(cast: Cast) -> list[Scene]:
    """S01: the query that brought the client shortens the call."""
    return [
        _came(
            "S01",
            cast.sofa_visitor,
            "Купить диван с быстрой доставкой",
            {"ru": "Клиент пришёл на сайт из поиска", "en": "A client comes to the site from a search"},
        ),
        Scene(
            "S01",
            {"ru": "Он звонит; коллтрекинг знает, кто был на сайте", "en": "He calls; call tracking knows the visitor"},
            "call-tracking",
            "call.received",
            {"identifiers": {"visitor": cast.sofa_visitor, "phone": cast.sofa_phone}, "tracked_number": "+74951234501"},
            Look(
                CALL_CENTRE,
                ("phone", cast.sofa_phone),
                ("brought_by", "lead", "say", "call"),
                lambda profile: profile.acquisition is not None and bool(profile.hints),
            ),
        ),
    ]


def _lead_classes(cast: Cast) -> list[Scene]:
    """S02: two visitors, two classes."""
    juicer = Look(
        MANAGER, ("visitor", cast.juicer_visitor), ("brought_by", "lead"), lambda seen: seen.lead_class == "A"
    )
    kitchen = Look(
        MANAGER, ("visitor", cast.kitchen_visitor), ("brought_by", "lead"), lambda seen: seen.lead_class == "B"
    )
    return [
        _came(
            "S02",
            cast.juicer_visitor,
            "скидки на соковыжималки",
            {"ru": "Один посетитель ищет скидку", "en": "One visitor is after a discount"},
            juicer,
        ),
        _came(
            "S02",
            cast.kitchen_visitor,
            "обставить кухню после ремонта",
            {"ru": "Другой обставляет кухню", "en": "Another one is furnishing a kitchen"},
            kitchen,
        ),
    ]


def _interests(cast: Cast) -> list[Scene]:
    """S03: what she came for stays, what she looks at now follows."""
    shown = ("primary", "current", "viewed")
    by_visitor = ("visitor", cast.visitor)
    return [
        _viewed(cast, "FR-410", "Холодильник Polair 410", FRIDGES, "59990.00"),
        _viewed(
            cast, "HB-20", "Варочная панель Ember 20", HOBS, "24990.00",
            Look(
                MANAGER, by_visitor, shown,
                lambda seen: (seen.primary_interest, seen.current_interest) == (FRIDGES, HOBS),
            ),
        ),
        _viewed(
            cast, "MW-7", "Микроволновая печь Lumen 7", MICROWAVES, "8990.00",
            Look(
                MANAGER, by_visitor, shown,
                lambda seen: (seen.primary_interest, seen.current_interest) == (FRIDGES, MICROWAVES),
            ),
        ),
    ]  # fmt: skip


def _the_call(cast: Cast) -> list[Scene]:
    """S04: the anonymous visitor becomes the caller. S05: she explains what she wants once, to everybody."""
    by_phone = ("phone", cast.phone)
    called = {
        "identifiers": {"visitor": cast.visitor, "phone": cast.phone},
        "person": {"name": "Анна Петрова", "sex": "f"},
        "tracked_number": "+74951234502",
        "agent": "Ольга",
    }
    noted = {
        "identifiers": {"phone": cast.phone},
        "text": "Нужен тихий холодильник, проём на кухне 62 см, двери открываются влево",
        "agent": "Ольга",
        "topic": FRIDGES,
        "preferences": {"цвет": "нержавеющая сталь", "ширина": "до 60 см", "комплектация": "No Frost, двери влево"},
    }
    calls = {"ru": "Она звонит: посетитель сайта и звонящая — один человек", "en": "She calls: one and the same person"}
    explains = {"ru": "Она объясняет цвет, размер и комплектацию", "en": "She explains colour, size, configuration"}
    at_the_call = Look(
        CALL_CENTRE, by_phone, ("primary", "current", "viewed", "call"), lambda seen: len(seen.viewed) > 2
    )
    in_the_shop = Look(SHOP, by_phone, ("preferences", "notes", "primary"), lambda seen: len(seen.preferences) > 2)
    return [
        Scene("S04", calls, "call-tracking", "call.received", called, at_the_call),
        Scene("S05", explains, "call-centre", "call.noted", noted, in_the_shop),
    ]


def _the_preorder(cast: Cast) -> list[Scene]:
    """S06: the number from the SMS opens models, comment, and what else she looked at."""
    ordered = {
        "identifiers": {"phone": cast.phone, "preorder": cast.preorder},
        "lines": [
            _fridge("FR-410", "Холодильник Polair 410", "59990"),
            _fridge("FR-520", "Холодильник Polair 520", "74990"),
        ],
        "comment": "На самом деле обставляет всю квартиру; смотрела телевизоры, интересовалась установкой посудомойки",
        "store": "Ленинский, 12",
        "notify": "sms",
    }
    told = {"ru": "Оператор оформляет предзаказ, номер уходит в СМС", "en": "A pre-order; its number goes out by SMS"}
    shown = ("preorders", "preferences", "viewed", "notes")
    look = Look(SHOP, ("preorder", cast.preorder), shown, lambda seen: bool(seen.preorders) and _saw_televisions(seen))
    return [
        _viewed(cast, "TV-55", "Телевизор Aurora 55", TELEVISIONS, "49990.00"),
        Scene("S06", told, "call-centre", "preorder.created", ordered, look),
    ]


def _fridge(sku: str, name: str, price: str) -> Json:
    return {"sku": sku, "name": name, "category": FRIDGES, "price": price, "currency": "RUB"}


def _saw_televisions(profile: Profile) -> bool:
    return any(viewed.category == TELEVISIONS for viewed in profile.viewed)


def _came(story: str, visitor: str, query: str, told: Words, look: Look | None = None) -> Scene:
    data = {
        "identifiers": {"visitor": visitor},
        "url": "https://shop.example/",
        "acquisition": {"channel": "search", "query": query},
    }
    return Scene(story, told, SITE, "site.page_viewed", data, look)


def _viewed(cast: Cast, sku: str, name: str, category: str, price: str, look: Look | None = None) -> Scene:
    product = {"sku": sku, "name": name, "category": category, "price": price, "currency": "RUB"}
    told = {"ru": f"Анна смотрит: {name}", "en": f"Anna views: {name}"}
    return Scene(
        "S06" if category == TELEVISIONS else "S03", told, SITE, "site.product_viewed",
        {"identifiers": {"visitor": cast.visitor}, "product": product}, look,
    )  # fmt: skip
