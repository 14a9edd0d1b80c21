"""Consents on merge: no order, repetition or grouping of records matters, and a split gives each side its own back."""

from __future__ import annotations

import json
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.decoding import decode
from schemas.fragment import Fragment
from schemas.identifiers import Identifier
from schemas.identity import PersonFacts, Record
from schemas.profile import Consent
from stream_processors.profile.consents import consents, lifting, statements
from stream_processors.profile.effects import effects
from stream_processors.profile.fragment import apply, merge
from tests.searching import cases

LAW = settings(max_examples=cases(80))
_IDENTIFIERS = [
    Identifier("phone", "+79161234567"),
    Identifier("phone", "+79031234567"),
    Identifier("account", "17"),
    Identifier("email", "anna@mail.ru"),
    Identifier("visitor", "v-1"),
]
_PERSONS = [
    PersonFacts(),
    PersonFacts("анна петрова"),
    PersonFacts("anna petrova", sex="f"),
    PersonFacts("борис орлов"),
]


class Stated:
    """Records of one profile, each with the fragment that its own consents add up to."""

    def __init__(self, records: list[Record], events: list[tuple[int, bytes]]) -> None:
        self.records = {record.record_id: record for record in records}
        self.fragments = {record_id: Fragment() for record_id in self.records}
        for number, raw in events:
            record = records[number % len(records)]
            apply(self.fragments[record.record_id], effects(decode(raw), record.record_id, raw))

    def shown(self, *record_ids: str) -> tuple[Consent, ...]:
        merged = merge([self.fragments[record_id] for record_id in record_ids])
        return consents(statements(merged), lifting({each: self.records[each] for each in record_ids}))


@st.composite
def stated(draw: st.DrawFn) -> Stated:
    carried = st.frozensets(st.sampled_from(_IDENTIFIERS), min_size=1)
    drawn = draw(st.lists(st.tuples(carried, st.sampled_from(_PERSONS)), min_size=3, max_size=5))
    records = [Record(f"{number:032x}", identifiers, person) for number, (identifiers, person) in enumerate(drawn)]
    words = draw(
        st.lists(
            st.tuples(
                st.integers(0, 4),
                st.booleans(),
                st.integers(0, 5),
                st.sampled_from(["calls", "advertising"]),
                st.sampled_from(["", "email", "sms"]),
            ),
            max_size=12,
        )
    )
    return Stated(records, [(word[0], _event(str(n), *word[1:])) for n, word in enumerate(words)])


def _event(event_id: str, granted: bool, minute: int, purpose: str, channel: str) -> bytes:
    return json.dumps(
        {
            "specversion": "1.0",
            "id": event_id,
            "source": f"source-{event_id}",
            "type": "consent.changed",
            "time": f"2026-11-21T10:0{minute}:00Z",
            "data": {"purpose": purpose, "channel": channel, "granted": granted},
        }
    ).encode()


@LAW
@given(stated(), st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_of_records_matters(client: Stated, chance: random.Random) -> None:
    record_ids = list(client.records)
    shuffled = record_ids + chance.choices(record_ids, k=3)
    chance.shuffle(shuffled)
    assert client.shown(*shuffled) == client.shown(*record_ids)


@LAW
@given(stated())
def test_merging_is_associative(client: Stated) -> None:
    a, b, *rest = client.fragments.values()
    left = merge([merge([a, b]), *rest])
    right = merge([a, merge([b, *rest])])
    lifts = lifting(client.records)
    assert consents(statements(left), lifts) == consents(statements(right), lifts)


@LAW
@given(stated())
def test_a_split_gives_each_side_its_own_back(client: Stated) -> None:
    record_ids = list(client.records)
    here, there = record_ids[:2], record_ids[2:]
    before = client.shown(*here), client.shown(*there)
    client.shown(*record_ids)
    assert (client.shown(*here), client.shown(*there)) == before


@LAW
@given(stated())
def test_merging_loses_no_word_and_never_grants_by_itself(client: Stated) -> None:
    """A refusal goes only where a later grant stands that its own record could make, or one that may speak for it."""
    together = client.shown(*client.records)
    words = {(each.at, each.source) for consent in together for each in consent.stated}
    alone = {record_id: client.shown(record_id) for record_id in client.records}
    assert words == {(each.at, each.source) for shown in alone.values() for one in shown for each in one.stated}
    lifts = lifting(client.records)
    granted = {(each.purpose, each.channel) for each in together if each.granted}
    for record_id, shown in alone.items():
        for refused in (each for each in shown if not each.granted and (each.purpose, each.channel) in granted):
            grants = [
                other
                for other, theirs in alone.items()
                for one in theirs
                for word in one.stated
                if one.purpose == refused.purpose and word.granted and word.at > refused.at and lifts(other, record_id)
            ]
            assert grants
