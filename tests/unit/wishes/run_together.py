"""Notes typed or dictated without a sign: what is asked, and what is told or refused behind it, run together."""

from __future__ import annotations

from datetime import date

SAID = date(2026, 11, 24)  # a Tuesday

DELIVERY = {
    "дост с 10-00 до 14-00 подъем оплачен": "only * 10-14",
    "завтра не приезжайте воду отключили полы мокрые": "no +1 all",
    "привозите с 9 до 12 лифт после обеда отключат": "only * 9-12",
    "диван везите в субботу грузчики не нужны": "only sat all",
    "drop it saturday no need for two men": "only sat all",
    "deliver saturday the fitter is booked for monday": "only sat all",
    "bring it before noon the plumber is coming at one": "only * 0-12",
    "can the delivery be tuesday evening i want my son there to lift it": "only tue 18-23",
    "можно в любой день кроме пятницы уезжаем на дачу": "no fri* all",
    "any day except friday we go away": "no fri* all",
    "any other day but monday": "no mon* all",
    "во вторник примем в среду закрыты": "only tue all; no wed all",
    "можно привезти в субботу в воскресенье у нас юбилей": "only sat all",
    "сегодня не смогу принять завтра с 10 до 14 буду ждать": "no +0 all; only +1 10-14",
    "сегодня не получится принять завтра пожалуйста с 10 до 14": "no +0 all; only +1 10-14",
    "доставьте сегодня до 9 вечера завтра улетаю": "only +0 0-21; no +1 all",
    "до двух привозите потом я ухожу за внуком в сад": "only * 0-14",
    "привозите утром вечером лифт не работает": "only * 6-12",
    "доставку только утром днём сплю после смены": "only * 6-12",
    "приезжайте после 14 до двух у нас тихий час": "only * 14-24",
    "шкаф привезите на выходных на неделе не бываем": "only sat*,sun* all",
    "ill be home by six deliver after that": "only * 18-24",
    "we are closed mondays deliver any other day": "no mon* all",
    "were out all day tuesday wednesday is fine after 2": "no tue all; only wed 14-24",
    "on leave until friday ring my mobile": "no +0..+2 all",
    "на даче до воскресенья, звоните на мобильный": "no +0..+4 all",
    "в субботу не надо гости приедут": "no sat all",
    "день в день не надо привезите послезавтра раньше с работы не приду": "only +2 all",
    "day after tomorrow suits tomorrow doesnt": "only +2 all; no +1 all",
    "bring it sat morning pls weds no good": "only sat 6-12; no wed all",
    "привезите смесь и каши завтра до 10 дальше уезжаем": "only +1 0-10",
    "привезите тумбу завтра если не успеете то в понедельник": "only +1 all; only mon all",
    "завтра до 12 или послезавтра после 5 выбирайте сами когда доставить": "only +1 0-12; only +2 17-24",
    "нас нет дома до 16 дверь открыть некому": "no * 0-16",
    "товар принимаем по пн ср и пт с 9 до 18": "only mon*,wed*,fri* 9-18",
    "dad is out Mondays, Wednesdays and Fridays so dont come then": "no mon*,wed*,fri* all",
    "i collect from nursery so between 3 and 4 there is no one home for the courier": "no * 15-16",
    "closed for christmas 24 dec to 3 jan do not deliver anything then": "no 12-24..01-03 all",
    "goods in closes at 3": "no * 15-24",
    "The goods lift is switched off 2pm-4pm, please don't bring it in those hours": "no * 14-16",
    "Baby naps one till three, so please deliver outside those hours.": "no * 13-15",
    "chap says bring the coal tomorrow bunker is never locked": "only +1 all",
    "please never deliver on a sunday": "no sun* all",
    "Nobody home to take delivery up to and including 28 November": "no +0..+4 all",
    "Morning all, we can't take delivery on 1 December": "no 12-01 all",
    "договорились тв везем в четверг с 16 до 19": "only thu 16-19",
    "not before friday for the skip delivery pls road closed": "no +0..+2 all",
    "got your card through the door redeliver monday between 8 and 11 thanks": "only mon 8-11",
    "next week is out for delivery of the kitchen units": "no 11-30..12-06 all",
    "loading bay takes deliveries 0600 to 1000 only hauliers please note": "only * 6-10",
    "site gate locked at 1530 no deliveries after 1530": "no * 15:30-24",
    "Goods in 0900-1300 Monday to Friday": "only mon*,tue*,wed*,thu*,fri* 9-13",
    "please deliver between 0800 and 1200": "only * 8-12",
    "если не сложно в пятницу после четырёх привезите": "only fri 16-24",
}

CALL = {
    "в субботу не звонить едет на соревнования": "no sat all",
    "звоните утром вечером телефон выключен": "only * 6-12",
    "звонить можно до 9 вечера после девяти малыш засыпает": "only * 0-21",
    "calls on weekdays only please weekends are for family": "only mon*,tue*,wed*,thu*,fri* all",
    "звонки с 12 до 13 и с 17 до 19 других перерывов у меня нет": "only * 12-13,17-19",
    "звоните с 12 до 13 в обеденный перерыв": "only * 12-13",
    "бабушка плохо слышит звонить бесполезно пишите смс": "no * all",
    "смс вместо звонка просит когда очки будут готовы": "no * all",
    "text rather than call please she has a stammer": "no * all",
    "Mr Hughes works nights: never phone before noon.": "no * 0-12",
    "I teach 9-3 every day, please don't call in those hours.": "no * 9-15",
}

BOTH = {
    "комод привезите 14 декабря звонить вообще не надо": ("only 12-14 all", "no * all"),
    "звонить не надо цветы привезите завтра до 17": ("only +1 0-17", "no * all"),
    "доставка в четверг вечером по телефону меня вообще не беспокоить": ("only thu 18-23", "no * all"),
    "wants it delivered this afternoon hates the phone so no calls please": ("only +0 12-18", "no * all"),
    "bed can be delivered sunday please no calls after 8pm": ("only sun all", "no * 20-24"),
    "27 ноября не звонить занята доставить можно 28 ноября после обеда": ("only 11-28 14-24", "no 11-27 all"),
    "запишите себе не звоните до 11 а привезти шкафчик можно с 12 до 16": ("only * 12-16", "no * 0-11"),
}

SILENT = {
    "ring me back tonight i finish work at half 6": "appointment",
    "курьера примет в любое время сказал не торопитесь": "flexible",
    "no rush any time is fine": "flexible",
    "courier to be at the door at precisely 14:00": "exact",
}

NOTHING = (
    "handset charges but wont make calls since the update",
    "Checked the log: no calls from this customer recorded since March.",
    "sofa wont fit through the door its 76cm wide",
    "picking up the bike himself on saturday after 2 no van needed",
    "table for 6 booked friday half seven name of Grant",
    "не торопите доставку",
    "the bill came from 1200 to 1500 pounds",
    "order 1530 arrived at 0930",
    "she has been with us from 2015",
)
