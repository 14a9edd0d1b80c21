"""Whether a clause forbids, and whether it is meant as a wish at all."""

from __future__ import annotations

from itertools import pairwise

from stream_processors.wishes.clause import Clause
from stream_processors.wishes.clauses.asides import is_a_pause
from stream_processors.wishes.clauses.contrast import SLOTS
from stream_processors.wishes.clauses.goods import is_asked_for, is_order_line, is_wanted
from stream_processors.wishes.clauses.narrative import EXACTLY
from stream_processors.wishes.clauses.since_last_stop import is_bounded
from stream_processors.wishes.clauses.subject import BROUGHT
from stream_processors.wishes.times.items import WITHIN, When
from stream_processors.wishes.words.given_names import GIVEN_NAMES
from stream_processors.wishes.words.scopes import ACTIONS, ASKING, BIDDEN, BRINGS, CALLS, DOING, STATES, UNTIL
from stream_processors.wishes.words.verbs import is_imperative

ELSE = frozenset({"", "UNIT", "PRICE", "OTHERS", "SHOP", "SIGN", "PAPER", "PAST", "TELLS", "DELIVERED"})
"""What makes a note more than times and courtesy: a bare time in it may be of anything."""
_SPOKEN = BROUGHT | CALLS
_REFUSED = ACTIONS | {"DELIVERY", "REQUEST", "TELLS", BIDDEN, DOING}
_PUT_OFF = frozenset({"HOLD", "MOVE"})
_ASKED = ASKING | {"OTHER"}
_BARE_FIGURE = len("на 15")
_THINGS = frozenset({"UNIT", "YEAR", "ADDRESS", "SIGN", "FIGURES", "PRICE", "SHOP", "OTHERS"})
_MEANT = ACTIONS | STATES | {"ANYTIME"}
_WE_WORK = frozenset({"работаем", "работает"})
_PLEASE = frozenset({"please", "pls", "пожалуйста", "плиз"})
_ANYTHING = frozenset({"anything", "anyone", "anybody", "ничего", "никого"})
_A_LOG = 3  # moments
_NOT_BEYOND = frozenset({"не", "not", "no", "nothing", "never"})
_OURSELVES = frozenset({
    "меня", "нас", "мы", "я", "никого", "i", "we", "i'll", "we'll", "ее", "его", "он", "она", "he", "she", "they",
    "клиент", "клиента", "клиентки", "клиентка", "заказчик", "заказчика", "заказчицы", "получателя", "получатель",
    "хозяина", "хозяйки", "хозяев", "покупателя", "customer", "client", "recipient", "buyer",
})  # fmt: skip
_ALL = frozenset({"все", "all", "everything"})
_WELL = frozenset(
    {"ок", "окей", "норм", "нормально", "хорошо", "отлично", "fine", "good", "ok", "okay", "well", "great"}
)
_UTILITIES = frozenset({
    "water", "power", "electricity", "gas", "heating", "internet", "вода", "воду", "воды", "свет", "света", "газ",
    "электричество", "отопление", "интернет", "лифт",
})  # fmt: skip
_EVENTS = (
    "урок",
    "lesson",
    "экзамен",
    "свадьб",
    "собеседован",
    "лекци",
    "похорон",
    "wedding",
    "exam",
    "interview",
    "lecture",
    "class",
)
_AT = frozenset({"на", "at", "in"})
_FEW = 2  # words not understood
_BY_THEN = frozenset({"by", "к", "ко", "within"})
_THAT = frozenset({"что", "that"})
_CALLS_NAMED = frozenset({"звонки", "звонок", "звонков", "звонками", "calls", "phonecalls", "созвон", "созвоны"})
_BEFOREHAND = frozenset({
    "приезду", "приезде", "прибытии", "прибытию", "перед", "заранее", "когда",
    "arrival", "before", "beforehand", "when",
})  # fmt: skip
_WRITING = ("пиши", "напиши", "писать", "написать", "text", "messag", "write")


def forbids(clause: Clause) -> bool:
    """Is what is stated forbidden? A denied action, an absence, sleep; writing forbids calls."""
    if clause.denied and not clause.denied & _REFUSED <= {"WRITE"}:
        return True
    if not clause.tags.isdisjoint(_PUT_OFF) and _is_put_off(clause):
        return True
    if "BE" in clause.denied and not clause.tags & {"CALL", "DELIVER", "WRITE"}:
        return True  # "меня не будет"
    if clause.is_state and clause.tags & STATES - clause.denied:
        return True
    return "WRITE" in clause.tags and "WRITE" not in clause.denied and _writes_instead(clause)


def _is_put_off(clause: Clause) -> bool:
    """ "Отложить до 1 декабря", "on weekdays hold the courier until 5"."""
    held = [when for when in clause.whens if when.span or when.led in UNTIL or "HOLD" not in clause.tags]
    return bool(held) and all(when.led in UNTIL for when in held)


def _writes_instead(clause: Clause) -> bool:
    if "INSTEAD" in clause.tags or ("ONLY" in clause.tags and clause.words.isdisjoint(_BEFOREHAND)):
        return True  # but "только напишите заранее" asks for it
    if clause.words & _BEFOREHAND or any(isinstance(item, When) and item.back == "eve" for item in clause.items):
        return False  # "напишите смс перед доставкой", "лучше смс по приезду"
    if clause.words & {"лучше", "удобнее", "prefers", "prefer", "better"}:
        return True
    if (wanted := _written_to_us(clause)) is not None:
        return not wanted
    return clause.unknown == 0 and any(word.startswith(_WRITING) for word in clause.words)


def _written_to_us(clause: Clause) -> str | None:
    """What is to be written: "" in "WhatsApp me", which calls are refused for, "the" in "email me the missing page"."""
    for (first, last), behind in zip(pairwise(clause.items), [*clause.items[2:], None], strict=False):
        if first.tag == "WRITE" and last.word in ("me", "us"):
            return behind.word if behind is not None and behind.tag == "OF" else ""
    return None


def is_meant(clause: Clause, topics: set[str]) -> bool:
    """A time alone is no wish: something must be asked or forbidden, or nothing else is said."""
    if (len(clause.whens) >= _A_LOG and _is_a_log(clause)) or (
        (clause.is_state or "OFF" in clause.tags) and _only_tells(clause, topics)
    ):
        return False
    if not clause.tags.isdisjoint(_MEANT) or "DELIVERY" in clause.denied:
        return not (clause.unknown and clause.actions == {"CALL"} and _only_names_calls(clause))
    if _is_plain(clause, topics) or clause.words & SLOTS or ("BE" in clause.denied and clause.words & _OURSELVES):
        return True  # "меня не будет в городе"
    asks = _asks(clause)
    if _is_all_well(clause):
        return False
    if clause.denied & {BIDDEN, DOING}:
        spoken = topics & _SPOKEN or "TOPIC" in clause.tags
        spoken = spoken or clause.words & _ANYTHING
        return "DELIVERY" in clause.tags or bool(BIDDEN in clause.denied and spoken)
    things = clause.tags & _THINGS
    limits = things == {"ADDRESS"} and "ONLY" in clause.tags  # "по этому адресу только вечером"
    if things and not (limits or (asks and topics & (BRINGS | CALLS))):
        return False
    if "DELIVERY" in clause.tags:
        return asks or not clause.unknown
    return _is_asked_of_things(clause, topics) if asks and "TOPIC" in clause.tags else _is_a_time(clause, topics, asks)


def _is_all_well(clause: Clause) -> bool:
    """«Сегодня всё ок», "today all fine": how things go on a day."""
    named = {item.word for item in clause.items if item.tag != "WHEN"}
    dated = all(when.days and when.days.dates and not when.days.by_name and not when.span for when in clause.whens)
    return dated and not named.isdisjoint(_ALL) and named <= _ALL | _WELL


def _is_asked_of_things(clause: Clause, topics: set[str]) -> bool:
    """ "Егоровым кровать на следующей неделе, желательно днём"."""
    if not any(when.days and when.led != WITHIN for when in clause.whens):
        return _is_a_time(clause, topics, asks=True)
    return clause.unknown <= _FEW and "says" not in clause.words and "PICKUP" not in topics


def _is_a_time(clause: Clause, topics: set[str], asks: bool) -> bool:
    """Is a time that stands beside no deed meant as a wish?"""
    limit = all(when.led == WITHIN for when in clause.whens)  # "mattress returns only within 14 days"
    if "PICKUP" in topics or (clause.unknown and (limit or not asks)):
        return False
    if not asks and all(_is_bare_figure(when) for when in clause.whens):
        return False
    if not asks and not topics & (BRINGS | CALLS) and all(when.days and when.led in UNTIL for when in clause.whens):
        return False  # "спасибо, до завтра"
    return bool(topics & _SPOKEN) or (not clause.unknown if asks else topics.isdisjoint(ELSE))


def _is_a_log(clause: Clause) -> bool:
    """ "Недозвон: пн 10:15, вт 13:40, ср 18:20": nobody asks for so many moments."""
    points = [when for when in clause.whens if when.span and when.span.start == when.span.end]
    return len(points) >= _A_LOG and not any(when.linked for when in points)


def _is_plain(clause: Clause, topics: set[str]) -> bool:
    """ "Not before 9:30 please", "до 12", "среда или четверг": a wish whatever is told beside it."""
    if "PICKUP" in topics:
        return False
    if clause.words & _PLEASE and (_is_asked_beside(clause) or any(map(is_bounded, clause.whens))):
        return clause.tags.isdisjoint(_THINGS)
    if clause.is_bound or (clause.is_bare and clause.is_definite):
        return True
    return is_wanted(clause) or is_asked_for(clause) or is_order_line(clause)


def _is_asked_beside(clause: Clause) -> bool:
    """ "Flowers before 10am please", and no "confirm by Friday please"."""
    pairs = [(first, second) for first, second in pairwise(clause.items) if "WHEN" in (first.tag, second.tag)]
    beside = any(first.word in _PLEASE or second.word in _PLEASE or first.tag == "ONLY" for first, second in pairs)
    return (
        beside
        and clause.unknown == 1
        and not clause.looks_back
        and any(when.is_span and when.led not in _BY_THEN for when in clause.whens)
    )


def _only_tells(clause: Clause, topics: set[str]) -> bool:
    pause = is_a_pause(clause) and topics & ELSE and not topics & _SPOKEN
    if "OFF" in clause.tags and not clause.words.isdisjoint(_UTILITIES):
        return True  # "water off Thursday 9-12"
    closed = "WORKING" in clause.denied and clause.words & _WE_WORK  # "завтра не работаем, санитарный день"
    if closed and "" in topics and not topics & _SPOKEN:
        return True
    works = "WORKING" in clause.tags and clause.items[0].word in GIVEN_NAMES and not topics & _SPOKEN
    return bool(pause) or works or _is_an_event(clause, topics)  # "Аня на смене с 9 до 18"


def _only_names_calls(clause: Clause) -> bool:
    """ "Ваши звонки в выходные достали": the calls that were, and nothing that is asked."""
    if clause.denied or _asks(clause):
        return False
    return all(item.word in _CALLS_NAMED for item in clause.items if item.tag == "CALL")


def _is_an_event(clause: Clause, topics: set[str]) -> bool:
    """ "У нас в субботу свадьба, нужен торт побольше": a story, where nothing of calls or deliveries is said."""
    told = any(word.startswith(_EVENTS) for word in clause.words) and clause.words.isdisjoint(_AT)
    return told and "OFF" not in clause.tags and "" in topics and not topics & (BRINGS | CALLS | {"DELIVERY"})


def _asks(clause: Clause) -> bool:
    if (
        clause.tags & _ASKED
        or "REQUEST" in clause.denied
        or clause.reports
        or any(when.denied or when.led in EXACTLY for when in clause.whens)
    ):
        return True
    bounded = any(when.led in _NOT_BEYOND for when in clause.whens)  # "после ремонта, не раньше 10 декабря"
    if bounded and not clause.unknown and not clause.tags & {"BE", "WILL"}:
        return True
    tells = "DELIVERY" in clause.tags and clause.words.isdisjoint(_THAT)  # "передайте водителю, что у нас собрание"
    return tells and any(item.tag == "" and is_imperative(item.word) for item in clause.items)


def _is_bare_figure(when: When) -> bool:
    """ "на 15", "к 3": no time, where nothing else is said."""
    short = when.end - when.start <= _BARE_FIGURE
    return when.span is not None and short and (when.span.start == when.span.end or when.led in ("к", "by"))
