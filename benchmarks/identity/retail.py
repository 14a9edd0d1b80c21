"""What the town's shops, site and call centre write down of its people: records with the slips of real systems.

    python -m benchmarks.identity.retail --seed 7 --households 500

prints lines as `omniprofile resolve` reads them, each with its `truth` beside.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from benchmarks.identity.town import Resident, Town
from benchmarks.identity.vocabulary import latin

Said = dict[str, Any]
_PLACEHOLDERS = {
    "phone": ["+70000000000", "79999999999", "нет", "+7 777 777 77 77"],
    "email": ["test@test.ru", "noemail@mail.ru", "null", "aaa@aaa.ru"],
    "card": ["0000000000", "undefined", "-"],
}


class Labelled(NamedTuple):
    """line: as `omniprofile resolve` reads it. truth: whose it is."""

    line: dict[str, Any]
    truth: str


class Clerks:
    """Writes people down as seven kinds of system do. kiosks: devices in shops that everybody touches."""

    def __init__(self, rng: random.Random, kiosks: int) -> None:
        self._rng = rng
        self._kiosks = [f"kiosk-{number}" for number in range(kiosks)]
        self._systems: dict[Callable[[Resident], tuple[Said, Said]], int] = {
            self._site: 3, self._till: 4, self._call: 3, self._delivery: 3, self._loyalty: 2, self._letters: 1,
            self._kiosk: 1,
        }  # fmt: skip

    def record(self, person: Resident) -> tuple[Said, Said]:
        """(identifiers, person) as one system, picked at random, has them."""
        (system,) = self._rng.choices(list(self._systems), list(self._systems.values()))
        identifiers, stated = system(person)
        if "name" not in stated and self._borrowed(person, identifiers) and self._rng.random() < 0.95:
            stated = stated | self._named(person, 1.0)  # who uses another's card is asked for a name
        for kind, values in _PLACEHOLDERS.items():
            if self._rng.random() < 0.01:
                identifiers[kind] = self._rng.choice(values)
        return identifiers, stated

    def _borrowed(self, person: Resident, identifiers: Said) -> bool:
        """Whether an identifier of the whole family is among them."""
        return any(
            kind in identifiers and self._plain(kind, identifiers[kind]) == self._plain(kind, value)
            for kind, value in person.home.shared.items()
        )

    def _plain(self, kind: str, value: str) -> str:
        return "".join(filter(str.isdigit, value))[-10:] if kind == "phone" else value.casefold()

    def _site(self, person: Resident) -> tuple[Said, Said]:
        home = person.home.shared.get("visitor")
        visitor = home if home and self._rng.random() < 0.25 else self._rng.choice(person.own["visitor"])
        identifiers = {"visitor": visitor}
        for kind, share in (("account", 0.5), ("email", 0.4), ("phone", 0.25)):
            identifiers |= self._value(person, kind, share, family=0.05)
        return identifiers, self._named(person, 0.35)

    def _till(self, person: Resident) -> tuple[Said, Said]:
        if self._rng.random() < 0.01:
            till = {"card": "9990001", "receipt": self._number()}  # the till's own card
            return till | self._value(person, "phone", 0.5, family=0.1), self._named(person, 0.6)
        said = self._value(person, "card", 0.9, family=0.5) | self._value(person, "phone", 0.3, family=0.1)
        return said | {"receipt": self._number()}, self._named(person, 0.1)

    def _call(self, person: Resident) -> tuple[Said, Said]:
        line = {"phone": "+74955005050"} if self._rng.random() < 0.02 else {}  # the call centre's own line
        return line or self._value(person, "phone", 1.0, family=0.3), self._named(person, 0.6)

    def _delivery(self, person: Resident) -> tuple[Said, Said]:
        said = self._value(person, "phone", 0.95, family=0.2) | {"order": self._number()}
        return said, self._full(person) | {"address": self._address(person)}

    def _loyalty(self, person: Resident) -> tuple[Said, Said]:
        said = self._value(person, "card", 1.0, family=0.2) | self._value(person, "phone", 0.8, family=0.15)
        return said | self._value(person, "email", 0.3, family=0.2), self._full(person) | {
            "birth_date": self._birth(person.born),
            "sex": person.sex,
        }

    def _letters(self, person: Resident) -> tuple[Said, Said]:
        return self._value(person, "email", 1.0, family=0.3), self._named(person, 0.7)

    def _kiosk(self, person: Resident) -> tuple[Said, Said]:
        return {"visitor": self._rng.choice(self._kiosks)} | self._value(person, "phone", 0.5, family=0.1), {}

    def _value(self, person: Resident, kind: str, share: float, family: float) -> Said:
        rng = self._rng
        common, own = person.home.shared.get(kind), person.own.get(kind)
        if rng.random() > share or not (common or own):
            return {}
        value = common if common and (not own or rng.random() < family) else rng.choice(own or [])
        return {kind: self._written(kind, str(value))}

    def _written(self, kind: str, value: str) -> str:
        rng = self._rng
        if kind == "phone":
            n = value[2:]
            return rng.choice((value, f"8{n}", f"8 ({n[:3]}) {n[3:6]}-{n[6:8]}-{n[8:]}", f"+7 {n[:3]} {n[3:]}"))
        return value.upper() if kind == "email" and rng.random() < 0.1 else value

    def _number(self) -> str:
        return f"n{self._rng.getrandbits(40):x}"

    def _named(self, person: Resident, share: float) -> Said:
        """What people call themselves on the phone and on the site."""
        rng = self._rng
        if rng.random() > share:
            return {}
        given = rng.choice(person.forms)
        if rng.random() < 0.45:
            return {"name": given}
        surname = self._surname(person)
        name = f"{given} {surname}" if rng.random() < 0.8 else f"{surname} {given}"
        return {"name": latin(name) if rng.random() < 0.12 else self._slip(name)}

    def _full(self, person: Resident) -> Said:
        """What stands in documents and contracts, as clerks type it."""
        rng = self._rng
        given, surname = person.forms[0], self._surname(person)
        if rng.random() < 0.15:
            return {"name": f"{surname} {given[0]}. {person.patronymic[0]}."}
        if rng.random() < 0.35:
            first, last = (surname, given) if rng.random() < 0.05 else (given, surname)
            return {"given_name": self._slip(first), "family_name": self._slip(last)} | (
                {"patronymic": person.patronymic} if rng.random() < 0.6 else {}
            )
        name = f"{surname} {given} {person.patronymic}" if rng.random() < 0.6 else f"{given} {surname}"
        return {"name": name.upper() if rng.random() < 0.1 else self._slip(name)}

    def _surname(self, person: Resident) -> str:
        return person.maiden if person.maiden and self._rng.random() < 0.2 else person.surname

    def _slip(self, text: str) -> str:
        rng = self._rng
        text = text.replace("ё", "е") if rng.random() < 0.5 else text
        at = rng.randrange(1, len(text) - 1)
        if rng.random() > 0.06 or not text[at].isalpha() or not text[at + 1].isalpha():
            return text
        wrong = rng.choice(
            (text[at + 1] + text[at], text[at], text[at : at + 2] + text[at + 1], rng.choice("аеионрст") + text[at + 1])
        )
        return text[:at] + wrong + text[at + 2 :]

    def _birth(self, born: date) -> str:
        rng = self._rng
        if rng.random() < 0.02:
            return rng.choice(("1900-01-01", "1970-01-01", "01.01.2000"))
        if rng.random() < 0.03 and born.day <= 12:
            born = born.replace(month=born.day, day=min(born.month, 28))
        elif rng.random() < 0.03:
            born = born.replace(day=born.day % 28 + 1)
        return f"{born:%d.%m.%Y}" if rng.random() < 0.4 else born.isoformat()

    def _address(self, person: Resident) -> Said | str:
        rng = self._rng
        home = person.moved_from if person.moved_from and rng.random() < 0.4 else person.home
        if rng.random() < 0.4:
            return {"street": f"{rng.choice(['ул. ', 'улица ', ''])}{self._slip(home.street)}", "house": home.house,
                    "flat": home.flat, "city": home.city, "postcode": home.postcode}  # fmt: skip
        city = rng.choice((f"г. {home.city}, ", f"{home.postcode}, {home.city}, ", f"{home.city}, ", ""))
        house = rng.choice((f"д. {home.house}", f"дом {home.house}", home.house))
        return f"{city}ул. {home.street}, {house}, {rng.choice(('кв. ', 'кв', 'квартира '))}{home.flat}"


def retail(seed: int, households: int) -> list[Labelled]:
    """One to eight records of each of the town's people, in random order; more or less 12 records a household."""
    town, rng = Town(seed, households), random.Random(f"{seed} records")
    clerks = Clerks(rng, kiosks=max(1, households // 100))
    found = [
        (identifiers, stated, person.number)
        for person in town.people
        for identifiers, stated in (clerks.record(person) for _ in range(rng.choice((1, 2, 3, 4, 5, 6, 8))))
    ]
    rng.shuffle(found)
    return [
        Labelled({"id": str(at), "identifiers": identifiers, "person": stated}, f"person {number}")
        for at, (identifiers, stated, number) in enumerate(found)
    ]


def _main() -> Iterator[str]:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--households", type=int, default=200)
    asked = parser.parse_args()
    for line, truth in retail(asked.seed, asked.households):
        yield json.dumps(line | {"truth": truth}, ensure_ascii=False)


if __name__ == "__main__":
    for text in _main():
        print(text)
