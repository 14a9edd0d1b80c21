"""Words round a name that are none of it: titles, which tell a sex, and what tells a father from his son."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

_OF_MEN_TOLD: Final = """
    mr mister sir herr señor senor monsieur господин гражданин г-н гр-н мистер сэр уважаемый
"""
_OF_WOMEN_TOLD: Final = """
    mrs missis missus ms miss madam mme frau señora senora mademoiselle
    госпожа гражданка г-жа гр-ка миссис мисс мадам уважаемая
"""
_OF_EITHER_TOLD: Final = """
    dr prof professor rev revd reverend cllr councillor capt captain sgt sergeant cpl mx
    доктор проф профессор тов товарищ д-р
"""
# Those that are titles only before a name: others are called Lord, and "sr" is «senior» behind one.
_LEADING_TOLD: Final = {"m": "lord master", "f": "lady dame", "": "fr sr maj"}
_LEADING: Final = {word: sex for sex, words in _LEADING_TOLD.items() for word in words.split()}

_SEXES: Final = dict.fromkeys(_OF_MEN_TOLD.split(), "m") | dict.fromkeys(_OF_WOMEN_TOLD.split(), "f")
TITLES: Final = frozenset((*_SEXES, *_OF_EITHER_TOLD.split()))
GENERATIONS: Final = {
    word: number
    for number, words in enumerate(
        ("sr snr senior ст старший старшая", "jr jnr junior мл младший младшая ii", "iii", "iv"), 1
    )
    for word in words.split()
}


def sex_of_titles(words: Sequence[str]) -> str:
    """ "" where no title tells it, or two tell two: "Mr & Mrs Smith"."""
    led = {_LEADING.get(word, "") for word in _leading(words)} - {""}
    told = led | {_SEXES[word] for word in words if word in _SEXES}
    return told.pop() if len(told) == 1 else ""


def generation_told(words: Sequence[str]) -> int:
    """0 where it is not said; "Sr Mary" is a nun."""
    return next((GENERATIONS[word] for word in words[len(_leading(words)) :] if word in GENERATIONS), 0)


def without_titles(words: Sequence[str]) -> list[str]:
    """Also without «ИП», a person who trades: it leads the name, where «Иванов ИП» has initials."""
    trader = words[:1] == ["ип"] and len(words) > 1
    led = len(_leading(words)) or trader
    return [word for word in words[led:] if word not in TITLES and word not in GENERATIONS]


def _leading(words: Sequence[str]) -> list[str]:
    """The titles that stand first; none in "Lord", nor in "Lord J", who is J. Lord."""
    led = [*takewhile(lambda word: word in _LEADING or word in TITLES, words)]
    return led if len(words) > len(led) and len(words[-1]) > 1 else []
