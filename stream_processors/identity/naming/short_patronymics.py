"""Patronymics without -ов- or -ев-, so short that one slip leaves no ending to know them by: «Ильч» for Ильич."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

_SHORT: Final = ("ильич", "кузьмич", "лукич", "никитич", "саввич", "фомич")
_DAUGHTERS: Final = ("ильинична", "кузьминична", "лукинична", "никитична", "саввична", "фоминична")
_MAY_BE_MEANT: Final = re.compile(r"[иклнсф]\w{2,9}(?:чь?|чи|[чш]на)")
_SURNAMES: Final = frozenset(("лукач", "кузмич"))


@lru_cache(maxsize=65_536)
def short_patronymic_meant(word: str) -> str:
    """That of which the word, in lower case, has one slip behind its first letter; "" of all others, and of itself."""
    if not _MAY_BE_MEANT.fullmatch(word) or word in _SURNAMES:
        return ""
    known = _DAUGHTERS if word.endswith("на") else _SHORT
    return next((each for each in known if each[0] == word[0] and OSA.distance(each, word) == 1), "")
