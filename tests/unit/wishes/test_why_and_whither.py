"""Notes made up while the grammar was mended after the twenty-second set, in the notation of the labels.

What is told of other hours, where to, on which condition, and what a shop says of its own hours.
"""

from __future__ import annotations

from datetime import date

import pytest

from stream_processors.wishes.reader import read
from tests.unit.wishes.in_notes import found, meant

SAID = date(2026, 11, 18)  # a Wednesday
DELIVERY = {
    "привезите после 19, до этого дома только бабушка, она не откроет": "only * 19-24",
    "bring it after 5, before that there's only the dog at home": "only * 17-24",
    "after 6, only the nanny is home before that": "only * 18-24",
    "вечером пожалуйста, днём дома только няня": "only * 18-23",
    "Monday before noon would be best, after that I've builders in": "only mon 0-12",
    "deliver after 6pm please, nobody in before that": "only * 18-24",
    "weekends only please, nobody home on weekdays": "only sat*,sun* all",
    "по выходным пожалуйста, в будни никого нет дома": "only sat*,sun* all",
    "в субботу пожалуйста, в пятницу никого не будет": "only sat all; no fri all",
    "evenings please, nobody home during the day": "only * 18-23",
    "we're out during the day": "no * 12-18",
    "доставка в ателье, работаем пн-пт с 9 до 18": "only mon*,tue*,wed*,thu*,fri* 9-18",
    "deliver to the studio, we work Tue-Sat 10 to 7": "only tue*,wed*,thu*,fri*,sat* 10-19",
    "мы работаем с 9 до 18, привозите": "only * 9-18",
    "работаем с понедельника по пятницу, привозите": "only mon*,tue*,wed*,thu*,fri* all",
    "мы оба работаем с 9 до 18, привозите вечером": "only * 18-23",
    "в офис завтра с 9 до 12, нужны документы": "only +1 9-12",
    "to the office tomorrow 9 to 12, need an invoice in two copies": "only +1 9-12",
    "в ресторан каждый день до 10 утра": "only * 0-10",
    "привезите в магазин во вторник до 11": "only tue 0-11",
    "please drop it at the shop on Friday after 4": "only fri 16-24",
    "привезите завтра до 12 если успеете": "only +1 0-12",
    "завтра до 12 если не сложно": "only +1 0-12",
    "tomorrow after 5 if you get a chance": "only +1 17-24",
    "Friday after 4 if there's a slot": "only fri 16-24",
    "если не успеете до 18, не привозите": "only * 0-18",
    "my son does evenings, deliver before 3": "only * 0-15",
    "завтра с 10 до 12 или в четверг в те же часы": "only +1,thu 10-12",
    "Monday 6 to 8 pm or Wednesday at the same time": "only mon,wed 18-20",
    "my flatmate does nights so nothing before 2pm": "no * 0-14",
    "с понедельника по среду меня не будет, потом в любое время": "no 11-23,11-24,11-25 all",
    "охрана пускает с 8 до 17, по выходным нет": "only * 8-17; no sat*,sun* all",
    "Оставить у консьержа до 22:00": "only * 0-22",
    "leave it with the concierge until 9pm": "only * 0-21",
    "leave it until Monday": "no +0..11-22 all",
    "жду вас сегодня после 17": "only +0 17-24",
    "please come back on Saturday": "only sat all",
}
CALLS = {
    "Don't call on Monday. WhatsApp is fine": "no mon all",
    "no calls before noon. Text me.": "no * 0-12",
    "Прошу не звонить в пятницу — экзамены. Можно написать": "no fri all",
    "звонки с 10 до 19, смс круглосуточно": "only * 10-19",
    "Never call before 9, husband does nights": "no * 0-9",
    "не звоните в среду с 10 до 12 и в четверг в это же время": "no wed,thu 10-12",
}
NOTHING = [
    "банк говорит ждать до 10 рабочих дней", "ждать до 10 календарных дней", "ждать от 3 до 5 рабочих дней",
    "клиент ушёл думать до понедельника", "ушла посоветоваться с мужем до среды", "ответит до вечера",
    "мы работаем с 9 до 21, заходите", "работаем с 10 до 20, подходите за заказом",
    "our shop is open 10 to 8 every day, come and have a look", "client said he'd come back on Friday",
    "жду с шести вечера уже три часа", "стоим ждем с девяти утра второй час", "жду с обеда, никто не едет",
    "Customer says the code did not work on Thursday night", "the lift doesn't work at weekends",
    "Customer says the courier did not come on Thursday evening", "the voucher doesn't work on Thursday night",
    "приезжайте в салон с 10 до 20",
    "can I bring it back to the store on Saturday", "если не сможете в среду, позвоните",
]  # fmt: skip


@pytest.mark.parametrize(("text", "label"), DELIVERY.items(), ids=[*DELIVERY])
def test_what_is_asked_of_deliveries(text: str, label: str) -> None:
    assert found(text, "delivery", SAID) == meant(label, SAID)
    assert found(text, "call", SAID) == frozenset()


@pytest.mark.parametrize(("text", "label"), CALLS.items(), ids=[*CALLS])
def test_what_is_asked_of_calls(text: str, label: str) -> None:
    assert found(text, "call", SAID) == meant(label, SAID)
    assert found(text, "delivery", SAID) == frozenset()


@pytest.mark.parametrize("text", NOTHING)
def test_what_asks_for_nothing(text: str) -> None:
    assert read(text, SAID) == ()
