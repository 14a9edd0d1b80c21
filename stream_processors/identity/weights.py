"""The weights of likeness (design §5 rule 5): shipped with the code, or trained on a deployment's own records.

A file of weights is JSON: {"made_by": …, "records": n, "fields": {field: {same, rarity, close,
differs}}, "common": {field: {value: share}}}. The shipped one is `weights.json` beside this module; its `made_by` says
which command made it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

FIELDS: Final = (
    "given", "initial", "surname", "patronymic", "birth", "sex", "street", "house", "flat", "city", "postcode",
    "document", "other",
)  # fmt: skip


class Weight(NamedTuple):
    """same: share of one person's records that state a trait alike (Fellegi and Sunter's m). rarity: share of two
    people picked at random who do (u), for a value of middling rarity. close, differs: log2(m/u), in bits, of values
    that are alike, and that are not.
    """

    same: float
    rarity: float
    close: float
    differs: float


@dataclass(frozen=True)
class Weights:
    """fields: one of each of FIELDS. common: field → value → share of people who have it, where that is well known."""

    fields: Mapping[str, Weight]
    common: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    records: int = 0
    made_by: str = ""

    def of(self, name: str) -> Weight:
        return self.fields.get(name) or self.fields["other"]

    def dump(self) -> str:
        told = {"made_by": self.made_by, "records": self.records}
        fields = {
            name: {key: round(value, 6) for key, value in one._asdict().items()} for name, one in self.fields.items()
        }
        return (
            json.dumps(told | {"fields": fields, "common": asdict(self)["common"]}, ensure_ascii=False, indent=1) + "\n"
        )


def load(text: str) -> Weights:
    """Raises ValueError, saying what is wrong, where the text is no file of weights."""
    try:
        read: Any = json.loads(text)
        fields = {
            name: Weight(**{key: float(one[key]) for key in Weight._fields}) for name, one in read["fields"].items()
        }
        common = {name: {str(value): float(share) for value, share in shares.items()}
                  for name, shares in read.get("common", {}).items()}  # fmt: skip
        weights = Weights(fields, common, int(read.get("records", 0)), str(read.get("made_by", "")))
    except (KeyError, TypeError, AttributeError, ValueError) as fault:
        raise ValueError(f"these are no weights as `omniprofile identity train` writes them: {fault!r}") from None
    if missing := [name for name in FIELDS if name not in fields]:
        raise ValueError(f"weights of {', '.join(missing)} are missing")
    if wrong := [name for name, one in fields.items() if not (0 < one.same <= 1 and 0 < one.rarity <= 1)]:
        raise ValueError(f"shares of {', '.join(wrong)} are not between 0 and 1")
    return weights


@cache
def shipped() -> Weights:
    return load(files("stream_processors.identity").joinpath("weights.json").read_text(encoding="utf-8"))
