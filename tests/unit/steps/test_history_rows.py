"""The row that history keeps of an event."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import blake2b

from profile_store.history import HistoryRow
from schemas.decoding import decode
from schemas.identifiers import Identifier
from schemas.identity import Record
from stream_processors.steps.history_rows import history_row
from stream_processors.steps.messages import Message

RAW = """{"specversion": "1.0", "id": "e-1", "source": "касса/1", "type": "pos.purchased",
 "time": "2026-11-21T10:00:00.123456+03:00", "data": {"total": "1.00", "currency": "RUB", "note": "поле"}}""".encode()
MESSAGE = Message("omniprofile.pos", 3, 17, 1_795_244_400_250, b"key", RAW)
RECORD = Record("a" * 32, frozenset(), references=frozenset({Identifier("receipt", "R-7")}))


def test_a_row_says_whose_it_is_where_it_lay_and_what_it_was() -> None:
    assert history_row(decode(RAW), RECORD, MESSAGE) == HistoryRow(
        record_id="a" * 32,
        occurred_at=datetime(2026, 11, 21, 7, 0, 0, 123456, UTC),
        source="касса/1",
        event_id="e-1",
        type="pos.purchased",
        content=blake2b(RAW, digest_size=4).hexdigest(),
        references=["receipt:R-7"],
        topic="omniprofile.pos",
        partition=3,
        offset=17,
        received_at=datetime.fromtimestamp(1_795_244_400.25, UTC),
        raw=RAW,
    )


def test_an_event_that_names_nobody_is_kept_under_no_record() -> None:
    row = history_row(decode(RAW), None, MESSAGE)
    assert (row.record_id, row.references, row.raw) == ("", [], RAW)
