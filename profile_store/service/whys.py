"""Loads from the identity graph what an explanation needs. The load is bounded; beyond the bound it says so."""

from __future__ import annotations

from profile_store.identity_graph import KnownIdentities, likenesses
from profile_store.service.explain import Why, explain
from profile_store.service.explain_pair import WhyPair, explain_pair
from schemas.identifiers import STATEMENT, Identifier
from schemas.identity import ProfileId

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


def why_pair(identities: KnownIdentities, a: Identifier, b: Identifier, most: int) -> WhyPair:
    """Why the two are one person's, or why not. most: as of `why`."""
    near = identities.neighbourhood([a, b], [one.value for one in (a, b) if one.kind == STATEMENT], most)
    if not near.complete:
        one, other = ([group.profile_id for group in identities.groups_with(each, _LEADS_TO)] for each in (a, b))
        return WhyPair.too_large((a, b), (one, other), most)
    carried = {one for record in near.records.values() for one in record.all_identifiers}
    alike = likenesses(identities, near.records)
    return explain_pair(a, b, near, identities.evidence({a, b, *carried} - near.crowded), alike)
