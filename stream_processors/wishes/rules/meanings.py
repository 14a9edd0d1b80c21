"""Words that mean something else beside others: "be called", "out of town", "no one in", "works nights"."""

from __future__ import annotations

from stream_processors.wishes.rules.conditions import CONDITIONS
from stream_processors.wishes.rules.effects import EFFECTS
from stream_processors.wishes.rules.engine import Names, Rules
from stream_processors.wishes.words.scopes import CLASSES

_MEANINGS = """
LET|FINAL → (bidden)  # пусть курьер не звонит до 10

# calls, and what is no call
$talks = созвон созвоны звонки планерка планерки
$talks меня|нас|созвоны CALL WHEN !NEG|REQUEST → -CALL +UNFIT  # до 15 у меня созвоны, не привозите
calls [in|on calls] CALL WHEN → -CALL +UNFIT  # in calls until three
reachable|contactable WHEN → +CALL  # reachable on Mondays only, 10 to 11
AWAIT answer|CHILD → +PAPER  # waiting for your answer until Friday; expecting a baby in December
$from = из от from
AWAIT CALL|WRITE [CALL|WRITE $from ?|FAMILY / CALL|WRITE from OF|FILLER ?|FAMILY] → -CALL -WRITE -AWAIT +PAPER +TELLS
    # ждёт звонка из банка до вечера
AWAIT CALL → +CALLBACK  # жду звонка после 15
AWAIT ? [AWAIT ?] !DELIVERY|DELIVER|TOPIC !(goods_awaited) → -AWAIT  # ждёт ремонта до пятницы
contact [contact is|name|person|number|on / site contact] → -CALL  # contact on site is Raj, there on Friday 7 to 3
come BACK [he'd|she'd|they'd|i'd come BACK / he|she|they|i would come BACK] → -DELIVER -REQUEST +PICKUP
    # client said he'd come back on Friday
picks [picks up WHEN] !CHILD|TOPIC → +CALL +REQUEST  # she only picks up between 5 and 6
BACK CALL → +CALLBACK  # call me back after 3
BACK called be → +CALLBACK -PAST  # wants to be called back after 4
PICKUP school|школы|сада|садика|CHILD → -PICKUP +TELLS
    # с 13 до 14 забираю сына из школы, дома никого
HOMEWARD !CALL → +DELIVERY  # домой после 18
$phoning = phones rings calls texts звонит
$phoning [nobody|noone|никто $phoning / no one $phoning] → -TELLS +CALL ~CALL  # asks that nobody phones after 8
INSTEAD CALL [INSTEAD OF CALL] !KNOCK|DOOR → ~CALL  # I'd rather you emailed me instead of phoning
связи [в связи FROM] → -CALL +BECAUSE  # в связи с дежурством в пятницу не смогу принять
calling|calls KNOCK [KNOCK OR|AND CALL] !DOOR → -KNOCK  # the baby goes down at 7, no knocking or calling after that
WRITE CALL [CALL AND|OR WRITE / WRITE AND|OR CALL] → -WRITE  # call or text after six
$called = called phoned contacted disturbed reached rung
$called be|being ~PAST → ~CALL  # asked not to be called before 10
$called be|being PAST → -PAST +CALL  # wishes to be contacted after 6
$called best|better [best|better $called] → -PAST +CALL  # best phoned in the evening, on a building site otherwise
связи [без связи] → -CALL =CALL +UNFIT  # на следующей неделе не звонить, будет на сборах без связи
drops [NEG WHEN drops] → +DELIVER ~DELIVER  # no morning drops, the carers use the drive
door [answer|open OF door] DELIVER !NEG → -DOOR -PAST  # bring it tomorrow while mother is here to answer the door

# what is brought, put off, agreed
$bidding = should must to not shouldn't mustn't can can't cannot may could
sent|left [$bidding be sent|left] ~PAST → ~DELIVER  # the courier should not be sent before 10
sent|left [$bidding be sent|left] PAST → -PAST +DELIVER  # the courier should be sent after 10
$brought = dropped delivered brought shipped
$brought [must|to be $brought] → -PAST -DELIVERED +DELIVER +REQUEST
    # tiles to be dropped at the site on Friday
$asking = asks asked requests requested prefers
$asking $brought [is|are|it's|be|they're|gets $brought] WHEN → -PAST -DELIVERED +DELIVER +REQUEST
    # asks that the chair is delivered before 4
сделайте|make [сделайте WHEN / make it|that WHEN] → +DELIVERY +REQUEST  # сделайте четверг, с 10 до 12
$we_call = звоним набираем созваниваемся
$we_call клиенту|клиентке|ей|ему|им|ONLY (hours) → -TELLS +CALL +REQUEST  # звоним клиенту только после 17
swap [swap WHEN] !for → +MOVE +DELIVERY  # swap to Tuesday morning
$places = client customer flat house site school
$sites = объект стройку площадку стройплощадку
$places TOPIC WHEN [TO $places / TO OF $places] !$ACTIONS → +DELIVER +REQUEST  # Ann: sofa to the client Friday after 1
$firms = офис офиса кафе ресторан салон магазин мастерскую студию цех shop store office studio workshop cafe salon
$telling = $ACTIONS PAST TELLS PICKUP OTHERS REFUSED ?
$firms [^ в|во|на|to $firms / ^ to OF|FILLER $firms] (hours) !$telling → -WORKING -SHOP +DELIVER +REQUEST
    # в офис завтра с 9 до 12
$bringing = привезите привезти привозите привозить доставьте доставить завезите завезти deliver bring drop
$story = $ACTIONS PAST TELLS PICKUP REFUSED
$whither = $firms школу садик детсад аптеку пекарню клинику гостиницу отель базу бар столовую бухгалтерию стройку
$whither = $whither nursery kitchen clinic hotel bar school club site bakery canteen
$whither [в|во|на|to $whither / to OF|FILLER $whither] (hours) (counted) !$story → -WORKING -SHOP +DELIVER +REQUEST
    # 6 мешков в магазин завтра до 11
поставщиков|suppliers ACCEPT|AWAIT → -OTHERS +DELIVER  # поставщиков ждём с 8 до 11
SHOP $bringing [в|во|to|at SHOP / to|at OF SHOP] WHEN !ваш|вашего|your|i|we|he|she|я|мы|BACK → -SHOP
    # deliver to the shop every Tuesday before 11
be [^ be at|here|with] WHEN !REFUSED|FAMILY → +DELIVER -WORKING  # be at the school gate at exactly 3:15 pm please
$sites [на $sites] WHEN !$HEADS|PAST → +DELIVER +REQUEST  # ламинат на объект не раньше среды
takes|accepts|receives [takes|accepts|receives TOPIC|DELIVER] WHEN → +ACCEPT  # the porter takes parcels from 8 to 10 pm
$noting = запишите запиши
$noting AGREED [$noting что|FILLER|REQUEST] CALL|REFUSED → -AGREED  # запишите пожалуйста что звонить только вечером
AGREED (for_a_day) !~BIDDEN|DOING → +ACCEPT +REQUEST  # договорились на четверг
мне|нам [мне|нам бы] !LET|NEG|CALL|STAFF|QWORD → +REQUEST +TOPIC  # мне бы заказ до 10 утра, иначе не поймаете
$chosen = chose picked suggested proposed выбрал выбрала выбрали предложил предложила предложили
$chosen [$chosen WHEN] ![TOPIC|NUMBER|UNIT $chosen] !we|i|мы|я|STAFF → -PAST +ACCEPT +REQUEST
    # customer picked Friday morning; выбрала пятницу, после 16
ask [they|now|residents|tenants|customers ask] WHEN !REFUSED|$CALLS → +ACCEPT +REQUEST
    # they now ask for the 19th instead
been [^ been] !$ASKING|AWAIT → +PAST  # been in twice, Monday and Friday
AGREED !(for_a_day) !~BIDDEN|DOING → +PAST  # booked in for a cooking talk at 11 on Sunday
$keeping = leave wait оставьте оставить подождите подождать ждите
$keepers = консьержа консьержу консьержке вахте охране ресепшн ресепшене reception concierge porter neighbour neighbor
$keeping (until) !$CALLS|i|we|i'll|we'll|can|REFUSED|$keepers → -DELIVER -AWAIT +HOLD  # leave it until Monday
HOLD AWAY keep → -HOLD -AWAY +DELIVER ~DELIVER  # please keep couriers away from 1 to 3
HOLD than → -HOLD  # he'd rather have a refund than wait until January
put HOLD [put me|us|him|her WHEN] → -HOLD +DELIVER  # take me off Tuesday, put me on Friday
keep|put HOLD !TOPIC|DELIVER|DELIVERY → -HOLD  # keep me posted until Friday
$from_to = moved rescheduled rebooked перезаписали перезаписал перенесли перенесла
$from_to [$from_to WHEN] !we|i !(on_a_day) → -PAST +MOVE  # moved from Wednesday to Friday
$from_to slot|delivery|time|it WHEN !we|i → -PAST +MOVE  # customer moved the slot from 8-10 to 4-6 on Friday
came|brought|delivered [rather we|you came|brought|delivered] → -PAST -DELIVERED +DELIVER
    # would rather we came on Monday than today
MOVE into|house|in [move|moving into|house|in] !DELIVER|DELIVERY → -MOVE +TELLS  # we move into the new flat on Friday
стало [^ стало WHEN] !$HEADS|REFUSED → +MOVE  # сдвиг слота: было 14–18, стало 15–19
теперь|now [^ теперь|now WHEN] !$HEADS|REFUSED !(hours_alone) → +MOVE
    # slot changed: was Tues 7-11am, now Thurs 2-6pm; was Thursday, now Friday
$changing = поменяйте поменять смените сменить измените изменить замените заменить
$changing дату|время|интервал|день|слот|доставку|доставки|WHEN → +MOVE  # смените дату на 29 ноября

$stores = склад warehouse
$stores REQUEST DELIVER [на|to|at $stores] → -OTHERS  # просим привезти кабель 1 декабря с 8 до 11 на склад
$leaf = дверь двери
$leaf DELIVER WHEN !KNOCK|$CALLS|REFUSED ![к|у|до|в|во|под|за|перед|возле|около $leaf] → -DOOR +TOPIC
    # оставшиеся двери просим доставить 2 декабря с 9 до 13
$leaf NUMBER UNIT [$leaf NUMBER UNIT / NUMBER UNIT $leaf] → -DOOR +TOPIC  # двери 4 шт в пятницу с 10 до 14
$reaching = get reach walk дойти подойти доходит подходит добраться
$reaching DOOR [NEG $reaching / NEG REQUEST $reaching] → -DOOR =DOOR
    # bring it tomorrow Mum can't get to the door quickly
$telling = say tell confirm сказать сообщить предупредить попросить
$telling PAST [PAST TO $telling / PAST $telling] → -PAST +REPORT  # she rang to say Friday is fine but not before 11
$premises = site yard стройка объект
$premises open|opens|открыт|открыта WHEN [$premises open|opens|открыт|открыта WHEN] → -PAST +REQUEST +DELIVERY
    # PO 771 hardcore, site open 7.30 to 4.30
$phoned = called rang phoned emailed texted wrote звонила звонил звонили позвонила позвонил набрала набрал написала
$phoned [$phoned to MOVE / $phoned MOVE] !REFUSED → -PAST +REQUEST  # called to change it from Thursday to Saturday
arrive|come [?|CHILD|OTHERS|dog|dogs arrive|come] !$ASKING → -DELIVER +TELLS  # fitters arrive on Friday at nine

# who is not there
OUT [^ OUT] !$ACTIONS|TOPIC|PRICE → +AWAY  # out until 4
OUT [^ WHEN COMMA OUT . / ^ WHEN OUT .] → +AWAY  # Monday: out. Tuesday: in until 2
OUT BE|WILL|TOWN|FILLER ![^ the ?] !TOPIC|PRICE → +AWAY  # I'm out until 4
BACK i'll|we'll|i|we|we're|i'm !$BUT_HOME → -HOME +RETURN  # I'll be back on Monday
BACK [^ BACK / BACK FROM|из] !$BUT_HOME|DELIVERY → -HOME +RETURN  # back home on Friday
OFF $PHONES → -CALL +UNFIT  # телефон выключен до 12
$ours = site yard reception gates объект стройка we we're we'll our мы наш наша нас office офис закрыты закрываемся
$theirs = your ваш вашего was were был было
closed|закрыт|закрыта|закрыто|закрыты|закрываемся $ours !$theirs|SHOP → -PAST -WORKING +AWAY
    # our office is closed on Fridays
shut BE $ours !$theirs|SHOP → -PAST -WORKING +AWAY  # we are shut on Fridays
close [we close] ![close to|of] !$ACTIONS|SHOP → +AWAY  # we close for stocktaking on Friday
$access = въезд заезд проезд entry access
$access [$access WHEN / $access AT|OF ? WHEN] (hours) !REFUSED|PAST|PRICE → +REQUEST +DELIVERY
    # въезд во двор до 9 или после 20
$letting = пускают пускает пропускают пропускает впускают впускает
$letting REQUEST (hours) !REFUSED → +DELIVER  # охрана пускает с 8 до 17
$letting ~REQUEST (hours) → +DELIVER ~DELIVER -REQUEST  # грузовую во двор не пускают с 8 до 10
$gates = шлагбаум ворота калитка проходная gate gates barrier
$opened = open opens открыт открыта открыты открывают открываются
$gates $opened (hours) !REFUSED → -PAST -WORKING -ADDRESS +REQUEST +DELIVERY
    # шлагбаум открывают с 8 до 20, грузовик пустят
месте|объекте мы|я|будем|буду|клиент|прораб [на месте|объекте] → +HOME  # мы на месте с 9 до 17
$gates $opened (at_a_moment) !REFUSED → (opened)  # the gate opens at 8
$closing = shuts closes закрываются закрывается закрывают
$gates $closing (hours) !REFUSED → -PAST +AWAY +DELIVERY  # barrier closes at 8 pm
$entry = прием приемка въезд заезд проезд loading
закрыт|закрыта|closed [$entry закрыт|закрыта|closed] → -PAST ~$ACTIONS ~DELIVERY  # въезд закрыт с 13 до 15
$gatherings = конференции семинаре тренинге обучении вебинаре корпоративе conference seminar training webinar
OTHERS [на|at $gatherings / at OF $gatherings] !$ACTIONS → -OTHERS +AWAY  # в четверг я на конференции
TOWN OTHER|another !$ACTIONS → +AWAY  # в будни живёт в другом городе
TOWN ~BE|TOWN → +AWAY  # не будет в городе до 5 декабря
from|из AWAY HOME → -HOME  # away from home until Friday
$STATES WHEN (at_then_until) → (stretched)  # засыпает в час и спит до трёх, не звоните в это время
PICKUP pick up don't|dont|won't|wont|never|doesn't ~PICKUP → -PICKUP +CALL ~CALL  # I never pick up before noon
$us = i i'm i'll we we're we'll
$going = go going head heading pop popping
leave|leaving $us (from_a_moment) ![leave|leaving WORKING / leave|leaving OF WORKING] !TOPIC|REFUSED → (gone)
    # the earlier the better, I leave at 11
OUT $us [$going OUT] (from_a_moment) !REFUSED → (gone)  # we go out at 5
выйду|выйдем|выхожу|выходим [из HOME] (from_a_moment) → (gone)  # из дома выйду в три
$elders = дедушка бабушка grandpa grandma granny grandad
$elders AWAY (till) !$ACTIONS → -FAMILY  # дедушка на даче до четверга
LEFT REQUEST [TOPIC LEFT] → -LEFT  # wants it gone by Friday
LEFT (till) → +AWAY  # уехали до четверга
LEFT !(till) → +PAST  # ушёл после 12
$subjects = я мы i'm we're i we he's she's i'll we'll
$subjects (somewhere) WHEN !$HEADS|$ASKING → -FAMILY -TOWN +AWAY  # I'm at the optician's on Friday
HOMEWARD|HOME (comes_home) → -HOMEWARD -HOME -PICKUP +RETURN +EVENING  # завтра дома будем к семи; I get home at 6

# what a negation hits
против|возражаю|возражаем !NEG → -FORGET +REFUSE  # против доставки в воскресенье
$nobody = никого nobody nobody's none noone
$nobody WHEN !$ACTIONS|PAST → +HOME  # nobody will be there until Thursday
нет|нету|$nobody HOME → ~HOME  # дома никого до 18
free CALL|DELIVER [free FROM CALL|DELIVER] → -REQUEST -HOLD ~$ACTIONS  # keep mornings free from calls
can't|cant|cannot !~$ACTIONS → ~REQUEST  # can't do Thursday
WORKING ~WORKING !i|we → ~REQUEST  # Thursday doesn't work
hear|hears|слышит DELIVER [NEG hear|hears|слышит] !CALL → =REQUEST =?  # bring it on Friday Mum doesn't hear well
FORGET ~FORGET → =*  # не забудьте позвонить завтра после 15
WOULD могли|мог|могла → =REQUEST =DELIVER =WOULD  # не могли бы вы привезти завтра
$services = подъем сборка сборку установка установку монтаж занос вынос разгрузка
$services !WHEN → =DELIVER =REQUEST  # подъём не нужен, завтра с 10 до 12
in [BE|ONLY in WHEN] they|he|she|we|i|i'm|we're|he's|she's|they're|FAMILY → +HOME  # they are only in after six
свадьбу TOPIC [на свадьбу] → -AWAY  # торт на свадьбу, 5 декабря с 12 до 15
while|пока CHILD|FAMILY WORKING|AWAY !$ACTIONS|NEG → -WORKING -AWAY +REQUEST  # 20 Dec, while the kids are at school 9-3
$receivers = ресепшн ресепшен консьерж вахта reception concierge porter
$receivers [$receivers WHEN] (hours) !REFUSED → +ACCEPT  # кофе в офис, ресепшн с 8 до 20
$wardens = porter concierge reception caretaker janitor security guard
RETURN $wardens → -RETURN +PAST  # the porter finishes at six
in [NEG in / NEG be in WHEN] → +HOME ~HOME  # we're never in before 7
$failing = получится выйдет успеете успею сможете смогу work works possible нет
$failing IF NEG|нет !$BUT_HOME|know|знаю|знает|sure → (turned)  # в среду до 12, если не сможете то в четверг
if [if not] !$ACTIONS → (turned)  # if not Wednesday then Thursday morning
$failing NEG|нет (otherwise) !$ACTIONS → (turned)  # привезите во вторник, но не выйдет тогда в пятницу

# work, and what else says how things are
REQUEST (at_any_time) [WHEN REQUEST / WHEN BE REQUEST / REQUEST WHEN] !NEG|REFUSED|$ACTIONS → +ANYTIME -$STATES
    # any time suits the school caretaker
office !(at_the_office) → -WORKING  # someone from head office visits on Friday
work [? work] WHEN !$ACTIONS|i|we|my|he|she|husband|wife|FAMILY → -WORKING +TELLS
    # electrical work in the block Tuesday 9-12
work [both|either|all work] !i|we → -WORKING +REQUEST  # 28 or 29 December both work
$suited = us me best better fine well great ok
work $suited !i|we|both → -WORKING +REQUEST  # mornings work for me
works [^ works] → -REQUEST +WORKING  # prefers weekends, works during the week
OFF WORKING → -WORKING +REQUEST  # I'm off work Friday
does [does WHEN] FAMILY|he|she|customer|client !$ACTIONS|REQUEST|NEG → +WORKING
    # my son does evenings, deliver before 3
work|working|works [PRICE|ADDRESS|PAPER NEG work|working|works / OF ? NEG work|working|works] → -WORKING +TELLS =*
    # the voucher doesn't work on Thursday night; the lift doesn't work at weekends
leave !AWAY i|we|he|she|they|voicemail|message → -DELIVER +TELLS  # they leave the house at 2
works customer|client|recipient|lady|gentleman|he|she|who !$suited → -REQUEST +WORKING  # customer works nights
LUNCH|PAUSE WHEN !$ACTIONS|ONLY|REQUEST|? → +UNFIT  # обед у нас с 13 до 14, привозите в другое время
does|do|is|are|can|will|да|yes|yep [does|do|is|are|can|will|да|yes|yep .] WHEN !$ACTIONS|NEG → +REQUEST
    # Saturday doesn't work, Sunday does
AHEAD [AHEAD DELIVER|DELIVERY] → +PRICE  # просит вернуть деньги за доставку 28 ноября
$to_call = звонить позвонить набрать связаться call calling ring phone
IF $to_call [IF $to_call / IF REQUEST $to_call / IF FILLER REQUEST $to_call / IF FILLER REQUEST TO $to_call] WHEN → -IF
    # а если звонить — то только вечером
IF [IF что] → -IF  # если что я дома с 9 до 18
IF [ONLY IF WHEN] !$ACTIONS → -IF  # согласна на 22-е, но только если до 11
IF (courteous) → -IF -INAPT =*  # today after 5 if possible
"""

_REFUSALS = """
REFUSE $ACTIONS !~REFUSE → ~$ACTIONS  # звонки после 20 нежелательны
refused [refused DELIVER|TOPIC|OF|FILLER|THAT] !slot|window → +PAST  # he refused delivery on Friday
refused|rejected WHEN slot|window !~REFUSE → ~REQUEST  # she refused the Saturday slot
REFUSE !$ACTIONS !~REFUSE → ~REQUEST  # сверлить запрещено с 13 до 15, на эти часы доставку не ставьте
INAPT (predicated) WHEN !REFUSE !~INAPT → ~$ACTIONS  # днём звонить неудобно; phoning is awkward after 8
"""

_TIMES = """
take|taken OFF [OFF WHEN] → -OFF ~$ACTIONS  # take the delivery off Thursday and put it on Saturday, 10 to 2
MOVE → (moved)  # перенесите доставку с воскресенья на пятницу
earliest|soonest (single) !REFUSED → (opened)  # the earliest we can take it is Thursday
"""
_NAMES = Names(CLASSES, CONDITIONS, EFFECTS)
MEANINGS = Rules(_MEANINGS + _REFUSALS + _TIMES, _NAMES)
REFUSALS = Rules(_REFUSALS, _NAMES)
"""What refuses by itself: "звонки нежелательны", "phoning is awkward"."""
