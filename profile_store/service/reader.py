"""Reads profiles: by any identifier or name, with their explanation and timeline; and exports them.

A look-up takes two round trips to Redis: the groups, then their fragments. A third loads the ledgers where two records
of a person both have purchases, since both may contain the same receipt.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo

from profile_store.answers import Named
from profile_store.history import HistoryStore, TimelineEvent
from profile_store.identity_graph import LARGEST_NEIGHBOURHOOD, KnownIdentities
from profile_store.ports import FragmentStore
from profile_store.service.addressing import Addressee, Choice, addressed
from profile_store.service.building import ProfileBuilder
from profile_store.service.delivery import (
    WORKING_HOURS,
    DayTooLarge,
    DeliveryDay,
    Workday,
    delivery_day,
    moment_of,
)
from profile_store.service.explain import Why
from profile_store.service.explain_pair import WhyPair
from profile_store.service.exporting import ANY_MOMENT, canonical
from profile_store.service.history_bulkhead import HistoryBulkhead
from profile_store.service.matches import MAX_MATCHES, Hits, Matches
from profile_store.service.search_box import possible_identifiers
from profile_store.service.statements import Statements
from profile_store.service.timeline import Timeline, told
from profile_store.service.whys import why, why_pair
from schemas.identifiers import Identifier, normalise, normalise_all
from schemas.identity import Group, ProfileId, RecordId
from schemas.profile import Profile
from stream_processors.identity.naming.spellings import spellings
from stream_processors.identity.rarity import Rarity
from stream_processors.identity.stream_likeness import SHIPPED
from stream_processors.profile.hours import Interval
from stream_processors.profile.view import LeadRules

MOST_CLIENTS: Final = 5_000
"""Clients whose deliveries one request may ask for at once: some 3 s of work, in which others wait longer."""
_EXPORT_CHUNK: Final = 500
_FILTERED_PAGES: Final = 5  # how far one request looks for events of one channel


class ProfileReader:
    """All reads of the profile service. Raises StoreUnavailable, HistoryUnavailable where it is history only.

    rules: lead classes of the deployment; zone: where its day begins; region: ISO 3166 country of phones without code.
    clock: the present instant, with an offset. working_hours: minutes of the day in which visits begin where nothing
    was promised. blocked: the company's own numbers and what a person blocked: they lead to nobody. most:
    records of a neighbourhood that is explained. people: what agreement is worth among them, as the stream takes it.
    """

    def __init__(
        self,
        identities: KnownIdentities,
        fragments: FragmentStore,
        history: HistoryStore,
        rules: LeadRules,
        zone: ZoneInfo,
        clock: Callable[[], datetime],
        region: str = "RU",
        working_hours: Interval = WORKING_HOURS,
        blocked: Collection[Identifier] = (),
        most: int = LARGEST_NEIGHBOURHOOD,
        people: Rarity = SHIPPED,
    ) -> None:
        self._identities = identities
        self.statements = Statements(identities)
        self._fragments = fragments
        self._profiles = ProfileBuilder(fragments, rules, zone)
        self._history = HistoryBulkhead(history)
        self._clock = clock
        self.region = region
        self._working_hours = working_hours
        self._blocked = frozenset(blocked)
        self._most = most
        self._people = people
        self.zone = zone

    def now(self) -> datetime:
        """The present instant in the deployment's own time."""
        return self._clock().astimezone(self.zone)

    # -- one person -------------------------------------------------------------------------------------------------

    def find(self, kind: str, value: str) -> Matches:
        """Everybody whom the identifier, or the name, leads to. A value that identifies nobody matches nobody; of two
        phones in one value, as events have them, each counts.
        """
        groups, more = self._named(value) if kind == "name" else self._with_any(kind, value)
        profiles = self._profiles.build(groups, self.now())
        return Matches(matches=profiles, ambiguous=len(profiles) > 1, more=more)

    def _with_any(self, kind: str, value: str) -> Named:
        stated = [one for one in normalise_all(kind, value, self.region) if one not in self._blocked]
        led_to = self._identities.groups_with_each(stated, MAX_MATCHES + 1)
        found = list({group.profile_id: group for groups in led_to for group in groups}.values())
        return Named(found[:MAX_MATCHES], len(found) > MAX_MATCHES)

    def identifier(self, kind: str, value: str) -> Identifier | None:
        """The value as it is compared; None where it identifies nobody."""
        identifier = normalise(kind, value, self.region)
        return None if identifier in self._blocked else identifier

    def meant(self, text: str) -> Identifier | None:
        """What a person typed: of the kind under which somebody is known by it, else of the likeliest; None where it
        can't identify anybody.
        """
        possible = self._possible(text)
        led_to = zip(possible, self._identities.groups_with_each(possible, 1), strict=True)
        return next((one for one, groups in led_to if groups), possible[0] if possible else None)

    def _possible(self, text: str) -> list[Identifier]:
        return [one for one in possible_identifiers(text, self.region) if one not in self._blocked]

    def search(self, text: str) -> Hits:
        """What a person types into one box, tried as every kind it could be."""
        possible = self._possible(text)
        led_to = self._identities.groups_with_each(possible, MAX_MATCHES + 1)
        named, more = self._named(text)
        ways = [*zip((one.kind for one in possible), led_to, strict=True), ("name", named)]
        found: dict[ProfileId, tuple[Group, str]] = {}
        for kind, groups in ways:
            for group in groups:
                found.setdefault(group.profile_id, (group, kind))
        hits = list(islice(found.values(), MAX_MATCHES))
        profiles = self._profiles.build([group for group, _ in hits], self.now())
        shown = [(profile, kind) for profile, (_, kind) in zip(profiles, hits, strict=True)]
        return Hits(shown, more or len(found) > MAX_MATCHES)

    def _named(self, name: str) -> Named:
        """Those who are written so, then those who may be meant."""
        return self._identities.groups_named(list(spellings(name)), MAX_MATCHES)

    def get(self, profile_id: ProfileId) -> Profile | None:
        """The profile that the id stands for now; None where the id was never given."""
        group = self._identities.group(profile_id)
        return None if group is None else self._profiles.build([group], self.now())[0]

    def shown(self, groups: Sequence[Group]) -> list[Profile]:
        """The profile of each group, in their order."""
        return self._profiles.build(groups, self.now())

    def get_many(self, profile_ids: Iterable[ProfileId]) -> list[Profile]:
        return self.shown(self._identities.groups(list(profile_ids)))

    def why(self, profile_id: ProfileId) -> Why | None:
        """None where the id was never given."""
        return why(self._identities, profile_id, self._most)

    def why_pair(self, a: Identifier, b: Identifier) -> WhyPair:
        return why_pair(self._identities, a, b, self._most, self._people)

    def timeline(
        self, profile_id: ProfileId, limit: int, before: str | None, channel: str | None = None
    ) -> Timeline | None:
        """Newest first. With a channel (the part of a type before its dot) a page may run past `limit`, or fall short
        of it where the channel is rare; `next` is None only at the end. Raises InvalidCursor.
        """
        group = self._identities.group(profile_id)
        if group is None:
            return None
        record_ids = [record.record_id for record in group.records]
        if channel is None:
            events, cursor = self._history.timeline(record_ids, limit, before)
            return Timeline(events=[told(event) for event in events], next=cursor)
        chosen: list[TimelineEvent] = []
        cursor = before
        for _ in range(_FILTERED_PAGES):
            events, cursor = self._history.timeline(record_ids, limit, cursor)
            chosen += (event for event in events if event.type.partition(".")[0] == channel)
            if cursor is None or len(chosen) >= limit:
                break
        return Timeline(events=[told(event) for event in chosen], next=cursor)

    def addressees(self, profile_id: ProfileId, choose: Choice) -> list[Addressee] | None:
        """What events about this person have to carry to land on the records of the profile that are chosen."""
        group = self._identities.group(profile_id)
        if group is None:
            return None
        name = self._profiles.build([group], self.now())[0].person.name
        chosen = choose(group, self._profiles.load([group], ledger=False)[0])
        return [addressed(record, name) for record in chosen]

    # -- many -------------------------------------------------------------------------------------------------------

    def delivery_day(self, day: date, among: Collection[ProfileId] | None = None) -> DeliveryDay:
        """Its orders; of the profiles `among` only, where there are any given. Raises DayTooLarge."""
        records = self._fragments.delivering_on(day)
        if among is None and len(records) > MOST_CLIENTS:
            raise DayTooLarge(
                f"{len(records):,} clients have deliveries on this day, and one request takes {MOST_CLIENTS:,} at "
                "most: read /v1/delivery/windows in pages, with `limit` and `after`."
            )
        return self._day_of(day, self._groups_of(records, among))

    def delivery_page(self, day: date, limit: int, after: str = "") -> DeliveryDay:
        """The orders of the day's next `limit` clients, and where the page after it begins. A client of several records
        is on the page of the first.
        """
        records = self._fragments.delivering_on(day)
        start = bisect_right(records, after)
        page, expected = records[start : start + limit], frozenset(records)
        groups = [
            group
            for group in self._groups_of(page)
            if min(expected.intersection(record.record_id for record in group.records)) in page
        ]
        is_last = start + limit >= len(records)
        return self._day_of(day, groups).model_copy(update={"next": None if is_last else page[-1]})

    def _groups_of(self, records: Sequence[RecordId], among: Collection[ProfileId] | None = None) -> list[Group]:
        profile_ids = set(self._identities.profiles_of(records).values()) if records else set()
        return self._identities.groups(sorted(profile_ids if among is None else profile_ids.intersection(among)))

    def _day_of(self, day: date, groups: Sequence[Group]) -> DeliveryDay:
        profiles = self._profiles.build(groups, moment_of(day, self.now(), self.zone))
        return delivery_day(Workday(day, self.now(), self.zone, self._working_hours), profiles)

    def export(self, *, no_ids: bool = False) -> list[str]:
        """Every profile as one line of canonical JSON, sorted. With `no_ids` equal inputs give equal lines.

        Nothing in it depends on the present moment. All lines are held in memory: about 2 kB a profile.
        """
        lines: list[str] = []
        groups = iter(self._identities.all_groups())
        while chunk := list(islice(groups, _EXPORT_CHUNK)):
            lines += (canonical(profile, no_ids=no_ids) for profile in self._profiles.build(chunk, ANY_MOMENT))
        return sorted(lines)
