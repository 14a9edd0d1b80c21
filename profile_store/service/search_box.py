"""What a text in the search box could be: identifiers, the likeliest kind first (pure)."""

from __future__ import annotations

from schemas.identifiers import KINDS, Identifier, normalise_all


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
