"""Consents said on several records of one person: a refusal holds until the same person grants."""

from __future__ import annotations

from datetime import date

import pytest

from schemas.fragment import Fragment
from schemas.identifiers import Identifier
from schemas.identity import PersonFacts, Record
from stream_processors.profile.consents import (
    Statement,
    calls_refused,
    consents,
    is_same_person,
    lifting,
    refusing,
    statements,
)
from stream_processors.profile.fragment import apply, merge
from tests.unit.profile.told import Client, at, effect

PHONE, OTHER_PHONE = Identifier("phone", "+79161234567"), Identifier("phone", "+79031234567")
EMAIL, ACCOUNT = Identifier("email", "anna@mail.ru"), Identifier("account", "17")
VISITOR = Identifier("visitor", "v-1")
NOBODY = PersonFacts()
ANNA = PersonFacts("анна петрова", date(1990, 5, 12))


def record(*identifiers: Identifier, person: PersonFacts = NOBODY, of: str = "r") -> Record:
    return Record(of, frozenset(identifiers), person)


@pytest.mark.parametrize(
    ("refusing", "granting", "same"),
    [
        (record(PHONE), record(PHONE, ACCOUNT, person=ANNA), True),  # all that the refusal said of the client
        (record(PHONE, ACCOUNT), record(PHONE), False),  # whoever has the phone need not have the account
        (record(PHONE, VISITOR), record(PHONE), True),  # the device does not matter where there is a phone
        (record(VISITOR), record(VISITOR, ACCOUNT), True),
        (record(VISITOR), record(ACCOUNT), False),
        (record(PHONE), record(EMAIL), False),  # brought together by a third record only
        (record(PHONE, person=ANNA), record(PHONE), False),  # a husband may have answered
        (record(PHONE, person=ANNA), record(EMAIL, person=PersonFacts("Anna Petrova")), True),
        (record(PHONE, person=ANNA), record(PHONE, person=PersonFacts("борис петров")), False),
        (record(ACCOUNT, PHONE, person=ANNA), record(ACCOUNT, VISITOR), True),  # logged in
        (record(ACCOUNT, person=ANNA), record(ACCOUNT, person=PersonFacts("борис петров")), False),
        (record(), record(PHONE), False),
    ],
)
def test_who_may_lift_a_refusal(refusing: Record, granting: Record, same: bool) -> None:
    assert is_same_person(granting, refusing) is same


def said(record_id: str, granted: bool, minute: int, channel: str = "", purpose: str = "calls") -> Statement:
    clock = effect("consent.changed", {"purpose": purpose, "granted": granted}, minute=minute).clock
    return Statement(clock, granted, purpose, channel, f"source-{record_id}", record_id)


def nobody_else(granting: str, refused: str) -> bool:
    return granting == refused


def anybody(granting: str, refused: str) -> bool:
    return True


@pytest.mark.parametrize(
    ("stated", "refused"),
    [
        ([], False),
        ([said("a", False, 0)], True),
        ([said("a", False, 0), said("a", True, 1, "phone")], False),
        ([said("a", True, 0), said("a", False, 1, "phone")], True),
        ([said("a", False, 0), said("a", True, 1, "viber")], True),
        ([said("a", False, 0, purpose="advertising")], False),
        ([said("a", False, 0, "sms")], False),
        ([said("a", False, 0), said("b", True, 1)], True),
        ([said("a", False, 0, "phone"), said("b", True, 1), said("a", True, 2)], False),
        ([said("a", False, 1), said("a", True, 1, "phone")], True),  # of one time, the refusal counts
    ],
)
def test_who_may_be_telephoned(stated: list[Statement], refused: bool) -> None:
    assert calls_refused(stated, nobody_else) is refused


def test_a_refusal_holds_and_both_words_are_shown_with_their_sources() -> None:
    stated = [said("a", False, 0), said("b", True, 1)]
    (held,) = consents(stated, nobody_else)
    assert (held.granted, held.at, held.source) == (False, at(0), "source-a")
    assert [(each.granted, each.source) for each in held.stated] == [(True, "source-b"), (False, "source-a")]
    (lifted,) = consents(stated, anybody)
    assert (lifted.granted, lifted.source, lifted.stated) == (True, "source-b", held.stated)


def test_a_word_on_all_channels_counts_for_each_of_them() -> None:
    held = consents([said("a", True, 0, "email"), said("a", False, 1), said("a", True, 2, "sms")], nobody_else)
    assert [(each.channel, each.granted) for each in held] == [("", False), ("email", False), ("sms", True)]


def test_whom_to_ask_again() -> None:
    stated = [said("a", False, 0, "email"), said("a", True, 1, "sms"), said("b", False, 2), said("c", True, 3)]
    assert refusing(stated, "calls", nobody_else) == {"a", "b"}
    assert refusing(stated, "advertising", nobody_else) == set()


def test_records_that_are_not_of_the_profile_lift_nothing() -> None:
    lifts = lifting({"a": record(PHONE, of="a"), "b": record(PHONE, ACCOUNT, of="b")})
    assert lifts("b", "a")
    assert not lifts("b", "gone")
    assert lifts("gone", "gone")


def test_events_become_statements_and_merging_keeps_them_all() -> None:
    ours, theirs = Fragment(), Fragment()
    refusal = effect("consent.changed", {"purpose": "calls", "channel": " phone ", "granted": False}, source="crm")
    grant = effect("consent.changed", {"purpose": "calls", "channel": "phone", "granted": True}, minute=1)
    apply(ours, refusal)
    apply(theirs, grant)
    (first,), (second,) = statements(ours), statements(merge([theirs, Fragment()]))
    assert (first.purpose, first.channel, first.source, first.granted) == ("calls", "phone", "crm", False)
    assert second.granted
    profile = Client().told("consent.changed", purpose="calls", granted=False, minute=3).profile()
    assert not profile.may_call_now.allowed
    assert [each.granted for each in profile.consents] == [False]


def test_a_channel_is_one_however_systems_write_it() -> None:
    client = Client(PHONE)
    client.told("consent.changed", purpose="advertising", channel="sms", granted=True)
    client.told("consent.changed", purpose="advertising", channel=" SMS ", granted=False)
    (held,) = client.profile().consents
    assert (held.channel, held.granted, len(held.stated)) == ("sms", False, 2)
