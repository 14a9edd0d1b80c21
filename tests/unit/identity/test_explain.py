"""Every merge and every refusal explains itself."""

from __future__ import annotations

from itertools import pairwise

import pytest

from schemas.identity import Alike
from stream_processors.identity.explain import chain, why_not
from stream_processors.identity.partition import partition
from tests.stated import decided, stated


def test_the_chain_goes_from_one_record_to_the_other() -> None:
    records = [
        stated("site", "visitor:v email:a@x.ru"),
        stated("shop", "email:a@x.ru card:C"),
        stated("till", "card:C"),
        stated("other", "card:D"),
    ]
    found = chain(partition(records), "site", "till")
    assert [(link.a, link.b, link.rule) for link in found] == [
        ("site", "shop", "same email"),
        ("shop", "till", "same card"),
    ]


def test_two_steps_by_one_identifier_are_told_as_one() -> None:
    found = partition([stated("a", "phone:1"), stated("b", "phone:1"), stated("c", "phone:1")])
    (link,) = chain(found, "b", "c")
    assert (link.a, link.b) == ("b", "c")


def test_long_chains_hold_together() -> None:
    records = [stated(f"r{at:02}", f"phone:{at} phone:{at + 1}") for at in range(20)]
    found = chain(partition(records), "r19", "r00")
    assert (found[0].a, found[-1].b, len(found)) == ("r19", "r00", 19)
    assert all(one.b == following.a for one, following in pairwise(found))


def test_no_chain_where_they_are_not_one() -> None:
    found = partition([stated("a", "phone:1"), stated("b", "phone:2")])
    assert chain(found, "a", "b") == ()
    assert chain(found, "a", "a") == ()


def test_why_not_names_the_shared_phone() -> None:
    records = [stated("a", "phone:1", "Анна"), stated("b", "phone:1", "Борис"), stated("c", "phone:1", "Вера")]
    (refused,) = why_not(partition(records), {one.record_id: one for one in records}, "b", "c")
    assert (refused.a, refused.b, refused.rule, refused.because) == ("b", "c", "shared phone", "different given names")


def test_why_not_names_a_decision() -> None:
    records = [stated("a", "phone:1 email:a@x.ru"), stated("b", "phone:1 email:b@x.ru")]
    found = partition(records, [decided(False, "email:a@x.ru", "email:b@x.ru")])
    (refused,) = why_not(found, {one.record_id: one for one in records}, "a", "b")
    assert refused.because == "decided to be different people"


def test_why_not_names_a_disowned_identifier() -> None:
    records = [stated("a", "visitor:v"), stated("b", "visitor:v phone:1")]
    found = partition(records, [decided(False, "visitor:v", "phone:1")])
    (refused,) = why_not(found, {one.record_id: one for one in records}, "a", "b")
    assert refused.rule == "disowned"


def test_why_not_tells_of_likeness_and_of_who_could_not_tell() -> None:
    records = [stated("a", "phone:1", "Анна Петрова"), stated("b", "phone:2", "Анна Петрова"), stated("c", "phone:3")]
    by_id, pair = {one.record_id: one for one in records}, Alike("a", "b", 0.95, "given, surname")
    assert why_not(partition(records, (), [pair]), by_id, "a", "b") == ()
    for decision, because in ((None, "somebody looked and could not tell"), (False, "decided to be different people")):
        found = partition(records, [decided(decision, "phone:1", "phone:2")], [pair])
        for a, b in (("a", "b"), ("b", "a")):
            (refused,) = why_not(found, by_id, a, b)
            assert (refused.rule, refused.identifier, refused.because) == ("alike", None, because)
        assert why_not(found, by_id, "a", "c") == ()


def test_nothing_in_common_needs_no_reason() -> None:
    records = [stated("a", "phone:1"), stated("b", "phone:2"), stated("c", "phone:2")]
    by_id = {one.record_id: one for one in records}
    assert why_not(partition(records), by_id, "a", "b") == ()
    assert why_not(partition(records), by_id, "b", "c") == ()


def test_a_record_of_another_partition_is_refused_with_its_id() -> None:
    with pytest.raises(KeyError, match="record elsewhere is not among the 1 records"):
        why_not(partition([stated("a", "phone:1")]), {}, "elsewhere", "a")
