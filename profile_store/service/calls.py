"""The report of calls after which nothing was noted, for the manager of the call centre (S18)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from pydantic import BaseModel, Field

from profile_store.history import HistoryStore, TimelineEvent
from profile_store.ports import IdentityStore
from profile_store.service.history_bulkhead import HistoryBulkhead
from schemas.identity import ProfileId

CALL: Final = "call.received"
NOTE: Final = "call.noted"
# What an agent writes after a call, and the fields of it that say what interested the client.
WRITTEN: Final[Mapping[str, tuple[str, ...]]] = {
    NOTE: ("text", "topic", "preferences"),
    "preorder.created": ("lines", "comment"),
}
REPORTS_AT_ONCE: Final = 2  # each reads a whole day
WRITTEN_WITHIN: Final = timedelta(hours=12)  # of the call: an agent catches up within the shift


class CallWithoutData(BaseModel):
    """A call of which the shop will know nothing. `profile_id` is null where the caller's number was hidden."""

    time: datetime
    source: str
    id: str
    profile_id: ProfileId | None
    agent: str
    tracked_number: str


class CallsWithoutData(BaseModel):
    date: date
    calls: int = Field(description="How many calls the day had")
    without_data: list[CallWithoutData]


class Spoken(NamedTuple):
    """An event of a call, with the profile of whoever called; None where nobody is named."""

    profile_id: ProfileId | None
    event: TimelineEvent
    data: Mapping[str, Any]

    @property
    def says_something(self) -> bool:
        return any(self.data.get(field) for field in WRITTEN.get(self.event.type, ()))


class CallReport:
    """The report of a day. Raises StoreUnavailable, HistoryUnavailable where it is history that does not answer."""

    def __init__(self, identities: IdentityStore, history: HistoryStore, zone: ZoneInfo) -> None:
        self._identities = identities
        self._history = HistoryBulkhead(history, REPORTS_AT_ONCE)
        self._zone = zone

    def of(self, day: date) -> CallsWithoutData:
        begin, end = (datetime.combine(each, time.min, self._zone) for each in (day, day + timedelta(days=1)))
        spoken = self._spoken(begin - WRITTEN_WITHIN, end + WRITTEN_WITHIN)
        calls = [call for call in calls_among(spoken) if begin <= call[0].event.time < end]
        silent = [call[0] for call in calls if not any(each.says_something for each in call)]
        return CallsWithoutData(date=day, calls=len(calls), without_data=[_shown(call) for call in silent])

    def _spoken(self, since: datetime, until: datetime) -> list[Spoken]:
        rows = self._history.between((CALL, *WRITTEN), since, until)
        profiles = self._identities.profiles_of(sorted({record_id for record_id, _ in rows if record_id}))
        return [Spoken(profiles.get(record_id), event, _data(event)) for record_id, event in rows]


def calls_among(spoken: Iterable[Spoken]) -> list[list[Spoken]]:
    """Each call with what was written after it, in the order of the calls (pure). The input is oldest first.

    What is written belongs to the person's latest call within WRITTEN_WITHIN before it. A note without one is a call
    by itself (not every call centre reports its calls); a pre-order without one was no call.
    """
    calls: list[list[Spoken]] = []
    latest: defaultdict[ProfileId | None, list[Spoken]] = defaultdict(list)
    for each in spoken:
        call = latest[each.profile_id]
        follows = each.profile_id is not None and call and each.event.time - call[0].event.time <= WRITTEN_WITHIN
        if each.event.type in WRITTEN and follows:
            call.append(each)
        elif each.event.type in (CALL, NOTE):
            latest[each.profile_id] = [each]
            calls.append(latest[each.profile_id])
    return calls


def _data(event: TimelineEvent) -> Mapping[str, Any]:
    data = json.loads(event.raw).get("data")
    return data if isinstance(data, dict) else {}


def _shown(call: Spoken) -> CallWithoutData:
    return CallWithoutData(
        time=call.event.time,
        source=call.event.source,
        id=call.event.id,
        profile_id=call.profile_id,
        agent=call.data.get("agent") or "",
        tracked_number=call.data.get("tracked_number") or "",
    )
