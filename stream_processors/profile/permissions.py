"""Whether a client may be called or visited at a moment, and why: consents, marks and wishes together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import chain
from typing import Final

from schemas.profile import Permission, Phrase
from schemas.wishes import Wish
from stream_processors.profile.call_backs import opening, with_call_backs
from stream_processors.profile.hours import Hours, allowed, common, joined, until

_DO_NOT_CALL: Final = frozenset(
    ["do_not_call", "do-not-call", "do not call", "dnc", "no_calls", "не звонить", "не беспокоить"]
)

_WITHDRAWN: Final = Phrase(
    ru="Клиент отказался от звонков: напишите ему", en="The client refused calls: write to him instead"
)
_MARKED: Final = Phrase(ru="Стоит отметка «не звонить»: напишите ему", en="Marked as not to be called: write instead")
_CALL: Final = Phrase(ru="Звонить можно", en="Calls are welcome")
# By what the wish is about, and whether it forbids its hours or allows no others.
_RULES: Final = {
    ("call", True): ("Не звонить", "No calls"),
    ("call", False): ("Звонить только", "Calls only"),
    ("delivery", True): ("Не привозить", "No delivery"),
    ("delivery", False): ("Привозить только", "Delivery only"),
}
_PROMISED: Final = Phrase(ru="Обещано привезти", en="Delivery is promised")
_DELIVER: Final = Phrase(ru="Доставлять можно", en="Deliveries are welcome")


def may_call(refused: bool, marks: Iterable[str], wishes: Sequence[Wish], now: datetime) -> Permission:
    """Whether the client may be called now: first consents, then marks of staff, then wishes.

    refused: as `consents.calls_refused` has it. now: in local time of the deployment, where wishes are at home.
    """
    if refused:
        return Permission(allowed=False, because="consent to calls was refused", code="consent_refused", say=_WITHDRAWN)
    if any(mark.casefold() in _DO_NOT_CALL for mark in marks):
        return Permission(allowed=False, because="marked as not to be called", code="marked", say=_MARKED)
    return _as_called([wish for wish in wishes if wish.applies_to == "call"], now)


def may_deliver(wishes: Sequence[Wish], now: datetime) -> Permission:
    """What the client asked for, or was promised, of deliveries now. now: in local time of the deployment."""
    return _as_visited([wish for wish in wishes if wish.applies_to == "delivery"], now)


def _as_called(calls: Sequence[Wish], now: datetime) -> Permission:
    is_free, changes = until(lambda day: with_call_backs(_hours, calls, day), calls, now)
    if not is_free:
        return _forbidden(_forbidding(calls, now), changes)
    asked_back = opening(_hours, calls, now)
    return _called_back(asked_back, changes) if asked_back else _free(_CALL, changes)


def _as_visited(wishes: Sequence[Wish], now: datetime) -> Permission:
    is_free, changes = until(lambda day: _hours(wishes, day), wishes, now)
    return _free(_DELIVER, changes) if is_free else _forbidden(_forbidding(wishes, now), changes)


def _free(welcome: Phrase, changes: datetime | None) -> Permission:
    return Permission(allowed=True, until=changes, because="nothing forbids it", code="free", say=welcome)


def _called_back(wish: Wish, changes: datetime | None) -> Permission:
    words = in_words(wish)
    say = Phrase(ru=f"Клиент просил перезвонить: {words}", en=f"The client asked to be called back: {words}")
    because = f"the client asked to be called back: {words}"
    return Permission(allowed=True, until=changes, because=because, code="call_back", say=say)


def _hours(wishes: Sequence[Wish], day: date) -> Hours:
    """What wishes on all deliveries leave, and of that what any one of the day's orders takes."""
    general, due = hours_left(_of_all(wishes), day), _due(wishes, day)
    return common(general, joined(chain.from_iterable(hours_left(bound, day) for bound in due))) if due else general


def _of_all(wishes: Iterable[Wish]) -> list[Wish]:
    return [wish for wish in wishes if not wish.order]


def _due(wishes: Sequence[Wish], day: date) -> list[list[Wish]]:
    """What is said of each order that may come on that day."""
    orders = {wish.order: [each for each in wishes if each.order == wish.order] for wish in wishes if wish.order}
    return [bound for bound in orders.values() if _is_due(bound, day)]


def hours_left(wishes: Sequence[Wish], day: date) -> Hours:
    """What was promised and what was asked both hold: neither widens the other."""
    promised = [wish for wish in wishes if not wish.id]
    if not promised:
        return allowed(wishes, day)
    return common(allowed([wish for wish in wishes if wish.id], day), allowed(promised, day))


def _is_due(bound: Sequence[Wish], day: date) -> bool:
    dated = [wish for wish in bound if wish.dates]
    return not dated or any(wish.holds_on(day) for wish in dated)


def _forbidding(wishes: Sequence[Wish], now: datetime) -> Wish:
    """The wish to name: the latest that alone would forbid this moment; a promise only where no wish does."""
    minute = now.hour * 60 + now.minute + now.second / 60
    bearing = [*_of_all(wishes), *chain.from_iterable(_due(wishes, now.date()))]
    alone = [wish for wish in bearing if not any(a <= minute <= b for a, b in allowed([wish], now.date()))]
    return next((wish for wish in alone if wish.id), next(iter(alone), wishes[0]))


def _forbidden(wish: Wish, changes: datetime | None) -> Permission:
    hours = "" if not (wish.from_ or wish.to) else f" {wish.from_ or '00:00'}–{wish.to or '24:00'}"
    if not wish.id:
        say = Phrase(ru=f"{_PROMISED.ru}{hours}", en=f"{_PROMISED.en}{hours}")
        return Permission(
            allowed=False, until=changes, because=f"the shop's promise: {say.en}", code="promise", say=say
        )
    ru, en = _RULES[wish.applies_to, wish.rule == "avoid"]
    words = in_words(wish)
    said = f": {words}" if words else ""
    say = Phrase(ru=f"{ru}{hours}{said}", en=f"{en}{hours}{said}")
    return Permission(allowed=False, until=changes, because=f"the client's wish: {say.en}", code="wish", say=say)


def in_words(wish: Wish) -> str:
    """The client's own words, with the reason where they don't say it themselves."""
    quote = f"«{wish.quote}»" if wish.quote else ""
    reason = wish.reason if wish.reason not in wish.quote else ""
    return ", ".join(filter(None, (quote, reason)))
