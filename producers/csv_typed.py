"""What the schemas of events want as a JSON number, true or false, read from cells: a table has texts alone (pure)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from producers.csv_amounts import decimal_of
from schemas.decoding import InvalidEvent

_WORDS: Final = {
    **dict.fromkeys(("true", "t", "yes", "y", "on", "1", "да", "истина"), True),
    **dict.fromkeys(("false", "f", "no", "n", "off", "0", "нет", "ложь"), False),
}


def _flag(text: str) -> object:
    return _WORDS.get(text.strip().casefold(), text)


def _number(text: str) -> object:
    try:
        return float(decimal_of(text, ""))
    except InvalidEvent:
        return text


_READ: Final[dict[tuple[str, ...], Callable[[str], object]]] = {
    **dict.fromkeys((("granted",), ("set",), ("empties_cart",)), _flag),
    **dict.fromkeys(
        (("service_minutes",), ("size",), ("address", "lat"), ("address", "lon"), ("line", "quantity")), _number
    ),
}


def typed(data: dict[str, Any]) -> dict[str, Any]:
    """`data` of a known type with its flags and numbers. What can't be read as one stays, for the schema to refuse."""
    for path, read in _READ.items():
        _read_at(data, path, read)
    lines = data.get("lines")
    for line in lines if isinstance(lines, list) else ():
        _read_at(line, ("quantity",), _number)
    return data


def _read_at(tree: object, path: Sequence[str], read: Callable[[str], object]) -> None:
    for step in path[:-1]:
        tree = tree.get(step) if isinstance(tree, dict) else None
    if isinstance(tree, dict) and isinstance(text := tree.get(path[-1]), str):
        tree[path[-1]] = read(text)
