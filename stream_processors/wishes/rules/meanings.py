"""Words that mean something else beside others: "be called", "out of town", "no one in", "works nights"."""

from __future__ import annotations

from stream_processors.wishes.rules.conditions import CONDITIONS
from stream_processors.wishes.rules.effects import EFFECTS
from stream_processors.wishes.rules.engine import Names, Rules
from stream_processors.wishes.rules.meanings_of_deeds import MEANINGS_OF_DEEDS
from stream_processors.wishes.words.scopes import CLASSES

_MEANINGS = """
LET|FINAL → (bidden)  # пусть курьер не звонит до 10

# who is not there
OUT [^ OUT] !$ACTIONS|TOPIC|PRICE → +AWAY  # out until 4
OUT [^ WHEN COMMA OUT . / ^ WHEN OUT .] → +AWAY  # Monday: out. Tuesday: in until 2
OUT BE|WILL|TOWN|FILLER ![^ the ?] !TOPIC|PRICE → +AWAY  # I'm out until 4
BACK i'll|we'll|i|we|we're|i'm !$BUT_HOME → -HOME +RETURN  # I'll be back on Monday
BACK [^ BACK / BACK FROM|из] !$BUT_HOME|DELIVERY → -HOME +RETURN  # back home on Friday
OFF [^ OFF TO ?] WHEN → -OFF +AWAY  # off to Spain 12-18 December
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
уходит|уезжает клиент|клиентка|заказчик|он|она|FAMILY (from_a_moment) → (gone)  # сегодня клиент уходит в 17
выйду|выйдем|выхожу|выходим [из HOME] (from_a_moment) → (gone)  # из дома выйду в три
$elders = дедушка бабушка grandpa grandma granny grandad
$elders AWAY (till) !$ACTIONS → -FAMILY  # дедушка на даче до четверга
LEFT REQUEST [TOPIC LEFT] → -LEFT  # wants it gone by Friday
LEFT (till) → +AWAY  # уехали до четверга
LEFT [пока NEG LEFT] → -LEFT =LEFT  # лучше звонить с утра пока не уехал
LEFT !(till) ![while|пока BE LEFT] → +PAST  # ушёл после 12
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
does|drives [does|drives WHEN] FAMILY|he|she|customer|client !$ACTIONS|REQUEST|NEG → +WORKING -DELIVERY
    # my son does evenings, deliver before 3
work|working|works [PRICE|ADDRESS|PAPER NEG work|working|works / OF ? NEG work|working|works] → -WORKING +TELLS =*
    # the voucher doesn't work on Thursday night; the lift doesn't work at weekends
leave !AWAY i|we|he|she|they|voicemail|message → -DELIVER +TELLS  # they leave the house at 2
works customer|client|cust|recipient|lady|gentleman|he|she|who !$suited → -REQUEST +WORKING  # customer works nights
LUNCH|PAUSE WHEN !$ACTIONS|ONLY|REQUEST|?|EXCEPT → +UNFIT  # обед у нас с 13 до 14, привозите в другое время
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
MEANINGS = Rules(MEANINGS_OF_DEEDS + _MEANINGS + _REFUSALS + _TIMES, _NAMES)
REFUSALS = Rules(_REFUSALS, _NAMES)
"""What refuses by itself: "звонки нежелательны", "phoning is awkward"."""
