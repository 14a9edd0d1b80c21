"""Where a sentence is cut: at commas, at "и" between two statements, before a verb of another kind without any sign."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress

from stream_processors.wishes.clauses.compound_actions import LEADING, kind_of, one_deed
from stream_processors.wishes.clauses.conjunctions import ends_at, next_head, parts_here, timed_ahead
from stream_processors.wishes.clauses.since_last_stop import COURTESIES, tag_at
from stream_processors.wishes.times.items import Item, When
from stream_processors.wishes.words.scopes import KINDS
from stream_processors.wishes.words.tokens import Token
from stream_processors.wishes.words.verbs import is_first_person, is_imperative

_SUBORDINATING = frozenset({"BEFORE", "AHEAD", "QWORD", "IF", "AFTER"})
_ABOUT = frozenset({"про", "о", "об", "насчет"})  # "в чате спросил про доставку в субботу"
_BREAKS = frozenset({"COMMA", "BUT", "BECAUSE", "RETRACT"})
_LINKS = frozenset({"AND", "OR", "DASH"})
_ENDING = _BREAKS | {"AND"}
_POSTPOSED = frozenset({"надо", "нужно", "нужны", "нужен", "нужна", "стоит", "следует"})
_INFINITIVE = ("ть", "ти", "чь")
_HEADING = 3  # words
_WAS = frozenset({"был", "была", "было", "были"})
_BOUGHT = ("смотрел", "купил", "выбрал", "заказал", "оплатил")
_STORIES = frozenset({"PAST", "DELIVERED", "LAST"})
_OURS = frozenset({"SHOP", "PAPER", "STAFF", "DELIVERY"})
_BROUGHT = frozenset({"bring", "deliver", "drop", "send", "leave"})
_OPENERS = frozenset(
    {"можно", "прошу", "просьба", "пожалуйста", "давайте", "надо", "нужно", "please", "pls", "can", "could"}
)
_CUTTING = _BREAKS | _LINKS | _STORIES | {"REPORT", *KINDS}
_CUTTING_OR_TIMED = _CUTTING | {"WHEN"}
_TELLING = _STORIES | {"REPORT"}
_PARTING = _CUTTING_OR_TIMED | {"NEG", "REQUEST"}  # behind a story, what is asked begins with these too


def parts(items: Sequence[Item], tags: Sequence[str]) -> Iterable[tuple[int, int, str]]:
    """Between commas and "но"; at "и" and "или" only where both sides do something; before a verb of another kind.

    tags: those of the items. Of each part its first place, the place after it, and what stands before it.
    """
    return ((0, len(items), ""),) if _is_one(tags) else _parted(items, tags)


def _parted(items: Sequence[Item], tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    start, joiner, kind, told = 0, "", "", False
    whens: list[int] = []
    tells = not _TELLING.isdisjoint(tags)
    parting = _PARTING if tells else _CUTTING_OR_TIMED
    for at, tag in compress(enumerate(tags), map(parting.__contains__, tags)):
        if tag == "WHEN":
            whens.append(at)
            continue
        told = told or (tells and (tag in _STORIES or (tag == "REPORT" and _is_said_by_us(items, at))))
        ends = tag in _ENDING and _ends_here(items, at, whens)
        if ends or (kind and tag in _LINKS and parts_here(items, at, next_head(tags, at))):
            if at > start:
                yield start, at, joiner
            start, kind = (at if tag in ("BECAUSE", "RETRACT") else at + 1), ""
            joiner, whens, told = (":" if items[at].word == ":" else tag), [], False
        elif told and at > start and _begins_request(items, at):
            yield start, at, joiner
            start, joiner, whens, told = at, "", [], False
            kind = kind_of(items, at)
        elif tag in KINDS:
            kind, here = one_deed(items, at, kind, kind_of(items, at), whens)
            if kind and here != kind and (cut := _cut(items, start, at, here, whens)):
                yield start, cut, joiner
                start, joiner, whens = cut, "", [place for place in whens[-1:] if place >= cut]
            kind = here
        elif items[at].word == ":":
            kind = ""  # "для курьера: каждый понедельник нас нет дома до 16"
    if start < len(items):
        yield start, len(items), joiner


def _is_one(tags: Sequence[str]) -> bool:
    """One word at most that could part them, and that only with another beside it."""
    parting = [*filter(_CUTTING.__contains__, tags)]
    return bool(tags) and (not parting or (len(parting) == 1 and parting[0] in KINDS))


def _ends_here(items: Sequence[Item], at: int, whens: list[int]) -> bool:
    """Does a break or an "и" end a statement?"""
    if items[at].tag == "AND":
        return ends_at(items, at, whens)
    return not _bids(items, at, whens)


def _bids(items: Sequence[Item], at: int, whens: list[int]) -> bool:
    """ "Не хочу, чтобы привозили в субботу" and "пожелание: вечер" are one statement each."""
    if at + 1 >= len(items) or items[at].tag != "COMMA":
        return False
    if items[at].word == ":" and _is_heading(items, at, whens):
        return True
    return not whens and items[at + 1].word in ("чтобы", "чтоб")


def _is_heading(items: Sequence[Item], at: int, whens: list[int]) -> bool:
    """Of what stands behind the colon at this place."""
    behind = items[at + 1].tag
    if whens:
        return whens == [0] and at == 1 and behind in ("OUT", "AWAY", "UNFIT", "NEG")  # "Monday: out"
    if at == 1 and items[0].tag == "MOVE":
        return True  # "перенос: машина с пятницы на понедельник"
    told = any(item.tag in ("TELLS", "PAST", "") for item in items[:at])  # "везём в детсад: с 13 до 15"
    return at <= _HEADING and behind == "WHEN" and not told


def _is_said_by_us(items: Sequence[Item], at: int) -> bool:
    """ "Your shop said one thing", "they told me Friday"."""
    led = items[at - 1] if at and items[at].word == "said" else None
    return led is not None and (led.tag in _OURS or led.word in ("they", "you"))


def _begins_request(items: Sequence[Item], at: int) -> bool:
    """ "Заказывала у вас шкаф можно привезти в пятницу": a story, and what is asked, with no sign between them."""
    item = items[at]
    if not isinstance(item, Token):
        return False
    if item.tag in ("DELIVER", "CALL"):  # "смотрела в магазине | привезти в пятницу"
        led = items[at - 1].word if at else ""
        just = led == "just" and item.word in _BROUGHT  # "the fitter has his own tools just | deliver the hob"
        return is_imperative(item.word) or led.startswith(_BOUGHT) or just
    if item.tag == "REPORT":  # "маляры подвели просит сдвинуть доставку"
        former = any(each.tag == "LAST" for each in items[:at])  # "в прошлый раз просил привезти утром"
        return at + 1 < len(items) and items[at + 1].tag in ("DELIVER", "CALL", "MOVE") and not former
    if item.tag == "NEG":
        was = at > 0 and items[at - 1].word in _WAS  # "у клиента инфаркт был | не звонить"
        return (
            at + 1 < len(items)
            and items[at + 1].word not in COURTESIES
            and (_begins_request(items, at + 1) or (was and _is_to_do(items[at + 1])))
        )
    return item.word in _OPENERS and any(each.tag in ("DELIVER", "CALL", "ACCEPT") for each in items[at + 1 : at + 6])


def _is_to_do(item: Item) -> bool:
    return item.tag in ("DELIVER", "CALL") and item.word.endswith(_INFINITIVE)


def _cut(items: Sequence[Item], start: int, at: int, kind: str, whens: list[int]) -> int:
    """Where a clause begins that no comma parts from the one before it; 0 where it does not begin."""
    cut = at
    while cut > start and items[cut - 1].tag in LEADING and not _ends_before_only(items, cut):
        cut -= 1
    refused = _negates_before(items, cut, at)
    if refused:
        cut = at
    if cut - start > 1 and items[cut].tag == "NEG" and items[cut - 1].tag == "DOOR":  # "в дверь не звонить"
        cut -= 1 + (items[cut - 2].tag == "AT")
    if cut > start and (items[cut - 1].tag in _SUBORDINATING or items[cut - 1].word in _ABOUT):
        return 0
    sent = kind == "weak" and tag_at(items, at + 1) == "DELIVER"  # "клиенту не звонить | курьеру приехать 20-го"
    timed = timed_ahead(items, at + sent)
    moved = _last_group(items, whens)
    if moved and whens[-1] == cut - 1 and not timed and kind != "weak":  # "завтра не звоните в среду привезите"
        cut, timed = moved, True
    denied_call = kind == "call" and any(item.tag == "NEG" for item in items[cut:at])
    if denied_call and not whens and _unannounced(items, start, cut):
        return 0
    parts = (whens and timed) or denied_call or ((sent or refused or kind == "bring") and timed)
    return cut if cut > start and parts else 0


def _ends_before_only(items: Sequence[Item], cut: int) -> bool:
    """ "My husband will be in | only ring him after 6"."""
    return items[cut].tag == "ONLY" and items[cut - 1].tag == "AT"


def _negates_before(items: Sequence[Item], cut: int, at: int) -> bool:
    """ "Звонить не надо доставьте завтра": no infinitive follows, so the negation is of what stands before."""
    if at - cut != 2 or not cut or items[cut].tag != "NEG":
        return False
    need, head = items[cut + 1], items[at]
    if need.tag == "BE":
        return is_first_person(head.word)  # "раньше меня дома не будет | работаю на другом конце города"
    if not (isinstance(need, Token) and need.word in _POSTPOSED and isinstance(head, Token)):
        return False
    before = items[cut - 1]  # "звонить не надо | привезти завтра": what it denies stands before it too
    return not head.word.endswith(_INFINITIVE) or (before.tag in KINDS and before.word.endswith(_INFINITIVE))


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
