"""Names in scripts other than Latin and Cyrillic."""

from __future__ import annotations

import re
from typing import Final

from anyascii import anyascii

_HAN_NAME: Final = re.compile(r"([\u4e00-\u9fff])([\u4e00-\u9fff]{1,2})")
_OTHER_SCRIPT: Final = re.compile(
    r"[^\x00-\u052f\u1e00-\u20ff]+"
)  # neither Latin nor Cyrillic, nor punctuation of these
_PICTURE: Final = re.compile("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]+")  # else «Катя 🌸» is a Katya Cherry-Blossom


def romanised(name: str) -> str:
    """Scripts other than Latin and Cyrillic in Latin letters; of «张秀英» the first character is the surname."""
    if not _OTHER_SCRIPT.search(name):  # nor is there a picture then
        return name
    name = _HAN_NAME.sub(lambda found: f"{anyascii(found[1])}, {anyascii(found[2])}", _PICTURE.sub(" ", name))
    return _OTHER_SCRIPT.sub(lambda found: anyascii(found[0]), name)
