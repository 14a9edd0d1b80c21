"""What a text in the search box could be: identifiers, the likeliest kind first (pure)."""

from __future__ import annotations

import re
from typing import Final

from schemas.identifiers import KINDS, Identifier, normalise, normalise_all

_CARD: Final = re.compile(r"[A-ZА-ЯЁ]{0,4}\d{4,19}")  # as it is compared; what else a card may be, only a channel knows


def possible_identifiers(text: str, region: str) -> list[Identifier]:
    """Every identifier that the text could be, or has several of, the likeliest first."""
    text = text.strip()
    if "@" in text:
        kinds: tuple[str, ...] = ("email",)
    elif any(character.isdigit() for character in text):
        kinds = ("phone", "card", "preorder", "order", "receipt", "account", "visitor")
    else:
        kinds = () if " " in text else ("account", "card", "visitor")
    return [identifier for kind in kinds if kind in KINDS for identifier in normalise_all(kind, text, region)]


def of_a_newcomer(text: str, region: str) -> Identifier | None:
    """The phone, e-mail or card that the text is beyond doubt: one under which somebody new may be written down."""
    contact = normalise("email" if "@" in text else "phone", text, region)
    card = normalise("card", text, region)
    return contact or (card if card and _CARD.fullmatch(card.value) else None)
