"""Notes made up while the grammar was mended after the twenty-fourth set, in the notation of the labels.

Each was misread before: goods and their slot, calls beside them, dictated notes of two or three wishes.
"""

from __future__ import annotations

from datetime import date

import pytest

from stream_processors.wishes.reader import read
from tests.unit.wishes.in_notes import found, meant

TUESDAY = date(2026, 11, 24)
LEARNED = [
    ("2 кг картошки и лук завтра с 10 до 12", "only +1 10-12", ""),
    ("thursday 5-7pm for the dog food", "only thu 17-19", ""),
    ("Корм для кошки нужен в субботу", "only sat all", ""),
    ("I need the compost on Friday", "only fri all", ""),
    ("Roses and a vase Fri 10-12, reception", "only fri 10-12", ""),
    ("давайте подушки на субботу после обеда", "only sat 14-24", ""),
    ("нужны обои завтра к 12", "only +1 0-12", ""),
    ("кофе в зёрнах каждый вторник с 9 до 10", "only tue* 9-10", ""),
    ("aquarium Sat or Sun after 2", "only sat,sun 14-24", ""),
    ("Торт на день рождения завтра с 10 до 12", "only +1 10-12", ""),
    ("Не звонить. Суббота с 10 до 14", "only sat 10-14", "no * all"),
    ("Не звоните, пишите в вотсап. Пятница с 18 до 20", "only fri 18-20", "no * all"),
    ("Don't ring, baby asleep. Paint and brushes Saturday 9-12", "only sat 9-12", "no * all"),
    ("no calls please, text only. 3 bags of compost, Mon or Tue after 4", "only mon,tue 16-24", "no * all"),
    ("не звонить до 11. стиральный порошок завтра вечером давайте", "only +1 18-23", "no * 0-11"),
    ("The driver dropped the box on Monday afternoon and never apologised", "", ""),
    ("В субботу курьер приехал в 21, обещали к шести", "", ""),
    ("входную дверь привезти в среду до 12", "only wed 0-12", ""),
    ("дверь межкомнатную привезти в субботу до 14", "only sat 0-14", ""),
    ("двери 4 шт в пятницу с 10 до 14", "only fri 10-14", ""),
    ("вт 9-12, звонить прорабу", "only tue 9-12", ""),
    ("Thu 2-5, call Mike on site", "only thu 14-17", ""),
    ("Saturday 9-1, don't leave it in the porch", "only sat 9-13", ""),
    ("обед с 12 до 13, приёмка с 9 до 18, в обед не приезжайте", "only * 9-18; no * 12-13", ""),
    ("нужно 5 мешков цемента в среду с 8 до 11", "only wed 8-11", ""),
    ("can I have the compost Saturday 10 till 12", "only sat 10-12", ""),
    ("Saturday suits for the turf", "only sat all", ""),
    ("could we do the gravel on Monday morning", "only mon 6-12", ""),
    ("привезти реально сегодня до 20?", "only +0 0-20", ""),
    ("получится доставить завтра до обеда?", "only +1 0-13", ""),
    ("Просим произвести поставку щебня 28 ноября до 12:00", "only 11-28 0-12", ""),
    ("просим привезти кабель 1 декабря с 8 до 11 на склад", "only 12-01 8-11", ""),
    ("привезите завтра после семи днём дома никого", "only +1 19-24; no +1 12-18", ""),
    ("привезите пожалуйста в четверг после семи утром никого нет дома", "only thu 19-24; no thu 6-12", ""),
    ("везите в субботу до двух в воскресенье мы уезжаем", "only sat 0-14; no sun all", ""),
    ("Call or text after six please, no phones on the ward", "", "only * 18-24"),
    ("встаёт поздно: звонить не раньше 11", "", "no * 0-11"),
    ("Christmas hamper for 1 December, 8 am to 12 noon", "only 12-01 8-12", ""),
    ("Wedding cake for Sunday, 11 to 2", "only sun 11-14", ""),
    ("Букет невесты 28 ноября, доставка с 10 до 20", "only 11-28 10-20", ""),
    ("Торт на 28 ноября, привезти с 8 до 10", "only 11-28 8-10", ""),
    ("щебень 3 м3, 5 декабря, с 9 до 11", "only 12-05 9-11", ""),
    ("бабушке лекарства до 12 или после 16, в середине дня она на процедурах", "no * 12-16", ""),
    ("tulips and eucalyptus Fri 6-8am, ring nobody", "only fri 6-8", "no * all"),
    ("I'm away until Friday, please hold the water. Call me back on Friday at 10", "no +0..thu all", ""),
    ("мне перезвоните в пятницу после трёх а шкаф можно в любой день вечером", "only * 18-23", ""),
    ("Магазин «Овощи», картофель 15 сеток, пт с 8 до 11", "only fri 8-11", ""),
    ("Pallet of blocks, Thurs 8-12, van to rear", "only thu 8-12", ""),
    ("Продукты пт 19-22, грузчик есть", "only fri 19-22", ""),
    ("Any day except Mondays is fine for the water", "no mon* all", ""),
    ("позже 22 не приезжайте соседи ругаются", "no * 22-24", ""),
    ("доставьте в среду 14-17 лифта нет", "only wed 14-17", ""),
    ("везите в субботу после обеда если дождь то в воскресенье", "only sat 14-24", ""),
    ("please deliver Friday 2-4 if raining Saturday", "only fri 14-16", ""),
    ("диван сб 10-12 без лифта", "only sat 10-12", ""),
    ("deliver Thursday 2-5 no lift", "only thu 14-17", ""),
    ("сиропы и салфетки по вторникам до 9, заносить через кухню", "only tue* 0-9", ""),
]
"""Text, what is asked of the delivery, what of calls."""
OWN = [
    ("корм щенку завтра не раньше 19", "2026-11-25", "only +1 19-24", ""),
    ("тёте таблетки нужны сегодня до 16, очень просит", "2026-11-26", "only +0 0-16", ""),
    ("балясины 40 шт 5 декабря с 9 до 11, принимает Артём", "2026-11-30", "only 12-05 9-11", ""),
    ("удобрения и грунт каждую субботу с 10 до 11", "2026-11-27", "only sat* 10-11", ""),
    ("детское питание давайте послезавтра утром", "2026-11-28", "only +2 6-12", ""),
    ("фанера 8 листов на 2 декабря, везти с 12 до 16", "2026-11-25", "only 12-02 12-16", ""),
    ("Букет на 8 декабря, доставка с 17 до 19, открытку не забудьте", "2026-12-01", "only 12-08 17-19", ""),
    ("Кофейня на Лесной: зерно по четвергам с 8 до 9, звать бариста", "2026-11-22", "only thu* 8-9", ""),
    ("не звонить, спит младенец. подгузники 3 пачки, сб 9-12", "2026-11-24", "only sat 9-12", "no * all"),
    ("Не звонить получателю, подарок. Гортензия, вс с 11 до 13", "2026-11-25", "only sun 11-13", "no * all"),
    ("звонить после 12. краска и валики в пятницу до 15 давайте", "2026-11-23", "only fri 0-15", "only * 12-24"),
    ("дверь межкомнатную привезти в субботу до 14, звонить в дверь не надо, собака", "2026-11-24", "only sat 0-14", ""),
    (
        "приёмка у нас с 9 до 18, обед с 12 до 13, в обед машину не присылайте",
        "2026-11-24",
        "only * 9-18; no * 12-13",
        "",
    ),
    ("завтра к 10 реально довезти плитку?", "2026-11-25", "only +1 0-10", ""),
    (
        "привезите пожалуйста в четверг после семи утром никого нет дома ключ у консьержки",
        "2026-11-23",
        "only thu 19-24; no thu 6-12",
        "",
    ),
    (
        "это насчёт аквариума везите в субботу до двух в воскресенье мы уезжаем",
        "2026-11-25",
        "only sat 0-14; no sun all",
        "",
    ),
    ("рассаду жду завтра с утра после обеда меня уже не будет", "2026-11-24", "only +1 6-12; no +1 14-24", ""),
    ("мне перезвоните в пятницу после трёх а шкаф можно в любой день вечером", "2026-11-23", "only * 18-23", ""),
    ("в понедельник водитель приехал в девять вечера хотя говорили до шести", "2026-11-25", "", ""),
    (
        "Уважаемые коллеги! Просим организовать поставку кабеля ВВГ 1 декабря с 8:00 до 11:00 на склад подрядчика. "
        "Доверенность у водителя обязательна. Звонить просим только в рабочие часы отдела, с 9 до 17.",
        "2026-11-25",
        "only 12-01 8-11",
        "only * 9-17",
    ),
    ("tulips and eucalyptus Fri 6-8am, ring nobody", "2026-11-25", "only fri 6-8", "no * all"),
    ("Saturday or Sunday after 11 for the decking", "2026-11-24", "only sat,sun 11-24", ""),
    ("before noon Thursday or any time Friday for the rabbit hutch", "2026-11-24", "only thu 0-12; only fri all", ""),
    ("Wednesday evening suits for the aquarium stand", "2026-11-23", "only wed 18-23", ""),
    ("school kitchen: potatoes every Tuesday and Thursday 7-9", "2026-11-22", "only tue*,thu* 19-21", ""),
    ("Insulin needed tomorrow before 10, she's on her last pen", "2026-11-24", "only +1 0-10", ""),
    ("Any day but Thursday is ok for the gas bottles", "2026-11-23", "no thu* all", ""),
    ("Anniversary flowers for Saturday, 10 to 1, ask for reception", "2026-11-24", "only sat 10-13", ""),
    (
        "Retirement cake for 2 December, 2 to 4 pm, surprise so do not phone her",
        "2026-11-26",
        "only 12-02 14-16",
        "no * all",
    ),
    ("Thurs 9-1, contact Gaz at the gate, don't leave it outside", "2026-11-23", "only thu 9-13", ""),
    ("text after five please, no calls at work. Paving slabs Saturday 8-12", "2026-11-24", "only sat 8-12", "no * all"),
    (
        "Don't call before 10. Mattress topper Monday between 1 and 4 is good",
        "2026-11-26",
        "only mon 13-16",
        "no * 0-10",
    ),
    ("I'm away until Tuesday, please hold the milk. Ring me Wednesday at 9", "2026-11-27", "no +0..mon all", ""),
    (
        "hi its about the compost can you bring it friday after four mornings nobody is in",
        "2026-11-23",
        "only fri 16-24; no * 6-12",
        "",
    ),
    ("lunch is 12 to 1, goods in 8 till 4, nothing at lunch please", "2026-11-24", "no * 12-13; only * 8-16", ""),
]
"""The same with the day on which it was said."""


@pytest.mark.parametrize(("text", "delivery", "calls"), LEARNED)
def test_what_was_learned_is_read(text: str, delivery: str, calls: str) -> None:
    assert found(text, "delivery", TUESDAY) == meant(delivery, TUESDAY)
    assert found(text, "call", TUESDAY) == meant(calls, TUESDAY)


@pytest.mark.parametrize(("text", "said", "delivery", "calls"), OWN)
def test_each_wish_of_a_note_is_read(text: str, said: str, delivery: str, calls: str) -> None:
    day = date.fromisoformat(said)
    assert found(text, "delivery", day) == meant(delivery, day)
    assert found(text, "call", day) == meant(calls, day)


def test_a_door_that_is_far_is_no_note_of_access_and_any_time_is_flexible() -> None:
    door = "can't get to the door fast so wait a bit, deliver tomorrow 2-5"
    assert [wish.rule for wish in read(door, TUESDAY)] == ["only"]
    assert [wish.rule for wish in read("any time works for the birdseed", TUESDAY)] == ["flexible"]


@pytest.mark.parametrize(
    "text",
    [
        "электрик завтра с 9 до 12",
        "сантехник придёт в среду с 10 до 12",
        "Choir rehearsal Thursday 7 to 9",
        "toddler group Thursday 10-12, hall",
        "Собрание жильцов в субботу с 10 до 12",
        "уборка офиса по средам с 18 до 20",
        "Горячая линия: пн-пт, с 9 до 18",
    ],
)
def test_what_happens_is_no_order(text: str) -> None:
    assert read(text, TUESDAY) == ()
