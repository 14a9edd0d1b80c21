"""What people say otherwise than a form would have it: the latest that can be, texted and not called, «всё равно»."""

from __future__ import annotations

from datetime import date

SAID = date(2026, 11, 24)  # a Tuesday

DELIVERY = {
    "The latest she can take it is 6pm": "only * 0-18",
    "Latest we'll accept a delivery is 7.30 pm, there are parking restrictions": "only * 0-19:30",
    "she would be happy with a Friday delivery": "only fri all",
    "A Monday slot would suit us": "only mon all",
    "no, not on a Sunday please": "no sun* all",
    "Deliver to 12 June Road on Friday": "only fri all",
    "bring it to 4 Sunday Lane tomorrow after 3": "only +1 15-24",
    "Thursday is fine for the delivery except 2 to 3 when I'm at the school": "only thu all; no thu 14-15",
    "в четверг доставка удобна, кроме с 14 до 15, когда я за дочкой": "only thu all; no thu 14-15",
    "Ключи будут 28 ноября, везите начиная с этой даты": "only +4.. all",
    "She moves in on 28 November, please deliver from that day on": "only +4.. all",
    "Мы заезжаем 28 ноября, привозите с этого дня": "only +4.. all",
    "Недовольна, что назначили на вечер, привезите утром": "only * 6-12",
    "Привозите после 18, потом она уходит на тренировку": "only * 18-24",
}
CALL = {
    "She asked to be emailed rather than phoned": "no * all",
    "I'd rather be texted than called": "no * all",
    "Звонить удобнее днём, потом едет на объект": "only * 12-18",
    "не звоните, всё равно не слышу": "no * all",
}
BOTH = {
    "Звонить не надо, всё равно на совещании. Привозите в пятницу": ("only fri all", "no * all"),
}
SILENT = {
    "I'm flexible on delivery": "flexible",
    "We're flexible about the delivery, whenever suits you": "flexible",
    "asks the courier not to press the doorbell, baby asleep": "access",
}
NOTHING = (
    "Please send it to 3 March Street, Leeds",
    "Our old address was 21 Friday Street",
    "Не говорить жене, что это подарок",
    "не говорите получателю сумму",
    "Можно ли поставить таймер на 6 утра?",
    "как поставить стирку на 22:00?",
    "В субботу вечером у нас протёк потолок",
    "утром промок подъезд",
    "в воскресенье замёрз водопровод, к вечеру починили",
    "the texted code came at 9",
    "I was texted rather than called yesterday",
    "Жалуется, что назначили на утро",
)
