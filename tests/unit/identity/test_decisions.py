"""A person's decision overrides; the latest by event time wins (design §5 rule 4)."""

from __future__ import annotations

from itertools import permutations

from stream_processors.identity.decisions import settle
from stream_processors.identity.partition import partition
from tests.stated import decided, groups, identifier, stated

SAME, DIFFERENT = True, False
a, b, c = stated("a", "email:a@x.ru"), stated("b", "email:b@x.ru"), stated("c", "email:c@x.ru")


def test_same_joins_what_nothing_else_does() -> None:
    found = partition([a, b, c], [decided(SAME, "email:a@x.ru", "email:b@x.ru")])
    assert groups(found) == {"a b", "c"}
    assert [link.rule for link in found.links] == ["decided to be one person"]


def test_same_joins_people_whose_names_contradict() -> None:
    anna, elsa = stated("anna", "email:a@x.ru phone:1", "Анна"), stated("elsa", "email:b@x.ru phone:1", "Эльза")
    bare = stated("bare", "phone:1")
    assert groups(partition([anna, elsa, bare])) == {"anna", "elsa", "bare"}
    decisions = [decided(SAME, "email:a@x.ru", "email:b@x.ru")]
    assert groups(partition([anna, elsa, bare], decisions)) == {"anna bare elsa"}


def test_different_cuts_even_what_several_identifiers_join() -> None:
    one, two = stated("one", "phone:1 card:C email:a@x.ru"), stated("two", "phone:1 card:C email:b@x.ru")
    found = partition([one, two], [decided(DIFFERENT, "email:a@x.ru", "email:b@x.ru")])
    assert groups(found) == {"one", "two"}
    assert {link.because for link in found.refused} == {"decided to be different people"}


def test_different_splits_off_the_first_identifier_too() -> None:
    """A wrong call put somebody's phone on a visitor's record: that record stays with the phone."""
    seen, wrong, own = stated("seen", "visitor:v"), stated("wrong", "visitor:v phone:1"), stated("own", "phone:1")
    found = partition([seen, wrong, own], [decided(DIFFERENT, "visitor:v", "phone:1")])
    assert groups(found) == {"own wrong", "seen"}
    assert found.disowned == {("wrong", identifier("visitor:v"))}


def test_bare_records_on_a_cut_identifier_belong_to_nobody() -> None:
    one, two, bare = stated("1", "phone:1 email:a@x.ru"), stated("2", "phone:1 email:b@x.ru"), stated("3", "phone:1")
    assert groups(partition([one, two, bare], [decided(DIFFERENT, "email:a@x.ru", "email:b@x.ru")])) == {"1", "2", "3"}


def test_the_latest_wins_whatever_the_order_of_arrival() -> None:
    history = [
        decided(SAME, "email:a@x.ru", "email:b@x.ru", 1),
        decided(DIFFERENT, "email:b@x.ru", "email:a@x.ru", 2),
        decided(SAME, "email:a@x.ru", "email:b@x.ru", 3),
    ]
    for shuffled in permutations(history):
        assert groups(partition([a, b], shuffled)) == {"a b"}
        assert groups(partition([a, b], [one for one in shuffled if one != history[2]])) == {"a", "b"}


def test_a_later_cut_holds_against_a_chain_of_earlier_joins() -> None:
    joins = [decided(SAME, "email:a@x.ru", "email:b@x.ru", 1), decided(SAME, "email:b@x.ru", "email:c@x.ru", 2)]
    assert groups(partition([a, b, c], joins)) == {"a b c"}
    cut = decided(DIFFERENT, "email:a@x.ru", "email:c@x.ru", 3)
    assert groups(partition([a, b, c], [*joins, cut])) == {"a", "b c"}


def test_later_joins_hold_against_an_earlier_cut() -> None:
    cut = decided(DIFFERENT, "email:a@x.ru", "email:c@x.ru", 0)
    joins = [decided(SAME, "email:a@x.ru", "email:b@x.ru", 1), decided(SAME, "email:b@x.ru", "email:c@x.ru", 2)]
    assert groups(partition([a, b, c], [cut, *joins])) == {"a b c"}


def test_a_later_join_by_other_identifiers_overrules_an_earlier_cut() -> None:
    """The staff's page named two e-mails when it cut, and two accounts when it joined the same two cards again."""
    one, two = stated("1", "account:A email:a@x.ru"), stated("2", "account:B email:b@x.ru")
    cut, join = decided(DIFFERENT, "email:a@x.ru", "email:b@x.ru", 1), decided(SAME, "account:A", "account:B", 2)
    assert groups(partition([one, two], [cut, join])) == {"1 2"}
    late_cut = decided(DIFFERENT, "email:a@x.ru", "email:b@x.ru", 3)
    found = partition([one, two], [late_cut, join])
    assert groups(found) == {"1", "2"}
    assert [item.kind for item in found.reviews] == ["decision"]


def test_same_on_a_familys_phone_means_who_fits() -> None:
    anna, ivan = stated("anna", "phone:1", "Анна"), stated("ivan", "phone:1", "Иван")
    till = stated("till", "card:C", "Аня")
    assert groups(partition([anna, ivan, till], [decided(SAME, "phone:1", "card:C")])) == {"anna till", "ivan"}


def test_same_that_could_mean_several_joins_nobody_and_is_shown() -> None:
    family = [stated("anna", "phone:1", "Анна"), stated("ivan", "phone:1", "Иван")]
    other = [stated("oleg", "phone:2", "Олег"), stated("vera", "phone:2", "Вера")]
    found = partition([*family, *other], [decided(SAME, "phone:1", "phone:2")])
    assert len(found.groups) == 4
    assert "decision" in {item.kind for item in found.reviews}


def test_a_value_decided_the_same_with_itself_joins_all_who_carry_it() -> None:
    family = [stated("anna", "phone:1", "Анна"), stated("ivan", "phone:1", "Иван")]
    assert groups(partition(family, [decided(SAME, "phone:1", "phone:1")])) == {"anna ivan"}


def test_decisions_on_unknown_identifiers_do_nothing() -> None:
    decisions = [decided(SAME, "email:no@x.ru", "phone:9"), decided(DIFFERENT, "email:a@x.ru", "phone:8", 1)]
    assert groups(partition([a, b], decisions)) == {"a", "b"}


def test_times_are_compared_as_times_not_as_text() -> None:
    early = decided(SAME, "email:a@x.ru", "email:b@x.ru")
    later = decided(DIFFERENT, "email:a@x.ru", "email:b@x.ru")
    early = type(early)(True, early.of, early.evidence._replace(time="2026-11-22T08:00:00Z"))
    later = type(later)(False, later.of, later.evidence._replace(time="2026-11-22T08:00:00.5Z"))
    assert settle([early, later]).same == ()
