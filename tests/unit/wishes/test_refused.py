"""What is refused must never be read as what alone is allowed, whatever the verb and wherever its time stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from random import Random

import pytest

from stream_processors.wishes.reader import read

SAID = date(2026, 11, 25)
TIMES = {
    "ru": ("в субботу", "завтра до обеда", "с 10 до 12", "по вечерам", "28 ноября"),
    "en": ("on Saturday", "tomorrow morning", "between 10 and 12", "in the evenings", "on 28 November"),
}
REFUSALS = {
    "ru": (
        "{t} курьера не {v}йте", "не {v}йте курьера {t}", "доставку {t} не {v}йте", "{t} доставку прошу не {v}ть",
        "прошу {t} доставку не {v}ть", "не надо {v}ть доставку {t}", "пусть курьера {t} не {v}ют",
        "пожалуйста, не {v}йте ничего {t}", "не хочу, чтобы доставку {t} {v}ли",
    ),
    "en": (
        "please don't {v} the courier {t}", "Please do not {v} the driver {t}", "never {v} my order {t}",
        "we'd rather you didn't {v} the delivery {t}", "the driver must not {v} {t}", "you can't {v} the delivery {t}",
        "could you not {v} the delivery {t}", "please ask the driver not to {v} {t}",
    ),
}  # fmt: skip
VERBS = {
    "ru": ("планирова", "направля", "посыла", "назнача", "оформля", "организовыва", "гоня", "записыва", "предлага"),
    "en": (
        "send",
        "schedule",
        "plan",
        "book",
        "deliver",
        "attempt",
        "dispatch",
        "route",
        "arrange",
        "stop by",
        "bring",
    ),
}
REASONS = {
    "ru": (
        "в пятницу с 10 до 12 у меня маникюр", "в субботу мы в гостях", "с 14 до 16 у сына хоккей",
        "28 ноября день рождения бабушки", "по средам с 9 до 12 идёт ремонт лифта", "с 13 до 14 обедаем",
        "в пятницу к нам приходит сантехник",
    ),
    "en": (
        "I have a manicure on Friday from 10 to 12", "we're visiting friends on Saturday", "we eat between 1 and 2",
        "28 November is gran's birthday", "the lift is being mended on Wednesdays 9 to 12",
        "a plumber is coming on Friday",
    ),
}  # fmt: skip
LOOKING_BACK = {
    "ru": (
        "курьера в это время не отправляйте", "на это время доставку не ставьте", "пожалуйста, не звоните в этот день",
        "прошу тогда не беспокоить", "доставка в этот день не нужна", "не планируйте на этот день ничего",
    ),
    "en": (
        "please don't send the courier then", "so don't come at that time", "please leave us in peace then",
        "please don't schedule the delivery for that slot", "no calls then please", "so please avoid that time",
    ),
}  # fmt: skip

PARTED = {
    "ru": "{day}{courtesy} {deed} {whom} до 17",
    "en": "{day}{courtesy} {deed} {whom} before 5 pm",
}  # fmt: skip
DAYS = {"ru": ("по будням", "в субботу"), "en": ("on weekdays", "on Saturday")}
COURTESIES = {
    "ru": ("", ", пожалуйста,", " очень прошу"), "en": ("", " please", ", please,"),
}  # fmt: skip
DEEDS = {
    "ru": ("не присылайте", "не назначайте", "не отправляйте", "не привозите", "не надо присылать"),
    "en": ("don't send", "do not dispatch", "never schedule", "don't book", "avoid sending", "don't route"),
}
WHOM = {
    "ru": ("курьера", "к нам курьера", "водителя с диваном", "машину", "доставку", "никого"),
    "en": ("the courier", "us a driver", "your courier", "the delivery", "my order", "anyone"),
}


def refused(lang: str) -> Iterator[str]:
    for text, time, verb in product(REFUSALS[lang], TIMES[lang], VERBS[lang]):
        yield text.format(t=time, v=verb)
    for reason, sign, refusal in product(REASONS[lang], (", ", " - ", ". "), LOOKING_BACK[lang]):
        yield reason + sign + refusal


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_nothing_refused_is_asked_for(lang: str) -> None:
    rules = {text: {wish.rule for wish in read(text, SAID)} for text in refused(lang)}
    assert [text for text, found in rules.items() if found - {"avoid"}] == []


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_day_and_an_hour_belong_together_whatever_stands_between(lang: str) -> None:
    words = product(DAYS[lang], COURTESIES[lang], DEEDS[lang], WHOM[lang])
    texts = [PARTED[lang].format(day=day, courtesy=please, deed=deed, whom=whom) for day, please, deed, whom in words]
    wrong = [
        text for text in texts if [(wish.rule, bool(wish.every_day)) for wish in read(text, SAID)] != [("avoid", False)]
    ]
    assert wrong == []


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_most_refusals_are_read(lang: str) -> None:
    texts = Random(1).sample(list(refused(lang)), 150)
    assert sum(bool(read(text, SAID)) for text in texts) >= 0.95 * len(texts)


STORIES = [
    "Диван «Четверг», цвет серый", 'Sofa "Sunday Morning", grey', "Гарантия 36 мес. с 12.12.2026",
    "Warranty valid until 25.11.2028", "Решение сообщит в пятницу", "She'll let us know by Friday",
    "The neighbour upstairs sleeps until noon", "другому клиенту доставить в субботу", "Customer since March",
    "Скидка до 30.11", "За доставку в субботу взяли 500 рублей", "Спасибо за доставку в воскресенье!",
    "Наш водитель будет у вас в 15", "Сосед сверху делает ремонт с 9 до 18", "Диван 2 на 1.6, вес 85 кг",
    "Ждёт каталог к пятнице", "телефон не берёт", "чужим она дверь не открывает", "через два-три дня",
]  # fmt: skip


@pytest.mark.parametrize("text", STORIES)
def test_a_story_is_no_wish(text: str) -> None:
    assert read(text, SAID) == ()
