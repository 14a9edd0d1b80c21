"""An invented Russian town for measuring: who lives where, with which phones, cards and mailboxes. No real data.

What makes identity hard is in it on purpose: families on one phone and one card, twins, a father and son of one name,
namesakes, maiden names, people who moved.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from benchmarks.identity.vocabulary import CITIES, MEN, STREETS, SURNAMES, WOMEN, feminine, latin, patronymic

T = TypeVar("T")


@dataclass
class Home:
    """What a household has in common. shared: kind → value that several of its people use.
    names: of those who live there, so that relatives of one name are the exception that they are."""

    street: str
    house: str
    flat: str
    city: str
    postcode: str
    shared: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)


@dataclass
class Resident:
    """forms: what is written instead of the given name. own: kind → values that nobody else uses."""

    number: int
    forms: tuple[str, ...]
    surname: str
    patronymic: str
    sex: str
    born: date
    home: Home
    maiden: str = ""
    moved_from: Home | None = None
    own: dict[str, list[str]] = field(default_factory=dict)


class Town:
    """people: of `households` families. The same seed gives the same town on every machine."""

    def __init__(self, seed: int, households: int) -> None:
        self._rng = random.Random(seed)
        self._used: set[str] = set()
        self.people: list[Resident] = []
        for _ in range(households):
            self._settle()

    def _settle(self) -> None:
        rng = self._rng
        surname, home = _common(rng, SURNAMES), self._home()
        if rng.random() < 0.3:
            self._person(surname, rng.choice("fm"), _common(rng, MEN)[0], rng.randint(1940, 2004), home)
            return
        year = rng.randint(1945, 1995)
        husband = self._person(surname, "m", _common(rng, MEN)[0], year, home)
        wife = self._person(surname, "f", _common(rng, MEN)[0], year + rng.randint(-6, 8), home)
        if rng.random() < 0.3:
            wife.maiden = feminine(_common(rng, SURNAMES))
        self._children(husband, surname, max(husband.born.year, wife.born.year) + rng.randint(20, 32), home)

    def _children(self, father: Resident, surname: str, year: int, home: Home) -> None:
        rng = self._rng
        count = rng.choice((0, 0, 1, 1, 2, 3))
        twins = count >= 2 and rng.random() < 0.12
        first = None
        for _ in range(count):
            child = self._person(surname, rng.choice("fm"), father.forms[0], min(year, 2012), home)
            if child.sex == "m" and rng.random() < 0.04:  # named after his father
                child.forms = father.forms
            if twins and first:
                child.born = first.born
            first = first or child
            year += 0 if twins else rng.randint(2, 6)

    def _home(self) -> Home:
        rng = self._rng
        city, post = rng.choice(CITIES)
        house = f"{rng.randint(1, 120)}{rng.choice(['', '', '', '', 'а', 'к2', '/1'])}"
        home = Home(_common(rng, STREETS), house, str(rng.randint(1, 220)), city, f"{post}{rng.randint(0, 40):02}")
        if rng.random() < 0.5:
            home.shared["phone"] = self._phone()
        if rng.random() < 0.35:
            home.shared["card"] = self._fresh(lambda: f"27{rng.randint(10**9, 10**10 - 1)}")
        if rng.random() < 0.15:
            home.shared["email"] = self._fresh(lambda: f"family{rng.randint(10, 10**6)}@yandex.ru")
        if rng.random() < 0.4:
            home.shared["visitor"] = f"tablet-{rng.getrandbits(48):x}"
        return home

    def _person(self, surname: str, sex: str, father: str, year: int, home: Home) -> Resident:
        rng = self._rng
        forms = _common(rng, WOMEN if sex == "f" else MEN)
        while forms[0] in home.names:
            forms = _common(rng, WOMEN if sex == "f" else MEN)
        home.names.add(forms[0])
        born = date(year, rng.randint(1, 12), rng.randint(1, 28))
        named = feminine(surname) if sex == "f" else surname
        person = Resident(len(self.people), forms, named, patronymic(father, sex), sex, born, home)
        young = year > 2003
        if rng.random() < (0.3 if young else 0.95):
            person.own["phone"] = [self._phone() for _ in range(rng.choice((1, 1, 1, 2)))]
        if rng.random() < (0.2 if young else 0.65):
            person.own["email"] = [self._mailbox(person) for _ in range(rng.choice((1, 1, 2)))]
        if rng.random() < (0.05 if young else 0.6):
            person.own["card"] = [self._fresh(lambda: f"27{rng.randint(10**9, 10**10 - 1)}")]
        if rng.random() < 0.4:
            person.own["account"] = [self._fresh(lambda: f"u{rng.randint(10**5, 10**8)}")]
        if rng.random() < 0.12:
            person.moved_from = self._home()
        person.own["visitor"] = [f"v-{rng.getrandbits(48):x}" for _ in range(rng.choice((1, 1, 2, 3)))]
        self.people.append(person)
        return person

    def _mailbox(self, person: Resident) -> str:
        rng = self._rng
        local = (latin(person.forms[0])[:1] + "." + latin(person.surname)).lower()
        return self._fresh(lambda: f"{local}{rng.randint(1, 9999)}@{rng.choice(['mail.ru', 'gmail.com', 'yandex.ru'])}")

    def _phone(self) -> str:
        return self._fresh(lambda: f"+79{self._rng.randint(10**8, 10**9 - 1)}")

    def _fresh(self, make: Callable[[], str]) -> str:
        while (value := make()) in self._used:
            pass
        self._used.add(value)
        return value


def _common(rng: random.Random, names: Sequence[T]) -> T:
    """The first ones more often, roughly by Zipf."""
    return names[min(int(len(names) * rng.random() ** 2), len(names) - 1)]
