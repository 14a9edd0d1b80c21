"""A small world for the service's tests: events go through the real pure steps into the stores that are handed in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.resources import files
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from profile_store.history import HistoryStore
from profile_store.memory.fragments import MemoryFragmentStore
from profile_store.memory.history import MemoryHistoryStore
from profile_store.memory.identity_matching import MemoryMatchStore
from profile_store.ports import FragmentStore, Sighting
from profile_store.redis.identity_matching import RedisMatchStore
from profile_store.review_queue import ReviewQueue
from profile_store.service.reader import ProfileReader
from profile_store.service.reviewing import Reviews
from schemas.decoding import decode
from schemas.events import FindingSeen, IdentityDecided
from schemas.identifiers import Identifier
from schemas.topics import topic_of
from stream_processors.identity.records import Recorder
from stream_processors.profile.effects import effects
from stream_processors.profile.lead import LeadRules
from stream_processors.steps.decide import StaffAction, evidence, staff_action
from stream_processors.steps.history_rows import history_row
from stream_processors.steps.match import Matcher
from stream_processors.steps.messages import Message
from stream_processors.steps.outcomes import DeadLetter
from stream_processors.steps.resolve import Resolver

MOSCOW = ZoneInfo("Europe/Moscow")
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)  # noon in Moscow, a Wednesday

LEAD_RULES = LeadRules.from_toml(
    files("stream_processors.profile").joinpath("lead_rules.toml").read_text(encoding="utf-8")
)

Json = dict[str, Any]


@dataclass
class World:
    """Stores, and whoever reads them; `now` is the clock, and moves only when a test moves it."""

    identities: MemoryMatchStore | RedisMatchStore = field(default_factory=MemoryMatchStore)
    fragments: FragmentStore = field(default_factory=MemoryFragmentStore)
    history: HistoryStore = field(default_factory=MemoryHistoryStore)
    now: datetime = NOW
    auto_join: float | None = None
    blocked: frozenset[Identifier] = frozenset()  # by the service alone: what was seen before it was blocked
    most: int = 1_000

    def __post_init__(self) -> None:
        self._recorder = Recorder(b"a secret for tests", "RU")
        fresh = (f"TESTPROFILE{number:015d}" for number in count())
        self._resolver = Resolver(self.identities, fresh=lambda: next(fresh))
        self._matcher = Matcher(self.identities, self._resolver, self.auto_join)
        self._offsets = count()
        self.reader = ProfileReader(
            self.identities,
            self.fragments,
            self.history,
            LEAD_RULES,
            MOSCOW,
            lambda: self.now,
            blocked=self.blocked,
            most=self.most,
        )
        self.reviews = Reviews(ReviewQueue(self.identities), self.identities, self.reader)

    def happens(self, event_type: str, time: str, data: Json, *, source: str = "test", id: str | None = None) -> None:
        """An event through decode, identity, profile and history. `time` without offset is Moscow's."""
        number = next(self._offsets)
        zoned = time if "+" in time or time.endswith("Z") else f"{time}+03:00"
        event = {"specversion": "1.0", "id": id or f"e{number}", "source": source, "type": event_type, "time": zoned}
        self.takes(json.dumps({**event, "data": data}, ensure_ascii=False).encode(), number)

    def takes(self, raw: bytes, offset: int | None = None) -> None:
        event = decode(raw)
        received = int(self.now.timestamp() * 1000)
        message = Message(topic_of(event), 0, next(self._offsets) if offset is None else offset, received, None, raw)
        record = self._recorder.record(event)
        action: StaffAction | DeadLetter = StaffAction()
        if isinstance(event, IdentityDecided | FindingSeen):
            action = staff_action(event, message, self._recorder)
        assert not isinstance(action, DeadLetter)
        sightings = [*([Sighting(record, evidence(event))] if record else []), *action.stated]
        resolution = self._resolver.resolve(sightings, action.decisions)
        self._matcher.note_seen(action.seen)
        self._matcher.match(sightings, resolution)
        if record:
            self.fragments.apply([effects(event, record.record_id, raw)])
        self.history.insert([history_row(event, record, message)], f"block {message.offset}")

    def profile_id(self, kind: str, value: str) -> str:
        """The one person whom the identifier leads to."""
        (match,) = self.reader.find(kind, value).matches
        return match.profile_id


ANNA: Json = {"name": "Анна Петрова", "birth_date": "1990-05-12", "sex": "f"}
PHONE = "8 (916) 123-45-67"
FRIDGE = {
    "sku": "FR-1",
    "name": "Холодильник Север",
    "category": "холодильники",
    "price": "59990.00",
    "currency": "RUB",
}
TV = {"sku": "TV-9", "name": "Телевизор Заря 55″", "category": "телевизоры", "price": "42990.50", "currency": "RUB"}
COMMENT = "Обставляет всю квартиру. Смотрела телевизоры, интересовалась установкой посудомойки."


def tell_annas_story(world: World) -> str:
    """Anna views, calls, is noted, pre-orders, buys, and has a delivery today. Returns her profile id."""
    visitor: Json = {"identifiers": {"visitor": "v-77"}}
    acquisition = {"channel": "search", "query": "Купить диван с быстрой доставкой", "campaign": "autumn"}
    world.happens("site.page_viewed", "2026-11-21T10:00:00", {**visitor, "url": "/sofas", "acquisition": acquisition})
    world.happens("site.product_viewed", "2026-11-21T10:01:00", {**visitor, "product": _sofa()})
    world.happens("site.product_viewed", "2026-11-21T10:02:00", {**visitor, "product": FRIDGE})
    world.happens("site.product_viewed", "2026-11-21T10:04:00", {**visitor, "product": TV})
    world.happens("site.cart_updated", "2026-11-21T10:05:00", {**visitor, "lines": [{**FRIDGE, "quantity": 1}]})
    world.happens(
        "call.received",
        "2026-11-21T10:10:00",
        {"identifiers": {"visitor": "v-77", "phone": PHONE}, "tracked_number": "+74951234567"},
        source="calls/tracking",
    )
    phone: Json = {"identifiers": {"phone": PHONE}, "person": ANNA}
    world.happens(
        "call.noted",
        "2026-11-21T10:15:00",
        {
            **phone,
            "text": "Нужен белый холодильник",
            "agent": "Ольга",
            "preferences": {"цвет": "белый", "ширина": "60 см"},
        },
    )
    world.happens("preorder.created", "2026-11-21T10:20:00", _preorder())
    world.happens("pos.purchased", "2026-11-22T15:00:00", _purchase("R-500", "59990.00", FRIDGE))
    world.happens("delivery.requested", "2026-11-22T15:05:00", _delivery("O-771", "15:00", "18:00"))
    world.happens(
        "client.marked", "2026-11-22T16:00:00", {**phone, "mark": "loyal", "by": "Ольга", "reason": "10 заказов"}
    )
    world.happens("consent.changed", "2026-11-22T16:01:00", {**phone, "purpose": "advertising", "granted": True})
    return world.profile_id("phone", PHONE)


def _sofa() -> Json:
    return {"sku": "SF-3", "name": "Диван Уют", "category": "диваны", "price": "34990.00", "currency": "RUB"}


def _preorder() -> Json:
    return {
        "identifiers": {"phone": PHONE, "preorder": "P-1001"},
        "person": ANNA,
        "lines": [{**FRIDGE, "quantity": 1}],
        "comment": COMMENT,
        "store": "Ленинский",
        "notify": "sms",
    }


def _purchase(receipt: str, total: str, *lines: Json) -> Json:
    return {
        "identifiers": {"phone": PHONE, "receipt": receipt},
        "person": ANNA,
        "store": "Ленинский",
        "lines": [{**line, "quantity": 1} for line in lines],
        "total": total,
        "currency": "RUB",
        "seller": "Иван",
    }


def _delivery(order: str, start: str, end: str) -> Json:
    return {
        "identifiers": {"phone": PHONE, "order": order},
        "person": ANNA,
        "address": {"text": "Москва, Лесная, 5", "lat": 55.7801, "lon": 37.5929},
        "date": "2026-11-25",
        "promised": {"from": start, "to": end},
        "service_minutes": 20,
        "wish": "до 13:00 или после 15:00, спит ребёнок",
    }


def fill(world: World, events: Sequence[tuple[str, str, Json]]) -> None:
    for event_type, time, data in events:
        world.happens(event_type, time, data)
