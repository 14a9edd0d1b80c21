"""Values that many people stand beside say nothing of anybody, and connect nobody."""

from __future__ import annotations

import pytest

from schemas.identifiers import CROWD_PEOPLE
from schemas.identity import Record
from stream_processors.identity.partition import partition
from tests.stated import groups, stated

NAMES = (
    "Анна", "Борис", "Вера", "Глеб", "Денис", "Елена", "Захар", "Инна", "Кирилл", "Лидия", "Максим", "Нина", "Олег",
)  # fmt: skip


def beside(value: str, kind: str = "phone", people: int = CROWD_PEOPLE + 1) -> list[Record]:
    return [stated(f"r{number:02}", f"{value} {kind}:{number}") for number in range(people)]


def crowds(records: list[Record]) -> list[tuple[str, str]]:
    found = partition(records).reviews
    return [(item.identifier.kind, item.because) for item in found if item.kind == "crowd" and item.identifier]


@pytest.mark.parametrize(
    ("value", "kind"),
    [("visitor:kiosk", "phone"), ("visitor:kiosk", "card"), ("card:till", "phone"), ("phone:1", "card")],
)
def test_as_many_values_as_no_family_has(value: str, kind: str) -> None:
    told = f"it stands beside more than {CROWD_PEOPLE} people"
    assert crowds(beside(value, kind)) == [(value.split(":")[0], told)]
    assert crowds(beside(value, kind, CROWD_PEOPLE)) == []


def test_as_many_given_names() -> None:
    line = [stated(name, "phone:line", f"{name} Ким") for name in NAMES]
    assert crowds(line) == [("phone", f"it stands beside more than {CROWD_PEOPLE} people")]
    assert groups(partition(line)) == set(NAMES)
    assert crowds(line[1:]) == []


def test_names_and_the_nameless_are_counted_together() -> None:
    names = [stated(name, "visitor:kiosk", name) for name in NAMES[:6]]
    assert crowds([*names, *beside("visitor:kiosk", people=7)]) == [
        ("visitor", f"it stands beside more than {CROWD_PEOPLE} people")
    ]
    assert crowds([*names, *beside("visitor:kiosk", people=6)]) == []


def test_a_loyal_buyer_is_no_crowd() -> None:
    """One person with a guest's account a purchase, a name spelled in many ways, and forty receipts."""
    spelled = ("Анна", "Аня", "Анюта", "Анна Ким", "анна ким", "Ким Анна", "Анан Ким", "Anna Kim", "А. Ким", "Нюра")
    bought = [stated(f"a{at}", f"phone:1 account:{at}", name) for at, name in enumerate((*spelled, *spelled[:4]))]
    bought += [stated(f"b{at}", "phone:1", references=f"receipt:{at}") for at in range(40)]
    assert crowds(bought) == []
    assert len(groups(partition(bought))) == 1


def test_a_person_found_at_a_kiosk_keeps_what_is_theirs() -> None:
    mine = [stated("x", "visitor:kiosk phone:mine", "Вера Крылова"), stated("y", "phone:mine card:mine")]
    assert "x y" in groups(partition([*mine, *beside("visitor:kiosk")]))
