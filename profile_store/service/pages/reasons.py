"""Maps the reasons that identity resolution gives to texts of the pages (pure)."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from profile_store.service.explain_pair import CROWDED
from stream_processors.identity import conclude, facts, join_by_likeness, partition_report, speakers

# A reason that is one sentence → its key in [because].
_SENTENCES: Final = {
    facts.DECIDED_APART: "decided_apart",
    join_by_likeness.DOUBTED: "doubted",
    CROWDED: "crowded",
    partition_report.DOUBTFUL: "doubtful",
    conclude.UNCLEAR: "unclear",
    conclude.OVERRULED: "overruled",
    join_by_likeness.TWO_PEOPLE: "like_two",
    join_by_likeness.NOT_ENOUGH: "not_enough",
    join_by_likeness.NAMELESS: "nothing_to_part_by",
    speakers.FATHER_AND_SON: "father_and_son",
    "different given names": "given_names",
    "different birth dates": "birth_dates",
    "different patronymics": "patronymics",
    "different sexes": "sexes",
    "senior and junior": "generations",
    "different accounts": "accounts",
    "different card numbers": "cards",
    "different phone numbers": "phones",
}
# A reason with numbers in it → its key, and what the groups are called there.
_PATTERNS: Final = (
    (re.compile(r"more than (?P<count>\d+) different people have it"), "many_people"),
    (re.compile(r"more than (?P<count>\d+) different values of (?P<kind>\w+) stand beside it"), "many_values"),
    (re.compile(r"it stands beside more than (?P<count>\d+) people"), "beside_many"),
    (re.compile(r"it is on more than (?P<count>\d+) records"), "many_records"),
    (re.compile(r"more than (?P<count>\d+) records are connected with it: it was not judged"), "too_large"),
)
_COUNTED: Final = re.compile(r"(\d+) of (\w+)")


class Reason(NamedTuple):
    """key: of [because]; values: what its text is filled in with."""

    key: str
    values: dict[str, str]


def reason(because: str) -> Reason | None:
    """None where it is none of the usual ones."""
    if because in _SENTENCES:
        return Reason(f"because.{_SENTENCES[because]}", {})
    for pattern, key in _PATTERNS:
        found = pattern.fullmatch(because)
        if found:
            return Reason(f"because.{key}", found.groupdict())
    return None


def counted(because: str) -> list[tuple[int, str]]:
    """`6 of phone, 7 of card` → [(6, "phone"), (7, "card")]; empty where it is no such list."""
    parts = [_COUNTED.fullmatch(part) for part in because.split(", ")]
    return [(int(part[1]), part[2]) for part in parts if part] if all(parts) else []


def traits(because: str) -> tuple[list[str], list[str]]:
    """`same phone, surname; but street` → (["same phone", "surname"], ["street"]): what agrees, and what does not."""
    agreeing, _, against = because.replace(", swapped", "_swapped").partition("; but ")
    return [part for part in agreeing.split(", ") if part], [part for part in against.split(", ") if part]
