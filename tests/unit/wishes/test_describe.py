from __future__ import annotations

from datetime import date

import pytest

from schemas.wishes import AppliesTo, Rule, Wish
from stream_processors.wishes.describe import describe
from stream_processors.wishes.reader import read

SAID = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("note", "ru", "en"),
    [
        ("до 13:00 или после 15:00", "не привозить 13:00–15:00, каждый день", "no delivery 13:00–15:00, every day"),
        ("не звонить в четверг", "не звонить, 26.11", "no calls, on 26.11"),
        ("не звонить", "не звонить, каждый день", "no calls, every day"),
        ("звоните только по вторникам и четвергам после 18", "звонить только с 18:00, по вторникам и по четвергам",
         "call only from 18:00, on Tuesdays and on Thursdays"),
        ("привезите до 12", "привозить только до 12:00, каждый день", "deliver only until 12:00, every day"),
        ("привезите ровно в 15:00", "привезти ровно 15:00, каждый день", "deliver at exactly 15:00, every day"),
        ("в любое время привозите", "привозить в любое время", "deliver at any time"),
        ("не звоните в дверь", "не звонить в дверь и домофон", "do not ring the door or the intercom"),
        ("перезвоните завтра после обеда", "перезвонить с 14:00, 22.11", "call back from 14:00, on 22.11"),
        ("привезите на следующей неделе", "привозить только, 23.11–29.11", "deliver only, on 23.11–29.11"),
        ("привезите 24, 25 и 27 ноября", "привозить только, 24.11, 25.11 и 27.11",
         "deliver only, on 24.11, 25.11 and 27.11"),
    ],
)  # fmt: skip
def test_says_what_was_understood(note: str, ru: str, en: str) -> None:
    (wish,) = read(note, SAID)
    assert describe(wish, "ru") == ru
    assert describe(wish, "en") == en


@pytest.mark.parametrize("applies_to", ["delivery", "call"])
@pytest.mark.parametrize("rule", ["avoid", "only", "exact", "flexible", "appointment", "access"])
def test_has_words_for_every_rule(applies_to: AppliesTo, rule: Rule) -> None:
    wish = Wish(applies_to=applies_to, rule=rule)
    assert describe(wish, "ru")
    assert describe(wish, "en")
