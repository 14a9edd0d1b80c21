"""Builds the profile that departments read from a group and its merged fragment: a pure function, a line per field."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import orjson

from schemas.fragment import Fragment
from schemas.identifiers import KINDS, REFERENCE_KINDS, Identifier
from schemas.identity import Group
from schemas.profile import (
    AcquisitionShown,
    Delivery,
    MarkReason,
    Note,
    PersonShown,
    Profile,
    Searched,
    Viewed,
)
from stream_processors.profile import documents_view, registers, wishes_view
from stream_processors.profile.cart import cart
from stream_processors.profile.clocks import time_of
from stream_processors.profile.consents import calls_refused, consents, lifting, statements
from stream_processors.profile.lead import LeadRules
from stream_processors.profile.permissions import may_call, may_deliver
from stream_processors.profile.registers import members
from stream_processors.profile.spelling import as_given
from stream_processors.profile.zones import home_zone

__all__ = ["LeadRules", "build_profile"]


def build_profile(group: Group, fragment: Fragment, *, now: datetime, rules: LeadRules, timezone: ZoneInfo) -> Profile:
    """The profile of `group`, whose records' fragments add up to `fragment`.

    now: the present instant, with an offset: `may_call_now`, `may_deliver` and which wishes have passed depend on it.
    timezone: the client's, where no address of his says which it is; his wishes are of his own clock.
    """
    delivered = documents_view.deliveries(fragment)
    zone = home_zone(delivered, timezone)
    profile = Profile(
        profile_id=group.profile_id,
        identifiers=_identifiers(group, fragment),
        person=_person(fragment),
        **_interests(fragment, rules),
        tracked_number=_put(fragment, registers.TRACKED_NUMBER),
        cart=cart(fragment),
        preferences=_preferences(fragment),
        notes=_notes(fragment),
        preorders=documents_view.preorders(fragment),
        orders=documents_view.orders(fragment),
        **_allowed(group, fragment, delivered, now.astimezone(zone)),
        timezone=zone.key,
        purchases=documents_view.purchases(fragment),
        deliveries=delivered,
        household=group.household,
        first_seen_at=_first_seen_at(fragment),
        updated_at=_updated_at(fragment),
    )
    return as_given(profile, fragment)


def _interests(fragment: Fragment, rules: LeadRules) -> dict[str, Any]:
    """First and current interest, searches, and the lead class that follows from them."""
    acquisition, searches, viewed = _acquisition(fragment), _searches(fragment), _viewed(fragment)
    first = _first(fragment, registers.PRIMARY_INTEREST)
    current = next((product.category for product in viewed if product.category), None)
    queries = [acquisition.query if acquisition else None, *(search.query for search in searches)]
    categories = [first, *(product.category for product in viewed)]
    lead_class, hints = rules.judge(filter(None, queries), filter(None, categories))
    return {
        "lead_class": lead_class,
        "hints": hints,
        "primary_interest": first,
        "current_interest": current,
        "acquisition": acquisition,
        "searches": searches,
        "viewed": viewed,
    }


def _allowed(group: Group, fragment: Fragment, delivered: Sequence[Delivery], now: datetime) -> dict[str, Any]:
    """Consents, marks and wishes, and what they allow at this local moment. What was promised bears on deliveries as a
    wish does, and is told with its order: nobody said it, and nobody confirmed it.
    """
    asked = wishes_view.judged(fragment, delivered, now)
    said, lifts = statements(fragment), lifting({record.record_id: record for record in group.records})
    reasons = _marks(fragment)
    marks = sorted(reason.mark for reason in reasons)
    return {
        "wishes": asked.wishes,
        "past_wishes": asked.past,
        "consents": consents(said, lifts),
        "marks": marks,
        "mark_reasons": reasons,
        "may_call_now": may_call(calls_refused(said, lifts), marks, asked.wishes, now),
        "may_deliver": may_deliver((*documents_view.promises(delivered), *asked.wishes), now),
    }


def _put(fragment: Fragment, field: str) -> str | None:
    stamped = fragment.puts.get(field)
    return stamped.value if stamped else None


def _first(fragment: Fragment, field: str) -> str | None:
    stamped = fragment.firsts.get(field)
    return stamped.value if stamped else None


def _identifiers(group: Group, fragment: Fragment) -> dict[str, tuple[str, ...]]:
    """Strong and weak kinds with all values, sorted; references with the latest, newest first; no kind without values.

    What is not the person's is left out: a number that was disowned, or the call centre's, would be rung.
    """
    own = {identifier for record in group.records for identifier in group.own(record).all_identifiers}
    lost = {identifier for _, identifier in group.foreign} - own
    lasting = {kind: sorted(one.value for one in own if one.kind == kind) for kind in KINDS.keys() - REFERENCE_KINDS}
    shown = {kind: tuple(lasting[kind]) for kind in KINDS if lasting.get(kind)}
    for kind in sorted(REFERENCE_KINDS):
        numbers = members(fragment, registers.REFERENCES + kind)
        shown[kind] = tuple(number for number in numbers if Identifier(kind, number) not in lost)
    return {kind: values for kind, values in shown.items() if values}


def _person(fragment: Fragment) -> PersonShown:
    return PersonShown.model_validate(
        {field: _put(fragment, field) for field in (registers.NAME, registers.BIRTH_DATE, registers.SEX)}
    )


def _acquisition(fragment: Fragment) -> AcquisitionShown | None:
    stamped = fragment.firsts.get(registers.ACQUISITION)
    return AcquisitionShown(**orjson.loads(stamped.value), at=time_of(stamped.clock)) if stamped else None


def _searches(fragment: Fragment) -> tuple[Searched, ...]:
    return tuple(
        Searched(query=query, at=time_of(said.clock)) for query, said in members(fragment, registers.SEARCHES).items()
    )


def _viewed(fragment: Fragment) -> tuple[Viewed, ...]:
    shown = []
    for sku, said in members(fragment, registers.VIEWED).items():
        name, category = orjson.loads(said.value)
        shown.append(Viewed(sku=sku, name=name, category=category, at=time_of(said.clock)))
    return tuple(shown)


def _preferences(fragment: Fragment) -> dict[str, str]:
    """Sorted by name; a preference that was withdrawn by an empty value is left out."""
    stated = members(fragment, registers.PREFERENCES)
    return {name: stated[name].value for name in sorted(stated) if stated[name].value}


def _notes(fragment: Fragment) -> tuple[Note, ...]:
    notes = members(fragment, registers.NOTES).values()
    return tuple(Note(**orjson.loads(note.value), at=time_of(note.clock)) for note in notes)


def _marks(fragment: Fragment) -> tuple[MarkReason, ...]:
    """The marks that are set now, newest first."""
    shown = []
    for mark, (clock, value) in members(fragment, registers.MARKS).items():
        is_set, by, reason = orjson.loads(value)
        if is_set:
            shown.append(MarkReason(mark=mark, by=by, reason=reason, at=time_of(clock)))
    return tuple(shown)


def _first_seen_at(fragment: Fragment) -> datetime | None:
    """The time of the earliest event: each leaves its clock in a first."""
    clocks = [said.clock for said in fragment.firsts.values()]
    return time_of(min(clocks)) if clocks else None


def _updated_at(fragment: Fragment) -> datetime | None:
    """The time of the latest event: every event that says anything of the client leaves its clock in a put or a map."""
    clocks = [said.clock for said in fragment.puts.values()]
    clocks += [said.clock for map_ in fragment.maps.values() for said in map_.values()]
    return time_of(max(clocks)) if clocks else None
