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
    # what turned a request round
    "Happy with any day, but evenings only.": "only * 18-23",
    "Any day, but only evenings": "only * 18-23",
    "He won't be available until after the 1st.": "no +0..12-01 all",
    "away till after the 3rd": "no +0..12-03 all",
    "nobody home until after 6": "no * 0-18",
    "not until after 5 please": "only * 17-24",
    "evenings or Saturdays work": "only * 18-23; only sat* all",
    "вечером или в субботу": "only * 18-23; only sat all",
    "I have a meeting at 12, so either before 11 or after 2": "only * 0-11,14-24",
    "В 12 у меня встреча, так что либо до 11, либо после 14.": "only * 0-11,14-24",
    "везите с 9 до 18, в выходные офис закрыт": "only * 9-18; no sat*,sun* all",
    # what was not read
    "No preference on time, just not Monday please.": "no mon all",
    "новая дата — 29 ноября, после 12": "only 11-29 12-24",
    "Новое время: с 14 до 18": "only * 14-18",
    "Не готова принять раньше пятницы.": "no +0..+2 all",
    "не готовы принимать до 10": "no * 0-10",
    "готов принять в пятницу": "only fri all",
    "Customer confirmed she'd be in all day tomorrow.": "only +1 all",
    # words cut short
    "Просьба везти до об., после обеда никого.": "only * 0-13; no * 14-24",
    "доставка на сл. нед.": "only 11-30..12-06 all",
    "Доставка вечером любого буднего дня.": "only mon*,tue*,wed*,thu*,fri* 18-23",
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
    "My dad is deaf, phoning is no use, please write.": "no * all",
    "Plase call after 2pm not befor": "only * 14-24",
    "звонить после об. пожалуйста": "only * 14-24",
    "Не звонить! Клиент на больничном до понедельника.": "no * all",
}

BOTH = {
    "до 11 утра не звонить и курьера не слать, хозяйка спит": ("no * 0-11", "no * 0-11"),
    "No deliveries on Friday. Don't call.": ("no fri all", "no * all"),
    "Deliver on Friday. Don't call.": ("only fri all", "no * all"),
}

SILENT = {
    "Перезвоните, пожалуйста, через час.": "appointment",
    "Pls call back re: warranty on Thurs pm.": "appointment",
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
    "No one answered on Friday, left a card.",
    "в субботу салон закрыт",
)
