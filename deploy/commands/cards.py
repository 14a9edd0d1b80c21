"""Shows a profile as a card on the terminal, in Russian or English. Empty rows are left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from rich.console import RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from profile_store.service.pages.wording import Wording
from schemas.payloads import Line
from schemas.profile import Preorder, Profile

Language = Literal["ru", "en"]
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
Row = tuple[dict[Language, str], Callable[[Profile, Wording], str]]


def _person(profile: Profile, words: Wording) -> str:
    person = profile.person
    sex = words.text(f"compare.sex_{person.sex}") if person.sex else ""
    born = words.text("customer.born", day=words.day(person.birth_date)) if person.birth_date else ""
    return ", ".join(filter(None, [sex, born]))


def _identifiers(profile: Profile, words: Wording) -> str:
    return "\n".join(
        f"{words.term('kind', kind)} {', '.join(words.identifier(kind, value) for value in values)}"
        for kind, values in profile.identifiers.items()
    )


def _brought_by(profile: Profile, words: Wording) -> str:
    came = profile.acquisition
    if came is None:
        return ""
    channel = words.term("acquisition", came.channel.lower()) if came.channel else ""
    return ", ".join(filter(None, [channel, came.query and f"«{came.query}»", came.campaign]))


def _lead(profile: Profile, words: Wording) -> str:
    needs = "; ".join(words.say(hint.need) for hint in profile.hints)
    lead_class = words.term("lead_class", profile.lead_class) if profile.lead_class else ""
    return " · ".join(dict.fromkeys(filter(None, [lead_class, needs])))


def _preorder(preorder: Preorder) -> str:
    models = ", ".join(map(_line, preorder.lines))
    return f"№ {preorder.number}: {models}" + (f"\n«{preorder.comment}»" if preorder.comment else "")


def _line(line: Line) -> str:
    return (line.name or line.sku) + (f" ×{line.quantity:g}" if line.quantity != 1 else "")


def _purchases(profile: Profile, words: Wording) -> str:
    sums = " + ".join(map(words.sum, profile.purchases.total))
    return f"{profile.purchases.count}: {sums}" if profile.purchases.count else ""


ROWS: dict[str, Row] = {
    "person": ({"ru": "О человеке", "en": "Person"}, _person),
    "identifiers": ({"ru": "Как узнаём", "en": "Known by"}, _identifiers),
    "brought_by": ({"ru": "Откуда пришёл", "en": "Brought by"}, _brought_by),
    "lead": ({"ru": "Тип обращения", "en": "Lead class"}, _lead),
    "say": (
        {"ru": "Подсказка", "en": "What to say"},
        lambda profile, words: "\n".join(words.say(hint.say) for hint in profile.hints),
    ),
    "primary": ({"ru": "Первый интерес", "en": "Came for"}, lambda profile, _: profile.primary_interest or ""),
    "current": ({"ru": "Смотрит сейчас", "en": "Looks at now"}, lambda profile, _: profile.current_interest or ""),
    "viewed": (
        {"ru": "Смотрел на сайте", "en": "Viewed"},
        lambda profile, _: ", ".join(viewed.name or viewed.sku for viewed in profile.viewed),
    ),
    "cart": ({"ru": "В корзине", "en": "In the cart"}, lambda profile, _: ", ".join(map(_line, profile.cart.lines))),
    "preferences": (
        {"ru": "Уже известно", "en": "Has explained"},
        lambda profile, _: "\n".join(f"{name}: {value}" for name, value in profile.preferences.items()),
    ),
    "notes": (
        {"ru": "Заметки", "en": "Notes"},
        lambda profile, _: "\n".join(f"«{note.text}» {note.agent}" for note in profile.notes if note.text),
    ),
    "preorders": (
        {"ru": "Предзаказ", "en": "Pre-order"},
        lambda profile, _: "\n".join(map(_preorder, profile.preorders)),
    ),
    "wishes": (
        {"ru": "Пожелания", "en": "Wishes"},
        lambda profile, words: "\n".join(map(words.wish, profile.wishes)),
    ),
    "marks": (
        {"ru": "Отметки", "en": "Marks"},
        lambda profile, words: ", ".join(words.term("mark", mark) for mark in profile.marks),
    ),
    "purchases": ({"ru": "Покупки", "en": "Purchases"}, _purchases),
    "call": (
        {"ru": "Звонок сейчас", "en": "Call now"},
        lambda profile, words: words.say(profile.may_call_now.say),
    ),
}


def card(profile: Profile, language: Language, rows: Iterable[str] = ROWS, title: str = "") -> RenderableType:
    """A panel with those of the rows that have content."""
    nameless = {"ru": "имя не названо", "en": "name not given"}[language]
    words = Wording(language, ZoneInfo(profile.timezone or "UTC"), datetime.now(UTC))
    told = {ROWS[row][0][language]: ROWS[row][1](profile, words) for row in rows}
    return panel(" · ".join(filter(None, [title, profile.person.name or nameless])), told)


def _harmless(text: str) -> str:
    """The text without escape sequences: whoever fills in a form must not control the terminal of whoever reads it."""
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)


def panel(heading: str, told: Mapping[str, str]) -> RenderableType:
    """A panel with one row per label; empty rows are left out."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for label, text in told.items():
        if text:
            grid.add_row(label, Text(_harmless(text)))
    return Panel(grid, title=Text(_harmless(heading)), title_align="left", border_style="green", expand=False)
