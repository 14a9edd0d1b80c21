"""Examples for the OpenAPI document, taken from one customer's story."""

from __future__ import annotations

from typing import Any

_ID = "01JDGX8W6M3T2R9QK5VZB7C4NE"
_RECORDS = ["0f6b3a6d2f6e4f0c8f5a1f0f5b7d9e21", "9c1d7e0a4b5f4c6e8d2a3b4c5d6e7f80"]

_PROFILE: dict[str, Any] = {
    "profile_id": _ID,
    "identifiers": {"phone": ["+79161234567"], "visitor": ["v-77"], "preorder": ["P-1001"]},
    "person": {"name": "Анна Петрова", "birth_date": "1990-05-12", "sex": "f"},
    "lead_class": "urgent-furniture",
    "primary_interest": "sofas",
    "current_interest": "fridges",
    "acquisition": {"channel": "search", "query": "купить диван с быстрой доставкой", "at": "2026-11-21T07:00:00Z"},
    "cart": {"lines": [], "updated_at": None},
    "preferences": {"colour": "белый", "width": "60 см"},
    "may_call_now": {
        "allowed": True,
        "until": None,
        "because": "nothing speaks against it",
        "code": "allowed",
        "say": {"ru": "Можно звонить", "en": "You may call"},
    },
    "marks": ["loyal"],
    "purchases": {"count": 2, "total": [{"amount": "119980.00", "currency": "RUB"}], "recent": []},
    "updated_at": "2026-11-21T07:05:00Z",
}
_LINK = {
    "rule": "same phone",
    "identifier": {"kind": "phone", "value": "+79161234567"},
    "event": "5f0c2a",
    "source": "calls/tracking",
    "time": "2026-11-21T07:02:00+00:00",
    "records": _RECORDS,
}
_WISH = {
    "applies_to": "delivery",
    "rule": "avoid",
    "from": "13:00",
    "to": "15:00",
    "every_day": True,
    "reason": "спит ребёнок",
    "quote": "до 13:00 или после 15:00",
    "status": "suggested",
    "confidence": 0.7,
    "order": "O-771",
    "id": "5f0c2a9b41d7e836-0",
}
_HOURS = {"from": "2026-11-25T08:00:00+03:00", "to": "2026-11-25T22:00:00+03:00"}
_ORDER = {
    "order": "O-771",
    "profile_id": _ID,
    "person": {"name": "Анна Петрова"},
    "address": {"text": "Москва, Лесная, 5", "lat": 55.7801, "lon": 37.5929},
    "timezone": "Europe/Moscow",
    "promised": {"from": "2026-11-25T12:00:00+03:00", "to": "2026-11-25T18:00:00+03:00"},
    "windows": [
        {"from": "2026-11-25T12:00:00+03:00", "to": "2026-11-25T13:00:00+03:00"},
        {"from": "2026-11-25T15:00:00+03:00", "to": "2026-11-25T18:00:00+03:00"},
    ],
    "exact": False,
    "flexible": False,
    "wishes": [_WISH],
    "marks": ["loyal"],
    "contact": {
        "allowed": True,
        "because": "«до 13:00 или после 15:00», спит ребёнок",
        "say": {
            "ru": "Я уже на месте, но знаю, что у вас спит ребёнок, поэтому могу подождать",
            "en": "I am already here, but I know that your child is asleep, so I can wait",
        },
        "wishes": [],
    },
    "impossible": None,
    "colliding": [],
}
_EVENT = {
    "time": "2026-11-21T07:00:00.123Z",
    "type": "site.product_viewed",
    "source": "web/shop",
    "id": "5f0c",
    "data": {"identifiers": {"visitor": "v-77"}, "product": {"sku": "FR-1", "name": "Холодильник"}},
}
_JOB = {
    "id": 1,
    "description": "O-771 · Москва, Лесная, 5 · «до 13:00 или после 15:00», спит ребёнок",
    "location": [37.5929, 55.7801],
    "location_index": 1,
    "service": 900,
    "priority": 50,
    "time_windows": [[1795597200, 1795600800], [1795608000, 1795618800]],
}


def _answers(example: dict[str, Any]) -> dict[int | str, dict[str, Any]]:
    return {200: {"content": {"application/json": {"example": example}}}}


PROFILE = _answers(_PROFILE)
MATCHES = _answers({"matches": [_PROFILE], "ambiguous": False})
TIMELINE = _answers({"events": [_EVENT], "next": None})
WHY = _answers({"profile_id": _ID, "records": _RECORDS, "links": [_LINK], "refused": []})
WHY_PAIR = _answers(
    {
        "of": [{"kind": "visitor", "value": "v-77"}, {"kind": "phone", "value": "+79161234567"}],
        "verdict": "same",
        "profiles": [[_ID], [_ID]],
        "links": [_LINK],
        "refused": [],
    }
)
WINDOWS = _answers({"date": "2026-11-25", "working_hours": _HOURS, "orders": [_ORDER]})
PLAN = _answers({"vehicles": [{"id": 1, "start": [37.59, 55.78], "start_index": 0}], "jobs": [_JOB], "left_out": []})
CALLS_WITHOUT_DATA = _answers(
    {
        "date": "2026-11-25",
        "calls": 31,
        "without_data": [
            {
                "time": "2026-11-25T09:14:03Z",
                "source": "calls/tracking",
                "id": "c-1901",
                "profile_id": _ID,
                "agent": "Ольга",
                "tracked_number": "+74951234567",
            }
        ],
    }
)
