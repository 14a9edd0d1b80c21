"""Words that mean something else beside others: "be called", "out of town", "no one in", "works nights"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from stream_processors.wishes.absences import settle_absence, settle_place
from stream_processors.wishes.clause import UNTIL, Clause
from stream_processors.wishes.clock import DAY, Span
from stream_processors.wishes.dates import Days, from_on
from stream_processors.wishes.items import Item, When
from stream_processors.wishes.refusals import settle_refusals
from stream_processors.wishes.scopes import BIDDEN, CALLS, DOING
from stream_processors.wishes.verbs import deed

_CALLED_BACK = frozenset({"AWAIT", "BACK", "HOMEWARD"})
_DONE = frozenset({"LET", "FINAL", "WRITE", "PAST", "AGREED", "MOVE", "HOLD"})
_ABSENT = frozenset({"OUT", "BACK", "OFF", "PAST", "TOWN", "AWAY", "LEFT", "PICKUP"})
_WELL = frozenset({"хорошо", "неплохо", "здорово", "отлично", "супер", "замечательно"})
_CHANGING = frozenset({"поменяйте", "поменять", "смените", "сменить", "измените", "изменить", "замените"})
_CHANGED = frozenset({"дату", "время", "интервал", "день", "слот", "доставку", "доставки"})
_KEEPING = frozenset({"leave", "wait", "оставьте", "оставить", "подождите", "подождать", "ждите"})
_ALTERING = _CHANGING | _KEEPING
_PLACED = frozenset({"", "FILLER", "FAMILY", "TOWN", "HOME", "HOMEWARD"})
_TALKS = frozenset({"созвон", "созвоны", "звонки", "планерка", "планерки"})
_YES = frozenset({"does", "do", "is", "are", "can", "will", "да", "yes", "yep"})
_COURTESY = frozenset({
    "possible", "можно", "возможно", "возможность", "получится", "удобно", "you", "can", "could", "it's",
    "is", "ok", "that's", "that", "at", "all", "вам", "не", "сложно", "трудно", "затруднит", "convenient",
    "okay", "будет", "есть",
})  # fmt: skip
_OF_THE_OFFICE = frozenset({"in", "at", "to", "my", "our", "the", "of"})
_AT_WORK = frozenset({"office", "work", "works", "leave", "работы"})
_LEAVERS = frozenset({"i", "we", "he", "she", "they"})
_WHO_WORKS = frozenset({"customer", "client", "recipient", "he", "she", "who"})
_SUITED = frozenset({"us", "me", "best", "better", "fine", "well", "great", "ok"})
_CALLED = frozenset({"called", "phoned", "contacted", "disturbed", "reached", "rung"})  # "asked not to be called"
_SENT = frozenset({"sent", "left"})
_BIDDING = frozenset({"should", "must", "to", "not", "shouldn't", "mustn't", "can", "can't", "cannot", "may", "could"})
_SOONEST = frozenset({"earliest", "soonest"})
_ORIGINS = frozenset({"с", "со", "from"})  # "перенесите с четверга на субботу"


def settle(clause: Clause) -> None:
    """Right the clause's tags, and what is denied, by the words that stand together in it."""
    if clause.whens and "CALL" in clause.tags and _is_on_the_phone(clause):
        clause.tags = clause.tags - {"CALL"} | {"UNFIT"}
    _settle_doing(clause)
    if clause.whens and clause.tags & _PLACED:
        settle_place(clause)
    settle_refusals(clause)
    if not clause.words.isdisjoint(_AT_WORK):
        _settle_work(clause)
    if clause.whens:
        _settle_times(clause)
    if "WOULD" in clause.tags and clause.words & _WELL:
        clause.tags.add("REQUEST")  # "хорошо бы в субботу"
        clause.unknown = max(0, clause.unknown - 1)
    if "AHEAD" in clause.tags and _is_paid(clause.items):
        clause.tags.add("PRICE")  # "за доставку в субботу взяли 500"
    if "IF" in clause.tags and _is_courtesy(clause):
        clause.tags.discard("IF")
        clause.denied.clear()


def _settle_doing(clause: Clause) -> None:
    if not clause.tags.isdisjoint(_CALLED_BACK):
        _settle_calls(clause)
    if not (clause.tags.isdisjoint(_DONE) and clause.words.isdisjoint(_ALTERING)):
        _settle_deeds(clause)
    if not clause.tags.isdisjoint(_ABSENT):
        settle_absence(clause)


def _settle_times(clause: Clause) -> None:
    if clause.tags & {"LUNCH", "PAUSE"} and not (clause.actions or clause.unknown):
        clause.tags.add("UNFIT")  # "обед у нас с 13 до 14"
    if clause.items[-1].word in _YES and not (clause.actions or "NEG" in clause.tags):
        clause.tags.add("REQUEST")  # "Saturday doesn't work, Sunday does"
    if len(clause.whens) == 1 and not (clause.words.isdisjoint(_SOONEST) or clause.denied):
        clause.whens = [_from_then_on(clause.whens[0])]


def _settle_work(clause: Clause) -> None:
    words = clause.words
    if "office" in words and not _is_at_the_office(clause.items):
        clause.tags.discard("WORKING")  # "someone from head office visits"
    if "work" in words and words & _SUITED and not words & {"i", "we", "both"}:
        clause.tags = clause.tags - {"WORKING"} | {"REQUEST"}  # "mornings work for me"
    if "RETURN" in clause.tags:
        clause.tags.discard("WORKING")  # "we finish work at 5"
    if clause.items[0].word == "works":
        clause.tags = clause.tags - {"REQUEST"} | {"WORKING"}  # "wants weekends, works during the week"
    if {"OFF", "WORKING"} <= clause.tags:
        clause.tags = clause.tags - {"WORKING"} | {"REQUEST"}  # "I'm off work Friday"
    if "leave" in words and (words & _LEAVERS or words & {"voicemail", "message"}):
        clause.tags = clause.tags - {"DELIVER"} | {"TELLS"}  # "I leave the house at 2"
    if "works" in words and words & _WHO_WORKS and not words & _SUITED:
        clause.tags = clause.tags - {"REQUEST"} | {"WORKING"}  # "customer works nights"


def _is_at_the_office(items: Sequence[Item]) -> bool:
    led = [item.word for item in items[: next(at for at, item in enumerate(items) if item.word == "office")]]
    return not led or not _OF_THE_OFFICE.isdisjoint(led[-3:])


def _settle_calls(clause: Clause) -> None:
    if "AWAIT" in clause.tags and ("answer" in clause.words or clause.tags >= {"CHILD"}):
        clause.tags.add("PAPER")  # "waiting for your answer until Friday", "expecting a baby in December"
    if {"CALL", "AWAIT"} <= clause.tags:
        clause.tags.add("CALLBACK")
    if "AWAIT" in clause.tags and clause.unknown and not clause.tags & {"DELIVERY", "DELIVER", "TOPIC"}:
        clause.tags.discard("AWAIT")  # "ждёт ответа до пятницы"
    if "BACK" in clause.tags and ("CALL" in clause.tags or {"called", "be"} <= clause.words):
        clause.tags.add("CALLBACK")
        clause.tags -= {"PAST"} if {"called", "be"} <= clause.words else set()
    if "HOMEWARD" in clause.tags and "CALL" not in clause.tags:
        clause.tags.add("DELIVERY")


def _is_on_the_phone(clause: Clause) -> bool:
    """ "До 15 у меня созвоны", "in calls until three"."""
    if not clause.words.isdisjoint(_TALKS) and not clause.words.isdisjoint(("меня", "нас", "созвоны")):
        return "NEG" not in clause.tags and "REQUEST" not in clause.tags
    return "calls" in clause.words and any(
        first.word in ("in", "on") and last.word == "calls" for first, last in pairwise(clause.items)
    )


def _settle_deeds(clause: Clause) -> None:
    """What is done, where the form of the word alone says something else."""
    if clause.tags & {"LET", "FINAL"}:  # "пусть курьер не звонит", "чтобы не привозили до 10"
        for tag in {deed(word) for word in clause.words} - {""}:
            clause.tags.add(tag)
            if clause.denied & {"TELLS", "PAST", "DELIVERED"}:
                clause.denied.add(tag)
    if {"CALL", "WRITE"} <= clause.tags and _called_or_written(clause.items):
        clause.tags.discard("WRITE")
    if clause.words & {"be", "being"} and "PAST" in clause.tags:
        _settle_passive(clause)
    if "AGREED" in clause.tags and not clause.denied & {BIDDEN, DOING}:  # "договорились на четверг"
        clause.tags |= {"ACCEPT", "REQUEST"} if _is_meant_for(clause) else {"PAST"}
    _settle_holding(clause)
    if clause.words & _CHANGING and clause.words & _CHANGED:
        clause.tags.add("MOVE")  # "смените дату на 29 ноября"
    if "MOVE" in clause.tags:
        clause.whens = [_moved_to(when) for when in clause.whens if not _is_origin(when, clause.whens)]


def _settle_passive(clause: Clause) -> None:
    """ "Asked not to be called", "the courier should not be sent before 10"."""
    deed_ = "CALL" if clause.words & _CALLED else "DELIVER" if _is_to_be_sent(clause.items) else ""
    if deed_:
        clause.tags = clause.tags - {"PAST"} | {deed_}
        clause.denied |= {deed_} if "PAST" in clause.denied else set()


def _settle_holding(clause: Clause) -> None:
    """ "Leave it until Monday", "wait until Friday" hold it; "keep me posted" holds nothing."""
    waits = "wait" in clause.words and "DELIVERY" in clause.tags  # "on weekdays make the courier wait until 5"
    until = [when.led in UNTIL for when in clause.whens if when.span or when.led in UNTIL or not waits]
    ours = clause.denied or clause.tags & CALLS or clause.words & {"i", "we", "i'll", "we'll", "can"}
    if clause.words & _KEEPING and until and all(until) and not ours:
        clause.tags = clause.tags - {"DELIVER", "AWAIT"} | {"HOLD"}
    if "than" in clause.words:
        clause.tags.discard("HOLD")  # "he'd rather have a refund than wait until January"
    if clause.words & {"keep", "put"} and not (clause.tags & {"TOPIC", "DELIVER", "DELIVERY"} and any(until)):
        clause.tags.discard("HOLD")


def _is_to_be_sent(items: Sequence[Item]) -> bool:
    """ "Should be sent", "not to be sent"; "will be sent" only tells."""
    words = [item.word for item in items]
    return any(
        led == "be" and word in _SENT and not _BIDDING.isdisjoint(words[max(0, at - 2) : at + 1])
        for at, (led, word) in enumerate(pairwise(words))
    )


def _is_meant_for(clause: Clause) -> bool:
    if clause.unknown and not clause.tags & {"DELIVER", "DELIVERY", "TOPIC"}:
        return False  # "booked a room for Friday"
    if ":" in clause.words:
        return True  # "согласовано: 28.11, 10-14"
    named = clause.words & {"booked", "confirmed", "scheduled"} and "DELIVER" in clause.tags
    return bool(named) or "for" in clause.words or any(when.led == "на" for when in clause.whens)


def _is_courtesy(clause: Clause) -> bool:
    """ "Today after 5 if possible", "если можно, вечером"."""
    words = [item.word for item in clause.items if item.tag != "WHEN"]
    at = next((place for place, word in enumerate(words) if word in ("if", "если")), len(words))
    behind = words[at + 1 :]
    return bool(behind) and _COURTESY.issuperset(behind) and not (clause.denied & {"REQUEST"} and clause.whens)


def _is_paid(items: Sequence[Item]) -> bool:
    return any(first.tag == "AHEAD" and last.tag in ("DELIVER", "DELIVERY") for first, last in pairwise(items))


def _is_origin(when: When, whens: Sequence[When]) -> bool:
    """The "с четверга" of "перенесите с четверга на субботу"."""
    ends = (when.days is not None and bool(when.days.dates) and not when.days.open_) or (
        when.span is not None and when.span.end != DAY  # "на четверг с 14 до 18"
    )
    return when.led in _ORIGINS and not ends and any(each.led not in _ORIGINS for each in whens)


def _from_then_on(when: When) -> When:
    """ "The earliest we can take it is Thursday", "is 4 pm"."""
    if when.span is not None:
        return when._replace(span=Span(when.span.start, DAY))
    return when if when.days is None or len(when.days.dates) != 1 else when._replace(days=from_on(when.days.dates[0]))


def _moved_to(when: When) -> When:
    """ "from Thursday to Saturday": the last of them."""
    days = when.days
    moved = when.led in _ORIGINS and days is not None and bool(days.dates) and not days.open_
    return when if days is None or not moved else when._replace(days=Days(days.dates[-1:]))


def _called_or_written(items: Sequence[Item]) -> bool:
    """ "Call or text after six" is of both alike, and no wish to be written to instead."""
    return any(
        {first.tag, last.tag} == {"CALL", "WRITE"} and link.tag in ("AND", "OR")
        for first, link, last in zip(items, items[1:], items[2:], strict=False)
    )
