"""Words that say beside others who is not there, and when a gate is open: "out of town", "back on Monday"."""

from __future__ import annotations

ABSENCES = """
# who is not there
OUT [^ OUT] !$ACTIONS|TOPIC|PRICE → +AWAY  # out until 4
were [^ were OUT|AWAY|HOME] → -PAST +AWAY  # were out all day Tuesday
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
closed|shut ~DELIVER|ACCEPT [^ closed|shut] WHEN !$theirs|SHOP → -PAST -WORKING -HOLIDAY +AWAY
    # closed for christmas 24 dec to 3 jan do not deliver anything then
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
$docks = bay dock goods yard site reception warehouse
$docks $closing (at_a_moment) !REFUSED → -PAST +AWAY +DELIVERY  # goods in closes at 3
$entry = прием приемка въезд заезд проезд loading
закрыт|закрыта|closed [$entry закрыт|закрыта|closed] → -PAST ~$ACTIONS ~DELIVERY  # въезд закрыт с 13 до 15
$gatherings = конференции семинаре тренинге обучении вебинаре корпоративе conference seminar training webinar
OTHERS [на|at $gatherings / at OF $gatherings] !$ACTIONS → -OTHERS +AWAY  # в четверг я на конференции
принимает [принимает меня|нас] WHEN → -ACCEPT +AWAY  # врач принимает меня в пятницу с 10 до 12, не звоните
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
LEFT !(till) ![while|пока BE|FILLER LEFT] → +PAST  # ушёл после 12
$subjects = я мы i'm we're i we he's she's i'll we'll
$subjects (somewhere) WHEN !$HEADS|$ASKING → -FAMILY -TOWN +AWAY  # I'm at the optician's on Friday
HOMEWARD|HOME (comes_home) → -HOMEWARD -HOME -PICKUP +RETURN +EVENING  # завтра дома будем к семи; I get home at 6
"""
"""The part of the table of meanings that says who is away."""
