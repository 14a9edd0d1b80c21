"""Texts can be read on what they stand on, by day and by night: WCAG 2.1, 4.5 to 1."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

ENOUGH = 4.5
ON = {
    "paper": ("ink", "faint", "accent", "warm"),
    "sheet": ("ink", "faint", "accent", "good", "bad", "warm"),
    "accent": ("accent-ink",),
    "accent-soft": ("ink", "faint"),
    "good-soft": ("ink", "faint", "good"),
    "bad-soft": ("ink", "faint", "bad"),
    "warm-soft": ("ink", "accent", "warm"),
}


def themes() -> list[dict[str, str]]:
    """The colours of each `:root` block: the light theme, the dark one."""
    sheet = files("profile_store.service.pages").joinpath("static/pages.css").read_text(encoding="utf-8")
    return [
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block)) for block in re.findall(r":root \{(.*?)\}", sheet, re.S)
    ]


def luminance(colour: str) -> float:
    """Relative, 0…1."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [0, 1])
@pytest.mark.parametrize(("ground", "text"), [(ground, text) for ground, texts in ON.items() for text in texts])
def test_texts_stand_out_from_their_ground(theme: int, ground: str, text: str) -> None:
    colours = themes()[theme]
    assert contrast(colours[ground], colours[text]) >= ENOUGH, f"{text} on {ground}"


def test_no_text_is_thinned() -> None:
    """What is thinned has no colours to be measured above: bars and buttons that can't be pressed alone may be."""
    sheets = files("profile_store.service.pages").joinpath("static")
    rules = "".join(sheets.joinpath(name).read_text(encoding="utf-8") for name in ("pages.css", "day.css"))
    thinned = re.findall(r"([^{}]+)\{[^{}]*\bopacity: \.", rules)
    assert thinned
    assert all(re.search(r"rect(\.\w+)?\s*$|\[disabled\]", selector) for selector in thinned)
