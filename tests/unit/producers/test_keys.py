"""Which partition an event goes to."""

from __future__ import annotations

import json
from typing import Any

from producers.keys import MessageKeys
from schemas.decoding import decode

KEYS = MessageKeys(b"secret")


def key(id: str = "1", **identifiers: Any) -> bytes:
    said = {
        "specversion": "1.0", "id": id, "source": "s", "type": "site.registered", "time": "2026-11-21T10:00:00Z",
        "data": {"identifiers": identifiers},
    }  # fmt: skip
    return KEYS.of(decode(json.dumps(said).encode()))


def test_one_person_written_in_many_ways_is_one_key() -> None:
    keys = {
        key(phone="8 (916) 123-45-67"),
        key(phone="+79161234567", visitor="v", receipt="r"),
        key(phone=["null", "7 916 123 45 67"]),
    }
    assert len(keys) == 1


def test_the_order_of_trust_and_devices_before_documents() -> None:
    assert key(account="a", phone="+79161234567") == key(account="a")
    assert key(visitor="v", receipt="r") == key(visitor="v")
    assert key(receipt="r", id="1") == key(receipt="r", id="2")


def test_who_is_nobody_goes_by_the_event() -> None:
    assert key(phone="null", id="1") == key(id="1")
    assert key(id="1") != key(id="2")


def test_keys_tell_nothing_without_the_secret() -> None:
    assert len(key(phone="+79161234567")) == 16
    assert MessageKeys(b"other").of_bytes(b"x") != KEYS.of_bytes(b"x")
