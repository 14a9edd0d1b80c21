"""Lead rules: a file that a deployment writes, and what is said of a wrong one."""

from __future__ import annotations

import pytest

from stream_processors.profile.lead import LeadRules
from tests.unit.profile.told import RULES

RULE = """
[[rule]]
name = "{name}"
class = "{name}"
{patterns}
need = {{ ru = "н", en = "n" }}
say = {{ ru = "с", en = "s" }}
"""


def rules(**patterns: str) -> LeadRules:
    return LeadRules.from_toml("".join(RULE.format(name=name, patterns=text) for name, text in patterns.items()))


def test_the_first_rule_that_matches_gives_the_class_and_all_give_hints() -> None:
    both = rules(one="queries = ['sofa']", two="queries = ['fast']", three="queries = ['bed']")
    lead_class, hints = both.judge(["Fast sofa"], [])
    assert lead_class == "one"
    assert [hint.rule for hint in hints] == ["one", "two"]


def test_all_patterns_are_to_be_found_in_one_query() -> None:
    both = rules(one="queries = ['sofa', 'fast']")
    assert both.judge(["sofa", "fast food"], [])[0] is None


def test_queries_and_categories_together() -> None:
    both = rules(one="queries = ['sale']\ncategories = ['^кухни']")
    assert both.judge(["sale"], [])[0] is None
    assert both.judge(["sale"], ["Кухни и шкафы"])[0] == "one"


def test_case_and_yo_do_not_matter() -> None:
    assert rules(one="queries = ['дешевый']").judge(["ДЕШЁВЫЙ диван"], [])[0] == "one"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (RULE.format(name="x", patterns="queries = ['(']"), "rule.0.queries.0"),
        (RULE.format(name="x", patterns="query = ['a']"), "rule.0.query"),
        (RULE.format(name="x", patterns=""), "x has neither"),
        ("[[rules]]", "rules"),
        ("[[rule", "Expected"),
    ],
)
def test_a_wrong_file_is_told_where(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        LeadRules.from_toml(text)


def test_the_rules_that_come_along_have_names_of_their_own() -> None:
    names = [rule.name for rule in RULES.rules]
    assert len(names) == len(set(names)) > 0
