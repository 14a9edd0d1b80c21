"""Who is not there: "out of town", "our office is closed", "I'm at the optician's", "приду домой в семь"."""

from __future__ import annotations

from collections.abc import Sequence

from stream_processors.wishes.clause import PHONES, UNTIL, Clause
from stream_processors.wishes.items import Item
from stream_processors.wishes.scopes import ASKING, HEADS

_OUT_OF = frozenset({"BE", "WILL", "TOWN", "FILLER"})
_CLOSED = frozenset({"closed", "shut", "закрыт", "закрыта", "закрыто", "закрыты", "закрываемся"})
_WE_ARE_CLOSED = frozenset({"закрыты", "закрываемся"})
_NOT_OURS = frozenset({"your", "ваш", "вашего", "was", "were", "был", "было"})
_HABITS = frozenset({"don't", "dont", "won't", "wont", "never", "doesn't"})
_WHO_IS_CLOSED = frozenset({"we", "we're", "we'll", "our", "мы", "наш", "наша", "нас", "office", "офис"})
_SUBJECTS = frozenset({"я", "мы", "i'm", "we're", "i", "we", "he's", "she's", "i'll", "we'll"})
_LINKING = frozenset({"am", "are", "be", "will", "is", "буду", "будем", "сейчас", "оба", "both"})
_PLACING = frozenset({"в", "во", "на", "у", "за", "под", "at", "in", "on"})
_THEIRS = frozenset({"него", "нее", "них", "ней"})
_OWN = frozenset({"OF", "FILLER"})
# "я в курсе", "I'm in a hurry": no places
_NO_PLACE = frozenset({
    "курсе", "шоке", "восторге", "ожидании", "процессе", "связи", "сети", "чате", "машине", "диете", "раздумьях",
    "hurry", "charge", "touch", "favour", "favor", "mind", "pain", "luck", "love", "budget", "diet", "hold", "line",
})  # fmt: skip
_COMING = frozenset({"get", "come", "приду", "придем", "буду", "будем"})


def settle_absence(clause: Clause) -> None:
    opens = clause.items[0].tag == "OUT" and not clause.actions  # "out until 4"
    thing = len(clause.items) > 1 and clause.items[0].word == "the" and clause.items[1].tag == ""  # "the lift is out"
    if "OUT" in clause.tags and not thing and (opens or clause.tags & _OUT_OF) and not clause.tags & {"TOPIC", "PRICE"}:
        clause.tags.add("AWAY")
        if clause.items[0].tag == "WHEN":
            clause.denied.add("REQUEST")  # "Tuesdays are out for delivery"
    said = clause.words & {"i'll", "we'll", "i", "we", "we're", "i'm"} or clause.items[0].tag == "BACK"
    if "BACK" in clause.tags and clause.actions <= {"HOME"} and said:
        clause.tags = clause.tags - {"HOME"} | {"RETURN"}  # "I'll be back on Monday", "back home on Friday"
    if "OFF" in clause.tags and clause.words & PHONES:
        clause.tags = clause.tags - {"CALL"} | {"UNFIT"}  # "телефон выключен до 12"
    ours = clause.words & (_WHO_IS_CLOSED | _WE_ARE_CLOSED) and not clause.words & _NOT_OURS
    shuts = "shut" in clause.words and "BE" not in clause.tags  # "we shut the yard early"
    if clause.words & _CLOSED and ours and not shuts and "SHOP" not in clause.tags:
        clause.tags = clause.tags - {"PAST", "WORKING"} | {"AWAY"}  # "our office is closed on Fridays"
    if "TOWN" in clause.tags and clause.denied & {"BE", "TOWN"}:
        clause.tags.add("AWAY")  # "не будет в городе"
    if {"AWAY", "HOME"} <= clause.tags and clause.words & {"from", "из"}:
        clause.tags.discard("HOME")  # "away from home"
    if "PICKUP" in clause.denied and clause.words >= {"pick", "up"} and clause.words & _HABITS:
        clause.tags = clause.tags - {"PICKUP"} | {"CALL"}  # "I never pick up before noon"
        clause.denied.add("CALL")
    if "LEFT" in clause.tags:  # "уехали до четверга"
        clause.tags.add("AWAY" if any(when.led in UNTIL for when in clause.whens) else "PAST")


def settle_place(clause: Clause) -> None:
    """Who says when he is elsewhere, or comes home."""
    if not clause.words.isdisjoint(_SUBJECTS) and not clause.tags & (HEADS | ASKING) and _is_somewhere(clause.items):
        clause.tags = clause.tags - {"FAMILY", "TOWN"} | {"AWAY"}
    if clause.tags & {"HOMEWARD", "HOME"} and _comes_home(clause):
        clause.tags = clause.tags - {"HOMEWARD", "HOME", "PICKUP"} | {"RETURN"}


def _is_somewhere(items: Sequence[Item]) -> bool:
    """ "I'm at the optician's", "мы в театре", "я у мамы": wherever it is, it is not at home."""
    subject = next((at for at, item in enumerate(items) if item.word in _SUBJECTS), None)
    if subject is None:
        return False
    rest = [item for item in items[subject + 1 :] if item.tag != "WHEN" and item.word not in _LINKING]
    if not rest or rest[0].word not in _PLACING:
        return False
    if rest[0].word == "у" and len(rest) > 1 and rest[1].word in _THEIRS:
        return True  # "утром я у него"
    place = next((item for item in rest[1:] if item.tag not in _OWN), None)
    return place is not None and place.tag in ("", "FAMILY", "TOWN") and place.word not in _NO_PLACE


def _comes_home(clause: Clause) -> bool:
    """ "I get home at 6", "дома будем к семи": nobody is there before."""
    by = any(when.span and when.led in ("к", "ко", "by") for when in clause.whens)
    point = any(when.span and when.span.start == when.span.end for when in clause.whens)
    comes = clause.words & _COMING or (by and clause.actions == {"HOME"})
    return bool(comes) and (by or point) and not clause.denied
