"""Words round a name that are none of it: titles, which tell a sex, and what tells a father from his son."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

_OF_MEN_TOLD: Final = """
    mr mister sir herr señor senor monsieur господин гражданин г-н гр-н мистер сэр уважаемый
"""
_OF_WOMEN_TOLD: Final = """
    mrs missis missus ms miss madam mme frau señora senora mademoiselle
    госпожа гражданка г-жа гр-ка миссис мисс мадам уважаемая
"""
_OF_EITHER_TOLD: Final = "dr prof professor доктор проф профессор тов товарищ д-р"

_SEXES: Final = dict.fromkeys(_OF_MEN_TOLD.split(), "m") | dict.fromkeys(_OF_WOMEN_TOLD.split(), "f")
TITLES: Final = frozenset((*_SEXES, *_OF_EITHER_TOLD.split()))
GENERATIONS: Final = {
    word: number
    for number, words in enumerate(
        ("sr snr senior ст старший старшая", "jr jnr junior мл младший младшая ii", "iii", "iv"), 1
    )
    for word in words.split()
}


def sex_of_titles(words: Collection[str]) -> str:
    """ "" where no title tells it, or two tell two: "Mr & Mrs Smith"."""
    told = {_SEXES[word] for word in words if word in _SEXES}
    return told.pop() if len(told) == 1 else ""


def without_titles(words: Sequence[str]) -> list[str]:
    """Also without «ИП», a person who trades: it leads the name, where «Иванов ИП» has initials."""
    trader = words[:1] == ["ип"] and len(words) > 1
    return [word for word in words[trader:] if word not in TITLES and word not in GENERATIONS]
