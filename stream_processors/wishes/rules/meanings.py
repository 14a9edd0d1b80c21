"""Words that mean something else beside others: "be called", "out of town", "no one in", "works nights"."""

from __future__ import annotations

from stream_processors.wishes.rules.conditions import CONDITIONS
from stream_processors.wishes.rules.effects import EFFECTS
from stream_processors.wishes.rules.engine import Names, Rules
from stream_processors.wishes.rules.meanings_of_absence import ABSENCES
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
swap for [^ swap WHEN for WHEN / can|could|please|FILLER swap WHEN for WHEN] → +MOVE +DELIVERY
    # swap Thursday for Friday
$places = client customer flat house site school hospital
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
try|попробуйте [try|попробуйте WHEN / try again WHEN] !REFUSED|$CALLS|WILL|DELIVERY|i|we → -OTHERS +DELIVER +REQUEST
    # neighbour says try Wednesday between 9 and 5
go TOPIC [TO go OUT WHEN / TO go WHEN] WHEN !$ACTIONS|REFUSED → -OUT +DELIVER +REQUEST
    # wardrobe to go out Tuesday between 10 and 1
reach [^ TO reach / must|should|needs|need reach] WHEN !REFUSED|$CALLS → -WORKING -SHOP +DELIVER +REQUEST
    # to reach the school on Tuesday by 3 pm
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
keep|put HOLD !TOPIC|DELIVER|DELIVERY → -HOLD  # keep me posted until Friday
$from_to = moved rescheduled rebooked перезаписали перезаписал перенесли перенесла
$events = inspection stocktake audit rehearsal lesson
$from_to [$from_to WHEN / ^ $from_to for WHEN] !we|i|$events !(on_a_day) → -PAST +MOVE
    # moved from Wednesday to Friday; rebooked for 28 November
$from_to slot|delivery|time|it WHEN !we|i → -PAST +MOVE  # customer moved the slot from 8-10 to 4-6 on Friday
came|brought|delivered [rather we|you came|brought|delivered] → -PAST -DELIVERED +DELIVER
    # would rather we came on Monday than today
MOVE into|house [move|moving into|house] !DELIVER|DELIVERY → -MOVE +TELLS  # we move into the new flat on Friday
стало|теперь|now [^ стало|теперь|now WHEN] !$HEADS|REFUSED (of_a_day) → +MOVE
    # было 27.11, стало 29.11; was Thursday, now Friday; теперь пятница после 18
$changing = поменяйте поменять смените сменить измените изменить замените
$changing дату|время|интервал|день|слот|доставку|доставки → +MOVE  # смените дату на 29 ноября

$stores = склад warehouse
$passing_on = передай передайте передать скажи скажите сообщи сообщите предупредите tell
$passing_on $stores [$passing_on на|в|to|AT|OF $stores / $passing_on $stores] → -OTHERS
    # передай на склад что плитку везти во вторник после десяти
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
"""

_DENIALS = """
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
$failing IF NEG|нет !$BUT_HOME → (turned)  # в среду до 12, если не сможете то в четверг
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
works customer|client|cust|recipient|lady|gentleman|he|she|who !$suited → -REQUEST +WORKING  # customer works nights
UNFIT DELIVER [UNFIT AT DELIVER / UNFIT with DELIVER] → -DELIVER  # в четверг буду занят на приёмке, не звоните
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
MOVE → (moved)  # перенесите доставку с воскресенья на пятницу
earliest|soonest (single) !REFUSED → (opened)  # the earliest we can take it is Thursday
"""
_NAMES = Names(CLASSES, CONDITIONS, EFFECTS)
MEANINGS = Rules(_MEANINGS + ABSENCES + _DENIALS + _REFUSALS + _TIMES, _NAMES)
REFUSALS = Rules(_REFUSALS, _NAMES)
"""What refuses by itself: "звонки нежелательны", "phoning is awkward"."""
