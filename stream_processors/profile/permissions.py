"""May the client be called, may he be visited, at this moment, and why: consents, marks and wishes weighed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from typing import Final

from schemas.profile import Consent, Permission, Phrase
from schemas.wishes import Wish

# Channels of a consent to calls that mean the telephone; "" means every channel.
_BY_TELEPHONE: Final = frozenset(["", "phone", "call", "calls", "voice", "telephone", "телефон", "звонок"])
_DO_NOT_CALL: Final = frozenset(
    ["do_not_call", "do-not-call", "do not call", "dnc", "no_calls", "не звонить", "не беспокоить"]
)

_WITHDRAWN: Final = Phrase(
    ru="Клиент отказался от звонков: напишите ему", en="The client refused calls: write to him instead"
)
_MARKED: Final = Phrase(ru="Стоит отметка «не звонить»: напишите ему", en="Marked as not to be called: write instead")
_CALL: Final = Phrase(ru="Звонить можно", en="Calls are welcome")
_DELIVER: Final = Phrase(ru="Доставлять можно", en="Deliveries are welcome")


def may_call(consents: Iterable[Consent], marks: Iterable[str], wishes: Sequence[Wish], now: datetime) -> Permission:
    """The client's own latest word on calls, then what staff marked, then his wishes.

    now: in local time of the deployment, where wishes are at home.
    """
    on_calls = [each for each in consents if each.purpose == "calls" and each.channel.casefold() in _BY_TELEPHONE]
    latest = max(on_calls, key=lambda consent: consent.at, default=None)
    if latest is not None and not latest.granted:
        return Permission(allowed=False, because="consent to calls was refused", code="consent_refused", say=_WITHDRAWN)
    if any(mark.casefold() in _DO_NOT_CALL for mark in marks):
        return Permission(allowed=False, because="marked as not to be called", code="marked", say=_MARKED)
    return _as_wished([wish for wish in wishes if wish.applies_to == "call"], now, _CALL)


def may_deliver(wishes: Sequence[Wish], now: datetime) -> Permission:
    """What the client asked for, or was promised, of deliveries on this day. now: in local time of the deployment."""
    return _as_wished([wish for wish in wishes if wish.applies_to == "delivery"], now, _DELIVER)


def _as_wished(wishes: Sequence[Wish], now: datetime, welcome: Phrase) -> Permission:
    today = [wish for wish in wishes if wish.holds_on(now.date())]
    allowing = [wish for wish in today if wish.rule in ("only", "exact")]
    forbidding = next((wish for wish in today if wish.rule == "avoid" and _covers(wish, now)), None)
    if forbidding is not None:
        return _forbidden(forbidding, _end(forbidding, now))
    if allowing and not any(_covers(wish, now) for wish in allowing):
        later = [start for start in (_start(wish, now) for wish in allowing) if start > now]
        return _forbidden(allowing[0], min(later, default=_midnight(now)))
    ends = [_end(wish, now) for wish in allowing if _covers(wish, now)]
    return Permission(
        allowed=True, until=max(ends, default=None), because="nothing forbids it", code="free", say=welcome
    )


def _forbidden(wish: Wish, until: datetime) -> Permission:
    hours = f"{wish.from_ or '00:00'}–{wish.to or '24:00'}"
    words = wish.reason or wish.quote
    why = f": {words}" if words else ""
    verb = ("Не сейчас: просил избегать", "avoid") if wish.rule == "avoid" else ("Не сейчас: только", "only")
    return Permission(
        allowed=False,
        until=until,
        because=f"the client's wish ({verb[1]} {hours}){why}",
        code="wish",
        say=Phrase(ru=f"{verb[0]} {hours}{why}", en=f"Not now: {verb[1]} {hours}{why}"),
    )


def _covers(wish: Wish, now: datetime) -> bool:
    """Bounds belong to what is allowed, never to what is forbidden: at 13:00 sharp a sleep from 13:00 has not begun."""
    start, end = _start(wish, now), _end(wish, now)
    return start < now < end if wish.rule == "avoid" else start <= now <= end


def _start(wish: Wish, now: datetime) -> datetime:
    return _at(wish.from_ or "00:00", now)


def _end(wish: Wish, now: datetime) -> datetime:
    return _at(wish.to or "24:00", now)


def _midnight(now: datetime) -> datetime:
    return _at("24:00", now)


def _at(clock: str, now: datetime) -> datetime:
    """Today at this time of day, local; 24:00 is the next midnight."""
    hours, minutes = int(clock[:2]), int(clock[3:])
    day = now.date() + timedelta(days=hours // 24)
    return datetime.combine(day, time(hours % 24, minutes), tzinfo=now.tzinfo)
