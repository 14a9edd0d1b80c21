"""A client's balance at the start of the loyalty programme, computed from earlier purchases by a file of rules."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import ROUND_DOWN, Decimal
from typing import Annotated, Final
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from schemas.fragment import Fragment
from schemas.identifiers import Strength
from schemas.identity import Group
from stream_processors.profile.clocks import time_of
from stream_processors.profile.money import UNIT

_Amount = Annotated[Decimal, Field(ge=0, max_digits=18, decimal_places=4)]
_NOTHING: Final = Decimal(0)


class OpeningRules(BaseModel):
    """The rules file; `opening_balance.toml` explains its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    opens: date
    currency: str = Field(pattern=r"^[A-Z]{3}$")
    percent: Annotated[Decimal, Field(ge=0, le=100)]
    welcome: _Amount = _NOTHING
    at_most: _Amount | None = None
    step: Annotated[Decimal, Field(gt=0)] = Decimal(1)

    @classmethod
    def from_toml(cls, text: str) -> OpeningRules:
        """Raises ValueError, which says where the file is wrong."""
        try:
            return cls.model_validate(tomllib.loads(text))
        except ValidationError as error:
            fault = error.errors(include_url=False)[0]
            raise ValueError(f"opening balance: {'.'.join(map(str, fault['loc']))}: {fault['msg']}") from error


@dataclass(frozen=True, slots=True)
class OpeningBalance:
    """balance: what he has to spend; bought: what it was computed from, less returns, at least 0. In rules.currency."""

    balance: Decimal
    bought: Decimal


def opening_balance(group: Group, fragment: Fragment, rules: OpeningRules, zone: ZoneInfo) -> OpeningBalance | None:
    """None for a client without any identifier that a balance could belong to: a visitor, a bare receipt.

    fragment: of the whole profile, with its ledger, so that a receipt that came twice counts once.
    """
    if not any(one.strength is Strength.STRONG for record in group.records for one in group.own(record).identifiers):
        return None
    opens = datetime.combine(rules.opens, time(), zone)
    bought = max(sum(_counted(fragment, rules.currency, opens), _NOTHING), _NOTHING)
    earned = bought * rules.percent / 100 + rules.welcome
    granted = earned if rules.at_most is None else min(earned, rules.at_most)
    return OpeningBalance((granted / rules.step).to_integral_value(ROUND_DOWN) * rules.step, bought)


def _counted(fragment: Fragment, currency: str, opens: datetime) -> Iterator[Decimal]:
    for number, (clock, entry) in (fragment.ledger or {}).items():
        amount, of, _ = entry.split("|")
        if of == currency and number not in fragment.replaced and time_of(clock) < opens:
            yield Decimal(amount) / UNIT
