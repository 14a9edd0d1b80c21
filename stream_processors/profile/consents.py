"""Consents of a client with several records: a refusal holds until the same person grants (decision 10).

A consent is stored with the record that stated it, the latest one per purpose and channel. The statements of a profile
are the union of its records' statements, so a merge loses none and a split leaves each side its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from schemas.fragment import Clock, Fragment, Keep
from schemas.identifiers import Strength
from schemas.identity import Record, RecordId
from schemas.profile import Consent, ConsentStated
from stream_processors.identity.agreement import Level
from stream_processors.identity.persons import compare
from stream_processors.profile import registers
from stream_processors.profile.clocks import time_of

# Channels of a consent to calls that mean the telephone; "" means every channel.
TELEPHONE: Final = frozenset(["", "phone", "call", "calls", "voice", "telephone", "телефон", "звонок"])

_TIME: Final = 16  # of a clock's characters: two statements of one microsecond are of one time, and the refusal counts


class Statement(NamedTuple):
    """One record's latest word on one purpose and channel. `source` is the system that took it."""

    clock: Clock
    granted: bool
    purpose: str
    channel: str
    source: str
    record_id: RecordId

    @property
    def at(self) -> datetime:
        return time_of(self.clock)


Lifts = Callable[[RecordId, RecordId], bool]
"""Whether what the first record grants later takes back what the second one refused."""


def stating(record_id: RecordId, purpose: str, channel: str, granted: bool, source: str) -> Keep:
    """The operation that keeps a statement on its record's fragment."""
    member = f"{purpose}\x1f{channel.strip()}\x1f{record_id}"
    return Keep(registers.CONSENTS, member, f"{int(granted)}{source}", registers.LIMITS[registers.CONSENTS])


def statements(fragment: Fragment) -> list[Statement]:
    """All that the records of a fragment stated, oldest first. Systems write SMS and sms for one channel: a refusal of
    the one holds for the other.
    """
    said = []
    for member, (clock, value) in fragment.maps.get(registers.CONSENTS, {}).items():
        purpose, _, of_record = member.partition("\x1f")
        channel, _, record_id = of_record.rpartition("\x1f")
        said.append(Statement(clock, value[0] == "1", purpose, channel.casefold(), value[1:], record_id))
    return sorted(said)


def consents(said: Sequence[Statement], lifts: Lifts) -> tuple[Consent, ...]:
    """What holds for each purpose and channel that was spoken of, by purpose and channel; all that bears on it beside.

    A word on every channel counts for each of them.
    """
    spoken = sorted({(each.purpose, each.channel) for each in said})
    return tuple(_consent(purpose, channel, _bearing_on(said, purpose, channel), lifts) for purpose, channel in spoken)


def calls_refused(said: Sequence[Statement], lifts: Lifts) -> bool:
    """Whether the client does not want to be telephoned, whatever of his words on it was about all channels."""
    on_calls = [each for each in said if each.purpose == "calls" and each.channel in TELEPHONE]
    return bool(on_calls) and not holding(on_calls, lifts).granted


def refusing(said: Sequence[Statement], purpose: str, lifts: Lifts) -> set[RecordId]:
    """The records whose refusals on any channel of the purpose still hold: to be asked again."""
    channels = {each.channel for each in said if each.purpose == purpose}
    bearing = [_bearing_on(said, purpose, channel) for channel in sorted(channels)]
    return {refusal.record_id for each in bearing for refusal in _unlifted(each, lifts)}


def holding(said: Sequence[Statement], lifts: Lifts) -> Statement:
    """The statement that counts: the latest refusal that nobody entitled has lifted, else the latest grant."""
    return max(_unlifted(said, lifts) or said)


def _unlifted(said: Sequence[Statement], lifts: Lifts) -> list[Statement]:
    return [each for each in said if not each.granted and not _is_lifted(each, said, lifts)]


def _is_lifted(refusal: Statement, said: Iterable[Statement], lifts: Lifts) -> bool:
    return any(
        each.granted and each.clock[:_TIME] > refusal.clock[:_TIME] and lifts(each.record_id, refusal.record_id)
        for each in said
    )


def _bearing_on(said: Iterable[Statement], purpose: str, channel: str) -> list[Statement]:
    return [each for each in said if each.purpose == purpose and each.channel in ("", channel)]


def _consent(purpose: str, channel: str, said: Sequence[Statement], lifts: Lifts) -> Consent:
    held = holding(said, lifts)
    stated = tuple(
        ConsentStated(channel=each.channel, granted=each.granted, at=each.at, source=each.source)
        for each in reversed(said)
    )
    return Consent(
        purpose=purpose, channel=channel, granted=held.granted, at=held.at, source=held.source, stated=stated
    )


def lifting(records: Mapping[RecordId, Record]) -> Lifts:
    """Who may lift whose refusal among these records: whoever, as they say, is the one who refused."""

    def lifts(granting: RecordId, refused: RecordId) -> bool:
        if granting == refused:
            return True
        one, other = records.get(granting), records.get(refused)
        return bool(one and other and is_same_person(one, other))

    return lifts


def is_same_person(granting: Record, refusing: Record) -> bool:
    """Whether the records themselves say so: that they share a profile is not enough to lift a refusal.

    They do where both name the person and agree, where both come from one account, and where the refusal names nobody
    and everything that it was stated under stands in the grant too.
    """
    level = compare(granting.person, refusing.person).level
    if level is Level.CONTRADICTING:
        return False
    if level >= Level.CLOSE or _account(granting) & _account(refusing):
        return True
    stated = _strongest(refusing)
    return not refusing.person and bool(stated) and stated <= granting.all_identifiers


def _account(record: Record) -> frozenset[object]:
    return frozenset(each for each in record.identifiers if each.kind == "account")


def _strongest(record: Record) -> frozenset[object]:
    """Strong identifiers, else the device, else the references that it was stated under."""
    strong = frozenset(each for each in record.identifiers if each.strength is Strength.STRONG)
    return strong or record.identifiers or record.references
