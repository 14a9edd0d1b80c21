"""Who a Segment message is about, as the pipeline judges it: write keys are public, so no call may merge strangers."""

from __future__ import annotations

import json
from typing import Any

from producers.segment import to_cloudevent
from schemas.decoding import decode
from schemas.events import UnknownEvent
from schemas.identity import Record
from stream_processors.identity.partition import partition
from stream_processors.identity.records import Recorder
from tests.unit.producers.test_segment import ARRIVAL

RECORDER = Recorder(b"secret", "RU")
WHEN = {"messageId": "m-1", "timestamp": "2026-11-21T07:00:00.000Z"}


def event(**message: Any) -> dict[str, Any]:
    return to_cloudevent({**WHEN, **message}, ARRIVAL)


def record(**message: Any) -> Record:
    found = RECORDER.record(decode(json.dumps(event(**message)).encode()))
    assert found is not None
    return found


def people(*records: Record) -> int:
    return len(partition(list({each.record_id: each for each in records}.values())).groups)


def alias(previous: str, user: str, **said: str) -> dict[str, Any]:
    return {"type": "alias", "previousId": previous, "userId": user, **said}


COMPANY = {"name": "Ромашка", "phone": "+74951234567", "email": "office@romashka.ru"}


def test_three_employees_of_one_company_stay_three() -> None:
    joined = [{"type": "group", "userId": f"u-{n}", "groupId": "romashka", "traits": COMPANY} for n in range(3)]
    assert people(*(record(**each) for each in joined)) == 3


def test_a_companys_traits_are_history_and_the_users_stand_in_the_context() -> None:
    who = {"name": "Анна Петрова", "phone": "+79161234567"}
    said = event(type="group", userId="u-1", groupId="romashka", traits=COMPANY, context={"traits": who})["data"]
    assert said["identifiers"] == {"account": "u-1", "phone": "+79161234567"}
    assert said["person"] == {"name": "Анна Петрова"}
    assert said["segment"]["traits"] == COMPANY


def test_an_alias_states_both_ids_and_decides_nothing() -> None:
    made = event(**alias("v-1", "u-1", anonymousId="v-1"))
    assert (made["type"], made["data"]["identifiers"]) == ("segment.alias", {"visitor": ["v-1"], "account": ["u-1"]})
    assert made["data"]["segment"]["previousId"] == "v-1"
    assert isinstance(decode(json.dumps(made).encode()), UnknownEvent)


def test_an_alias_makes_one_profile_of_the_visitor_and_the_account() -> None:
    visited = record(type="page", anonymousId="v-1")
    signed_in = record(type="identify", userId="u-1")
    assert people(visited, signed_in) == 2
    assert people(visited, signed_in, record(**alias("v-1", "u-1", anonymousId="v-1"))) == 1


def test_an_alias_of_two_accounts_makes_one_profile_of_them() -> None:
    old, new = record(type="identify", userId="old-1"), record(type="identify", userId="u-1")
    assert people(old, new, record(**alias("old-1", "u-1"))) == 1


def test_aliases_of_strangers_on_one_kiosk_join_nobody() -> None:
    kiosk = "507f191e-8b4e-4b5e-9d1c-000000000001"
    anna = record(type="identify", userId="u-1", traits={"phone": "+79161234567"})
    ivan = record(type="identify", userId="u-2", traits={"phone": "+79161234568"})
    groups = partition([anna, ivan, record(**alias(kiosk, "u-1")), record(**alias(kiosk, "u-2"))]).groups
    assert not any({anna.record_id, ivan.record_id} <= set(group) for group in groups)
    assert len(groups) == 2
