"""What was said since the last sign of a sentence."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import compress, count

from stream_processors.wishes.times.items import Item, When, tag_of, word_of
from stream_processors.wishes.words.scopes import ACTIONS, HEADS
from stream_processors.wishes.words.verbs import is_imperative

FAR = 16  # items that are looked at behind a place
BREAKS = frozenset({"COMMA", "BUT", "BECAUSE", "AND", "OR", "DASH"})
COURTESIES = frozenset({"пожалуйста", "please", "прошу", "просьба", "плиз", "pls"})
PLAIN = frozenset({"bring", "deliver", "come", "drop", "send", "call", "ring", "phone", "leave"})
"""Verbs that bid as they stand, where a sentence begins with one or it stands behind a refusal."""
_NOT_BEYOND = frozenset({"не", "not", "no"})
_ASKING = frozenset({"REQUEST", "REPORT", "ONLY"})
_NEAR = 5  # words
_BROUGHT = frozenset({"DELIVER", "TOPIC", "HOME"})

_COURTEOUS = frozenset({
    "успеете", "успеваете", "успеет", "пути", "сложно", "трудно", "есть", "poss", "there's", "chance", "get", "trouble",
    "manage", "затруднит", "have", "got", "stock",
})  # fmt: skip
POSTPOSED = frozenset(
    {"надо", "нужно", "могу", "можем", "сможем", "смогу", "получится", "подходит", "удобно", "вариант", "выйдет"}
)
_REFUSAL = len(("не", "смогу", "принять"))
_INFINITIVE = ("ть", "ти")
ENGLISH = frozenset({"good", "work", "works", "suit", "suits", "possible", "available", "convenient"})


class Segment:
    """What was said since the last sign. It grows word by word, and each is looked at once.

    timed: does it name a time? Not of what it begins with, which stood there before. whens: all times in it. told: was
    a statement made before the "и" that it begins with? bids: is somebody bidden in it, or before the "но"?
    """

    __slots__ = ("bids", "items", "tags", "timed", "told", "whens")

    def __init__(self, items: Sequence[Item] = (), told: bool = False, bidden: bool = False) -> None:
        self.items: list[Item] = []
        self.tags: set[str] = set()
        self.told = told
        self.bids = bidden  # "шины везите, но не в субботу | шиномонтаж закрыт"
        self.whens: list[When] = []
        for item in items:
            self.add(item, item.tag)
        self.timed = False

    def add(self, item: Item, kind: str) -> None:
        self.items.append(item)
        self.tags.add(kind)
        if kind == "WHEN":
            assert isinstance(item, When)
            self.whens.append(item)
            self.timed = True
        elif kind in ACTIONS and not self.bids:
            self.bids = is_bidden_at(self.items, len(self.items) - 1)

    @property
    def names(self) -> set[bool]:
        """Of its times: is it a day?"""
        return {when.days is not None for when in self.whens} if self.timed else set()

    @property
    def says(self) -> bool:
        return not self.tags.isdisjoint(HEADS)

    @property
    def tells(self) -> bool:
        return self.told or (self.timed and self.says)

    @property
    def asks(self) -> bool:
        return not self.tags.isdisjoint(_ASKING)

    @property
    def needs(self) -> bool:
        """ "Доставка нужна в субботу", "she wants it on Friday"."""
        return not (self.tags.isdisjoint(_BROUGHT) or self.tags.isdisjoint(_ASKING) or self.refuses)

    @property
    def refuses(self) -> bool:
        return "NEG" in self.tags

    @property
    def denies(self) -> bool:
        """Is a time refused in it, or nobody there at it?"""
        return self.timed and (self.refuses or "нет" in map(word_of, self.items))


def is_bidden_at(items: Sequence[Item], at: int) -> bool:
    """ "Привезите", "please deliver", "don't call", "просьба звонить"."""
    word = items[at].word
    if at == 0:
        return is_imperative(word) or word in PLAIN
    led = items[at - 1]
    return is_imperative(word) or led.word in COURTESIES or (led.tag == "NEG" and word.isascii())


def is_bound(item: Item) -> bool:
    """ "Not before ten", "not before the 20th"."""
    return isinstance(item, When) and item.led in _NOT_BEYOND


def is_bounded(item: Item) -> bool:
    """ "Not before ten", "не позже 18"."""
    return isinstance(item, When) and item.led in _NOT_BEYOND and item.span is not None


def tag_at(items: Sequence[Item], at: int) -> str:
    """The tag at this place, "" behind the end."""
    return items[at].tag if at < len(items) else ""


def depends(items: Sequence[Item], at: int) -> bool:
    """ "If it's dry", «если дождя не будет»: on something else than on whether it can be done, and at no time."""
    behind = items[at : at + _NEAR]
    strange = [item.word for item in behind if item.tag == ""]
    return bool(strange) and _COURTEOUS.isdisjoint(strange) and all(item.tag != "WHEN" for item in items[at:])


def to_the_next(items: Sequence[Item], at: int, signs: Container[str] = BREAKS) -> Sequence[Item]:
    """What stands from this place to the next sign, or to the end if none is near."""
    near = map(signs.__contains__, map(tag_of, items[at : at + FAR]))
    return items[at : next(compress(count(at), near), len(items))]


def ends(items: Sequence[Item], at: int) -> bool:
    return at >= len(items) or items[at].tag in BREAKS


def hours_behind(items: Sequence[Item], at: int) -> bool:
    """ "В выходные дома с десяти"."""
    behind = items[at] if at < len(items) else None
    return isinstance(behind, When) and behind.span is not None


def is_bare_negation(items: Sequence[Item], at: int) -> bool:
    """ "Не надо", "нельзя", and nothing that it could deny behind it."""
    behind = at + 1 if items[at].word == "нельзя" else at + 2
    if items[at].word != "нельзя" and not (at + 1 < len(items) and items[at + 1].word in POSTPOSED):
        return False
    return tag_at(items, behind) not in ACTIONS or is_imperative(items[behind].word)  # "звонить не надо | пишите"


def _place_of_for(segment: Sequence[Item]) -> int:
    """Where the end of "Saturday no good | for delivery" begins, or that of the segment."""
    ahead = [at for at in range(max(2, len(segment) - _NEAR), len(segment)) if segment[at].word == "for"]
    return ahead[0] if ahead and segment[ahead[0] - 1].word in ENGLISH else len(segment)


def is_refused_behind(segment: Sequence[Item]) -> bool:
    """ "Сегодня не надо", "Thursday is no good for me": the refusal stands behind its time."""
    while len(segment) > 1 and (segment[-1].tag == "FILLER" or segment[-1].word in COURTESIES):
        segment = segment[:-1]
    if "for" in map(word_of, segment[-_NEAR:]):
        segment = segment[: _place_of_for(segment)]
    if segment[-1].word in ("нельзя", "никак") or segment[-1].tag == "INAPT":
        return True  # "Friday is impossible | Saturday from ten"
    if segment[-1].word in ENGLISH and any(each.tag == "NEG" for each in segment[-3:]):
        return True  # "this week is no good"
    deed = len(segment) > _REFUSAL and segment[-1].tag in ACTIONS and segment[-1].word.endswith(_INFINITIVE)
    if deed and all(item.tag in ("WHEN", "FILLER") for item in segment[:-_REFUSAL]):
        segment = segment[:-1]  # "сегодня не смогу принять | завтра с 10 до 14"
    return len(segment) > 2 and segment[-1].word in POSTPOSED and segment[-2].tag == "NEG"
