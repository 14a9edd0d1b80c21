"""Two cards side by side: what agrees, what tells them apart, and by what a decision names the two."""

from __future__ import annotations

import pytest

from profile_store.service.comparing import naming, rows
from schemas.identifiers import STATEMENT, Identifier
from schemas.identity import Group, Record
from tests.unit.service.world import PHONE, Json, World

ANNA: Json = {"name": "Анна Петрова", "birth_date": "1990-05-12"}


def registered(world: World, identifiers: Json, person: Json) -> None:
    world.happens("site.registered", "2026-11-20T10:00:00", {"identifiers": identifiers, "person": person})


@pytest.mark.parametrize(
    ("other", "agreements"),
    [
        (ANNA, {"name": "same", "birth_date": "same"}),
        ({"name": "Anna Petrova"}, {"name": "same", "birth_date": "one_sided"}),
        ({"name": "Петров Борис", "birth_date": "1971-01-30"}, {"name": "differs", "birth_date": "differs"}),
    ],
)
def test_what_is_said_of_the_person(world: World, other: Json, agreements: dict[str, str]) -> None:
    registered(world, {"card": "C-1"}, ANNA)
    registered(world, {"card": "C-2"}, other)
    (left,), (right,) = (world.reader.find("card", card).matches for card in ("C-1", "C-2"))
    compared = {row.what: row for row in rows(left, right)}
    assert {what: compared[what].agreement for what in agreements} == agreements
    assert compared["card"].agreement == "differs"
    assert "email" not in compared, "what neither has is not shown"


def test_two_receipts_or_browsers_are_no_evidence(world: World) -> None:
    registered(world, {"card": "C-1", "receipt": "R-1", "visitor": "v-1"}, ANNA)
    registered(world, {"card": "C-2", "receipt": "R-2", "visitor": "v-2"}, ANNA)
    (left,), (right,) = (world.reader.find("card", card).matches for card in ("C-1", "C-2"))
    found = {row.what: row.agreement for row in rows(left, right)}
    assert (found["receipt"], found["visitor"], found["card"]) == ("apart", "apart", "differs")


def test_what_both_have_comes_first_and_long_lists_are_cut(world: World) -> None:
    phones = [f"+7916000000{n}" for n in range(1, 9)]
    registered(world, {"phone": [PHONE, *phones]}, ANNA)
    registered(world, {"phone": PHONE}, {"name": "Борис Орлов"})
    left, right = world.reader.find("phone", PHONE).matches
    if left.person.name != "Анна Петрова":
        left, right = right, left
    (row,) = [row for row in rows(left, right) if row.what == "phone"]
    assert (row.agreement, row.left[0].value, row.left[0].common) == ("same", "+79161234567", True)
    assert (len(row.left), row.more) == (6, (3, 0))


def record(record_id: str, *identifiers: tuple[str, str], reference: str = "") -> Record:
    references = frozenset({Identifier("order", reference)}) if reference else frozenset()
    return Record(record_id, frozenset(Identifier(*each) for each in identifiers), references=references)


def test_a_decision_names_the_most_trusted_that_only_one_has() -> None:
    anna = Group("p1", (record("a", ("phone", "1"), ("card", "C")), record("b", ("email", "a@x.ru"), ("phone", "1"))))
    boris = Group("p2", (record("c", ("phone", "1"), ("visitor", "v")),))
    assert naming(anna, boris) == (Identifier("email", "a@x.ru"), Identifier("visitor", "v"))
    assert naming(anna, boris, ("a", "c")) == (Identifier("card", "C"), Identifier("visitor", "v"))


def test_references_name_who_has_nothing_else_and_nobody_is_named_by_what_both_have() -> None:
    anna, boris = (
        Group("p1", (record("a", ("phone", "1"), reference="O-1"),)),
        Group("p2", (record("b", ("phone", "1")),)),
    )
    assert naming(anna, boris) == (Identifier("order", "O-1"), Identifier(STATEMENT, "b"))
    assert naming(anna, Group("p2", (record("b"),))) is None
    assert naming(anna, Group("p2", (record("b", ("card", "C")),))) == (
        Identifier("phone", "1"),
        Identifier("card", "C"),
    )
