"""Notes that move a slot, put off, take off a day, or refuse with a word of their own; what is said beside a time."""

from __future__ import annotations

from datetime import date

SAID = date(2026, 11, 24)  # a Tuesday

DELIVERY = {
    "Отложите, пожалуйста, доставку до 5 декабря": "no +0..12-04 all",
    "доставку на субботу запретил": "no sat all",
    "замените вторник на четверг": "only thu all",
    "интервал чт 9-12 замените на чт 16-20": "only thu 16-20",
    "перенесите с 10-12 на 14-16": "only * 14-16",
    "перенести с обеда на утро, пятница": "only fri 6-12",
    "перенести доставку с пятницы на субботу с 10 до 12": "only sat 10-12",
    "сдвиньте доставку на пятницу с утра на вечер": "only fri 18-23",
    "Was Monday 9-12, now Wednesday 2-5": "only wed 14-17",
    "Было 9–12, стало 12–15": "only * 12-15",
    "Обещали четверг, передоговорились на субботу с 9 до 12": "only sat 9-12",
    "Take me off Tuesday, put me on Friday": "only fri all",
    "no evening drops please": "no * 18-23",
    "вернёмся 5 декабря, раньше заказ не привозите": "no +0..12-04 all",
    "The floor is laid on 2 December, bring it from that day on": "only 12-02.. all",
    "Be here by 10 please": "only * 0-10",
    "завтра веду сына к врачу, с 10 до 12 дома никого не будет": "no +1 10-12",
    "Deliver tomorrow before 2 while her sister is in to answer the door": "only +1 0-14",
    "склад принимает с 9 до 17, обед с 12 до 13, в обед не приезжать": ("only * 9-12,13-17"),
    "Cafe Luna takes fish on Wednesdays and Saturdays only, before 9": "only wed*,sat* 0-9",
    "хозяин уходит в 16, стол собрать до этого": "no * 16-24",
    "вместо 28-го теперь 30-е, с 9 до 12": "only 11-30 9-12",
    "Шкаф Ивановым, вручить завтра с 9 до 12": "only +1 9-12",
    "завтра до восьми вечера край, потом уезжают": "only +1 0-20",
    "Monday or Tuesday, either way after 6pm": "only mon,tue 18-24",
    "перенесли стол с пятницы на понедельник утром": "only mon 6-12",
    "у них в среду ревизия, в этот день к ним не едем": "no wed all",
    "понедельники и среды после 18 не привозите": "no mon*,wed* 18-24",
}
CALL = {
    "муж запретил звонить после 20": "no * 20-24",
    "Best called after 6, on a site otherwise": "only * 18-24",
    "Просьба не звонить вечером, как в прошлый раз": "no * 18-23",
    "В выходные не звонить, будет в походе без связи": "no sat*,sun* all",
    "On Mondays I have yoga 7 to 8, don't ring me then": "no mon* 19-20",
    "она каждый день на планёрках с 9 до 11, в это время не звонить": "no * 9-11",
    "don't ring before noon, she drives nights": "no * 0-12",
    "Дедушка ложится в 21:00, после этого не звоните": "no * 21-24",
    "ребёнок засыпает рано, в 20:30, после не звоните": "no * 20:30-24",
}
NOTHING = (
    "Sales meeting is Monday 9 to 10",
    "He doesn't know if Saturday works, will ring back",
    "теперь 2 по цене 1",
    "the depot runs go on Mondays and Thursdays",
    "Лена в отпуске с 1 по 14 декабря, её участок у Сергея",
    "our shop's open till 9, tell him",
    "nobody told us until Monday",
    "третий раз звонит, сидит ждёт с девяти утра",
    "now open Thursday 9-6",
    "начальник запретил опаздывать после 9",
    "eye drops arrive Monday morning",
)
