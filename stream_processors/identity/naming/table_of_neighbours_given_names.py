"""Table of given names as Belarusians, Ukrainians, Armenians and Azeris write them, in the format of `GIVEN_NAMES`.

A full name that another table has gets further forms here.
"""

from __future__ import annotations

from typing import Final

from stream_processors.identity.naming.table_of_eastern_given_names import GIVEN_NAMES_OF_THE_EAST, ONLY_IN_CYRILLIC
from stream_processors.identity.naming.table_of_peoples_given_names import GIVEN_NAMES_OF_PEOPLES

_OF_SLAVS: Final = """
Александра f Аляксандра
Анастасия f Анастасія Настасся Насця
Анатолий m Анатоль
Андрей m Андрэй Андрусь
Антон m Антось
Василий m Васіль Васыль
Валентин m Валянцін Валентын
Валентина f Валянціна Валентына
Виктор m Віктар
Виктория f Вікторыя
Виталий m Віталь
Владимир m Уладзімір Уладзімер Валодзя
Владислав m Уладзіслаў
Вячеслав m Вячаслаў
Геннадий m Генадзь
Григорий m Рыгор
Дмитрий m Дзмітрый Дзмітры Дзіма Зміцер
Евгений m Яўген Яўгеній
Евгения f Яўгенія
Екатерина f Кацярына Катярина Каця Катруся
Елизавета f Лізавета Єлисавета
Иван m Ясь Івась
Игорь m Ігар
Ирина f Ірына Орина
Кирилл m Кірыл Кирило
Константин m Канстанцін Костянтин
Оксана f Аксана
Любовь f Любоў
Мария f Марыя Марыся
Михаил m Міхаіл Міхась Міхал
Надежда f Надзея
Наталья f Наталля Наталія
Николай m Мікалай Мікола Миколай
Ольга f Вольга
Павел m Павал Паўло
Пётр m Пятро Пятрусь
Светлана f Святлана
Семён m Сямён
Сергей m Сяргей
Станислав m Станіслаў
Степан m Сцяпан
Татьяна f Таццяна Тацяна
Фёдор m Фёдар Хведар
Юрий m Юрась
Ярослав m Яраслаў
"""

_OF_THE_CAUCASUS: Final = """
Азер m Azər
Айсель f Aysel
Айтен f Aytən
Акоп m Акоб Hakob Hagop
Алекпер m Алекбер Алакбар Алиакбар Ələkbər Əliəkbər
Анаит f Anahit
Арзу f
Арутюн m Harutyun
Асмик f Hasmik
Ваагн m Vahagn
Ваган m Vahan
Вагаршак m
Ваге m Ваэ Vahe
Вагиф m Vaqif
Ваграм m Vahram
Вугар m Vüqar
Гасан m Həsən
Гоар f Gohar
Гунель f Günel
Джавид m Cavid
Джамиль m Джамил Cəmil
Джейхун m Ceyhun
Заруи f Zaruhi
Зейнаб f Zeynəb
Ильгар m İlqar
Ильхам m Ильгам İlham
Камран m Кямран
Карапет m Garabed
Мадина f Mədinə
Мамед m Маммад Məmməd
Мехди m
Микаел m Микаэл Mikayel
Мкртич m Мкртыч
Мурад m
Мухаммед m Məhəmməd
Мушег m Mushegh
Намик m Namiq
Наргиза f Nərgiz
Нармин f Нармина Nərmin
Нигяр f Nigar
Ниджат m Nicat
Ованес m Оганес Ованнес Оганнес Hovhannes Hovannes Ohannes Hovanes Овик
Овсеп m Hovsep
Огуз m Oğuz
Октай m Oqtay
Петрос m
Погос m Poghos
Рагим m Rəhim
Расим m
Рашад m Rəşad
Рипсиме f Hripsime
Руфат m Rüfət
Садык m Садиг Sadiq
Самед m Səməd
Саркис m Саргис
Севиндж f Sevinc
Сирануш f
Тофик m Тофиг Tofiq
Туркан f Türkan
Улькер f Ülkər
Фарид m Fərid
Фатима f Фатма Fatimə
Хусейн m Hüseyn
Шабнам f Şəbnəm
Шахин m Şahin
Шахрияр m Şəhriyar
Эльчин m Elçin
Эльшан m Эльшен Elşən
"""

# Of which compounds are made; in Latin letters they are surnames as often: Karim, Malik, Sharif.
_OF_COMPOUNDS: Final = """
Амин m
Вахид m Вохид
Гафур m
Джаббар m Жаббор
Джалал m Джалол Жалол
Кадыр m Кадир Кодир
Камол m Камал
Латиф m
Маджид m Мажид Меджид
Насыр m Насир Носир
Рахим m
Салам m
Самад m
Салим m
Саттар m Саттор
Хаким m
Халим m
Халил m Xəlil
Хамид m
Шариф m
"""

WRITTEN_ONLY: Final = f"{_OF_COMPOUNDS}{GIVEN_NAMES_OF_PEOPLES}"
GIVEN_NAMES_OF_NEIGHBOURS: Final = (_OF_SLAVS, _OF_THE_CAUCASUS)

_EASTERN: Final = "".join((GIVEN_NAMES_OF_THE_EAST, ONLY_IN_CYRILLIC, _OF_THE_CAUCASUS, WRITTEN_ONLY))
EASTERN: Final = frozenset(line.split()[0] for line in _EASTERN.casefold().splitlines() if line)
"""Full names of people whose fathers may be called as no table tells."""
