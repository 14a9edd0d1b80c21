"""What two parts of a sentence report of the shop and its people, and no wish of the client's."""

from __future__ import annotations

from stream_processors.wishes.clause import COMMAS, Clause
from stream_processors.wishes.clauses.narrative import is_logged, is_of_another
from stream_processors.wishes.times.items import When
from stream_processors.wishes.words.lexicon import WAS
from stream_processors.wishes.words.scopes import ACTIONS, HEADS
from stream_processors.wishes.words.tokens import Token

_COVERING = frozenset({
    "covers", "covering", "replaces", "replaced", "заменяет", "подменяет", "замещает", "подменит", "заменит",
})  # fmt: skip
_SUPPLIES = frozenset({"OTHERS", "DELIVERY"})
_UNLOADING = frozenset({"приемка", "разгрузка", "unloading"})
_DUTIES = frozenset({"район", "смену", "маршрут", "участок", "shift", "route", "round"})
_OURSELVES = frozenset(
    {"я", "мы", "меня", "нас", "i", "we", "i'm", "we're", "клиент", "клиентка", "customer", "client"}
)
_WELL = frozenset({"fine", "ok", "okay", "good", "great", "ок", "окей", "норм", "нормально", "хорошо", "все", "all"})
_SIGNS = frozenset({"google", "maps", "sign", "гугле", "картах", "вывеске", "вывеска", "табличке"})
_SHOWING = frozenset({"website", "page", "listing", "clocks", "сайте", "странице"})  # where slots are chosen too
_HOURS = frozenset({"часы", "график", "режим", "hours", "open", "opening", "clocks", "открыто", "работаем"})
_INVITING = frozenset({"заходите", "заглядывайте", "забегайте", "pop", "popping"})
_A_CALL = frozenset({"звонок", "call"})
_UNANSWERED = frozenset({"reply", "answer", "voicemail", "engaged", "занято", "недозвон", "автоответчик"})
_CAME = (
    "приход",
    "приезжал",
    "зашел",
    "зашла",
    "заход",
    "звонил",
    "был",
    "came",
    "called",
    "rang",
    "visited",
    "popped",
)
_OF_TODAY = frozenset({"сегодня", "утром", "днем", "вечером", "today", "this", "morning", "afternoon"})
_WENT = frozenset({
    "ушел", "ушла", "ушли", "пошел", "пошла", "пошли", "поехал", "поехала", "поехали", "gone", "went", "off", "left",
    "home", "away",
})  # fmt: skip
_PURPOSES = frozenset({
    "measure", "think", "talk", "ask", "check", "discuss", "get", "fetch", "look", "decide", "consult", "compare",
    "see",
})  # fmt: skip
_HOURS_IN_FIGURES = 3  # items
_LASTED = frozenset({"NUMBER", "MINUTEMARK", "HOURMARK", "HOUR", "SIGN", "PAST", ""})
_LASTING = frozenset({"duration", "lasted", "длительность", "около", "approx"})


def tells_of_us(before: Clause, part: Clause) -> bool:
    """Does the part show that the clause before it tells of the shop: a call in a log, its hours, its people?"""
    if before.actions == {"CALL"} and (_is_a_call_that_was(before, part) or _is_a_call_that_lasted(before, part)):
        return True
    return _are_hours_of_a_place(before, part) or _invites(before, part) or _covers_for(before, part)


def is_of_others(before: Clause, part: Clause) -> bool:
    """Is what the part says, said of somebody or something of the shop's?"""
    if part.is_state and (is_of_another(before, part) or _is_covered_for(before, part)):
        return True
    if "RETURN" in part.tags and not part.denied and (_went_on_purpose(before) or (before.void and _came(before))):
        return True  # "заходил в субботу, вернётся с женой в воскресенье"
    if (before.void and _goes_on_telling(before, part)) or _happens_next(before, part):
        return True
    return _are_hours_of_a_place(before, part) or _is_misprinted(before, part)


def _happens_next(before: Clause, part: Clause) -> bool:
    """ "The battery lasts from 10 till 11, then dies want a new one": what it does then; no time is asked for."""
    if not (part.looks_back and before.unknown) or before.heads or before.asks or before.denied or part.denied:
        return False
    first, second = (*part.items[:2], *part.items[:1])[:2]
    does = second.tag in ("", "PAST") and first.tag == "WHEN"
    return does and part.tags.isdisjoint(ACTIONS | {"DELIVERY"})


def _goes_on_telling(before: Clause, part: Clause) -> bool:
    """Behind a clause that is no wish."""
    if before.tags >= _SUPPLIES and not part.words.isdisjoint(_UNLOADING):
        return True  # "завтра фура с центрального склада, приёмка с 8 до 12"
    if "SHOP" in before.tags and "WORKING" in part.tags and not part.actions:
        return True  # "магазин 1 января закрыт, 2 января работаем с 11 до 20"
    return is_logged(before, part) or _is_of_a_visit(before, part) or _is_well_again(before, part)


def _is_a_call_that_lasted(before: Clause, part: Clause) -> bool:
    """ "Phone call 24 Nov 18:30, 7 min", «звонок 24.11 в 18:30, 7 минут»: nobody knows that of a call to come."""
    if not before.whens or before.denied or before.asks:
        return False
    lasts = "MINUTEMARK" in part.tags and part.joiner in COMMAS and not part.whens and part.tags <= _LASTED
    strangers = {item.word for item in part.items if item.tag in ("", "PAST")}
    return lasts and strangers <= _LASTING


def _is_a_call_that_was(before: Clause, part: Clause) -> bool:
    """«Звонок в 14:10, сбросил», "call at 2.15, no reply"."""
    if before.denied or before.asks or part.whens or before.words.isdisjoint(_A_CALL):
        return False
    points = all(when.span and when.span.start == when.span.end for when in before.whens)
    was = any(isinstance(item, Token) and (item[:2] == WAS or item.tag == "PAST") for item in part.items)
    return bool(before.whens) and points and (was or not part.words.isdisjoint(_UNANSWERED))


def _is_of_a_visit(before: Clause, part: Clause) -> bool:
    """«Заходил муж, сегодня днём, смотрел кресло»: when he did."""
    came = not before.whens and _came(before)
    return came and part.is_bare and all(when.led in _OF_TODAY and not when.linked for when in part.whens)


def _came(before: Clause) -> bool:
    return any(word.startswith(_CAME) for word in before.words)


def _are_hours_of_a_place(before: Clause, part: Clause) -> bool:
    """ "Garden centre 9-5, Sundays 10.30-4.30": hours of every day, and others of some."""
    if not before.unknown or before.denied or before.heads or before.asks or not part.is_bare:
        return False
    recur = any(when.days and when.days.weekdays for when in part.whens) and any(when.is_span for when in part.whens)
    between = all(when.is_span and not when.days for when in before.whens)
    if not before.whens:  # "customer services 8-8": not read as hours behind a stranger
        between = len(before.items) > _HOURS_IN_FIGURES and before.items[-2].tag == "DASH"
    return bool(recur and between)


def _invites(before: Clause, part: Clause) -> bool:
    """«Мы работаем с 9 до 21, заходите»: the shop's hours, told to a client."""
    return "WORKING" in before.tags and not before.actions and bool(part.words & _INVITING) and not part.whens


def _is_covered_for(before: Clause, part: Clause) -> bool:
    """ "Dave covers for Tom, who is away until the 7th", «вместо Олега Ринат, тот в отпуске»."""
    covers = before.words & _COVERING or "INSTEAD" in before.tags
    ours = covers and before.unknown and before.tags.isdisjoint(ACTIONS) and not before.denied
    return bool(ours and part.is_state and not part.denied and part.words.isdisjoint(_OURSELVES))


def _covers_for(before: Clause, part: Clause) -> bool:
    """ "Tom on holiday until 7 December, Dave instead", «Рома в отпуске до 7-го, его район берёт Костя»."""
    theirs = before.is_state and before.unknown and before.words.isdisjoint(_OURSELVES) and not before.denied
    covers = part.words & (_COVERING | _DUTIES) or ("INSTEAD" in part.tags and part.unknown)
    return bool(theirs and covers and not part.whens and part.tags.isdisjoint(HEADS))


def _is_well_again(before: Clause, part: Clause) -> bool:
    """ "Card machine was down yesterday, fine today": what was out of order, and of no delivery."""
    if not (before.unknown and before.tags & {"PAST", "YESTERDAY", "LAST"} and before.tags.isdisjoint(HEADS)):
        return False
    named = {item.word for item in part.items if not isinstance(item, When)}
    return bool(named and named <= _WELL and all(when.span is None for when in part.whens))


def _is_misprinted(before: Clause, part: Clause) -> bool:
    """ "Google says open 9-5, should be 9-6": hours that are shown, and those that should be."""
    shown = before.words & _SIGNS or (before.words & _SHOWING and before.words & _HOURS)
    return bool(shown and part.is_bare and "REQUEST" in part.tags)


def _went_on_purpose(before: Clause) -> bool:
    """ "Ушёл мерить кухню, вернётся в субботу", "gone to measure up, back on Saturday": to the shop, that is."""
    for led, item, behind in zip(before.items, before.items[1:], [*before.items[2:], None], strict=False):
        if led.word not in _WENT:
            continue
        if item.word == "за" or (item.tag == "" and item.word.endswith(("ть", "ться"))):
            return True
        if item.tag == "TO" and behind is not None and behind.word in _PURPOSES:
            return True
    return False
