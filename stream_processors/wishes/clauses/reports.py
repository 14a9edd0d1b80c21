"""What two parts of a sentence report of the shop and its people, and no wish of the client's."""

from __future__ import annotations

from stream_processors.wishes.clause import COMMAS, Clause
from stream_processors.wishes.clauses.narrative import is_logged, is_of_another
from stream_processors.wishes.times.items import When
from stream_processors.wishes.words.scopes import ACTIONS, HEADS

_COVERING = frozenset({
    "covers", "covering", "replaces", "replaced", "заменяет", "подменяет", "замещает", "подменит", "заменит",
})  # fmt: skip
_OURSELVES = frozenset(
    {"я", "мы", "меня", "нас", "i", "we", "i'm", "we're", "клиент", "клиентка", "customer", "client"}
)
_WELL = frozenset({"fine", "ok", "okay", "good", "great", "ок", "окей", "норм", "нормально", "хорошо", "все", "all"})
_SIGNS = frozenset({"google", "maps", "sign", "гугле", "картах", "вывеске", "вывеска", "табличке"})
_SHOWING = frozenset({"website", "page", "listing", "clocks", "сайте", "странице"})  # where slots are chosen too
_HOURS = frozenset({"часы", "график", "режим", "hours", "open", "opening", "clocks", "открыто", "работаем"})
_INVITING = frozenset({"заходите", "заглядывайте", "забегайте", "pop", "popping"})
_LASTED = frozenset({"NUMBER", "MINUTEMARK", "HOURMARK", "HOUR", "SIGN", "PAST", ""})
_LASTING = frozenset({"duration", "lasted", "длительность", "около", "approx"})


def tells_of_us(before: Clause, part: Clause) -> bool:
    """Does the part show that the clause before it tells of the shop: a call in a log, its hours, its people?"""
    return _is_a_call_that_lasted(before, part) or _invites(before, part) or _covers_for(before, part)


def is_of_others(before: Clause, part: Clause) -> bool:
    """Is what the part says, said of somebody or something of the shop's?"""
    if is_of_another(before, part) or is_logged(before, part):
        return True
    return _is_covered_for(before, part) or _is_well_again(before, part) or _is_misprinted(before, part)


def _is_a_call_that_lasted(before: Clause, part: Clause) -> bool:
    """ "Phone call 24 Nov 18:30, 7 min", «звонок 24.11 в 18:30, 7 минут»: nobody knows that of a call to come."""
    if before.actions != {"CALL"} or not before.whens or before.denied or before.asks:
        return False
    lasts = "MINUTEMARK" in part.tags and part.joiner in COMMAS and not part.whens and part.tags <= _LASTED
    strangers = {item.word for item in part.items if item.tag in ("", "PAST")}
    return lasts and strangers <= _LASTING


def _invites(before: Clause, part: Clause) -> bool:
    """«Мы работаем с 9 до 21, заходите»: the shop's hours, told to a client."""
    return "WORKING" in before.tags and not before.actions and bool(part.words & _INVITING) and not part.whens


def _is_covered_for(before: Clause, part: Clause) -> bool:
    """ "Dave covers for Tom, who is away until the 7th", «вместо Олега Ринат, тот в отпуске»."""
    covers = before.words & _COVERING or "INSTEAD" in before.tags
    ours = covers and before.unknown and before.tags.isdisjoint(ACTIONS) and not before.denied
    return bool(ours and part.is_state and not part.denied and part.words.isdisjoint(_OURSELVES))


def _covers_for(before: Clause, part: Clause) -> bool:
    """ "Tom on holiday until 7 December, Dave instead"."""
    theirs = before.is_state and before.unknown and before.words.isdisjoint(_OURSELVES) and not before.denied
    covers = part.words & _COVERING or ("INSTEAD" in part.tags and part.unknown)
    return bool(theirs and covers and not part.whens and part.tags.isdisjoint(HEADS))


def _is_well_again(before: Clause, part: Clause) -> bool:
    """ "Card machine was down yesterday, fine today": what was out of order, and of no delivery."""
    was = (
        before.void and before.unknown and before.tags & {"PAST", "YESTERDAY", "LAST"} and before.tags.isdisjoint(HEADS)
    )
    named = {item.word for item in part.items if not isinstance(item, When)}
    return bool(was and named and named <= _WELL and all(when.span is None for when in part.whens))


def _is_misprinted(before: Clause, part: Clause) -> bool:
    """ "Google says open 9-5, should be 9-6": hours that are shown, and those that should be."""
    shown = before.words & _SIGNS or (before.words & _SHOWING and before.words & _HOURS)
    return bool(shown and part.is_bare and "REQUEST" in part.tags)
