"""What a part of a sentence only tells, beside the part that asks: a story, an address, an acknowledgement."""

from __future__ import annotations

from itertools import pairwise

from stream_processors.wishes.clause import COMMAS, Clause
from stream_processors.wishes.times.items import When
from stream_processors.wishes.times.pairing import LONGEST_LIST
from stream_processors.wishes.words.given_names import GIVEN_NAMES
from stream_processors.wishes.words.scopes import ACTIONS, ASKING, BRINGS
from stream_processors.wishes.words.verbs import is_imperative

_SAID_ONCE = frozenset({
    "said", "asked", "wanted", "говорил", "говорила", "говорили", "просил", "просила", "просили", "писал", "писала",
    "хотел", "хотела", "хотели",
})  # fmt: skip
_TOO = frozenset({"и", "тоже", "также", "too", "also", "or"})
_CLIENTS = frozenset({"customer", "client", "cust", "recipient", "buyer"})
_WAITS = frozenset({"ждет", "ждут", "ожидает", "waits"})
_US = frozenset({"нас", "вас", "us", "you"})
_ILL = ("боле", "забол", "больнич", "sick", "ill", "unwell")
THITHER = frozenset({"туда", "there"})
_THAT = frozenset({"что", "that"})
INVITING = frozenset({
    "заходите", "приходите", "заглядывайте", "загляните", "зайдите", "подходите", "visit", "look", "pop",
})  # fmt: skip
_MYSELF = frozenset({"я", "работаю", "муж", "жена"})
_SINCE = frozenset({"с", "со", "from", "since"})
_SITTING = frozenset({"сижу", "сидим", "сидит", "been", "sitting", "stuck"})
_NOBODY = frozenset({"никто", "никого", "nobody", "noone", "none", "nothing", "пропал", "тишина", "где"})
_BROUGHT = frozenset({"DELIVERY", "DELIVER", "TOPIC"})
_VERBAL = (
    "ed", "ing", "ает", "яет", "ует", "ают", "яют", "уют", "аем", "яем", "уем", "ается", "яется", "уется", "ится",
)  # fmt: skip
EXACTLY = frozenset({"ровно", "точно", "exactly"})


def is_only_told(before: Clause, part: Clause) -> bool:
    """Does the part show that the clause before it only tells of its time?"""
    if (part.looks_back and is_a_story(before, part)) or is_narrowed(before, part) or is_where(before, part):
        return True
    return is_in_vain(before, part) or is_invited(before, part) or _is_taken_back(before, part)


def _is_taken_back(before: Clause, part: Clause) -> bool:
    """ "I said Tuesday | but make it Thursday", "просила на среду, | но давайте в пятницу"."""
    if part.joiner != "BUT" or before.words.isdisjoint(_SAID_ONCE) or before.denied or part.denied:
        return False
    days = "day" in names(before) and "day" in names(part)
    return days and (part.asks or part.is_bare) and part.words.isdisjoint(_TOO)


def is_a_story(before: Clause, part: Clause) -> bool:
    """Did a clause only tell of the time that the next one looks back to? "I take her to dance 5 to 7, avoid that"."""
    if not before.narrows:
        return False
    if "BE" in before.tags - before.denied and not before.heads and before.tags.isdisjoint(ASKING - {"ONLY"}):
        return True  # "хозяйка будет к 19, везите после"
    if before.is_state and part.actions and not part.denied and is_same(before, part):
        return True  # "my lunch break is 1 to 2, ring me then"
    refused = part.denied or any(when.denied for when in part.whens)
    if before.is_bare and part.denied and _is_point_before(part, before):
        return True  # "ложится рано, в 20:30, после этого не тревожьте"
    told = before.unknown and not before.tags & ASKING if part.heads else not before.bids
    return bool(refused and is_same(before, part) and told) and not (before.denied or before.is_state)


def _is_point_before(part: Clause, before: Clause) -> bool:
    """Is a moment named, and what comes after it refused?"""
    points = [when.span for when in before.whens if when.span and when.span.start == when.span.end]
    return len(points) == len(before.whens) and any(
        when.span and when.span.start == points[0].end for when in part.whens
    )


def is_same(before: Clause, part: Clause) -> bool:
    return [when[:2] for when in part.whens] == [when[:2] for when in before.whens]


def is_settled(before: Clause, part: Clause) -> bool:
    """ "Договорились: привозим 29-го", "agreed with the customer: Friday, before four"."""
    ours = "AGREED" in before.tags and before.tags.isdisjoint({"OTHERS", "STAFF", "SHOP"})
    return ours and not before.whens and part.joiner == ":" and bool(part.whens) and not part.denied


def is_reported(before: Clause, part: Clause) -> bool:
    """ "Оператор сказал, что по выходным доставки нет": what our own people said."""
    if "REPORT" not in before.tags or "REPORT" in part.tags or part.items[0].word not in _THAT:
        return False
    return bool(before.tags & {"STAFF", "DELIVERY", "SHOP"}) and not part.denied & ACTIONS


def is_where(before: Clause, part: Clause) -> bool:
    """ "Я в офисе по вторникам, привозите в эти дни", "на даче до пятницы, везите туда": where to, and no absence."""
    if part.tags.isdisjoint(BRINGS) or part.denied or not before.whens or before.denied or before.actions:
        return False
    if part.words & THITHER and names(part) <= {"hour"}:
        part.whens = [*before.whens, *part.whens]
        return True
    there = is_same(before, part)  # "живёт за городом по выходным, везти по выходным"
    return before.is_state and (there or any(isinstance(item, When) and item.back == "day" for item in part.items))


def is_kept(before: Clause, part: Clause) -> bool:
    """ "Заказ собран, ждёт отгрузки 27.11": a thing waits, nobody expects it."""
    kept = {"TOPIC", "PAST"} <= before.tags and part.items[0].word in _WAITS
    return kept and part.words.isdisjoint(_US) and "DELIVERY" not in part.tags


def is_invited(before: Clause, part: Clause) -> bool:
    """ "Мы работаем с 9 до 21, заходите": a shop's own hours, said to a client who is to come."""
    return "WORKING" in before.tags and before.words.isdisjoint(_MYSELF) and not part.words.isdisjoint(INVITING)


def is_in_vain(before: Clause, part: Clause) -> bool:
    """ "Жду с обеда, никто не едет": since when somebody has been waiting."""
    waits = ("AWAIT" in before.tags or before.words & _SITTING) and not (before.asks or before.denied)
    if not (waits and before.whens) or part.whens or any(map(is_imperative, part.words)):
        return False
    if not all(when.led in _SINCE and when.days is None for when in before.whens):
        return False
    lacks = ("нет" in part.words or "NEG" in part.tags) and part.tags & _BROUGHT  # "машины нет", "no van"
    return bool(part.words & _NOBODY or lacks)


def is_logged(before: Clause, part: Clause) -> bool:
    """ "Прибыла 08:40, разгрузка 09:15": a moment among moments that are past."""
    if not before.void or before.tags.isdisjoint({"PAST", "DELIVERED"}) or part.asks or not part.whens:
        return False
    spans = [when.span for when in (*before.whens, *part.whens)]
    bids = any(is_imperative(word) for word in part.words)
    return bool(before.whens) and all(span and span.start == span.end for span in spans) and not bids


def is_dictated(before: Clause, part: Clause) -> bool:
    """ "Консультант записала: Егоровым кровать на следующей неделе"."""
    tells = before.tags & {"STAFF", "AGREED", "REPORT"} and part.joiner == ":"
    return bool(tells and part.whens and not part.tags.isdisjoint({"TOPIC", "DELIVER"}))


def is_narrowed(before: Clause, part: Clause) -> bool:
    """ "Экзамен 9 декабря, в этот день до 16 не звоните"; "away this week, nobody is home from Friday to Sunday"."""
    if not before.is_state or part.void or not (part.denied or part.is_state):
        return False
    frame, named = (
        {day for when in clause.whens if when.days and not when.span for day in when.days.dates}
        for clause in (before, part)
    )
    hours = [bool(when.span) for when in part.whens]
    if not named or not named <= frame or any(when.span for when in before.whens):
        return False
    return any(hours) and own_day(part) if named == frame else len(frame) > LONGEST_LIST


def own_day(part: Clause) -> bool:
    """Is its day the one named before, "в этот день"?"""
    return any(isinstance(item, When) and item.back for item in part.items)


def is_conditional(before: Clause, part: Clause) -> bool:
    """ "Если не возьму трубку, напишите" asks for nothing now."""
    return "IF" in before.tags and part.joiner in COMMAS and not part.whens


def is_of_another(before: Clause, part: Clause) -> bool:
    """ "Rob (sales) is on holiday": whose absence it is stands in brackets before it."""
    if part.denied or not part.is_state:
        return False
    if "RETURN" in part.tags and before.void and before.tags & {"OTHERS", "DELIVERY"}:
        return True  # "рейс 4 вышел 7:40, вернётся к 19"
    if before.whens:
        return False
    if "RETURN" in part.tags and before.items[0].word in GIVEN_NAMES and any(map(_is_ill, before.words)):
        return True  # "Алексей болеет, вернётся в понедельник"
    if part.items[0].word == "is" and before.unknown and not before.heads and before.words.isdisjoint(_CLIENTS):
        return True  # "Rob (fitting team) is on holiday"
    ours = "DELIVERY" in before.tags and before.unknown and not (before.tags & ASKING or before.denied)
    return bool("STAFF" in before.tags and before.void) or bool(ours and "WORKING" in part.tags)


def _is_ill(word: str) -> bool:
    return word.startswith(_ILL)


def is_told_of_goods(clause: Clause) -> bool:
    """ "Стиралка прыгает", "fridge hums": a verb that the table lacks stands behind what was brought."""
    pairs = pairwise(clause.items)
    tells = any(led.tag == "TOPIC" and not item.tag and item.word.endswith("s") for led, item in pairs)
    return tells or any(not item.tag and item.word.endswith(_VERBAL) for item in clause.items)


def names(clause: Clause) -> set[str]:
    return {"hour" if when.days is None else "day" for when in clause.whens}
