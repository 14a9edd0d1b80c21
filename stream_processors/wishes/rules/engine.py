"""Rules over a clause, as a table: what stands in it → what it means. This is the engine; the tables hold the rules.

A line is a rule, with examples that are read otherwise without it (`tests/unit/wishes/test_rules.py` reads them so), or
names a class of words:

    $nobody = никого nobody none
    HOME нет|$nobody → ~HOME  # дома никого до 18; nobody home on Friday

Left of the arrow, all of these hold: `CALL` a tag, `нет` a word, `a|b` one of them, `?` a word not understood, `WHEN` a
time, `REFUSED` a negation that hits something, `~CALL` one that hits this tag, `[NEG in]` neighbours in this order (`^`
the beginning, `.` the end, `/` or else), `(until)` a condition of `conditions.py`; `!` before any of them: it does not
hold. A rule is found by its first term, which should be the rarest. Right of it: `+TAG -TAG` tags set and taken away,
`~TAG` what is refused, `=TAG` what is not, `~$ACTIONS` those of a class that the clause has, `=*` nothing is refused,
`(moved)` a function of `effects.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from sys import intern
from typing import NamedTuple

from stream_processors.wishes.clause import Clause
from stream_processors.wishes.times.items import Item

Condition = Callable[[Clause], bool]
Effect = Callable[[Clause], None]
Keys = frozenset[str]
_TERM = re.compile(r"(!?)(?:\[(.*?)\]|\((.*?)\)|(~?)(\S+))")


class Names(NamedTuple):
    """What a table calls by a name: sets of tags or words, and functions."""

    classes: dict[str, Keys]
    conditions: Mapping[str, Condition]
    effects: Mapping[str, Effect]


class _Row(NamedTuple):
    """Neighbours: at each place a tag or a word of these. words: those of a place where no tag may stand, if any."""

    places: tuple[Keys, ...]
    opens: bool
    ends: bool
    words: Keys

    def stands_in(self, items: Sequence[Item], keys: set[str]) -> bool:
        if self.words and keys.isdisjoint(self.words):
            return False
        last = len(items) - len(self.places)
        starts = range(last if self.ends else 0, (0 if self.opens else last) + 1)
        if last < 0:
            return False
        for at in starts:
            for item, these in zip(items[at:], self.places, strict=False):
                if item.tag not in these and (item.word not in these or item.tag == "WHEN"):
                    break
            else:
                return True
        return False


class Rule(NamedTuple):
    """A line of the table: one key at least of `first` and of each set of `others`, of `none` none, and so on."""

    text: str
    examples: tuple[str, ...]
    first: Keys
    others: tuple[Keys, ...]
    none: Keys
    denied: tuple[Keys, ...]
    undenied: Keys
    rows: tuple[tuple[tuple[_Row, ...], bool], ...]
    conditions: tuple[tuple[Condition, bool], ...]
    effects: dict[str, Keys]
    effect: Effect | None

    def holds(self, clause: Clause, keys: set[str]) -> bool:
        """keys: those of the clause, by `keys_of`; one of `first` is among them."""
        for group in self.others:
            if keys.isdisjoint(group):
                return False
        if not (keys.isdisjoint(self.none) and clause.denied.isdisjoint(self.undenied)):
            return False
        for group in self.denied:
            if clause.denied.isdisjoint(group):
                return False
        for condition, holds in self.conditions:
            if condition(clause) is not holds:
                return False
        return not self.rows or all(
            any(row.stands_in(clause.items, keys) for row in rows) is stand for rows, stand in self.rows
        )

    def settle(self, clause: Clause) -> None:
        effects = self.effects
        if self.effect:
            self.effect(clause)
            return
        own = effects["own"] & clause.tags
        clause.tags = clause.tags - effects["-"] | effects["+"]
        clause.denied = (set() if "*" in effects["="] else clause.denied - effects["="]) | effects["~"] | own


class Rules:
    """A table in the order in which its rules are tried, found by their first terms: what lacks these costs nothing."""

    def __init__(self, table: str, names: Names) -> None:
        """Raises KeyError where the table calls something by a name that is none."""
        self.rules = tuple(_rules(table, names._replace(classes=dict(names.classes))))
        self._of_bit = {1 << number: rule for number, rule in enumerate(self.rules)}
        self._find_by_first()

    def _find_by_first(self, left_out: Rule | None = None) -> None:
        self._by_first: dict[str, list[Rule]] = {}
        self._bits: dict[str, int] = {}
        for bit, rule in self._of_bit.items():
            for key in rule.first if rule is not left_out else ():
                self._by_first.setdefault(key, []).append(rule)
                self._bits[key] = self._bits.get(key, 0) | bit
        self._firsts = frozenset(self._bits)

    def settle(self, clause: Clause) -> set[str]:
        """What each rule that holds makes of the clause, in their order; what one adds may let a later one hold.

        The clause's keys after that are returned.
        """
        keys = keys_of(clause)
        waiting = self._found(keys)
        while waiting:
            lowest = waiting & -waiting
            waiting ^= lowest
            rule = self._of_bit[lowest]
            if rule.holds(clause, keys):
                rule.settle(clause)
                keys = keys_of(clause)
                waiting = self._found(keys) & -(lowest << 1)
        return keys

    def hold(self, clause: Clause, keys: set[str]) -> bool:
        """Does any of them?"""
        for key in self._firsts & keys:
            for rule in self._by_first[key]:
                if rule.holds(clause, keys):
                    return True
        return False

    def _found(self, keys: set[str]) -> int:
        """The rules that begin with one of these, a bit each."""
        found = 0
        for key in self._firsts & keys:
            found |= self._bits[key]
        return found

    @contextmanager
    def without(self, rule: Rule) -> Iterator[None]:
        """As if the table lacked the rule: shows what it is for."""
        self._find_by_first(left_out=rule)
        try:
            yield
        finally:
            self._find_by_first()


def keys_of(clause: Clause) -> set[str]:
    """What rules ask for of a clause: its tags and words, WHEN if it names a time, REFUSED if it denies something."""
    keys = clause.tags | clause.words
    if clause.whens:
        keys.add("WHEN")
    if clause.denied:
        keys.add("REFUSED")
    return keys


def _rules(table: str, names: Names) -> Iterator[Rule]:
    for line in table.replace("\n    #", "  #").splitlines():
        if " = " in line and "→" not in line:
            name, words = line[1:].split(" = ")
            names.classes[name] = _keys("|".join(words.split()), names)
        elif line and not line.startswith("#"):
            text, _, examples = line.partition("  # ")
            yield _rule(text, tuple(examples.split("; ")), names)


def _rule(text: str, examples: tuple[str, ...], names: Names) -> Rule:
    when, _, then = text.partition("→")
    all_: list[Keys] = []
    denied: list[Keys] = []
    barred: dict[str, Keys] = {"": frozenset(), "~": frozenset()}
    rows: list[tuple[tuple[_Row, ...], bool]] = []
    asked: list[tuple[Condition, bool]] = []
    for term in _TERM.finditer(when):
        bars, row, name, hit, alternatives = term.groups()
        if row:
            rows.append((tuple(_row(each, names) for each in row.split(" / ")), not bars))
            all_ += [] if bars else _needed(rows[-1][0])
        elif name:
            asked.append((names.conditions[name], not bars))
        elif bars:
            barred[hit] |= _keys(alternatives, names)
        else:
            (denied if hit else all_).append(_keys(alternatives, names))
    where = (all_[0], tuple(all_[1:]), barred[""], tuple(denied), barred["~"], tuple(rows), tuple(asked))
    return Rule(text, examples, *where, *_effects(then.strip(), names))


def _effects(text: str, names: Names) -> tuple[dict[str, Keys], Effect | None]:
    found: dict[str, Keys] = dict.fromkeys(("+", "-", "~", "=", "own"), frozenset())
    if text.startswith("("):
        return found, names.effects[text.strip("()")]
    for effect in text.split():
        kind = "own" if effect.startswith("~$") else effect[0]
        found[kind] |= _keys(effect[1:], names)
    return found, None


def _keys(alternatives: str, names: Names) -> Keys:
    """Of "a|$name|?"; the tag of a word that is not understood is empty."""
    found: set[str] = set()
    for each in alternatives.split("|"):
        found |= names.classes[each[1:]] if each[0] == "$" else {"" if each == "?" else intern(each)}
    return frozenset(found)


def _row(text: str, names: Names) -> _Row:
    words = text.split()
    places = tuple(_keys(each, names) for each in words if each not in ("^", "."))
    worded = next((place for place in places if all(map(str.islower, place))), frozenset[str]())
    return _Row(places, words[0] == "^", words[-1] == ".", worded)


def _needed(rows: Sequence[_Row]) -> list[Keys]:
    """Of which keys one must be there before it is worth looking for a row."""
    return [*rows[0].places] if len(rows) == 1 else [frozenset().union(*(row.places[0] for row in rows))]
