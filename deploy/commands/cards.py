"""A profile as a card on the terminal, in Russian or English; rows that have nothing to say are left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from rich.console import RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from schemas.payloads import Line
from schemas.profile import Preorder, Profile

Language = Literal["ru", "en"]
Row = tuple[dict[Language, str], Callable[[Profile, Language], str]]


def _person(profile: Profile, language: Language) -> str:
    person = profile.person
    sex = {"f": {"ru": "женщина", "en": "female"}, "m": {"ru": "мужчина", "en": "male"}}
    born = person.birth_date.isoformat() if person.birth_date else ""
    return ", ".join(filter(None, [sex[person.sex][language] if person.sex else "", born]))


def _identifiers(profile: Profile, language: Language) -> str:
    return "; ".join(f"{kind} {', '.join(values)}" for kind, values in profile.identifiers.items())


def _brought_by(profile: Profile, language: Language) -> str:
    came = profile.acquisition
    return ", ".join(filter(None, [came.channel, came.query and f"«{came.query}»", came.campaign])) if came else ""


def _lead(profile: Profile, language: Language) -> str:
    needs = "; ".join(getattr(hint.need, language) for hint in profile.hints)
    return " · ".join(filter(None, [profile.lead_class, needs]))


def _say(profile: Profile, language: Language) -> str:
    return "\n".join(getattr(hint.say, language) for hint in profile.hints)


def _preorder(preorder: Preorder) -> str:
    models = ", ".join(map(_line, preorder.lines))
    return f"№ {preorder.number}: {models}" + (f"\n«{preorder.comment}»" if preorder.comment else "")


def _line(line: Line) -> str:
    return (line.name or line.sku) + (f" ×{line.quantity:g}" if line.quantity != 1 else "")


def _purchases(profile: Profile, language: Language) -> str:
    sums = ", ".join(f"{total.amount} {total.currency}" for total in profile.purchases.total)
    return f"{profile.purchases.count}: {sums}" if profile.purchases.count else ""


ROWS: dict[str, Row] = {
    "person": ({"ru": "О человеке", "en": "Person"}, _person),
    "identifiers": ({"ru": "Как узнаём", "en": "Known by"}, _identifiers),
    "brought_by": ({"ru": "Откуда пришёл", "en": "Brought by"}, _brought_by),
    "lead": ({"ru": "Класс обращения", "en": "Lead class"}, _lead),
    "say": ({"ru": "Подсказка", "en": "What to say"}, _say),
    "primary": ({"ru": "Пришёл за", "en": "Came for"}, lambda profile, _: profile.primary_interest or ""),
    "current": ({"ru": "Сейчас смотрит", "en": "Looks at now"}, lambda profile, _: profile.current_interest or ""),
    "viewed": (
        {"ru": "Смотрел", "en": "Viewed"},
        lambda profile, _: ", ".join(viewed.name or viewed.sku for viewed in profile.viewed),
    ),
    "cart": ({"ru": "В корзине", "en": "In the cart"}, lambda profile, _: ", ".join(map(_line, profile.cart.lines))),
    "preferences": (
        {"ru": "Предпочтения", "en": "Preferences"},
        lambda profile, _: ", ".join(f"{name}: {value}" for name, value in profile.preferences.items()),
    ),
    "notes": (
        {"ru": "Записи", "en": "Notes"},
        lambda profile, _: "\n".join(f"«{note.text}» {note.agent}" for note in profile.notes if note.text),
    ),
    "preorders": (
        {"ru": "Предзаказ", "en": "Pre-order"},
        lambda profile, _: "\n".join(map(_preorder, profile.preorders)),
    ),
    "wishes": (
        {"ru": "Пожелания", "en": "Wishes"},
        lambda profile, _: "\n".join(wish.quote or wish.rule for wish in profile.wishes),
    ),
    "marks": ({"ru": "Отметки", "en": "Marks"}, lambda profile, _: ", ".join(profile.marks)),
    "purchases": ({"ru": "Покупки", "en": "Purchases"}, _purchases),
    "call": (
        {"ru": "Звонить сейчас", "en": "Call now"},
        lambda profile, language: getattr(profile.may_call_now.say, language),
    ),
}


def card(profile: Profile, language: Language, rows: Iterable[str] = ROWS, title: str = "") -> RenderableType:
    """A panel with the rows asked for that have something to say."""
    nameless = {"ru": "имя не названо", "en": "name not given"}[language]
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for row in rows:
        label, say = ROWS[row]
        text = say(profile, language)
        if text:
            grid.add_row(label[language], Text(text))
    heading = " · ".join(filter(None, [title, profile.person.name or nameless]))
    return Panel(grid, title=Text(heading), title_align="left", border_style="green", expand=False)
