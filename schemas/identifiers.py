"""The kinds of identifiers, their limits, and the normalisation that makes raw values comparable.

Whether two raw values name the same thing is decided in this file and nowhere else.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from schemas.mailbox_aliases import own_mailbox
from schemas.phones import EXTENSION_WORD, normalise_phone
from schemas.placeholder_mailboxes import made_up


class Strength(StrEnum):
    """What an identifier says about a person."""

    STRONG = "strong"  # given to, or owned by, a person
    REFERENCE = "reference"  # names a document that was given to a person
    WEAK = "weak"  # names a device, which people share


CROWD_LIMIT = 1_000
"""More records than this on one value make it a crowd: it names nobody, it conducts nothing, and it is not followed.

A rule on the set of records, so that it holds in any order; it bounds what one event can make the resolver load.
"""

CROWD_PEOPLE = 12
"""More people than this beside one value, counted on the records that carry it, make it a crowd too: a kiosk, a till's
own card, the call centre's line. More than any family has.
"""


@dataclass(frozen=True, slots=True)
class KindPolicy:
    """How one kind of identifier is treated.

    trust: 1 is judged first (design §5: account, e-mail, card, phone, reference, visitor).
    exclusive: two different values speak against one person where only a weak identifier connects them.
    people_limit: more distinct people than this on one value make it generic: it then joins nobody.
    holders_limit: the same for the nameless, told apart by values of another exclusive kind: a card that stands beside
    more phones than this is the till's own.
    crowd_limit: more records than this on one value, and the value counts as absent from all of them (CROWD_LIMIT).
    """

    strength: Strength
    trust: int
    exclusive: bool
    people_limit: int
    holders_limit: int
    crowd_limit: int = CROWD_LIMIT


KINDS: dict[str, KindPolicy] = {
    "account": KindPolicy(Strength.STRONG, 1, exclusive=True, people_limit=3, holders_limit=10),
    "email": KindPolicy(Strength.STRONG, 2, exclusive=False, people_limit=6, holders_limit=8),
    "card": KindPolicy(Strength.STRONG, 3, exclusive=True, people_limit=6, holders_limit=8),
    "phone": KindPolicy(Strength.STRONG, 4, exclusive=True, people_limit=8, holders_limit=8),
    "preorder": KindPolicy(Strength.REFERENCE, 5, exclusive=False, people_limit=3, holders_limit=4),
    "order": KindPolicy(Strength.REFERENCE, 6, exclusive=False, people_limit=3, holders_limit=4),
    "receipt": KindPolicy(Strength.REFERENCE, 7, exclusive=False, people_limit=3, holders_limit=4),
    "visitor": KindPolicy(Strength.WEAK, 8, exclusive=False, people_limit=8, holders_limit=8, crowd_limit=100),
}  # a visitor's limit is lower: tablets in shops would else connect a whole town into one neighbourhood
EXCLUSIVE_KINDS = frozenset(kind for kind, policy in KINDS.items() if policy.exclusive)
REFERENCE_KINDS = frozenset(kind for kind, policy in KINDS.items() if policy.strength is Strength.REFERENCE)
STRONG_KINDS = frozenset(kind for kind, policy in KINDS.items() if policy.strength is Strength.STRONG)
WEAK_KINDS = frozenset(kind for kind, policy in KINDS.items() if policy.strength is Strength.WEAK)

STATEMENT = "statement"
"""Names one record by its id, and is carried by that alone: how a decision speaks of people who have nothing but a
shared value. No channel states it, no profile shows it.
"""
POLICIES = KINDS | {
    STATEMENT: KindPolicy(Strength.REFERENCE, 0, exclusive=False, people_limit=3, holders_limit=4),
}
NOTED_KINDS = REFERENCE_KINDS | {STATEMENT}  # known to a record's neighbours once somebody else knows them


class Identifier(NamedTuple):
    """A normalised (kind, value). Equal identifiers name the same thing."""

    kind: str
    value: str

    @property
    def strength(self) -> Strength:
        return POLICIES[self.kind].strength

    def __repr__(self) -> str:
        """Personal data masks itself: logs and errors show the kind and the last two characters."""
        return f"{self.kind}:…{self.value[-2:]}"


# Values that the field has learned to distrust: placeholders of forms, SDKs and tills.
# Sources: the deny lists that Segment, PostHog and Mindbox publish (see docs/decisions/0003-blocked-values.md).
def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BLOCKED_WORDS = _words(
    """null none nil undefined unknown anonymous anon guest user customer client distinctid distinct_id id
    email e-mail phone card visitor nan n/a na nope true false test empty unavailable hidden - -- . 0 -1 \\n
    тест нет нету неизвестно неизвестен гость покупатель клиент б/н бн н/д отсутствует пусто скрыт отказ отказался"""
) | {
    "object object", "not set", "", "нет карты", "без карты", "нет телефона", "нет почты", "нет данных", "нет номера",
    "no card", "no phone", "no email", "no data", "not given", "not known", "not available", "not applicable",
    "none given", "не указан", "не указано", "не указана", "не задано",
}  # fmt: skip
_AROUND = " ()[]{}<>\"'`«»#!"  # (null), [object Object], #N/A
_SHARED_WORDS = {
    "account": _words(
        """admin administrator root system superuser operator manager cashier seller staff support shop store kassa bot
        default demo sample login админ администратор оператор менеджер кассир касса продавец магазин сотрудник"""
    ),
}
"""By kind: what people share by its nature, as a login of the shop's own staff."""
_HIDDEN = frozenset({"phone", "email", "card"})  # kinds of which receipts and logs show a part: ****1234, n***@ya.ru
_COUNTED = frozenset({"1234567890", "0123456789", "123456789", "12345678"})
_LONGEST_SHORT_CARD = 5  # digits: card 2222 of a small shop is a card, 222222 is a placeholder
_ONLY_FILLER = re.compile(r"^[\s0\-._]*$")


@lru_cache(maxsize=65_536)  # an event's number is asked for by its record and by each effect that goes by it
def normalise(kind: str, raw: str, region: str = "RU") -> Identifier | None:
    """The comparable form of a raw value, or None if the value identifies nobody.

    `region` (ISO 3166) is the country that a phone without a country code is dialled in.
    None is returned for blocked values and for what is no phone or e-mail at all: a guess here would join strangers.
    """
    text = raw.strip()
    if says_none(text) or text.casefold() in _SHARED_WORDS.get(kind, ()) or (kind in _HIDDEN and "*" in text):
        return None
    if kind == "phone":
        value = normalise_phone(text, region)
    elif kind == "email":
        value = normalise_email(text)
    elif kind == "card":
        value = _typed(text)
        same = value and _all_same(value) and len(value) > _LONGEST_SHORT_CARD
        value = None if same or value in _COUNTED else value
    elif kind in REFERENCE_KINDS:
        value = normalise_reference(text)
    else:
        value = text
    return Identifier(kind, value) if value else None


def says_none(raw: str) -> bool:
    """Whether the value is a word for "none" or "somebody", or filler: nothing is lost where it is not used."""
    return raw.casefold().strip(_AROUND) in _BLOCKED_WORDS or bool(_ONLY_FILLER.match(raw))


def normalise_all(kind: str, raw: str, region: str = "RU") -> list[Identifier]:
    """As `normalise`; of several phones or mailboxes in one text, as people fill a box of a form, each.

    «8 916 124-00-18, 8 916 124-00-19» are two phones; a part that names nobody is left out, the others count.
    """
    whole = normalise(kind, raw, region)
    if whole is not None or kind not in _PARTED:
        return [whole] if whole else []
    parts = _PARTED[kind].split(raw)
    found = (normalise(kind, part, region) for part in parts) if 1 < len(parts) <= _MOST_PARTS else ()
    return list(dict.fromkeys(filter(None, found)))


_PARTED = {
    "phone": re.compile(rf"[,;/|\n](?!\s*{EXTENSION_WORD}[.:=\s№]*\d)|\b(?:или|и|or|and)\b"),
    "email": re.compile(r"[,;|\s]+"),
}
_MOST_PARTS = 10
_DASHES = re.compile("[-\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]")
_UNSEEN = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")


def normalise_reference(text: str) -> str | None:
    """A document's number independent of how it is typed: upper case, every dash a hyphen, no blanks, no number sign.

    Hyphens and letters that look alike in two alphabets stay: 1-23 and 12-3 may be two orders.
    """
    return _typed(text.replace("№", "#"), dash="-")


def _typed(text: str, dash: str = "") -> str | None:
    plain = _DASHES.sub(dash, unicodedata.normalize("NFKC", text).upper())
    value = unicodedata.normalize("NFKC", _UNSEEN.sub("", plain)).lstrip("#")
    return None if says_none(value) else value


def _all_same(text: str) -> bool:
    return len(text) > 1 and len(set(text)) == 1


_NAMED_MAILBOX = re.compile(r"<([^<>\s]+)>\s*$")  # Anna Petrova <anna@mail.ru>


def normalise_email(text: str) -> str | None:
    """The address in lower case with its domain in ASCII; None for placeholders and what is no address.

    Conservative on purpose: +tags, dots and aliases stay, since only their provider knows what they mean; but for
    those that the provider documents (`mailbox_aliases`).
    """
    named = _NAMED_MAILBOX.search(text)
    address = (named.group(1) if named else text).casefold().removeprefix("mailto:")
    local, at, domain = address.rpartition("@")
    if not at or not local or "." not in domain or re.search(r"[\s,;<>\"()]", address):
        return None
    try:
        ascii_domain = domain.rstrip(".").encode("idna")
        domain = ascii_domain.decode("idna")
    except UnicodeError:
        return None
    mailbox, own_domain = own_mailbox(local, ascii_domain.decode())
    return None if made_up(local, domain) or made_up(local, own_domain) else f"{mailbox}@{own_domain}"
