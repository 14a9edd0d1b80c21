"""Rules over a clause, as a table: what stands in it → what it means. This is the engine; the tables hold the rules.

A table is read line by line. `$name = word word…` names a class of words. A line without indent is an example, and the
indented line below it the rule that the example needs (`tests/unit/wishes/test_rules.py` reads each with and without):

    жду звонка завтра
        AWAIT CALL !DELIVERY → +CALLBACK

Left of the arrow, all of these hold: `CALL` a tag, `нет` a word, `a|b` one of them, `?` a word not understood, `~CALL`
a tag that a negation hits, `[NEG in]` neighbours in this order (`^` the beginning, `.` the end, `/` or else), `(timed)`
a condition of `conditions.py`; `!` before any of them: it does not hold. A rule is found by its first term, which
should be the rarest. Right of it: `+TAG -TAG` tags set and taken away, `~TAG` what is refused, `=TAG` what is not,
`~$ACTIONS` those of a class that the clause has, `=*` nothing is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from stream_processors.wishes.clause import Clause
from stream_processors.wishes.items import Item

Condition = Callable[[Clause], bool]
Keys = frozenset[str]
Classes = Mapping[str, Keys]
_TERM = re.compile(r"(!?)(?:\[(.*?)\]|\((.*?)\)|(~?)(\S+))")


class _Row(NamedTuple):
    """Neighbours: at each place a tag or a word of these."""

    places: tuple[Keys, ...]
    opens: bool
    ends: bool

    def stands_in(self, items: Sequence[Item]) -> bool:
        last = len(items) - len(self.places)
        starts = range(last if self.ends else 0, (0 if self.opens else last) + 1)
        return last >= 0 and any(
            all(_is_of(items[at + offset], keys) for offset, keys in enumerate(self.places)) for at in starts
        )


def _is_of(item: Item, keys: Keys) -> bool:
    return item.tag in keys or (item.word in keys and item.tag != "WHEN")


class Rule(NamedTuple):
    """A line of the table: of each set of `all_` one key at least and of `none` none, and so on."""

    text: str
    examples: tuple[str, ...]
    all_: tuple[Keys, ...]
    none: Keys
    denied: tuple[Keys, ...]
    undenied: Keys
    rows: tuple[tuple[tuple[_Row, ...], bool], ...]
    conditions: tuple[tuple[Condition, bool], ...]
    effects: dict[str, Keys]

    def holds(self, clause: Clause, keys: set[str]) -> bool:
        """keys: the tags and words of the clause."""
        if not (keys.isdisjoint(self.none) and clause.denied.isdisjoint(self.undenied)):
            return False
        for group in self.all_:
            if keys.isdisjoint(group):
                return False
        for group in self.denied:
            if clause.denied.isdisjoint(group):
                return False
        for rows, stand in self.rows:
            if any(row.stands_in(clause.items) for row in rows) is not stand:
                return False
        return all(condition(clause) is holds for condition, holds in self.conditions)

    def settle(self, clause: Clause) -> None:
        effects = self.effects
        own = effects["own"] & clause.tags
        clause.tags = clause.tags - effects["-"] | effects["+"]
        clause.denied = (set() if "*" in effects["="] else clause.denied - effects["="]) | effects["~"] | own


class Rules:
    """A table in the order in which its rules are tried, found by their first terms: what lacks these costs nothing."""

    def __init__(self, table: str, conditions: Mapping[str, Condition], classes: Classes) -> None:
        """conditions, classes: by the names that the table calls them. Raises KeyError for a name that is neither."""
        self.rules = tuple(_rules(table, conditions, dict(classes)))
        self._index: dict[str, int] = {}
        for number, rule in enumerate(self.rules):
            for key in rule.all_[0]:
                self._index[key] = self._index.get(key, 0) | 1 << number
        self._firsts = frozenset(self._index)
        self._left_out = 0

    def settle(self, clause: Clause) -> None:
        """What each rule that holds makes of the clause, in their order; what one adds may let a later one hold."""
        keys = clause.tags | clause.words
        waiting = self._found(self._firsts & keys)
        while waiting:
            lowest = waiting & -waiting
            waiting ^= lowest
            rule = self.rules[lowest.bit_length() - 1]
            if rule.holds(clause, keys):
                rule.settle(clause)
                keys = clause.tags | clause.words
                waiting |= self._found(self._firsts & rule.effects["+"]) & -(lowest << 1)

    def hold(self, clause: Clause) -> bool:
        """Does any of them?"""
        keys = clause.tags | clause.words
        waiting = self._found(self._firsts & keys)
        while waiting:
            lowest = waiting & -waiting
            waiting ^= lowest
            if self.rules[lowest.bit_length() - 1].holds(clause, keys):
                return True
        return False

    def _found(self, keys: Keys) -> int:
        """The rules that begin with one of these, a bit each."""
        found = 0
        for key in keys:
            found |= self._index[key]
        return found & ~self._left_out

    @contextmanager
    def without(self, rule: Rule) -> Iterator[None]:
        """As if the table lacked the rule: shows what it is for."""
        self._left_out = 1 << self.rules.index(rule)
        try:
            yield
        finally:
            self._left_out = 0


def _rules(table: str, conditions: Mapping[str, Condition], classes: dict[str, Keys]) -> Iterator[Rule]:
    examples: list[str] = []
    for line in table.splitlines():
        if line.startswith("$"):
            name, words = line[1:].split(" = ")
            classes[name] = _keys("|".join(words.split()), classes)
        elif line.startswith(" "):
            yield _rule(line.strip(), tuple(examples), conditions, classes)
            examples = []
        elif line and not line.startswith("#"):
            examples.append(line)


def _rule(text: str, examples: tuple[str, ...], conditions: Mapping[str, Condition], classes: Classes) -> Rule:
    when, _, then = text.partition("→")
    all_: list[Keys] = []
    denied: list[Keys] = []
    barred: dict[str, Keys] = {"": frozenset(), "~": frozenset()}
    rows: list[tuple[tuple[_Row, ...], bool]] = []
    asked: list[tuple[Condition, bool]] = []
    for term in _TERM.finditer(when):
        bars, row, name, hit, alternatives = term.groups()
        if row:
            rows.append((tuple(_row(each, classes) for each in row.split(" / ")), not bars))
            all_ += [] if bars else _needed(rows[-1][0])
        elif name:
            asked.append((conditions[name], not bars))
        elif bars:
            barred[hit] |= _keys(alternatives, classes)
        else:
            (denied if hit else all_).append(_keys(alternatives, classes))
    effects = _effects(then, classes)
    return Rule(text, examples, tuple(all_), barred[""], tuple(denied), barred["~"], tuple(rows), tuple(asked), effects)


def _effects(text: str, classes: Classes) -> dict[str, Keys]:
    found: dict[str, Keys] = dict.fromkeys(("+", "-", "~", "=", "own"), frozenset())
    for effect in text.split():
        kind = "own" if effect.startswith("~$") else effect[0]
        found[kind] |= _keys(effect[1:], classes)
    return found


def _keys(alternatives: str, classes: Classes) -> Keys:
    """Of "a|$name|?"; the tag of a word that is not understood is empty."""
    found: set[str] = set()
    for each in alternatives.split("|"):
        found |= classes[each[1:]] if each[0] == "$" else {"" if each == "?" else each}
    return frozenset(found)


def _row(text: str, classes: Classes) -> _Row:
    words = text.split()
    places = tuple(_keys(each, classes) for each in words if each not in ("^", "."))
    return _Row(places, words[0] == "^", words[-1] == ".")


def _needed(rows: Sequence[_Row]) -> list[Keys]:
    """Of which keys one must be there before it is worth looking for a row."""
    needed = [[keys for keys in row.places if "WHEN" not in keys] for row in rows]
    return needed[0] if len(rows) == 1 else [frozenset().union(*(each[0] for each in needed))]
