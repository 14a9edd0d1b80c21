"""Identifiers and person of a Segment message, taken from its ids and traits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

Json = Mapping[str, Any]

_SEX = {"f": "f", "female": "f", "woman": "f", "ж": "f", "женский": "f",
        "m": "m", "male": "m", "man": "m", "м": "m", "мужской": "m"}  # fmt: skip


def mapping_of(value: object) -> Json:
    return value if isinstance(value, Mapping) else {}


def text_of(value: object) -> str | None:
    """Ids and phones come as numbers as well; None for what is no text at all, or empty."""
    if isinstance(value, bool):
        return None
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() else repr(value)
    if isinstance(value, int):
        return str(value)
    return value.strip() or None if isinstance(value, str) else None


def identifiers_of(message: Json, traits: Json) -> dict[str, str]:
    said = {
        "visitor": message.get("anonymousId"),
        "account": message.get("userId"),
        "phone": traits.get("phone"),
        "email": traits.get("email"),
    }
    return {kind: text for kind, value in said.items() if (text := text_of(value))}


def person_of(traits: Json) -> dict[str, str]:
    """Name, birth date and sex as far as they can be read: a malformed trait is left out, not guessed at."""
    said = {
        "name": text_of(traits.get("name")) or _full_name(traits),
        "birth_date": _birth_date(traits.get("birthday")),
        "sex": _SEX.get((text_of(traits.get("gender")) or "").casefold()),
    }
    return {field: text for field, text in said.items() if text}


def _full_name(traits: Json) -> str:
    first = text_of(traits.get("firstName", traits.get("first_name")))
    last = text_of(traits.get("lastName", traits.get("last_name")))
    return " ".join(part for part in (first, last) if part)


def _birth_date(value: object) -> str | None:
    """`birthday` is a date or, as SDKs serialise it, the date's midnight."""
    try:
        return date.fromisoformat((text_of(value) or "")[:10]).isoformat()
    except ValueError:
        return None
