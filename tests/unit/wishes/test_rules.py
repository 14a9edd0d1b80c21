"""The tables of rules: each rule has an example that is read otherwise without it."""

from __future__ import annotations

from datetime import date

import pytest

from stream_processors.wishes.clause import Clause
from stream_processors.wishes.reader import read
from stream_processors.wishes.rules.engine import Names, Rule, Rules
from stream_processors.wishes.rules.meanings import MEANINGS
from stream_processors.wishes.rules.non_wishes import SILENCES
from stream_processors.wishes.rules.passing_refusals import PASSING
from stream_processors.wishes.words.tokens import tokens

SAID = date(2026, 11, 25)
NAMES = Names({"BRINGS": frozenset({"DELIVER"})}, {"short": lambda clause: len(clause.items) < 3}, {})
RULES = [(table, rule) for table in (MEANINGS, SILENCES, PASSING) for rule in table.rules]


@pytest.mark.parametrize(("table", "rule"), RULES, ids=[rule.text for _, rule in RULES])
def test_its_examples_need_the_rule(table: Rules, rule: Rule) -> None:
    for example in rule.examples:
        wanted = read(example, SAID)
        with table.without(rule):
            assert read(example, SAID) != wanted, example
        assert read(example, SAID) == wanted


def clause(text: str, *denied: str) -> Clause:
    items, _ = tokens(text)
    return Clause(items, "", {item.tag for item in items}, {item.word for item in items}, set(denied))


def settled(rule: str, text: str, *denied: str) -> tuple[set[str], set[str]]:
    """The tags and what is denied, of a clause of these words, after this one rule."""
    found = clause(text, *denied)
    Rules(rule, NAMES).settle(found)
    return found.tags, found.denied


@pytest.mark.parametrize(
    ("when", "holds"),
    [
        ("DELIVER", True), ("CALL", False), ("CALL|DELIVER", True), ("$BRINGS", True), ("завтра", True), ("REL", True),
        ("DELIVER !REL", False), ("DELIVER !CALL", True), ("DELIVER ~DELIVER", False), ("DELIVER ~CALL", True),
        ("DELIVER !~CALL", False), ("DELIVER ?", True), ("DELIVER [DELIVER завтра]", True),
        ("DELIVER [завтра DELIVER]", False), ("[DELIVER ?]", False), ("[завтра ?]", True),
        ("[^ DELIVER]", True), ("[^ завтра]", False),
        ("[завтра .]", False), ("[завтра ? .]", True), ("DELIVER ![завтра .]", True),
        ("[CALL завтра / DELIVER завтра]", True),
        ("DELIVER (short)", False), ("DELIVER !(short)", True),
    ],
)  # fmt: skip
def test_a_rule_holds_where_all_of_its_terms_do(when: str, holds: bool) -> None:
    assert ("ONLY" in settled(f"{when} → +ONLY", "привезите завтра серенький", "CALL")[0]) is holds


def test_what_a_rule_makes_of_a_clause() -> None:
    assert settled("DELIVER → -DELIVER +CALL ~REQUEST =ONLY", "привезите", "ONLY", "BE") == (
        {"CALL"},
        {"REQUEST", "BE"},
    )
    assert settled("DELIVER → ~$BRINGS", "привезите", "BE") == ({"DELIVER"}, {"DELIVER", "BE"})
    assert settled("DELIVER → =*", "привезите", "BE") == ({"DELIVER"}, set())


def test_a_rule_may_let_a_later_one_hold_and_no_earlier_one() -> None:
    table = "CALL → +EXACT\nDELIVER → +CALL\nCALL → +ONLY"
    found = clause("привезите")
    Rules(table, NAMES).settle(found)
    assert found.tags == {"DELIVER", "CALL", "ONLY"}


def test_a_name_that_nobody_gave_is_an_error() -> None:
    for rule in ("$NOBODY → +ONLY", "DELIVER (never) → +ONLY", "DELIVER → (done)"):
        with pytest.raises(KeyError):
            Rules(rule, NAMES)
