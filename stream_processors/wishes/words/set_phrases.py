"""Phrases that mean one known word: "leave us alone", "out of the question", "как можно скорее"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from stream_processors.wishes.words.english_phrases import ENGLISH
from stream_processors.wishes.words.phrases_of_courtesy import COURTESIES
from stream_processors.wishes.words.russian_phrases import RUSSIAN

_RESPELLED = COURTESIES | RUSSIAN | ENGLISH  # filled up: a place stays a place
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
    if not telling or not [phrase for word in telling for phrase in _BY_WORD[word] if phrase in folded]:
        return folded
    return _SPELLING.sub(lambda found: _RESPELLED[found[0]].ljust(len(found[0])), folded)
