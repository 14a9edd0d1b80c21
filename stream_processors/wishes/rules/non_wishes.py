"""What is no wish though it names a time: the past, what others do, questions, prices, a client who comes himself."""

from __future__ import annotations

from stream_processors.wishes.clause import Clause
from stream_processors.wishes.rules.conditions import CONDITIONS
from stream_processors.wishes.rules.engine import Names, Rules
from stream_processors.wishes.times.items import REST
from stream_processors.wishes.words.scopes import CLASSES

_SILENCES = """
# somebody was not reached
answer [no answer] →  # no answer on Friday evening
$wont = doesn't doesnt won't wont
$a = ? TOPIC DOOR CALL phone mobile handset
ring|rings [$a $wont ring / $a does|do|will not ring / $a never rings] !REQUEST|LET|REPORT|DELIVERY|STAFF →
    # alarm clock doesn't ring any more; wireless door chime faulty, it doesn't ring; the timer on the oven never rings
didn't|didnt !rather|prefer →  # I didn't get the text on Tuesday
couldn't DELIVERY →  # the driver couldn't find us before 5
wouldn't [wouldn't ACCEPT] !i|we →  # the card reader wouldn't take her card on Saturday
DOOR NEG (past_verb) !WHEN|LET|WOULD →  # никто дверь не открыл
through|reach can't|cant|cannot|unable !INSTEAD !(hours) →  # can't get through on the phone
слышит|слышат|hear|hears [NEG слышит|слышат|hear|hears] !INSTEAD !WHEN →  # бабушка звонок не слышит
связь|связи ~DOING !INSTEAD !WHEN →  # не выходит на связь
$PHONES ~DOING !INSTEAD !WHEN !~$CALLS|REQUEST →  # трубку не берёт, 3 попытки: 10:15, 12:40
вашего|ваших|your [от|from вашего|ваших|your] CALL !NEG|REFUSED →  # звонок в 7 утра от вашего робота, это нормально
записан|recorded [звонок|разговор|call записан|recorded] →  # звонок записан 28.11 в 19:31
call [CALL THIS|THAT OF] REFUSED !WHEN →  # don't call this a mattress
pop [WILL pop / i'll|he'll|she'll pop] !DELIVERY →  # he'll pop in tomorrow after lunch to look at rugs please
fit|fits|пройдет|проходит|пролезет|пролезает DOOR →  # the sofa won't fit through the door
booked|booking table [table for NUMBER|HOUR] →  # table for 6 booked Friday half seven
$noted = recorded logged registered
$noted NEG CALL !WHEN →  # no calls from this customer recorded since March
звонка|звонков|calls [HOUR|NUMBER звонка|звонков|calls] !REQUEST|ONLY|REFUSED →  # три звонка в 10:05 и 13:20
нет CALL [CALL нет .] !WHEN →  # товаром доволен, звонком нет
$logged_calls = incoming outgoing inbound outbound missed входящий исходящий пропущенный входящие исходящие survey
[$logged_calls CALL / call log|quality|centre] CALL !$BUT_CALL|REQUEST|REFUSED →  # incoming call at 14:05
average|median|longest|среднее [average|median|longest|среднее AWAIT|CALL|DELIVERY|DELIVER] →  # average wait 1:35
заранее|предварительно|beforehand|advance|ahead CALL !REFUSED !(hours) →  # при доставке в выходные звонить заранее

forgot|nobody|noone [forgot TO tell us|me|her|him / nobody|noone said WHEN] →  # nobody told me until Sunday

звонок|звонки [NEG разбудит|разбудят|мешает|мешают|беспокоит|беспокоят|помешает|помешают] →  # звонок её не разбудит
$feasts = выпускной свадьбу юбилей корпоратив поминки крестины утренник
нужен|нужна|нужно|нужны [нужен|нужна|нужно|нужны на $feasts] !(hours) !$ACTIONS →  # костюм нужен на выпускной 25 июня
назначили [^ что назначили] →  # клиентка недовольна, что назначили на утро

$withdrew = отозвал отозвала отменил отменила снял сняла withdrew
$withdrew просьбу|запрет|пожелание|request →  # свою просьбу не звонить по утрам отозвала

$sources = text email mail website site tracking app message ad
said [$sources said] →  # I waited in all day Wednesday from 8 to 6 as your text said

# what our own people say, do and offer
$offered = интервалы slots express стандартная standard графику плану плановая планово расписанию документам
$offered !$ASKING|$CALLS|REFUSED →  # интервалы доставки: 9-13, 13-18
$taking = take accept принимаем phone online
наш|наши|our DELIVERY [наш|наши|our DELIVERY] !LET →  # наш водитель у вас с 15 до 17
we|мы [we|мы deliver|доставляем] !LET →  # we deliver on Sundays
orders|заказы|заказов [$taking orders|заказы|заказов] !LET →  # we don't take phone orders at weekends
thanks|thank|спасибо|благодарю [thanks|спасибо|благодарю за|for / thank you for] !LET →
    # thanks for the delivery on Sunday
STAFF !$ACTIONS|LET →  # менеджер Ольга в отпуске до пятницы
у DELIVERY [у DELIVERY] !ACCEPT →  # по понедельникам выходной у мастера
$ourselves = i i'm we we're my our я мы меня нас мне нам работаю работаем
here|здесь|тут WORKING !$ACTIONS|$ourselves →  # he works here Mondays
$drivers = водитель курьер мастер сборщик машина driver courier van installer
LUNCH|PAUSE|$drivers $STATES DELIVERY !$ACTIONS|$ourselves|here|здесь|тут|REFUSED →
    # водитель Петров в отпуске до пятницы; driver's break is 1 to 1:30
ждет|стоит|ожидает|waits $drivers !REQUEST|ONLY|LET|FINAL|REFUSED →  # водитель ждёт эвакуатор до 5
будет [$drivers будет] !REQUEST|ONLY|LET|FINAL|REFUSED →  # мастер будет ночью
$vehicles = van truck lorry vehicle машина фургон driver courier
$logged = BACK OUT AT RETURN
$vehicles [$vehicles $logged / $vehicles NUMBER $logged] DELIVERY !$ACTIONS|$ASKING|REFUSED →  # van 5 back at 20:35
курьеры|водители|couriers|drivers|vans !$ACTIONS|$ASKING|NEG|REFUSED !(bounded) →  # курьеры сегодня до 22
доставки нет [доставки нет / нет доставки] !$BUT_DELIVER →  # по выходным доставки нет
$INSISTING = REQUEST EXACT EXCEPT LET FINAL
expects it !DELIVERY|DELIVER|$INSISTING|REFUSED →  # she expects it by Wednesday
$areas = область области району районе районам региону регионам городу городе мкад мкаду пригороду краю
$areas = $areas islands area areas suburb suburbs postcode
$areas [UPTO|AT|TO|AHEAD|OF $areas] DELIVER|DELIVERY !$INSISTING|REFUSED →  # доставка по области по четвергам
deliveries ![leave deliveries] ![go to us|them|him|her|me] run|runs|go|leave|start !$INSISTING|REFUSED →
    # deliveries in this postcode run Tuesdays

$unloading = объекте площадке стройплощадке стройке складе
прием ![прием на|в|во $unloading] !TOPIC|DELIVERY|ACCEPT|ONLY|EXACT|товара|доставки|REFUSED|REQUEST →
    # приём с 8, без записи

# what a shop, its people and its clients do
$premises = аптека пекарня поликлиника библиотека pharmacy chemist bakery library
WORKING|duty $premises !$ACTIONS|$ourselves →  # дежурная аптека в субботу с 9 до 15
$reading = say read show
should [should $reading] WHEN !$ACTIONS →  # should say 9-7
[two for one / 2 for 1] !$ACTIONS →  # two for one on Tuesdays
sign [the sign says|reads|shows] →  # the sign says open 9-5
$next = next следующая следующий следующее
$next [$next DELIVERY|DELIVER] WHEN !$INSISTING|$CALLS|REFUSED →  # next lorry Tuesday; следующая машина во вторник
orders [^ orders WHEN / orders placed|received WHEN] !LET|REFUSED →  # orders before 2pm ship the same day
$offices = домоуправление тсж жэк паспортный врач директор нотариус поликлиника банк стоматолог педиатр терапевт
$offices [принимает WHEN] !DELIVERY →  # домоуправление принимает по вторникам с 16 до 19
meeting [team|sales|staff|board meeting] !$ACTIONS|$ourselves →  # team meeting is Thursday 3 to 4
runs [runs go] !$ASKING|REFUSED →  # our island runs go out on Wednesdays
$supply = приход поставка поступление
$supply [^ $supply TOPIC|?] WHEN !$INSISTING|REFUSED →  # приход линолеума во вторник утром
разгрузка|погрузка [разгрузка|погрузка фуры|фур|вагона|контейнера] !$ASKING|REFUSED →  # разгрузка фуры завтра с 8 до 10
завоз|привоз [^ завоз|привоз TOPIC|?] WHEN !(hours) !$INSISTING|REFUSED →  # завоз сантехники по четвергам
$depots = базы завода фабрики производства терминала карьера питомника factory depot quarry plant wholesaler mill
$depots DELIVER|goods WHEN [FROM|DATED $depots / FROM OF $depots] !ONLY|LET|FINAL|REFUSED !(commanded) →
    # отгрузка с базы до 16:00; goods in from the factory Wednesday 8-10
tea|coffee [^ tea|coffee AND cake|cakes] WHEN !$HEADS|$ASKING →  # tea and cakes Sunday 2-5
$served = fresh hot homemade свежий свежая свежее свежие горячий горячая горячие
$served (daily) !$HEADS|$ASKING|REFUSED →  # fresh bread daily 7-10
suspended|paused|приостановлена|приостановлены DELIVER|DELIVERY !$INSISTING →  # deliveries suspended until Wednesday
$meeting = встречаем встретим встречу встретить встречать
$guests = маму мужа жену сына дочь дочку бабушку папу брата сестру родителей гостей тещу внука внучку детей ребенка
$guests = $guests друзей подругу друга
$meeting [$meeting $guests] →  # завтра встречу сына из школы в 13
$visitors = покупателей клиентов посетителей
$visitors [больше|всего $visitors] →  # больше всего покупателей с 17 до 19
бригада|crew AWAY !$ACTIONS|$ourselves →  # бригада Смирнова в отпуске до 10 января
HAPPY [HAPPY HOURMARK] !$ACTIONS →  # happy hour 5-7
pleased|delighted|impressed [pleased|delighted|impressed with WHEN] →  # very pleased with Saturday's delivery
ready|готов|готова|готово|готовы TOPIC WHEN !$ACTIONS|REQUEST →  # prescription ready Thursday after 3
HAPPY [HAPPY with WHEN $drivers] →  # customer happy with Thursday's driver
заказ|order [^ заказ|order WHEN .] (at_an_hour) →  # заказ в 18:10
use|best [^ use|best WHEN .] !(hours) →  # use by Friday; best before 30.11

# what is doubted, of things, of others
$machines = TOPIC машина машинка machine machines printer
$begs = просит требует asks wants
$begs [$machines $begs ?|TOPIC / $machines $begs for ?|TOPIC] (over_and_over) !$ACTIONS →
    # кофемашина просит чистку каждый день; the coffee machine asks for descaling every morning
$doubtful = sure certain know remember знаю знаем знает уверен уверена уверены помню помнит
$doubtful [NEG $doubtful] →  # I'm not sure about Saturday
без [без него|нее|них|меня|нас] →  # без него не поднять в субботу
$brought = TOPIC DELIVERY FAMILY CHILD AGREED $PHONES ее его их her him them
трогать|трогайте ? REFUSED !$BUT_CALL|$brought →  # стенд не трогать до пятницы
MOVE|HOLD ? REFUSED !$BUT_MOVE|$brought →  # don't move the display until Friday
$leaving = оставить оставляйте оставлять оставьте leave
$leaving ~DELIVER !WHEN →  # пт 19-22, оставить у двери нельзя
OTHERS !ACCEPT|CALLBACK !(commanded) →  # поставщик обещает завоз на склад в среду вечером
OTHERS !TOPIC|DELIVER|DELIVERY →  # Stock take on Sunday, tills close at 4
OTHER|another [OTHER|another client|customer|клиент|клиента|клиенту|клиентом|клиентам] →
    # другому клиенту доставить в субботу
CHILD ONLY ? WHEN !$HEADS|REFUSED|REQUEST →  # до 11 не привозите, ребёнок только под утро засыпает
FAMILY WORKING|AWAY|UNFIT|works !$ACTIONS|пока|while|мы|we →  # my wife works from 8 to 8

$pills = таблетке таблеток капсуле капле капель ложке ложки
$pills = $pills таблетки таблетку капсулы капли сироп лекарство лекарства tablets tablet pills pill capsules medicine
$pills принимать|принимает|принимаю|пить|take|takes|taken !DELIVER|DELIVERY →  # таблетки принимать утром и вечером
чтобы|чтоб|that|which REQUEST WHEN (for_a_purpose) !CALL|DELIVER|DELIVERY|REPORT →
    # нужна модель потише, чтобы ночью не мешала спать; want a fridge that doesn't hum at night

# what we are told, and what is judged
mind [never mind] →  # call first, never mind the Saturday thing
RETURN вам|PAPER →  # вернусь к вам с ответом в пятницу
RETURN [to you] →  # I'll get back to you tomorrow
вам отвечу|ответим →  # отвечу вам завтра
INAPT (at_any_time) !$ACTIONS →  # the 24/7 line is useless

# questions, reports, conditions
$conveying = привезите привезти привозите привозить доставьте доставить доставлять завезите завезти завозить подвезите
$conveying = $conveying подвезти подвозить bring deliver drop
PAPER нужен|нужна|нужно|нужны|needed !$ACTIONS →  # счёт нужен в пятницу
PAPER DELIVER|AWAIT !$conveying →  # пришлите счёт до вторника
$so_far = уже already still пор сижу сидим стою стоим второй третий сидит сидят
AWAIT $so_far !REQUEST|ONLY|DELIVER|LET|FINAL →  # жду с шести вечера уже три часа
$pondering = думать подумать обдумать решать решить посоветоваться подумает определится определиться
$pondering = $pondering думает think decide consider
$pondering (till) !$ACTIONS →  # клиент ушёл думать до понедельника
YESTERDAY|LAST →  # жду с прошлого четверга
ASKS !(politely) →  # спрашивает про доставку в субботу
QWORD REPORT|ли|whether !(politely) !~CALL →  # please confirm whether Sunday deliveries exist
QWORD (questioned) !(politely) →  # когда привезёте в субботу
is|are|do|does|did|can|will|have|has (inverted) →  # is delivery possible on Sunday
IF WHEN|REFUSED !(politely) →  # если не дозвонитесь, напишите
выходной|отгул|отпуск [REPORT выходной|отгул|отпуск] !$ACTIONS →  # Рома просил выходной в субботу
[asked|asks about|who|whose|which] REPORT →  # asked about delivery on Friday; asked who called her on Sunday evening
know|знать [REQUEST знать / REQUEST to know] !(politely) →  # wants to know if Saturday after 2 is possible
никого|nobody REPORT [мне|нам REPORT] [никого|nobody .] →
    # мне сказали что курьер будет с десяти до двух уже три и никого
[мне|нам REPORT] !LET|DELIVER|REFUSED →  # мне сказали с 10 до 14, я жду
said REPORT they|you !$ACTIONS|REFUSED →  # they said Thursday between 10 and 2
$estates = building site property facilities estate house block
operator|manager|dispatcher|оператор|менеджер|диспетчер|продавец REPORT ![$estates manager] →
    # оператор просит доставить в субботу
DELIVERY [DELIVERY PAST|DELIVERED] !$ASKING|ACCEPT|MOVE|REFUSED →  # said the driver promised 2 to 4 and came at 6
$awaited = курьера машину водителя мастера
REPORT DELIVERY (quoted_driver) !HOME|$awaited|LET|DELIVER|CALL|ACCEPT →  # the driver said he would be back by six
[^ it's|its|это for|на|для FAMILY|CHILD|OF|FILLER|AWAY|?] WHEN !$ACTIONS|$ASKING →
    # 28 November 8-12 please, it's for mum's 60th that night; это на свадьбу в субботу
HOLIDAY WHEN !$HEADS|$ASKING|REFUSED →  # bank holiday Monday: call me on arrival
ждет|ждут|ожидает [TOPIC ждет|ждут|ожидает] !DELIVERY →  # заказ ждёт на пункте с 26.11, храним 5 дней. Лифта нет
OTHER TIME →  # в остальное время не звоните

# the client who comes himself, the past, what is planned, prices
holders [holders ONLY] →  # parking is permit holders only, 9am-5pm
хотели CALL [CALL хотели / CALL FILLER хотели] →  # позвонить клиенту хотели сегодня, но он просит не звонить
$lines = линия hotline колл-центр
$lines CALL !$ASKING|REFUSED →  # горячая линия принимает звонки с 8 до 22
correction WRITE [^ correction TO|OF] !WHEN →  # correction to my earlier message: deliver tomorrow
$formerly = originally initially formerly previously изначально первоначально
сначала|first хотел|хотела|хотели|просил|просила|просили|wanted|asked !REFUSED →  # сначала хотела доставку на 28 ноября
$formerly !REFUSED →  # originally asked for mornings, now says deliver after 7 pm
SHOP open|opens|closed [SHOP open|opens|closed] !$ACTIONS →  # tell anyone who asks our shop's open till 8
$begging = просит просят попросил попросила попросили asks asked wants
SHOP !$CALLS|$begging|принимаем|ждем →  # приём товара в сервисе с 9 до 18
picking [picking up] himself|herself|myself|ourselves →  # picking up the bike himself on Saturday no van needed
PICKUP !$CALLS !~HOME →  # доставку заберу сам в субботу с 10 до 12
DELIVERED !REQUEST|be|have|get|LET|WOULD →  # brought on Monday
? WHEN (past_verb) !$ASKING|LET|WOULD|PAST|MOVE →  # просидела весь день с 9 до 21 и никого
хочет|хотят|хочу|wants WHEN (since_wanted) →  # в среду в 20 часов видела рекламу и хочет такую же
took|lasted|заняла|заняло|заняли|длилась|длился REPORT WHEN !ONLY|LET|NEG →
    # customer says installation took from 9 to nearly 5 instead of two hours
ONLY ? WHEN (past_verb) ![ONLY WHEN] !REQUEST|LET|WOULD|PAST|MOVE|$ACTIONS →
    # Пришлите недостающее. Собирали весь вечер и только в конце заметили.
was|were|supposed|meant [was|were|supposed|meant TO] !NEG →  # it was to be delivered on Friday
PAST !DELIVERED|REPORT|LET|WOULD !(politely) ![CALL got / CALL|REQUEST she|he has] →  # сборка заняла с 12 до 17
PAPER PAST REPORT !$ACTIONS|$ASKING|REFUSED →  # says the website showed 20 on Sunday and 25 today
TELLS !REQUEST|ONLY|FINAL|LET|WOULD →  # курьер приедет завтра
WILL DELIVER|CALL|CALLBACK|WRITE !ACCEPT|TELLS|LET|WOULD|REFUSED →  # we will deliver on Friday
$paying = оплатить заплатить оплачу оплатим pay paying
$paying WHEN !$ACTIONS →  # смогу оплатить только после 15 декабря, жду доставку
charge|charges|fee|fees|cost [DELIVER|DELIVERY charge|charges|fee|fees|cost] →  # no delivery charge on Sundays
been have|has|had|i've|we've !REPORT →  # it should have been delivered on Friday
PRICE !$CALLS|REQUEST|ONLY|LET|REFUSED !(commanded) →  # доставка в воскресенье стоит 500
"""
_NAMES = Names(CLASSES, CONDITIONS, {})
SILENCES = Rules(_SILENCES, _NAMES)


def is_void(clause: Clause, keys: set[str]) -> bool:
    """Is it no wish? "В остальные дни не привозите" only repeats what was said. keys: the clause's, by `keys_of`."""
    if SILENCES.hold(clause, keys):
        return True
    if not clause.whens or REST not in [when.led for when in clause.whens]:
        return False
    return bool(clause.denied) or clause.is_state
