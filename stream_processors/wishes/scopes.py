"""Tags by what they speak of: calls, deliveries, the door, the state that somebody is in."""

from __future__ import annotations

CALLS = frozenset({"CALL", "CALLBACK", "WRITE"})
BRINGS = frozenset({"DELIVER", "DELIVERED", "ACCEPT", "AWAIT", "HOME", "MOVE", "HOLD"})
DOORS = frozenset({"DOOR", "KNOCK"})
ACTIONS = CALLS | BRINGS | DOORS
STATES = frozenset({"AWAY", "WORKING", "SLEEP", "UNFIT", "INAPT", "RETURN"})
HEADS = ACTIONS | STATES | {"DELIVERY", "TELLS"}
BIDDEN, DOING = "BIDDEN", "DOING"
"""A verb of any meaning behind a negation: somebody is bidden ("не гоните", "don't plan"), or it is told of him."""
ASKING = frozenset({"REQUEST", "ONLY", "EXACT", "EXCEPT", "LET", "FINAL"})
