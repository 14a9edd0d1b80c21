"""Notes put together from a request and what stands beside it: goods, addresses, courtesies, stories, reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from tests.unit.wishes.spoken import Spoken

SIGNS = (", ", ". ", " - ")

REQUESTS = {
    "ru": (
        Spoken("привезите завтра после 18", ("only +1 18-24",)),
        Spoken("клиент просит 27 ноября с 9 до 11", ("only 11-27 9-11",)),
        Spoken("просит завтра с 15 до 19", ("only +1 15-19",)),
        Spoken("до 13:00 или после 15:00", ("no * 13-15",)),
        Spoken("доставка в пятницу после шести вечера", ("only fri 18-24",)),
        Spoken("не привозите до 11", ("no * 0-11",)),
        Spoken("до субботы не привозите", ("no +0..fri all",)),
        Spoken("завтра с 15 до 19", ("only +1 15-19",)),
        Spoken("среда или четверг, до 17:00", ("only wed,thu 0-17",)),
        Spoken("28 или 29 ноября с 10 до 17", ("only 11-28,11-29 10-17",)),
        Spoken("не раньше 17:30", ("no * 0-17:30",)),
        Spoken("только по будням с 10 до 18", ("only mon*,tue*,wed*,thu*,fri* 10-18",)),
        Spoken("ей удобно с 11 до 13", ("only * 11-13",)),
        Spoken("после обеда пожалуйста", ("only * 14-24",)),
        Spoken("в субботу не могу, лучше во вторник вечером", ("no sat all", "only tue 18-23")),
        Spoken("перенесите доставку с пятницы на понедельник", ("only mon all",)),
        Spoken("в понедельник нас не будет", ("no mon all",)),
        Spoken("не звоните после 21", (), ("no * 21-24",)),
        Spoken("просьба звонить только вечером", (), ("only * 18-23",)),
        Spoken("Без звонков, пожалуйста", (), ("no * all",)),
    ),
    "en": (
        Spoken("please deliver tomorrow after 6pm", ("only +1 18-24",)),
        Spoken("customer asks for 27 November, 9 to 11", ("only 11-27 9-11",)),
        Spoken("wants it on Saturday between 12 and 4", ("only sat 12-16",)),
        Spoken("before 1pm or after 3pm", ("no * 13-15",)),
        Spoken("don't deliver before 11", ("no * 0-11",)),
        Spoken("tomorrow or Friday, after 5.30", ("only +1,fri 17:30-24",)),
        Spoken("27 Nov 1pm-4pm", ("only 11-27 13-16",)),
        Spoken("Monday to Friday 9 to 5", ("only mon*,tue*,wed*,thu*,fri* 9-17",)),
        Spoken("weekday evenings only", ("only mon*,tue*,wed*,thu*,fri* 18-23",)),
        Spoken("after 5pm only please", ("only * 17-24",)),
        Spoken("not before Saturday", ("no +0..fri all",)),
        Spoken("Saturday is no good, Tuesday evening instead please", ("no sat all", "only tue 18-23")),
        Spoken("could you bring it on Friday in the morning", ("only fri 6-12",)),
        Spoken("moved from Friday to Monday", ("only mon all",)),
        Spoken("can't do Friday", ("no fri all",)),
        Spoken("nobody home until 5", ("no * 0-17",)),
        Spoken("customer asks that nobody phones after 9 pm", (), ("no * 21-24",)),
        Spoken("please only call in the evening", (), ("only * 18-23",)),
        Spoken("call me after 6 only", (), ("only * 18-24",)),
        Spoken("no calls please", (), ("no * all",)),
    ),
}

UNTIMED = {
    "ru": (
        "добрый день", "здравствуйте это по заказу 4412", "очень извинялась", "муж на вахте", "деньги у жены",
        "кухню не докрасили, маляры подвели", "звонит второй раз", "бабушка плохо слышит",
        "собака во дворе без привязи",
        "бабушка 82 года дверь открывает долго", "счет 771 оплачен", "оплата онлайн прошла", "лифт не работает",
        "заказ 50217, комод и два стула", "холодильник двухкамерный, 85 кг", "варочная панель и вытяжка одним рейсом",
        "плиткорез в аренду, залог внесен", "ООО Вектор, вода 19л 12 бут.", "подъезд со двора, код 12к",
        "адрес поменяла: Садовая 7, а не 17", "дом 5 квартира 40",
    ),
    "en": (
        "hello", "hi it's about the washing machine", "sorry to be a pain", "my husband is at sea", "COD 610",
        "the dog barks at strangers", "Mum doesn't hear well", "her husband gets up early", "paid in full, 2 men",
        "the old kitchen is still being cleared out", "her son lets the driver in, buzzer 6", "signature needed",
        "thanks so much for sorting the fabric swap", "oak table and six chairs", "king mattress, old one away",
        "order 20731, two bedside tables and a lamp", "headphones, sealed box", "PO 88123, forklift on site",
        "lift is broken, 4th floor", "ref 2098, narrow stairs", "parking at the back", "flat above the chemist",
    ),
}  # fmt: skip
"""What names no time. A state ("работаю в школе", "соседи делают ремонт") is left out: a time behind may be of it."""

TIMED = {
    "ru": ("малыш спит днём", "днём я на совещаниях", "муж встаёт в четыре утра", "вчера звонил ваш курьер"),
    "en": (
        "the baby naps in the afternoon", "her husband gets up at four", "I ordered it last week",
        "your driver called yesterday",
    ),
}  # fmt: skip
"""Reasons and stories that name a time of their own, which is no wish beside a request."""


def beside(lang: str, others: Mapping[str, tuple[str, ...]]) -> Iterator[Spoken]:
    """Every request with each of these before and behind it, with each sign between them."""
    for request, other, sign in product(REQUESTS[lang], others[lang], SIGNS):
        if others is TIMED and request.call == ("no * all",):
            continue  # "без звонков, малыш спит днём" takes its time from the reason
        yield request._replace(text=f"{other}{sign}{request.text}")
        yield request._replace(text=f"{request.text}{sign}{other}")
