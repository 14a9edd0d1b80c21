"""Notes made up beside the alarms of the twenty-sixth set: what happens to houses, shops and colleagues asks nothing.

Each of `TOLD` raised an alarm before (7b92630); those of `ASKED` must not be silenced with them.
"""

from __future__ import annotations

from datetime import date

import pytest

from stream_processors.wishes.reader import read
from tests.unit.wishes.in_notes import found, meant

TUESDAY = date(2026, 11, 24)
TOLD = [
    "Water off Thursday 9-12",
    "отключат воду завтра с 9 до 17",
    "Car MOT Thursday 9-11",
    "клиент ушёл думать до понедельника",
    "мы работаем с 9 до 21, заходите",
    "дежурная аптека Сб 9-15",
    "урок музыки по средам",
    "урок музыки по средам с 16 до 17",
    "Пицца приехала холодная. Заказ в 18:10, приехал в 19:15.",
    "Спрашивала, работает ли сервис в субботу. Да, с 10 до 16",
    "Спрашивал, открыты ли мы 31 декабря. Да, до 18",
    "Asked if the shop is open on Sunday. Yes, 10 to 4",
    "Asked whether the café opens Mondays. Yes, from 9",
    "Интересовались, есть ли парковка. Да, с 8 до 22",
    "Магазин в субботу открыт? Да, с 10 до 18",
    "С 15 декабря меняется тариф на подъем",
    "С 1 января дорожает доставка",
    "нашли в машине в пятницу вечером",
    "в прошлое воскресенье не работал вайфай, сегодня все ок",
    "вчера касса висела, сегодня все нормально",
    "Card machine was down yesterday, fine today",
    "Website was slow last night, all good today",
    "today all fine",
    "Customer happy with Thursday's driver",
    "Phone call 24 Nov 18:30, 7 min",
    "Call 24.11 18:30, duration 7 min",
    "Звонок 24.11 в 18:30, 7 минут",
    "Incoming call 24/11 14:05, asked about colours",
    "Call log: 24 Nov 18:30",
    "clocks on the website show 9-6, should say 9-7",
    "в гугле часы 9-18, должно быть 9-19",
    "Missed calls today 4, average wait 1:35, busiest 12 to 2",
    "Average wait 1:35",
    "Курьер Ринат сегодня вышел вместо Олега, тот в отпуске до 7 декабря",
    "Вместо Олега сегодня Ринат, Олег в отпуске до 7 декабря",
    "Dave covers for Tom, who is away until the 7th",
    "Driver Tom replaced by Dave, the former is on leave until 7 December",
    "Дезинсекция подъезда в четверг с 10 до 14",
    "Wine tasting Friday 6-8",
    "Two for one on Tuesdays",
    "Happy hour 5-7",
    "Use by Friday",
    "Курс йоги по понедельникам с 19",
    "Тариф на подъём с декабря 150 р",
    "в пятницу пробки с 17 до 20",
    "техосмотр в четверг с 9 до 11",
    "gone to think it over until Monday",
    "ушли подумать до выходных",
    "Duty pharmacy Sat 9-3",
    "wifi was down on Sunday, ok today",
    "Касса зависала в субботу, сегодня норм",
    "Very pleased with Saturday's delivery",
    "Call with Mrs Hill 24 Nov 18:30, lasted 7 min",
    "Phone call at 18:30, 4 minutes",
    "звонок 18:30, 5 мин, недовольна цветом",
    "inbound call 24 Nov 09:12, 3 min",
    "режим на вывеске 9-18, должно быть 9-19",
    "average delivery 1:35",
    "Average call 2:40",
    "Tom on holiday until 7 December, Dave instead",
    "Director away until Friday",
    "директор в командировке до пятницы",
    "главбух вернётся в понедельник",
    "Pest control Thursday 10-12",
    "Santa visits Saturday 11-1",
    "Prescription ready Thursday after 3",
    "замер в среду с 10 до 12",
    "Google says 9-5, should be 9-6",
    "The sign says open 9-5, should read 10-5",
    "Больше всего покупателей с 17 до 19",
    "бригада Смирнова в отпуске до 10 января",
]
ASKED = [
    ("Water Thursday 9-12", "only thu 9-12", ""),
    ("завтра с 10 до 14 отключат свет, не привозите", "no +1 10-14", ""),
    ("отключат воду завтра с 9 до 17, в это время не приезжайте", "no +1 9-17", ""),
    ("у меня урок по средам с 16 до 18, не звоните", "", "no wed* 16-18"),
    ("order for tomorrow 2-4", "only +1 14-16", ""),
    ("Customer happy with Thursday 2-4", "only thu 14-16", ""),
    ("вчера не смогли принять, завтра нормально с 10 до 12", "only +1 10-12", ""),
    ("сегодня все хорошо, везите после 12", "only +0 12-24", ""),
    ("all good for Thursday", "only thu all", ""),
    ("доставка по тарифу эконом в субботу с 10 до 14", "only sat 10-14", ""),
    ("мы работаем с 9 до 21, привозите", "only * 9-21", ""),
    ("Asked if Saturday works. Yes, 10 to 4", "only sat 10-16", ""),
    ("готова принять диван в пятницу с 10 до 12", "only fri 10-12", ""),
]


@pytest.mark.parametrize("text", TOLD)
def test_what_is_told_of_the_shop_asks_for_nothing(text: str) -> None:
    assert read(text, TUESDAY) == ()


@pytest.mark.parametrize(("text", "delivery", "calls"), ASKED)
def test_what_is_asked_beside_it_is_read(text: str, delivery: str, calls: str) -> None:
    assert found(text, "delivery", TUESDAY) == meant(delivery, TUESDAY)
    assert found(text, "call", TUESDAY) == meant(calls, TUESDAY)
    assert read(text, TUESDAY) != ()
