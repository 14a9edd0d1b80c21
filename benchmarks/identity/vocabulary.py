"""Names and addresses of the invented town; common names come first and are drawn more often."""

from __future__ import annotations

from typing import Final


def _forms(text: str) -> list[tuple[str, ...]]:
    return [tuple(line.split()) for line in text.strip().splitlines()]


def _words(text: str) -> list[str]:
    return text.split()


# A full name, then what people write instead of it.
MEN: Final = _forms("""
Александр Саша Саня Шура Alexander Aleksandr
Дмитрий Дима Митя Dmitry Dmitriy
Сергей Серёжа Серёга Sergey Sergei
Андрей Андрюша Andrey Andrei
Алексей Лёша Алёша Alexey Aleksei
Максим Макс Maxim Maksim
Иван Ваня Ivan
Михаил Миша Mikhail
Николай Коля Nikolay Nikolai
Владимир Вова Володя Vladimir
Евгений Женя Evgeny Evgeniy
Артём Тёма Артем Artem
Илья Илюша Ilya Ilia
Роман Рома Roman
Павел Паша Pavel
Виктор Витя Viktor Victor
Юрий Юра Yuri Yury
Константин Костя Konstantin
Игорь Гарик Igor
Олег Олежка Oleg
Пётр Петя Petr Pyotr
Антон Тоша Anton
Денис Дэн Denis
Василий Вася Vasily Vasiliy
Григорий Гриша Grigory
Вячеслав Слава Vyacheslav
Станислав Стас Слава Stanislav
Фёдор Федя Fedor Fyodor
Рустам Рустик Rustam
Тимур Тима Timur
""")
WOMEN: Final = _forms("""
Анна Аня Анюта Anna
Мария Маша Маруся Maria Mariya
Елена Лена Elena Yelena
Ольга Оля Olga
Татьяна Таня Tatiana Tatyana
Наталья Наташа Natalia Natalya
Екатерина Катя Катюша Ekaterina
Ирина Ира Irina
Светлана Света Svetlana
Анастасия Настя Anastasia
Юлия Юля Yulia Julia
Дарья Даша Daria Darya
Ксения Ксюша Kseniya Ksenia
Александра Саша Шура Aleksandra Alexandra
Евгения Женя Evgeniya Evgenia
Виктория Вика Viktoria Victoria
Полина Поля Polina
София Соня Софья Sofia Sofya
Людмила Люда Lyudmila Liudmila
Галина Галя Galina
Валентина Валя Valentina
Марина Маринка Marina
Надежда Надя Nadezhda
Вера Верочка Vera
Любовь Люба Lyubov
Алёна Алена Alyona Alena
Алина Аля Alina
Кристина Крис Kristina
Гульнара Гуля Gulnara
Зоя Зоенька Zoya
""")
SURNAMES: Final = _words("""
Иванов Смирнов Кузнецов Попов Васильев Петров Соколов Михайлов Новиков Фёдоров Морозов Волков Алексеев Лебедев
Семёнов Егоров Павлов Козлов Степанов Николаев Орлов Андреев Макаров Никитин Захаров Зайцев Соловьёв Борисов Яковлев
Григорьев Романов Воробьёв Сергеев Кузьмин Фролов Александров Дмитриев Королёв Гусев Киселёв Ильин Максимов Поляков
Сорокин Виноградов Ковалёв Белов Медведев Антонов Тарасов Жуков Баранов Филиппов Комаров Давыдов Беляев Герасимов
Богданов Осипов Сидоров Матвеев Титов Марков Миронов Крылов Куликов Карпов Власов Мельников Денисов Гаврилов Тихонов
Казаков Афанасьев Данилов Савельев Тимофеев Фомин Чернов Абрамов Мартынов Ефимов Федотов Щербаков Назаров Калинин
Исаев Чернышёв Быков Маслов Родионов Коновалов Лазарев Воронин Климов Филатов Пономарёв Голубев Кудрявцев Прохоров
Наумов Потапов Журавлёв Овчинников Трофимов Леонов Соболев Ермаков Колесников Гончаров Емельянов Никифоров Грачёв
Котов Гришин Ефремов Архипов Громов Кириллов Малышев Панов Моисеев Румянцев Акимов Кондратьев Бирюков Горбунов
Анисимов Ерёмин Тихомиров Галкин Лукьянов Михеев Скворцов Юдин Белоусов Нестеров Симонов Прокофьев Харитонов Князев
Цветков Левин Митрофанов Чайковский Островский Полянский Вишневский Покровский Маяковский Толстой Шевченко
Бондаренко Коваленко Ткаченко Петренко Кравчук Ковальчук Савчук Мельничук Шмидт Вебер Миллер Ким Пак Цой Ахметов
Хасанов Юсупов Ибрагимов
""")
STREETS: Final = (
    """
Ленина|Советская|Мира|Гагарина|Садовая|Лесная|Школьная|Молодёжная|Центральная|Новая|Победы|Пушкина|Кирова|Октябрьская
Комсомольская|Заречная|Зелёная|Полевая|Первомайская|Чехова|Горького|Некрасова|Карла Маркса|8 Марта|Строителей
Космонавтов|Энтузиастов|Лермонтова|Свердлова|Калинина|Чапаева|Фрунзе|Вокзальная|Озёрная|Солнечная|Луговая|Набережная
Тверская|Большая Ордынка|Академика Королёва|50 лет Октября|Льва Толстого|Парковая|Дружбы|Весенняя|Профсоюзная|Шоссейная
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
CITIES: Final = (("Тверь", "1700"), ("Казань", "4200"), ("Самара", "4430"), ("Омск", "6440"), ("Пермь", "6140"))

LATIN: Final = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        _words("a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch * y * e yu ya"),
        strict=True,
    )
)


def latin(text: str) -> str:
    """As passports and card embossers write it."""
    return "".join(LATIN.get(letter, letter) for letter in text.casefold()).replace("*", "").title()


def feminine(surname: str) -> str:
    if surname.endswith(("ов", "ев", "ёв", "ин")):
        return surname + "а"
    return surname[:-2] + "ая" if surname.endswith(("ий", "ой")) else surname


def patronymic(father: str, sex: str) -> str:
    """Of a father's full name, in the regular forms."""
    irregular = {"Илья": ("Ильич", "Ильинична"), "Павел": ("Павлович", "Павловна"), "Пётр": ("Петрович", "Петровна"),
                 "Михаил": ("Михайлович", "Михайловна"), "Юрий": ("Юрьевич", "Юрьевна")}  # fmt: skip
    if father in irregular:
        return irregular[father][sex == "f"]
    stem = father[:-2] + "ь" if father.endswith("ий") else father[:-1] if father[-1] in "йь" else father
    soft = father[-1] in "йь"
    return stem + {(True, "m"): "евич", (True, "f"): "евна", (False, "m"): "ович", (False, "f"): "овна"}[soft, sex]
