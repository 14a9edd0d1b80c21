"""`omniprofile resolve --auto`: what is said counts, how often it is said does not."""

from __future__ import annotations

from typing import Any

import pytest

from stream_processors.identity.file_likeness import RECOMMENDED
from stream_processors.identity.resolve_file import resolve_objects

Line = dict[str, Any]
Said = tuple[dict[str, str], dict[str, str]]

KAPA = {"name": "Востроухова Капитолина Юрьевна", "birth_date": "1964-08-07"}


def bare(**identifiers: str) -> Said:
    """Without a person."""
    return identifiers, {}


def told(*said: Said) -> list[Line]:
    return [{"id": at, "identifiers": identifiers, "person": person} for at, (identifiers, person) in enumerate(said)]


def profiles(lines: list[Line], auto: float = RECOMMENDED) -> int:
    return len({answer["profile"] for answer in resolve_objects(lines, auto=auto)})


@pytest.mark.parametrize("purchases", range(5))
@pytest.mark.parametrize("numbered", [True, False])
def test_nameless_purchases_make_nobody_better_known(purchases: int, numbered: bool) -> None:
    """On a card and on an account, each also said by a person's full name: one person, as without any purchase."""
    on_card = [bare(card="771001", **({"receipt": f"R-{at}"} if numbered else {})) for at in range(purchases)]
    on_account = [bare(account="u571", **({"order": f"A-{at}"} if numbered else {})) for at in range(purchases)]
    lines = told(({"card": "771001"}, KAPA), *on_card, ({"account": "u571"}, KAPA), *on_account)
    assert profiles(lines) == 1


def test_devices_make_nobody_better_known() -> None:
    seen = [bare(account="u571", visitor=f"v-{at}") for at in range(8)]
    assert profiles(told(({"card": "1"}, KAPA), ({"card": "1"}, {}), ({"account": "u571"}, KAPA), *seen)) == 1


def test_a_contradiction_is_not_outnumbered() -> None:
    """Of both it is mostly said «Саша», once Александр and once Александра."""
    sasha = [{"name": "Саша", "birth_date": "1964-08-07", "address": f"Тверь, ул. Мира, д. {at}"} for at in range(6)]
    him = told(*(({"card": "1"}, one) for one in (*sasha, {"name": "Александр"})))
    her = told(*(({"account": "2"}, one) for one in (*sasha, {"name": "Александра"})))
    assert profiles([*him, *her]) == 2
    assert profiles([*him[:-1], *her[:-1]]) == 1


def test_what_is_shown_is_what_is_compared() -> None:
    lines = told(({"card": "1"}, KAPA), ({"account": "2"}, KAPA))
    (shown,) = [answer["score"] for answer in resolve_objects(lines, suggest=True) if "suggest" in answer]
    assert profiles(lines, auto=float(str(shown))) == 1


def test_two_mailboxes_that_look_alike_where_they_are_masked_are_two() -> None:
    """Of two people of one name: only a birth date or the like would make them one."""
    lines = told(*(({"email": f"jjones@{host}.com"}, {"name": "Jay Jones"}) for host in ("jones", "fmail")))
    assert profiles(lines) == 2
