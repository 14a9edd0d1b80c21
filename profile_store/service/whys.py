"""Loads from the identity graph what an explanation needs. The load is bounded; beyond the bound it says so."""

from __future__ import annotations

from collections.abc import Collection

from profile_store.identity_graph import KnownIdentities
from profile_store.ports import Neighbourhood
from profile_store.service.explain import Why, carriers, explain
from profile_store.service.explain_pair import WhyPair, explain_pair
from profile_store.suggested import between_people
from schemas.identifiers import STATEMENT, Identifier
from schemas.identity import ProfileId, Record
from stream_processors.identity.rarity import Rarity

_LEADS_TO = 20  # profiles that are named of a value whose neighbourhood is too large


def why(identities: KnownIdentities, profile_id: ProfileId, most: int) -> Why | None:
    """None where the id was never given. most: records; of a larger neighbourhood it is said that it was not judged."""
    group = identities.group(profile_id)
    if group is None:
        return None
    seeds = {identifier for record in group.records for identifier in record.all_identifiers}
    mine = frozenset(record.record_id for record in group.records)
    near = identities.neighbourhood(seeds, mine, most)
    if not near.complete:
        return Why.too_large(group.profile_id, mine, most)
    return explain(group.profile_id, mine, near, identities.evidence(seeds - near.crowded))


def why_pair(identities: KnownIdentities, a: Identifier, b: Identifier, most: int, people: Rarity) -> WhyPair:
    """Why the two are one person's, or why not. most: as of `why`. people: what agreement is worth among them."""
    near = identities.neighbourhood([a, b], [one.value for one in (a, b) if one.kind == STATEMENT], most)
    if not near.complete:
        one, other = ([group.profile_id for group in identities.groups_with(each, _LEADS_TO)] for each in (a, b))
        return WhyPair.too_large((a, b), (one, other), most)
    carried = {one for record in near.records.values() for one in record.all_identifiers}
    alike = between_people(identities, _people(a, near), _people(b, near), people)
    return explain_pair(a, b, near, identities.evidence({a, b, *carried} - near.crowded), alike)


def _people(identifier: Identifier, near: Neighbourhood) -> list[Collection[Record]]:
    """The records of each profile that the identifier leads to."""
    led = {near.current[record_id] for record_id in carriers(identifier, near) if record_id in near.current}
    return [[near.records[one] for one in near.records if near.current.get(one) == each] for each in sorted(led)]
