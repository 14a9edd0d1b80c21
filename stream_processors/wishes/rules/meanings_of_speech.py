"""Words that mean something else as people talk: "the latest is 8 pm"."""

from __future__ import annotations

MEANINGS_OF_SPEECH = """
latest [BE WHEN] (at_a_moment) !REFUSED → (closed)  # the latest she'll accept a delivery is 8pm
EXCEPT when|когда|while|пока [EXCEPT WHEN when|когда|while|пока] → -$STATES +REQUEST
    # Monday is fine except 11 to 12 when I'm at the dentist
$program = варку таймер будильник программу режим стирку запуск
DELIVER [DELIVER $program / DELIVER AT $program] → -DELIVER +TELLS  # можно поставить варку на 7 утра?
$telling = говорить говорите сообщать сообщайте
$telling [NEG $telling FILLER|FAMILY|CHILD|OTHERS / NEG FILLER|FAMILY $telling] !WHEN|$PHONES → -CALL =CALL
    # не говорить получательнице, от кого букет
"""
"""The part of the table of meanings that says what people mean."""
