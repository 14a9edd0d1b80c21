"""Russian given names with their short forms, neighbours' and western forms; English ones come from `nicknames`.

One line a name: the full name, its sex, then what people write instead. A form under several names belongs to all of
them: «Саша» is Александр and Александра. Spellings that differ in transliteration only need no entry, folding finds
them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from anyascii import anyascii
from nicknames import NickNamer

from stream_processors.identity.folding import fold

_TABLE: Final = """
Александр m Саша Сашка Саня Санёк Шура Шурик Алекс Алик Alex Alexander Alexandre Олександр Аляксандр Искандер
Александра f Саша Сашка Саня Шура Алекс Ася Сандра Alex Alexandra Alexandria Олександра
Алексей m Алёша Лёша Лёха Алёшка Лёшка Alexis Alex Олексий Олексій Алексий Аляксей
Алина f Аля Алинка Лина
Алиса f Аля Алиска Alice Alisia
Алла f Аля Алка Аллочка
Альберт m Алик Альбертик Берт Albert
Анастасия f Настя Настёна Ася Стася Настюша Настенька Анастасья Anastasia Nastia
Анатолий m Толя Толик Толян Анатолій
Ангелина f Лина Геля Ангела Angelina Angela
Андрей m Андрюша Дрюша Андрюха Андрейка Andrew Andre Андрій Андрий
Анна f Аня Анечка Анюта Нюра Нюша Аннушка Анька Ann Anne Annie Hanna Hannah Ганна
Антон m Тоша Антоша Антоха Тоня Anthony Antoine
Антонина f Тоня Тося Нина
Аркадий m Аркаша Кеша
Арина f Ариша Аришка Рина
Арсений m Сеня Арсюша Арсен Сенька
Артём m Тёма Артёмка Темыч Артемий Artemius
Артур m Артурчик Arthur
Богдан m Бодя Богдаша Даня
Борис m Боря Борька Борисик Boris
Вадим m Вадик Вадя
Валентин m Валя Валик Valentine
Валентина f Валя Валюша Валюха Тина
Валерий m Валера Валерка Лера Валерик
Валерия f Лера Лерка Валера Лерочка Valerie
Варвара f Варя Варенька Barbara
Василий m Вася Васёк Васька Basil Василь
Василиса f Вася Васёна Лиса
Вера f Верочка Верка Веруня Верунчик
Вероника f Ника Вера Вероничка Veronica
Виктор m Витя Витёк Витька Victor
Виктория f Вика Викуля Тори Вита Victoria Vicky Вікторія
Виталий m Виталик Витя Віталій Vitalis
Владимир m Вова Володя Вован Вовка Вовчик Влад Володимир Wladimir Vladimir
Владислав m Влад Владик Слава Ладик Vladislav
Всеволод m Сева Севка Володя
Вячеслав m Слава Славик Славка Славян Вячик
Галина f Галя Галка Галочка Галюня
Геннадий m Гена Генка Генчик Геша
Георгий m Жора Гоша Гога Георг George Юра Егор Georg
Герман m Гера Herman Hermann
Глеб m Глебушка Глебка
Григорий m Гриша Гришка Гриня Gregory Grigor
Давид m Дава Давидка David Dave
Дана f Даночка
Даниил m Даня Данила Данил Данька Данилка Daniel Danny Данііл
Дарина f Дара Даша Рина
Дарья f Даша Дашенька Дашка Дарья Daria Dasha Дария Одарка
Денис m Дениска Деня Дэн Dennis Denis
Диана f Дина Ди Diane Diana
Дина f Диночка
Дмитрий m Дима Димон Митя Димка Димочка Митька Дмитро Demetrius
Ева f Евочка Eve
Евгений m Женя Женька Жека Евген Евгеша Eugene Gene Євген Геня
Евгения f Женя Женька Женечка Геня Eugenia Євгенія
Егор m Егорка Гоша Жора Георгий
Екатерина f Катя Катюша Катерина Катька Катенька Катюха Рина Catherine Katherine Kate Katie Kathy Katrina Катаріна
Елена f Лена Алёна Ленка Леночка Лёля Еленка Helen Helena Ellen Олена Алена
Алёна f Лена Алёнка Елена Ленка
Елизавета f Лиза Лизонька Лизавета Лизка Elizabeth Elisabeth Liza Єлизавета
Есения f Еся
Ефим m Фима
Жанна f Жаннета Janna Jeanne Joanna
Зинаида f Зина Зиночка Зинка Ида
Зоя f Зоечка Зойка Zoe
Иван m Ваня Ванька Ванюша Иванушка Ivan Янек
Игнат m Игнатий Игнаша
Игорь m Гоша Игорёк Гарик Игорёша Ігор Igor
Илья m Илюша Илюха Ильюша Elijah Elias Ілля Илия
Инна f Инночка Инуся
Иннокентий m Кеша
Иосиф m Йося Осип Ося Joseph
Ирина f Ира Ирочка Ириша Ирка Иришка Irene Iryna Ірина
Карина f Кара Рина
Кирилл m Кира Кирюша Кирюха Кирилка Cyril
Кира f Кирочка Кирюша
Клавдия f Клава Клавочка Claudia
Константин m Костя Костик Костян Костяныч Constantine Kostas
Кристина f Кристя Крис Тина Кристиночка Христина Christina Cristina Christine
Ксения f Ксюша Ксюха Оксана Ксеня Аксинья Xenia Ксенія
Оксана f Ксюша Ксана Оксанка Ксения
Лариса f Лара Лариска Ларочка Лора Larissa
Лев m Лёва Лёвушка Лёвка Leo Leon
Леонид m Лёня Лёнька Лёнчик Leonidas Леонід
Лидия f Лида Лидочка Лидуся Lydia
Лилия f Лиля Лилечка Лилька Lily Lilian Ліля
Любовь f Люба Любаша Любочка Любонька Любов
Людмила f Люда Люся Мила Людочка Милочка Люсьена
Майя f Маечка Maya
Макар m Макарка Макарчик
Максим m Макс Максимка Максюша Max Maximus Maximilian
Маргарита f Рита Марго Ритуля Ритка Margarita Margaret
Марина f Маринка Маша Мариша Мара Рина
Мария f Маша Машенька Маня Маруся Машка Маняша Мара Марья Mary Marie Maria Марійка Mariam
Марк m Маркуша Mark Marcus Marc
Марта f Марточка Martha
Марианна f Марьяна Маша Яна Marianne
Матвей m Мотя Матвейка Matthew Матвій
Мирослав m Мира Слава Мирон
Мирон m Мироша
Мирослава f Мира Слава
Михаил m Миша Мишка Мишаня Мишутка Миха Michael Mike Михайло Mikhael
Мстислав m Слава Мстиша
Надежда f Надя Надюша Надька Наденька Nadia Надія
Назар m Назарик
Наталья f Наташа Ната Натали Наташка Натуся Тата Natalie Natasha Наталка
Никита m Ник Никитка Никитос
Николай m Коля Николаша Колян Колька Ник Nicholas Nikolas Nick Микола Николя
Ника f Никуша Вероника
Нина f Ниночка Нинуля Нинка
Олег m Олежка Олежек Олежа
Олеся f Леся Олеська Лёся Алеся
Ольга f Оля Олечка Лёля Олька Ольгуня Olga Helga Ольха
Павел m Паша Павлик Пашка Павлуша Павло Paul Pablo
Пётр m Петя Петька Петруша Peter Pierre Петро
Полина f Поля Полинка Полечка Лина Pauline Paulina Аполлинария
Прохор m Проша
Раиса f Рая Раечка Райка
Регина f Рина Региночка Regina
Роберт m Роб Боб Robert Rob Robbie Robby Bob Bobby Роберто
Родион m Родя Родик
Роман m Рома Ромка Ромочка Ромашка Romain
Ростислав m Ростик Слава
Руслан m Русик Руся
Самуил m Сёма Самуэль Samuel
Савелий m Сава Савва Савушка
Светлана f Света Лана Светик Светочка Светка Світлана
Святослав m Слава Свят Святик
Семён m Сёма Сеня Сёмка Simon Семен Симон
Серафима f Сима Фима
Сергей m Серёжа Серёга Серж Сергуня Serge Sergio Сергій Сергий Serhii Сярожа
София f Соня Софа Сонечка Софья Софочка Sophia Sophie Sofie
Снежана f Снежа Жанна
Станислав m Стас Стасик Слава Stanley Stan
Степан m Стёпа Стёпка Степаша Stephen Steven Stephan
Таисия f Тая Тася Тайка Таисья
Тамара f Тома Тамарочка Томочка
Татьяна f Таня Танюша Танечка Танька Тата Tanya Тетяна
Тарас m Тарасик
Тимофей m Тима Тимоша Тимка Timothy Tim
Тимур m Тима Тимурчик
Ульяна f Уля Ульянка Юлиана
Фёдор m Федя Федька Теодор Theodore Федір
Филипп m Филя Филька Phil Philip Phillip
Эдуард m Эдик Эд Edward Eduardo Edgar
Элеонора f Эля Нора Лора Eleanor
Элина f Эля Лина
Эльвира f Эля Эльвирочка Вира
Эльдар m Элик
Эмилия f Эмма Мила Эмили Emily Emilia
Эмма f Эммочка Emma
Юлия f Юля Юлька Юленька Юляша Julia Julie Юліана
Юлиана f Юля Ульяна Juliana
Юрий m Юра Юрик Юрка Юрец George Юрій Георгий
Яна f Яночка Янка Jana
Ян m Янек Яник Jan
Яков m Яша Яшка Jacob Jakob James Якив
Ярослав m Слава Ярик
Ярослава f Слава Яра
Азиз m Азизбек
Азамат m Азик
Алия f Аля Алиюшка
Айгуль f Гуля Айгуля
Альбина f Аля Бина
Амир m Амирхан
Арман m Армен
Бахтияр m Бахтиёр Бахром
Гульнара f Гуля Гульнора
Гузель f Гузаль
Дильшод m Дильшат
Динара f Дина Динора
Зарина f Зара Рина
Ильдар m Ильдус
Ильнур m Нур
Камила f Мила Камилла Camilla
Лейла f Лейля Layla Leila
Мадина f Мадинка
Малика f Маля
Марат m Маратик
Мурад m Мурат
Мухаммед m Мохаммед Магомед Мухаммад Магомет Мохамед
Рамиль m Рамик Рома
Ренат m Ринат
Рустам m Рустик Рустем
Тигран m Тигранчик
Фарид m Фаридка
Фатима f Фатя
Шамиль m Шамик
"""


class GivenName(NamedTuple):
    """What a form of a given name stands for. Names are in lower case as the tables spell them.

    own: the full name that the word is, "" for a short form; full: every full name that it may stand for, itself too;
    sexes: those of the Russian names among them.
    """

    own: str
    full: frozenset[str]
    sexes: frozenset[str]

    def may_be(self, other: GivenName) -> bool:
        """Whether one person may write both. Full names that share only a short form (Юлия, Ульяна) are two."""
        if self.own and other.own:
            return self.own == other.own or self.own in other.full or other.own in self.full
        if self.own or other.own:
            return (self.own or other.own) in (other.full if self.own else self.full)
        return not self.full.isdisjoint(other.full)


def _key(word: str) -> str:
    """Finer than `fold` in one place: «Жанна» is not «Яна», though "Janna" folds to both."""
    return fold(anyascii(word.casefold().replace("ё", "е")).casefold().replace("zh", "z"))


def _forms() -> tuple[dict[str, GivenName], dict[str, GivenName]]:
    """(Latin forms as written, all forms by key); a Latin form has a key only where no Cyrillic one has it."""
    cyrillic: dict[str, GivenName] = {}
    latin: dict[str, GivenName] = {}
    for line in _TABLE.strip().casefold().splitlines():
        full, sex, *variants = line.split()
        for word in (full, *variants):
            forms, key = (latin, word) if word.isascii() else (cyrillic, _key(word))
            known = forms.get(key, _NOBODY)
            own = full if word == full else known.own
            forms[key] = GivenName(own, known.full | {full}, known.sexes | {sex})
    return latin, {_key(word): name for word, name in latin.items()} | cyrillic


_NOBODY: Final = GivenName("", frozenset(), frozenset())
_LATIN, _BY_KEY = _forms()
_ENGLISH: Final = NickNamer()


@lru_cache(maxsize=65_536)
def given_name(word: str) -> GivenName | None:
    """What the word is as a given name, or None where it is in neither table. `word` in any script or case."""
    word = word.casefold()
    russian = _LATIN.get(word) or _BY_KEY.get(_key(word), _NOBODY)
    full = russian.full | _ENGLISH.canonicals_of(word)
    if _ENGLISH.nicknames_of(word):
        full |= {word}
    return GivenName(russian.own, frozenset(full), russian.sexes) if full else None
