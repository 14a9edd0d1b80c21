"""Notes made up while the grammar was mended after the nineteenth set, in the notation of the labels.

Goods with their day, what is taken back or agreed on, stretches and hours as they are spoken.
"""

from __future__ import annotations

from datetime import date

SAID = date(2026, 11, 18)  # a Wednesday
DELIVERY = {
    "чт после 17 стиралка Петрову, старую забрать": "only thu 17-24",
    "Сидоров ждёт вторник, первую половину дня": "only tue 0-12",
    "отменили четверг, ставим субботу 9-12": "only sat 9-12",
    "Sat 21 Nov, oak dresser, 2 crew, window 1-4pm": "only 11-21 13-16",
    "slot moved Thu to Mon, same 10-12": "only mon 10-12",
    "Dock opens 6am, forklift leaves at 2, pallets before that please": "only * 0-14",
    "Клиентка перезвонила: четверг отпадает, муж в рейсе, ставим на субботу после двух": "no thu all; only sat 14-24",
    "Со слов соседки, хозяев не будет до двадцать пятого": "no +0..11-24 all",
    "Ждал вчера с 9 до 18, курьер не приехал. Готов принять завтра в те же часы": "only +1 9-18",
    "Договорились, что привезём в воскресенье до полудня": "only sun 0-12",
    "Перенос! Было 20.11, стало 23.11, интервал прежний": "only 11-23 all",
    "Согласна на 22-е, но только если до 11": "only 11-22 0-11",
    "Ему всё равно когда, хоть ночью, лишь бы на этой неделе": "only +0..+4 all",
    "Spoke to the daughter, dad is home every day but naps 1 to 3": "no * 13-15",
    "Wants it gone before the weekend, so Friday latest": "only +0..+2 all",
    "Says mornings are chaos with the kids, could we aim for after 9.30": "only * 9:30-24",
    "Agreed with her husband: Saturday, the earlier the better, by 10 if we can": "only sat 0-10",
    "Contact on site is Raj, there 7 to 3 weekdays": "only mon*,tue*,wed*,thu*,fri* 7-15",
    "я на работе до пяти а потом дома так что везите после пяти тридцати": "only * 17:30-24",
    "I can only do weekends I'm afraid, mornings ideally": "only sat*,sun* 6-12",
    "Got your card through the door, can you try again tomorrow between 2 and 5": "only +1 14-17",
    "Away 20-23 Nov, back on the 24th": "no 11-20..11-23 all",
    "my son's party is Saturday 2-5 so please come before or after that": "no sat 14-17",
    "please leave it with the concierge, he's there 8 to 8": "only * 8-20",
    "курьер пусть наберёт за 30 минут, завтра с 12 до 15": "only +1 12-15",
    "стиралку можно завтра после 5": "only +1 17-24",
    "пт 10-14 комод, оплата при получении": "only fri 10-14",
    "Fresh roses for the restaurant every Friday before noon": "only fri* 0-12",
    "guests arrive at 7, please bring the cake before 5": "only * 0-17",
    "договорились с Ольгой Петровной на субботу, с 10 до 14": "only sat 10-14",
    "Called to move the sofa to Friday": "only fri all",
    "She rang to change Thursday to Saturday morning": "only sat 6-12",
    "bring the shop on Friday morning please": "only fri 6-12",
    "no vans from Friday 3pm until Sunday": "no fri 15-24; no sat all",
    "второго не привозите, третьего можно": "no 12-02 all; only 12-03 all",
    "привезите пятого после обеда": "only 12-05 14-24",
    "deliver before the shop opens at 10": "only * 0-10",
    "после закрытия в 20 привезите": "only * 20-24",
    "привезите завтра, хотя нет, завтра же врач": "no +1 all",
    "Bring it Tuesday, no wait, Wednesday after 5": "only wed 17-24",
    "завтра с 10 до 12, ой нет, с 14 до 16": "only +1 14-16",
    "between 10 and 11 or 7 and 8 pm": "only * 10-11,19-20",
    "везите после пяти тридцати": "only * 17:30-24",
}
CALL = {
    "с 10 до 12 у меня совещание, в остальное время на связи": "no * 10-12",
    "Удобнее переписываться, голосом не могу — глухая": "no * all",
    "I work nights, phone after 2 if you have to": "only * 14-24",
    "She only picks up between 5 and 6": "only * 17-18",
    "не звоните с вечера пятницы до понедельника": "no fri 18-24; no sat,sun all",
    "no calls from Friday until Monday 9am": "no fri,sat,sun all; no mon 0-9",
    "call after my shift ends at 8pm": "only * 20-24",
    "звонить с девяти тридцати до одиннадцати": "only * 9:30-11",
}
BOTH = {
    "We've a newborn, so no doorbell and no calls before 10": ("", "no * 0-10"),
    "Звонить после 19. Стиралку просит в среду": ("only wed all", "only * 19-24"),
    "стол можно в пятницу вечером, звонить только днём": ("only fri 18-23", "only * 12-18"),
}
"""Deliveries, and calls."""
SILENT = {
    "any time is fine for the replacement drawer fronts": "flexible",
    "не звоните после десяти, шучу, звоните когда хотите": "flexible",
}
NOTHING = [
    "Склад 4, отгрузка 25.11 в 9:30 внутреннее перемещение",
    "drop 6 failed, nobody in at 14:10, card left",
    "Would 8am be too early? I leave at half past",
    "Don't ring the landline, it's my mother's",
    "in-laws come Saturday",
]
