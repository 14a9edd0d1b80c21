"""The expected profiles of a crash test: the same events through stores in memory, without any failure."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from itertools import count, islice

from deploy import wiring
from deploy.redis_clients import ANSWER_SECONDS
from deploy.settings import Settings
from profile_store.memory.fragments import MemoryFragmentStore
from profile_store.memory.history import MemoryHistoryStore
from profile_store.memory.identity_matching import MemoryMatchStore
from profile_store.service.reader import ProfileReader
from schemas.decoding import decode
from schemas.topics import topic_of
from stream_processors.identity.records import Recorder
from stream_processors.identity.stream_likeness import among_many
from stream_processors.pipeline import ProfilePipeline
from stream_processors.steps.match import Matcher
from stream_processors.steps.messages import Message
from stream_processors.steps.resolve import Resolver

BATCH = 1_000
RECEIVED = 1_800_000_000_000  # milliseconds since 1970, after everything has happened
AT_MOST = 10  # differences that are told


class Undisturbed:
    """Its profiles are compared whole, where the recount, which shares no code with us, knows a few of their fields."""

    def __init__(self, settings: Settings) -> None:
        store, fragments, numbers = MemoryMatchStore(settings.auto_join), MemoryFragmentStore(), count(1)
        resolver = Resolver(store, fresh=lambda: f"profile-{next(numbers)}")
        matcher = Matcher(store, resolver, settings.auto_join, among_many(settings.weights))
        recorder = Recorder(settings.secret, settings.region)
        self._pipeline = ProfilePipeline(recorder, resolver, matcher, store, fragments)
        rules = wiring.lead_rules(settings)
        history = MemoryHistoryStore()
        self._reader = ProfileReader(
            store, fragments, history, rules, settings.timezone, wiring.utc_now, settings.region, settings.working_hours
        )

    def tell(self, events: Iterable[bytes]) -> None:
        waiting = iter(events)
        while batch := list(islice(waiting, BATCH)):
            messages = [Message(topic_of(decode(raw)), 0, at, RECEIVED, None, raw) for at, raw in enumerate(batch)]
            self._pipeline.write(self._pipeline.read(messages))

    def differences(self, settings: Settings) -> list[str]:
        """Between its profiles and those of a running system, all fields but the ids, which are random."""
        ours = Counter(self._reader.export(no_ids=True))
        theirs = Counter(wiring.reader(settings, ANSWER_SECONDS).export(no_ids=True))
        missing, strange = list((ours - theirs).elements()), list((theirs - ours).elements())
        lines = [f"undisturbed, {len(missing)} profiles are other ones"] if missing or strange else []
        of_whom = {_whom(line): json.loads(line) for line in strange}
        return lines + [_difference(json.loads(line), of_whom.get(_whom(line), {})) for line in missing[:AT_MOST]]


def _whom(line: str) -> str:
    return json.dumps(json.loads(line)["identifiers"])


def _difference(wanted: dict[str, object], found: dict[str, object]) -> str:
    fields = [key for key in wanted if wanted[key] != found.get(key)]
    told = "; ".join(f"{key}: {wanted[key]} became {found.get(key)}" for key in fields)
    return f"the person of {wanted['identifiers']}: {told}"
