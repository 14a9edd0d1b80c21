"""What `deploy.wiring` builds and passes on."""

from __future__ import annotations

from datetime import UTC, datetime

import orjson
import pytest

from deploy import wiring
from deploy.settings import Settings
from schemas.fragment import Keep
from stream_processors.steps.messages import Message

RECEIVED = int(datetime(2026, 11, 25, tzinfo=UTC).timestamp() * 1000)


@pytest.mark.parametrize(("zone", "tomorrow"), [("Europe/Moscow", "2026-11-26"), ("Europe/London", "2026-11-25")])
def test_the_worker_counts_tomorrow_in_the_deployments_time_zone(zone: str, tomorrow: str) -> None:
    settings = Settings.from_environment({"OMNIPROFILE_SECRET": "0123456789abcdef", "OMNIPROFILE_TIMEZONE": zone})
    said = {"identifiers": {"phone": "+79161234567"}, "text": "не звонить завтра"}
    event = {"specversion": "1.0", "id": "1", "source": "crm", "type": "call.noted", "time": "2026-11-24T22:30:00Z"}
    raw = orjson.dumps({**event, "data": said})
    read = wiring.profile_pipeline(settings).read([Message("omniprofile.calls", 0, 0, RECEIVED, None, raw)])
    (wishes,) = (
        each.value for each in read.events[0].effect.operations if isinstance(each, Keep) and each.map == "wishes"
    )
    assert [wish["dates"] for wish in orjson.loads(wishes)] == [[tomorrow]]
