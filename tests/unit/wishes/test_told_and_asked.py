"""Notes made up while the grammar was mended after the fourteenth and fifteenth set, in the notation of the labels."""

from __future__ import annotations

from datetime import date

import pytest

from stream_processors.wishes.reader import read
from tests.unit.wishes.in_notes import found, meant

SAID = date(2026, 11, 22)  # a Sunday

DELIVERY = {
    # what was agreed, or is said beside a story
    "agreed Wednesday 2 December after 5pm, the fitter comes too": "only 12-02 17-24",
    "confirmed Friday 2-4": "only 11-27 14-16",
    "we're moving into the flat on Thursday, so please deliver after 4 pm": "only * 16-24",
    "повторный визит: не раньше 16-00, охрану предупредили": "no * 0-16",
    "Thursday at the earliest, the floor is still wet": "no +0..+3 all",
    "доставка в офис, они работают с 10 до 19": "only * 10-19",
    "неплохо бы завтра вечером": "only +1 18-23",
    # who comes home on a day, and who comes back on it
    "завтра приду домой к семи": "no +1 0-19",
    "буду дома в пятницу к восьми вечера": "no fri 0-20",
    "вернёмся из Сочи 1 декабря": "no +0..11-30 all",
    "we are back from Turkey on 1 December": "no +0..11-30 all",
    "Customer back from Rome on 3 December, nobody in until then": "no +0..12-02 all",
    "мы закрываемся в 18": "no * 18-24",
    # a day and its hours
    "don't deliver before Friday 4 December": "no +0..12-03 all",
    "не раньше субботы 5 декабря": "no +0..12-04 all",
    "доставка 1 декабря, утром занят, после 15 свободен": "only 12-01 15-24",
    "во вторник и четверг у меня ученики с 15 до 19, в остальное время можно": "no tue,thu 15-19",
    "please remember that on Tuesdays and Fridays we are not at home": "no tue*,fri* all",
    "I'm free from 3 on weekdays": "only mon*,tue*,wed*,thu*,fri* 15-24",
    "если можно то на выходных": "only sat*,sun* all",
    "удобно по пятницам с 10ч до 12ч. дверь красная, 2 шт": "only fri* 10-12",
}
CALL = {
    "у сына кружок по вторникам с 16 до 18, не звоните по вторникам в это время": "no tue* 16-18",
    "so late is rude, do not call after 10": "no * 22-24",
    "не звоните так поздно, после 9 уже спим": "no * 21-24",
    "Павел занят до 12, не звоните": "no * 0-12",
}
APART = {
    "After 6pm only please, and no calls on Sundays": ("only * 18-24", "no sun* all"),
    "только после 18, и не звоните по субботам": ("only * 18-24", "no sat* all"),
}
NOTHING = [
    "товаром довольна, звонком нет", "созванивались с клиентом в 11:20, адрес верный", "31.12.9999 не звонить",
    "пять звонков, в 9:15 и 12:40, не берёт трубку", "прождала весь день с 9 до 18 и никто не позвонил",
    "Мастер провозился на разгрузке с 8 до 11", "Tom finished on route 4 at 17:50", "вернусь с ответом в пятницу",
    "второй раз просить об этом не буду",
]  # fmt: skip


CASES = [
    *((text, items, "") for text, items in DELIVERY.items()),
    *((text, "", items) for text, items in CALL.items()),
    *((text, *items) for text, items in APART.items()),
]


@pytest.mark.parametrize(("text", "delivery", "call"), CASES)
def test_it_is_read_as_it_was_meant(text: str, delivery: str, call: str) -> None:
    assert found(text, "delivery", SAID) == meant(delivery, SAID)
    assert found(text, "call", SAID) == meant(call, SAID)


@pytest.mark.parametrize("text", ["can you call me back tomorrow afternoon?", "could you call me back on Tuesday?"])
def test_a_polite_question_makes_an_appointment(text: str) -> None:
    assert [(wish.applies_to, wish.rule) for wish in read(text, SAID)] == [("call", "appointment")]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_told_is_no_wish(text: str) -> None:
    assert read(text, SAID) == ()
