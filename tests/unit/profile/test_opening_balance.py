"""S09: the balance with which a client enters the loyalty programme, from what was bought before."""

from __future__ import annotations

from decimal import Decimal
from importlib.resources import files
from typing import Any

import pytest

from schemas.identifiers import Identifier
from schemas.identity import Group, Record
from stream_processors.profile.opening_balance import OpeningRules, opening_balance
from tests.unit.profile.told import MOSCOW, Client

CARD = Identifier("card", "C-1")
KNOWN = Group("p", (Record("r", frozenset({CARD})),))
RULES = 'opens = 2026-11-21\ncurrency = "RUB"\npercent = "5"\n'


def bought(client: Client, receipt: str, total: str, *, minute: int, currency: str = "RUB") -> None:
    sale: dict[str, Any] = {"identifiers": {"receipt": receipt}, "total": total, "currency": currency}
    client.told("pos.purchased", minute=minute, **sale)


def balance(client: Client, rules: str = RULES, group: Group = KNOWN) -> Decimal | None:
    found = opening_balance(group, client.fragment, OpeningRules.from_toml(rules), MOSCOW)
    return found.balance if found else None


def test_purchases_before_the_day_count_once_less_returns() -> None:
    client = Client()
    bought(client, "R-1", "1000.00", minute=-2_000)
    bought(client, "R-1", "1000.00", minute=-1_900)  # the same receipt from another database
    bought(client, "R-2", "500.50", minute=-1_000)
    client.told("pos.returned", minute=-900, identifiers={"receipt": "R-2"}, total="100.00", currency="RUB")
    bought(client, "R-3", "9000.00", minute=0)  # on the day itself
    bought(client, "R-4", "70.00", minute=-800, currency="USD")
    assert balance(client) == Decimal(70), "5 % of 1400.50, whole roubles"


@pytest.mark.parametrize(
    ("more", "expected"), [('welcome = "200"', 250), ('at_most = "40"', 40), ('step = "20"', 40), ('step = "0.01"', 50)]
)
def test_what_else_a_programme_may_say(more: str, expected: int) -> None:
    client = Client()
    bought(client, "R-1", "1000.00", minute=-2_000)
    assert balance(client, RULES + more) == Decimal(expected)


def test_nobody_owes_and_nobody_unknown_has_a_balance() -> None:
    client = Client().told("pos.returned", minute=-2_000, total="100.00", currency="RUB")
    assert balance(client) == 0
    assert balance(client, group=Group("p", (Record("r", frozenset({Identifier("visitor", "v")})),))) is None


def test_the_rules_that_come_along_and_wrong_ones() -> None:
    text = files("stream_processors.profile").joinpath("opening_balance.toml").read_text(encoding="utf-8")
    assert OpeningRules.from_toml(text).percent == 3
    with pytest.raises(ValueError, match="opening balance: percent"):
        OpeningRules.from_toml(RULES.replace('"5"', '"500"'))
    with pytest.raises(ValueError, match="opening balance: percents"):
        OpeningRules.from_toml(RULES + 'percents = "1"')
