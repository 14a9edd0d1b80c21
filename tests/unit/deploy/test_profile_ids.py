"""Profile ids: of the promised length, unlike each other, the older before the younger."""

from __future__ import annotations

import re
import time

from deploy.profile_ids import fresh_profile_id


def test_ids_are_26_characters_and_differ() -> None:
    ids = {fresh_profile_id() for _ in range(1_000)}
    assert len(ids) == 1_000
    assert all(re.fullmatch("[0-9a-hjkmnp-tv-z]{26}", each) for each in ids)


def test_the_older_id_sorts_first() -> None:
    older = fresh_profile_id()
    born = time.time_ns() // 1_000_000
    while time.time_ns() // 1_000_000 == born:
        pass
    assert older < fresh_profile_id()
