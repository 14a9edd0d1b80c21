"""Words that mean something else by their neighbours: "anything but", "as we", "grateful if", "my phone"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from stream_processors.wishes.times.items import ANY, REST, Item, When
from stream_processors.wishes.words.scopes import STATES
from stream_processors.wishes.words.tokens import Token

_REASONING = frozenset({"the", "i", "we", "i'm", "we're", "my", "our", "it's", "there's", "he", "she", "they", "there"})
_BESIDE = 3  # words: "better for me if"
_NEAR = 6  # words: "grateful to you all if"
_THANKFUL = frozenset({
    "grateful", "obliged", "appreciate", "appreciated", "thankful", "great", "lovely", "ideal", "nice", "wonderful",
    "perfect", "brilliant", "helpful", "handy", "fantastic", "good", "super", "fab", "kind", "love", "help", "best",
    "better", "delighted", "glad", "happy", "признателен", "признательна", "признательны", "благодарен", "благодарна",
    "благодарны", "здорово", "отлично", "прекрасно", "замечательно", "супер", "чудесно", "удобно", "удобнее", "лучше",
    "идеально", "хорошо", "классно", "рад", "рада", "рады", "счастлив", "счастлива", "прелестно", "обяжете", "неплохо",
    "ideally", "оптимально",
})  # fmt: skip
_WOULD = frozenset({
    "would", "i'd", "we'd", "it'd", "should", "much", "most", "very", "be", "he'd", "she'd", "they'd", "бы", "буду",
    "будем", "будет", "очень", "заранее", "appreciated", "обяжете", "it", "'d",
})  # fmt: skip
_WHOSE = frozenset({"my", "our", "his", "her", "their", "customer's", "client's"})
_OF_A_SHOP = frozenset({"weekly", "grocery", "food", "big"})
_VIA = frozenset({"by", "via", "over"})
_ABLE = frozenset({"can", "to", "could", "will", "can't", "cannot", "cant", "won't", "would", "couldn't"})
_AGENTS = frozenset({"you", "is", "are", "be", "they", "were", "was", "been", "we", "you're", "they're", "not"})
_PEOPLE = frozenset({"DELIVERY", "STAFF", "FILLER"})
_MINE = frozenset({"меня", "мой", "моя", "нас"})
_PRESENT = frozenset({"i'm", "we're", "be", "am", "are"})
_SUITING = frozenset({"удобно", "удобнее", "лучше", "best", "better"})  # "удобно, когда муж дома"
_ADDED = STATES | {"ONLY"}  # "home every day but sleeps from 1 to 3"
_OF_A_PHONE = frozenset({"signal", "reception", "coverage", "line", "battery"})
_WE_SPEAK = frozenset({"i", "i'm", "i'll", "we", "we're", "we'll"})
_ABOUT = frozenset({"about", "re", "regarding", "насчет", "про", "о", "поводу", "касаемо"})
_WEEKDAYS = frozenset({"WEEKDAY", "WEEKDAYS", "WEEKEND"})
_ALL = frozenset({"anything", "everything"})
_WHO = frozenset({"i", "we", "you", "he", "she", "they", "i'm", "we're", "the", "my", "our", "that"})
_ASKED = frozenset({"DELIVER", "CALL", "REQUEST", "HOME"})
_WHOM = frozenset({"AWAY", "CHILD", "FAMILY"})
_SELF = frozenset({"i'm", "he's", "she's"})
_REQUESTING = frozenset({
    "DELIVER", "CALL", "CALLBACK", "REQUEST", "NEG", "ONLY", "BY", "BEFORE", "AFTER", "FROM", "TO", "PART", "MORNINGS",
    "WEEKDAY", "WEEKDAYS", "WEEKEND", "REL", "ANY", "LET", "OF", "TOPIC",
    "NUMBER", "HOUR", "CLOCK", "BOTH", "OR",
})  # fmt: skip


def retagged(token: Token, before: Sequence[Item], behind: Token) -> Token:
    """The token with the tag that it has between these."""
    tag = _RULES[token.word](before, behind)
    return token if tag is None else token._replace(tag=tag)


def _but(before: Sequence[Item], behind: Token) -> str | None:
    """ "Anything but mornings", "any weekday but Friday"."""
    excepts = before and (before[-1].word in _ALL or any(map(_is_any, before[-2:])))
    return "EXCEPT" if excepts and behind.tag not in _ADDED else None


def _leaves_out(before: Sequence[Item], behind: Token) -> bool:
    """ "Weekdays bar Friday", "any day is fine for delivery bar Mondays"; no "bar open on Mondays"."""
    if not before:
        return False
    return before[-1].tag == "WHEN" or (behind.tag in _WEEKDAYS and any(item.tag == "WHEN" for item in before))


def _goes_on(before: Sequence[Item], behind: Token) -> bool:
    """ "After 8 | so classes aren't disturbed", "home Wednesday | so you can come"; "not before 9 so early"."""
    if behind.tag in _REQUESTING:
        return True
    asked = before[-1].tag == "WHEN" and any(item.tag in _ASKED for item in before)
    return asked and (behind.word in _WHO or behind.tag in _WHOM)


def _coming(before: Sequence[Item], behind: Token) -> str | None:
    """No day behind it: "I'm coming on Saturday", but "no point coming before 5", "if you are coming after 7"."""
    if any(item.word in ("you", "you're", "courier", "driver") for item in before[-2:]):
        return "DELIVER"
    return "DELIVER" if any(item.tag in ("NEG", "REFUSE", "INAPT") for item in before[-4:]) else "PICKUP"


def _name(before: Sequence[Item], behind: Token) -> str | None:
    """ "Don't call it a sofa", "I'd call that a bad evening"; "sales call"."""
    if before and before[-1].word in ("sales", "team", "conference"):
        return ""
    named = bool(before) and before[-1].word in _WOULD and behind.tag in ("THAT", "THIS")
    return "" if named or behind.word == "it" else None


def _bad(before: Sequence[Item], behind: Token) -> str | None:
    """ "A bad evening" tells; "evenings are bad", "a bad day for it" refuse."""
    return "" if behind.tag == "PART" and before and before[-1].word == "a" else None


def _around(before: Sequence[Item], behind: Token) -> str | None:
    """ "I'm not around until Thursday"."""
    there = before and (before[-1].tag in ("BE", "NEG") or before[-1].word in _PRESENT)
    return "HOME" if there else None


def _day_off(before: Sequence[Item], behind: Token) -> str | None:
    """A day of one's own, or a day on which a firm is closed."""
    return "REQUEST" if behind.word == "у" or any(item.word in _MINE for item in before[-4:]) else ""


def _if(before: Sequence[Item], behind: Token) -> str | None:
    """ "I'd be grateful if", "было бы здорово, если бы": a courtesy that is asked for, and no condition."""
    near = before[-_NEAR:]
    if not {"better", "best", "лучше", "удобнее"}.isdisjoint([item.word for item in before[-_BESIDE:]]):
        return "LET"  # "better for me if you come after 7"
    thanked = any(item.word in _THANKFUL for item in near) and any(item.word in _WOULD for item in near)
    return "LET" if thanked else None


def _open_to(before: Sequence[Item], behind: Token) -> str | None:
    """ "Открыть некому", "никто не откроет"."""
    if any(item.tag == "DOOR" for item in before[-2:]):
        return None
    return "ACCEPT" if behind.tag == "NEG" or any(item.tag == "NEG" for item in before[-2:]) else None


def _door(before: Sequence[Item], behind: Token) -> str | None:
    """ "Просит двери привезти", "привезите дверь": goods; "привезти к двери"."""
    led = before[-1].tag if before else ""
    if before and before[-1].word in _ABOUT:
        return ""  # "перезвоните насчёт двери"
    return "TOPIC" if led == "DELIVER" or (behind.tag == "DELIVER" and led not in ("AT", "TO", "BY")) else None


def _bell(before: Sequence[Item], behind: Token) -> str | None:
    """ "Кв 9 домофон 9": what to press, and nothing that is refused."""
    refused = any(item.tag in ("NEG", "CALL") for item in before[-4:])
    return "ADDRESS" if behind.tag in ("NUMBER", "FIGURES") and not refused else None


def _is_a_thing(before: Sequence[Item], behind: Token) -> bool:
    """ "My phone", "by phone", "the phone signal is poor"."""
    return behind.word in _OF_A_PHONE or (bool(before) and before[-1].word in _WHOSE | _VIA)


def _about_a_door(before: Sequence[Item], behind: Token) -> str | None:
    """ "Call me about the front door", "the door sizes": goods, and no bell."""
    about = any(item.tag == "ABOUT" or item.word in _ABOUT for item in before[-3:])
    return "" if about or (behind.tag == "" and behind.word.endswith("s")) else None


def _when(before: Sequence[Item], behind: Token) -> str | None:
    """ "Единственный день, когда я дома": no question."""
    parted = bool(before) and before[-1].tag == "COMMA"
    named = before[-2:-1] if parted else before[-1:]
    if not named:
        return None
    at_home = behind.tag in ("FAMILY", "FILLER") and (parted or named[0].word in _SUITING)
    suits = at_home and (named[0].tag == "DELIVER" or named[0].word in _SUITING)
    return "FILLER" if named[0].tag in ("DAY", "TIME") or suits else None


_RULES: dict[str, Callable[[Sequence[Item], Token], str | None]] = {
    "but": _but,
    "bar": lambda before, behind: "EXCEPT" if _leaves_out(before, behind) else None,
    "coming": _coming,
    # "wedding flowers", "Christmas tree"
    **dict.fromkeys(
        ("wedding", "funeral", "christmas", "easter"),
        lambda before, behind: "" if behind.tag in ("", "TOPIC") else None,
    ),
    # "deliveries to her shop"; "collect it from the shop"
    **dict.fromkeys(("shop", "store", "showroom", "outlet"), lambda before, behind: _shop(before)),
    **dict.fromkeys(("as", "since"), lambda before, behind: "BECAUSE" if behind.word in _REASONING else None),
    "around": _around,
    # "до 12, иначе некому открыть", "before nine or I'll miss my flight"
    **dict.fromkeys(("иначе", "otherwise"), lambda before, behind: "BECAUSE" if behind.tag == "NEG" else None),
    "or": lambda before, behind: "COMMA" if behind.word in _WE_SPEAK else None,
    "выходной": _day_off,
    # "don't bother coming"
    "bother": lambda before, behind: (
        "REQUEST" if behind.word == "with" else "" if behind.tag in ("TO", "DELIVER", "CALL", "THIS") else None
    ),
    # "we are away till Friday so deliver on Saturday"
    "so": lambda before, behind: "COMMA" if before and _goes_on(before, behind) else None,
    "call": _name,
    "bad": _bad,
    # "wants it moved to Friday"; "we moved it"
    "moved": lambda before, behind: "MOVE" if any(item.tag == "REQUEST" for item in before[-5:]) else None,
    # "no change"; "concierge goes home"
    "change": lambda before, behind: "" if before and before[-1].word in ("no", "any", "the", "a") else None,
    # "not before Friday for the skip"; "skip that day"
    "skip": lambda before, behind: "TOPIC" if before and before[-1].word in ("the", "a", "our", "my") else None,
    "home": lambda before, behind: "" if before and before[-1].word in ("goes", "went") else None,
    # "врач принимает по пятницам"
    **dict.fromkeys(("врач", "стоматолог"), lambda before, behind: "" if behind.tag == "ACCEPT" else None),
    **dict.fromkeys(("rude", "difficult"), lambda before, behind: "" if behind.tag in _PEOPLE else None),
    **dict.fromkeys(("if", "если"), _if),
    **dict.fromkeys(("когда", "when"), _when),
    # "free delivery until 30 November"
    "free": lambda before, behind: "PRICE" if behind.tag in ("DELIVER", "DELIVERY") else None,
    # "говорю, в субботу нас нет"; "не говорю по телефону"
    "говорю": lambda before, behind: None if before and before[-1].tag == "NEG" else "",
    # "my phone is off", "nobody can open to the courier", "no point delivering after eight"
    "phone": lambda before, behind: "FILLER" if _is_a_thing(before, behind) else None,
    "open": lambda before, behind: "ACCEPT" if before and before[-1].word in _ABLE else None,
    **dict.fromkeys(("открыть", "откроет", "откроют"), _open_to),
    **dict.fromkeys(("дверь", "двери"), _door),
    # "кот наполнитель", "у нас режим"
    **dict.fromkeys(("кот", "кошка"), lambda before, behind: "TOPIC" if behind.tag == "TOPIC" else None),
    "режим": lambda before, behind: "" if before and before[-1].word in _MINE else None,
    "no": lambda before, behind: "ADDRESS" if behind.tag == "NUMBER" and before and before[-1].word == "at" else None,
    # "передумала возвращать ботинки"
    **dict.fromkeys(
        ("передумал", "передумала", "передумали"),
        lambda before, behind: "" if behind.word.endswith(("ть", "ти")) else None,
    ),
    # "цветы в роддом", "диван на дачу"
    **dict.fromkeys(("роддом", "больницу", "дачу", "санаторий", "hospital"), lambda before, behind: _whither(before)),
    # "кв 9 домофон 9"
    **dict.fromkeys(("домофон", "intercom", "buzzer"), _bell),
    **dict.fromkeys(("door", "doors"), _about_a_door),
    # "the grey corner unit"; "unit 7", "flat above unit"
    "unit": lambda before, behind: "TOPIC" if before and before[-1].tag == "" and behind.tag != "NUMBER" else None,
    # "Monday I'm working a double"
    "working": lambda before, behind: "WORKING" if before and before[-1].word in _SELF else None,
    "delivering": lambda before, behind: None if before and before[-1].word in _AGENTS else "DELIVER",
}
DOUBLE = frozenset(_RULES)


def _shop(before: Sequence[Item]) -> str | None:
    """ "Bring the shop on Friday", "the weekly shop": what was bought."""
    if _owned(before):
        return ""
    bought = before and (before[-1].word in _OF_A_SHOP or [item.tag for item in before[-2:]] == ["DELIVER", "OF"])
    return "TOPIC" if bought else None


def _whither(before: Sequence[Item]) -> str | None:
    """ "Flowers to the hospital"."""
    led = [item.tag for item in before[-3:] if item.tag != "OF"][-2:]
    return "ADDRESS" if led[:1] == ["TOPIC"] and led[1:] in (["AT"], ["TO"]) else None


def _owned(before: Sequence[Item]) -> bool:
    return bool(before) and before[-1].word in _WHOSE


def _is_any(item: Item) -> bool:
    return isinstance(item, When) and (item.led in ANY or item.led == REST)
