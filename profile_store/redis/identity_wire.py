"""A commit as `lua/identity/07_commit.lua` takes it: only what changes, and what must not have changed meanwhile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import orjson

from profile_store.identity_graph import name_words
from profile_store.ports import Finding, Likenesses, Regrouping, ReviewKind
from profile_store.redis.identity_codec import (
    Keys,
    decision_to_json,
    digest,
    evidence_to_json,
    record_to_json,
    spelled,
)
from profile_store.redis.regroupings_codec import regrouped_to_text
from schemas.identifiers import NOTED_KINDS, Identifier
from schemas.identity import Decision, RecordId
from stream_processors.identity.candidates import LARGEST_BLOCK


def change_to_wire(change: Regrouping, keys: Keys) -> dict[str, object]:
    """The argument of the Function `identity_commit`, to be sent as JSON: identifiers as hashed keys, nothing in clear
    that a key could tell.
    """
    references = {
        identifier
        for carried in (*(one.record.references for one in change.sightings), *(one.of for one in change.decisions))
        for identifier in carried
        if identifier.kind in NOTED_KINDS
    }
    return {
        **_seen(change, keys),
        **_entries(change, keys),
        "decisions": [entry for decision in change.decisions for entry in _decision(decision, keys)],
        "references": keys.identifiers(references),
        "crowds": [keys.identifier(one)[0] for one in sorted(change.crowds)],
        "minted": list(change.minted.items()),
        "disowned": [
            [keys.identifier(one)[0], sorted(records), spelled(one)] for one, records in change.disowned.items()
        ],
        **_groups(change),
        **_reviews(change, keys),
        "regrouped": regrouped_to_text(change.regrouped) if change.regrouped else False,
    }


def _seen(change: Regrouping, keys: Keys) -> dict[str, object]:
    identifiers, records, likenesses, blocks = [], [], [], []
    for node, version in change.versions.items():
        if isinstance(node, str):
            records.append([node, version])
        elif isinstance(node, Identifier):
            identifiers.append([*keys.identifier(node), version])
        elif isinstance(node, Likenesses):
            likenesses.append([node.of, version])
        elif not version:
            blocks.append(node)
    followed = keys.blocks(block.key for block in blocks)
    return {
        "identifiers": identifiers,
        "records": records,
        "likenesses": likenesses,
        "followed": followed,
        "block_limit": LARGEST_BLOCK,
    }


def _entries(change: Regrouping, keys: Keys) -> dict[str, object]:
    """What each sighting binds. A record that is new comes with what it says and the profile that it goes to; it enters
    its blocks if it states a person.
    """
    new = {one: profile_id for profile_id, members in change.groups.items() for one in members - change.current.keys()}
    entries: list[list[object]] = []
    enter: dict[RecordId, object] = {}
    for record, evidence in change.sightings:
        entry: list[object] = [record.record_id, keys.identifiers(record.all_identifiers), evidence_to_json(evidence)]
        if record.record_id in new:
            entry += [record_to_json(record), keys.names(name_words(record)), new[record.record_id]]
            if record.person:
                enter[record.record_id] = keys.blocks_of(record.person)
        entries.append(entry)
    return {"sightings": entries, "enter": [*enter.items()]}


def _decision(decision: Decision, keys: Keys) -> Iterator[list[object]]:
    text = decision_to_json(decision)
    for identifier in decision.of:
        yield [keys.identifier(identifier), digest(text), text]


def _groups(change: Regrouping) -> dict[str, object]:
    """A group of 900 records is not rewritten because another one came beside it."""
    was = change.groups_before()
    return {
        "were": [[profile_id, len(json_list(members))] for profile_id, members in was.items()],
        "moved": [
            [record_id, profile_id]
            for profile_id, members in change.groups.items()
            for record_id in members
            if change.current.get(record_id, profile_id) != profile_id
        ],
        "retired": sorted(was.keys() - change.groups.keys()),
        "groups": [
            [
                profile_id,
                False if members == was.get(profile_id, frozenset()) else json_list(members),
                json_list(change.households[profile_id]) if change.households.get(profile_id) else "",
            ]
            for profile_id, members in change.groups.items()
        ],
    }


def _reviews(change: Regrouping, keys: Keys) -> dict[str, object]:
    """judged: values and profiles of which it is now known whether they need a look; findings: those that do."""
    texts: dict[str, dict[str, object]] = {}
    queues: dict[str, list[object]] = {}

    def add(member: str, kind: ReviewKind, finding: Finding) -> None:
        texts.setdefault(member, {})[kind.value] = finding.because
        queues.setdefault(member, []).append([kind.value, finding.size])

    for (kind, identifier), finding in sorted(change.values.items()):
        member = keys.identifier(identifier)[0]
        texts.setdefault(member, {})["of"] = list(identifier)
        add(member, kind, finding)
    for (kind, profile_id), finding in sorted(change.profiles.items()):
        add(profile_id, kind, finding)
    judged = {*_shareable(change, keys), *change.groups, *change.current.values(), *texts}
    findings = [[member, orjson.dumps(text).decode(), queues[member]] for member, text in texts.items()]
    return {"judged": [*judged], "findings": findings}


def _shareable(change: Regrouping, keys: Keys) -> Iterable[str]:
    """Values that more than one entry tells of; a crowd stays one for ever."""
    new = Counter(one for sighting in change.sightings for one in sighting.record.all_identifiers)
    for node, version in change.versions.items():
        if isinstance(node, Identifier) and version >= 0 and version + new[node] > 1:
            yield keys.identifier(node)[0]


def json_list(ids: Iterable[str]) -> str:
    return orjson.dumps(sorted(ids)).decode()
