"""What addresses of Britain and Ireland have at their end: postcodes of letters and digits, counties, the country.

Source: Royal Mail's postcodes (inward codes have none of C, I, K, M, O, V) and An Post's Eircodes.
"""

from __future__ import annotations

import re
from typing import Final

_OUTWARD = r"[a-z]{1,2}\d[a-z\d]?"
_BRITISH = rf"{_OUTWARD}\s*\d[abd-hjlnp-uw-z]{{2}}"
_EIRCODE = r"[ac-fhknprtv-y]\d[\dw][\s-]?[ac-fhknprtv-y\d]{4}"
_POSTCODE: Final = re.compile(rf"\b(?:{_BRITISH}|{_EIRCODE})(?=\s*(?:[,;.)]|$))")

_COUNTRY = (
    r"uk|u\.k|gb|great britain|united kingdom|england|scotland|(?<!south )wales|[eé]ire|roi"
    r"|(?:northern |n\.? ?|republic of )?ireland"
)
_COUNTY = (
    r"(?:(?:north|south|east|west|mid|n|s|e|w)\.?[ -]?)?(?:[a-z]{3,}(?<!new hamp)shire|yorks)"
    r"|(?:(?:north|south|east|west|mid)[ -]?)(?:glamorgan|sussex|lothian|midlands)|(?:co|county)\.? [a-z']+"
    r"|east riding(?: of yorkshire)?|tyne (?:and|&|n) wear|greater (?:london|manchester)|isle of (?:wight|man)"
    r"|merseyside|cumbria|northumberland|middlesex|middx|humberside|gwent|dyfed|powys|clwyd|gwynedd|midlothian"
    r"|strathclyde|beds|berks|bucks|cambs|derbys|glos|hants|herts|lancs|leics|lincs|northants|notts|oxon|salop|staffs"
    r"|warks|wilts|worcs"
)
_ALSO_TOWNS = r"avon|cleveland|cornwall|devon|dorset|essex|fife|kent|norfolk|rutland|somerset|suffolk|surrey|sussex"
"""Counties of Britain, and towns elsewhere."""

_LAST: Final = re.compile(rf"(?<=[a-z])[\s,.]+(?:{_COUNTY}|{_COUNTRY})[\s,.]*$")
_LAST_IN_BRITAIN: Final = re.compile(rf"(?<=[a-z])[\s,.]+(?:{_COUNTY}|{_COUNTRY}|{_ALSO_TOWNS})[\s,.]*$")
_BEHIND_A_TOWN: Final = re.compile(rf"(?<=[a-z])(,[^,\d]*[a-z])\s*,\s*(?:{_ALSO_TOWNS})[\s,.]*$")
_ALONE: Final = re.compile(rf"(?:{_COUNTY}|{_COUNTRY})\.?")
_ALONE_IN_BRITAIN: Final = re.compile(rf"(?:{_COUNTY}|{_COUNTRY}|{_ALSO_TOWNS})\.?")
_COUNTRY_LAST: Final = re.compile(rf"(?<=\w)[\s,.]+(?:{_COUNTRY})[\s,.]*$")


def postcode_in(text: str) -> str:
    """As written; only where a part of the address ends with it ("W1 2nd Street" has none). text: cleaned."""
    found = _POSTCODE.findall(_COUNTRY_LAST.sub("", text))
    return found[-1] if found else ""


def is_of_letters(postcode: str) -> bool:
    """Such a postcode, which is that of a few doors; one of digits is that of a part of a town. postcode: compact."""
    return bool(re.search("[a-z]", postcode))


def without_county(text: str, british: bool) -> str:
    """The text of an address without county and country: whoever writes one may leave them out, so that they tell no
    two addresses apart. Some word stays before them. british: whether its postcode says so.
    """
    last = _LAST_IN_BRITAIN if british else _LAST
    while (shorter := _BEHIND_A_TOWN.sub(r"\1", last.sub("", text))) != text:
        text = shorter
    return text


def town(written: str, british: bool) -> str:
    """ "Hull, East Yorkshire" is Hull; nothing is known where a county stands in place of the town."""
    alone = _ALONE_IN_BRITAIN if british else _ALONE
    return "" if alone.fullmatch(written) or alone.fullmatch(left := without_county(written, british)) else left
