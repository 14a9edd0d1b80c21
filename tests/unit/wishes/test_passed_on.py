"""Notes made up while the grammar was mended after the twentieth and twenty-first set."""

from __future__ import annotations

from datetime import date

import pytest

from stream_processors.wishes.reader import read
from tests.unit.wishes.in_notes import found, meant

SAID = date(2026, 11, 25)  # a Wednesday
DELIVERY = {
    "привезите с восьми тридцати до десяти": "only * 8:30-10",
    "привозите после восемнадцати тридцати": "only * 18:30-24",
    "до двадцати одного часа можно привезти": "only * 0-21",
    "deliver between nine fifteen and eleven thirty": "only * 9:15-11:30",
    "not before eight thirty please": "only * 8:30-24",
    "we take deliveries from seven thirty to three forty five": "only * 7:30-15:45",
    "привезите до двенадцати сорока пяти": "only * 0-12:45",
    "завтра после шести тридцати вечера": "only +1 18:30-24",
    "привозите после шести ключи потеряли": "only * 18-24",
    "доставка нужна в субботу до двенадцати заказ оплачен": "only sat 0-12",
    "deliver tomorrow after two the old one was sold": "only +1 14-24",
    "mrs patel wants the dishwasher tomorrow between nine and eleven she has the plumber booked": "only +1 9-11",
    "he wants the bed on friday after six he works late": "only fri 18-24",
    "клиентка хочет диван в субботу до обеда она уезжает": "only sat 0-13",
    "двадцать восьмого нас не будет привозите двадцать девятого утром": "no 11-28 all; only 11-29 6-12",
    "в пятницу никого не будет привезите в субботу до двух": "no fri all; only sat 0-14",
    "завтра меня нет дома доставьте в пятницу с утра": "no +1 all; only fri 6-12",
    "on friday we won't be in bring it on saturday morning": "no fri all; only sat 6-12",
    "please don't bring it on saturday bring it on sunday after lunch": "no sat all; only sun 14-24",
    "не привозите в четверг привезите в пятницу до обеда": "no thu all; only fri 0-13",
    "не везите завтра везите в субботу": "no +1 all; only sat all",
    "don't deliver tomorrow deliver on friday before ten": "no +1 all; only fri 0-10",
    "в субботу не хочет просит в воскресенье до двенадцати": "no sat all; only sun 0-12",
    "завтра не может просит привезти в пятницу утром": "no +1 all; only fri 6-12",
    "she can't do friday asks for monday morning": "no fri all; only mon 6-12",
    "лучше привезти в выходные в будни мы на работе": "only sat*,sun* all; no mon*,tue*,wed*,thu*,fri* all",
    "привезите в субботу в воскресенье мы уезжаем": "only sat all; no sun all",
    "bring it on sunday on saturday we are away": "only sun all; no sat all",
    "доставка в среду в четверг нас нет": "only wed all; no thu all",
    "удобно по субботам в будни я работаю допоздна": "only sat* all; no mon*,tue*,wed*,thu*,fri* all",
    "не приезжайте по вторникам и до 9": "no tue* all; no * 0-9",
    "курьер пусть не приезжает по четвергам и после 19": "no thu* all; no * 19-24",
    "no deliveries on Mondays and before 8 please": "no mon* all; no * 0-8",
    "мы принимаем товар с девяти до шести обед с часу до двух": "only * 9-18; no * 13-14",
    "склад принимает груз с 8 до 17 перерыв с 12 до 13": "only * 8-17; no * 12-13",
    "соседи говорят они дома с 18 до 21": "only * 18-21",
    "по средам вожу дочку на плавание, с 16 до 19 дома никого": "no wed* 16-19",
    "по вторникам у нас планёрка, с 9 до 11 не приезжайте": "no tue* 9-11",
    "по пятницам мы в бассейне, с 17 до 19 никого нет": "no fri* 17-19",
    "ворота открывают в 8, раньше не приезжать": "only * 8-24",
    "gate opens at 8": "only * 8-24",
    "the barrier opens at 9": "only * 9-24",
    "two chairs to be dropped off tomorrow after 4": "only +1 16-24",
    "the porter takes parcels between 9 and 6": "only * 9-18",
    "leave with the neighbour, she takes parcels till 7 pm": "only * 0-19",
    "привезите завтра. Ой нет, лучше в пятницу до 12": "only fri 0-12",
    "deliver tomorrow, no wait, Friday after 3": "only fri 15-24",
    "bring it Saturday. Actually no, make it Sunday morning": "only sun 6-12",
    "завтра утром, хотя нет, давайте вечером": "only +1 18-23",
    "перенести с 02.12 на 03.12": "only 12-03 all",
    "перенос с 28.11 на 30.11 после 14": "only 11-30 14-24",
    "это опять я вчера говорили на субботу так вот суббота отменяется давайте воскресенье после трёх": "only sun 15-24",
    "а можно вот прям завтра к девяти утра потому что мастер в десять": "only +1 0-9",
    "это по поводу плиты она не греет вызовите мастера на среду после пяти": "only wed 17-24",
    "can you just put down anytime thursday i'm in all day": "only thu all",
    "i'll be honest evenings are best for us any evening really": "only * 18-23",
    "put me down for the second of december first thing": "only 12-02 6-12",
    "just don't send it on the thirtieth that's my daughter's wedding": "no 11-30 all",
    "the porter finishes at six so it needs to be here by half five": "only * 0-17:30",
    "they've got me down for saturday eight to ten can i change it to sunday two to four": "only sun 14-16",
    "мне нужно чтобы в пятницу к шести вечера точно было": "only fri 0-18",
    "звоню сказать что в четверг нас не будет приезжайте в пятницу": "no thu all; only fri all",
    "давайте не в эти выходные а в следующие": "no sat,sun all; only 12-05,12-06 all",
    "Мне бы кресло на этой неделе, в любой день после пяти": "only +0..sun 17-24",
    "I'll be at my sister's all week, deliver next Monday or later": "no +0..+4 all",
    "My flight lands on the 29th at noon so the 30th would be perfect": "only 11-30 all",
    "I'm a nurse on nights this week so nothing before 3 please": "no * 0-15",
    "Sorry, not Wednesday after all, Thursday same time 2 to 4": "no wed all; only thu 14-16",
    "Перенос: было 27.11 10-13, стало 29.11 15-18": "only 11-29 15-18",
    "вода 19л 8 бут, офис 305, каждый вторник до 11": "only tue* 0-11",
    "клиент сменил дату: не 27, а 30 ноября": "no 11-27 all; only 11-30 all",
    "адрес уточнён, дом 14 корп 2, интервал 10-14 прежний": "only * 10-14",
    "Rescheduled 27/11 to 01/12, pm slot": "only 12-01 12-18",
    "Failed 26/11, nobody in, retry 28/11 after 5pm": "only 11-28 17-24",
    "Customer moved slot from 8-10 to 4-6 on Friday": "only fri 16-18",
    "PO 771 gravel, tipper, site open 7.30 to 4.30": "only * 7:30-16:30",
    "кирпич 2 поддона, манипулятор, завтра первым рейсом до 10": "only +1 0-10",
    "посудомойка, подключение 28.11 12-15, мастер от нас": "only 11-28 12-15",
    "Flowers before 10am please": "only * 0-10",
    "букет 30 ноября к 10, записку вложить": "only 11-30 0-10",
    "Wedding cake to the venue, 5 December, between 1 and 2": "only 12-05 13-14",
    "пеноблок, дорога под знаком, грузовики только ночью с 22 до 6": "only * 22-24,0-6",
    "кофе в офис, ресепшн с 8 до 20, звонить 101": "only * 8-20",
    "Gym kit, we open at 6, busy till 9, so 10 onwards": "only * 10-24",
    "ветклиника просит корм не позже 11, потом приём": "only * 0-11",
    "Заказчик просил передать, что ждёт плитку не позже пятницы": "only +0..fri all",
    "Договорились: привозим 29-го, с 11 до 13, занос на второй этаж": "only 11-29 11-13",
    "Ему неудобно завтра, предложил субботу после обеда": "no +1 all; only sat 14-24",
    "She rang to say the slot on Friday is fine but not before 11": "only fri 11-24",
    "Her son will be in on Saturday from 10 to 1, she is away till Monday": "only sat 10-13",
    "Customer would rather we came on Monday morning than today": "only mon 6-12; no +0 all",
    "She asked if we could make Thursday between 1 and 3": "only thu 13-15",
    "Agreed with the customer: Friday, any time before four": "only fri 0-16",
    "Клиентка дома с ребёнком, привозить можно когда угодно, кроме часа с 13 до 15": "no * 13-15",
    "Сначала хотела на 28-е, в итоге остановились на 1 декабря после 17": "only 12-01 17-24",
    "Клиент на объекте ежедневно с 8 до 17, обед с 12 до 13": "only * 8-17; no * 12-13",
}
CALL = {
    "не звоните до девяти пятнадцати": "no * 0-9:15",
    "не звонить в выходные и после 21": "no sat*,sun* all; no * 21-24",
    "don't call on Sundays or before 10": "no sun* all; no * 0-10",
    "звонки в воскресенье и после 20 нежелательны": "no sun all; no * 20-24",
    "в субботу у меня гости, с 12 до 17 не звоните": "no sat 12-17",
    "My lunch break is 1 to 2, ring me then": "only * 13-14",
}
SILENT = {
    "позвоните в десять ноль ноль": "appointment",
    "ой извините у меня тут ребёнок спит перезвоните через полчасика": "appointment",
}
"""What forbids nothing and must be read, and nothing else."""
NOTHING = [
    "прибыл 10:20, разгрузка 10:45, убыл 11:30",
    "выехал 7:15, погрузка 8:00, на точке 9:40",
    "arrived 9:05, unloading 9:20, left 10:10",
    "it was to be delivered on Friday",
    "the parcel is supposed to be delivered tomorrow",
    "мне сказали что курьер будет сегодня с десяти до двух уже три и никого",
    "рейс 4 вышел 7:40, вернётся к 19",
    "водитель обедает с 13 до 14, не дёргать",
    "приём с 8, без записи",
    "клиника, приём пациентов с 8 до 20",
    "Пообещала перезвонить после обеда, уточнит цвет",
    "He refused delivery on Friday because the box was damaged",
]


@pytest.mark.parametrize(("text", "items"), DELIVERY.items())
def test_a_delivery_is_read_as_it_was_meant(text: str, items: str) -> None:
    assert found(text, "delivery", SAID) == meant(items, SAID)
    assert found(text, "call", SAID) == frozenset()


@pytest.mark.parametrize(("text", "items"), CALL.items())
def test_a_call_is_read_as_it_was_meant(text: str, items: str) -> None:
    assert found(text, "call", SAID) == meant(items, SAID)
    assert found(text, "delivery", SAID) == frozenset()


@pytest.mark.parametrize(("text", "rule"), SILENT.items())
def test_what_forbids_nothing_is_read(text: str, rule: str) -> None:
    assert [wish.rule for wish in read(text, SAID)] == [rule]


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_tells_is_no_wish(text: str) -> None:
    assert read(text, SAID) == ()
