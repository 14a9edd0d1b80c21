"""Refused calls without a time: which are refused for now, or on days that are not known, and not for ever."""

from __future__ import annotations

from stream_processors.wishes.rules.conditions import CONDITIONS
from stream_processors.wishes.rules.engine import Names, Rules
from stream_processors.wishes.words.scopes import CLASSES

_PASSING = """
$able = может могу можем мог могла могли смог смогла смогли can't cannot cant unable удобно нет нету плохая
в|во|on|during [в|во|on|during ?] !INSTEAD ![WRITE в ?] →  # в шаббат не звонить
OFF →  # phone is off
landline|городской|городскому|стационарный|домашний|рабочий →  # don't ring the landline, it is my mother's
отвечает|отвечают [NEG отвечает|отвечают] →  # не отвечает на звонки абонент недоступен второй раз
говорить|разговаривать|поговорить|talk|связи|связь $able !$PHONES →  # говорить не может, перезвоните
$hidden = withheld hidden unknown private скрытых скрытые неизвестных незнакомых
$hidden CALL [from|с|со $hidden] →  # the customer won't accept calls from withheld numbers
без|without DELIVER|TELLS ~DELIVER →  # не привозите без звонка
WRITE ~DOING !CALL →  # второй раз писать об этом не придётся
PAPER WRITE →  # the invoice goes to his email only
HOLIDAY|VAGUE|WORKING_DAYS|сейчас|now|currently →  # не звонить в праздники
"""
PASSING = Rules(_PASSING, Names(CLASSES, CONDITIONS, {}))
