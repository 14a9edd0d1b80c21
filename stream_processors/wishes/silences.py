"""What is no wish though it names a time: the past, what others do, questions, prices, a client who comes himself."""

from __future__ import annotations

from stream_processors.wishes.clause import Clause
from stream_processors.wishes.conditions import CONDITIONS
from stream_processors.wishes.items import REST
from stream_processors.wishes.rules import Rules
from stream_processors.wishes.scopes import CLASSES

_SILENCES = """
# somebody was not reached
no answer on Friday evening
    answer [no answer] →
I didn't get the text on Tuesday
    didn't|didnt !rather →
the driver couldn't find us before 5
    couldn't DELIVERY →
can't reach him by phone
    through|reach can't|cant|cannot|unable !INSTEAD !(hours) →
не выходит на связь
    связь|связи ~DOING !INSTEAD !(timed) →
трубку не берёт, 3 попытки: 10:15, 12:40
    $PHONES ~DOING !INSTEAD !(timed) !~$CALLS|REQUEST →
при доставке в выходные звонить заранее
    заранее|предварительно|beforehand|advance|ahead CALL !(denies) !(hours) →

# what our own people say, do and offer
$offered = интервалы slots express стандартная standard графику плану плановая планово расписанию документам
интервалы доставки: 9-13, 13-18
    $offered !$ASKING|$CALLS !(denies) →
$taking = take accept принимаем phone online
наш водитель у вас с 15 до 17
    наш|наши|our DELIVERY [наш|наши|our DELIVERY] !LET →
we deliver on Sundays
    we|мы [we|мы deliver|доставляем] !LET →
we don't take phone orders at weekends
    orders|заказы|заказов [$taking orders|заказы|заказов] !LET →
thanks for the delivery on Sunday
    thanks|thank|спасибо|благодарю [thanks|спасибо|благодарю за|for / thank you for] !LET →
менеджер Ольга в отпуске до пятницы
    STAFF !$ACTIONS|LET →
по понедельникам выходной у мастера
    у DELIVERY [у DELIVERY] →
$ourselves = i i'm we we're my our я мы меня нас мне нам работаю работаем
he works here Mondays
    here|здесь|тут WORKING !$ACTIONS|$ourselves →
$drivers = водитель курьер мастер сборщик машина driver courier van installer
водитель Петров в отпуске до пятницы
driver's break is 1 to 1:30
    LUNCH|PAUSE|$drivers $STATES DELIVERY !$ACTIONS|$ourselves|here|здесь|тут !(denies) →
водитель ждёт эвакуатор до 5
    ждет|стоит|ожидает|waits $drivers !REQUEST|ONLY|LET|FINAL !(denies) →
мастер будет ночью
    $drivers [$drivers будет] !REQUEST|ONLY|LET|FINAL !(denies) →
$vehicles = van truck lorry vehicle машина фургон driver courier
$logged = BACK OUT AT RETURN
van 5 back at 20:35
    $vehicles [$vehicles $logged / $vehicles NUMBER $logged] DELIVERY !$ACTIONS|$ASKING !(denies) →
курьеры сегодня до 22
    курьеры|водители|couriers|drivers|vans !$ACTIONS|$ASKING|NEG !(denies) →
по выходным доставки нет
    доставки нет [доставки нет / нет доставки] !$BUT_DELIVER →
$INSISTING = REQUEST EXACT EXCEPT LET FINAL
she expects it by Wednesday
    expects it !DELIVERY|DELIVER|$INSISTING !(denies) →
$areas = область области району районе районам региону регионам городу городе мкад мкаду пригороду краю
$areas = $areas islands area areas suburb suburbs postcode
доставка по области по четвергам
    $areas [UPTO|AT|TO|AHEAD|OF $areas] DELIVER|DELIVERY !$INSISTING !(denies) →
deliveries in this postcode run Tuesdays
    deliveries ![leave deliveries] run|runs|go|leave|start !$INSISTING !(denies) →

# what is doubted, of things, of others
$doubtful = sure certain know remember знаю знаем знает уверен уверена уверены помню помнит
I'm not sure about Saturday
    $doubtful [NEG $doubtful] →
без него не поднять в субботу
    без [без него|нее|них|меня|нас] →
$brought = TOPIC DELIVERY FAMILY CHILD AGREED $PHONES ее его их her him them
витрину не трогать до пятницы
    трогать|трогайте ? (denies) !$BUT_CALL|$brought →
don't move the display until Friday
    MOVE|HOLD ? (denies) !$BUT_MOVE|$brought →
поставщик обещает завоз на склад в среду вечером
    OTHERS !ACCEPT →
Stock take on Sunday, tills close at 4
    OTHERS !TOPIC|DELIVER|DELIVERY →
другому клиенту доставить в субботу
    OTHER|another [OTHER|another client|customer|клиент|клиента|клиенту|клиентом|клиентам] →
my wife works from 8 to 8
    FAMILY WORKING|AWAY|UNFIT|works !$ACTIONS|пока|while →

# what we are told, and what is judged
вернусь к вам с ответом в пятницу
    RETURN ?|вам →
I'll get back to you tomorrow
    RETURN [to you] →
отвечу вам завтра
    вам отвечу|ответим →
the 24/7 line is useless
    INAPT (at_any_time) !$ACTIONS →

# questions, reports, conditions
пришлите счёт до вторника
    PAPER DELIVER|AWAIT →
жду с прошлого четверга
    YESTERDAY|LAST →
спрашивает про доставку в субботу
    ASKS !(politely) →
please confirm whether Sunday deliveries exist
    QWORD REPORT|ли|whether !(politely) →
когда привезёте в субботу
    QWORD (questioned) !(politely) →
is delivery possible on Sunday
    is|are|do|does|did|can|will|have|has (inverted) →
если не дозвонитесь, напишите
    IF (constrains) !(politely) →
asked about delivery on Friday
    REPORT [asked|asks about] →
they said Thursday between 10 and 2
    REPORT said they|you !$ACTIONS !(denies) →
оператор просит доставить в субботу
    REPORT operator|manager|dispatcher|оператор|менеджер|диспетчер|продавец →
the driver said he would be back by six
    REPORT DELIVERY (quoted_driver) !LET|DELIVER|CALL|ACCEPT →
в остальное время не звоните
    OTHER TIME →

# the client who comes himself, the past, what is planned, prices
приём товара в сервисе с 9 до 18
    PICKUP|SHOP !$CALLS →
brought on Monday
    DELIVERED !REQUEST|be|have|get|LET|WOULD →
сборка заняла с 12 до 17
    PAST !DELIVERED|REPORT|LET|WOULD !(politely) →
курьер приедет завтра
    TELLS !REQUEST|ONLY|FINAL|LET|WOULD →
we will deliver on Friday
    WILL DELIVER|CALL|CALLBACK|WRITE !ACCEPT|TELLS|LET|WOULD !(denies) →
доставка в воскресенье стоит 500
    PRICE !$CALLS|REQUEST|ONLY|LET !(denies) !(commanded) →
"""
_PASSING = """
$able = может могу можем can't cannot cant unable удобно нет нету плохая
в шаббат не звонить
    в|во|on|during [в|во|on|during ?] !INSTEAD →
phone is off
    OFF →
говорить не может, перезвоните
    говорить|разговаривать|поговорить|talk|связи|связь $able !$PHONES →
не привозите без звонка
    без|without DELIVER|TELLS ~DELIVER →
не звонить в праздники
    HOLIDAY|VAGUE|WORKING_DAYS|сейчас|now|currently →
"""
SILENCES = Rules(_SILENCES, CONDITIONS, CLASSES)
PASSING = Rules(_PASSING, CONDITIONS, CLASSES)
"""Of refused calls without a time: they are refused for now, or on days that are not known, and not for ever."""


def is_void(clause: Clause) -> bool:
    """Is it no wish? "В остальные дни не привозите" only repeats what was said."""
    if SILENCES.hold(clause):
        return True
    return REST in [when.led for when in clause.whens] and (bool(clause.denied) or clause.is_state)
