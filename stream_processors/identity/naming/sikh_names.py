"""Given names of Sikhs: of two words run together (Gurpreet, Manjit), and of either sex."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_FIRST: Final = (
    "aman|amar|amrit|arsh|bal|bhup|dal|dav|dev|dil|gagan|gur|har|ish|jag|jas|jat|jog|kamal|kanwal|kir|kul|lakh|lov|mal|"
    "man|mand|moh|nar|nav|par|param|parm|prab|prabh|raj|ran|rav|roop|rup|sat|sim|suk|sukh|sur|swar|tej"
)
_LAST: Final = (
    "pr(?:ee|i)t|j(?:ee|i)t|[wv]?ind[ea]r|d(?:ee|i)p|m(?:ee|i)t|[wv]ant|[vb](?:ee|i)r|pal|kirat|jot|leen|noor"
)
_COMPOUND: Final = re.compile(rf"({_FIRST})({_LAST})")


@lru_cache(maxsize=65_536)
def sikh_compound(word: str) -> str:
    """The two words of which a name, in lower case, is made, each spelt in one way; "" where it is none."""
    found = _COMPOUND.fullmatch(word)
    if not found:
        return ""
    last = found[2].replace("ee", "i").replace("v", "w").replace("ar", "er")
    return f"{found[1]} {last}"
