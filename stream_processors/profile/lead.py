"""Lead classes: rules from a file that match what a client searched for and say how to talk to the client."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from schemas.profile import Hint, Phrase


class LeadRule(BaseModel):
    """One rule of the file; `lead_rules.toml` explains its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    class_: str = Field(alias="class")
    queries: tuple[re.Pattern[str], ...] = ()
    categories: tuple[re.Pattern[str], ...] = ()
    need: Phrase
    say: Phrase

    def matches(self, queries: Sequence[str], categories: Sequence[str]) -> bool:
        return _one_has_all(queries, self.queries) and _one_has_all(categories, self.categories)

    @property
    def hint(self) -> Hint:
        return Hint(rule=self.name, need=self.need, say=self.say)


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    rule: tuple[LeadRule, ...] = ()


@dataclass(frozen=True)
class LeadRules:
    """Tried in their order: the first that matches gives the class, all that match give hints."""

    rules: tuple[LeadRule, ...] = ()

    @classmethod
    def from_toml(cls, text: str) -> LeadRules:
        """Raises ValueError, which says where the file is wrong."""
        try:
            rules = _File.model_validate(tomllib.loads(text)).rule
        except ValidationError as error:
            fault = error.errors(include_url=False)[0]
            raise ValueError(f"lead rules: {'.'.join(map(str, fault['loc']))}: {fault['msg']}") from error
        for rule in rules:
            if not rule.queries and not rule.categories:
                raise ValueError(
                    f"lead rules: {rule.name} has neither queries nor categories: it would match everybody"
                )
        return cls(rules)

    def judge(self, queries: Iterable[str], categories: Iterable[str]) -> tuple[str | None, tuple[Hint, ...]]:
        """The lead class (None if no rule matches), and the hints."""
        searched, viewed = [_folded(query) for query in queries], [_folded(category) for category in categories]
        matching = [rule for rule in self.rules if rule.matches(searched, viewed)]
        return (matching[0].class_ if matching else None), tuple(rule.hint for rule in matching)


def _one_has_all(texts: Sequence[str], patterns: Sequence[re.Pattern[str]]) -> bool:
    return not patterns or any(all(pattern.search(text) for pattern in patterns) for text in texts)


def _folded(text: str) -> str:
    return text.casefold().replace("ё", "е")
