"""Given names, as a shop calls its own people: alone beside hours they are a rota, and no order."""

from __future__ import annotations

_NAMES = """
александр алексей альбина алена алина алиса алла анастасия анатолий андрей анна антон арина артем борис вадим
валентин валентина валера валерий валерия варвара василий вася ваня вика виктор виктория виталий влад владимир
галина галя гена геннадий георгий глеб григорий гриша даниил даша денис диана дима дмитрий евгений евгения егор
екатерина елена женя жанна захар зина зоя иван игорь ильдар илья инна ира ирина кирилл костя катя ксения ксюша лариса
лена леонид леша лида лиза люба людмила люда макс максим маргарита марина мария маша мила миша михаил надя настя
наталья наташа никита николай нина оксана олег олеся оля ольга павел паша петр петя полина рамиль рая рената ренат
ринат рита роман рома руслан рустам саша света светлана семен сережа сергей слава соня софья станислав степан стас
таисия таня тамара тарас татьяна тимур толя уля ульяна федор эдик эдуард элина эля эмма юлия юля юра юрий яна ярослав
adam alan alex alice amy andrew andy anna anne ben beth callum carol charlie chloe chris claire dan dave david debbie
ed ellie emily emma eve fiona gary gemma george hannah harry helen ian jack jake james jane jason jen jess jo joe john
josh julie karen kasia kate katie keith kev kevin laura leanne lee liam linda lisa liz lucy luke marcus maria marie
martin mary matt megan mel michael mick mike nadia neil nick nicola nina oliver olivia owen pam pat paul pete peter phil
polly priya rachel raj ravi rebecca rick rob robert ryan sally sam sandra sarah scott sharon simon sophie steph steve
stuart sue susan tim tina tom tony tracey vicky
аня вера лера марьям надежда рашид тимофей ульян шамиль bob brian gavin graham greg jim jenny kim olga
patrick ruth shaun stacey stella ted zoe
"""
GIVEN_NAMES = frozenset(_NAMES.split())
