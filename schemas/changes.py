"""The messages of `omniprofile.profile-changes`, which other systems follow. Names are extended, never renamed."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

ChangeKind = Literal["changed", "merged", "split", "merged_into"]

_ANNA, _ANNA_TOO = "01KB0A7Q5Z8Y3M6T9V2W4X1C7D", "01KB0B2E4F6G8H0J1K3M5N7P9Q"
_RECORD, _RECORD_TOO = "1f0c9ad04e1b7a53", "9be27d6640c8f215"
_TOLD = {"records": [_RECORD], "events": [["web", "e-17"]], "at": "2026-11-21T09:00:00.120000+00:00"}
EXAMPLES: Final[list[dict[str, Any]]] = [
    {"profile_id": _ANNA, "kind": "changed", **_TOLD},
    {"profile_id": _ANNA, "kind": "merged", **_TOLD, "records": [_RECORD, _RECORD_TOO], "merged": [_ANNA_TOO]},
    {"profile_id": _ANNA_TOO, "kind": "merged_into", **_TOLD, "records": [], "events": [], "into": _ANNA},
    {"profile_id": _ANNA_TOO, "kind": "split", **_TOLD, "records": [_RECORD_TOO], "split_from": _ANNA},
]


class ProfileChange(BaseModel):
    """A change of one profile, keyed by `profile_id`. Of two messages about the same record or id, the later by `at` is
    true.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [*EXAMPLES]})

    profile_id: str
    kind: ChangeKind
    records: list[str] = Field(
        description="Records of which it was just read or decided that they are this profile's; of a regrouped profile "
        "all. A message with records says that the id is a profile, whatever was said before."
    )
    events: list[tuple[str, str]] = Field(description="`source` and `id` of the events that changed it.")
    at: datetime
    merged: Annotated[
        list[str], Field(description="Ids that lead to this profile now; each is told under its own key too.")
    ] = []
    split_from: Annotated[str, Field(description="The profile that had its records before.")] = ""
    into: Annotated[str, Field(description="Of `merged_into` alone: the profile that this id leads to now.")] = ""
