"""Does an "и", "или" or dash part two statements?"""

from __future__ import annotations

from collections.abc import Sequence

from stream_processors.wishes.clause import REQUESTED
from stream_processors.wishes.clauses.since_last_stop import PLAIN, is_bounded, tag_at
from stream_processors.wishes.times.items import Item, When
from stream_processors.wishes.words.scopes import DOING, HEADS, KINDS, STATES
from stream_processors.wishes.words.verbs import denied_verb, is_imperative

_BREAKS = frozenset({"COMMA", "BUT", "BECAUSE", "DASH"})
_SIGNS = _BREAKS - {"DASH"}
_STORIES = frozenset({"PAST", "DELIVERED"})
_ASKED = frozenset({"CALL", "DELIVER"})
_FEW = 6  # words
_LETTING = frozenset({"пусть", "пускай"})
CANCELLING = frozenset({
    "cancel", "отмените", "отменяйте",
    "отменить", "отмена", "refund", "верните", "отменю", "отменим", "отменяю", "откажусь",
})  # fmt: skip
_THAT = frozenset({"that", "чтобы", "чтоб"})
_ITS = frozenset({"it's", "its", "это"})
_LEADS = frozenset({"по", "в", "во", "on", "at"})


def ends_at(items: Sequence[Item], at: int, whens: Sequence[int]) -> bool:
    """Does a statement end at this "и", whatever stood before it?"""
    if items[at - 1].tag == "DOOR" and [tag_at(items, at + 1), tag_at(items, at + 2)] == ["NEG", "CALL"]:
        return True  # "no doorbell and no calls before 10"
    if at + 1 < len(items) and (items[at + 1].word in _LETTING or _denies_else(items, at + 1, whens)):
        return True  # "у неё электрики и пусть грузчики распакуют"
    if not whens and tag_at(items, at + 1) in _ASKED and _follows_a_story(items, at):
        return True
    if tag_at(items, at + 1) == "CALLBACK" and any(item.tag == "ASKS" for item in items[:at]):
        return True  # "уточнить цвет и | перезвонить в пятницу"
    if whens and tag_at(items, at + 1) in ("LET", "FILLER", "THAT") and items[at + 1].word in _THAT:
        return True  # "she asks that you come after 12 and | that nobody phones on Thursday"
    if whens and at + 1 < len(items) and items[at + 1].word in _ITS and _names_nothing(items, at + 2):
        return True  # "Monday nine till twelve and | it's the third floor"
    if whens and _no_calls_behind(items, at):
        return True
    return _asks_on(items, at + 1) or (bool(whens) and _is_bounded_day(items, at + 1))


def _follows_a_story(items: Sequence[Item], at: int) -> bool:
    """ "Wanted the brown pair and | call only after 5": what was, and what is asked; no "tried to knock and call"."""
    tags = [item.tag for item in items[:at]]
    bids = items[at + 1].word in PLAIN or is_imperative(items[at + 1].word)
    return (
        bids and "PAST" in tags and "TO" not in tags and any(item.tag == "WHEN" for item in items[at + 2 : at + _FEW])
    )


def _no_calls_behind(items: Sequence[Item], at: int) -> bool:
    """ "Не раньше 11 и | без звонков": of all calls, where a time stands before it that no verb has."""
    start = next((place + 1 for place in range(at - 1, -1, -1) if items[place].tag in _SIGNS), 0)
    if tag_at(items, at - 1) != "WHEN" or any(item.tag in HEADS for item in items[start:at]):
        return False
    behind = [item.tag for item in items[at + 1 : at + _FEW] if item.tag not in ("COMMA", "FILLER")]
    if "WHEN" in behind:
        return False
    refused = behind[1:] if behind[:1] == ["WRITE"] else behind  # "and text me, don't ring"
    return refused[:2] == ["NEG", "CALL"] or behind[:2] == ["WRITE", "QWORD"]  # "and text me when you're close"


def _names_nothing(items: Sequence[Item], at: int) -> bool:
    """No time and no deed, before the next sign."""
    for item in items[at:]:
        if item.tag in _SIGNS:
            break
        if item.tag == "WHEN" or item.tag in HEADS:
            return False
    return True


def _denies_else(items: Sequence[Item], at: int, whens: Sequence[int]) -> bool:
    """ "Привезите во вторник и | больше ничего не меняем": a verb that the table lacks, of no time."""
    behind = items[at : at + _FEW]
    neg = next((place for place, item in enumerate(behind) if item.tag == "NEG"), None)
    if neg is None or not whens or any(item.tag == "WHEN" or item.tag in HEADS for item in behind):
        return False
    if behind[neg].word.startswith("никак"):
        return True  # "и никаких переносов"
    verb = behind[neg + 1] if neg + 1 < len(behind) else None
    if verb is None or verb.tag:
        return False
    other = any(item.tag in ("", "TOPIC") for item in behind[:neg])  # "привозите после 6 и | бананы не кладите"
    return other or denied_verb("", behind[neg].word, verb.word) == DOING


def _asks_on(items: Sequence[Item], at: int) -> bool:
    """ "В четверг дежурит и | просит субботу"."""
    return at < len(items) and items[at].tag == "REPORT" and items[at].word.startswith(REQUESTED)


def _is_bounded_day(items: Sequence[Item], at: int) -> bool:
    """ "Don't come on Friday and | on Saturday not before noon"."""
    day, bound = items[at : at + 1], items[at + 1 : at + 2]
    return bool(day and bound) and day[0].tag == "WHEN" and is_bounded(bound[0])


def next_head(tags: Sequence[str], at: int) -> int:
    """Where something happens behind this place, before the next comma or dash; 0 where nothing does."""
    for place in range(at + 1, len(tags)):
        if tags[place] in HEADS:
            return place
        if tags[place] in _BREAKS:
            break
    return 0


def parts_here(items: Sequence[Item], at: int, head: int) -> bool:
    """Does "и" part two statements? Not between two times where the verb behind has times of its own behind it."""
    if at + 1 < len(items) and items[at + 1].word in CANCELLING:
        return True  # "deliver today or cancel", "ring back on Tuesday and cancel the second chair"
    if items[at].tag == "AND" and any(item.tag == "ASKS" for item in items[at + 1 : at + 4]):
        return True  # "привозите после шести и ещё спрашивала про гарантию"
    if items[at].tag == "DASH" and any(item.tag in _STORIES for item in items[at + 1 : at + 4]):
        return True  # "не звонить до 12 – работает в ночную"
    if not head or {items[at - 1].tag, items[head].tag} == {"CALL", "WRITE"}:
        return False
    behind = at + 2 if at + 2 < len(items) and (items[at + 1].tag == "OF" or items[at + 1].word == "ни") else at + 1
    last = items[behind].tag if behind < len(items) and items[at].tag != "DASH" else ""
    if last == "DELIVERY" and items[at - 1].tag == "DELIVER" and items[behind - 1].word == "ни":
        return False  # "не присылайте ни курьера, ни сборщика"
    if last in ("DELIVER", "DELIVERY") and KINDS.get(items[at - 1].tag) == KINDS[last]:
        return False  # "доставку и сборку не ставьте"
    if at + 1 < len(items) and _lists_days(items[at - 1], items[at + 1]):
        return False
    between_times = at + 1 < len(items) and items[at - 1].tag == items[at + 1].tag == "WHEN"
    if between_times and items[at].tag == "OR" and items[head].tag in STATES:
        return False  # "до часу или после четырёх ребёнок спит"
    return not (between_times and timed_ahead(items, head))


def _lists_days(first: Item, last: Item) -> bool:
    """ "On Mondays and Wednesdays": a day that no word leads goes on with the one before it."""
    if not (isinstance(first, When) and isinstance(last, When)):
        return False
    return first.led in _LEADS and last.led not in _LEADS and bool(first.days and last.days)


def timed_ahead(items: Sequence[Item], at: int) -> bool:
    kind = KINDS.get(items[at].tag, "")
    for item in items[at + 1 : at + 13]:
        if item.tag == "WHEN":
            return True
        if item.tag in _SIGNS or KINDS.get(item.tag, kind) != kind:
            return False
    return False
