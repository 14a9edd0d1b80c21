"""Text → tokens: words with their meaning, numbers, clock times and dates as they are written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from sys import intern
from typing import NamedTuple

from stream_processors.wishes.words.four_figures import FOUR_FIGURES, hours_at
from stream_processors.wishes.words.lexicon import NOTHING, WAS, Meaning, known, mended
from stream_processors.wishes.words.ordinals import spelled_days
from stream_processors.wishes.words.quoted import uninscribed, unquoted
from stream_processors.wishes.words.set_phrases import respelled
from stream_processors.wishes.words.verbs import is_past

LONGEST_NOTE = 7_500  # characters that are read; a longer text is a letter, and its beginning says what it is about
MOST_TOKENS = 320  # a note of 1,900 characters; figures and signs alone could be 7,500
_REMEMBERED = 32_768  # words; forgotten all at once when full, so that hostile notes can't fill the memory


class Token(NamedTuple):
    """tag, value: of the lexicon, or NUMBER, CLOCK (hh:mm), DATE (d.m), STOP, QUESTION, COMMA, DASH, SIGN, FIGURES,
    UNIT ("2,5 %").

    start, end: where it stands in the text.
    """

    tag: str
    value: str
    start: int
    end: int
    word: str


tag_of: Callable[[Token], str] = itemgetter(0)
Tokens = Sequence[Token]
"""A sentence, with `PADDING` behind it where the grammar looks past its end and before its start without asking."""

PADDING = (Token("END", "", 0, 0, ""),) * 8

# Of folded text: letters first, because most tokens are words. Letters are Latin and Cyrillic ones.
_KINDS = {
    "WORD": r"[a-zß-ɏЀ-ԯ]+(?:'[a-zß-ɏЀ-ԯ]+)?",
    "STOP": r"[.;!\n]+",
    "COMMA": r"[,:()]",
    "FIGURES": r"(?!20\d\d-\d\d-\d\d)\+?\d(?:[ \-()]{0,2}\d){9,}|\d{1,3}(?:к\d{1,2}|[абвгдек])(?!\w)",
    "UNIT": (
        r"\d{3,}\.\d\d?(?![\d.])|\d{1,3},\d(?: ?[-–хx×] ?| (?:до|to|на|by) )\d{1,3},\d(?!\d)"
        r"|\d{1,3},\d{1,3} ?(?:%|(?:кг|гр|л|м|мм|см|м2|м3|квт|kg|g|l|m|mm|cm)(?!\w)|литр|метр|тонн|дюйм|кило)"
    ),
    "WHENEVER": r"24/7",
    "DATE": (
        r"20\d\d-\d\d-\d\d(?!\d)|\d{1,2}/(?:1[3-9]|2\d|3[01])(?![\d/])"
        r"|\d{1,2}\.(?:0[1-9]|1[0-2]|[1-9](?!\d))(?:\.\d\d(?:\d\d)?)?(?!:?\d)"
        r"|\d{1,2}/(?:0[1-9]|1[0-2]|[1-9](?!\d))(?:/(?:20)?\d\d)?(?!:?\d)"
    ),
    "CLOCK": (
        r"\d{1,2}[:.][0-5]\d(?!:?\d)|(?:[01]?\d|2[0-3]),(?:00|30)(?![\d,]| ?(?:[€$£₽]|руб|р\b|тыс|шт))"
        r"|(?:[01]?\d|2[0-4])[\- ](?:00|30|45)(?!:?\d| ?(?:янв|фев|мар|апр|ма[йя]|ию[нл]"
        r"|авг|сен|окт|ноя|дек|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
        r"|(?:[01]\d|2[0-3])[0-5]\d ?h(?:rs?|ours)?\b"
    ),
    "NUMBER": r"\d+",
    "QUESTION": r"\?+",
    "DASH": r"[-–—]",
    "OR": r"/",
    "AND": r"&|\+(?![\d ]*\d)",
    "ODD": r"[^\s\w.;!,:()+/?%$€£₽№*×°&#–—-]{2,}",
    "SIGN": r"[€$£] ?\d{1,5}[.,]\d\d(?![\d:])|[%$€£₽№+*×°#]",
}
# A group for each would cost a third more, and so would trying what begins with a figure at each word and space.
_FIGURED = ("FIGURES", "UNIT", "WHENEVER", "DATE", "CLOCK", "NUMBER")
_SHAPES = re.compile(
    r"((?! )(?:(?:{})|(?=[+\d])(?:{})|{}))".format(
        "|".join(_KINDS[kind] for kind in ("WORD", "STOP", "COMMA")),
        "|".join(_KINDS[kind] for kind in _FIGURED),
        "|".join(shape for kind, shape in _KINDS.items() if kind not in (*_FIGURED, "WORD", "STOP", "COMMA")),
    )
)
_SHAPE = re.compile("|".join(f"(?P<{kind}>{shape})" for kind, shape in _KINDS.items()))
_LINK = re.compile(r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+")
_REGARDING = re.compile(r"\bre:")
# "Дост. с 12", "в пт. после 18": a full stop behind one of these ends no sentence unless a capital follows.
_SHORTENED = frozenset({"WEEKDAY", "MONTH", "HOURMARK", "MINUTEMARK", "ADDRESS", "UNIT", "YEAR", "DELIVER", "AM", "PM"})
_CUT_SHORT = frozenset({
    "прос", "зв", "кл", "след", "сл", "нед", "об",
    "вых", "буд", "раб", "звон", "откл", "выкл", "перезв", "просьб", "арт", "накл", "дог",
    "мод", "сер", "ref", "art", "inv", "стир", "посуд",
    "хол", "душ", "ie", "ну",
})  # fmt: skip
_WHOLE = frozenset(
    {"size", "flat", "unit", "room", "gate", "road", "lane", "side", "rear", "code", "дом", "этаж", "офис", "код"}
)
_GOING_ON = frozenset(",;:)-–—")  # "вт., чт."
_COMPLETE = frozenset({"HOURMARK", "MINUTEMARK", "UNIT", "YEAR", "AM", "PM"})  # these end sentences often
_new = tuple.__new__  # half of what the constructor of a named tuple costs
_SPELLED = frozenset({"HOUR", "ORD"})
_GLUED = frozenset({"CALL", "CALLBACK", "DELIVER", "REQUEST"})  # "незвонить", "ненадо"


_UNFIT = re.compile("не[а-я]{4,}[оы]")


class _Meanings(dict[str, Meaning]):
    """Every word met so far. A subclass, because a plain look-up in a dict is the fastest thing there is."""

    def __missing__(self, word: str) -> Meaning:
        if len(self) > _REMEMBERED:
            self.clear()
        tag, value = _meaning(word)
        found = self[word] = Meaning(intern(tag), value)  # one tag, one object: compared by its place in memory
        return found


def _meaning(word: str) -> Meaning:
    shape = _SHAPE.match(word)
    tag = shape.lastgroup if shape else None
    if tag and tag != "WORD":
        return Meaning(tag, word)
    found = known(word)
    if found is None and word.startswith("не") and (known(word[2:]) or NOTHING).tag in _GLUED:
        return Meaning("GLUED", word[2:])
    if found is None and _UNFIT.fullmatch(word) and mended(word) is NOTHING:
        return Meaning("INAPT", word)  # "неприлично", "нецелесообразно"
    found = found or mended(word)
    return WAS if found is NOTHING and is_past(word) else found


_MEANINGS = _Meanings()


def tokens(text: str) -> tuple[list[Token], set[str]]:
    """The beginning of the text as tokens, and their tags; what is neither word, number nor sign is passed over."""
    folded = _lower(text[:LONGEST_NOTE])
    if "@" in folded or "//" in folded or "www." in folded:
        folded = _LINK.sub(lambda link: "q" * len(link[0]), folded)  # one word, and no known one
    if '"' in folded or "«" in folded or " '" in folded or "“" in folded or "„" in folded:
        folded = unquoted(folded)
    if "открытк" in folded or "card" in folded or "торт" in folded or "cake" in folded or "запис" in folded:
        folded = uninscribed(folded)
    if "re:" in folded:
        folded = _REGARDING.sub("re ", folded)  # "call back re: the warranty"
    pieces = _SHAPES.split(folded, MOST_TOKENS)  # gap, word, gap, word…: cheaper than a match object each
    if (plain := respelled(folded, pieces[1::2])) is not folded:
        pieces = _SHAPES.split(plain, MOST_TOKENS)
    found = _placed(pieces)
    tags = set(map(tag_of, found))
    if "NUMBER" in tags and FOUR_FIGURES.search(folded):
        found = _timed(found)
        tags = set(map(tag_of, found))
    if "GLUED" in tags:
        found = list(_unglued(found))
        tags = set(map(tag_of, found))
    if "STOP" in tags and "." in text.rstrip(" .") and (kept := _unshortened(found, text)) is not found:
        found, tags = kept, set(map(tag_of, kept))
    if tags.isdisjoint(_SPELLED):
        return found, tags
    found = _figured(found)
    return found, set(map(tag_of, found))


def _placed(pieces: Sequence[str]) -> list[Token]:
    """pieces: gap, word, gap, word… A loop costs a tenth less here than maps and zips of slices."""
    found: list[Token] = []
    end = 0
    for at in range(1, len(pieces), 2):
        start = end + len(pieces[at - 1])
        word = pieces[at]
        end = start + len(word)
        tag, value = _MEANINGS[word]
        found.append(_new(Token, (tag, value, start, end, word)))
    return found


def _timed(spoken: list[Token]) -> list[Token]:
    """ "0930" as "09:30" where it can only be an hour."""
    hours = hours_at([token.word for token in spoken], [token.tag for token in spoken])
    return [
        token._replace(tag="CLOCK", word=f"{token.word[:2]}:{token.word[2:]}") if at in hours else token
        for at, token in enumerate(spoken)
    ]


def _unglued(spoken: Iterable[Token]) -> Iterator[Token]:
    """ "Незвоните" as the two words that it is."""
    for token in spoken:
        if token.tag == "GLUED":
            yield Token("NEG", "", token.start, token.start + 2, "не")
            tag, value = _MEANINGS[token.value]
            token = Token(tag, value, token.start + 2, token.end, token.value)
        yield token


def _unshortened(spoken: list[Token], text: str) -> list[Token]:
    """Without the full stops that only shorten a word."""
    stops = [at for at, token in enumerate(spoken) if token.word == "." and at]
    short = {at for at in stops if _shortens(spoken[at - 1], text, spoken[at].end)}
    numbers = {at - 1 for at in short if spoken[at - 1].word == "no"}  # "at no. 14"
    kept = [(at, token) for at, token in enumerate(spoken) if at not in short]
    return [token._replace(tag="ADDRESS") if at in numbers else token for at, token in kept] if short else spoken


def _figured(spoken: list[Token]) -> list[Token]:
    """Days of the month in words as figures with their ending: "двадцать седьмого" is read as "27-го"."""
    months = [token.tag == "MONTH" or token.word == "числа" for token in spoken]
    found: list[Token] = []
    read = 0
    for at, day in spelled_days([token.word for token in spoken], months):
        start, end = spoken[at].start, spoken[at + day.words - 1].end
        figure = Token("NUMBER", "", start, end, str(day.number))
        found += [*spoken[read:at], figure, Token("ORDINAL", "", end, end, "го")]
        read = at + day.words
    return found + spoken[read:]


def _shortens(before: Token, text: str, end: int) -> bool:
    behind = text[end : end + 2].lstrip()[:1]
    if behind and behind in _GOING_ON:
        return True
    if before.word == "no":
        return behind.isdigit()
    if before.word in _CUT_SHORT:
        return behind.isalnum()
    if before.tag not in _SHORTENED or len(before.word) > 4:
        return False
    if before.tag == "ADDRESS":  # "ул. Вечерняя"; "upstairs flat. Thursday"
        return behind.isalnum() and before.word not in _WHOLE
    dotted = len(before.word) > 1 and text[before.start + 1 : before.start + 2] == "."  # "a.m. or"
    if behind.isdigit():
        return before.tag not in ("UNIT", "YEAR")
    return behind.islower() and (dotted or before.tag not in _COMPLETE)


def _lower(text: str) -> str:
    """Lower case of the same length, so that a token's place is its place in the text."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = text.replace("İ", "i").lower()  # the only letter that becomes two
    return lowered.replace("ё", "е").replace("’", "'")
