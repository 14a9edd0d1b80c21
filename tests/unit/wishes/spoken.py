"""Notes put together from a request, a day, an hour and a scope, with their meaning in the notation of the labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from random import Random
from typing import NamedTuple


class Spoken(NamedTuple):
    """A note and what it forbids: items of `benchmarks.wish_labels`, by scope."""

    text: str
    delivery: tuple[str, ...] = ()
    call: tuple[str, ...] = ()


REQUESTS = {
    "ru": {
        ("delivery", "only"): (
            "привезите {w}", "доставка {w}", "{w} привезите пожалуйста", "удобно получить {w}", "курьера можно {w}",
            "хотелось бы доставку {w}", "Клиент просит доставить {w}", "буду дома {w}", "прошу, чтобы привезли {w}",
            "доставьте, пожалуйста, {w}", "жду курьера {w}", "могу принять {w}", "пусть курьер приедет {w}",
        ),
        ("delivery", "no"): (
            "не привозите {w}", "{w} нас не будет дома", "{w} не надо привозить", "не приезжайте {w}",
            "не могу принять {w}",
            "никого не будет дома {w}", "прошу не везти {w}", "привозить {w} нельзя", "нет дома {w}",
        ),
        ("call", "only"): ("звоните только {w}", "звонить {w}", "{w} можно звонить", "лучше звонить {w}"),
        ("call", "no"): (
            "не звоните {w}", "{w} не звонить", "просьба не беспокоить {w}", "звонить {w} не надо", "без звонков {w}",
            "Клиентка просила не звонить {w}", "{w} прошу не беспокоить звонками",
        ),
    },
    "en": {
        ("delivery", "only"): (
            "please deliver {w}", "delivery {w}", "deliver it {w} please", "bring it {w}", "I will be home {w}",
            "the courier should come {w}", "I'd like it delivered {w}", "can accept the delivery {w}",
        ),
        ("delivery", "no"): (
            "please don't deliver {w}", "do not bring it {w}", "nobody home {w}", "I won't be at home {w}",
            "no delivery {w}",
        ),
        ("call", "only"): ("call only {w}", "you can call {w}", "please only call {w}"),
        ("call", "no"): ("don't call {w}", "no calls {w}", "please do not call me {w}", "never call {w}",
            "She asked not to call {w}"),
    },
}  # fmt: skip

DAYS = {
    "ru": {
        "": "*", "завтра": "+1", "послезавтра": "+2", "в четверг": "thu", "во вторник": "tue", "по средам": "wed*",
        "каждую пятницу": "fri*", "25 ноября": "11-25", "26.11": "11-26", "на следующей неделе": "11-23..11-29",
        "в эти выходные": "11-21,11-22", "по будням": "mon*,tue*,wed*,thu*,fri*", "в выходные": "sat*,sun*",
        "с 25 по 28 ноября": "11-25..11-28", "24 и 26 ноября": "11-24,11-26", "в сб": "sat", "27-го": "11-27",
        "по вторникам и четвергам": "tue*,thu*", "сегодня": "+0", "1 декабря": "12-01",
        "в понедельник и среду": "mon,wed",
    },
    "en": {
        "": "*", "tomorrow": "+1", "on Thursday": "thu", "on Wednesdays": "wed*", "every Friday": "fri*",
        "on Nov 25": "11-25",
        "next week": "11-23..11-29", "this weekend": "11-21,11-22", "on weekdays": "mon*,tue*,wed*,thu*,fri*",
        "today": "+0",
        "at weekends": "sat*,sun*", "from 25 to 28 November": "11-25..11-28", "the day after tomorrow": "+2",
        "on Tuesdays and Thursdays": "tue*,thu*", "on November 26th": "11-26", "on Monday and Wednesday": "mon,wed",
    },
}  # fmt: skip

HOURS = {
    "ru": {
        "": "all", "после 18": "18-24", "до 12": "0-12", "с 10 до 14": "10-14", "с 13:00 до 15:00": "13-15",
        "после шести вечера": "18-24", "утром": "6-12", "вечером": "18-23", "днём": "12-18", "до обеда": "0-13",
        "после обеда": "14-24", "с часу до трёх": "13-15", "с 17-00 до 19-00": "17-19", "после 17ч": "17-24",
        "до 9 утра": "0-9", "после 6": "18-24", "с 9 до 12 и с 18 до 20": "9-12,18-20", "до 10.30": "0-10:30",
    },
    "en": {
        "": "all", "after 6pm": "18-24", "before 10": "0-10", "between 10 and 2": "10-14", "from 9am to noon": "9-12",
        "in the morning": "6-12", "in the evening": "18-23", "in the afternoon": "12-18", "before lunch": "0-13",
        "after lunch": "14-24", "after 5:30 pm": "17:30-24", "from 17:00 to 19:00": "17-19", "until 3": "0-15",
        "after six": "18-24", "10am-12pm": "10-12",
    },
}  # fmt: skip


def requests(lang: str) -> Iterator[Spoken]:
    """Every request with every day and hour; the hour before the day as well."""
    for ((scope, effect), phrasings), (day, days), (hour, hours) in product(
        REQUESTS[lang].items(), DAYS[lang].items(), HOURS[lang].items()
    ):
        if not day and not hour:
            continue
        item = f"{effect} {days} {hours}"
        for number, phrasing in enumerate(phrasings):
            when = f"{hour} {day}" if number % 3 == 2 and lang == "ru" and hour[:1] not in "с" else f"{day} {hour}"
            text = phrasing.format(w=when.strip())
            yield Spoken(text, (item,), ()) if scope == "delivery" else Spoken(text, (), (item,))


JOINERS = {"ru": (", ", ". ", "! ", "; ", ", а ", "\n", " "), "en": (", ", ". ", "! ", "; ", ", but ", "\n", " ")}


def pairs(lang: str, random: Random, count: int, joiners: Sequence[str]) -> Iterator[Spoken]:
    """Two wishes in one note, one of deliveries and one of calls, in either order."""
    single = list(requests(lang))
    deliveries, calls = [each for each in single if each.delivery], [each for each in single if each.call]
    for _ in range(count):
        first, second = random.choice(deliveries), random.choice(calls)
        texts = [first.text, second.text]
        random.shuffle(texts)
        yield Spoken(random.choice(joiners).join(texts), first.delivery, second.call)
