"""The words of a delivery request that no wish quotes, such as a door code or a broken lift; the courier needs them."""

from __future__ import annotations

import re
from typing import Final

from profile_store.service.delivery import DeliveryOrder

_WORD: Final = re.compile(r"\w+")
_COURTESY: Final = frozenset({"пожалуйста", "прошу", "спасибо", "please", "thanks", "thank", "you"})


def beyond_wishes(order: DeliveryOrder) -> str:
    """The client's words with the order if the wishes quote only a part of them; "" if they quote everything (pure).

    In full: what is left of a sentence when its half is taken out may say the opposite.
    """
    words = " ".join(order.wish.split())
    left = words
    for wish in (*order.wishes, *order.contact.wishes):
        for said in (wish.quote, wish.reason):
            left = left.replace(" ".join(said.split()), " ", 1) if said else left
    return words if any(map(_says_something, _WORD.findall(left))) else ""


def _says_something(word: str) -> bool:
    return word.isdigit() or (len(word) > 2 and word.casefold() not in _COURTESY)
