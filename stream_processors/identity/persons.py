"""Compares two statements about a person (name, birth date, sex) and says with a reason whether they agree (rule 1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple

from rapidfuzz.distance import OSA

from schemas.identity import PersonFacts
from stream_processors.identity.agreement import CLOSE, CONTRADICTING, SAME, UNKNOWN, Agreement, Level
from stream_processors.identity.dates import compare_dates
from stream_processors.identity.naming.agreement import clearly_different, compare_given, compare_surnames
from stream_processors.identity.naming.fathers import compare_patronymics
from stream_processors.identity.naming.firms import one_firm
from stream_processors.identity.naming.firms_and_people import clash_of_firms
from stream_processors.identity.naming.given_names import given_name
from stream_processors.identity.naming.known_names import sex_told
from stream_processors.identity.naming.names import Name, parse_name
from stream_processors.identity.naming.order import swapped_boxes
from stream_processors.identity.naming.relatives import apart_by_title, two_relatives
from stream_processors.identity.naming.second_names import second_names_differ
from stream_processors.identity.naming.sexes import of_either_sex, sex_of_person, two_titles
from stream_processors.identity.naming.surnames import looks_like_surname, surname_key, two_forms
from stream_processors.identity.naming.table_of_surnames import english_surname, surname_like_father
from stream_processors.identity.naming.together import in_light_of, run_together, swapped, swapped_and_mistyped


class Person(NamedTuple):
    """Parsed facts. sex: as the name shows, or as was said (`sex_of_person`)."""

    name: Name
    birth_date: date | None
    sex: str | None


DIFFERENT_GIVEN_NAMES = "different given names"
DIFFERENT_SURNAMES = "different surnames"
SURNAMES_AGREE = frozenset({"same name", "names alike", "same surname and initial", "surnames and birth dates agree"})
NOBODY = Person(Name(), None, None)


@lru_cache(maxsize=131_072)
def parse_person(facts: PersonFacts) -> Person:
    name = _explicit_name(dict(facts.extra), facts.name) if facts.extra else _whole_name(facts.name or "")
    return Person(name, facts.birth_date, sex_of_person(name, facts.sex))


def _whole_name(text: str) -> Name:
    """«Х» is what a form takes for a name, and no initial of anybody."""
    name = parse_name(text)
    return Name() if len(name.given) == 1 and not (name.surname or name.patronymic or name.others) else name


def _explicit_name(extra: Mapping[str, Any], whole: str | None) -> Name:
    """Parts that a file names outright are believed over what the whole name looks like."""
    parsed = parse_name(whole or "")
    first = str(extra.get("given_name") or "")
    given = parse_name(f"{first}." if first[-2:].lower() == " i" else first)  # an initial: no Morris the First there
    words = [word for word in (given.given, given.surname, *given.others) if word]
    surname = parse_name(str(extra.get("family_name") or ""))
    family = " ".join(word for word in (surname.given, *surname.others, surname.patronymic, surname.surname) if word)
    father = parse_name(str(extra.get("patronymic") or ""))
    patronymic = father.patronymic or father.given or father.surname
    if len(words) == 1 and swapped_boxes(words[0], family):
        words, family = [family], words[0]
    return Name(
        given=words[0] if words else parsed.given,
        others=tuple(words[1:]) or parsed.others,
        patronymic=patronymic or given.patronymic or parsed.patronymic,
        surname=family or parsed.surname,
        generation=surname.generation or given.generation or parsed.generation,
        title=given.title or surname.title or parsed.title,
        kin=given.kin or surname.kin or parsed.kin,
    )


@lru_cache(maxsize=131_072)
def says_who(facts: PersonFacts) -> bool:
    """Whether the facts can agree or contradict at all."""
    return parse_person(facts) != NOBODY


def named_in_full(facts: PersonFacts) -> bool:
    """With a surname, and a given name that is no short form of several."""
    name = parse_person(facts).name
    known = given_name(name.given)
    return len(name.given) > 1 and name.surname != "" and (known is None or known.own != "" or len(known.full) == 1)


@lru_cache(maxsize=262_144)
def compare(a: PersonFacts, b: PersonFacts) -> Agreement:
    """How far two statements of a person agree. Symmetric."""
    return _compare_persons(parse_person(a), parse_person(b))


def _of_relatives(a: Person, b: Person, levels: _Levels) -> Agreement:
    """«Мама Пети» is not Петя, and may be whoever else has the number."""
    if two_relatives(a.name, b.name, a.sex, b.sex):
        return Agreement(CONTRADICTING, "somebody's relative")
    if levels.birth is CONTRADICTING:
        return Agreement(CONTRADICTING, "different birth dates")
    return Agreement(UNKNOWN, "nothing to compare")


class _Levels(NamedTuple):
    given: Level
    surname: Level
    patronymic: Level
    birth: Level


def _compare_persons(a: Person, b: Person) -> Agreement:
    x, y = in_light_of(a.name, b.name), in_light_of(b.name, a.name)
    if (x, y) != (a.name, b.name):
        a, b = _read_as(a, x), _read_as(b, y)
    levels = _levels(a, b)
    if x.kin or y.kin:
        return _of_relatives(a, b, levels)
    clash = _clash(a, b, levels)
    if clash:
        return Agreement(CONTRADICTING, clash)
    if x.organisation and y.organisation and one_firm(x.surname, y.surname):
        return Agreement(SAME, "same firm")
    if _renamed(a, b, levels):
        return Agreement(CLOSE, "same given name and patronymic")
    initials = levels.given is UNKNOWN and bool(x.given and y.given)
    return _accord(levels, initials)


def _read_as(person: Person, name: Name) -> Person:
    """What the other name told of this one's words tells its sex, too: Rose of "Rose A" is a surname."""
    by_name = person.sex == sex_of_person(person.name, None)
    return person._replace(name=name, sex=sex_of_person(name, None) if by_name else person.sex)


def _levels(a: Person, b: Person) -> _Levels:
    x, y, birth = a.name, b.name, compare_dates(a.birth_date, b.birth_date)
    if x == y and x.given:
        return _Levels(SAME, SAME if x.surname else UNKNOWN, UNKNOWN, birth)
    if swapped(x, y):
        return _Levels(SAME, SAME, UNKNOWN, birth)
    if swapped_and_mistyped(x, y) or run_together(x, y):
        return _Levels(SAME, CLOSE, UNKNOWN, birth)
    given = compare_given(x, y)
    if given is CONTRADICTING and birth is not SAME and not (x.organisation or y.organisation):
        return _Levels(given, UNKNOWN, UNKNOWN, birth)  # nothing else matters then
    surname, patronymic = compare_surnames(x.surname, y.surname), compare_patronymics(x.patronymic, y.patronymic)
    return _Levels(given, surname, patronymic, birth)


def _clash(a: Person, b: Person, levels: _Levels) -> str:
    """What speaks for two people, "" if nothing does."""
    if a.name.organisation or b.name.organisation:
        return clash_of_firms(a.name, b.name)
    if _called_otherwise(a, b, levels):
        return DIFFERENT_GIVEN_NAMES
    if levels.birth is CONTRADICTING:
        return "different birth dates"
    if levels.patronymic is CONTRADICTING and levels.birth is not SAME:
        return "different patronymics"
    if a.name.generation and b.name.generation and a.name.generation != b.name.generation:
        return "senior and junior"
    # One and the same full given name with two sexes is a clerk's slip; everything short of that is husband and wife.
    by_name = levels.given is SAME and not of_either_sex(a.name.given)
    if two_titles(a.name, b.name) or (not by_name and _different_sexes(a, b)):
        return "different sexes"
    if levels.surname is CONTRADICTING and levels.birth is not SAME and _two_surnames(a, b):
        return DIFFERENT_SURNAMES
    return ""


def _called_otherwise(a: Person, b: Person, levels: _Levels) -> bool:
    if levels.given is CONTRADICTING:
        return not _mistyped(a, b, levels)
    return levels.given is not UNKNOWN and second_names_differ(a.name, b.name)


_BADLY_TYPED: Final = 0.5  # «Лазпрев» and «Лзаарев» are one man's


def _two_surnames(a: Person, b: Person) -> bool:
    """Men never take another's surname: the same given name on one number is then the number's next owner."""
    if apart_by_title(a.name, b.name):
        return True
    x, y = a.name.surname, b.name.surname
    if x in b.name.words or y in a.name.words:  # "John Lewis", "John Lewis Smith"
        return False
    families = all(looks_like_surname(word) or surname_like_father(word) or english_surname(word) for word in (x, y))
    if not (_is_man(a) and _is_man(b) and (families or (_is_man_s(x) and _is_man_s(y)))):
        return False
    return OSA.normalized_similarity(surname_key(x), surname_key(y)) < _BADLY_TYPED


def _is_man(person: Person) -> bool:
    return (person.sex or sex_told(person.name.given)) == "m"


def _is_man_s(word: str) -> bool:
    """«Магомед Али» and «Магомед Расул» are two, whether the second word is a surname or not."""
    return (known := given_name(word)) is not None and known.sexes == {"m"}


def _mistyped(a: Person, b: Person, levels: _Levels) -> bool:
    """A word that may be a name badly typed, «рЮий», beside somebody's surname and birth date: twins' names differ."""
    x, y = a.name.given, b.name.given
    agree = levels.birth is SAME and levels.surname >= CLOSE
    return agree and min(len(x), len(y)) > 1 and not clearly_different(x, y)


def _renamed(a: Person, b: Person, levels: _Levels) -> bool:
    """A woman of another surname, married since: her given name and her father's are the same."""
    if not (levels.given is SAME and levels.patronymic is SAME and levels.surname is CONTRADICTING):
        return False
    full = min(len(a.name.patronymic), len(b.name.patronymic)) > 1
    return full and levels.birth is not CONTRADICTING and a.sex == b.sex == "f"


def _different_sexes(a: Person, b: Person) -> bool:
    if a.sex and b.sex:
        return a.sex != b.sex
    return two_forms(a.name.surname, b.name.surname)


def _accord(levels: _Levels, initials: bool) -> Agreement:
    """Nothing contradicts: is there enough to say that it is one person? initials: the given names agree in these."""
    given, surname, _, birth = levels
    if surname is CONTRADICTING and birth is not SAME:
        return Agreement(UNKNOWN, DIFFERENT_SURNAMES)
    if given is SAME and SAME in (surname, birth):
        return Agreement(SAME, "same name" if surname is SAME else "same given name and birth date")
    if given >= CLOSE and surname >= CLOSE:
        return Agreement(CLOSE, "names alike")
    if given >= CLOSE:
        return Agreement(CLOSE, "same given name" if given is SAME else "given names alike")
    if initials and surname >= CLOSE:
        return Agreement(CLOSE, "same surname and initial")
    if birth >= CLOSE and surname >= CLOSE:
        return Agreement(CLOSE, "surnames and birth dates agree")
    if birth is SAME:
        return Agreement(CLOSE, "same birth date")
    return Agreement(UNKNOWN, "nothing to compare")
