"""One event, hop by hop: what a client said on the phone, until the planner sees it. Read from top to bottom.

Anna asks the shop to bring her fridge before 13:00 or after 15:00, as her child sleeps then. Each hop below takes what
the hop before it made (the fixture of that name), and says in which file it happens.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from importlib.resources import files
from itertools import count
from zoneinfo import ZoneInfo

import pytest

from producers.intake import Judge, Submission
from producers.keys import MessageKeys
from producers.publisher import Message as Published
from profile_store.memory.fragments import MemoryFragmentStore
from profile_store.memory.history import MemoryHistoryStore
from profile_store.memory.identity_matching import MemoryMatchStore
from profile_store.service.reader import ProfileReader
from schemas.events import DeliveryRequested
from schemas.fragment import EventEffect
from schemas.identifiers import Identifier
from schemas.identity import Record
from stream_processors.identity.records import Recorder
from stream_processors.pipeline import HistoryPipeline, ProfilePipeline
from stream_processors.profile.effects import effects
from stream_processors.profile.lead import LeadRules
from stream_processors.steps.decode import decode
from stream_processors.steps.match import Matcher
from stream_processors.steps.messages import Message
from stream_processors.steps.outcomes import Applied, Kept, Written
from stream_processors.steps.publish_changes import read_change
from stream_processors.steps.resolve import Resolver
from stream_processors.steps.write_history import HistoryWriter

SECRET = b"the secret of a deployment"
MOSCOW = ZoneInfo("Europe/Moscow")
RECEIVED = datetime(2026, 11, 21, 7, 0, 1, tzinfo=UTC)
PHONE = Identifier("phone", "+79161234567")

SAID = """{
    "specversion": "1.0", "id": "d-1", "source": "delivery/app", "type": "delivery.requested",
    "time": "2026-11-21T10:00:00+03:00",
    "data": {"identifiers": {"phone": "8 (916) 123-45-67", "order": "A-5"}, "person": {"name": "Анна Петрова"},
             "address": {"text": "Казань, ул. Баумана, 1"}, "date": "2026-11-23",
             "promised": {"from": "10:00", "to": "18:00"},
             "wish": "Привезите, пожалуйста, до 13:00 или после 15:00, ребёнок спит"}
}""".encode()


@pytest.fixture
def published() -> Published:
    """Hop 1, producers/intake.py: the collector judges the event and says into which topic it goes."""
    published = Judge(MessageKeys(SECRET)).judge(Submission(SAID), RECEIVED)
    assert isinstance(published, Published)
    return published


def test_hop_1_the_collector_publishes_the_bytes_as_they_came(published: Published) -> None:
    assert published.topic == "omniprofile.delivery"
    assert published.value == SAID
    assert b"916" not in (published.key or b""), "a key is a keyed hash: no personal data stands in it"


@pytest.fixture
def message(published: Published) -> Message:
    """Hop 2, stream_processors/runtime/batch_source.py: a worker reads it from the log, with the log's own time."""
    return Message(published.topic, 0, 41, int(RECEIVED.timestamp() * 1000), published.key, published.value)


@pytest.fixture
def event(message: Message) -> DeliveryRequested:
    """Hop 3, stream_processors/steps/decode.py: the bytes become an event, or a dead letter with a reason."""
    event = decode(message)
    assert isinstance(event, DeliveryRequested)
    return event


def test_hop_3_the_event_says_what_the_client_said(event: DeliveryRequested) -> None:
    assert event.data.date == date(2026, 11, 23)
    assert event.data.wish.endswith("ребёнок спит")


@pytest.fixture
def record(event: DeliveryRequested) -> Record:
    """Hop 4, stream_processors/identity/records.py: whom it names, normalised, under a keyed hash."""
    record = Recorder(SECRET, "RU").record(event)
    assert record is not None
    return record


def test_hop_4_the_record_is_the_phone_and_the_name_and_the_order_is_bound_to_it(record: Record) -> None:
    assert record.identifiers == {PHONE}
    assert record.person.name == "анна петрова"
    assert record.references == {Identifier("order", "A-5")}
    assert "Анна" not in repr(record.person)


@pytest.fixture
def effect(event: DeliveryRequested, record: Record) -> EventEffect:
    """Hop 5, stream_processors/profile/effects.py: what the event does to the record's fragment."""
    return effects(event, record.record_id, SAID)


def test_hop_5_the_effect_is_found_by_the_day_of_delivery(effect: EventEffect) -> None:
    assert effect.delivery_days == ("2026-11-23",)
    assert effect.operations


class Shop:
    """The stores in memory, and what reads and writes them: as deploy/wiring.py puts them together."""

    def __init__(self) -> None:
        self.identities, self.fragments = MemoryMatchStore(), MemoryFragmentStore()
        self.history = MemoryHistoryStore()
        numbers = count(1)
        resolver = Resolver(self.identities, fresh=lambda: f"profile-{next(numbers)}")
        matcher = Matcher(self.identities, resolver)
        self.profiles = ProfilePipeline(Recorder(SECRET, "RU"), resolver, matcher, self.identities, self.fragments)
        self.rows = HistoryPipeline(Recorder(SECRET, "RU"), HistoryWriter(self.history))
        rules = LeadRules.from_toml(files("stream_processors.profile").joinpath("lead_rules.toml").read_text("utf-8"))
        self.reader = ProfileReader(self.identities, self.fragments, self.history, rules, MOSCOW, lambda: RECEIVED)


@pytest.fixture
def shop() -> Shop:
    return Shop()


@pytest.fixture
def written(shop: Shop, message: Message) -> Written:
    """Hop 6, stream_processors/pipeline.py: applied to its fragment, resolved to a profile, and the change told."""
    return shop.profiles.write(shop.profiles.read([message]))


def test_hop_6_the_event_is_applied_and_its_profile_told(shop: Shop, written: Written, record: Record) -> None:
    assert written.outcomes == [Applied("delivery.requested")]
    (told,) = written.changes
    change = read_change(told.value or b"")
    assert (change.profile_id, change.records) == ("profile-1", [record.record_id])
    assert change.events == [("delivery/app", "d-1")]


def test_hop_7_history_keeps_the_event_as_it_came(shop: Shop, message: Message, record: Record) -> None:
    """stream_processors/steps/history_rows.py: the other group, with its own offsets and its own store."""
    assert shop.rows.write(shop.rows.read([message])).outcomes == [Kept("delivery.requested")]
    ((row,), _) = shop.history.timeline([record.record_id], 10, None)
    assert row.raw.encode() == SAID


def test_hop_8_whoever_answers_her_call_sees_her(shop: Shop, written: Written) -> None:
    """profile_store/service/reader.py: one read answers at the counter, by any of her identifiers."""
    for kind, value in (("phone", "+7 916 123-45-67"), ("order", "A-5"), ("name", "Петрова Анна")):
        (profile,) = shop.reader.find(kind, value).matches
        assert profile.profile_id == "profile-1"
        assert profile.person.name == "Анна Петрова"


def test_hop_9_the_planner_sees_her_order_with_her_own_words(shop: Shop, written: Written) -> None:
    """profile_store/service/delivery.py: the orders of the day, when each may be visited, and why."""
    (order,) = shop.reader.delivery_day(date(2026, 11, 23)).orders
    assert order.order == "A-5"
    assert order.address.text == "Казань, ул. Баумана, 1"
    assert "ребёнок спит" in order.wish
