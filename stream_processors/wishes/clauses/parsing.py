"""A sentence → clauses: what each speaks of, what a negation hits in it, and the times that belong to it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, count, pairwise

from stream_processors.wishes.clause import Clause
from stream_processors.wishes.clauses.since_last_stop import POSTPOSED
from stream_processors.wishes.clauses.splitting import parts
from stream_processors.wishes.rules.meanings import MEANINGS
from stream_processors.wishes.rules.non_wishes import is_void
from stream_processors.wishes.times.clock import ANY_TIME, USUAL
from stream_processors.wishes.times.items import Item, When, recurring, word_of
from stream_processors.wishes.words.scopes import ACTIONS, CALLS, DOING
from stream_processors.wishes.words.verbs import denied_verb

# What may stand between "не" and what it denies: "не надо мне звонить", "can't before 10 accept".
_TRANSPARENT = frozenset(
    {"REQUEST", "BE", "FILLER", "AT", "OF", "ANY", "WHOLE", "WHEN", "AND", "WILL", "TOPIC", "TO", "LET"}
)
_PLEASE = frozenset({"please", "pls", "plz"})  # "Mum doesn't hear well, please deliver"
_LACKED = frozenset({"lift", "lifts", "elevator", "ramp", "parking", "stairs"})
_NONE_OF = frozenset({"no", "без", "without"})
_NO_ONE = frozenset({"никого", "никаких", "nobody", "noone", "none"})
_COMPARING = frozenset({"INSTEAD", "THAN"})
_DENYING = _COMPARING | {"NEG", "EXCEPT"}
_NEGATING = frozenset({"NEG", "BE"})  # "нет" is of these
_BESIDE_TIMES = _DENYING | {"AND", "OR"}
_REFUSED = frozenset({"NEG", "HOME"})
_ANY_VERB = frozenset({"", "AGREED", "REFUSE"})  # "don't book", "don't stop by"
_PREFERRING = frozenset({"rather", "лучше", "better", "prefer"})
_ALWAYS = frozenset({"всегда", "always"})
_LIGHT = frozenset({"стоит", "have", "get", "let", "bother", "allow"})  # "не стоит звонить", "don't have him come"
# "кроме как с 10 до 12", "except for Tuesday", "unless it's after 5"
_EXCEPTED = frozenset({
    "как", "часа", "часов", "the", "for", "it's", "it", "is", "периода", "промежутка", "раннего", "позднего", "самого",
    "рано", "поздно", "перерыва", "break", "слишком", "too", "early", "late",
})  # fmt: skip


def clauses(items: Sequence[Item], kinds: Sequence[str]) -> list[Clause]:
    """kinds: of the items, by `kinds_of`."""
    return [_read(items[start:end], kinds[start:end], joiner) for start, end, joiner in parts(items, kinds)]


def _read(part: Sequence[Item], kinds: Sequence[str], joiner: str) -> Clause:
    tags, words = set(kinds), set(map(word_of, part))
    timed = "WHEN" in tags
    if timed:
        tags.discard("WHEN")
        words.discard("")
    clause = Clause(part, joiner, tags, words, set(), [], part[0].start, part[-1].end, kinds.count(""))
    if "звонок" in words:
        tags |= _doorbells(part)
    if timed and tags.isdisjoint(_BESIDE_TIMES):
        clause.whens = [item for item in part if isinstance(item, When)]
    elif timed:
        for at in compress(count(), map("WHEN".__eq__, kinds)):
            clause.whens.append(_placed(part, at, clause))
    if "NEG" in tags or "нет" in words:
        clause.denied = _hit(part, kinds)
    if "WEEKLY" in tags:
        clause.whens = [recurring(when) for when in clause.whens]  # "Tue + Thu every week"
    clause.void = is_void(clause, MEANINGS.settle(clause))
    return clause


def _placed(part: Sequence[Item], at: int, clause: Clause) -> When:
    """The time at this place, with what its neighbours say of it."""
    when = part[at]
    assert isinstance(when, When)
    linked = bool(at) and part[at - 1].tag in ("AND", "OR")
    denied = not clause.tags.isdisjoint(_DENYING) and _is_denied(part, at, clause)
    return when._replace(denied=denied, linked=linked) if denied or linked else when


def _doorbells(part: Sequence[Item]) -> set[str]:
    """ "Не звоните в звонок" is about the door, "звонок после 18" is not."""
    return {"DOOR" for led, item in pairwise(part) if item.word == "звонок" and led.word in ("в", "во")}


def _is_denied(part: Sequence[Item], at: int, clause: Clause) -> bool:
    """Behind "не" or "кроме", or joined to a time that is: "не в четверг вечером", "кроме среды и пятницы"."""
    while at and (part[at - 1].tag == "TIME" or part[at - 1].word in _EXCEPTED):
        at -= 1
    led = part[at - 1].tag if at else ""
    if led == "NEG" and part[at - 1].word in _NO_ONE and any(item.tag in _REFUSED for item in part[: at - 1]):
        return False  # "не присылайте никого до 17", "дома никого до 18"
    if led in ("NEG", "EXCEPT"):
        return led == "NEG" or at + 1 >= len(part) or part[at + 1].tag != "ONLY"  # "any day, but evenings only"
    if at and not clause.tags.isdisjoint(_COMPARING) and _is_replaced(part, at):
        return True
    if not clause.whens or not clause.whens[-1].denied:
        return False
    if led == "WHEN":
        when = part[at]
        if not isinstance(when, When):
            return False
        if "INSTEAD" in clause.tags and when.days and (clause.whens[-1].days or _asks_of_that_day(part[at + 1 :])):
            return False  # "вместо пятницы суббота"; "вместо 10-12 завтра с 17 до 20"
        narrows = when.span in USUAL or (when.span and clause.whens[-1].days is None)  # "except Tuesday morning"
        apart = part[0].tag == "EXCEPT" and when.span is not None and len(clause.whens) == 1
        return bool(narrows) or apart or _whenever(clause) or not any(item.tag == "EXCEPT" for item in part[:at])
    return led in ("AND", "OR") and at > 1 and part[at - 2].tag == "WHEN"


def _asks_of_that_day(behind: Sequence[Item]) -> bool:
    """Do hours stand behind it, and no day of their own?"""
    whens = [item for item in behind if isinstance(item, When)]
    return bool(whens) and not any(when.days or when.back for when in whens)


def _is_replaced(part: Sequence[Item], at: int) -> bool:
    """ "Wednesday instead of Tuesday", "вместо вторника в среду"; hours instead of others tell a story."""
    day = part[at] if part[at].tag == "WHEN" else part[at + 1]
    link = part[at - 2 if part[at - 1].tag in ("THAN", "OF") and at > 1 else at - 1].tag
    if part[at - 1].word == "rather":
        return False  # "rather Saturday than Friday"
    compared = part[at - 1].tag == "THAN" and any(item.word in _PREFERRING for item in part[: at - 1])
    if not isinstance(day, When):
        return False
    hours = day.span is not None and day.span.start != day.span.end and part[at - 1].word in ("вместо", "of")
    return (link == "INSTEAD" or compared) and (day.days is not None or hours)


def _whenever(clause: Clause) -> bool:
    """ "Any time except Tuesday 9 to 12": the hours can only be of what is excepted."""
    return not clause.words.isdisjoint(_ALWAYS) or any(
        when.span == ANY_TIME and not when.denied for when in clause.whens
    )


def _verb_behind(part: Sequence[Item], at: int, behind: int) -> str:
    """ "Не планируйте", "don't have him come": a verb that the table lacks; "не стоит" costs nothing here."""
    if behind >= len(part):
        return ""
    verb = part[behind]
    before = part[at - 1].word if at else ""
    if verb.word in _LIGHT:  # "don't let us have it" bids, "не стоит" advises
        return denied_verb(before, part[at].word, verb.word) if verb.word.isascii() else DOING
    if verb.word == "to" and behind + 1 < len(part):  # "ask him not to attempt it"
        before, verb = "to", part[behind + 1]
    return denied_verb(before, part[at].word, verb.word) if verb.tag in _ANY_VERB else ""


def _is_lacked(part: Sequence[Item], at: int) -> bool:
    """ "No lift | driver can come on Saturday" refuses no delivery."""
    return at < len(part) and part[at].word in _LACKED


def _ends_a_refusal(part: Sequence[Item], at: int) -> bool:
    """ "Звонить нельзя | человек в суде"."""
    return part[at].word == "нельзя" and part[at - 1].tag in ACTIONS and part[at + 1].tag not in ACTIONS


def _denied_before(part: Sequence[Item], at: int) -> set[str]:
    """ "Привозить вечером нельзя": the negation ends what is said."""
    refused = {item.tag for item in part[:at] if item.tag in ACTIONS}
    if (
        not refused
        and (part[at].tag == "NEG" or part[at].word == "нет")
        and any(item.tag == "WHEN" for item in part[:at])
    ):
        return {"REQUEST"}  # "Sunday isn't"
    return refused or ({"REQUEST"} if part[at].word == "никак" else refused)


def _hit(part: Sequence[Item], kinds: Sequence[str]) -> set[str]:
    """The tags that its negations hit."""
    found: set[str] = set()
    for at in compress(count(), map(_NEGATING.__contains__, kinds)):
        if kinds[at] == "NEG":
            found |= _denied(part, at)
        elif part[at].word == "нет":
            found |= _denied(part, at) | {"BE"}
    return found


def _denied(part: Sequence[Item], at: int) -> set[str]:
    """The tags that the negation at this place reaches, through what is transparent to it."""
    negation, behind = part[at], at + 1
    if negation.word in _NONE_OF and (negation.word != "no" or _is_lacked(part, behind)):  # "без подъёма"
        return {item.tag for item in part[behind : at + 4] if item.tag in CALLS}
    if at and (behind == len(part) or _ends_a_refusal(part, at)):
        return _denied_before(part, at)
    found: set[str] = set()
    leads = negation.tag == "NEG" and behind < len(part)
    if leads and behind + 1 == len(part) and part[behind].word in POSTPOSED:
        found = {item.tag for item in part[:at] if item.tag in ACTIONS}  # "звонить не надо"
    if leads and part[behind].tag == "WHEN":
        return found  # "не в четверг": the time is what is denied
    if negation.word == "no" and behind + 1 < len(part) and part[behind].tag == "":  # "no voice calls"
        behind += 1
    verb = _verb_behind(part, at, behind)
    if verb:
        found.add(verb)
        behind += 1 + (part[behind].word == "to")  # "ask him not to press the bell"
    for place in range(behind, min(at + 13, len(part))):
        item = part[place]
        if item.tag != "WHEN":
            found.add(DOING if item.tag == "BE" and _does_else(part, place + 1) else item.tag)
        if item.tag not in _TRANSPARENT or (place > behind and item.word in _PLEASE):
            break
    return found


def _does_else(part: Sequence[Item], at: int) -> bool:
    """ "I won't be buying", "не буду покупать" tell no absence."""
    behind = part[at] if at < len(part) else None
    return behind is not None and behind.tag == "" and behind.word.endswith(("ing", "ть", "ться"))
