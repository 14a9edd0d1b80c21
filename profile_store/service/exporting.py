"""The canonical JSON of an exported profile (pure)."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Final

from schemas.profile import Profile

ANY_MOMENT: Final = datetime(2000, 1, 1, tzinfo=UTC)  # what is exported does not depend on it
_OF_THE_MOMENT: Final = {"may_call_now", "may_deliver"}
_IDS: Final = {"profile_id", "household"}


def canonical(profile: Profile, *, no_ids: bool) -> str:
    """One line without what depends on the present moment. With `no_ids` equal inputs give equal lines."""
    left_out = _OF_THE_MOMENT | (_IDS if no_ids else set())
    values = profile.model_dump(mode="json", by_alias=True, exclude=left_out)
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
