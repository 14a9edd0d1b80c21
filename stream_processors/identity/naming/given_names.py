"""Which full names a form of a given name may stand for: «Саша» and "Sasha" for Александр, «Bob» for Robert."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from anyascii import anyascii
from nicknames import NickNamer
from rapidfuzz import process
from rapidfuzz.distance import OSA

from stream_processors.identity.naming.folding import fold, fold_cached, from_french
from stream_processors.identity.naming.table_of_eastern_given_names import GIVEN_NAMES_OF_THE_EAST, ONLY_IN_CYRILLIC
from stream_processors.identity.naming.table_of_english_names_in_cyrillic import in_latin
from stream_processors.identity.naming.table_of_given_names import GIVEN_NAMES
from stream_processors.identity.naming.table_of_neighbours_given_names import GIVEN_NAMES_OF_NEIGHBOURS, WRITTEN_ONLY
from stream_processors.identity.naming.table_of_rarer_given_names import GIVEN_NAMES_RARER


class GivenName(NamedTuple):
    """What a form of a given name stands for. Names are in lower case as the tables spell them.

    own: the full name that the word is, "" for a short form; full: every full name that it may stand for, itself too;
    sexes: those of the Russian names among them.
    """

    own: str
    full: frozenset[str]
    sexes: frozenset[str]

    def may_be(self, other: GivenName) -> bool:
        """Whether one person may write both. Full names that share only a short form (Юлия, Ульяна) are two.

        «Ника» is a name of its own and short for Вероника: beside «Вероничка» it is that.
        """
        if self.own and other.own:
            return self.own == other.own or self.own in other.full or other.own in self.full
        return not self.full.isdisjoint(other.full)


def _lines(*tables: str) -> list[str]:
    return [line for table in tables for line in table.casefold().splitlines() if line]


_LINES: Final = _lines(GIVEN_NAMES, GIVEN_NAMES_OF_THE_EAST, *GIVEN_NAMES_OF_NEIGHBOURS, GIVEN_NAMES_RARER)
_WRITTEN_LINES: Final = _lines(ONLY_IN_CYRILLIC, WRITTEN_ONLY)
MEN: Final = frozenset(full for full, sex, *_ in map(str.split, (*_LINES, *_WRITTEN_LINES)) if sex == "m")


def _key(word: str) -> str:
    """Finer than `fold` in one place: «Жанна» is not «Яна», though "Janna" folds to both."""
    return fold(anyascii(word.casefold().replace("ё", "е")).casefold().replace("zh", "z"))


def _forms(
    lines: Sequence[str], key_of: Callable[[str], str] = _key
) -> tuple[dict[str, GivenName], dict[str, GivenName]]:
    """(Latin forms as written, all forms by key); a Latin form has a key only where no Cyrillic one has it."""
    cyrillic: dict[str, GivenName] = {}
    latin: dict[str, GivenName] = {}
    for line in lines:
        full, sex, *variants = line.split()
        for word in (full, *variants):
            forms, key = (latin, word) if word.isascii() else (cyrillic, key_of(word))
            known = forms.get(key, _NOBODY)
            own = full if word == full else known.own
            forms[key] = GivenName(own, known.full | {full}, known.sexes | {sex})
    keys = {_key(word): name for word, name in latin.items()}
    surnames = [key for key in keys if key.endswith(("ov", "ev"))]  # "Andrew" sounds like Андреев, who are many
    return latin, {key: name for key, name in keys.items() if key not in surnames} | cyrillic


_NOBODY: Final = GivenName("", frozenset(), frozenset())
_LATIN, _BY_KEY = _forms(_LINES)
_WRITTEN_ONLY: Final = _forms(_WRITTEN_LINES, str)[1]  # «Карен», who is no Karen
_ENGLISH: Final = NickNamer()
_SHORTEST: Final = 3  # letters in which a slip is still told from another name


def _keys_of() -> dict[str, frozenset[str]]:
    keys: dict[str, set[str]] = {}
    for key, name in _BY_KEY.items():
        for full in name.full:
            keys.setdefault(full, set()).add(key)
    return {full: frozenset(each) for full, each in keys.items()}


_KEYS_OF: Final = _keys_of()


def forms_of(full: str) -> frozenset[str]:
    """Folded keys of all forms of a full name in the tables; of an English one, whose forms are too many, itself."""
    return _KEYS_OF.get(full) or frozenset((fold_cached(full),))


@cache
def _folded_forms() -> dict[str, frozenset[str]]:
    """Full name → `fold` of each of its forms in the tables."""
    forms: dict[str, set[str]] = {}
    for full, _, *variants in map(str.split, (*_LINES, *_WRITTEN_LINES)):
        forms.setdefault(full, set()).update(map(fold, (full, *variants)))
    return {full: frozenset(each) for full, each in forms.items()}


def other_forms(word: str) -> frozenset[str]:
    """Folded forms that a person whom one calls so may be written with: of «Саша» those of Александр and Александра."""
    known = given_name(word)
    full = known.full if known else frozenset[str]()
    return frozenset().union(*(_folded_forms().get(one, ()) for one in full)) - {fold(word)}


@lru_cache(maxsize=65_536)
def given_name(word: str) -> GivenName | None:
    """What the word is as a given name, or None where it is in neither table. `word` in any script or case.

    A letter is an initial, though «Я» sounds like «Ия».
    """
    if len(word) < 2:
        return None
    word = in_latin(word.casefold())
    russian = _LATIN.get(word) or _WRITTEN_ONLY.get(word) or _by_sound(word)
    full = russian.full | _english(word)
    if _ENGLISH.nicknames_of(word):
        full |= {word}
    return GivenName(russian.own, frozenset(full), russian.sexes) if full else None


def _by_sound(word: str) -> GivenName:
    """Also of "Luba" and "Ura", which have one letter for «ю», of "Yliya", who is Юлия or Илья, and of "Gueorgui"."""
    heard = _BY_KEY.get(_key(word), _NOBODY)
    if not word.isascii() or "yu" in word:
        return heard
    if word[0] == "y" and word[1] not in "aeiou":
        other = _BY_KEY.get(_key("yu" + word[1:]), _NOBODY)
        return GivenName("", heard.full | other.full, heard.sexes | other.sexes)
    others = (_BY_KEY.get(_key(each)) for each in (word.replace("u", "yu", 1), from_french(word)))
    return heard if heard.full else next(filter(None, others), _NOBODY)


def _as_written() -> dict[str, frozenset[str]]:
    forms: dict[str, frozenset[str]] = {}
    for full, _, *variants in map(str.split, (*_LINES, *_WRITTEN_LINES)):
        for word in (full, *variants):
            word = word.replace("ё", "е")
            if not word.isascii():
                forms[word] = forms.get(word, frozenset()) | {full}
    return forms


_CYRILLIC_FORMS: Final = _as_written()  # «ё» as «е»
_LONG_FORMS: Final = {form: full for form, full in _CYRILLIC_FORMS.items() if len(form) > _SHORTEST}


def is_written(word: str) -> bool:
    """Whether a Cyrillic word is a form of a name letter by letter, and does not only sound like one."""
    return word.replace("ё", "е") in _CYRILLIC_FORMS


@lru_cache(maxsize=65_536)
def slips_of(word: str) -> frozenset[str]:
    """Full names of which a Cyrillic word in no table may be a form with one slip of the pen: «влентина», «таян»."""
    return frozenset() if given_name(word) else miswritten(word)


@lru_cache(maxsize=65_536)
def miswritten(word: str) -> frozenset[str]:
    """The same of a word that may sound like a name: «Иан» like Ян, and is Иван with a letter left out.

    Letters as written are compared, since folding turns one of them into two: «я» is `ia`.
    """
    written = word.replace("ё", "е")
    if len(written) < _SHORTEST or word.isascii() or written in _CYRILLIC_FORMS:
        return frozenset()
    found = process.extract(written, _LONG_FORMS.keys(), scorer=OSA.distance, score_cutoff=1, limit=None)
    return frozenset().union(*(_LONG_FORMS[form] for form, _, _ in found))


_LONG_KEYS: Final = [key for key in _BY_KEY if len(key) > _SHORTEST + 1]
_LONG_LATIN: Final = [word for word in _LATIN if len(word) > _SHORTEST + 1]


@lru_cache(maxsize=65_536)
def misspelt(word: str) -> frozenset[str]:
    """Full Russian names of which a Latin word in no table may be a form with one slip: "Anrdey", "Ansrew"."""
    if not word.isascii() or given_name(word) or len(word) <= _SHORTEST + 1:
        return frozenset()
    keys = process.extract(_key(word), _LONG_KEYS, scorer=OSA.distance, score_cutoff=1, limit=None)
    written = process.extract(word, _LONG_LATIN, scorer=OSA.distance, score_cutoff=1, limit=None)
    found = [*(_BY_KEY[key] for key, _, _ in keys), *(_LATIN[form] for form, _, _ in written)]
    return frozenset().union(*(name.full for name in found))


def _english(word: str) -> set[str]:
    """Names of which the word is a short form; -ie and -y are one ending: Peggie is Peggy, hence Margaret."""
    full = set(_ENGLISH.canonicals_of(word))
    if len(word) > _SHORTEST and word.endswith(("ie", "y")):
        stem = word.removesuffix("y").removesuffix("ie")
        full.update(_ENGLISH.canonicals_of(stem + "y"), _ENGLISH.canonicals_of(stem + "ie"))
    return full


_TENDER: Final = (
    "чонок", "ёнок", "очка", "ечка", "енька", "онька", "ушка", "юшка", "юша", "уша", "уля", "юля", "уся", "юся", "уня",
    "юня", "аня", "чик", "ик", "ок", "ёк", "ек", "ка",
)  # fmt: skip
_STEM_ENDINGS: Final = ("", "а", "я", "й", "ь")
_ENDINGS: Final = {  # of Cyrillic words; of Latin ones, by key
    False: (_TENDER, _STEM_ENDINGS),
    True: (tuple(map(fold, _TENDER)), ("", "a", "ia", "i")),
}


@lru_cache(maxsize=65_536)
def tender_form_of(word: str) -> frozenset[str]:
    """Full names of which the word is a form by its ending alone: «Сашенька», «Димуля», «Лёшик» stand in no table.

    Only for comparing with a name that is known: as part of a full name «Романчик» is a surname.
    """
    word, latin = word.casefold(), word.isascii()
    word = _key(word) if latin else word
    tender, endings = _ENDINGS[latin]
    for ending in tender:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 2:
            known = [name for last in endings if (name := _BY_KEY.get(stem + last if latin else _key(stem + last)))]
            if known:
                return frozenset().union(*(name.full for name in known))
    return frozenset()


@lru_cache(maxsize=65_536)
def tender_slips_of(word: str) -> frozenset[str]:
    """The same of a Cyrillic word with one slip, in its ending or before it: «Дианокча», «Жпнночка»."""
    if word.isascii() or given_name(word):
        return frozenset()
    found: set[str] = set()
    for ending in _LONG_TENDER:
        for length in range(len(ending) - 1, len(ending) + 2):
            stem, tail = word[:-length], word[-length:]
            if len(stem) >= _SHORTEST and OSA.distance(tail, ending) == 1:
                found.update(*(_BY_KEY[key].full for last in _STEM_ENDINGS if (key := _key(stem + last)) in _BY_KEY))
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > _SHORTEST:
            found.update(*(miswritten(stem + last) for last in _STEM_ENDINGS))
    return frozenset(found)


_LONG_TENDER: Final = [ending for ending in _TENDER if len(ending) > _SHORTEST]
