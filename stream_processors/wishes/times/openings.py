"""The hour of what begins or ends, beside a bound: "before the shop opens at 10", "после закрытия в 20"."""

from __future__ import annotations

from stream_processors.wishes.times.clock import Hour, hour_at
from stream_processors.wishes.words.tokens import Tokens

_EDGES = frozenset({
    "opens", "open", "starts", "start", "begins", "begin", "closes", "close", "ends", "end", "finishes", "finish",
    "открытия", "закрытия", "начала", "окончания", "открытием", "закрытием", "началом",
})  # fmt: skip
_WITHIN = 4  # words to what begins or ends, and from there to its hour
_PARTING = frozenset({"COMMA", "END", "BUT", "BECAUSE", "AND", "OR", "DASH"})


def edge_of_event(tokens: Tokens, at: int) -> tuple[Hour, int] | None:
    """The hour at which what is named here begins or ends, and the place after it; None where none is said."""
    found = False
    for here in range(at, at + 2 * _WITHIN):
        if tokens[here].tag in _PARTING:
            return None
        if found and tokens[here].tag == "AT":
            return hour_at(tokens, here + 1)
        found = found or tokens[here].word in _EDGES
        if not found and here >= at + _WITHIN:
            return None
    return None
