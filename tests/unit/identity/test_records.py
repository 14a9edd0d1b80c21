"""From an event to its record: the same everywhere, and nobody where nobody is named."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import TypeAdapter

from schemas.events import Event, UnknownEvent
from schemas.identifiers import Identifier
from schemas.identity import RecordId
from stream_processors.identity.records import Recorder
from tests.stated import carried, identifier

EVENTS: TypeAdapter[Event] = TypeAdapter(Event)
RECORDER = Recorder(b"secret", "RU")


def event(identifiers: dict[str, Any], person: dict[str, str] | None = None, type_: str = "site.registered") -> Event:
    data = {"identifiers": identifiers} | ({"person": person} if person else {})
    envelope = {"specversion": "1.0", "id": "1", "source": "web", "time": "2026-11-21T10:00:00Z"}
    body = json.dumps(envelope | {"type": type_, "data": data})
    if type_ == "new.type":
        return UnknownEvent.model_validate_json(body)
    return EVENTS.validate_json(body)


def test_identifiers_are_normalised() -> None:
    record = RECORDER.record(event({"phone": "8 (916) 123-45-67", "email": "Anna@Mail.RU", "card": "c-1 2"}))
    assert record is not None
    assert record.identifiers == carried("phone:+79161234567 email:anna@mail.ru card:C12")


def test_one_set_one_record_however_it_is_written() -> None:
    a = event({"phone": ["8 916 123 45 67", "+79161234567"], "visitor": "v"}, {"name": "Анна  ПЕТРОВА"})
    b = event({"visitor": ["v"], "phone": "+7 (916) 123-45-67"}, {"name": "анна петрова"}, "new.type")
    assert RECORDER.record(a) == RECORDER.record(b)


def id_of(said: Event, recorder: Recorder = RECORDER) -> RecordId:
    record = recorder.record(said)
    assert record is not None
    return record.record_id


def test_the_id_is_a_keyed_hash() -> None:
    said = event({"phone": "+79161234567"})
    ids = {id_of(said, recorder) for recorder in (RECORDER, Recorder(b"secret", "RU"), Recorder(b"other", "RU"))}
    assert len(ids) == 2
    assert all(len(one) == 32 and int(one, 16) >= 0 for one in ids)


def test_every_fact_counts() -> None:
    person = {"name": "Анна", "birth_date": "1990-05-12", "sex": "f"}
    variants = [{}, *({key: value} for key, value in person.items()), person]
    ids = {id_of(event({"visitor": "v"}, facts)) for facts in variants}
    assert len(ids) == len(variants)


def test_references_are_no_part_of_a_record_that_has_more() -> None:
    bare = RECORDER.record(event({"card": "C1"}))
    bought = RECORDER.record(event({"card": "C1", "receipt": ["R1", "R2"]}))
    assert bare is not None
    assert bought is not None
    assert bought.record_id == bare.record_id
    assert bought.references == carried("receipt:R1 receipt:R2")
    assert bare.references == frozenset()


def test_a_reference_alone_is_a_record() -> None:
    first, again = (RECORDER.record(event({"order": number})) for number in ("77", "77"))
    assert first == again
    assert first is not None
    assert (first.identifiers, first.references) == (frozenset(), carried("order:77"))


def test_a_name_beside_a_reference_does_not_make_one_record_of_all_who_have_it() -> None:
    ids = {id_of(event({"order": number}, {"name": "Анна"})) for number in ("77", "78")}
    assert len(ids) == 2


@pytest.mark.parametrize(
    ("identifiers", "person"),
    [
        ({}, None),
        ({"phone": "+7 000 000-00-00", "email": "test@test.com", "visitor": "undefined"}, None),
        ({"order": "null"}, {"name": "Анна Петрова"}),
        ({}, {"name": "Анна", "birth_date": "1990-05-12"}),  # thousands of people
        ({}, {"birth_date": "1990-05-12", "sex": "f"}),
    ],
)
def test_nobody_is_named(identifiers: dict[str, Any], person: dict[str, str] | None) -> None:
    assert RECORDER.record(event(identifiers, person)) is None


def test_a_full_name_with_a_birth_date_names_somebody() -> None:
    assert RECORDER.record(event({}, {"name": "Анна Петрова", "birth_date": "1990-05-12"})) is not None


def test_the_companys_own_numbers_name_nobody() -> None:
    recorder = Recorder(b"secret", "RU", blocked={Identifier("phone", "+74951234560")})
    assert recorder.record(event({"phone": "8 495 123-45-60"})) is None
    record = recorder.record(event({"phone": "8 495 123-45-60", "card": "C1"}))
    assert record is not None
    assert record.identifiers == {identifier("card:C1")}


def test_the_region_says_where_a_phone_is_dialled() -> None:
    said = event({"phone": "(650) 2530000"})
    record = Recorder(b"secret", "US").record(said)
    assert record is not None
    assert record.identifiers == carried("phone:+16502530000")
    assert RECORDER.record(said) is None


@pytest.mark.parametrize("secret", [b"", b"x" * 65])
def test_a_secret_that_blake2_does_not_take(secret: bytes) -> None:
    with pytest.raises(ValueError, match="OMNIPROFILE_SECRET"):
        Recorder(secret, "RU")


def test_a_repeat_is_a_look_up_of_the_same_object() -> None:
    said = event({"phone": ["8 916 123 45 67"], "visitor": "v"})
    assert RECORDER.record(said) is RECORDER.record(said)
