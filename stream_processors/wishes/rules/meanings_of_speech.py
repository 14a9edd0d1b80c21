"""Words that mean something else as people talk: "the latest is 8 pm"."""

from __future__ import annotations

MEANINGS_OF_SPEECH = """
latest [BE WHEN] (at_a_moment) !REFUSED → (closed)  # the latest she'll accept a delivery is 8pm
EXCEPT when|когда|while|пока [EXCEPT WHEN when|когда|while|пока] → -$STATES +REQUEST
    # Monday is fine except 11 to 12 when I'm at the dentist
$program = варку таймер будильник программу режим стирку запуск
$program DELIVER [DELIVER $program / DELIVER AT $program] → -DELIVER +TELLS  # можно поставить варку на 7 утра?
$telling = говорить говорите сообщать сообщайте
$telling [NEG $telling FILLER|FAMILY|CHILD|OTHERS / NEG FILLER|FAMILY $telling] !WHEN|$PHONES → -CALL =CALL
    # не говорить получательнице, от кого букет
курьером [передать|отправить|отправьте|прислать|пришлите|послать|пошлите курьером] WHEN → +DELIVER
    # посылку передать курьером в пятницу до 18
$ours = клиента клиентки заказчика меня нас него нее них
у [у $ours ?] (hours) !$ACTIONS|$ASKING|TOPIC|NEG|PAST|TELLS → +UNFIT
    # во вторник с 10 до 12 у клиента нотариус, звонить нельзя
wanted|needed|required DELIVER|DELIVERY WHEN [BE wanted|needed|required] → -PAST +REQUEST
    # delivery is wanted at exactly 09:30
leave [?|OTHERS|FAMILY|CHILD leave] WHEN !REQUEST|DELIVERY → -DELIVER +TELLS  # the removal men leave at one
$waking = будить разбудить
$waking [CHILD|FAMILY NEG $waking / NEG $waking CHILD|FAMILY / NEG $waking FILLER CHILD|FAMILY] !WHEN → -CALL =CALL
    # доставить в четверг, ребёнка не будить
per CALL DELIVER → -CALL  # to be delivered on Monday by 3pm as per the client's phone call
"""
"""The part of the table of meanings that says what people mean."""
