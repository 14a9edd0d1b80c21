"""What a rule asks of a clause beside its tags and words: above all of the order in which its words stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from stream_processors.wishes.clause import Clause
from stream_processors.wishes.rules.conditions_of_asking import (
    commanded,
    courteous,
    for_a_purpose,
    inverted,
    politely,
    questioned,
    since_wanted,
)
from stream_processors.wishes.rules.conditions_of_times import (
    at_a_moment,
    at_an_hour,
    at_any_time,
    at_then_until,
    bounded,
    daily,
    from_a_moment,
    hours,
    of_a_day,
    on_a_day,
    otherwise,
    over_and_over,
    single,
    till,
    until,
)
from stream_processors.wishes.times.items import Item, When
from stream_processors.wishes.words.lexicon import WAS
from stream_processors.wishes.words.scopes import ACTIONS
from stream_processors.wishes.words.verbs import is_bidden, is_imperative

_SUBJECTS = frozenset({"я", "мы", "i'm", "we're", "i", "we", "he's", "she's", "i'll", "we'll"})
_ON = frozenset({"on", "at", "in", "в", "во", "по"})
_LINKING = frozenset({"am", "are", "be", "will", "is", "буду", "будем", "сейчас", "оба", "both"})
_COUNTS, _THINGS = ("NUMBER", "HOUR"), ("", "UNIT", "TOPIC")
_PLACING = frozenset({"в", "во", "на", "у", "за", "под", "at", "in", "on"})
_THEIRS = frozenset({"него", "нее", "них", "ней"})
_VISITS = frozenset({"бываю", "бываем"})
_OWN = frozenset({"OF", "FILLER"})
# "я в курсе", "I'm in a hurry": no places
_NO_PLACE = frozenset({
    "месте", "курсе", "шоке", "восторге", "ожидании", "процессе", "связи", "сети", "чате", "машине", "диете",
    "раздумьях", "garden", "kitchen", "bath", "shower", "house",
    "hurry", "charge", "touch", "favour", "favor", "mind", "pain", "luck", "love", "budget", "diet", "hold", "line",
})  # fmt: skip
_APPOINTED = frozenset({"booked", "confirmed", "scheduled", "запишите", "записать", "book"})
_WITH = frozenset({"с", "со", "with"})
_FOR = frozenset({":", "for", "settled"})
_COMING = frozenset({"get", "gets", "come", "comes", "домой", "приду", "придем", "буду", "будем"})
_HOME_FROM = frozenset({"home", "from"})  # "home from work at half past five"
_OF_THE_OFFICE = frozenset({"in", "at", "to", "my", "our", "the", "of"})


def for_a_day(clause: Clause) -> bool:
    """ "Договорились на четверг", "согласовано: 28.11", "agreed Tuesday 2-4"; not "booked a room for Friday"."""
    strangers = clause.unknown and sum(not item.tag and led.word not in _WITH for led, item in _led(clause.items))
    if strangers and not clause.tags & {"DELIVER", "DELIVERY", "TOPIC"}:
        return False  # "booked a room for Friday"; but "договорились с Натальей на 24-е"
    named = bool(clause.words & _APPOINTED) and "DELIVER" in clause.tags
    told = [item for item in clause.items if item.tag != "FILLER"]
    beside = [item for led, item in pairwise(told) if led.tag == "AGREED"]
    named = named or any(isinstance(item, When) and item.led not in _ON and not item.back for item in beside)
    named = named or any(led.tag == "AGREED" and _is_to_bring(item) for led, item in pairwise(told))
    named = named or any(led.tag == "WHEN" and item.tag == "AGREED" for led, item in pairwise(clause.items))
    return bool(named or clause.words & _FOR) or any(when.led == "на" for when in clause.whens)


def _is_to_bring(item: Item) -> bool:
    """ "Договорились | привезти 28-го"."""
    return item.tag == "DELIVER" and item.word.endswith(("ть", "ти"))


def goods_awaited(clause: Clause) -> bool:
    """ "Ждёт плитку", and not "ждёт ремонта": what is brought stands in the accusative."""
    behind = [item.word for led, item in pairwise(clause.items) if led.tag == "AWAIT"]
    return any(word.endswith(("у", "ю")) for word in behind)


def _led(items: Sequence[Item]) -> Iterable[tuple[Item, Item]]:
    """Each word with the one before it; a family name goes with the name before it."""
    led = items[0]
    for before, item in pairwise(items):
        led = led if before.tag == item.tag == "" else before
        yield led, item


def somewhere(clause: Clause) -> bool:
    """ "I'm at the optician's", "мы в театре", "я у мамы": wherever it is, it is not at home."""
    subject = next((at for at, item in enumerate(clause.items) if item.word in _SUBJECTS), None)
    if subject is None:
        return False
    rest = [item for item in clause.items[subject + 1 :] if item.tag != "WHEN" and item.word not in _LINKING]
    if not rest or rest[0].word not in _PLACING:
        return False
    if rest[0].word == "у" and len(rest) > 1 and rest[1].word in _THEIRS:
        return clause.words.isdisjoint(_VISITS)  # "утром я у него"; "она одна, я у неё бываю по вторникам"
    place = next((item for item in rest[1:] if item.tag not in _OWN), None)
    return place is not None and place.tag in ("", "FAMILY", "TOWN") and place.word not in _NO_PLACE


def comes_home(clause: Clause) -> bool:
    """ "I get home at 6", "дома будем к семи": nobody is there before."""
    by = any(when.span and when.led in ("к", "ко", "by") for when in clause.whens)
    point = any(when.span and when.span.start == when.span.end for when in clause.whens)
    comes = clause.words & _COMING or clause.words >= _HOME_FROM or (by and clause.actions == {"HOME"})
    return bool(comes) and (by or point) and not clause.denied


def predicated(clause: Clause) -> bool:
    """ "Звонить неудобно", "mornings are hard"; but "deliver the hard mattress", and no "звоните"."""
    items = clause.items
    at = next((place for place, item in enumerate(items) if item.tag == "INAPT"), None)
    if at is None or any(item.tag in ACTIONS and is_imperative(item.word) for item in items):
        return False
    if not items[at].word.isascii():
        return True
    behind = items[at + 1].word if at + 1 < len(items) else ""
    led = at == 0 or items[at - 1].tag in ("BE", "FILLER", "WILL") or items[at - 1].word.endswith("'s")
    return led or behind in ("to", "for", "")


def at_the_office(clause: Clause) -> bool:
    """Not "someone from head office"."""
    led = [item.word for item in clause.items[: _place(clause.items, "office")]]
    return not led or not _OF_THE_OFFICE.isdisjoint(led[-3:])


def _place(items: Sequence[Item], word: str) -> int:
    return next((at for at, item in enumerate(items) if item.word == word), 0)


def counted(clause: Clause) -> bool:
    """ "6 мешков в магазин", "two kegs to the bar": things are counted first."""
    first, second = (clause.items[at].tag for at in (0, min(1, len(clause.items) - 1)))
    return first in _COUNTS and second in _THINGS


def past_verb(clause: Clause) -> bool:
    """A Russian verb of the past that the table lacks, "просидела", and none that bids or could be asked for."""
    if not [item for item in clause.items if not item.tag and item[:2] == WAS]:
        return False
    return not any(item.tag in ACTIONS and is_bidden(item.word) for item in clause.items)


def quoted_driver(clause: Clause) -> bool:
    """ "The driver said he would be back by six": our own people are quoted."""
    tags = [item.tag for item in clause.items]
    if not {"DELIVERY", "REPORT"} <= set(tags):  # it took in another clause, whose words these are
        return False
    return tags.index("DELIVERY") < tags.index("REPORT")


CONDITIONS = {
    each.__name__: each
    for each in (
        hours, of_a_day, at_any_time, till, until, single, at_a_moment, at_an_hour, at_then_until, on_a_day, for_a_day,
        from_a_moment, counted,
        goods_awaited, somewhere, comes_home, predicated, at_the_office, otherwise, courteous, politely, past_verb,
        questioned, inverted, quoted_driver, commanded, for_a_purpose, since_wanted, daily, bounded,
        over_and_over,
    )
}  # fmt: skip
