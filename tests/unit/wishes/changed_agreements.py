"""Notes that change what was agreed, say where goods go, or when somebody leaves."""

from __future__ import annotations

from datetime import date

SAID = date(2026, 11, 30)  # a Monday

DELIVERY = {
    "Давайте на следующей неделе, 9 декабря с 18 до 22": "only 12-09 18-22",
    "Мы договаривались на среду с 10 до 12. Давайте в пятницу в то же время": "only fri 10-12",
    "вместо 10-12 завтра привезите с 17 до 20": "only +1 17-20",
    "my order is for tomorrow but i have doctor, please bring on Wednesday": "only wed all",
    "Can you move my delivery from Monday to Tuesday?": "only tue all",
    "6 мешков в магазин завтра до 11": "only +1 0-11",
    "20 bags to the nursery Thursday before 9": "only thu 0-9",
    "Wine tasting set Friday 6-8": "only fri 18-20",
    "the earlier the better, I leave at 11": "no * 11-24",
    "Доставка в кафе, второй этаж. Работаем с 8 до 22": "only * 8-22",
    "привозите по понедельникам, в этот день клиентов нет": "only mon* all",
    "In Sunday we have guests, so not Sunday": "no sun all",
}
CALL = {"До 10 не звонить. После 22 тоже": "no * 0-10,22-24"}
BOTH = {
    "До 11 не звонить и не привозить, хозяйка работает по ночам": ("no * 0-11", "no * 0-11"),
    "послезавтра с 9 до 12 можно, и без звонков": ("only +2 9-12", "no * all"),
}
NOTHING = (
    "Nail bar order 55012 picked 5 Dec 10:48, handed to courier 11:02",
    "Nobody showed up on Saturday. No call, no email, nothing.",
    "Our shop is open 10 to 8. Delivery is free over 50",
)
