"""Addresses of Russia as they are typed: the town without «г.», regions and entrances that may be left out, 5-3."""

from __future__ import annotations

import pytest

from stream_processors.identity.addresses import read_address


@pytest.mark.parametrize(
    "spellings",
    [
        ("г. Екатеринбург, ул. Ленина, д. 5, кв. 3", "Екатеринбург Ленина 5 кв 3", "Екб, Ленина, 5, 3",
         "екатеринбург ул ленина 5-3", "Свердловская обл, г Екатеринбург, ул Ленина, д 5, кв 3",
         "Ленина 5 - 3, Екатеринбург", "Ленина 5 кв 3 Екатеринбург",
         "РФ, Екатеринбург, ул. Ленина 5, кв 3, подъезд 2, 3 этаж", "Екатеринбург, Ленинский р-н, Ленина, 5, кв. 3"),
        ("Санкт-Петербург, Невский пр., д. 10, кв. 5", "СПб Невский 10-5", "с.-петербург, невский проспект 10, 5",
         "Питер, Невский 10 кв 5"),
        ("г. Нижний Новгород, ул. Рождественская, д. 7, кв. 12", "Н.Новгород, Рождественская, 7-12",
         "нижний новгород рождественская 7 кв.12"),
        ("Ростов-на-Дону, пер. Семашко, 5", "ростов на дону семашко 5", "Ростов н/Д, Семашко 5"),
        ("Московская обл., г. Королёв, пр-кт Мира, д. 5", "МО, Королев, Мира 5", "Королёв Мира 5",
         "обл Московская, г Королев, Мира, 5"),
        ("г. Москва, Зеленоград, ул. Логвиненко, 12", "Зеленоград Логвиненко 12"),
        ("Казань, 5-й микрорайон, д. 12, кв. 3", "казань мкр 5 д 12 кв 3", "Казань, 5 мкр, 12-3"),
        ("Пермь, ул. 8 Марта, д. 5 корп. 2, кв. 10", "пермь 8 марта 5 корпус 2 - 10", "Пермь, 8 Марта, 5к2, 10"),
        ("Республика Татарстан, г Набережные Челны, пр-кт Мира, д 1", "Наб. Челны пр Мира 1"),
    ],
)  # fmt: skip
def test_one_address_however_it_is_typed(spellings: tuple[str, ...]) -> None:
    read = {text: read_address(text)._replace(numbers=frozenset()) for text in spellings}
    assert len(set(read.values())) == 1, read
    assert all(address.city and address.street and address.house for address in read.values())


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("Алма Ата, Абая 5", "almati"),
        ("Алма-Ата, Абая 5", "almati"),
        ("Н-Новгород, Белинского 5", "nini novgorod"),
        ("Йошкар Ола Ленина 5", "ewkar ola"),
    ],
)
def test_a_town_is_one_with_a_dash_or_without(text: str, city: str) -> None:
    assert read_address(text).city == city


@pytest.mark.parametrize(
    ("text", "street", "city"),
    [
        ("Волжский проспект 5, кв 2", "voliski", ""),
        ("Волжский, пр. Ленина 5", "lenina", "voliski"),
        ("Московское шоссе, 55", "moskovskoe", ""),
        ("ул. Казанская 5, Самара", "kazanskaia", "samara"),
        ("Артём, ул. Кирова 5", "kirova", "artem"),
        ("ул. Артёма, 5", "artema", ""),
        ("ул. Пушкина 10, Пушкин", "puwkina", "puwkin"),
        ("Тула, 5", "tula", ""),
        ("наб. Фонтанки 5, СПб", "fontanki", "sankt peterburg"),
    ],
)
def test_what_is_called_like_a_town_is_none_before_its_kind_of_street(text: str, street: str, city: str) -> None:
    read = read_address(text)
    assert (read.street, read.house, read.city) == (street, read.house, city)
    assert read.house


@pytest.mark.parametrize(
    ("text", "house", "flat"),
    [
        ("ул. Ленина, 5, 12 этаж", "5", ""),
        ("Ленина 5 кв 12, 2 подъезд", "5", "12"),
        ("ул. Ленина, 5/3", "5-3", ""),
        ("ул. Ленина, д. 5-3", "5", "3"),
        ("ул. Ленина, 5/3-12", "5-3", "12"),
        ("Под горой 5", "5", ""),
        ("12 High Street, Floor 2, Leeds", "12", ""),
    ],
)
def test_the_flat_is_behind_the_house_and_the_way_up_is_neither(text: str, house: str, flat: str) -> None:
    read = read_address(text)
    assert (read.house, read.flat) == (house, flat)
