"""Words that mean something else beside others: "be called", "out of town", "no one in", "works nights"."""

from __future__ import annotations

from stream_processors.wishes.rules.conditions import CONDITIONS
from stream_processors.wishes.rules.effects import EFFECTS
from stream_processors.wishes.rules.engine import Names, Rules
from stream_processors.wishes.rules.meanings_of_absence import ABSENCES
from stream_processors.wishes.rules.meanings_of_deeds import MEANINGS_OF_DEEDS
from stream_processors.wishes.rules.meanings_of_speech import MEANINGS_OF_SPEECH
from stream_processors.wishes.words.scopes import CLASSES

_BIDDEN = """
LET|FINAL → (bidden)  # пусть курьер не звонит до 10
"""

_MEANINGS = """
# what a negation hits
EXCEPT [EXCEPT WHEN ONLY] → -EXCEPT  # happy with any day, but evenings only
против|возражаю|возражаем !NEG → -FORGET +REFUSE  # против доставки в воскресенье
$nobody = никого nobody nobody's none noone
$nobody WHEN !$ACTIONS|PAST → +HOME  # nobody will be there until Thursday
нет|нету|$nobody HOME → ~HOME  # дома никого до 18
free CALL|DELIVER [free FROM CALL|DELIVER] → -REQUEST -HOLD ~$ACTIONS  # keep mornings free from calls
can't|cant|cannot !~$ACTIONS → ~REQUEST  # can't do Thursday
$ready = готов готова готовы
$ready ACCEPT|DELIVER [NEG $ready ACCEPT|DELIVER] → ~$ACTIONS  # не готова принять раньше пятницы
WORKING ~WORKING !i|we → ~REQUEST  # Thursday doesn't work
hear|hears|слышит DELIVER [NEG hear|hears|слышит] !CALL → =REQUEST =?  # bring it on Friday Mum doesn't hear well
FORGET ~FORGET !~HOME → =*  # не забудьте позвонить завтра после 15
WOULD могли|мог|могла → =REQUEST =DELIVER =WOULD  # не могли бы вы привезти завтра
$services = подъем сборка сборку установка установку монтаж занос вынос разгрузка
$services !WHEN → =DELIVER =REQUEST  # подъём не нужен, завтра с 10 до 12
in [BE|ONLY in WHEN] they|he|she|we|i|i'm|we're|he's|she's|they're|FAMILY → +HOME  # they are only in after six
$needed = нужен нужна нужно нужны
$services = подъем сборка установка
$needed DELIVER|ACCEPT [ADDRESS|PAPER|PRICE|?|$services NEG $needed] WHEN → =REQUEST
    # доставка в течение дня склад принимает кв не нужна
$would = she'd he'd they'd i'd we'd
in [$would be in] WHEN !REFUSED|PICKUP → -PAST +HOME  # customer confirmed she'd be in all day tomorrow
in [WILL be in / ^ be in] DELIVER|DELIVERY|TOPIC WHEN !REFUSED|PICKUP → -WILL +HOME
    # will be in between 7pm and 9pm tomorrow for the delivery
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
work [^ WHEN work . / ^ WHEN OR WHEN work .] → -WORKING +REQUEST  # evenings or Saturdays work
work [both|either|all work] !i|we → -WORKING +REQUEST  # 28 or 29 December both work
$perfect = perfect lovely brilliant wonderful fab
$perfect [WHEN BE $perfect] → +REQUEST  # saturday no good for delivery sunday is perfect
$suited = us me best better fine well great ok
work $suited !i|we|both → -WORKING +REQUEST  # mornings work for me
work [work for DELIVER|DELIVERY / work for OF DELIVER|DELIVERY] !i|we → -WORKING +REQUEST
    # mornings work for the courier
works [^ works] → -REQUEST +WORKING  # prefers weekends, works during the week
OFF WORKING → -WORKING +REQUEST  # I'm off work Friday
does|drives [does|drives WHEN] FAMILY|he|she|customer|client !$ACTIONS|REQUEST|NEG → +WORKING -DELIVERY
    # my son does evenings, deliver before 3
work|working|works [PRICE|ADDRESS|PAPER NEG work|working|works / OF ? NEG work|working|works] → -WORKING +TELLS =*
    # the voucher doesn't work on Thursday night; the lift doesn't work at weekends
leave !AWAY i|we|he|she|they|voicemail|message → -DELIVER +TELLS  # they leave the house at 2
works customer|client|cust|recipient|lady|gentleman|he|she|who !$suited → -REQUEST +WORKING  # customer works evenings
UNFIT DELIVER [UNFIT AT DELIVER / UNFIT with DELIVER] → -DELIVER  # в четверг буду занят на приёмке, не звоните
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
бесполезно|futile CALL WRITE !~INAPT → ~CALL  # бабушка плохо слышит звонить бесполезно пишите смс
INAPT (predicated) WHEN !REFUSE !~INAPT → ~$ACTIONS  # днём звонить неудобно; phoning is awkward after 8
"""

_TIMES = """
take|taken OFF [OFF WHEN] → -OFF ~$ACTIONS  # take the delivery off Thursday and put it on Saturday, 10 to 2
MOVE → (moved)  # перенесите доставку с воскресенья на пятницу
earliest|soonest (single) !REFUSED → (opened)  # the earliest we can take it is Thursday
"""
_NAMES = Names(CLASSES, CONDITIONS, EFFECTS)
MEANINGS = Rules(_BIDDEN + MEANINGS_OF_DEEDS + MEANINGS_OF_SPEECH + ABSENCES + _MEANINGS + _REFUSALS + _TIMES, _NAMES)
REFUSALS = Rules(_REFUSALS, _NAMES)
"""What refuses by itself: "звонки нежелательны", "phoning is awkward"."""
