"""The names of the registers in a fragment, and how many members each map keeps.

The names are part of every stored fragment: renaming one loses that part of existing profiles.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from schemas.fragment import Fragment, Stamped

# Put: the latest word.
NAME: Final = "name"
BIRTH_DATE: Final = "birth_date"
SEX: Final = "sex"
CART: Final = "cart"  # JSON of the lines, as last told whole
TRACKED_NUMBER: Final = "tracked_number"
PURCHASED: Final = "purchased"  # "": its clock says when the latest sale was
SEEN: Final = "seen"  # "": the time of an event that has nothing else to say

# First: the earliest word.
FIRST_SEEN: Final = "first_seen"  # "": its clock says when; of views with a category, PRIMARY_INTEREST says it
PRIMARY_INTEREST: Final = "primary_interest"
ACQUISITION: Final = "acquisition"  # JSON of the event's acquisition

# Keep: maps, latest word a member.
CART_CHANGES: Final = "cart_changes"  # event digest → "+" or "-", JSON of the line
SEARCHES: Final = "searches"  # query → ""
VIEWED: Final = "viewed"  # sku → JSON [name, category]; the newest category is the current interest
PREFERENCES: Final = "preferences"
NOTES: Final = "notes"  # event digest → JSON of the call's note
PREORDERS: Final = "preorders"  # number → JSON of the pre-order
PREORDER_STATES: Final = "preorder_states"
ORDERED_AS: Final = "ordered_as"  # pre-order → the order that it became
BOUND: Final = "bound"  # order, \x1f, receipt → "": of one sale
SALES: Final = "sales"  # document → JSON of the sale, its lines cut
RETURNS: Final = "returns"  # document → JSON of the return, its lines cut
DELIVERIES: Final = "deliveries"  # order → JSON of the request
DELIVERY_STATES: Final = "delivery_states"
DELIVERED: Final = "delivered"  # order → "": its clock says when it last was
ORDERS: Final = "orders"  # number → "placed" or "cancelled", \x1f, reason
PROBLEMS: Final = "problems"  # order → "raised" or "solved", \x1f, reason
WISHES: Final = "wishes"  # event digest → JSON of the wishes that it states
WISH_DECISIONS: Final = "wish_decisions"  # wish id → "confirmed" or "dismissed"; who and why is in history
MARKS: Final = "marks"  # mark → JSON [set, by, reason]
CONSENTS: Final = "consents"  # purpose, \x1f, channel, \x1f, record id → "1" or "0", then the source
REFERENCES: Final = "reference:"  # and the kind: number → as it was given, "" where that is the same

# States outnumber what they belong to, so that no open delivery or pre-order loses its state before it is itself
# forgotten.
# Marks, consents and decisions are never to be forgotten: their limits only stop a sender that invents names without
# end. Of decisions there is room for two for each wish of 24 a note in all notes kept: while a note is among the latest
# 100, what was decided after one of its wishes is of the 99 notes after it, or of the 99 that were kept before it.
LIMITS: Final[Mapping[str, int]] = {
    CART_CHANGES: 100,  # a shop that tells more of them must tell the whole cart now and then
    SEARCHES: 20,
    VIEWED: 20,
    PREFERENCES: 100,
    NOTES: 20,
    PREORDERS: 50,
    PREORDER_STATES: 100,
    ORDERED_AS: 50,
    BOUND: 50,
    SALES: 20,
    RETURNS: 20,
    DELIVERIES: 50,
    DELIVERY_STATES: 100,
    DELIVERED: 100,
    ORDERS: 50,
    PROBLEMS: 50,
    WISHES: 100,
    WISH_DECISIONS: 2 * 100 * 24,
    MARKS: 500,
    CONSENTS: 2_000,
    REFERENCES + "preorder": 50,
    REFERENCES + "order": 50,
    REFERENCES + "receipt": 50,
}


def latest(members: Mapping[str, Stamped], limit: int | None) -> dict[str, Stamped]:
    """The `limit` latest members (None: all of them), newest first; of one clock, the greater name first."""
    return dict(sorted(members.items(), key=by_clock, reverse=True)[:limit])


def by_clock(item: tuple[str, Stamped]) -> tuple[str, str]:
    """Sorts a map's items by age.

    Members of one clock (one event names many) go by their names, so that any store agrees.
    """
    member, stamped = item
    return stamped.clock, member


def members(fragment: Fragment, map_: str) -> dict[str, Stamped]:
    """The members of a map that are shown, newest first."""
    return latest(fragment.maps.get(map_, {}), LIMITS[map_])
