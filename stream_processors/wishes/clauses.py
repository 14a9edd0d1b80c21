"""A sentence → clauses: what each speaks of, what a negation hits in it, and the times that belong to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from stream_processors.wishes.phrases import Item, When
from stream_processors.wishes.spans import ANY_TIME
from stream_processors.wishes.tokens import Token

CALLS = frozenset({"CALL", "CALLBACK", "WRITE"})
BRINGS = frozenset({"DELIVER", "DELIVERED", "ACCEPT", "AWAIT", "HOME"})
DOORS = frozenset({"DOOR", "KNOCK"})
ACTIONS = CALLS | BRINGS | DOORS
STATES = frozenset({"AWAY", "WORKING", "SLEEP", "UNFIT"})
HEADS = ACTIONS | STATES | {"DELIVERY", "TELLS"}
ASKING = frozenset({"REQUEST", "ONLY", "EXACT", "EXCEPT", "LET"})
# What may stand between "не" and what it denies: "не надо мне звонить", "can't before 10 accept".
_TRANSPARENT = frozenset({"REQUEST", "BE", "FILLER", "AT", "OF", "ANY", "WHOLE", "WHEN", "AND", "WILL", "TOPIC", "TO"})
# What belongs to the verb behind it: "только не звоните", "please do not call".
_LEADING = frozenset(
    {"NEG", "REQUEST", "ONLY", "FILLER", "LET", "BE", "OF", "REPORT", "WHOLE", "TO", "WILL", "AT", "TOPIC"}
)
_SUBORDINATING = frozenset({"BEFORE", "AHEAD", "QWORD", "IF", "AFTER"})
_POSTPOSED = frozenset({"надо", "нужно", "нужны", "нужен", "нужна", "стоит", "следует"})
_KINDS = {
    **dict.fromkeys(CALLS, "call"),
    **dict.fromkeys(BRINGS, "bring"),
    **dict.fromkeys(STATES, "state"),
    "DELIVERY": "weak",
}
_BREAKS = frozenset({"COMMA", "BUT", "BECAUSE"})
_LINKS = frozenset({"AND", "OR", "DASH"})


@dataclass(slots=True)
class Clause:
    """One statement. tags, words: what it is made of; denied: tags that a negation hits; unknown: words not understood.

    joiner: what stands before it; void: no wish, but what follows may lean on it; reason: where the text says why.
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
    for part, joiner in _parts(items):
        yield _read(part, joiner)


def _parts(items: Sequence[Item]) -> Iterator[tuple[Sequence[Item], str]]:
    """Between commas and "но"; at "и" and "или" only where both sides do something; before a verb of another kind."""
    ahead = _next_head(items) if any(item.tag in _LINKS for item in items) else ()
    start, joiner, kind = 0, "", ""
    whens: list[int] = []
    for at, item in enumerate(items):
        links = item.tag in _LINKS and bool(kind) and _parts_here(items, at, ahead[at])
        if item.tag in _BREAKS or links:
            if at > start:
                yield items[start:at], joiner
            start, joiner, kind = (at if item.tag == "BECAUSE" else at + 1), item.tag, ""
            whens = []
        elif item.tag == "WHEN":
            whens.append(at)
        elif item.tag in _KINDS:
            here = _kind(item, items, at)
            if kind and here != kind and (cut := _cut(items, start, at, here, whens)):
                yield items[start:cut], joiner
                start, joiner, whens = cut, "", [place for place in whens[-1:] if place >= cut]
            kind = here
    if start < len(items):
        yield items[start:], joiner


def _next_head(items: Sequence[Item]) -> list[int]:
    """For each place, where something happens behind it, before the next comma or dash; 0 where nothing does."""
    found, head = [0] * len(items), 0
    for at in range(len(items) - 1, -1, -1):
        found[at] = head
        if items[at].tag in HEADS:
            head = at
        elif items[at].tag in _BREAKS or items[at].tag == "DASH":
            head = 0
    return found


def _parts_here(items: Sequence[Item], at: int, head: int) -> bool:
    """Does "и" part two statements? Not between two times where the verb behind has times of its own behind it."""
    if not head:
        return False
    between_times = at + 1 < len(items) and items[at - 1].tag == items[at + 1].tag == "WHEN"
    return not (between_times and _timed_ahead(items, head))


def _kind(item: Item, items: Sequence[Item], at: int) -> str:
    if item.tag == "ACCEPT" and _is_of_calls(items, at):
        return "call"
    return _KINDS.get(item.tag, "")


def _is_of_calls(items: Sequence[Item], at: int) -> bool:
    """ "Звонки не принимаю после 18"."""
    return any(each.tag == "CALL" for each in items[max(0, at - 2) : at + 3]) and not (
        at and "WHEN" in (items[at - 1].tag, items[max(0, at - 2)].tag)
    )


def _cut(items: Sequence[Item], start: int, at: int, kind: str, whens: list[int]) -> int:
    """Where a clause begins that no comma parts from the one before it; 0 where it does not begin."""
    cut = at
    while cut > start and items[cut - 1].tag in _LEADING:
        cut -= 1
    if _negates_before(items, cut, at):
        cut = at
    if cut > start and items[cut - 1].tag in _SUBORDINATING:
        return 0
    timed = _timed_ahead(items, at)
    moved = _last_group(items, whens)
    if moved and whens[-1] == cut - 1 and not timed and kind != "weak":  # "завтра не звоните в среду привезите"
        cut, timed = moved, True
    denied_call = kind == "call" and any(item.tag == "NEG" for item in items[cut:at])
    if denied_call and not whens and _unannounced(items, start, cut):
        return 0
    return cut if cut > start and ((whens and timed) or denied_call or (kind == "bring" and timed)) else 0


def _negates_before(items: Sequence[Item], cut: int, at: int) -> bool:
    """ "Звонить не надо доставьте завтра": no infinitive follows, so the negation is of what stands before."""
    if at - cut != 2 or not cut or items[cut].tag != "NEG":
        return False
    need, head = items[cut + 1], items[at]
    if not (isinstance(need, Token) and need.word in _POSTPOSED and isinstance(head, Token)):
        return False
    return not head.word.endswith(("ть", "ти", "чь"))


def _last_group(items: Sequence[Item], whens: list[int]) -> int:
    """Where the last day with its hours begins, if other times stand before it; 0 if none do."""
    groups: list[int] = []
    kinds: set[bool] = set()
    for place in whens:
        when = items[place]
        is_day = isinstance(when, When) and when.days is not None
        linked = place > 0 and items[place - 1].tag in ("AND", "OR")
        if not groups or (is_day in kinds and not linked):
            groups.append(place)
            kinds = set()
        kinds.add(is_day)
    return groups[-1] if len(groups) > 1 else 0


def _unannounced(items: Sequence[Item], start: int, cut: int) -> bool:
    """ "Не привозите без звонка" asks for a call."""
    led = items[cut]
    denied = any(item.tag == "NEG" for item in items[start:cut])
    return denied and isinstance(led, Token) and led.word in ("без", "without")


def _timed_ahead(items: Sequence[Item], at: int) -> bool:
    kind = _KINDS.get(items[at].tag, "")
    for item in items[at + 1 : at + 13]:
        if item.tag == "WHEN":
            return True
        if item.tag in _BREAKS or _KINDS.get(item.tag, kind) != kind:
            return False
    return False


def _read(part: Sequence[Item], joiner: str) -> Clause:
    clause = Clause(part, joiner, start=part[0].start, end=part[-1].end)
    for at, item in enumerate(part):
        if isinstance(item, When):
            linked = bool(at) and part[at - 1].tag in ("AND", "OR")
            clause.whens.append(item._replace(denied=_is_denied(part, at, clause), linked=linked))
            continue
        clause.tags.add(_doorbell(part, at) if item.word == "звонок" else item.tag)
        clause.words.add(item.word)
        clause.unknown += item.tag == ""
        if item.tag == "NEG" or item.word == "нет":
            clause.denied |= _denied(part, at)
        if item.word == "нет":
            clause.denied.add("BE")
    _settle(clause)
    return clause


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
    if "OUT" in clause.tags and clause.tags & {"BE", "WILL", "TOWN", "FILLER"} and not clause.tags & {"TOPIC", "PRICE"}:
        clause.tags.add("AWAY")
    if "HOMEWARD" in clause.tags and "CALL" not in clause.tags:
        clause.tags.add("DELIVERY")
    _settle_negations(clause)


def _settle_negations(clause: Clause) -> None:
    if clause.words & {"нет", "нету", "никого", "nobody", "none", "noone"} and "HOME" in clause.tags:
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
        return {item.tag for item in part[:at] if item.tag in ACTIONS}
    if at + 1 < len(part) and part[at + 1].tag == "WHEN" and part[at].tag == "NEG":
        return found  # "не в четверг": the time is what is denied
    for item in part[at + 1 : at + 13]:
        if item.tag != "WHEN":
            found.add(item.tag)
        if item.tag not in _TRANSPARENT:
            break
    return found
