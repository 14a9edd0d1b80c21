"""Surnames of Tuvans that no ending gives away.

Source: names of Tuvan clans, which became surnames in 1947 and stand before the given name in papers: Ооржак Оюна.
"""

from __future__ import annotations

from typing import Final

from anyascii import anyascii

_TOLD: Final = """
    арапчор байкара балган бавуу бойду бюрбю доржу донгак дамба-хуурак даваа долума дыртык
    ензак иргит кара-сал комбу конгар кужугет кунгаа куулар кыргыс лопсан маады мандан монгуш мортуй-оол
    намчак ойун ондар оюн ооржак салчак сарыглар саая сат сарыг-донгак саржат сувакпит сюрюн тас-оол
    тулуш тюлюш тумат хертек ховалыг хомушку хорлуу хунаа чадамба чамзы чамыян чооду чульдум чыргал-оол
    шактар шожу шойдук шыырап ынаажык ямбыл ажы баазан бадыргы бегзи дарыма дулуш
"""
_LONG: Final = 5  # letters: "Sat" is many others' word
SURNAMES_OF_SIBERIA: Final = frozenset(_TOLD.split()) | {
    latin for word in _TOLD.split() if len(latin := anyascii(word)) >= _LONG
}
"""In Cyrillic, and in Latin letters."""
