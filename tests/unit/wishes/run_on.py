"""Notes typed or dictated without a sign: a refusal, a remark or a condition, and what is asked behind it."""

from __future__ import annotations

from datetime import date

SAID = date(2026, 11, 24)  # a Tuesday

DELIVERY = {
    "кот корм привезти в пятницу": "only fri all",
    "в эти выходные не привозить уехали к родителям": "no sat,sun all",
    "завтра не приезжайте уехали": "no +1 all",
    "не привозите в пятницу ушли в отпуск": "no fri all",
    "завтра не приезжайте уехали до четверга": "no +0..+1 all",
    "в среду не привозите в четверг можно после 14": "no wed all; only thu 14-24",
    "рояль везти только в воскресенье днем грузчиков четверо": "only sun 12-18",
    "я буду дома после семи вечера раньше дверь открыть некому": "only * 19-24",
    "дома после 6 раньше открыть некому": "only * 18-24",
    "курьеру после 20 не приезжать": "no * 20-24",
    "доставка завтра подъем не нужен": "only +1 all",
    "в субботу доставка не нужна": "no sat all",
    "доставка с 1 декабря раньше пол не высохнет": "only 12-01.. all",
    "привезите начиная с 28 ноября раньше ремонт не закончат": "only 11-28.. all",
    "кухню ждут с доставкой начиная с 28 ноября": "only 11-28.. all",
    "morning can we have delivery thursday its not before half past nine please": "only thu 9:30-24",
    "morning its about my delivery thursday is fine": "only thu all",
    "morning deliveries please": "only * 6-12",
    "if shes not in try next door delivery best between 11 and 3": "only * 11-15",
    "leave it at no 14 if theres no answer deliver friday before 1": "only fri 0-13",
    "leave with next door if im out bring it saturday": "only sat all",
    "deliver friday before 1 if theres no answer leave it at no 14": "only fri 0-13",
    "last time your lads turned up at 9 at night no warning nothing please deliver before 6": "only * 0-18",
    "last time it came at 10 pm please deliver before 6": "only * 0-18",
    "your shop said one thing the website said another please deliver thurs": "only thu all",
    "they told me friday please bring it saturday": "only sat all",
    "paid in full in store deliver on or after 28 november": "only 11-28.. all",
    "deliver on or before 28 november": "only +0..11-28 all",
    "husband has a van just deliver to the kerb saturday": "only sat all",
    "im out monday dont deliver then tuesday after 4 is fine": "no mon all; only tue 16-24",
    "away friday dont come then saturday is fine": "no fri all; only sat all",
    "saturday no good for delivery sunday is perfect": "no sat all; only sun all",
    "not in monday for the parcel wednesday from 10 till 2 i am in so bring it then": "no mon all; only wed 10-14",
    "driver shouldnt come between 12 and 1 shop is shut for lunch": "no * 12-13",
    "we lock up at 5 deliver before 4": "only * 0-16",
    "we ordered friday deliver monday": "only mon all",
    "Friday or Saturday for the drop, I'm home both days, delivery before 2 pls": "only fri,sat 0-14",
    "hotel closed 28 Nov to 2 Dec no deliveries accepted": "no 11-28..12-02 all",
}

CALL = {
    "не надо мне звонить пишите в чат приложения": "no * all",
    "у клиента инфаркт был не звонить по номеру общаться через смс": "no * all",
    "не звоните курьеру после 6": "no * 18-24",
    "dont call the driver after 6": "no * 18-24",
    "в субботу не звоните в воскресенье можно с 12": "no sat all; only sun 12-24",
    "в пн и вт звонить нельзя человек в суде": "no mon,tue all",
    "с 9 до 18 звонить бесполезно не звоните": "no * 9-18",
    "at work till 5 dont ring then after 6 is ok": "no * 0-17; only * 18-24",
    "Вы звонили вчера в 10:15, я не мог говорить. По понедельникам у меня планёрки, не звоните": "no mon* all",
}

BOTH = {
    "звонить не надо привезти завтра до 12": ("only +1 0-12", "no * all"),
    "не звоните мне никогда курьер пусть едет в среду днем": ("only wed 12-18", "no * all"),
    "без звонков курьер пусть едет утром": ("only * 6-12", "no * all"),
    "no calls please courier after 6": ("only * 18-24", "no * all"),
    "email only i never answer the phone courier between 6 and 8 in the evening": ("only * 18-20", "no * all"),
    "кот наполнитель доставить сегодня до 8 вечера и прошу без звонков": ("only +0 0-20", "no * all"),
    "курьеру после 20 не приезжать по телефону до 10 не звонить": ("no * 20-24", "no * 0-10"),
    "до 9 утра нельзя ни звонить ни привозить у нас режим": ("no * 0-9", "no * 0-9"),
}

SILENT = {
    "доставка в течение дня склад принимает кв не нужна": "flexible",
    "сейчас не звоните перезвоните в пятницу": "appointment",
    "я не могла разговаривать, перезвоните после 5": "appointment",
}

NOTHING = (
    "в прошлый раз просил привезти утром, привезли ночью",
    "кот спит на посылке до пятницы",
    "нас будет трое в четверг",
    "режим работы с 9 до 18",
    "уехали в субботу",
    "the delivery on sunday was perfect",
    "he has just delivered the hob thursday",
    "if its raining dont deliver",
    "shop is shut for lunch 12 to 1",
    "we lock up at 5",
    "заказ ждёт на пункте до пятницы",
    "у соседей был ремонт не звонили",
    "я не мог говорить",
)
