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
    "Can the delivery come today after 5?": "only +0 17-24",
    "Can the driver avoid 1 to 3, when the baby naps?": "no * 13-15",
    "Может доставка приехать сегодня после 5?": "only +0 17-24",
    "Курьер может приехать до обеда?": "only * 0-13",
    "Hiya, can you deliver the bookcase 10-2 please? School run otherwise.": "only * 10-14",
    "Will be in between 7pm and 9pm tomorrow for the delivery": "only +1 19-21",
    "she'll be in Saturday for the delivery": "only sat all",
    "Will be in for delivery any time after 2": "only * 14-24",
    "Residents ask that no deliveries are made before 9": "no * 0-9",
    "As a night worker I'd rather the driver didn't come before 10 in the morning.": "no * 0-10",
    "she'd prefer the van didn't come on Monday": "no mon all",
    "I'd prefer it if the driver didn't come before 10": "no * 0-10",
    "I'd rather it came on Thursday": "only thu all",
    "we'd rather the courier came after 5": "only * 17-24",
    "доставку на пятницу не делайте": "no fri all",
    "The nursery has quiet time from 2pm to 4pm. No deliveries during it.": "no * 14-16",
    "We have a service from 10 to 12. No deliveries during it please.": "no * 10-12",
    "glad to have the driver any time after 2": "only * 14-24",
    "deliver friday also cancel the lamp": "only fri all",
    "rang to book her delivery in for Saturday, 10 till 2": "only sat 10-14",
    "phoned to arrange delivery for Monday after 3": "only mon 15-24",
    "позвонила назначить доставку на субботу с 10 до 14": "only sat 10-14",
    "get it in Monday please": "only mon all",
    "доствка завтра псле 18": "only +1 18-24",
    "Freezer to be deliverd today before 8pm": "only +0 0-20",
    "delivry on thursday afer 5": "only thu 17-24",
    "brign it friday": "only fri all",
    "привзите зватра посел 18": "only +1 18-24",
    "утрм не привозите": "no * 6-12",
}

CALL = {
    "make sure the courier doesn't ring before 9": "no * 0-9",
    "не отвечает на звонки после 20": "no * 20-24",
    "хочу диван чтобы вечером не беспокоили": "no * 18-23",
    "Her daughter asks that mum is not called in the mornings": "no * 6-12",
    "They ask that he isn't rung before 10": "no * 0-10",
    "I would rather the courier didn't ring before nine": "no * 0-9",
    "We'd rather nobody phoned before 11": "no * 0-11",
    "There's a meeting 1-3. Please don't call during it.": "no * 13-15",
    "Урок с 14 до 15. В течение него не звонить": "no * 14-15",
}

BOTH = {
    "С 1 по 5 декабря на даче: не звонить, доставку не делать.": ("no 12-01..12-05 all", "no 12-01..12-05 all"),
    "Завтра выходной: звонить не надо, доставку не делать": ("no +1 all", "no +1 all"),
}

SILENT = {
    "Could someone ring me back after 5pm today about the refund?": "appointment",
    "Can someone call me on Friday about the missing leg?": "appointment",
    "Может кто-нибудь перезвонить мне завтра после обеда?": "appointment",
    "Уточнить цвет фасадов и перезвонить клиенту в пятницу в 12:00": "appointment",
    "ring back tues about the refund also cancel the second chair": "appointment",
    "перезвоните во вторник по возврату и отмените второй стул": "appointment",
    "Happy to have the courier at any time": "flexible",
    "Doorbell: do not ring, new baby. Leave it in the porch.": "access",
    "Домофон: не звонить, спит ребёнок": "access",
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
    "Refund of 129.90 within 14 days. please ring half an hour before you arrive",
    "вернули 15490.50 до копейки",
    "цена 10,00 руб",
    "moved from 12 park road its now 15 station road",
    "an evening dress, a day dress and two night shirts",
    "нужен холодильник тихий чтобы по ночам не шумел",
    "want a fan that won't keep me awake at night",
    "шторы блэкаут, чтобы днём можно было спать",
    "battery lasts from 9 to 12 then dies",
    "аккумулятор держит с 10 до 11 потом садится хочу новый",
    "Can the refund come by Friday?",
    "Can someone ring about the price?",
    "Can you tell me, when do you deliver?",
    "Может ли курьер приехать в пятницу вечером?",
    "is it in stock, will be in on Friday to look",
    "I'll be in tomorrow to collect the sofa",
    "no deliveries are made on Sundays",
    "the courier came on Monday rather than Tuesday",
    "скидку не делать",
    "happy to have a refund at any time",
    "Уточнить у клиента, во сколько привезти в пятницу",
    "I'll ring on Friday and cancel",
    "rang to book a table for Saturday",
    "sofa 3-2 please",
    "sofa was deliverd friday",
    "поле 18",
    "fridge hums from 2 to 4 then stops want it looked at",
)
