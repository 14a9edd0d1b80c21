"""What is one deed though two words of it could each begin a statement: "don't send the courier before 5"."""

from __future__ import annotations

from collections.abc import Sequence

from stream_processors.wishes.times.items import Item
from stream_processors.wishes.words.scopes import HEADS, KINDS
from stream_processors.wishes.words.verbs import is_imperative

# What belongs to the verb behind it: "только не звоните", "please do not call".
LEADING = frozenset(
    {"NEG", "REQUEST", "ONLY", "FILLER", "LET", "BE", "OF", "REPORT", "WHOLE", "TO", "WILL", "AT", "TOPIC"}
)
_NEAR = 3  # words between a verb and its object
_SENDING = frozenset({"DELIVER", "MOVE", "ACCEPT", "AWAIT", "HOLD"})
_SUBJECTS = frozenset({"курьер", "машина", "водитель", "мастер", "сборщик", "грузчики", "сборщики", "курьеры"})
_PARTING = frozenset({"WHEN", "NEG", "COMMA", "BUT", "BECAUSE", "AND", "OR", "DASH"})
_TO_WHOM = frozenset({"курьеру", "водителю", "машине", "мастеру", "сборщику", "сборщикам", "грузчикам", "доставщику"})
_DID_NOT, _RATHER = frozenset({"didn't", "didnt"}), frozenset({"rather", "prefer"})
_LISTING = frozenset({"AND", "OR", "OF", "NEG", "FILLER"})
_LIGHT = frozenset({"стоит", "надо", "нужно", "следует"})
_MAKING = frozenset({"make", "have"})
_TELLING = frozenset({
    "tell", "ask", "remind", "instruct", "advise", "скажите", "попросите", "передайте", "предупредите", "сказать",
    "передать", "попросить", "предупредить",
})  # fmt: skip


def kind_of(items: Sequence[Item], at: int) -> str:
    """What it speaks of: "call", "bring", "state", "weak", or "" for nothing that could begin a statement."""
    tag = items[at].tag
    if tag == "HOME" and at and items[at - 1].tag == "FROM":  # "away from home"
        return "state"
    if tag == "INAPT" and _unfit_for(items, at):
        return ""
    if tag == "ACCEPT" and _is_of_calls(items, at):
        return "call"
    return KINDS.get(tag, "")


def _unfit_for(items: Sequence[Item], at: int) -> bool:
    """ "Неудобно принимать доставку после 20"."""
    behind = next((item for item in items[at + 1 : at + 4] if item.tag not in LEADING), None)
    return behind is not None and behind.tag in KINDS and not is_imperative(behind.word)


def _is_of_calls(items: Sequence[Item], at: int) -> bool:
    """ "Звонки не принимаю после 18"."""
    return any(each.tag == "CALL" for each in items[max(0, at - 2) : at + 3]) and not (
        at and "WHEN" in (items[at - 1].tag, items[max(0, at - 2)].tag)
    )


def one_deed(items: Sequence[Item], at: int, kind: str, here: str, whens: Sequence[int]) -> tuple[str, str]:
    """The kinds of the statement so far and of this word; the same for both where they speak of one deed."""
    if kind == "weak" and here != kind:
        if items[at].tag == "DELIVERED" and items[at - 1].tag in ("WHEN", "FILLER", "DELIVERY"):
            return here, here  # "говорит, что курьер в среду приехал позже"
        has = here == "bring" and (not whens or _is_let(items, at))  # "have the driver come before noon"
        has = (
            has
            or (here == "bring" and _is_to_refrain(items, at))
            or _is_bidden(items, at)
            or _is_denied(items, at)
            or _is_wished(items, at)
        )
        return (here, here) if has else (kind, here)
    if kind == "bring" and here == "weak" and _is_object(items, at):
        return kind, kind
    return kind, here


def is_told(items: Sequence[Item], neg: int) -> bool:
    """ "Скажите водителю | не звонить", "ask the courier | not to come"."""
    if neg < 1 or items[neg].tag != "NEG" or items[neg - 1].tag != "DELIVERY":
        return False
    return not _TELLING.isdisjoint([item.word for item in items[max(0, neg - 4) : neg - 1]])


def _is_bidden(items: Sequence[Item], at: int) -> bool:
    return is_told(items, at - 2 if items[at - 1].tag == "TO" else at - 1)


def _is_denied(items: Sequence[Item], at: int) -> bool:
    """ "Курьера не стоит присылать до 17"."""
    if at < 3 or items[at - 2].tag != "NEG" or items[at - 1].word not in _LIGHT:
        return False
    return items[at - 3].tag == "DELIVERY" and items[at].word.endswith(("ть", "ти"))


def _is_to_refrain(items: Sequence[Item], at: int) -> bool:
    """ "Курьеру после 20 | не приезжать"."""
    if items[at - 1].tag != "NEG" or not items[at].word.endswith(("ть", "ти")):
        return False
    led = next((item for item in reversed(items[: at - 1]) if item.tag != "WHEN"), None)
    return led is not None and led.word in _TO_WHOM


def _is_wished(items: Sequence[Item], at: int) -> bool:
    """ "I would rather the courier | didn't ring before nine"."""
    return items[at - 1].word in _DID_NOT and any(item.word in _RATHER for item in items[: at - 1])


def _is_listed(items: Sequence[Item], head: int, at: int) -> bool:
    """ "The installers or | the courier", "ни курьера, ни | сборщика"."""
    between = [item.tag for item in items[head + 1 : at]]
    return items[head].tag == "DELIVERY" and between[:1] in (["AND"], ["OR"]) and _LISTING.issuperset(between)


def _is_object(items: Sequence[Item], at: int) -> bool:
    """ "Не присылайте к нам курьера до 17": whom the verb before it sends; a subject begins a statement."""
    head = next((place for place in range(at - 1, max(-1, at - 2 - _NEAR), -1) if items[place].tag in HEADS), None)
    if head is None or items[at].word in _SUBJECTS:
        return False
    goes_on = at + 1 < len(items) and items[at + 1].tag in HEADS | {"NEG", "LET", "REQUEST"}
    if _is_listed(items, head, at):
        return not goes_on
    return (
        items[head].tag in _SENDING
        and not goes_on
        and _PARTING.isdisjoint([item.tag for item in items[head + 1 : at] if item.word not in ("ни", "и")])
    )


def _is_let(items: Sequence[Item], at: int) -> bool:
    """ "Don't let the courier come before 5"."""
    led = items[max(0, at - 4) : at]
    lets = any(item.tag == "LET" or item.word in _MAKING for item in led)
    return lets and led[-1].tag == "DELIVERY" and not is_imperative(items[at].word)
