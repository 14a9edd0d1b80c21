"""What is told of things, what is asked of people in passing, and words typed in haste."""

from __future__ import annotations

from datetime import date

SAID = date(2026, 11, 24)  # a Tuesday

DELIVERY = {
    "привезите с 9,30 до 11,30": "only * 9:30-11:30",
    "привезите 2,5 кг винограда завтра с 10,00 до 12,00": "only +1 10-12",
    "deliver the evening dress on Friday": "only fri all",
    "hold the evening dress until Friday": "no +0..+2 all",
    "нужен диван, чтобы не утром": "no * 6-12",
    "she wants a slot that isn't in the morning": "no * 6-12",
    "ремонт с 10 до 12 потом можно привезти": "only * 12-24",
}

CALL = {
    "make sure the courier doesn't ring before 9": "no * 0-9",
    "не отвечает на звонки после 20": "no * 20-24",
    "хочу диван чтобы вечером не беспокоили": "no * 18-23",
}

NOTHING = (
    "doorbell doesn't ring",
    "the new phone doesn't ring",
    "handset won't ring at all since Monday",
    "Bell does not ring any more, please send a new one",
    "клиентка на звонки не отвечает",
    "не отвечает на звонки и смс",
    "замените 2,5% на 3,2%",
    "кабель 3х1,5 до 2,5 квадратов",
    "boards from 2,5 to 3,5 m",
    "цена 10,00 руб",
    "moved from 12 park road its now 15 station road",
    "an evening dress, a day dress and two night shirts",
    "нужен холодильник тихий чтобы по ночам не шумел",
    "want a fan that won't keep me awake at night",
    "шторы блэкаут, чтобы днём можно было спать",
    "battery lasts from 9 to 12 then dies",
    "аккумулятор держит с 10 до 11 потом садится хочу новый",
    "fridge hums from 2 to 4 then stops want it looked at",
)
