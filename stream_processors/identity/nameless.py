"""Evidence about groups without a name: what else is known of their phones or mailboxes can speak against a join.

Cards are lent within a family, phones are carried by one person. A till asks for a card and a phone, but seldom a name.
If the phone is Елена's elsewhere and the card is Андрей's, both use the card, so it does not identify the buyer of
nameless purchases; the phone may. On a tablet, anna.petrova@… and pyotr.petrov@… are two people.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from schemas.identifiers import WEAK_KINDS, Identifier
from schemas.identity import PersonFacts, RecordId
from stream_processors.identity.facts import Facts
from stream_processors.identity.forest import Forest
from stream_processors.identity.naming.given_names import given_name
from stream_processors.identity.naming.remarks import says_nobody
from stream_processors.identity.naming.surnames import looks_like_surname
from stream_processors.identity.partition_input import Ground

Node = RecordId


def with_bearers(
    kind: str,
    judged: Iterable[Sequence[Node]],
    facts: Mapping[Node, Facts],
    ground: Ground,
    forest: Forest[RecordId],
) -> Mapping[Node, Facts]:
    """facts as a kind is to be judged on: of cards, nameless groups by their phones; of devices, by their mailboxes.

    judged: the groups that carry each of its identifiers. Only what speaks of one person counts, and only for judging:
    no group takes over a name in this way.
    """
    if kind == "card":
        told = _by_phone({node: facts[node] for nodes in judged for node in nodes}, ground)
    elif kind in WEAK_KINDS:
        told = _by_mailbox(facts, ground, forest)
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
        persons = people.told_by(ground.records[one] for one in carriers)
        return frozenset() if people.clash(persons) else persons

    for node, known in facts.items():
        if not known.persons and "card" in known.owned:
            for phone in known.owned.get("phone", ()):
                yield node, named_on(phone)


def _by_mailbox(
    facts: Mapping[Node, Facts], ground: Ground, forest: Forest[RecordId]
) -> Iterator[tuple[Node, Iterable[int]]]:
    """Those after whom the group's mailboxes are called."""
    for email in sorted(one for one in ground.carriers if one.kind == "email"):
        nodes = {node for node in map(forest.root, ground.carriers[email]) if not facts[node].persons}
        named = mailbox_name(email.value) if nodes else None
        if named:
            number = ground.people.learn(named)
            yield from ((node, (number,)) for node in nodes)


@lru_cache(maxsize=65_536)
def mailbox_name(address: str) -> PersonFacts | None:
    """anna.petrova1990@mail.ru and a.petrova@mail.ru say who; None where it is anything but a name and a surname."""
    words = [word for word in re.split(r"[\d._+-]+", address.partition("@")[0]) if word]
    if len(words) != 2 or any(says_nobody([word]) for word in words):
        return None
    short, long = sorted(words, key=len)
    if len(short) == 1:
        return PersonFacts(f"{short} {long}") if len(long) > 3 and looks_like_surname(long) else None
    named = sum(given_name(word) is not None for word in words)
    return PersonFacts(" ".join(words)) if len(short) > 2 and named == 1 else None
