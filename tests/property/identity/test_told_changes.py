"""A consumer of profile changes knows which profile each record belongs to; history relies on it."""

from __future__ import annotations

import itertools
import random
from datetime import UTC, datetime

import orjson
import pytest

from profile_store.memory.fragments import MemoryFragmentStore
from profile_store.memory.identity_matching import MemoryMatchStore
from schemas.changes import ProfileChange
from schemas.identity import ProfileId, RecordId
from stream_processors.identity.records import Recorder
from stream_processors.pipeline import ProfilePipeline
from stream_processors.steps.match import Matcher
from stream_processors.steps.messages import Message
from stream_processors.steps.outcomes import DeadLetter
from stream_processors.steps.publish_changes import read_change
from stream_processors.steps.resolve import Resolver
from stream_processors.steps.write_history import latest
from tests.following import Follower
from tests.identity_graph import SECRET
from tests.searching import seeds

RECEIVED = int(datetime(2026, 11, 21, 9, 0, tzinfo=UTC).timestamp() * 1000)
PEOPLE = 60


def happened(chance: random.Random, number: int) -> bytes:
    """Of a town small enough for its people to come together in several steps within one batch."""
    who = chance.randrange(PEOPLE)
    phone, card, visitor = f"+7916{who:07}", f"H{who:06}", f"v{who}-{chance.randrange(4)}"
    kinds: list[tuple[str, dict[str, str], dict[str, object]]] = [
        ("site.searched", {"visitor": visitor}, {"query": "диван"}),
        ("call.received", {"phone": phone, "visitor": visitor}, {"tracked_number": "+74951234500"}),
        ("site.registered", {"phone": phone, "card": card, "visitor": visitor}, {}),
        ("pos.returned", {"card": card}, {"lines": [], "total": "1.00", "currency": "RUB"}),
    ]
    kind, identifiers, more = chance.choice(kinds)
    return said(number, kind, {"identifiers": identifiers, **more})


def decided(chance: random.Random, number: int) -> bytes:
    of = [
        {"kind": "phone", "value": f"+7916{chance.randrange(PEOPLE):07}"},
        {"kind": "card", "value": f"H{chance.randrange(PEOPLE):06}"},
    ]
    kind = chance.choice(["identity.same", "identity.different"])
    return said(number, kind, {"of": of, "by": "operator 12", "reason": "said so"})


def said(number: int, kind: str, data: dict[str, object]) -> bytes:
    envelope = {"specversion": "1.0", "id": str(number), "source": "t", "type": kind, "time": "2026-11-21T09:00:00Z"}
    return orjson.dumps(envelope | {"data": data})


def started(chance: random.Random, store: MemoryMatchStore, fragments: MemoryFragmentStore) -> ProfilePipeline:
    resolver = Resolver(store, fresh=lambda: f"{chance.getrandbits(130):026x}"[:26])
    return ProfilePipeline(Recorder(SECRET, "RU"), resolver, Matcher(store, resolver), store, fragments)


@pytest.mark.parametrize("seed", seeds(16))
@pytest.mark.parametrize("decisions", [0.0, 0.05])
@pytest.mark.parametrize("dies", [False, True])
def test_changes_alone_tell_whose_each_record_is(seed: int, decisions: float, dies: bool) -> None:
    """dies: of every other batch the worker told nobody; it comes again, to a worker that knows nothing of it."""
    chance = random.Random(seed)
    numbers = itertools.count()
    store = MemoryMatchStore()
    fragments = MemoryFragmentStore()
    pipeline = started(chance, store, fragments)
    told: dict[RecordId, tuple[int, ProfileId]] = {}
    follower, last = Follower(), dict[ProfileId, ProfileChange]()
    for size in (150, 40, 300, 1, 10, 400):
        kinds = [decided if chance.random() < decisions else happened for _ in range(size)]
        batch = [
            Message("omniprofile.calls", 0, n, RECEIVED, None, say(chance, next(numbers)))
            for n, say in enumerate(kinds)
        ]
        if dies and chance.random() < 0.5:
            pipeline.write(pipeline.read(batch))
            pipeline = started(chance, store, fragments)
        written = pipeline.write(pipeline.read(batch))
        assert not any(isinstance(outcome, DeadLetter) for outcome in written.outcomes)
        changes = [read_change(message.value) for message in written.changes if message.value is not None]
        for record_id, profile_id, version in latest(changes):
            told[record_id] = max(told.get(record_id, (0, "")), (version, profile_id))
        known = {record.record_id: group.profile_id for group in store.all_groups() for record in group.records}
        assert {record_id: profile_id for record_id, (_, profile_id) in told.items()} == known
        last |= {change.profile_id: change for change in (follower.hear(one.key, one.value) for one in written.changes)}
        assert follower.profiles() == known
        leads = {one: group.profile_id for group in store.all_groups() for one in (group.profile_id, *group.aliases)}
        assert follower.leads() == leads
        assert {one: change.into or one for one, change in last.items()} == leads, "the last of each key tells it too"
