"""Load a neighbourhood, let `partition` judge it, commit where nothing of it has moved on; else again."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from profile_store.ports import IdentityStore, Regrouping, Sighting, StoreUnavailable
from schemas.identifiers import Identifier
from schemas.identity import Decision, ProfileId, RecordId
from stream_processors.steps.regroup import regroupings, unjudged

log = logging.getLogger(__name__)

T = TypeVar("T")

_FIRST_PAUSE, _LONGEST_PAUSE = 0.002, 0.25  # seconds


class Work(NamedTuple):
    """What is to be judged: new sightings and decisions, and records that are known but whose likenesses changed."""

    sightings: list[Sighting]
    decisions: list[Decision]
    again: list[RecordId]

    def __bool__(self) -> bool:
        return bool(self.sightings or self.decisions or self.again)

    def halves(self) -> tuple[Work, Work] | None:
        """None where there is but one thing to judge."""
        if len(self.sightings) + len(self.decisions) + len(self.again) < 2:
            return None
        (a, b), (c, d), (e, f) = _halved(self.sightings), _halved(self.decisions), _halved(self.again)
        return Work(a, d, e), Work(b, c, f)


def _halved(items: list[T]) -> tuple[list[T], list[T]]:
    middle = (len(items) + 1) // 2
    return items[:middle], items[middle:]


@dataclass
class Judged:
    """What was committed. crowds: values on too many records, met on the way; unjudged: what was too large."""

    changes: list[Regrouping] = field(default_factory=list)
    crowds: set[Identifier] = field(default_factory=set)
    unjudged: int = 0


def uncounted(bound: str) -> None:
    """For those who count nothing."""


class Judge:
    """fresh: makes profile ids. on_bound: called with "crowd" or "closure" when a bound was met, to be counted.
    attempts: loads and commits that one batch may need where other workers change the same people.
    most: records of one neighbourhood; a larger one is not judged, and shown to staff.
    """

    def __init__(
        self,
        store: IdentityStore,
        fresh: Callable[[], ProfileId],
        on_bound: Callable[[str], None],
        attempts: int,
        most: int,
    ) -> None:
        self._store = store
        self._fresh = fresh
        self._on_bound = on_bound
        self._attempts = attempts
        self._most = most
        self._reported: set[Identifier] = set()  # each crowd is logged once a process

    def judge(self, work: Work) -> Judged:
        """Until nothing is refused. Raises StoreUnavailable where other workers keep changing the same people."""
        judged = Judged()
        pause = _FIRST_PAUSE
        for _ in range(self._attempts):
            if not work:
                return judged
            changes = self._changes(work, judged)
            refused: list[Regrouping] = []
            for change, written in zip(changes, self._store.commit(changes), strict=True):
                (judged.changes if written else refused).append(change)
            work = self._left(refused)
            if refused:  # another worker was faster; the jitter keeps the two from meeting again
                time.sleep(random.uniform(0, pause))
                pause = min(2 * pause, _LONGEST_PAUSE)
        if not work:
            return judged
        raise StoreUnavailable(
            f"{len(work.sightings)} records and {len(work.decisions)} decisions were refused {self._attempts} times: "
            "other workers keep changing the same people. What was committed holds; the batch can be repeated."
        )

    def _changes(self, work: Work, judged: Judged) -> list[Regrouping]:
        sightings, decisions, again = work
        carried = (sighting.record.all_identifiers for sighting in sightings)
        seeds = frozenset().union(*carried, *(decision.of for decision in decisions))
        asked = [*(sighting.record.record_id for sighting in sightings), *again]
        near = self._store.neighbourhood(seeds, asked, self._most)
        if near.complete:
            changes, crowds = regroupings(near, sightings, decisions, self._fresh)
            self._report(crowds - judged.crowds)
            judged.crowds |= crowds
            return changes
        halves = work.halves()
        if halves:
            return [change for half in halves if half for change in self._changes(half, judged)]
        judged.unjudged += 1
        self._on_bound("closure")
        log.warning(
            "more than %d records are connected: %r is not judged with them. Look among what is to be reviewed",
            self._most,
            next(iter(sorted(seeds)), "a likeness"),
        )
        return [unjudged(sightings, decisions, self._store.profiles_of(asked), self._most, self._fresh)]

    def _left(self, refused: Collection[Regrouping]) -> Work:
        """What refused commits wanted to say. The groups that they spoke of are loaded whole this time: likeness that
        does not count any more may have joined them.
        """
        groups = self._store.groups(sorted({one for change in refused for one in change.current.values()}))
        return Work(
            [sighting for change in refused for sighting in change.sightings],
            [decision for change in refused for decision in change.decisions],
            sorted({record.record_id for group in groups for record in group.records}),
        )

    def _report(self, crowds: Iterable[Identifier]) -> None:
        for crowd in crowds:
            self._on_bound("crowd")
            if crowd not in self._reported:
                self._reported.add(crowd)
                log.warning("%s is on more records than its kind allows: it joins nobody and is not followed", crowd)
