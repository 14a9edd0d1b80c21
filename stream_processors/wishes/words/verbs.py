"""Russian verbs by prefix, root and ending: any form of bringing, coming, calling, writing, without a list of them.

"подвезёте", "заезжайте", "трезвоньте", "дозваниваться": the root says what is done, the ending who is asked.
A word that stands in the table is not looked at here.
"""

from __future__ import annotations

import re

from stream_processors.wishes.words.scopes import BIDDEN, DOING

_PREFIX = "(?:при|подъ|под|до|за|от|вы|у|пере|по|про|разъ|раз|об|о|съ|с|на|тре)?"
_ROOTS = {
    "BRINGING": "вез|воз|вози|еха|езжа|езж|езди|едь|доставля|достав|нес|носи|груж|груз|таск|тащ",
    "CALLING": "звон|звони|званива|звяк|звякн|набер|набира|бира|беспоко|беспок|тревож|тревожи|будит|буди|теребит|дерга",
    "WRITING": "пиш|писа|писыва",
}
_ENDINGS = {
    "ASKED": "[аяыи]?(?:й|йте|вать|вайте)|и|ите|ь|ьте|те|ть|ти|чь|ить|ать|ять|еть|йтесь|итесь|ться|иться|оить",
    "PAST": "л|ла|ло|ли|ал|ала|али|ил|ила|или|лся|лась|лись|ался|алась|ались|илась|ился|ились|оил|оила|оили",
    "TELLS": "ет|ит|ут|ют|ат|ят|ем|им|у|ю|ешь|ете|ите|ает|ают|аем|аю|яет|яют|яем|яю|оит|оят|ится|ется|утся|ятся",
}
_TAGS = {
    ("BRINGING", "ASKED"): "DELIVER",
    ("BRINGING", "PAST"): "DELIVERED",
    ("BRINGING", "TELLS"): "TELLS",
    ("CALLING", "ASKED"): "CALL",
    ("CALLING", "PAST"): "PAST",
    ("CALLING", "TELLS"): "TELLS",
    ("WRITING", "ASKED"): "WRITE",
    ("WRITING", "PAST"): "PAST",
    ("WRITING", "TELLS"): "TELLS",
}
_FORMS = [
    (re.compile(f"{_PREFIX}(?:{root})(?:{ending})"), _TAGS[kind, mood])
    for kind, root in _ROOTS.items()
    for mood, ending in _ENDINGS.items()
]

_ROOT = re.compile(f"{_PREFIX}(?:{'|'.join(_ROOTS.values())})")


def is_imperative(word: str) -> bool:
    """ "Подгоните": somebody is bidden, politely."""
    return word.endswith(("ите", "йте", "ьте"))


def is_bidden(word: str) -> bool:
    """ "Подгоните", "подогнать": somebody is bidden, or it may be asked for."""
    return is_imperative(word) or word.endswith(("ть", "ти", "чь", "ться"))


# Of what was: "просидела", "стоял"; nouns and names that end so.
_PAST = re.compile(
    "[а-я]{2,}[аеиыуюя]л(?:[аио]|[аио]?сь|ся)?"
    "|(?:по|про|у|вы|за|на|при|под|от|пере|из|раз|рас|с)(?:(?:тек|мок|мерз|сох|вяз|лез|полз|пек|лег|вык|жег)(?:л[аио])?|мерл[аио])"
)
_NO_PAST = frozenset({
    "павел", "михаил", "даниил", "данила", "гавриил", "отдел", "отдела", "предел", "раздел", "подвал", "подвала",
    "материал", "материала", "персонал", "вокзал", "вокзала", "канал", "журнал", "скандал", "терминал", "терминала",
    "квартал", "квартала", "портал", "сигнал", "интервал", "оригинал", "дела", "пила", "стул", "стула",
    "зеркала", "одеяла", "покрывала", "зал", "зала", "пола", "пенал", "пенала",
    "панели", "модели", "мебели", "постели", "недели", "отели", "качели", "карусели", "щели", "цели", "гели",
    "дело", "тело", "село", "мало", "начало", "мыло", "одеяло", "зеркало", "покрывало",
})  # fmt: skip


def is_past(word: str) -> bool:
    """Has a Russian word the form of what was?"""
    return _PAST.fullmatch(word) is not None and word not in _NO_PAST


FINITE = re.compile("[а-я]{2,}(?:[аеиуюя]ет|[уюая]т|[уюая]тся|[ие]тся|[аиоуюя]еться)")
"""Of a Russian verb of the third person: "ругаются", "спит"."""
_OF_US = ("аю", "яю", "ую", "ожу", "езу", "еду", "лю", "аем", "яем", "уем", "дем", "дим", "зим", "тим")


def is_first_person(word: str) -> bool:
    """ "Забираю", "провожу"."""
    return word.endswith(_OF_US)


_DEEDS = {"BRINGING": "DELIVER", "CALLING": "CALL", "WRITING": "WRITE"}
_DONE = [(re.compile(f"{_PREFIX}(?:{root})"), _DEEDS[kind]) for kind, root in _ROOTS.items()]


_IRREGULAR = {
    **dict.fromkeys(("rang", "called", "phoned", "telephoned", "contacted", "disturbed", "bothered"), "CALL"),
    **dict.fromkeys(("came", "brought", "delivered", "arrived", "visited", "dropped"), "DELIVER"),
}


def deed(word: str) -> str:
    """What a form of a verb does, whoever does it and when: DELIVER, CALL, WRITE or ""."""
    if word.isascii():
        return _IRREGULAR.get(word, "")
    return next((tag for form, tag in _DONE if form.match(word)), "")


# Any verb by its ending, where "не" before it leaves little else: "не планируйте", "не едет", "не ставить".
_VERBAL = re.compile(
    "[а-я]{2,}(?:(?P<bidden>[ийь]те(?:сь)?|ть(?:ся)?|ти|чь|[аяуюе]й|и)|[еиуюая]т(?:ся)?|[еи]м(?:ся)?|[еи]шь(?:ся)?|[ую](?:сь)?)"
)
_NOT = frozenset({"not", "aren't", "isn't"})
_MODALS = frozenset({"do", "must", "should", "could", "would", "can", "will", "you", "please", "to"})
_WHO = frozenset({"i", "we", "they", "you", "it", "he", "she"})
_AUXILIARIES = frozenset({
    "don't", "dont", "never", "can't", "cant", "cannot", "won't", "wont", "doesn't", "doesnt", "shouldn't", "couldn't",
    "donot", "dnt", "wouldn't", "didn't", "mustn't", "needn't",
})  # fmt: skip


_BIDDING = frozenset({"don't", "dont", "donot", "dnt", "never"})
_REFUSING = frozenset({"не", "нельзя", "нe"})


def denied_verb(before: str, negation: str, word: str) -> str:
    """What a word of unknown meaning is behind a negation: BIDDEN or DOING where it is a verb, else ""."""
    if not word.isascii():
        found = _VERBAL.fullmatch(word) if negation in _REFUSING else None
        return "" if found is None else BIDDEN if found["bidden"] else DOING
    if negation in _BIDDING and before not in _WHO and not (negation == "never" and word.endswith("ed")):
        return BIDDEN
    if before in _MODALS and negation == "not":
        return BIDDEN
    return DOING if negation in _AUXILIARIES or (negation in _NOT and word.endswith("ed")) else ""


# "выполнен", "отгружена", "оформлены": what is done. With a prefix, since "Иван" and "Светлана" end alike.
_DONE_TO = re.compile(
    "(?:вы|за|о|об|от|пере|под|по|пред|при|про|раз|рас|у|из|ис|на|до|вс|воз)[а-я]{3,}[еа]н[аоы]?|сделан[аоы]?"
)
_REFLEXIVE_PAST = ("лся", "лась", "лось", "лись")
_LEAST = 5


def verb(word: str) -> str:
    """The tag of a verb's form; "" where it is none that is known."""
    if word.isascii():
        return ""
    found = next((tag for form, tag in _FORMS if form.fullmatch(word)), "") if _ROOT.match(word) else ""
    past = (word.endswith(_REFLEXIVE_PAST) and len(word) > _LEAST) or _DONE_TO.fullmatch(word)
    return found or ("PAST" if past else "")
