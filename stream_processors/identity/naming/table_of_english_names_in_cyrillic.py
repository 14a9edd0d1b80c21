"""Given names of English speakers, and a few of others, in Cyrillic: each Latin name with its spellings.

Left out are those that the tables of Russian names have (Роберт, Майкл), and those that are Russian surnames or words.
"""

from __future__ import annotations

from typing import Final

_NAMES: Final = """
aaron аарон эрон | abigail абигейл эбигейл | alfred алфред | alison элисон | amanda аманда | amber эмбер | andrea
андреа | andrew эндрю | angus ангус | ann энн | annie энни | anthony энтони | ashley эшли | ben бен | benjamin
бенджамин | bernard бернард | beth бет | betty бетти | beverly беверли | bill билл | billy билли | bobby бобби |
bradley брэдли бредли | brandon брэндон брендон | brenda бренда | brian брайан | bridget бриджит | bruce брюс | bryce
брайс | cameron кэмерон камерон | carl карл | carlos карлос | carol кэрол керол | caroline кэролайн | catherine кэтрин
| charles чарльз чарлз | charlie чарли | charlotte шарлотта шарлот | chelsea челси | cheryl шерил | chloe хлоя |
christian кристиан | christine кристин | christopher кристофер | claire клэр клер | clara клара | claude клод | clive
клайв | colin колин | craig крейг | cynthia синтия | daisy дейзи | daniel дэниел дэниэл | darren даррен | daryl дэрил
| dave дейв | deborah дебора | debra дебра | derek дерек | diego диего | dominic доминик | donald дональд доналд |
donna донна | doris дорис | dorothy дороти | douglas дуглас | duncan дункан | dustin дастин | dylan дилан | edith эдит
| edward эдвард | edwin эдвин | elaine элейн | elizabeth элизабет | ellen эллен | ethan итан | evan эван | evelyn
эвелин | fernando фернандо | fiona фиона | florence флоренс | frank фрэнк френк | fred фред | frederick фредерик |
gareth гарет | gary гэри гари | geoffrey джеффри | george джордж | gerald джеральд | gerard джерард | gillian джиллиан
| gloria глория | gordon гордон | grace грейс | graham грэм грэхем | gregory грегори | guy гай | hannah ханна | harold
гарольд | harriet харриет | harry гарри харри | harvey харви | hazel хейзел | heather хизер | heidi хайди | helen
хелен | henry генри | howard говард | hugh хью | hugo хьюго | ian иэн иен | irene айрин | isaac айзек | isabel изабель
| jack джек | jackson джексон | jacob джейкоб | jacqueline жаклин | james джеймс | jane джейн | janet джанет | janice
дженис | jasmine жасмин | jason джейсон | jay джей | jean джин | jeff джефф | jennifer дженнифер | jenny дженни |
jeremy джереми | jerry джерри | jessica джессика | jill джилл | jim джим | jimmy джимми | joan джоан | joanna джоанна
| joanne джоанн | joe джо | joel джоэл | john джон | johnny джонни | jonathan джонатан | jordan джордан | jose хосе |
joseph джозеф | joshua джошуа | joyce джойс | juan хуан | judith джудит | judy джуди | julia джулия | julian джулиан |
julie джули | justin джастин | kate кейт | katherine катарина | kathy кэти | keith кит | kelly келли | ken кен |
kenneth кеннет | kerry керри | kevin кевин | kimberly кимберли | kyle кайл | larry ларри | lauren лорен | lawrence
лоуренс лоренс | leonard леонард | leslie лесли | lewis льюис | linda линда | logan логан | lucas лукас | lucy люси |
luis луис | luke люк | malcolm малкольм | marcus маркус | margaret маргарет | marion марион | mary мэри | matthew
мэтью | maureen морин | megan меган | melanie мелани | miguel мигель | mike майк | miles майлз | mitchell митчелл |
molly молли | monica моника | nancy нэнси ненси | naomi наоми | nathan натан | neil нил | nicholas николас | nigel
найджел | noah ноа | norma норма | norman норман | oliver оливер | pablo пабло | pamela памела | patricia патриция
патрисия | patrick патрик | paul пол | paula паула | pauline полин | pedro педро | peter питер | phoebe фиби | pierre
пьер | rachel рэйчел рейчел | ralph ральф | randy рэнди | raymond рэймонд реймонд | rebecca ребекка | richard ричард |
rick рик | roger роджер | ronald рональд роналд | rory рори | rosemary розмари | roy рой | ruby руби | rupert руперт |
russell рассел | ruth рут | ryan райан | sally салли | sam сэм | samantha саманта | samuel сэмюэл самюэль | sarah сара
| scott скотт | sean шон | sharon шэрон шарон | sheila шейла | shirley ширли | simon саймон | sophie софи | stanley
стэнли | stephanie стефани | stephen стивен | steve стив | stuart стюарт | susan сьюзан сьюзен | sylvia сильвия |
taylor тейлор | ted тед | terry терри | thomas томас | timothy тимоти | tom том | tony тони | tracy трейси | trevor
тревор | tyler тайлер | vanessa ванесса | vincent винсент | virginia вирджиния | walter уолтер | warren уоррен | wayne
уэйн | wendy венди уэнди | william уильям вильям | zachary закари | zoe зои
"""


def _latin() -> dict[str, str]:
    lines = [line.split() for line in _NAMES.split("|")]
    return {cyrillic: latin for latin, *spellings in lines for cyrillic in spellings}


LATIN_OF: Final = _latin()
"""Cyrillic spelling → the name as English writes it, both in lower case."""


def in_latin(word: str) -> str:
    """«джейн» as "jane", any other word in lower case as it is."""
    return LATIN_OF.get(word, word)
