"""Tags by what they speak of: calls, deliveries, the door, the state that somebody is in."""

from __future__ import annotations

CALLS = frozenset({"CALL", "CALLBACK", "WRITE"})
BRINGS = frozenset({"DELIVER", "DELIVERED", "ACCEPT", "AWAIT", "HOME", "MOVE", "HOLD"})
DOORS = frozenset({"DOOR", "KNOCK"})
ACTIONS = CALLS | BRINGS | DOORS
STATES = frozenset({"AWAY", "WORKING", "SLEEP", "UNFIT", "INAPT", "RETURN"})
HEADS = ACTIONS | STATES | {"DELIVERY", "TELLS"}
DOING = "DOING"
"""A verb behind a negation, of any meaning: "не планируйте", "don't plan"."""
ASKING = frozenset({"REQUEST", "ONLY", "EXACT", "EXCEPT", "LET"})
