"""Words of calls and deliveries that mean something else beside others: "be called", "picked Friday", "moved to"."""

from __future__ import annotations

MEANINGS_OF_DEEDS = """
# calls, and what is no call
$talks = созвон созвоны звонки планерка планерки
$talks = $talks созвонах созвоне звонке звонках
$talks [меня|нас $talks / на $talks / созвоны] CALL WHEN !NEG|REQUEST → -CALL +UNFIT
    # до 15 у меня созвоны, не привозите
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
BACK CALL заказал|заказала|requested → -PAST  # клиент заказал обратный звонок на завтра, 11:30
BACK CALL → +CALLBACK  # call me back after 3
BACK called be → +CALLBACK -PAST  # wants to be called back after 4
PICKUP school|школы|сада|садика|CHILD → -PICKUP +TELLS
    # с 13 до 14 забираю сына из школы, дома никого
HOMEWARD !CALL → +DELIVERY  # домой после 18
$phoning = phones rings calls texts звонит
$phoning [nobody|noone|никто $phoning / no one $phoning] → -TELLS +CALL ~CALL  # asks that nobody phones after 8
INSTEAD CALL WRITE [INSTEAD CALL] → ~CALL  # смс вместо звонка просит когда очки будут готовы
INSTEAD CALL [INSTEAD OF CALL] !KNOCK|DOOR → ~CALL  # I'd rather you emailed me instead of phoning
связи [в связи FROM] → -CALL +BECAUSE  # в связи с дежурством в пятницу не смогу принять
calling|calls KNOCK [KNOCK OR|AND CALL] !DOOR → -KNOCK  # the baby goes down at 7, no knocking or calling after that
WRITE CALL [CALL AND|OR WRITE / WRITE AND|OR CALL] → -WRITE  # call or text after six
$called = called phoned contacted disturbed reached rung
$called be|being ~PAST → ~CALL  # asked not to be called before 10
$called be|being PAST → -PAST +CALL  # wishes to be contacted after 6
DELIVERED [^ WHEN BE DELIVERED] → -DELIVERED +DELIVER ~DELIVER  # next week is out for delivery
be DOOR [be at DOOR / be at OF DOOR] → -DOOR +DELIVER +REQUEST  # courier to be at the door at exactly 14:00
make CALL [won't|wont|doesn't|doesnt make CALL] → =CALL =REQUEST  # the phone won't make calls after 8
$we_bring = везем привозим доставляем привезем доставим
AGREED $we_bring WHEN → -AGREED -TELLS +DELIVER +REQUEST  # договорились тв везём в четверг с 16 до 19
made CALL [be|being made] → -PAST +REQUEST  # any calls to be made before noon please
OFF DELIVER [DELIVER|drop BE OFF] WHEN → -OFF ~DELIVER  # tomorrow's delivery is off
talk [couldn't|couldnt talk] → -CALL =CALL  # she couldn't talk please call her back tomorrow at 11
made DELIVER|DELIVERY [BE NEG made] → -PAST ~DELIVER  # asked that delivery is not made between 8.30am and 9.15am
wanted DELIVER|DELIVERY|CALL [NEG wanted] → -PAST ~$ACTIONS  # sunday deliveries not wanted
$called best|better [best|better $called] → -PAST +CALL  # best phoned in the evening, on a building site otherwise
$asking = asks asked requests requested prefers ask
$called $asking [BE NEG $called / isn't|aren't $called] → -PAST +CALL ~CALL  # family ask that she is not phoned after 7
$made = made brought delivered
$made ask|asks [NEG DELIVER BE $made] → -PAST -DELIVERED ~DELIVER  # residents ask that no deliveries are made before 9
phoned|called|rang|rung rather ~PAST → -PAST +CALL ~CALL  # we'd rather nobody phoned after 8
phoned|called|rang [rather you|they phoned|called|rang] → -PAST +CALL +REQUEST  # I'd rather you phoned after 6
$do = делать делайте осуществлять осуществляйте производить проводить оформлять оформляйте совершать
$do DELIVER|CALL [DELIVER|CALL NEG $do] → (undone)  # клиент в больнице с 1 по 5 декабря: не звонить, доставку не делать
$willing = glad willing pleased
$willing = HAPPY $willing
$willing [$willing to|for] DELIVERY WHEN !NEG → +REQUEST  # happy to have the courier at any time
$wake = будить разбудить
$wake [NEG хочется|хочу|хотим $wake] → -CALL =CALL  # везите до 13 либо после 15: дочка спит, не хочется будить
связи [без связи] → -CALL =CALL +UNFIT  # на следующей неделе не звонить, будет на сборах без связи
drops [NEG WHEN drops] → +DELIVER ~DELIVER  # no morning drops, the carers use the drive
bell [mrs|mr|ms|miss|dr bell] → -DOOR  # mrs bell said tomorrow from 11 to 3 suits her for delivery
left [OF left] → -PAST  # second gate on the left please do not press the buzzer
door [answer|open OF door] DELIVER !NEG → -DOOR -PAST  # bring it tomorrow while mother is here to answer the door

# what is brought, put off, agreed
$bidding = should must to not shouldn't mustn't can can't cannot may could
sent|left [$bidding be sent|left] ~PAST → ~DELIVER  # the courier should not be sent before 10
sent|left [$bidding be sent|left] PAST → -PAST +DELIVER  # the courier should be sent after 10
$brought = dropped delivered brought shipped deliverd
$brought [must|to be $brought] → -PAST -DELIVERED +DELIVER +REQUEST
    # tiles to be dropped at the site on Friday
$asking $brought [is|are|it's|be|they're|gets $brought] WHEN → -PAST -DELIVERED +DELIVER +REQUEST
    # asks that the chair is delivered before 4
сделайте|make [сделайте WHEN / make it|that WHEN] → +DELIVERY +REQUEST  # сделайте четверг, с 10 до 12
$we_call = звоним набираем созваниваемся
$we_call клиенту|клиентке|ей|ему|им|ONLY (hours) → -TELLS +CALL +REQUEST  # звоним клиенту только после 17
$we_call WHEN [NEG $we_call WHEN] !мы|мне|нам|QWORD → -TELLS +CALL ~CALL  # Ивановой не звоним 20 и 21 мая
$bring = везем возим едем
$bring к|туда|ему|ей|им WHEN [NEG $bring] → -TELLS +DELIVER ~DELIVER  # в пятницу к ним не едем
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
$leaving = уходит уезжает идет едет уйдет уедет поедет пойдет ухожу уезжаю еду иду поеду пойду отвожу веду ведет
$story = $ACTIONS PAST TELLS PICKUP REFUSED $leaving
$whither = $firms школу садик детсад аптеку пекарню клинику гостиницу отель базу бар столовую бухгалтерию стройку
$whither = $whither nursery kitchen clinic hotel bar school club site bakery canteen
$whither [в|во|на|to $whither / to OF|FILLER $whither] (hours) (counted) !$story → -WORKING -SHOP +DELIVER +REQUEST
    # 6 мешков в магазин завтра до 11
поставщиков|suppliers ACCEPT|AWAIT → -OTHERS +DELIVER  # поставщиков ждём с 8 до 11
SHOP доставка [^ доставка в|во SHOP] (hours) → -SHOP +REQUEST  # доставка в салон: с 10 до 18, кроме перерыва 13-14
neighbour|сосед|соседка HOME DELIVER → -OTHERS -WILL  # my neighbour will be home for the delivery tomorrow from 11 to 1
SHOP $bringing [в|во|to|at SHOP / to|at OF SHOP / to|at OF ? SHOP] WHEN !ваш|вашего|your|i|we|he|she|я|мы|BACK → -SHOP
    # deliver to the shop every Tuesday before 11
be [^ be at|here|there|with] WHEN !REFUSED|FAMILY → +DELIVER -WORKING  # be at the school gate at exactly 3:15 pm please
try|попробуйте [try|попробуйте WHEN / try again WHEN] !REFUSED|$CALLS|WILL|DELIVERY|i|we → -OTHERS +DELIVER +REQUEST
    # neighbour says try Wednesday between 9 and 5
go TOPIC [TO go OUT WHEN / TO go WHEN] WHEN !$ACTIONS|REFUSED → -OUT +DELIVER +REQUEST
    # wardrobe to go out Tuesday between 10 and 1
reach [^ TO reach / must|should|needs|need reach] WHEN !REFUSED|$CALLS → -WORKING -SHOP +DELIVER +REQUEST
    # to reach the school on Tuesday by 3 pm
$sites [на $sites] WHEN !$HEADS|PAST|$leaving → +DELIVER +REQUEST  # ламинат на объект не раньше среды
$takes = takes accepts receives
$takes [$takes ?] ONLY WHEN → +ACCEPT  # Regent takes linen on Tuesdays only, 6 to 8 in the morning
$takes [$takes TOPIC|DELIVER / $takes FILLER TOPIC] WHEN → +ACCEPT  # the porter takes parcels from 8 to 10 pm
$meeting = встречаю встречу встретим встречаем meet meeting
$meeting DELIVERY [$meeting DELIVERY / $meeting OF DELIVERY] → -WORKING -WILL +ACCEPT
    # ровно в 12:30 встречаю курьера у подъезда; I will meet the van at the gate between 9 and 11 tomorrow
$noting = запишите запиши
$noting AGREED [$noting FILLER|REQUEST|себе] CALL|REFUSED → -AGREED  # запишите пожалуйста что звонить только вечером
AGREED (for_a_day) !~BIDDEN|DOING ![PRICE WHEN / PRICE OF WHEN] → +ACCEPT +REQUEST  # договорились на четверг
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
$from_to = перенесена перенесено перенесен перенесены переписали переписал переписала
$from_to = $from_to moved rescheduled rebooked перезаписали перезаписал перенесли перенесла
$events = meeting inspection stocktake audit rehearsal lesson планерка собрание совещание репетиция встреча экзамен
$from_to [$from_to WHEN / ^ $from_to for WHEN] !we|i|$events !(on_a_day) → -PAST +MOVE
    # moved from Wednesday to Friday; rebooked for 28 November
$what = TOPIC DELIVER его ее их him her
$slots = slot delivery time it
$from_to по просьбе WHEN [$from_to по просьбе] → -PAST +MOVE  # доставку перенесли по просьбе клиента на 14 декабря
$from_to [$from_to $what / $from_to ? на / $slots] WHEN !we|i → -PAST +MOVE
    # customer moved the slot from 8-10 to 4-6 on Friday
$came = came brought delivered
$came [rather we|you|it|they $came / rather OF DELIVERY|TOPIC|DELIVER $came] → -PAST -DELIVERED +DELIVER
    # would rather we came on Monday than today
MOVE into|house|in [move|moving into|house|in] !DELIVER|DELIVERY → -MOVE +TELLS  # we move into the new flat on Friday
стало [^ стало WHEN] !$HEADS|REFUSED → +MOVE  # сдвиг слота: было 14–18, стало 15–19
INSTEAD теперь|now WHEN [INSTEAD WHEN теперь|now WHEN] → +DELIVER +REQUEST  # вместо 12-го теперь 14-е, с 10 до 13
теперь|now [^ теперь|now WHEN] !$HEADS|REFUSED (of_a_day) → +MOVE
    # slot changed: was Tues 7-11am, now Thurs 2-6pm; was Thursday, now Friday
$changing = поменяйте поменять смените сменить измените изменить замените заменить
$changing дату|время|интервал|день|слот|доставку|доставки|WHEN → +MOVE  # смените дату на 29 ноября

$stores = склад warehouse
$passing_on = передай передайте передать скажи скажите сообщи сообщите предупредите tell
$passing_on $stores [$passing_on на|в|to|AT|OF $stores / $passing_on $stores] → -OTHERS
    # передай на склад что плитку везти во вторник после десяти
$stores REQUEST DELIVER [на|to|at $stores] → -OTHERS  # просим привезти кабель 1 декабря с 8 до 11 на склад
склад|warehouse [склад|warehouse ACCEPT] (hours) !PAST → -OTHERS
    # склад принимает с 8 до 17, обед с 12 до 13, в обед не привозить
край [WHEN край] → +ONLY +REQUEST  # сегодня до семи вечера край, у сына день рождения
витрину DELIVER !NEG|REFUSED → -OTHERS +TOPIC  # витрину доставить 5 мая после 3
$leaf = дверь двери
$leaf DELIVER WHEN !KNOCK|$CALLS|REFUSED ![к|у|до|в|во|под|за|перед|возле|около $leaf] → -DOOR +TOPIC
    # оставшиеся двери просим доставить 2 декабря с 9 до 13
$leaf NUMBER UNIT [$leaf NUMBER UNIT / NUMBER UNIT $leaf] → -DOOR +TOPIC  # двери 4 шт в пятницу с 10 до 14
$reaching = get reach walk дойти подойти доходит подходит добраться
$reaching DOOR [NEG $reaching / NEG REQUEST $reaching] → -DOOR =DOOR
    # bring it tomorrow Mum can't get to the door quickly
$telling = say tell confirm сказать сообщить предупредить попросить
$telling PAST [PAST TO $telling / PAST $telling] → -PAST +REPORT  # she rang to say Friday is fine but not before 11
$phoned = called rang phoned emailed texted wrote звонила звонил звонили позвонила позвонил набрала набрал написала
$booking = book arrange schedule
$phoned [$phoned TO $booking] DELIVER|DELIVERY|TOPIC !table → -PAST +REQUEST
    # Mrs Green rang to book her delivery in for Saturday, 10 till 2
$appointing = назначить заказать записаться оформить договориться согласовать
$phoned [$phoned $appointing] DELIVER WHEN → -PAST +REQUEST  # позвонила назначить доставку на субботу с 10 до 14
$premises = site yard стройка объект
$premises open|opens|открыт|открыта WHEN [$premises open|opens|открыт|открыта WHEN] → -PAST +REQUEST +DELIVERY
    # PO 771 hardcore, site open 7.30 to 4.30
$phoned [$phoned to MOVE / $phoned MOVE] !REFUSED → -PAST +REQUEST  # called to change it from Thursday to Saturday
arrive|come [?|CHILD|OTHERS|dog|dogs arrive|come] !$ASKING → -DELIVER +TELLS  # fitters arrive on Friday at nine
"""
