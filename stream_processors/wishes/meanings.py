"""Words that mean something else beside others: "be called", "out of town", "no one in", "works nights"."""

from __future__ import annotations

from stream_processors.wishes.conditions import CONDITIONS
from stream_processors.wishes.rules import Rules
from stream_processors.wishes.scopes import CLASSES

_MEANINGS = """
# calls, and what is no call
$talks = созвон созвоны звонки планерка планерки
до 15 у меня созвоны, не привозите
    $talks меня|нас|созвоны CALL (timed) !NEG|REQUEST → -CALL +UNFIT
in calls until three
    calls [in|on calls] CALL (timed) → -CALL +UNFIT
waiting for your answer until Friday
expecting a baby in December
    AWAIT answer|CHILD → +PAPER
жду звонка после 15
    AWAIT CALL → +CALLBACK
ждёт ремонта до пятницы
    AWAIT ? !DELIVERY|DELIVER|TOPIC → -AWAIT
call me back after 3
    BACK CALL → +CALLBACK
wants to be called back after 4
    BACK called be → +CALLBACK -PAST
домой после 18
    HOMEWARD !CALL → +DELIVERY
call or text after six
    WRITE CALL [CALL AND|OR WRITE / WRITE AND|OR CALL] → -WRITE
$called = called phoned contacted disturbed reached rung
asked not to be called before 10
    $called be|being ~PAST → ~CALL
wishes to be contacted after 6
    $called be|being PAST → -PAST +CALL

# what is brought, put off, agreed
$bidding = should must to not shouldn't mustn't can can't cannot may could
the courier should not be sent before 10
    sent|left [$bidding be sent|left] ~PAST → ~DELIVER
the courier should be sent after 10
    sent|left [$bidding be sent|left] PAST → -PAST +DELIVER
договорились на четверг
    AGREED (for_a_day) !~BIDDEN|DOING → +ACCEPT +REQUEST
booked in for a cooking talk at 11 on Sunday
    AGREED !(for_a_day) !~BIDDEN|DOING → +PAST
$keeping = leave wait оставьте оставить подождите подождать ждите
leave it until Monday
    $keeping (until) !$CALLS|i|we|i'll|we'll|can !(denies) → -DELIVER -AWAIT +HOLD
he'd rather have a refund than wait until January
    HOLD than → -HOLD
keep me posted until Friday
    keep|put HOLD !TOPIC|DELIVER|DELIVERY → -HOLD
$changing = поменяйте поменять смените сменить измените изменить замените
смените дату на 29 ноября
    $changing дату|время|интервал|день|слот|доставку|доставки → +MOVE

# who is not there
out until 4
    OUT [^ OUT] !$ACTIONS|TOPIC|PRICE → +AWAY
I'm out until 4
    OUT BE|WILL|TOWN|FILLER ![^ the ?] !TOPIC|PRICE → +AWAY
I'll be back on Monday
    BACK i'll|we'll|i|we|we're|i'm !$BUT_HOME → -HOME +RETURN
back home on Friday
    BACK [^ BACK] !$BUT_HOME → -HOME +RETURN
телефон выключен до 12
    OFF $PHONES → -CALL +UNFIT
$ours = we we're we'll our мы наш наша нас office офис закрыты закрываемся
$theirs = your ваш вашего was were был было
our office is closed on Fridays
    closed|закрыт|закрыта|закрыто|закрыты|закрываемся $ours !$theirs|SHOP → -PAST -WORKING +AWAY
we are shut on Fridays
    shut BE $ours !$theirs|SHOP → -PAST -WORKING +AWAY
не будет в городе до 5 декабря
    TOWN ~BE|TOWN → +AWAY
away from home until Friday
    from|из AWAY HOME → -HOME
I never pick up before noon
    PICKUP pick up don't|dont|won't|wont|never|doesn't ~PICKUP → -PICKUP +CALL ~CALL
уехали до четверга
    LEFT (till) → +AWAY
ушёл после 12
    LEFT !(till) → +PAST
$subjects = я мы i'm we're i we he's she's i'll we'll
I'm at the optician's on Friday
    $subjects (somewhere) (timed) !$HEADS|$ASKING → -FAMILY -TOWN +AWAY
дома будем к семи
I get home at 6
    HOMEWARD|HOME (comes_home) → -HOMEWARD -HOME -PICKUP +RETURN

# what a negation hits
против доставки в воскресенье
    против|возражаю|возражаем !NEG → -FORGET +REFUSE
$nobody = никого nobody nobody's none noone
nobody will be there until Thursday
    $nobody (timed) !$ACTIONS|PAST → +HOME
дома никого до 18
    нет|нету|$nobody HOME → ~HOME
can't do Thursday
    can't|cant|cannot !~$ACTIONS → ~REQUEST
Thursday doesn't work
    WORKING ~WORKING !i|we → ~REQUEST
не забудьте позвонить завтра после 15
    FORGET ~FORGET → =*
не могли бы вы привезти завтра
    WOULD могли|мог|могла → =REQUEST =DELIVER =WOULD
$services = подъем сборка сборку установка установку монтаж занос вынос разгрузка
подъём не нужен, завтра с 10 до 12
    $services !(timed) → =DELIVER =REQUEST
we're never in before 7
    in [NEG in] → +HOME ~HOME

# work, and what else says how things are
someone from head office visits on Friday
    office !(at_the_office) → -WORKING
$suited = us me best better fine well great ok
mornings work for me
    work $suited !i|we|both → -WORKING +REQUEST
prefers weekends, works during the week
    works [^ works] → -REQUEST +WORKING
I'm off work Friday
    OFF WORKING → -WORKING +REQUEST
I leave the house at 2
    leave i|we|he|she|they|voicemail|message → -DELIVER +TELLS
customer works nights
    works customer|client|recipient|he|she|who !$suited → -REQUEST +WORKING
обед у нас с 13 до 14, привозите в другое время
    LUNCH|PAUSE (timed) !$ACTIONS|? → +UNFIT
Saturday doesn't work, Sunday does
    does|do|is|are|can|will|да|yes|yep [does|do|is|are|can|will|да|yes|yep .] (timed) !$ACTIONS|NEG → +REQUEST
за доставку в субботу взяли 500
    AHEAD [AHEAD DELIVER|DELIVERY] → +PRICE
today after 5 if possible
    IF (courteous) → -IF =*
"""

_REFUSALS = """
звонки после 20 нежелательны
    REFUSE $ACTIONS !~REFUSE → ~$ACTIONS
сверлить запрещено с 13 до 15, на эти часы доставку не ставьте
    REFUSE !$ACTIONS !~REFUSE → ~REQUEST
днём звонить неудобно
phoning is awkward after 8
    INAPT (predicated) (timed) !REFUSE !~INAPT → ~$ACTIONS
"""

MEANINGS = Rules(_MEANINGS, CONDITIONS, CLASSES)
REFUSALS = Rules(_REFUSALS, CONDITIONS, CLASSES)
"""What refuses by itself: "звонки нежелательны", "phoning is awkward"."""
