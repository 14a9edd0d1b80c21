"""Tags by what they speak of: calls, deliveries, the door, the state that somebody is in."""

from __future__ import annotations

CALLS = frozenset({"CALL", "CALLBACK", "WRITE"})
BRINGS = frozenset({"DELIVER", "DELIVERED", "ACCEPT", "AWAIT", "HOME", "MOVE", "HOLD"})
DOORS = frozenset({"DOOR", "KNOCK"})
ACTIONS = CALLS | BRINGS | DOORS
STATES = frozenset({"AWAY", "WORKING", "SLEEP", "UNFIT", "INAPT", "RETURN"})
HEADS = ACTIONS | STATES | {"DELIVERY", "TELLS"}
KINDS = {
    **dict.fromkeys(CALLS, "call"),
    **dict.fromkeys(BRINGS, "bring"),
    **dict.fromkeys(STATES, "state"),
    "DELIVERY": "weak",
}
"""What a statement does: no two kinds of it are one statement."""
BIDDEN, DOING = "BIDDEN", "DOING"
"""A verb of any meaning behind a negation: somebody is bidden ("не гоните", "don't plan"), or it is told of him."""
ASKING = frozenset({"REQUEST", "ONLY", "EXACT", "EXCEPT", "LET", "FINAL"})
PHONES = frozenset({"телефону", "телефон", "трубку", "тел", "phone", "phone's", "mobile", "mobile's", "телефона"})
UNTIL = frozenset({"до", "till", "til", "until", "untill"})

STARTS = frozenset({
    "FROM", "AFTER", "TO", "BEFORE", "UPTO", "BY", "BETWEEN", "EARLIER", "LATER", "NEG", "AT", "OF", "WHOLE", "REL",
    "WEEKDAY", "WEEKDAYS", "EVERY", "ANY", "DAILY", "WEEKEND", "WORKDAYS", "WORKING_DAYS", "THIS", "NEXT", "IN",
    "WITHIN", "DATE", "NUMBER", "MONTH", "DAY", "EXACT", "PART", "MORNINGS", "WHENEVER", "ABOUT", "CLOCK", "HOUR",
    "NOON", "HALF", "HALFHOUR", "LUNCH", "AM", "PM", "AHEAD", "DATED", "THEN", "LATERON", "THAT", "OTHER", "ORDINAL",
    "WEEK", "QUARTER", "QWORD", "FIRST", "SECOND", "LAST", "NEW", "BOTH", "EVE",
})  # fmt: skip
"""What may begin a time."""

CLASSES = {
    "ACTIONS": ACTIONS, "CALLS": CALLS, "STATES": STATES, "HEADS": HEADS, "ASKING": ASKING, "PHONES": PHONES,
    "BUT_HOME": ACTIONS - {"HOME"}, "BUT_CALL": ACTIONS - {"CALL"}, "BUT_DELIVER": ACTIONS - {"DELIVER"},
    "BUT_MOVE": ACTIONS - {"MOVE", "HOLD"},
}  # fmt: skip
"""What rules call these by."""
