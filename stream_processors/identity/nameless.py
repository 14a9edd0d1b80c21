"""Evidence about groups without a name: what else is known of their phones or mailboxes can speak against a join.

Cards are lent within a family, phones are carried by one person. A till asks for a card and a phone, but seldom a name.
If the phone is Елена's elsewhere and the card is Андрей's, both use the card, so it does not identify the buyer of
nameless purchases; the phone may. But who pays with a card of his own may give his wife's phone: where her name stands
beside it no more often than his beside the card, nobody knows whose purchase it is. On a tablet, anna.petrova@… and
pyotr.petrov@… are two people, and so are Пётр Петров and annapetrova@….
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from schemas.identifiers import WEAK_KINDS, Identifier
from schemas.identity import PersonFacts, RecordId
from stream_processors.identity.facts import Facts
from stream_processors.identity.forest import Forest
from stream_processors.identity.lent_cards import by_papers
from stream_processors.identity.naming.given_names import given_name
from stream_processors.identity.naming.remarks import says_nobody
from stream_processors.identity.naming.surnames import looks_like_surname
from stream_processors.identity.partition_input import Ground
from stream_processors.identity.traits import whole_surname

Node = RecordId


def with_bearers(
    kind: str,
    judged: Iterable[Sequence[Node]],
    facts: Mapping[Node, Facts],
    ground: Ground,
    forest: Forest[RecordId],
) -> Mapping[Node, Facts]:
    """facts as a kind is to be judged on: of cards, nameless groups by their phones and
    papers; of devices, by their mailboxes.

    judged: the groups that carry each of its identifiers. Only what speaks of one person counts, and only for judging:
    no group takes over a name in this way.
    """
    if kind == "card":
        of_cards = {node: facts[node] for nodes in judged for node in nodes}
        told = [*_by_phone(of_cards, ground), *by_papers(of_cards, ground, forest)]
    elif kind in WEAK_KINDS:
        told = [*_by_mailbox(judged, facts, ground, forest)]
    else:
        return facts
    persons: dict[Node, set[int]] = {}
    for node, said in told:
        persons.setdefault(node, set()).update(said)
    bearers = {
        node: Facts(frozenset(said), facts[node].owned, facts[node].sides)
        for node, said in persons.items()
        if said and not ground.people.clash(said)
    }
    return {**facts, **bearers} if bearers else facts


def _by_phone(facts: Mapping[Node, Facts], ground: Ground) -> Iterator[tuple[Node, Iterable[int]]]:
    """Those whom the records with the group's phones name, if these are one person."""
    people = ground.people

    @cache
    def named_on(phone: str) -> frozenset[int]:
        carriers = ground.carriers_of(Identifier("phone", phone))
        persons = people.told_by(ground.records[one] for one in carriers) - people.firms
        return frozenset() if people.clash(persons) else persons

    for node, known in facts.items():
        if not known.persons and "card" in known.owned:
            for phone in known.owned.get("phone", ()):
                yield node, named_on(phone)


def between_two(kind: str, judged: Iterable[Sequence[Node]], facts: Mapping[Node, Facts], ground: Ground) -> set[Node]:
    """Nameless groups with a card of one and a phone of another, who is no better known by it: they are nobody's.

    In sets of evaluators 12 of 24 such purchases were the card's owner's; of 97 with a phone that is better known than
    the card, 89 were the phone's. judged: the groups that carry each identifier of the kind.
    """
    if kind not in ("card", "phone"):
        return set()

    @cache
    def named_on(kind: str, value: str) -> tuple[frozenset[int], int]:
        """Whom its records name, if it is one person, and how many records do."""
        people = ground.people
        told = [people.told(person) - people.firms for person in ground.told_on(Identifier(kind, value))]
        persons = frozenset[int]().union(*told)
        return (frozenset(), 0) if people.clash(persons) else (persons, sum(map(bool, told)))

    def torn(known: Facts) -> bool:
        cards = [named_on("card", value) for value in known.owned["card"]]
        phones = [named_on("phone", value) for value in known.owned["phone"]]
        return any(
            of_card >= of_phone > 0 and ground.people.contradicting(his, hers)
            for his, of_card in cards
            for hers, of_phone in phones
        )

    asked = {node for nodes in judged for node in nodes if not facts[node].persons}
    return {node for node in asked if {"card", "phone"} <= facts[node].owned.keys() and torn(facts[node])}


def _by_mailbox(
    judged: Iterable[Sequence[Node]], facts: Mapping[Node, Facts], ground: Ground, forest: Forest[RecordId]
) -> Iterator[tuple[Node, Iterable[int]]]:
    """Those after whom the group's mailboxes are called."""
    mailboxes = _nameless_mailboxes(facts, ground, forest)
    people = ground.people
    named = [(node, one) for node, those in mailboxes.items() for one in map(mailbox_name, those) if one]
    for nodes in judged if mailboxes else ():
        bare = [node for node in nodes if node in mailboxes]
        surnames = {people.surname(person) for node in nodes for person in facts[node].persons} if bare else set()
        known = frozenset(surnames - {""})
        named += ((node, one) for node in bare for address in mailboxes[node] for one in mailbox_names(address, known))
    numbers = people.learn({one for _, one in named})
    return ((node, (numbers[one],)) for node, one in named)


def _nameless_mailboxes(
    facts: Mapping[Node, Facts], ground: Ground, forest: Forest[RecordId]
) -> Mapping[Node, list[str]]:
    """Of each group without a person its addresses, in their order."""
    found: dict[Node, list[str]] = {}
    for email in sorted(one for one in ground.carriers if one.kind == "email"):
        for node in {*map(forest.root, ground.carriers[email])}:
            if not facts[node].persons:
                found.setdefault(node, []).append(email.value)
    return found


@lru_cache(maxsize=65_536)
def mailbox_name(address: str) -> PersonFacts | None:
    """anna.petrova1990@mail.ru, a.petrova@mail.ru and anna1990@mail.ru say who; None where it is anything else."""
    words = [word for word in re.split(r"[\d._+-]+", address.partition("@")[0]) if word]
    if not 0 < len(words) <= 2 or any(says_nobody([word]) for word in words):
        return None
    if len(words) == 1:
        return PersonFacts(words[0]) if len(words[0]) > 3 and given_name(words[0]) is not None else None
    short, long = sorted(words, key=len)
    if len(short) == 1:
        return PersonFacts(f"{short} {long}") if len(long) > 3 and looks_like_surname(long) else None
    named = sum(given_name(word) is not None for word in words)
    return PersonFacts(" ".join(words)) if len(short) > 2 and named == 1 else None


_LEAST_OF_SURNAME = 4  # letters: in shorter ones many a word ends


@lru_cache(maxsize=65_536)
def mailbox_names(address: str, surnames: frozenset[str]) -> tuple[PersonFacts, ...]:
    """elenasoloveva80@mail.ru and esoloveva@mail.ru say who, to whom knows the surname; so do surnames that come first.

    surnames: by `whole_surname`, of people beside it: alone a word can be cut in many ways.
    """
    words = [word for word in re.split(r"[\d._+-]+", address.partition("@")[0]) if word]
    word = words[0] if len(words) == 1 and whole_surname(words[0]) not in surnames else ""
    cuts = [(word[:at], word[at:]) for at in range(1, len(word))]
    return tuple(
        PersonFacts(f"{given} {surname}")
        for given, surname in (*cuts, *((behind, before) for before, behind in cuts))
        if len(surname) >= _LEAST_OF_SURNAME and whole_surname(surname) in surnames and _may_be_given(given)
    )


def _may_be_given(word: str) -> bool:
    return len(word) == 1 or (len(word) > 2 and given_name(word) is not None)
