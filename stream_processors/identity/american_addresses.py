"""What addresses of the United States have at their end, and beside the street: state, ZIP, town, building, box.

Source: USPS Publication 28, "Postal Addressing Standards": states (appendix B), suffixes of streets (C1), what stands
inside of a building (213), boxes (281).
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_STATES_TOLD: Final = """
al alabama | ak alaska | az arizona | ar arkansas | ca california | co colorado | ct connecticut | de delaware
| fl florida | ga georgia | hi hawaii | id idaho | il illinois | in indiana | ia iowa | ks kansas | ky kentucky
| la louisiana | me maine | md maryland | ma massachusetts | mi michigan | mn minnesota | ms mississippi | mo missouri
| mt montana | ne nebraska | nv nevada | nh new hampshire | nj new jersey | nm new mexico | ny new york
| nc north carolina | nd north dakota | oh ohio | ok oklahoma | or oregon | pa pennsylvania | ri rhode island
| sc south carolina | sd south dakota | tn tennessee | tx texas | ut utah | vt vermont | va virginia | wa washington
| wv west virginia | wi wisconsin | wy wyoming | dc district of columbia | pr puerto rico | gu guam
"""
_STATES: Final = dict(line.split(maxsplit=1) for line in _STATES_TOLD.replace("\n", " ").split("|"))
_IN_FULL: Final = frozenset(map(str.strip, _STATES.values()))
_ALSO_TOWNS: Final = frozenset(("new york", "washington"))

_COUNTRY: Final = re.compile(r"[\s,.]+(?:u\.?s\.?a\.?|u\.s\.?|united states(?: of america)?)[\s,.]*$")
_ZIP: Final = re.compile(r"(?<=[\s,.])(\d{5})(?:[ -]?\d{4})?[\s,.]*$")
_BEHIND_ZIP: Final = re.compile(r"(\d{5})[ -]?\d{4}")
_STATE: Final = re.compile(
    r"(?<=[a-z\d.])([\s,]+)((?:(?:north|south|west|new|rhode|puerto|district of) )?[a-z]{4,}|[a-z]\.?[a-z]\.?)[\s,.]*$"
)
_BUILDING: Final = re.compile(r"[\s,]*\b(?:building|bldg|bld)[\s.,#]*(\d+[a-z]?|[a-z])\b(?!')")
_NUMBER_FIRST: Final = re.compile(r"\d+(?=\s)")
_BOX: Final = re.compile(r"\b(?:p\.?\s?o\.?\s?|post office )box\b[\s.,#]*(?=\d)")
_BOX_TOO: Final = re.compile(r"(\d[^,]*,?.*?)[\s,]+pobox \d+")
_STREET: Final = (
    r"(?:street|st|avenue|ave|av|road|rd|drive|dr|lane|ln|court|ct|boulevard|blvd|parkway|pkwy|highway|hwy|circle|cir"
    r"|place|pl|trail|trl|terrace|ter|way|loop|plaza|plz|square|sq|expressway|expy)\.?"
)
_TOWN_BEHIND: Final = re.compile(  # 475 W Main St St Louis, 12 St Charles Ave NE Reno: the street has a word before
    rf"(\W*\d\S*(?: (?:north|south|east|west|[nsew])\.?)?(?: [a-z\d'-]+\.?(?: [a-z\d'.-]+)*? {_STREET}| broadway)"
    r"(?: [ns][ew]\.?)?|pobox \d+),? ([a-z][a-z .'-]{2,})"
)
_DIRECTION: Final = re.compile(r"(?:north|south|east|west|[ns][ew])\.?")
_ENDS_AS_A_STREET: Final = re.compile(rf".* {_STREET}")
_SHORT_OF_TOWNS: Final = {
    "n": "north", "s": "south", "e": "east", "w": "west", "st": "saint", "ft": "fort", "mt": "mount",
}  # fmt: skip


class American(NamedTuple):
    """text: house, street, flat and town; a building behind the number of its house, "1200-c main st"."""

    text: str
    postcode: str


def american(text: str) -> American | None:
    """None where no state stands at the end. text: cleaned.

    A state tells no two addresses apart that town and ZIP don't, and is left out as often; so are the four digits of a
    block behind the ZIP.
    """
    left = with_box(_COUNTRY.sub("", text))
    found = _ZIP.search(left)
    left = left[: found.start()] if found else left
    state = _STATE.search(left)
    if state is None:
        return None
    left, apart = left[: state.start()], found is not None or "," in state[1]
    if not _is_state(state[2], left, apart):
        return None
    inside = _BUILDING.search(left)
    number = _NUMBER_FIRST.match(left) if inside else None
    if inside and number:
        left = f"{number[0]}-{inside[1]} {left[number.end() : inside.start()]} {left[inside.end() :]}"
    return American(left, found[1] if found else "")


def _is_state(written: str, left: str, apart: bool) -> bool:
    """apart: whether a comma stands before it or a ZIP behind it; else two letters may end any street."""
    if written.replace(".", "") in _STATES:
        return apart or left[:1].isdigit()
    if written in _ALSO_TOWNS:
        return bool(town_behind(left)[1])
    return apart and written in _IN_FULL


def town_behind(text: str) -> tuple[str, str]:
    """(what is left, the town in full) of an address without state and flat."""
    head, comma, last = text.rstrip(" ,.").rpartition(",")
    last = last.strip(" .")
    if comma and not re.search(r"\d", last) and not _ENDS_AS_A_STREET.fullmatch(last):
        return (head, town_in_full(last)) if last else (text, "")
    found = _TOWN_BEHIND.fullmatch(" ".join(text.split()).rstrip(" ,."))
    if found is None or _DIRECTION.fullmatch(found[2]):
        return text, ""
    return found[1], town_in_full(found[2])


def town_in_full(written: str) -> str:
    """ "N Las Vegas" is North Las Vegas, "St. Louis, MO" Saint Louis. written: cleaned."""
    state = _STATE.search(written)
    if state and (state[2].replace(".", "") in _STATES or ("," in state[1] and state[2] in _IN_FULL)):
        written = written[: state.start()]
    first, _, others = written.replace(".", " ").strip(" ,").partition(" ")
    return f"{_SHORT_OF_TOWNS.get(first, first)} {others}".strip() if others else first


def zip_code(postcode: str) -> str:
    """Without the four digits of a block."""
    block = _BEHIND_ZIP.fullmatch(postcode)
    return block[1] if block else postcode


def with_box(text: str) -> str:
    """A post office box as the street of its number; beside a street it is left out."""
    return _BOX_TOO.sub(r"\1", _BOX.sub("pobox ", text)) if "box" in text else text
