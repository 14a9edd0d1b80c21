"""A sentence → clauses: what each speaks of, what a negation hits in it, and the times that belong to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from stream_processors.wishes.clock import ANY_TIME
from stream_processors.wishes.dates import Days
from stream_processors.wishes.parts import parts
from stream_processors.wishes.phrases import Item, When
from stream_processors.wishes.scopes import ACTIONS, HEADS, STATES
from stream_processors.wishes.verbs import deed

# What may stand between "не" and what it denies: "не надо мне звонить", "can't before 10 accept".
_TRANSPARENT = frozenset(
    {"REQUEST", "BE", "FILLER", "AT", "OF", "ANY", "WHOLE", "WHEN", "AND", "WILL", "TOPIC", "TO", "LET"}
)


_UNSETTLED = frozenset(
    {"AWAIT", "BACK", "HOMEWARD", "LET", "WRITE", "PAST", "AGREED", "MOVE", "OUT", "LEFT", "AWAY", "TOWN", "OFF"}
)
_NONE_OF = frozenset({"no", "без", "without"})
_CALLED = frozenset({"called", "phoned", "contacted", "disturbed"})  # "asked not to be called"
_EXCEPTED = frozenset({"как", "for", "периода", "промежутка"})  # "кроме как с 10 до 12", "except for Tuesday"
_FAILING = frozenset(
    {"получится", "выйдет", "успеете", "успею", "сможете", "смогу", "work", "works", "possible", "нет"}
)
_SUITED = frozenset({"us", "me", "best", "better", "fine", "well", "great", "ok"})
_CLOSED = frozenset({"closed", "закрыт", "закрыта", "закрыто", "закрыты", "закрываемся"})
_WHO_IS_CLOSED = frozenset({"we", "we're", "we'll", "our", "мы", "наш", "наша", "нас", "office", "офис"})
_NOBODY = frozenset({"никого", "nobody", "nobody's", "none", "noone"})
PHONES = frozenset({"телефону", "телефон", "трубку", "тел", "phone", "mobile"})
UNTIL = frozenset({"до", "till", "til", "until", "untill"})
_ORIGINS = frozenset({"с", "со", "from"})  # "перенесите с четверга на субботу"


@dataclass(slots=True)
class Clause:
    """One statement. tags, words: what it is made of; denied: tags that a negation hits; unknown: words not understood.

    joiner: what stands before it; void: no wish, but what follows may lean on it; looks_back: its time is one
    named before; reason: where the text says why.
    """

    items: Sequence[Item]
    joiner: str = ""
    tags: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    denied: set[str] = field(default_factory=set)
    whens: list[When] = field(default_factory=list)
    start: int = 0
    end: int = 0
    unknown: int = 0
    void: bool = False
    looks_back: bool = False
    reason: tuple[int, int] | None = None

    @property
    def heads(self) -> set[str]:
        return self.tags & HEADS

    @property
    def actions(self) -> set[str]:
        return self.tags & ACTIONS

    @property
    def is_state(self) -> bool:
        """Says only how things are: asleep, away, at work."""
        return bool(self.tags & STATES) and not self.actions

    @property
    def narrows(self) -> bool:
        """Names a time that leaves something out."""
        return any(when.days or when.back or when.span != ANY_TIME for when in self.whens)

    def absorb(self, other: Clause) -> None:
        """Take the other's words and times: they speak of the same thing."""
        self.start, self.end = min(self.start, other.start), max(self.end, other.end)
        self.tags |= other.tags
        self.words |= other.words
        self.denied |= other.denied
        self.whens = [*self.whens, *other.whens] if other.start >= self.start else [*other.whens, *self.whens]
        self.unknown += other.unknown


def clauses(items: Sequence[Item]) -> Iterator[Clause]:
    for part, joiner in parts(items):
        yield _read(part, joiner)


def _read(part: Sequence[Item], joiner: str) -> Clause:
    clause = Clause(part, joiner, start=part[0].start, end=part[-1].end)
    tags, words = clause.tags, clause.words
    for at, item in enumerate(part):
        if isinstance(item, When):
            linked = bool(at) and part[at - 1].tag in ("AND", "OR")
            denied = _is_denied(part, at, clause)
            clause.whens.append(item._replace(denied=denied, linked=linked) if denied or linked else item)
            continue
        tag, word = item.tag, item.word
        tags.add(_doorbell(part, at) if word == "звонок" else tag)
        words.add(word)
        clause.unknown += tag == ""
        if tag == "NEG" or word == "нет":
            clause.denied |= _denied(part, at)
        if word == "нет":
            clause.denied.add("BE")
    if not tags.isdisjoint(_UNSETTLED):
        _settle(clause)
    if "NEG" in tags or "нет" in words:
        _settle_negations(clause)
        if "IF" in tags and not clause.actions and (words & _FAILING or "if not" in _spoken(part)):
            clause.tags, clause.denied = {"OR"}, set()  # "если не получится, то в четверг"
    if "work" in words and words & _SUITED and not words & {"i", "we"}:
        clause.tags = tags - {"WORKING"} | {"REQUEST"}  # "mornings work for me"
    return clause


def _spoken(part: Sequence[Item]) -> str:
    return " ".join(item.word for item in part)


def _doorbell(part: Sequence[Item], at: int) -> str:
    """ "Не звоните в звонок" is about the door, "звонок после 18" is not."""
    return "DOOR" if at and part[at - 1].tag == "AT" else part[at].tag


def _settle(clause: Clause) -> None:
    """Words that are something else beside others."""
    if {"CALL", "AWAIT"} <= clause.tags:
        clause.tags.add("CALLBACK")
    if "AWAIT" in clause.tags and clause.unknown and not clause.tags & {"DELIVERY", "DELIVER", "TOPIC"}:
        clause.tags.discard("AWAIT")  # "ждёт ответа до пятницы"
    if "BACK" in clause.tags and ("CALL" in clause.tags or {"called", "be"} <= clause.words):
        clause.tags.add("CALLBACK")
        clause.tags.discard("PAST")
    if "HOMEWARD" in clause.tags and "CALL" not in clause.tags:
        clause.tags.add("DELIVERY")
    _settle_deeds(clause)
    _settle_absence(clause)


def _settle_deeds(clause: Clause) -> None:
    """What is done, where the form of the word alone says something else."""
    if "LET" in clause.tags:  # "пусть курьер не звонит", "чтобы не привозили до 10"
        for tag in {deed(word) for word in clause.words} - {""}:
            clause.tags.add(tag)
            if clause.denied & {"TELLS", "PAST", "DELIVERED"}:
                clause.denied.add(tag)
    if {"CALL", "WRITE"} <= clause.tags and _called_or_written(clause.items):
        clause.tags.discard("WRITE")
    if "be" in clause.words and clause.words & _CALLED:
        clause.tags = clause.tags - {"PAST"} | {"CALL"}
        if "PAST" in clause.denied:
            clause.denied.add("CALL")
    if "AGREED" in clause.tags:  # "договорились на четверг"
        clause.tags |= {"ACCEPT", "REQUEST"} if any(when.led in ("на", "for") for when in clause.whens) else {"PAST"}
    if "MOVE" in clause.tags:
        clause.whens = [_moved_to(when) for when in clause.whens if not _is_origin(when, clause.whens)]


def _is_origin(when: When, whens: Sequence[When]) -> bool:
    """The "с четверга" of "перенесите с четверга на субботу"."""
    ends = when.days is not None and bool(when.days.dates) and not when.days.open_
    return when.led in _ORIGINS and not ends and any(each.led not in _ORIGINS for each in whens)


def _moved_to(when: When) -> When:
    """ "from Thursday to Saturday": the last of them."""
    days = when.days
    moved = when.led in _ORIGINS and days is not None and bool(days.dates) and not days.open_
    return when if days is None or not moved else when._replace(days=Days(days.dates[-1:]))


def _settle_absence(clause: Clause) -> None:
    if "OUT" in clause.tags and clause.tags & {"BE", "WILL", "TOWN", "FILLER"} and not clause.tags & {"TOPIC", "PRICE"}:
        clause.tags.add("AWAY")
    if "BACK" in clause.tags and not clause.actions and clause.words & {"i'll", "we'll", "i", "we"}:
        clause.tags.add("RETURN")  # "I'll be back on Monday"
    if "OFF" in clause.tags and clause.words & PHONES:
        clause.tags = clause.tags - {"CALL"} | {"UNFIT"}  # "телефон выключен до 12"
    if clause.words & _CLOSED and clause.words & _WHO_IS_CLOSED and "SHOP" not in clause.tags:
        clause.tags = clause.tags - {"PAST", "WORKING"} | {"AWAY"}  # "our office is closed on Fridays"
    if "TOWN" in clause.tags and clause.denied & {"BE", "TOWN"}:
        clause.tags.add("AWAY")  # "не будет в городе"
    if {"AWAY", "HOME"} <= clause.tags and "from" in clause.words:
        clause.tags.discard("HOME")  # "away from home"
    if "LEFT" in clause.tags:  # "уехали до четверга"
        clause.tags.add("AWAY" if any(when.led in UNTIL for when in clause.whens) else "PAST")


def _called_or_written(items: Sequence[Item]) -> bool:
    """ "Call or text after six" is of both alike, and no wish to be written to instead."""
    return any(
        {first.tag, last.tag} == {"CALL", "WRITE"} and link.tag in ("AND", "OR")
        for first, link, last in zip(items, items[1:], items[2:], strict=False)
    )


def _settle_negations(clause: Clause) -> None:
    if clause.words & _NOBODY and clause.whens and not clause.actions and "PAST" not in clause.tags:
        clause.tags.add("HOME")  # "no one in until six"
    if clause.words & (_NOBODY | {"нет", "нету"}) and "HOME" in clause.tags:
        clause.denied.add("HOME")  # "дома никого"
    if clause.words & {"can't", "cant", "cannot"} and not clause.denied & ACTIONS:
        clause.denied.add("REQUEST")  # "can't do Thursday"
    if "WORKING" in clause.denied and not clause.words & {"i", "we"}:
        clause.denied.add("REQUEST")  # "Thursday doesn't work"
    if clause.denied and "FORGET" in clause.tags:
        clause.denied.clear()  # "не забудьте позвонить"
    if "WOULD" in clause.tags and clause.words & {"могли", "мог", "могла"}:
        clause.denied -= {"REQUEST", "DELIVER", "WOULD"}  # "не могли бы вы привезти"


def _is_denied(part: Sequence[Item], at: int, clause: Clause) -> bool:
    """Behind "не" or "кроме", or joined to a time that is: "не в четверг вечером", "кроме среды и пятницы"."""
    while at and (part[at - 1].tag == "TIME" or part[at - 1].word in _EXCEPTED):
        at -= 1
    led = part[at - 1].tag if at else ""
    if led in ("NEG", "EXCEPT"):
        return True
    if not clause.whens or not clause.whens[-1].denied:
        return False
    if led == "WHEN":
        return not any(item.tag == "EXCEPT" for item in part[:at])
    return led in ("AND", "OR") and at > 1 and part[at - 2].tag == "WHEN"


def _denied(part: Sequence[Item], at: int) -> set[str]:
    """The tags that the negation at this place reaches, through what is transparent to it."""
    found: set[str] = set()
    if at and at + 1 == len(part):  # "привозить вечером нельзя"
        refused = {item.tag for item in part[:at] if item.tag in ACTIONS}
        if not refused and part[at].tag == "NEG" and any(item.tag == "WHEN" for item in part[:at]):
            return {"REQUEST"}  # "Sunday isn't"
        return refused or ({"REQUEST"} if part[at].word == "никак" else refused)
    if at + 1 < len(part) and part[at + 1].tag == "WHEN" and part[at].tag == "NEG":
        return found  # "не в четверг": the time is what is denied
    behind = at + 1
    if part[at].word in _NONE_OF and behind + 1 < len(part) and part[behind].tag == "":  # "no voice calls"
        behind += 1
    for item in part[behind : at + 13]:
        if item.tag != "WHEN":
            found.add(item.tag)
        if item.tag not in _TRANSPARENT:
            break
    return found
