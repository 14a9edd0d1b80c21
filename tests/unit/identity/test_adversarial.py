"""Records made to join strangers, as stories: a false merge shows one person another person's data."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest

from stream_processors.identity.file_likeness import RECOMMENDED
from stream_processors.identity.resolve_file import resolve_objects

Line = dict[str, Any]
HOME = "г. Тверь, ул. Мира, д. 5, кв. 1"


def line(id_: str, name: str = "", born: str = "", address: str = "", **identifiers: str) -> Line:
    person = {"name": name, "birth_date": born, "address": address}
    return {"id": id_, "identifiers": identifiers, "person": {key: value for key, value in person.items() if value}}


def grouped(*lines: Line, auto: float | None = None) -> set[str]:
    groups: defaultdict[object, list[str]] = defaultdict(list)
    for answer in resolve_objects(lines, auto=auto):
        groups[answer["profile"]].append(str(answer["id"]))
    return {" ".join(sorted(group)) for group in groups.values()}


@pytest.fixture(params=[None, RECOMMENDED], ids=["plain", "auto"])
def auto(request: pytest.FixtureRequest) -> float | None:
    return request.param  # type: ignore[no-any-return]


PHONE = "+79161234567"


def test_a_family_phone_with_a_nameless_record(auto: float | None) -> None:
    assert grouped(
        line("anna", "Анна Петрова", phone=PHONE),
        line("pyotr", "Пётр Петров", phone=PHONE),
        line("nobody", phone=PHONE),
        auto=auto,
    ) == {"anna", "pyotr", "nobody"}


def test_a_nameless_record_with_a_mailbox_of_its_own_stays_with_that(auto: float | None) -> None:
    assert grouped(
        line("anna", "Анна Петрова", phone=PHONE, email="anna@mail.ru"),
        line("pyotr", "Пётр Петров", phone=PHONE),
        line("letter", phone=PHONE, email="anna@mail.ru"),
        auto=auto,
    ) == {"anna letter", "pyotr"}


def test_a_lent_card_joins_its_owners_records_only(auto: float | None) -> None:
    assert grouped(
        line("owner", "Анна Петрова", card="1001", phone=PHONE),
        line("owner again", "Аня", card="1001"),
        line("friend", "Ольга Сидорова", card="1001", phone="+79161112233"),
        auto=auto,
    ) == {"owner owner again", "friend"}


def test_the_call_centres_own_line_bridges_no_namesakes(auto: float | None) -> None:
    """«Сергей» of the operator's note is like Sergey Zhukov and like Sergey Abramov, who are not like each other."""
    assert grouped(
        line("zhukov", "Сергей Жуков", phone="+74955005050"),
        line("abramov", "Sergey Abramov", phone="+74955005050"),
        line("note", "Сергей", phone="+74955005050"),
        line("woman", "Анна Петрова", phone="+74955005050"),
        auto=auto,
    ) == {"zhukov", "abramov", "note", "woman"}


def test_the_tills_own_card_is_nobodys(auto: float | None) -> None:
    names = ["Анна Котова", "Пётр Орлов", "Ольга Зуева", "Иван Белов", "Мария Лапина", "Олег Громов", "Вера Ершова"]
    lines = [line(str(at), name, card="999") for at, name in enumerate(names)]
    assert grouped(*lines, line("nameless", card="999"), auto=auto) == {*map(str, range(7)), "nameless"}


def test_a_kiosk_joins_nobody(auto: float | None) -> None:
    assert grouped(
        line("a", visitor="kiosk", phone="+79161112233"),
        line("b", visitor="kiosk", phone="+79161112244"),
        line("c", visitor="kiosk", card="1001"),
        auto=auto,
    ) == {"a", "b", "c"}


def test_a_family_tablet_joins_nobody(auto: float | None) -> None:
    assert grouped(
        line("anna", "Анна Петрова", visitor="tablet", email="anna@mail.ru"),
        line("pyotr", "Пётр Петров", visitor="tablet", email="petr@mail.ru"),
        line("nobody", visitor="tablet"),
        auto=auto,
    ) == {"anna", "pyotr", "nobody"}


def test_a_chain_through_weak_identifiers_ends_where_people_contradict(auto: float | None) -> None:
    """Anna's phone and tablet, the tablet at Pyotr's phone."""
    found = grouped(
        line("anna", "Анна Петрова", phone="+79161112233"),
        line("link 1", visitor="v1", phone="+79161112233"),
        line("link 2", visitor="v1", phone="+79161112244"),
        line("pyotr", "Пётр Козлов", phone="+79161112244"),
        auto=auto,
    )
    assert found == {"anna link 1", "link 2 pyotr"}


@pytest.mark.parametrize("placeholder", ["+7 000 000-00-00", "79777777777", "нет", "null"])
def test_placeholders_join_nobody(placeholder: str, auto: float | None) -> None:
    lines = [line("a", "Анна Котова", phone=placeholder), line("b", phone=placeholder), line("c", phone=placeholder)]
    assert grouped(*lines, auto=auto) == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Анна Петрова", "1990-05-12"), ("Ольга Петрова", "1990-05-12")),  # twins
        (("Иван Петров", "1960-01-02"), ("Иван Петров", "1990-05-12")),  # father and son
        (("Анна Петрова", ""), ("Пётр Петров", "")),  # husband and wife
        (("Петрова А. И.", ""), ("Алексей Петров", "")),  # an initial that both have, and two sexes
        (("Петрова Н. М.", ""), ("Анна Петрова", "")),  # an initial of somebody else
        (("Анна Ивановна Петрова", ""), ("Анна Сергеевна Петрова", "")),  # two daughters-in-law
        (("Иван Петров мл.", ""), ("Иван Петров ст.", "")),
    ],
)
def test_one_address_is_no_one_person(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert grouped(line("1", *one, HOME), line("2", *other, HOME), auto=RECOMMENDED) == {"1", "2"}


def test_neighbours_of_one_name_are_two() -> None:
    lines = [line("1", "Анна Петрова", "", HOME), line("2", "Анна Петрова", "", "г. Тверь, ул. Мира, д. 18, кв. 40")]
    assert grouped(*lines, auto=RECOMMENDED) == {"1", "2"}


def test_a_full_name_alone_is_only_suggested() -> None:
    lines = [line(str(at), "Петрова Анна Ивановна") for at in (1, 2)]
    assert grouped(*lines, auto=RECOMMENDED) == {"1", "2"}
    assert [answer for answer in resolve_objects(lines, suggest=True) if "suggest" in answer]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Анна Петрова", "Anna Petrova"),
        ("Анна Петрова", "Анюта Петрова"),
        ("Анна Петрова", "Петрова А."),
        ("Анна Петрова", "Анна Птерова"),
        ("Семёнова Алёна", "Семенова Алена"),
        ("Анна Петрова", "Анна Петрова-Водкина"),
        ("Фёдор Щукин", "Fyodor Shchukin"),
        ("Петрова Анна", "Анна Смирнова"),  # married since
    ],
)
def test_one_phone_and_two_spellings_are_one_person(one: str, other: str, auto: float | None) -> None:
    assert grouped(line("1", one, phone=PHONE), line("2", other, phone=PHONE), auto=auto) == {"1 2"}


def test_swapped_boxes_are_one_person(auto: float | None) -> None:
    boxes = {"given_name": "Кузьмина", "family_name": "Мария", "patronymic": "Сергеевна"}
    swapped = {"id": "2", "identifiers": {"phone": PHONE}, "person": boxes}
    assert grouped(line("1", "Мария Кузьмина", phone=PHONE), swapped, auto=auto) == {"1 2"}


def test_a_given_name_that_is_no_name_beside_surname_and_birth_date(auto: float | None) -> None:
    lines = [line("1", "Юрий Миронов", "1971-03-01", phone=PHONE), line("2", "рЮий Миронов", "1971-03-01", phone=PHONE)]
    assert grouped(*lines, auto=auto) == {"1 2"}


def test_one_passport_is_one_person_though_the_surname_changed() -> None:
    lines = [line("1", "Anna Kusha", "1990-05-12"), line("2", "Anna Knight")]
    for each in lines:
        each["person"]["other"] = {"passport": "4509 123456"}
    assert grouped(*lines, auto=RECOMMENDED) == {"1 2"}


def test_other_may_stand_beside_the_person_too() -> None:
    lines = [line("1", "Anna Kusha"), line("2", "Anna Kusha")]
    lines[0]["other"] = {"passport": "4509 123456"}
    lines[1]["person"]["other"] = {"passport": "4509123456"}
    assert grouped(*lines, auto=RECOMMENDED) == {"1 2"}


def test_organisations_are_compared_by_their_whole_names() -> None:
    lines = [line("1", "Universal Exports Inc", "", "405 Lexington Avenue, New York, 10174"),
             line("2", "Exports Universal", "", "Chrysler Building, 405 Lexington Avenue, 10174"),
             line("3", "Worldwide Imports", "", "12 Main Street, Boston")]  # fmt: skip
    assert grouped(*lines, auto=RECOMMENDED) == {"1 2", "3"}
