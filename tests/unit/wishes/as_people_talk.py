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
    "Завтра буду дома с 9 до 12, доставите?": "only +1 9-12",
    "Shop shuts from 1 to 2, please don't deliver during that hour": "no * 13-14",
    "Занимаемся с 16 до 17 каждый день, в этот час не приезжайте": "no * 16-17",
    "Доставка назначена на среду, а мне удобно в пятницу": "only fri all",
    "Для курьера: по вторникам офис закрыт, не приезжать": "no tue* all",
    "Если возможно, привезите в субботу до 12": "only sat 0-12",
    "If possible bring it on Thursday after 2": "only thu 14-24",
    "Weekdays 5 to 8 pm only, otherwise there's nobody home for the van": "only mon*,tue*,wed*,thu*,fri* 17-20",
    "Delivery is needed on Saturday before noon": "only sat 0-12",
    "To be delivered on Friday by 2pm as per her phone call": "only fri 0-14",
    "Bring the wardrobe after mid day only": "only * 12-24",
    "Morning! Please don't deliver before 11": "no * 0-11",
    "Отправьте заказ курьером в четверг до 15": "only thu 0-15",
    "Привозите после 18, потом она уходит на тренировку": "only * 18-24",
}
CALL = {
    "She asked to be emailed rather than phoned": "no * all",
    "I'd rather be texted than called": "no * all",
    "Звонить удобнее днём, потом едет на объект": "only * 12-18",
    "не звоните, всё равно не слышу": "no * all",
    "Вместо звонка отправьте, пожалуйста, сообщение": "no * all",
    "Text instead of calling, I find the phone hard": "no * all",
    "Лучше написать, чем звонить": "no * all",
    "Петровой не звоним 1 и 2 декабря, она в отъезде": "no 12-01,12-02 all",
    "Завтра с 10 до 12 у клиентки нотариус, звонить нельзя": "no +1 10-12",
    "Previously asked for evening calls. Please call in the morning now.": "only * 6-12",
    "После шести свободна, звоните после шести": "only * 18-24",
    "don't phone me, I'm on night shift this month": "no * all",
    "If you have to call, do it after 6": "only * 18-24",
}
BOTH = {
    "Звонить не надо, всё равно на совещании. Привозите в пятницу": ("only fri all", "no * all"),
}
SILENT = {
    "I'm flexible on delivery": "flexible",
    "We're flexible about the delivery, whenever suits you": "flexible",
    "Я на уроке, перезвоните, пожалуйста, через час": "appointment",
    "По возврату перезвоните завтра утром, ладно?": "appointment",
    "be there at 4pm exactly with the cooker": "exact",
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
    "My mobile doesn't ring any more, is that covered?",
    "Звонки днём её не разбудят",
    "Correction to my earlier message: the flat is 12, not 14",
    "We stayed in from 9 to 6 on Friday as you asked and no van came",
    "Платье нужно на свадьбу 25 мая, размер 48",
    "Сотрудник Иванов на смене с 9 до 21",
    "Жалуется, что назначили на утро",
)
