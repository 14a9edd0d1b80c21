"""Decoding: which input is valid, and what each refusal says."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from schemas.decoding import MAX_EVENT_BYTES, InvalidEvent, check_clock, decode, read_json
from schemas.events import EVENT_TYPES, ProductViewed, UnknownEvent
from schemas.topics import CHANNEL_TOPICS, topic_of


def event(**changes: Any) -> dict[str, Any]:
    return {
        "specversion": "1.0",
        "id": "5f0c",
        "source": "web/shop",
        "type": "site.product_viewed",
        "time": "2026-11-21T10:00:00.123+03:00",
        "data": {"identifiers": {"visitor": "v-77", "phone": ["8 (916) 123-45-67"]}, "product": {"sku": "FR-1"}},
    } | changes


def as_bytes(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def refusal(raw: bytes) -> InvalidEvent:
    with pytest.raises(InvalidEvent) as refused:
        decode(raw)
    return refused.value


def test_a_known_event_is_decoded_and_unknown_fields_do_no_harm() -> None:
    decoded = decode(as_bytes(event(dataschema="x", data=event()["data"] | {"colour": {"deep": [1]}})))
    assert isinstance(decoded, ProductViewed)
    assert decoded.key == "web/shop\x1f5f0c"
    assert decoded.time.astimezone(UTC) == datetime(2026, 11, 21, 7, 0, 0, 123000, tzinfo=UTC)


def test_words_that_look_like_no_number_are_no_fault_in_a_string() -> None:
    assert decode(as_bytes(event())[:-1] + b',"x":"NaN and Infinity"}').id == "5f0c"


def test_an_unknown_type_is_kept_with_its_identifiers() -> None:
    decoded = decode(as_bytes(event(type="garage.opened", data={"identifiers": {"card": "C1"}, "door": 3})))
    assert isinstance(decoded, UnknownEvent)
    assert decoded.data.identifiers.card == "C1"


@pytest.mark.parametrize(
    ("raw", "path", "reason"),
    [
        (b"", "", "Invalid JSON"),
        (b"not json", "", "Invalid JSON"),
        (b"\xff\xfe\x00", "", "Invalid JSON"),
        (b"[]", "", "object"),
        (b"[" * 10_000 + b"]" * 10_000, "", "recursion limit"),
        (b'{"a":' * 10_000 + b"1" + b"}" * 10_000, "", "recursion limit"),
        (as_bytes(event())[:-1] + b',"x":NaN}', "", "NaN is no JSON number"),
        (as_bytes(event())[:-1] + b',"x":[-Infinity]}', "", "no JSON number"),
        (as_bytes(event())[:-1] + b',"x":' + b"[" * 10_000 + b"]" * 10_000 + b"}", "", "recursion limit"),
        (b" " * (10 * 1024 * 1024), "", f"more than the {MAX_EVENT_BYTES}"),
        (as_bytes(event(time="1970-01-01T00:00:00Z")), "time", "1990"),
        (as_bytes(event(time="2200-01-01T00:00:00Z")), "time", "2100"),
        (as_bytes(event(time="2026-11-21T10:00:00")), "time", "timezone"),
        (as_bytes(event(time=1_700_000_000)), "time", "a text with its offset"),
        (as_bytes(event(time="1700000000")), "time", "a text with its offset"),
        (as_bytes(event(time="+1700000000.5")), "time", "a text with its offset"),
        (as_bytes(event(time="yesterday")), "time", "a text with its offset"),
        (as_bytes(event(time="2026-yesterday")), "time", "datetime"),
        (as_bytes(event(id="a\x00b")), "id", "control characters"),
        (as_bytes(event(id="")), "id", "at least 1"),
        (as_bytes(event(id="x" * 257)), "id", "at most 256"),
        (as_bytes(event(type=5)), "type", "string"),
        (as_bytes(event(specversion="0.3")), "specversion", "1.0"),
        (as_bytes({k: v for k, v in event().items() if k != "type"}), "type", "required"),
        (as_bytes({k: v for k, v in event().items() if k != "data"}), "data", "required"),
        (as_bytes(event(data={"product": {"sku": "x", "price": 5.5}})), "data.product.price", "string"),
        (as_bytes(event(data={"product": {"sku": "x", "price": "five"}})), "data.product.price", 'like "1990.50"'),
        (as_bytes(event(data={"product": {"sku": "x"}, "identifiers": {"phone": 79161234567}})),
         "data.identifiers.phone", "string"),
        (as_bytes(event(data={"product": {"sku": "x"}, "identifiers": {"phone": ["a", 5]}})),
         "data.identifiers.phone.1", "string"),
        (as_bytes(event(type="pos.purchased", data={"total": "1.00", "currency": "rub"})), "data.currency", '"RUB"'),
        (as_bytes(event(type="pos.purchased", data={"total": "١٢", "currency": "RUB"})), "data.total", "ASCII digits"),
        (as_bytes(event(type="delivery.requested",
                        data={"date": "2026-11-25", "promised": {"from": "1٣:00", "to": "15:00"}})),
         "data.promised.from", '"09:30"'),
        (as_bytes(event(type="delivery.requested", data={"date": 1_764_028_800})), "data.date", "YYYY-MM-DD"),
        (as_bytes(event(type="pos.purchased", data={"total": "-5", "currency": "RUB"})), "data.total", "pos.returned"),
        (as_bytes(event(data={"product": {"sku": "x"}, "identifiers": {"phone": ["5"] * 51}})),
         "data.identifiers.phone", "at most 50"),
        *((as_bytes(event(type="delivery.requested", data={"date": day})), "data.date", "from 1990-01-01 to 2099-12-31")
          for day in ("0001-01-01", "0001-01-01T00:00:00", "9999-12-31", "1989-12-31", "2100-01-01")),
        *((as_bytes(event(type="delivery.requested",
                          data={"date": "2026-11-25", "promised": {"from": start, "to": "24:59"}})),
           "data.promised.from", '"23:59"') for start in ("24:00", "24:30")),
        (as_bytes(event(data={"product": {"sku": "x"}, "person": {"birth_date": 0}})),
         "data.person.birth_date", "YYYY-MM-DD"),
        (as_bytes(event(data={"product": {"sku": "x"}, "person": {"birth_date": "0"}})),
         "data.person.birth_date", "YYYY-MM-DD"),
    ],
)  # fmt: skip
def test_a_refusal_says_what_and_where(raw: bytes, path: str, reason: str) -> None:
    refused = refusal(raw)
    assert refused.path == path
    assert reason in refused.reason


def test_a_refusal_never_repeats_personal_data() -> None:
    refused = refusal(as_bytes(event(data={"product": {"sku": "x"}, "person": {"birth_date": "Анна Петрова, 12.05"}})))
    assert refused.path == "data.person.birth_date"
    assert "Петрова" not in str(refused)


@pytest.mark.parametrize(
    ("key", "shown"), [("x" * 600_000, "x" * 64 + "…"), ("\x1b[2Jцвет", "\N{REPLACEMENT CHARACTER}[2Jцвет")]
)
def test_a_path_is_short_and_printable_whatever_a_sender_calls_his_keys(key: str, shown: str) -> None:
    """It goes into a header beside the event's bytes, into the answer, and onto terminals."""
    refused = refusal(as_bytes(event(type="call.noted", data={"preferences": {key: 5}})))
    assert refused.path.startswith(f"data.preferences.{shown}")
    assert len(refused.path) < 200


@pytest.mark.parametrize("empty", ["0001-01-01", "0001-01-01T00:00:00", "9999-12-31", None])
def test_an_empty_date_is_no_birthday_and_no_fault(empty: str | None) -> None:
    decoded = decode(as_bytes(event(data={"product": {"sku": "x"}, "person": {"name": "Анна", "birth_date": empty}})))
    assert decoded.data.person is not None
    assert (decoded.data.person.name, decoded.data.person.birth_date) == ("Анна", None)


def test_a_clock_over_a_day_ahead_is_refused_and_a_day_is_not() -> None:
    decoded = decode(as_bytes(event()))
    check_clock(decoded, decoded.time.timestamp() - 86_400)
    with pytest.raises(InvalidEvent, match="clock"):
        check_clock(decoded, decoded.time.timestamp() - 86_401)


def test_every_type_has_a_channel() -> None:
    for name, model in EVENT_TYPES.items():
        said: dict[str, Any] = {"type": name}
        assert topic_of(model.model_construct(**said)) in CHANNEL_TOPICS


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b'{"total": NaN}', "NaN is no JSON number"),
        (b'{"total": -Infinity}', "-Infinity is no JSON number"),
        (b'{"total": ', "Invalid JSON: EOF while parsing a value at line 1 column 10"),
        (
            b"\x1f\x8b\x08",
            "Invalid JSON: it is packed with gzip: send it unpacked, or say so where the door knows of packing",
        ),
    ],
)
def test_what_is_no_json_value_is_refused_with_what_is_wrong(raw: bytes, reason: str) -> None:
    with pytest.raises(InvalidEvent) as refused:
        read_json(raw)
    assert refused.value.reason == reason


def test_words_that_look_like_no_number_may_stand_in_texts() -> None:
    assert read_json(b'["NaN", "Infinity", 1.5]') == ["NaN", "Infinity", 1.5]
