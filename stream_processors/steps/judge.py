"""Load a neighbourhood, let `partition` judge it, commit where nothing of it has moved on; else again."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import zip_longest

from profile_store.answers import Committed, Entered
from profile_store.ports import IdentityStore, Neighbourhood, Regrouping, StoreUnavailable
from schemas.identifiers import Identifier
from schemas.identity import ProfileId, Record, RecordId
from stream_processors.steps.regroup import regroupings, unjudged
from stream_processors.steps.work import Work

log = logging.getLogger(__name__)

_FIRST_PAUSE, _LONGEST_PAUSE = 0.002, 0.25  # seconds
_PART = 100  # what is judged while the store works on the next and the one before


@dataclass
class Judged:
    """What was committed. numbers: of those commits that are to be told of; crowds: values of too
    many records or people, met on the way; unjudged: too large a part; records: those that were loaded to be judged;
    entered: those that are in the graph since.
    """

    changes: list[Regrouping] = field(default_factory=list)
    numbers: set[int] = field(default_factory=set)
    crowds: set[Identifier] = field(default_factory=set)
    unjudged: int = 0
    records: dict[RecordId, Record] = field(default_factory=dict)
    entered: dict[RecordId, Entered | None] = field(default_factory=dict)


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
        self._store_thread = ThreadPoolExecutor(1, "identity-store")

    def judge(self, work: Work) -> Judged:
        """Until nothing is refused. Raises StoreUnavailable where other workers keep changing the same people."""
        judged = Judged()
        pause = _FIRST_PAUSE
        for _ in range(self._attempts):
            if not work:
                return judged
            refused = self._round(work, judged)
            work = self._left(refused)
            if refused:  # another worker was faster; the jitter keeps the two from meeting again
                time.sleep(random.uniform(0, pause))
                pause = min(2 * pause, _LONGEST_PAUSE)
        if not work:
            return judged
        raise StoreUnavailable(
            f"{len(work.sightings)} records and {len(work.decisions)} decisions were refused {self._attempts} times: "
            "other workers keep changing the same people. What was committed holds; the batch can be repeated.",
            "identity",
        )

    def _round(self, work: Work, judged: Judged) -> list[Regrouping]:
        """What was refused. While one part is judged, the store loads the next and commits the one before."""
        parts = work.apart(_PART)
        if len(parts) == 1:
            changes = self._changes(work, self._load(work), judged)
            return _sorted_out([(changes, self._store.commit(changes))], judged)
        loading = self._store_thread.submit(self._load, parts[0])
        committing: list[tuple[list[Regrouping], Future[Committed]]] = []
        for part, following in zip_longest(parts, parts[1:]):
            near = loading.result()
            if following:
                loading = self._store_thread.submit(self._load, following)
            changes = self._changes(part, near, judged)
            committing.append((changes, self._store_thread.submit(self._store.commit, changes)))
        return _sorted_out([(changes, done.result()) for changes, done in committing], judged)

    def _load(self, work: Work) -> Neighbourhood:
        carried = (sighting.record.all_identifiers for sighting in work.sightings)
        seeds = frozenset().union(*carried, *(decision.of for decision in work.decisions))
        return self._store.neighbourhood(seeds, work.asked, self._most, work.near)

    def _changes(self, work: Work, near: Neighbourhood, judged: Judged) -> list[Regrouping]:
        if near.complete:
            changes, crowds = regroupings(near, work.sightings, work.decisions, self._fresh)
            self._report(crowds - judged.crowds)
            judged.crowds |= crowds
            judged.records.update(near.records)
            return changes
        halves = work.halves()
        if halves:
            return [change for half in halves if half for change in self._changes(half, self._load(half), judged)]
        judged.unjudged += 1
        self._on_bound("closure")
        log.warning(
            "more than %d records are connected: what is new among them is not judged. It waits for review", self._most
        )
        current = self._store.profiles_of(work.asked)
        return [unjudged(work.sightings, work.decisions, current, self._most, self._fresh)]

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
                log.warning("%s is on more records, or beside more people, than one person's: it joins nobody", crowd)


def _sorted_out(answers: Iterable[tuple[list[Regrouping], Committed]], judged: Judged) -> list[Regrouping]:
    """What was written is noted, what was refused is answered."""
    refused: list[Regrouping] = []
    for changes, committed in answers:
        judged.entered.update(committed.entered)
        for change, number in zip(changes, committed.numbers, strict=True):
            (judged.changes if number else refused).append(change)
            if number and change.regrouped:
                judged.numbers.add(number)
    return refused
