"""The table of words. A stem ending in `*` stands for every word that begins so; the longest match wins.

Tags are what the grammar reads; a value after `=` is the tag's number or name. A word added here is a word learned.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA


class Meaning(NamedTuple):
    tag: str
    value: str = ""


NOTHING = Meaning("")

_TABLE = """
# prepositions of time
FROM          с со от from starting начиная
TO            до to until till untill
UPTO          по
AFTER         после after past
BEFORE        before
BY            к ко by
AT            в во на at in on
BETWEEN       между between
EARLIER       раньше ранее earlier sooner
LATER         позже позднее later
OR            или либо or
AND           и and & да также плюс
BUT           но а but зато however иначе
THAN          чем than
OF            of the a an
ABOUT         около примерно приблизительно about around approximately часиков

# parts of the day, and their genitives after an hour ("6 вечера", "с утра")
PART=morning    утром утра утру утречком morning mornings утрам
PART=day        днем дня afternoon afternoons
PART=evening    вечером вечера вечерам вечерком evening evenings
PART=night      ночью ночи night nights ночам
PART=tonight    tonight
LUNCH           обеда обед обеду обеденн* lunch lunchtime обеде
NOON            полдень полудня полудню noon midday
MIDNIGHT        полночь полуночи midnight
AM              am
PM              pm
HOURMARK        ч час часа часов часам часах часик* o'clock oclock h hrs hours hour
MINUTEMARK      мин минут минуты минуту min mins minute minutes
HALF            половина половине половину половины half
HALFHOUR=0 полпервого
HALFHOUR=1 полвторого
HALFHOUR=2 полтретьего
HALFHOUR=3 полчетвертого
HALFHOUR=4 полпятого
HALFHOUR=5 полшестого
HALFHOUR=6 полседьмого
HALFHOUR=7 полвосьмого
HALFHOUR=8 полдевятого
HALFHOUR=9 полдесятого
HALFHOUR=10 полодиннадцатого
HALFHOUR=11 полдвенадцатого

# hours in words: cardinal and genitive, and the ordinal of "половина шестого"
HOUR=1   одного часу one первого
HOUR=2   два двух две two второго
HOUR=3   три трех three третьего
HOUR=4   четыре четырех four четвертого
HOUR=5   пять пяти five пятого
HOUR=6   шесть шести six шестого
HOUR=7   семь семи seven седьмого
HOUR=8   восемь восьми eight восьмого
HOUR=9   девять девяти nine девятого
HOUR=10  десять десяти ten десятого
HOUR=11  одиннадцать одиннадцати eleven одиннадцатого
HOUR=12  двенадцать двенадцати twelve двенадцатого

# days
REL=0    сегодня today сегодняшн*
REL=1    завтра завтрашн* tomorrow tomorow tommorow tmrw
REL=2    послезавтра
YESTERDAY вчера позавчера yesterday вчерашн* ago назад
WEEKDAY=1  понедельник понедельника понедельнику понедельнике monday mon пн
WEEKDAY=2  вторник вторника вторнику вторнике tuesday tue tues вт
WEEKDAY=3  среда среду среды среде wednesday wed ср
WEEKDAY=4  четверг четверга четвергу четверге thursday thu thurs thur чт
WEEKDAY=5  пятница пятницу пятницы пятнице friday fri пт
WEEKDAY=6  суббота субботу субботы субботе saturday sat сб
WEEKDAY=7  воскресенье воскресенья воскресенью воскресение воскресения sunday sun вс
WEEKDAYS=1 понедельникам понедельники понедельников mondays
WEEKDAYS=2 вторникам вторники вторников tuesdays
WEEKDAYS=3 средам среды_ wednesdays
WEEKDAYS=4 четвергам четверги четвергов thursdays
WEEKDAYS=5 пятницам пятниц fridays
WEEKDAYS=6 субботам суббот saturdays
WEEKDAYS=7 воскресеньям воскресений воскресениям sundays
WEEKEND    выходные выходным выходных выходной weekend
WEEKENDS   weekends
WORKDAYS   будни будням будней будние будних будний weekdays weekday буднях буднем workdays
MONTH=1  января январь jan january
MONTH=2  февраля февраль feb february
MONTH=3  марта март mar march
MONTH=4  апреля апрель apr april
MONTH=5  мая май may
MONTH=6  июня июнь jun june
MONTH=7  июля июль jul july
MONTH=8  августа август aug august
MONTH=9  сентября сентябрь sep sept september
MONTH=10 октября октябрь oct october
MONTH=11 ноября ноябрь nov november
MONTH=12 декабря декабрь dec december
ORDINAL  st nd rd th го числа число числах ое
EVERY    каждый каждую каждое каждые каждого every each всегда
DAILY    ежедневно daily everyday
ANY      любой любое любые любую any когда
WHENEVER anytime whenever круглосуточно угодно
THIS     этот эту это эти этой этих этом ближайш* this
NEXT     следующ* след next
WEEK     неделе неделю недели неделя week
DAY      день дней дни дню days day днях
WHOLE    весь всю целый целую all whole entire
TIME     время времени time
WITHIN   течение течении during throughout
FIRST    первой первую первая
SECOND   второй вторую вторая
HALFDAY  половине_
IN       через

# what is asked or forbidden
NEG не нельзя not don't dont no never can't cant cannot won't wont don doesn't doesnt isn't didn't without
NEG без ни нe
EXCEPT   кроме except исключая besides
ONLY     только only лишь исключительно
EXACT    ровно точно exactly sharp точь
REQUEST можно лучше удобно удобнее желательно предпочтительно хотелось хочу хочет хотел хотела хотят прошу
REQUEST подойдет
REQUEST подходит устроит устраивает prefer prefers preferably best better convenient suits works want wants
REQUEST would like
REQUEST need needs available free свободен свободна свободны может могу сможет смогу сможем можем можете
REQUEST please ok okay fine
REQUEST пожалуйста plz pls нужно надо необходимо просьба удобен удобна prefered preferred могут согласен
REQUEST ideally
UNFIT    неудобно занят занята заняты занят* busy inconvenient unavailable неудобна непригодно
CALL звонить звоните позвонить позвоните звон* позвон* набир* набер* беспоко* тревож* call calls calling
CALL phone phoning ring rings disturb дозвон* созвон* созван*
CALL     звякни* обзвон* телефонир* bother звонк* прозвон* побеспоко* потревож*
CALLBACK перезвоните перезвонить перезвон* перезванив* callback back
WRITE смс sms смску смской сообщение сообщением сообщения написать напишите пишите пиши писать напиши
WRITE message messages
WRITE messaging whatsapp вотсап ватсап вацап телеграм telegram texting email viber вайбер мессенджер*
WRITE мессендж* text
INSTEAD  вместо instead
ONEWAY   предупредите предупредить заранее
DELIVER привезите привезти привозите доставьте доставить доставка доставку приезжайте привез* привоз* привез
DELIVER вез* достав* курьер* приез* приех* подвез* подвоз* довез* завез* завоз* подъех* подъез* заказ
DELIVER доставить_ deliver* bring brings courier* driver drop come arrive ship shipment van водител* машин*
DELIVER грузчик* заезж* заехат*
DELIVER примем принять приму принимаем принимаю встреч* встрет* доставк* receive сборк* сборщик* установ*
DELIVER монтаж* мастер*
DELIVER подвезите дост order подня* занес* выгруз* разгруз* parcel package посылк* выезж* ждем жду ждать
DELIVER ждите wait waiting
HOME     дома home домой дому
AWAY отсутств* уеду уедем уезжа* уехать отпуск* командировк* отъезде отъезд away holiday vacation trip
AWAY travelling traveling
AWAY     больнице hospital дежур* улета* уйду ухожу ушел
WORKING  работаю работаем work working работе учусь занятия учебе уроки meeting meetings совещани* school
SLEEP    спит спят сплю спать sleep* nap naps napping сон сна спим укладыва* asleep тихий
DOOR     дверь дверной домофон* двери doorbell bell intercom buzzer звонок_ dverь knock стуч* door
BE       i'll we'll i'd we'd you'd they're будет будем буду быть нет be will am is are i'm we're есть
REPORT просил* попросил* сказал* говорит просит просят попросит сообщил* asked asks said says уточнил*
REPORT предпочита* указал*
PAST звонил* позвонил* перезвонил* дозвонил* привезл* доставил* доставлял* приезжал* приехал* привозил*
PAST купил* покупал*
PAST заказал* заказывал* забрал* был была были было обещал* смотрел* оплатил* вернул* сломал* перестал*
PAST получил* ждал*
PAST пришл* пришел called was were delivered brought bought came arrived ordered promised waited visited
PAST broke stopped
PAST приобрел* перенес* набирал* работал* общал* had received did cancelled отменил* виделись встречались
PAST picked rang left
PAST беспокоил* мешал* разбудил* woke уточнили оформил* работает работают открыт* закрыт* open opens closed
PAST closes
PAST     действует акция скидк* sale discount started начал* родил* свадьб* проживал*
PAST     прибыл* вызывал* открылся проходил* ends ended lasted длил* стоил* прожда* опозда*
PICKUP приеду приедем подъеду подъедем заеду заедем зайду зайдем самовывоз* заберу заберем забрать pickup
PICKUP collect
BECAUSE  потому поскольку because since
IF       если if
FILLER мне нам меня нас я мы он она они клиент* покупател* вы вам вас i me us we my our you it he she they
FILLER client customer
FILLER чтобы чтоб тоже еще уже там тогда то это же ну пусть очень просто бы так и-или too also only_ that
FILLER this_ as if_
FILLER если_ ребенок ребенка дети малыш* baby child kid kids son daughter сын дочь муж жена мама бабушка
FILLER собака утра_ ваш* наш*
FILLER   спасибо thanks thank добрый здравствуйте hello hi звонком_ поэтому so therefore именно самое самый for
SHOP     магазин* салон* шоурум* store shop showroom

# what makes a number no hour
UNIT руб рублей рубля рубль тыс тысяч тысячи р см мм м метр* кг кило грамм* литр* л шт штук* лет года год
UNIT процент* cm mm kg
UNIT rub roubles rubles dollars euros usd eur litres liters pieces pcs years percent inches inch дюйм* вт
UNIT квт мес месяц*
UNIT человек* people кв_ квт_ k к_ гб gb тб руб* градус* килограмм* баллов балла бонус* points floors metres
UNIT meters
ADDRESS дом д кв квартира квартиры корпус корп подъезд этаж этаже офис улица ул house flat apartment apt
ADDRESS floor entrance unit
ADDRESS строение стр код code шлюз № номер number no. размер* size артикул модель model заказ_ room gate
ADDRESS building домофона ширин*
ADDRESS  высот* глубин* длин* весом диагональ* литер* width height depth length
"""


def _entries() -> tuple[dict[str, Meaning], dict[str, Meaning]]:
    words: dict[str, Meaning] = {}
    stems: dict[str, Meaning] = {}
    for line in _TABLE.splitlines():
        head, *entries = line.split() or ["#"]
        if head.startswith("#"):
            continue
        meaning = Meaning(*head.split("=", 1))
        for entry in entries:
            (stems if entry.endswith("*") else words).setdefault(entry.rstrip("*_"), meaning)
    return words, stems


_WORDS, _STEMS = _entries()
_LONGEST_STEM = max(map(len, _STEMS))
_MENDABLE: dict[tuple[str, int], list[str]] = {}
for _word in (*_WORDS, *_STEMS):
    for _length in (len(_word) - 1, len(_word), len(_word) + 1):
        if len(_word) >= 6:
            _MENDABLE.setdefault((_word[0], _length), []).append(_word)


@lru_cache(maxsize=32_768)
def meaning(word: str) -> Meaning:
    """What a lower-case word means to the grammar; a word of six letters or more may have one typo."""
    found = _WORDS.get(word) or _by_stem(word)
    return found if found.tag or len(word) < 6 or not word.isalpha() else _mended(word)


def _by_stem(word: str) -> Meaning:
    for length in range(min(len(word), _LONGEST_STEM), 2, -1):
        found = _STEMS.get(word[:length])
        if found:
            return found
    return NOTHING


def _mended(word: str) -> Meaning:
    """The one known word at distance one (swap, drop, add, change) that begins alike; nothing where two disagree."""
    near = {
        _WORDS.get(known) or _STEMS[known]
        for known in _MENDABLE.get((word[0], len(word)), ())
        if OSA.distance(word, known, score_cutoff=1) <= 1
    }
    return near.pop() if len(near) == 1 else NOTHING
