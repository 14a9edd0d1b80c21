"""Names of persons, as tokens that can be compared and searched."""

from __future__ import annotations

import re
from functools import lru_cache

from stream_processors.identity.folding import clean, fold_cached

_WORD = re.compile(r"[^\W\d_](?:['’ʼ`ʻ]?[^\W\d_])*")


@lru_cache(maxsize=65_536)
def name_tokens(name: str) -> tuple[str, ...]:
    """Folded words of a name in their order: «Анна Петрова» is (ana, petrova), "Petrova, Anna" (petrova, ana)."""
    return tuple(filter(None, map(fold_cached, _WORD.findall(clean(name)))))
