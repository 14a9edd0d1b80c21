"""Words that say when: prepositions, hours, parts of the day, days; and what makes a number no hour."""

TIMES = """
# prepositions of time
FROM     с со c earliest from starting начиная since
DATED    от dated
TO       до to until till untill til thru through
UPTO     по
AFTER    aftr посл после after past
BEFORE   before bf befor
BY       к ко by latest
AHEAD    за перед prior
AT       в во на at in on
BETWEEN  betw между between btw
EARLIER  раньше ранее earlier sooner
LATER    позже позднее later latest
OR       или либо or
AND      и and & да также плюс
BUT      но а but зато however иначе otherwise
THAN     чем than
OF       of the a an
ABOUT    около примерно приблизительно about around approximately ориентировочно
IN       через
# parts of the day, and their genitives after an hour ("6 вечера", "с утра")
FILLER   ночная ночные ночных ночную ночной
NONE     утренник* вечеринк* вечерник* ночник* дневник*
PART=morning mornin утречка утро утром утра утру утречком morning утренн*
MORNINGS=morning утрам mornings
PART=day daytime aftrnoon arvo днем дня afternoon дневн*
MORNINGS=day afternoons
PART=evening evenin eve вечер вечером вечера вечеру вечерком evening вечерн*
MORNINGS=evening вечерам вечерами evenings
PART=night ночь ночью ночи night ночное
MORNINGS=night ночам nights
PART=tonight tonight
LUNCH    обеда обед обеду обеденн* lunch lunchtime обеде
NOON     полдень полудня полудню noon midday
MIDNIGHT полночь полуночи midnight
AM       am a.m
PM       pm p.m
HOURMARK ч час часа часов часам часах часу часик* часиков o'clock oclock h hr hrs hours hour
MINUTEMARK полчасика полчаса получаса мин минут минуты минуту минутам min mins minute minutes
HALF     половина половине половину половины half пол
QUARTER  quarter четверть четверти
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
HOUR=1   одного one первого
HOUR=2   два двух двум две двумя two второго
HOUR=3   три трех трем тремя three третьего
HOUR=4   четыре четырех четырем четырьмя four четвертого
HOUR=5   пять пяти пятью five пятого
HOUR=6   шесть шести шестью six шестого
HOUR=7   семь семи семью seven седьмого
HOUR=8   восемь восьми восемью eight восьмого
HOUR=9   девять девяти девятью nine девятого
HOUR=10  десять десяти десятью ten десятого
HOUR=11  одиннадцать одиннадцати eleven одиннадцатого
HOUR=12  двенадцать двенадцати twelve двенадцатого
ORD      тринадцатого четырнадцатого пятнадцатого шестнадцатого семнадцатого восемнадцатого девятнадцатого двадцатого
ORD      тридцатого
ORD      third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
ORD      seventeenth eighteenth nineteenth twentieth thirtieth twenty thirty
ORD      первое второе четвертое пятое шестое седьмое восьмое девятое десятое одиннадцатое двенадцатое двадцатое
ORD      тридцатое третье тридцать
HOUR=13  тринадцати тринадцать
HOUR=14  четырнадцати четырнадцать
HOUR=15  пятнадцати пятнадцать
HOUR=16  шестнадцати шестнадцать
HOUR=17  семнадцати семнадцать
HOUR=18  восемнадцати восемнадцать
HOUR=19  девятнадцати девятнадцать
HOUR=20  двадцати двадцать
# days
REL=0    сегодня седня сення today сегодняшн*
REL=1    завтра завтрашн* tomorrow tomorow tommorow tommorrow tmrw tmr tmrrw завтро
REL=2    послезавтра послезавтрашн*
YESTERDAY вчера позавчера yesterday вчерашн* ago назад
WEEKDAY=1 понедельничн* понедельник понедельника понедельнику понедельнике monday mon пн понед пон
WEEKDAY=2 вторник вторника вторнику вторнике tuesday tue tues teusday tuseday tusday вт
WEEKDAY=3 среда среду среды среде wednesday wed weds wensday wendsday wednsday wedensday ср
WEEKDAY=4 четверг четверга четвергу четверге thursday thu thur thurs thrusday thirsday чт четв
WEEKDAY=5 пятничн* пятница пятницу пятницы пятнице friday fri пт пятн
WEEKDAY=6 субботн* суббота субботу субботы субботе saturday sat saterday satuday saturdy сб
WEEKDAYS=6 saterdays satudays субб
WEEKDAY=7 воскресн* воскресенье воскресенья воскресенью воскресение воскресения sunday sun вс воскр
WEEKDAYS=1 понедельникам понедельники понедельников mondays
WEEKDAYS=2 вторникам вторники вторников tuesdays
WEEKDAYS=3 средам сред wednesdays
WEEKDAYS=4 четвергам четверги четвергов thursdays
WEEKDAYS=5 пятницам пятниц fridays
WEEKDAYS=6 субботам суббот saturdays
WEEKDAYS=7 воскресеньям воскресений воскресениям sundays
WEEKEND  вых выходные выходным выходных выходной weekend weekends wkend wkends wknd wknds
WORKDAYS буднего будний буд будни будням будней будние будних weekdays weekday wkdays wkday буднях буднем workdays
WORKING_DAYS рабочие рабочим рабочих business working
VAGUE    рабочее
NEW      новый нового новым новая новое новую new
YEAR     год года годом году year year's
MONTH=1  января январь jan january январе
MONTH=2  февраля февраль feb february феврале
MONTH=3  марта март mar march марте
MONTH=4  апреля апрель apr april апреле
MONTH=5  мая май may мае
MONTH=6  июня июнь jun june июне
MONTH=7  июля июль jul july июле
MONTH=8  августа август aug august августе
MONTH=9  сентября сентябрь sep sept september сент сентябре
MONTH=10 октября октябрь oct october окт октябре
MONTH=11 ноября ноябрь nov november нояб ноя ноябре
MONTH=12 декабря декабрь dec december дек декабре
ORDINAL  st nd rd th го числа число числах ое е
EVERY    кажд кажду кажды каждй все каждый каждую каждое каждые каждого каждой every each
DAILY    ежедневно daily everyday
ANY      любая любой любое любые любую любого any whatever
WHENEVER равно anytime whenever круглосуточно угодно
THIS     этот эту это эти этой этих этом этому ближайш* this coming
NEXT     сл nxt following следующ* следущ* слудующ* следуйщ* след next будущ*
THAT     этого те тот та ту той that those these same
THEN     тогда then аналогично likewise ditto
LATERON  потом afterwards
WEEK     нед неделе неделю недели неделя недель week weeks неделями
EVE      накануне
WEEKLY   weekly еженедельно
MONTHLY  месяца month
DAY      день дней дни дню days day днях дням
WHOLE    всего всей целого весь всю целый целую all whole entire
TIME     время времени time times часы moment момент
WITHIN   течение течении теч during throughout within
END      конца концу конце end
INCLUSIVE включительно inclusive
FIRST    first первый первой первую первая
SECOND   second второй вторую вторая
BOTH     оба обе both either
OTHER    другому другим другая другую другое другой другие остальное остальные иное other
# what makes a number no hour
UNIT     руб рублей рубля рубль тыс тысяч тысячи р см мм м метр* кг кило грамм* литр* л шт штук* лет года год процент*
UNIT     cm mm kg rub roubles rubles dollars euros usd eur litres liters pieces pcs years percent inches inch дюйм*
UNIT     квт мес месяц* человек* people k гб gb тб градус* килограмм* баллов балла points floors metres meters раз
UNIT     раза коробок коробки boxes items thousand bucks months работы
ADDRESS  дом д кв квартира квартиры квартире корпус корп подъезд подъезде этаж этаже офис улица ул house flat
ADDRESS  apartment apt floor entrance unit строение стр код code шлюз № номер number размер* size артикул модель model
ADDRESS  room gate building ширин* высот* глубин* длин* весом вес диагональ* литер* width height depth length улице
ADDRESS  address адрес адресу road lane side rear двора ресторан мастерскую студию цех ателье кофейню аптеку пекарню
ADDRESS  workshop studio мастерская мастерской
ADDRESS  лифта рампы этажа этажей подъезда подъездов квартиру корпуса строения участок участка секции секция
ADDRESS  street avenue проспект пр чек чека receipt ref каб тел сериал* serial пер переулок шоссе бульвар
"""
