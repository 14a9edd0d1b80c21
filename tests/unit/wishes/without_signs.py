"""Notes without a sign: bells and calls that are refused, what is spared, told of another time, or asked at the end."""

from __future__ import annotations

from datetime import date

SAID = date(2026, 11, 24)  # a Tuesday

DELIVERY = {
    # nobody is there then, and when somebody is
    "сегодня дома никого везите завтра после 6": "no +0 all; only +1 18-24",
    "доставку только по выходным в будни дома никого нет мы оба на заводе": (
        "only sat*,sun* all; no mon*,tue*,wed*,thu*,fri* all"
    ),
    "deliver at weekends on weekdays nobody is home": "only sat*,sun* all; no mon*,tue*,wed*,thu*,fri* all",
    "доставка в субботу в пятницу дома никого": "only sat all; no fri all",
    "привозите после 6 раньше на смене": "only * 18-24",
    "вечером после 6 привезите днем мы на работе": "only * 18-23",
    "утром до 10 везите вечером нас нет": "only * 6-10; no * 18-23",
    "привезите завтра до обеда вечером уезжаю": "only +1 0-13",
    "очень прошу привезите сегодня до 8 вечера ночью улетаю": "only +0 0-20",
    "bring it friday thursday is a mess": "only fri all",
    "please deliver tuesday monday is a write off": "only tue all; no mon all",
    "she said friday afternoon suits her he will be out": "only fri 12-18",
    # what is spared beside it, or denied of something else
    "доставьте в субботу утром собирать не надо": "only sat 6-12",
    "привезите завтра с 10 до 12 поднимать не нужно": "only +1 10-12",
    "deliver tomorrow 10 to 12 no need to bring it upstairs": "only +1 10-12",
    "завтра привезите в субботу не надо": "only +1 all; no sat all",
    "завтра привозить не надо": "no +1 all",
    "привезите в субботу торопиться некуда": "only sat all",
    "в квартире ремонт поставить негде прошу привезти в субботу": "only sat all",
    "старый шкаф девать некуда пожалуйста привезите в пятницу": "only fri all",
    "ok to deliver before 9 30 am as well as after 6 pm nothing in between": "only * 0-9:30,18-24",
    "before 10 or after 4 nothing between": "only * 0-10,16-24",
    "до 10 или после 18 между ними никого": "only * 0-10,18-24",
    "кроме субботы привозите когда угодно живу рядом с магазином": "no sat* all",
    # behind a story, thanks, or what was paid
    "заказ собран доставить 27 ноября с 10 до 14": "only 11-27 10-14",
    "счет оплачен привезти в пятницу утром": "only fri 6-12",
    "waited all day last week so deliver tomorrow before noon": "only +1 0-12",
    "gave up waiting last time so this time deliver tomorrow before 1 pm or i cancel": "only +1 0-13",
    "привезите завтра до 12 или отменю заказ": "only +1 0-12",
    "thank you for the voucher deliver on friday after 2": "only fri 14-24",
    "спасибо за скидку привезите завтра вечером": "only +1 18-23",
    "spoke to him today evenings are best for delivery": "only * 18-23",
    "weekday evenings work for delivery": "only mon*,tue*,wed*,thu*,fri* 18-23",
    "mornings work for the courier": "only * 6-12",
    "wanted the blue one and deliver on friday please": "only fri all",
    "cant be home on friday for the delivery sorry got my mot": "no fri all",
    # who and what is told of behind it
    "order paid in full delivery requested for thurs 12 to 4 second phone is her sister": "only thu 12-16",
    "deliver friday 10 to 2 the other number is her husband": "only fri 10-14",
    "deliver tomorrow after 3 my number is on the form": "only +1 15-24",
    "mrs bell said tomorrow from 11 to 3 suits her for delivery she will be baking": "only +1 11-15",
    "bring it saturday morning she asks about the price too": "only sat 6-12",
    "keep the delivery for friday ill be on leave": "only fri all",
    "deliver friday after 2 will pay cash": "only fri 14-24",
    "deliver to flat 21 not 12 tomorrow after 3": "only +1 15-24",
    "if no one is in leave next door delivery best after 5": "only * 17-24",
    "if im out leave with next door deliver before noon": "only * 0-12",
    "привоз с 9 30 до 12 объект закрытый на проходной спросить прораба ивана": "only * 9:30-12",
}

CALL = {
    "звонить бабушке нельзя она после операции": "no * all",
    "до 11 звонить клиентке нельзя спит после смены": "no * 0-11",
    "по средам до обеда звонить директору нельзя планерка счет выставили": "no wed* 0-13",
    "звонить нельзя до 10 и после 20": "no * 0-10,20-24",
    "звоните только после 6 раньше на смене и трубку не возьму": "only * 18-24",
    "до обеда не звонить работает допоздна": "no * 0-13",
    "calls are ok from 10 to 6 only my email is on the form": "only * 10-18",
    "спасибо за каталог звоните с 10 до 18": "only * 10-18",
    "shoes in size 7 wanted the brown pair and call only after 5 pm": "only * 17-24",
    "as agreed never ring after 8pm she sleeps": "no * 20-24",
    "order paid text dont call": "no * all",
    "card number ends 4410 text dont call she is hard of hearing": "no * all",
    "общаться только в чате": "no * all",
}

BOTH = {
    "жду вас в субботу с 10 до 14 не звоните связи там нет": ("only sat 10-14", "no * all"),
    "deliver tomorrow morning also dont call before 9": ("only +1 6-12", "no * 0-9"),
}

SILENT = {
    "в домофон не звоните он сломан дверь открыта": "access",
    "do not ring the bell its broken the door is open": "access",
    "не звоните в дверь у нас собака дверь открыта": "access",
    "в звонок на двери не звонить ребенок только уснул оплачено картой": "access",
    "second gate on the left please do not press the buzzer it wakes the twins": "access",
    "deliver at 5 pm sharp he complains about every minute": "exact",
    "ровно в 12 доставка не раньше и не позже": "exact",
    "курьеру быть ровно в девять утра пропуск заказан на эту машину": "exact",
    "абонент за рулем говорить не стал перезвонить ему завтра вечером": "appointment",
    "не дозвонился перезвонить после 6": "appointment",
    "постоянный покупатель согласен на доставку в течение дня никуда не торопится": "flexible",
}

NOTHING = (
    "do you deliver on saturdays and how much is it",
    "hi do you deliver on saturdays just wondering before i order",
    "why did the courier come at 7",
    "обещал перезвонить завтра",
    "обещала сама перезвонить вечером",
    "заказ оплачен обещали привезти завтра",
    "заказ должны были привезти завтра",
    "заказ оформлен доставить обещали 25 ноября",
    "thanks for the delivery on sunday",
    "спасибо за звонок в субботу",
    "the doorbell i bought doesnt ring wants a refund",
    "он в чате спросил про доставку в субботу",
)
