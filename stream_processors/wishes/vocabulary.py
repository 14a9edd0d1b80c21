"""The table of words. A stem ending in `*` stands for every word that begins so; the longest match wins.

Tags are what the grammar reads; a value after `=` is the tag's number or name. A word added here is a word learned;
where a word stands twice, its first place counts.
"""

TABLE = """
# prepositions of time
FROM     с со c from starting начиная since
DATED    от dated
TO       до to until till untill til thru through
UPTO     по
AFTER    после after past
BEFORE   before b4
BY       к ко by
AHEAD    за перед prior
AT       в во на at in on
BETWEEN  между between b/w btw
EARLIER  раньше ранее earlier sooner earliest
LATER    позже позднее later latest
OR       или либо or
AND      и and & да также плюс
BUT      но а but зато however иначе
THAN     чем than
OF       of the a an
ABOUT    около примерно приблизительно about around approximately ориентировочно
IN       через
# parts of the day, and their genitives after an hour ("6 вечера", "с утра")
PART=morning утром утра утру утречком morning утренн*
MORNINGS=morning утрам mornings
PART=day днем дня afternoon дневн*
MORNINGS=day afternoons
PART=evening вечером вечера вечеру вечерком evening вечерн*
MORNINGS=evening вечерам вечерами evenings
PART=night ночью ночи night ночное
MORNINGS=night ночам nights
PART=tonight tonight
LUNCH    обеда обед обеду обеденн* lunch lunchtime обеде
NOON     полдень полудня полудню noon midday
MIDNIGHT полночь полуночи midnight
AM       am a.m
PM       pm p.m
HOURMARK ч час часа часов часам часах часу часик* часиков o'clock oclock h hr hrs hours hour
MINUTEMARK мин минут минуты минуту минутам min mins minute minutes
HALF     половина половине половину половины half пол
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
HOUR=13  тринадцати тринадцать
HOUR=14  четырнадцати четырнадцать
HOUR=15  пятнадцати пятнадцать
HOUR=16  шестнадцати шестнадцать
HOUR=17  семнадцати семнадцать
HOUR=18  восемнадцати восемнадцать
HOUR=19  девятнадцати девятнадцать
HOUR=20  двадцати двадцать
# days
REL=0    сегодня today сегодняшн*
REL=1    завтра завтрашн* tomorrow tomorow tommorow tommorrow tmrw tmr tmrrw завтро
REL=2    послезавтра послезавтрашн*
YESTERDAY вчера позавчера yesterday вчерашн* ago назад
WEEKDAY=1 понедельник понедельника понедельнику понедельнике monday mon пн понед
WEEKDAY=2 вторник вторника вторнику вторнике tuesday tue tues вт
WEEKDAY=3 среда среду среды среде wednesday wed weds ср
WEEKDAY=4 четверг четверга четвергу четверге thursday thu thur thurs чт четв
WEEKDAY=5 пятница пятницу пятницы пятнице friday fri пт пятн
WEEKDAY=6 суббота субботу субботы субботе saturday sat сб субб
WEEKDAY=7 воскресенье воскресенья воскресенью воскресение воскресения sunday sun вс воскр
WEEKDAYS=1 понедельникам понедельники понедельников mondays
WEEKDAYS=2 вторникам вторники вторников tuesdays
WEEKDAYS=3 средам сред wednesdays
WEEKDAYS=4 четвергам четверги четвергов thursdays
WEEKDAYS=5 пятницам пятниц fridays
WEEKDAYS=6 субботам суббот saturdays
WEEKDAYS=7 воскресеньям воскресений воскресениям sundays
WEEKEND  выходные выходным выходных выходной weekend weekends
WORKDAYS будни будням будней будние будних будний weekdays weekday буднях буднем workdays
WORKING_DAYS рабочие рабочим рабочих business working
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
EVERY    каждый каждую каждое каждые каждого каждой every each
DAILY    ежедневно daily everyday
ANY      любой любое любые любую любого any
WHENEVER anytime whenever круглосуточно угодно
THIS     этот эту это эти этой этих этом этому ближайш* this coming
NEXT     следующ* след next будущ*
THAT     этого те that those
THEN     тогда then
LATERON  потом afterwards
WEEK     неделе неделю недели неделя недель week weeks неделями
MONTHLY  месяца month
DAY      день дней дни дню days day днях дням
WHOLE    весь всю целый целую all whole entire
TIME     время времени time times часы moment
WITHIN   течение течении during throughout within
END      конца end
INCLUSIVE включительно inclusive
FIRST    первой первую первая
SECOND   второй вторую вторая
OTHER    другое другой другие остальное остальные иное other
# what is asked or forbidden
NEG      не нельзя not don't dont no never can't cant cannot won't wont don doesn't doesnt isn't isnt didn't without
NEG      avoid avoiding избегать избегайте без ни нe никого никто nobody noone none nor aren't wouldn't shouldn't
NEG      couldn't dnt donot нету
EXCEPT   кроме except исключая besides excluding помимо
ONLY     только only лишь исключительно строго strictly обязательно
EXACT    ровно точно exactly sharp точь
LET      чтобы чтоб пусть пускай let
WOULD    бы б
REQUEST  можно лучше удобно удобнее желательно предпочтительно хотелось хочу хочет хотел хотела хотят прошу подойдет
REQUEST  подходит подходят устроит устраивает устроят prefer prefers preferably preferred prefered best better
REQUEST  convenient suits suit works want wants would like need needs available free свободен свободна свободны ideal
REQUEST  может могу могут сможет смогу сможем можем можете сможете получится мог могла могли please ok okay fine
REQUEST  пожалуйста пожалуста плиз плз plz pls нужно надо необходимо просьба удобен удобна удобны согласен ideally
REQUEST  предпочтительнее предпочита* should must make sure could can good great попрошу тоже нужна нужен нужны
REQUEST  возможност* возможности рекомендуется отвечаю отвечаем отвечу ответить отвечать отвечает беру answer hear
REQUEST  имеет possible возможно желательней удобней kindly able стоило давайте давай let's должен должна должны
FORGET   проблем problem problems забудьте забудь забыть forget против mind возражаю возражаем hesitate стесняйтесь
UNFIT    неудобно занят занята заняты занят* busy inconvenient unavailable неудобна неудобен неудобны недоступ*
UNFIT    engaged
CALL     звонить звоните позвонить позвоните звонки звонков звонка звонку звонками позвони звони набирать набирайте
CALL     набери наберите набрать беспокоить беспокойте тревожить тревожьте потревож* побеспокоить call calls calling
CALL     phone phoning ring rings ringing disturb дозван* созвон* созванив* звякни* обзван* телефонир* bother contact
CALL     названивать названивайте прозван* связаться связывайтесь свяжитесь связывать talk звонок phonecalls трогать
CALL     трогайте
CALLBACK перезвоните перезвонить перезвон перезвони перезванивайте перезванивать callback
BACK     back
WRITE    смс sms смску смской смсками сообщение сообщением сообщения написать напишите пишите пиши писать напиши
WRITE    message messages messaging whatsapp вотсап ватсап вацап телеграм телеграмм telegram texting email viber
WRITE    вайбер мессенджер* мессендж* text texts почту
INSTEAD  вместо instead rather
DELIVER  привезите привезти привозите привозить привези привоз привезете везите везти доставьте доставить вези
DELIVER  доставляйте доставлять доставка доставку доставк доставочку приезжайте приезжать приехать приедьте приезжай
DELIVER  подвезите подвезти подвозите подвозить довезите довезти завезите завезти завозите завозить подъехать привезть
DELIVER  подъезжайте подъезжать заезжайте заезжать отвезите отвезти выезжайте разгрузить разгружать занести занесите
DELIVER  поднять поднимите прислать присылайте присылать пришлите отгрузите отгрузить монтировать монтаж сборка сборку
DELIVER  установка установку установить установите устанавливать собрать соберите собирать принести приносите
DELIVER  принесите deliver deliveries delivery bring bringing drop come arrive arriving ship shipment redeliver dost
DELIVER  дост примем встретим встретить встречу встречать встречаем получить получать получим получу получение прийти
DELIVER  завоз приходить приходите доставим вести привести dropoff приежайте привезит installation перенесите
DELIVER  перенести переносите перенос reschedule postpone move
ACCEPT   принять приму принимаем принимаю принимать receive receiving accept accepting
AWAIT    жду ждем ждать ждите wait waiting expecting ждет ждут
DELIVERED delivered brought привезли доставили приехали приехал доставлен доставлена доставлено привезен завезли
DELIVERED подвезли привезла приехала доставил привез подъехал подъехали
DELIVERY доставки доставкой доставке доставок курьер* courier* driver drivers водител* машина van truck грузчик*
DELIVERY мастер* сборщик* installer* экспедитор* приезда приезду приездом приезде прибыти*
TOPIC    заказ заказа заказу заказом заказы order orders parcel package посылк* товар* диван* sofa couch холодильник*
TOPIC    мебел* покупк* furniture fridge шкаф* кроват* кухн* стол телевизор* технику техника матрас* washer посылочк*
TOPIC    it
HOME     дома home
HOMEWARD домой
AWAY     отсутств* уеду уедем уезжа* уехать отпуск* командировк* отъезде отъезд away holiday holidays vacation trip
AWAY     abroad даче дачу дежур* улета* улечу улетим уйду ухожу отлучусь surgery операции больнице hospital отъезжа*
WORKING  работаю работаем work работе работу учусь занятия учебе уроки meeting meetings совещани* school office
SLEEP    спит спят сплю спим спать sleep sleeps sleeping sleep* nap naps napping сон сна укладыва* asleep тихий
SLEEP    отсыпа* отдыха* тихого
DOOR     дверь дверной домофон* двери doorbell bell intercom buzzer door doorphone
KNOCK    knock knocking стучать стучите стучаться стучитесь постучите buzz buzzing жать жмите трезвонить
WILL     will i'll we'll he'll she'll they'll going gonna
BE       i'd we'd you'd будет будем буду быть нет be is are i'm we're there there's they're есть been being бывает
BE       бываю бываем бывают get
REPORT   просил* попросил* сказал* говорит просит просят попросит сообщил* asked asks said says указал* требует
REPORT   requested запретил* просила
OUT      out
TOWN     town country city город* стране
# what is no wish: the past, what others do, questions, prices, the client who comes himself
PAST     звонил* позвонил* перезвонил* дозвонил* доставила доставлял* приезжал* привозил* купил* покупал* заказал*
PAST     заказывал* забрал* был была были было обещал* смотрел* оплатил* вернул* сломал* перестал* получил* ждал*
PAST     вышел пришли пришла пришел пришло called was were bought came arrived ordered promised waited visited
PAST     returned broke stopped приобрел* перенесли перенесла перенесен* набирал* работал* общал* had received did
PAST     cancelled отменил* виделись встречались picked rang left беспокоил* мешал* разбудил* woke уточнили оформил*
PAST     работает работают открыт* закрыт* open opens closed closes действует started начал* родил* проживал* написал*
PAST     отправил* выслал* sent зашел заходил* talked подтвердил* reached showed прибыл* вызывал* открылся проходил*
PAST     ends ended lasted длил* стоил* прожда* опозда* lived missed changed gave told took paid wrote spoke has
PAST     expires истек* заканчив* закончит* договорил* хранится didnt wasn't weren't hadn't начинает* состоял*
PAST     состоит* доехал* отвез* потерял*
LAST     прошл* предыдущ* last previous
TELLS    приезжает приезжают приедет приедут привезет привезут привозит привозят доставит доставят доставляет
TELLS    доставляют доставляете везет везут delivers brings comes ships arrives позвонит позвонят позвоню позвоним
TELLS    перезвоню звонит перезвонит перезвонят перезвоним наберу звонят звоню звоним delivering напишу прилетает
TELLS    прилетит
PICKUP   приеду приедем подъеду подъедем заеду заедем зайду зайдем самовывоз* заберу заберем забрать pickup заберет
PICKUP   collect приду придем подойду подойдем заскочу зайти заберут collecting pick забирать забираю самостоятельно
QWORD    когда сколько скольки почему зачем где куда what when why how where whether ли
ASKS     спрашива* спросил* интересуется интересовал* уточняет уточнял* уточнить узнать wondering asking жалуется
ASKS     жаловал* жалоба жалуются complained complains complaint wonders wondered interested интересует
PRICE    бесплатн* стоит стоимост* цена цены цену цене ценой платн* оплат* предоплат* сумма сумму cost costs price
PRICE    prices fee fees pay refund* возврат* рассрочк* кредит* installment* instalment* скидк* акци* discount* promo*
PRICE    бонус* warranty гарант* купон* распродаж* бронь резерв* sale budget бюджет*
BECAUSE  потому поскольку because cause cuz ибо
IF       если if
CHILD    ребенок ребенка ребенку дети детей малыш* малая малой baby child kid kids toddler newborn infant дочка
CHILD    младен* маленьк* little грудн*
FAMILY   сын дочь дочери сына муж мужа жена жены мама мамы мать бабушка бабушки родител* wife husband mother father
FAMILY   son daughter parents mom mum
OTHERS   сосед* подруг* друг друга neighbour* neighbor* friend friends поставщик* supplier* конкурент* competitor*
OTHERS   склад эльдорадо мвидео озон ozon wildberries вайлдберриз днс dns ситилинк ikea икея леруа amazon walmart
OTHERS   costco argos сдэк warehouse склада поступлени* наличи* stock cat кот кота кошка
SHOP     магазин* салон* шоурум* store shop showroom пвз outlet
FILLER   мне нам меня нас мной нами я мы он она они клиент* покупател* вы вам вас i me us we my our you your he she
FILLER   they client customer что him her them же ну еще уже там то очень просто так too also anyway just as ваш* наш*
FILLER   собак* dog dogs спасибо thanks thank добрый здравствуйте hello hi поэтому so therefore именно самое самый for
FILLER   предпочтение preference слот slot window интервал промежут* окно ближе close pretty конечно сюда do does
FILLER   doing im ill рано поздно early late hey dear порядке смене смены телефон телефону телефоне мобильный трубку
FILLER   всем точнее вернее хоть
# what makes a number no hour
UNIT     руб рублей рубля рубль тыс тысяч тысячи р см мм м метр* кг кило грамм* литр* л шт штук* лет года год процент*
UNIT     cm mm kg rub roubles rubles dollars euros usd eur litres liters pieces pcs years percent inches inch дюйм*
UNIT     квт мес месяц* человек* people k гб gb тб градус* килограмм* баллов балла points floors metres meters раз
UNIT     раза коробок коробки boxes items thousand bucks months работы
ADDRESS  дом д кв квартира квартиры квартире корпус корп подъезд подъезде этаж этаже офис улица ул house flat
ADDRESS  apartment apt floor entrance unit строение стр код code шлюз № номер number размер* size артикул модель model
ADDRESS  room gate building ширин* высот* глубин* длин* весом вес диагональ* литер* width height depth length улице
ADDRESS  street avenue проспект пр чек чека receipt ref каб тел сериал* serial пер переулок шоссе бульвар
"""
