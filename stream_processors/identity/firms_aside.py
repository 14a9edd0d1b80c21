"""A firm's name in the box for a person's contradicts no person: who buys for his firm is still himself.

On an account, a mailbox or a card of one person it says nothing, as a record without a name; unless more records there
name firms than people, since it is the firm's then. A phone may be the office's, so there it joins no person, and keeps
nobody else apart either. Firms that stand beside each other are told apart as ever, and so is whoever stands beside a
firm on anything else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from schemas.identifiers import Identifier
from stream_processors.identity.facts import Facts, persons_of
from stream_processors.identity.partition_input import Ground
from stream_processors.identity.verdict import Node

_PERSONAL: Final = frozenset({"account", "email", "card"})


def firms_aside(
    kind: str, judged: Mapping[Identifier, Sequence[Node]], facts: Mapping[Node, Facts], ground: Ground
) -> tuple[Mapping[Node, Facts], set[Node]]:
    """(facts as a kind is to be judged on, groups that it tells nothing of). judged: identifier → its groups."""
    if not ground.people.firms or kind not in {*_PERSONAL, "phone"}:
        return facts, set()
    firms = _beside_people(kind, judged, facts, ground)
    if kind == "phone" or not firms:
        return facts, firms
    return {**facts, **{node: _unnamed(facts[node], kind) for node in firms}}, set()


def _unnamed(known: Facts, kind: str) -> Facts:
    """Nor does the office's phone tell whose its card is."""
    owned = {kind: known.owned[kind]} if kind in known.owned else {}
    return Facts(frozenset(), owned, known.sides)


def _beside_people(
    kind: str, judged: Mapping[Identifier, Sequence[Node]], facts: Mapping[Node, Facts], ground: Ground
) -> set[Node]:
    """Groups of firms alone that stand beside a person somewhere, nowhere beside another firm or on a firm's own."""
    people, found, torn = ground.people, set[Node](), set[Node]()
    for one, nodes in judged.items():
        firms = [node for node in nodes if facts[node].persons and facts[node].persons <= people.firms]
        if not firms:
            continue
        named = persons_of(facts[node] for node in firms)
        if people.clash(named) or (kind in _PERSONAL and _firms_own(one, ground)):
            torn.update(firms)
        elif people.contradicting(named, persons_of(facts[node] for node in nodes) - people.firms):
            found.update(firms)
    return found - torn


def _firms_own(identifier: Identifier, ground: Ground) -> bool:
    people = ground.people
    told = [people.told(person) for person in ground.told_on(identifier)]
    return 2 * sum(one <= people.firms for one in told if one) > sum(map(len, told))
