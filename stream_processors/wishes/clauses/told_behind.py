"""What is told behind a time that is asked for, with no sign before it: "завтра после 18 | кухню не докрасили"."""

from __future__ import annotations

from collections.abc import Sequence

from stream_processors.wishes.clauses.bidden_behind import is_lacking
from stream_processors.wishes.clauses.denied_behind import LACKED, SERVICES, asks_for_it, denies_else
from stream_processors.wishes.clauses.since_last_stop import (
    BREAKS,
    COURTESIES,
    FAR,
    Segment,
    depends,
    hours_behind,
    is_refused_behind,
    tag_at,
)
from stream_processors.wishes.times.items import Item, When
from stream_processors.wishes.words.scopes import ACTIONS, HEADS, STATES
from stream_processors.wishes.words.verbs import FINITE, is_imperative, is_past

_PAID = ("оплат", "оплач", "заплач", "рассчит", "расплач", "предоплат", "payment")
_LIVING = frozenset({"живу", "живем", "хожу", "ходим", "сижу", "сидим"})
_TELLING = frozenset({"PAST", "TELLS", "DELIVERED", "LAST"})
_TOLD = _TELLING | {"", "OF", "PAPER", "TOPIC", "FAMILY", "PRICE", "OTHERS"}
_PAUSES = frozenset({"LUNCH", "PAUSE"})
_FEW = 4  # words to the verb of what is told
_WHOSE = frozenset({"my", "our", "his", "her"})
_WITHOUT = frozenset({"без", "no"})
MAY_BE_TOLD_OF = frozenset({"STAFF", "", "SHOP", "OTHERS", "FAMILY", "CHILD", "DELIVERY", "TOPIC", "FILLER", "DELIVER"})
_DOES = _TELLING | {"AGREED", "SLEEP", "OFF"}
_OTHERS = frozenset({"", "ADDRESS", "OTHERS", "FAMILY", "DELIVERY", "CHILD"})
_BEYOND = frozenset({"раньше", "позже"})
_BUSY = frozenset({"AT", "FILLER"})
_ONE_OF = frozenset({"the", "a", "second", "other"})
_THEIRS = _OTHERS | {"WRITE", "PAPER", "CALL"}
_QUALITIES = frozenset({"", "OTHER", "BACK", "SECOND", "NEW"})
_THEN = frozenset({"дальше", "затем", "там", "иначе"})
_MORE = HEADS - {"DELIVERY"} | {"WHEN", "NEG", "REQUEST", "ONLY"}
_EXPLAINING = STATES | {"TELLS"}
_OWN = ("ем", "им", "аю", "яю", "ую", "жу", "лю")  # endings of who speaks
_BIDDEN = ("ть", "ти", "те")
_REFUSABLE = ACTIONS | {"HOME"}


def is_else(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "Доставка 16.12 с 9 до 13 | подъезд со двора"; "привезите завтра после 18 | кухню не докрасили"."""
    item = items[at]
    if _is_of_things(items, at):
        return True
    if item.tag == "IF":
        return _is_condition(segment, items, at)
    if _is_theirs(items, at):
        return segment.bids or segment.needs or segment.asks or _are_bounds(segment)
    if isinstance(segment.items[-1], When) and segment.items[-1].back:
        return False  # "до этого квартира закрыта"
    if _goes_on(segment, items, at) or denies_else(segment, items, at) or _leaves_choice(segment, items, at):
        return True
    if (item.tag == "CHILD" and _sleeps(segment, items, at)) or (item.tag in STATES and _leaves(segment, items, at)):
        return True
    closes = item.tag == "ADDRESS" and tag_at(items, at + 1) == "PAST"
    if closes:
        return any(
            each.tag not in ("WHEN", "COMMA") for each in segment.items
        )  # "not before Friday please | road closed"
    if (item.tag == "ADDRESS" and tag_at(items, at + 1) not in STATES) or item.word.startswith(_PAID):
        return not item.word.isascii() or tag_at(items, at + 1) == "NUMBER"  # no "10 Saturday Lane"
    pays = item.word == "will" and at + 1 < len(items) and items[at + 1].word == "pay"
    if item.word in _LIVING or pays:  # "кроме субботы когда угодно | живу рядом"
        return segment.bids or segment.asks or "EXCEPT" in segment.tags
    told = item.tag in _TOLD or item.word in SERVICES
    return told and (segment.bids or segment.needs or _is_courteous(segment)) and _tells(items, at)


def _are_bounds(segment: Segment) -> bool:
    """ "Before 1 or after 3 | the street is blocked"."""
    return "OR" in segment.tags and all(item.tag in ("WHEN", "OR") for item in segment.items)


def _is_of_things(items: Sequence[Item], at: int) -> bool:
    item = items[at]
    if item.tag in _PAUSES and hours_behind(items, at + 1):
        return True  # "принимаем с восьми до пяти | обед с двенадцати до часу"
    if item.word in _WHOSE and tag_at(items, at + 1) == "FAMILY" and tag_at(items, at + 2) in ("WILL", "BE"):
        return True  # "move it to Saturday | my husband will be in"
    return item.word in _WITHOUT and at + 1 < len(items) and items[at + 1].word in LACKED  # "10 to 12 | no lift"


def _is_condition(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "Везите в субботу | если дождь то в воскресенье"; "bring it on Saturday if you can"."""
    other = any(item.word in ("то", "then") for item in items[at : at + FAR])
    if segment.bids and (other or is_lacking(items, at + 1) or (at + 1 < len(items) and items[at + 1].tag == "")):
        return True
    return not (segment.refuses or "CALL" in segment.tags) and depends(items, at + 1)


def _goes_on(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "До шести | дальше темно", "5 октября | старый забрать", "не раньше двух | ключи только у меня"."""
    if at + 1 >= len(items):
        return False
    word, behind = items[at].word, items[at + 1].tag
    then = word in _THEN or (word in _BEYOND and _is_busy(items, at + 1))
    only_with = behind == "ONLY" and at + 2 < len(items) and items[at + 2].word == "у"
    old = word.startswith("стар") and "PICKUP" in (behind, tag_at(items, at + 2))
    return (then or only_with or old) and asks_for_it(segment)


def _is_busy(items: Sequence[Item], at: int) -> bool:
    """ "После 6 | раньше на смене", "до обеда | позже хозяева уезжают"."""
    tag = items[at].tag
    return tag in _BUSY or tag in STATES or (tag == "" and tag_at(items, at + 1) in STATES)


def is_told_of(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "После 9 не доставлять | соседи ругаются", "31-го не принимаем | салон закрыт": a subject, its verb, no more."""
    if not tells_of(items, at):
        return False
    refused = not segment.tags.isdisjoint(_REFUSABLE) or is_refused_behind(segment.items)
    return asks_for_it(segment) or (segment.refuses and refused)


def tells_of(items: Sequence[Item], at: int) -> bool:
    """ "Соседи ругаются", "курьер зря приедет", "лифт после обеда отключат", and no more than that."""
    subject = items[at] if at < len(items) else None
    if subject is None or subject.word.isascii() or subject.tag not in MAY_BE_TOLD_OF:
        return False
    if subject.tag == "DELIVER" and subject.word not in SERVICES:
        return False
    verb = at + 1
    while tag_at(items, verb) == "WHEN":  # "лифт после обеда отключат"
        verb += 1
    verb += tag_at(items, verb) == "" and not is_finite(items, verb)  # "курьер зря приедет"
    return is_finite(items, verb) and _says_no_more(items, verb + 1)


def _says_no_more(items: Sequence[Item], at: int) -> bool:
    """Neither a time nor what is asked or refused stands there before the next sign."""
    for item in items[at : at + FAR]:
        if item.tag in BREAKS:
            return True
        if item.tag in _MORE:
            return False
    return True


def explains(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "Не звонить | едет на соревнования", "не привозите | занята": what else the one does of whom it is refused."""
    led, item = segment.items[-1], items[at]
    if not (segment.refuses and led.tag in ACTIONS and led.word.endswith(_BIDDEN)):
        return False
    return item.tag in _EXPLAINING or (item.tag in ("", "PAST") and bool(FINITE.fullmatch(item.word)))


def is_finite(items: Sequence[Item], at: int) -> bool:
    tag = tag_at(items, at)
    return tag in _DOES or (tag == "" and at < len(items) and bool(FINITE.fullmatch(items[at].word)))


def _leaves(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "Можно в любой день кроме пятницы | уезжаем на дачу": why, told by who is asked for."""
    word = items[at].word
    if word.isascii() or not word.endswith(_OWN):
        return False
    asks = segment.bids or segment.asks or "EXCEPT" in segment.tags
    return asks and not segment.refuses and all(item.tag not in ("WHEN", "NEG") for item in items[at:])


def _leaves_choice(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "Завтра до 12 или послезавтра после 5 | выбирайте сами"."""
    item = items[at]
    chosen = item.tag in ("", "PAST") and is_imperative(item.word)
    return chosen and all(each.tag in ("WHEN", "OR") for each in segment.items)


def _sleeps(segment: Segment, items: Sequence[Item], at: int) -> bool:
    """ "Deliver before 1 or after 3 | baby has her nap in between"."""
    return asks_for_it(segment) and any(item.tag in ("SLEEP", "WORKING") for item in items[at : at + _FEW])


def _is_courteous(segment: Segment) -> bool:
    """ "В четверг до 18 пожалуйста | пылесос оплачен": a slot, and nothing else that it could be of."""
    return segment.items[-1].word in COURTESIES and all(item.tag == "WHEN" for item in segment.items[:-1])


def _is_theirs(items: Sequence[Item], at: int) -> bool:
    """ "Bring it before noon | the plumber is coming at one", "| my email is on the form", "| second phone is his"."""
    if items[at].word not in _WHOSE and items[at].word not in _ONE_OF:
        return False
    noun = (
        at + 1 + (tag_at(items, at + 2) in _THEIRS and tag_at(items, at + 1) in _QUALITIES)
    )  # "the spare key is lost"
    return tag_at(items, noun) in _THEIRS and tag_at(items, noun + 1) in ("BE", "WILL")


def _tells(items: Sequence[Item], at: int) -> bool:
    """ "Привезите завтра после 18 | звонит второй раз", "| кухню не докрасили": is it told what is or was?"""
    for item in items[at : at + _FEW]:
        if item.tag in BREAKS:
            return False
        if item.tag in _DOES or (item.tag == "" and is_past(item.word)):
            return True
    return False
