"""Ordinary notes of clients and of those who take their calls: greetings, meetings, refusals said twice, sums."""

from __future__ import annotations

from datetime import date

SAID = date(2026, 11, 24)  # a Tuesday

DELIVERY = {
    # who is met, and when
    "завтра встречаю машину с 10 до 12": "only +1 10-12",
    "I will meet the van at the gate between 9 and 11 tomorrow": "only +1 9-11",
    "встречу вас завтра после 6": "only +1 18-24",
    # a good day is bidden first
    "Morning! Quick one about my sofa: I won't be in on 18 December.": "no 12-18 all",
    "Evening! Deliver Friday please": "only fri all",
    "Evening please": "only * 18-23",
    # the whole of a day that is refused
    "По средам не возите, меня нет дома весь день": "no wed* all",
    "В пятницу доставка невозможна, никого нет дома целый день": "no fri all",
    "On Wednesdays delivery is impossible, I'm at dialysis, not home all day": "no wed* all",
    "не привозите в пятницу, дома никого целый день": "no fri all",
    # goods may be asked for by somebody
    "диван просит клиент в субботу": "only sat all",
    "кровать просит Марина в пятницу вечером": "only fri 18-23",
    "she paid €9.30, deliver by 18.30 please": "only * 0-18:30",
}

CALL = {
    "I can't talk on Friday. Please don't call": "no fri all",
    "Can't answer the phone on Monday, surgery. Don't call.": "no mon all",
    "завтра занят. Не звоните": "no +1 all",
    "Busy Thursday. Don't call.": "no thu all",
    "Не звонить! Клиент на больничном до понедельника.": "no * all",
}

BOTH = {
    "до 11 утра не звонить и курьера не слать, хозяйка спит": ("no * 0-11", "no * 0-11"),
    "No deliveries on Friday. Don't call.": ("no fri all", "no * all"),
    "Deliver on Friday. Don't call.": ("only fri all", "no * all"),
}

SILENT = {
    "ровно в 12:30 встречаю курьера у подъезда, ни минутой позже": "exact",
    "I'm meeting the courier at the gate at exactly 12:30": "exact",
}

NOTHING = (
    "кофемашина просит чистку каждый день это нормально",
    "посудомойка просит соль каждую среду",
    "the coffee machine asks for descaling every morning",
    "refund of £18.30 agreed, cust happy",
    "возврат 18.30 согласован, клиент доволен",
    "Courier turned up Tuesday at 3 instead of Thursday, wants a refund",
    "в пятницу встречаем маму с поезда в 12",
    "встречаем гостей в субботу с 10 до 14",
    "I'm meeting my sister at 12.30",
)
