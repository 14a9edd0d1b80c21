"""Notes → forbidden times: this grammar beside date parsers.

    python -m benchmarks.wishes

It prints three tables. The first is of labelled notes that nobody who works on the grammar has read: how well new notes
are read. The second is of half of the others, all of which have been looked at, and shows that nothing went back. The
third says what a note costs by its length.

The peers find moments, not constraints. They are helped as far as can be: the label tells them scope and rule (forbid,
or allow only), and a moment may stand for its whole day, or for what is before or after it, whichever is right. A peer
that is not installed is named as absent, never left out silently: `pip install dateparser parsedatetime`.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from importlib import import_module
from itertools import product
from time import process_time
from typing import NamedTuple

from benchmarks.wish_labels import HORIZON, UNSEEN, ZONE, Label, Minutes, forbidden, labels, minutes
from stream_processors.profile import agenda
from stream_processors.runtime.garbage import tame_garbage_collection
from stream_processors.wishes.reader import read

Finder = Callable[[str, date], Sequence[datetime]]
_DAY = 1440
_LONGEST = 10_000  # characters
HOSTILE = (
    "1-2 ", "пн-пт 10-18 ", "не звонить до 10 ", "а", "привезите завтра с 10 до 12, ", "с 10 до ", "в ", "до ",
    "or and ", "25.11 ", "каждый вторник и среда ", "не ", "half past ", "25 по 28 ", "ж1 ", "абвгдеж ",
    "звонить привезти ", "24, 25, ", "😀", "İ", "не звонить привезти завтра ", "(((", "и не в или ", "1 ", "1",
    "двадцать первого ", "уехал до 5 ", "q@", "@", "без четверти ", "числа 5 ", "не звоните, я до 5, ",
    "с понедельника ",
    "если привезёте завтра то не звоните, а если нет то позвоните ", "звонил call привезти 29.2 ",
    "отпадает я 13:00 out ", "abroad Friday шлите улетела завтра дитя ", "дите / понедельников after isn't ",
    "tonight tonight переназначьте не ", "диализ 13:00 leave завтра ", "шлите nap tonight приезжайте плиз ",
    "finish будней before 29.2 rescheduled saturday work telegram оставьте тревожьте ждут ",
    "сборку Friday İ call ",
)  # fmt: skip
"""Repeated to a long text, these cost the most: thought up, or found by changing words of the dearest ones."""
LETTERS = ("абвгдежзиклмнопрстуфхцчшщыэюя", "abcdefghijklmnopqrstuvwxyz")
_LENGTHS = (5, 10, 15, 25)  # words
_SILENT = frozenset({"exact", "flexible", "appointment", "access"})


class Row(NamedTuple):
    name: str
    right: int
    false_alarms: int
    microseconds: float


def ours(notes: Sequence[Label]) -> Row:
    spent = min(_spent(notes) for _ in range(5))
    found = [read(label.text, label.said) for label in notes]
    right = alarms = 0
    for label, wishes in zip(notes, found, strict=True):
        rules = {wish.rule for wish in wishes} & _SILENT
        delivery = minutes(agenda.forbidden(wishes, "delivery", label.said, HORIZON, ZONE), label.said)
        call = minutes(agenda.forbidden(wishes, "call", label.said, HORIZON, ZONE), label.said)
        times = (delivery, call) == (forbidden(label.delivery, label.said), forbidden(label.call, label.said))
        right += times and label.silent <= rules <= label.silent | label.optional and not (label.nothing and wishes)
        alarms += label.nothing and bool(wishes)
    return Row("omniprofile", right, alarms, spent / len(notes) * 1e6)


def _spent(notes: Sequence[Label]) -> float:
    start = process_time()
    for label in notes:
        read(label.text, label.said)
    return process_time() - start


def by_length(notes: Sequence[Label]) -> Iterator[tuple[str, int, float]]:
    """Notes of up to so many words, how many there are, and microseconds of processor time a note of them."""
    for least, most in zip((0, *_LENGTHS), (*_LENGTHS, _LONGEST), strict=True):
        group = [label for label in notes if least < len(label.text.split()) <= most]
        if group:
            words = f"over {least}" if most == _LONGEST else f"{least + 1} to {most}"
            yield words, len(group), min(_spent(group) for _ in range(5)) / len(group) * 1e6


def longest(said: date) -> float:
    """Milliseconds of processor time for the worst text of 10,000 characters, the best of several runs."""
    texts = [Label("", (each * _LONGEST)[:_LONGEST], "", said, (), (), frozenset(), frozenset()) for each in HOSTILE]
    return max(min(_spent([text]) for _ in range(7)) for text in texts) * 1e3


def unmet(letters: str, length: int, seed: int) -> str:
    """A text of 10,000 characters, of words that no reader has met."""
    chance = random.Random(f"{letters} {length} {seed}")
    return " ".join("".join(chance.choices(letters, k=length)) for _ in range(_LONGEST))[:_LONGEST]


def longest_unmet(said: date) -> float:
    """Milliseconds as of `longest`, for the first look at words; the best of several texts of one kind."""
    kinds = [(letters, length) for letters in LETTERS for length in range(5, 12)]
    texts = [
        [Label("", unmet(*kind, seed), "", said, (), (), frozenset(), frozenset()) for seed in range(7)]
        for kind in kinds
    ]
    return max(min(_spent([text]) for text in kind) for kind in texts) * 1e3


def peer(name: str, find: Finder, notes: Sequence[Label]) -> Row:
    start = process_time()
    found = [find(label.text, label.said) for label in notes]
    spent = process_time() - start
    right = sum(_could_mean(label, moments) for label, moments in zip(notes, found, strict=True))
    alarms = sum(label.nothing and bool(moments) for label, moments in zip(notes, found, strict=True))
    return Row(name, right, alarms, spent / len(notes) * 1e6)


def _could_mean(label: Label, moments: Sequence[datetime]) -> bool:
    """Is there a reading of the moments that is right? With nothing to forbid, finding nothing is."""
    wanted = [forbidden(items, label.said) for items in (label.delivery, label.call) if items]
    if not wanted:
        return not moments
    everything = frozenset(range(HORIZON * _DAY))
    readings = [_readings(moment, label.said) for moment in moments[:3]]
    for chosen in product(*readings) if readings else ():
        covered: Minutes = frozenset().union(*chosen)
        if all(want in (covered, everything - covered) for want in wanted):
            return True
    return any(want == everything for want in wanted) and not moments


def _readings(moment: datetime, said: date) -> list[Minutes]:
    day, minute = (moment.date() - said).days, moment.hour * 60 + moment.minute
    found: list[Minutes] = []
    for days in ([day], range(HORIZON)):
        for start, end in ((0, _DAY), (0, minute), (minute, _DAY)):
            found.append(
                frozenset(each * _DAY + at for each in days if 0 <= each < HORIZON for at in range(start, end))
            )
    return found


def dateparser() -> Finder:
    search = import_module("dateparser.search")

    def find(text: str, said: date) -> Sequence[datetime]:
        base = datetime.combine(said, time(12))
        settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "future"}
        return [moment for _, moment in search.search_dates(text, languages=["ru", "en"], settings=settings) or ()]

    return find


def parsedatetime() -> Finder:
    calendar = import_module("parsedatetime").Calendar()

    def find(text: str, said: date) -> Sequence[datetime]:
        return [found[0] for found in calendar.nlp(text, datetime.combine(said, time(12))) or ()]

    return find


PEERS: dict[str, Callable[[], Finder]] = {
    "dateparser": dateparser,
    "parsedatetime": parsedatetime,
}


def main() -> None:
    unseen, known = list(labels(UNSEEN)), [label for label in labels() if label.half == "test"]
    read("warm", known[0].said + timedelta())
    tame_garbage_collection()  # as in the worker that reads notes; for the peers too
    finders, absent = _finders()
    sets = (("that nobody has looked at", unseen), ("of the test half", known))
    for what, notes in [each for each in sets if each[1]]:
        rows = [ours(notes), *(peer(name, find, notes) for name, find in finders.items())]
        print(f"{len(notes)} notes {what}, {sum(label.nothing for label in notes)} with nothing to find")
        print(f"{'':14}{'right':>8}{'%':>7}{'false alarms':>14}{'µs a note':>12}")
        for row in rows:
            share = 100 * row.right / len(notes)
            print(f"{row.name:14}{row.right:8}{share:7.1f}{row.false_alarms:14}{row.microseconds:12.0f}", flush=True)
    print("omniprofile by the words of a note, of all of these")
    for words, count, spent in by_length([*unseen, *known]):
        print(f"{words:>14}{count:8} notes{spent:12.0f} µs")
    print(f"the worst text of {_LONGEST:,} characters takes omniprofile {longest(known[0].said):.1f} ms")
    print(f"the worst of words that it has never met {longest_unmet(known[0].said):.1f} ms")
    if absent:
        sys.exit(f"NOT MEASURED, not installed: {', '.join(absent)}")


def _finders() -> tuple[dict[str, Finder], list[str]]:
    """The peers that are installed, and the names of those that are not."""
    found: dict[str, Finder] = {}
    absent = []
    for name, load in PEERS.items():
        try:
            found[name] = load()
        except ImportError:
            absent.append(name)
    return found, absent


if __name__ == "__main__":
    main()
