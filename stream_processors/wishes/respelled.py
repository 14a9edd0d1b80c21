"""Phrases that mean one known word: "leave us alone", "out of the question", "как можно скорее"."""

from __future__ import annotations

import re
from collections.abc import Iterable

_RESPELLED = {
    "leave us alone": "don't bother",
    "leave us in peace": "don't bother",
    "leave me in peace": "don't bother",
    "leave me alone": "don't bother",
    "no contact": "nocontact",
    "on leave": "holiday",
    "too late": "excluded",
    "old one": "old",
    "new one": "new",
    "or else": "but",
    "as long as": "but only",
    "so long as": "but only",
    "can we say": "please",
    "can we make it": "please",
    "shall we say": "please",
    "reach her": "call her",
    "reach him": "call him",
    "reach them": "call them",
    "i.e": "ie",
    "т.е": "ну",
    "or if not": "but",
    "failing that": "but",
    "где то": "где-то",
    "нет смысла": "бесполезно",
    "смысла нет": "бесполезно",
    "черная пятница": "акция",
    "черную пятницу": "акция",
    "черной пятницы": "акция",
    "как можно раньше": "срочно",
    "как можно скорее": "срочно",
    "как можно позже": "попозже",
    "не имеет смысла": "бесполезно",
    "no point": "futile",
    "no use": "futile",
    "no sense": "futile",
    "little point": "futile",
    "save for": "except",
    "bank holiday": "праздник",
    "free of": "no",
    "black friday": "promo",
    "cyber monday": "promo",
    "out for delivery": "delivered",
    "as of": "from",
    "between now and": "until",
    "2moro": "tmrw",
    "2morrow": "tmrw",
    "used to": "was",
    "enough with": "stop",
    "enough of": "stop",
    "love to": "want to",
    "off-limits": "excluded",
    "get hold of": "call",
    "get in touch": "call",
    "i get up": "i return",
    "i wake up": "i return",
    "out of the question": "impossible",
    "off the table": "impossible",
    "out of bounds": "impossible",
    "not an option": "impossible",
    "no-go": "nogo",
    "no go": "nogo",
    "every week": "weekly",
    "each week": "weekly",
    "каждую неделю": "еженедельно",
    "has to": "must",
    "have to": "must",
    "reach me": "call me",
    "reach us": "call us",
    "i've got": "i have",
    "we've got": "we have",
    "b/w": "btw",
    "b4": "bf",
    "a.m": "am",
    "p.m": "pm",
    "no one": "nobody",
    "a bell": "a call",
    "turn up": "deliver",
    "told me": "said",
    "told us": "said",
    "show up": "deliver",
    "swing by": "deliver",
    "on nights": "nightwork",
    "delivery note": "invoice",
    "call recording": "recording",
    "1st class": "post",
    "2nd class": "post",
    "часы работы": "режим",
    "время работы": "режим",
    "opening hours": "opening",
    "on hold": "waited",
    "goods in is": "delivery is",
    "goods in hours": "delivery hours",
    "goods-in": "deliver",
    "on the dot": "exactly",
    "без выходных": "ежедневно",
    "off limits": "excluded",
    "other than": "except",
    "apart from": "except",
    "first thing": "in morning",
    "так что": "поэтому",
}  # none longer than it was, and filled up: a place stays a place
_SPELLING = re.compile(rf"\b(?:{'|'.join(map(re.escape, _RESPELLED))})\b")
_WORDS = re.compile("[a-zа-я]+")
_BY_WORD: dict[str, list[str]] = {}
"""The phrases by the longest of their words: few notes have one of these."""
for _phrase in _RESPELLED:
    _BY_WORD.setdefault(max(_WORDS.findall(_phrase), key=len), []).append(_phrase)
_TELLING = frozenset(_BY_WORD)


def respelled(folded: str, words: Iterable[str]) -> str:
    """The text, of these words, with those phrases as that word, each place in it kept."""
    telling = _TELLING.intersection(words)
    if not telling or not any(phrase in folded for word in telling for phrase in _BY_WORD[word]):
        return folded
    return _SPELLING.sub(lambda found: _RESPELLED[found[0]].ljust(len(found[0])), folded)
