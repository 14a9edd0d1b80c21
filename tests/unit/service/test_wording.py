"""Both languages are complete, and dates, money and phones read as people write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from importlib.resources import files
from string import Formatter

import httpx
import pytest

from profile_store.service.pages.wording import LANGUAGES, Wording, choose_language, texts
from tests.unit.service.world import MOSCOW, NOW

RU, EN = (Wording(language, MOSCOW, NOW) for language in LANGUAGES)


def test_every_text_is_there_in_every_language_with_the_same_blanks() -> None:
    for key, entry in texts().items():
        assert set(entry) == set(LANGUAGES), key
        assert all(entry.values()), key
        blanks = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in entry.values()]
        assert blanks[0] == blanks[1], key


def _sources() -> str:
    package = files("profile_store.service.pages")
    folders = (package, package.joinpath("templates"))
    found = [file for folder in folders for file in folder.iterdir() if file.name.endswith((".py", ".html"))]
    return "\n".join(file.read_text(encoding="utf-8") for file in found)


def test_every_text_that_a_page_names_exists_and_none_is_left_over() -> None:
    named = set(re.findall(r"""["']([a-z]+\.[a-z_]*[a-z])["']""", _sources())) - _FILES
    sections = {key.partition(".")[0] for key in texts()}
    missing = {key for key in named if key.partition(".")[0] in sections} - texts().keys()
    assert not missing
    # Sections whose keys are put together from values: the tests of the pages go through them.
    built = {"kind", "status", "mark", "consent", "consent_channel", "wish", "event", "channel", "trouble", "order",
             "past_wish", "preorder", "department", "saved", "because", "search", "customer", "trait", "compare",
             "decide", "review", "pair", "acquisition", "lead_class", "weekday", "source"}  # fmt: skip
    assert not {key for key in texts().keys() - named if key.partition(".")[0] not in built}


_FILES = {
    file.name
    for folder in ("templates", "static")
    for file in files("profile_store.service.pages").joinpath(folder).iterdir()
}


@pytest.mark.parametrize(
    ("asked", "remembered", "accepted", "chosen"),
    [
        (None, None, "", "ru"),
        (None, None, "en-GB,en;q=0.9,ru;q=0.8", "en"),
        (None, None, "de,ru;q=0.5,en;q=0.7", "en"),
        (None, None, "ja;q=broken, *", "ru"),
        (None, "en", "ru", "en"),
        ("ru", "en", "en", "ru"),
        ("xx", "yy", "en", "en"),
    ],
)
def test_the_language_asked_for_then_remembered_then_the_browsers(
    asked: str | None, remembered: str | None, accepted: str, chosen: str
) -> None:
    assert choose_language(asked, remembered, accepted, "ru") == chosen


def test_a_chosen_language_is_remembered(client: httpx.Client) -> None:
    assert "Who is calling?" in client.get("/?lang=en").text
    assert "Who is calling?" in client.get("/", headers={"Accept-Language": "ru"}).text


@pytest.mark.parametrize(
    ("amount", "currency", "ru", "en"),
    [
        ("59990.00", "RUB", "59 990 ₽", "RUB 59,990"),
        ("42990.50", "RUB", "42 990,50 ₽", "RUB 42,990.50"),
        ("-100", "USD", "-100 $", "-$100"),
        ("12", None, "12", "12"),
        (None, "RUB", "", ""),
    ],
)
def test_money_is_written_as_each_language_writes_it(
    amount: str | None, currency: str | None, ru: str, en: str
) -> None:
    assert RU.money(amount, currency).replace("\xa0", " ") == ru
    assert EN.money(amount, currency).replace("\xa0", " ") == en


def test_times_are_local_and_short() -> None:
    assert RU.moment(datetime(2026, 11, 25, 6, 30, tzinfo=UTC)) == "09:30"
    assert RU.moment(datetime(2026, 11, 24, 22, 30, tzinfo=UTC)) == "01:30"
    assert RU.moment(datetime(2026, 11, 21, 6, 30, tzinfo=UTC)) == "21 ноября, 09:30"
    assert EN.day(date(1990, 5, 12)) == "12 May 1990"
    assert RU.ago(datetime(2026, 11, 25, 7, 0, tzinfo=UTC)) == "2 часа назад"
    assert RU.ago(NOW) == "только что"
    assert EN.weekdays((1, 4)) == "on Mondays, Thursdays"
    assert RU.weekdays((4,)) == "по четвергам"
    assert RU.weekdays((6, 7)) == "по выходным"
    assert RU.weekdays((1, 2, 3, 4, 5)) == "по пн, вт, ср, чт, пт"


def test_phones_are_spelt_for_reading_aloud() -> None:
    assert RU.phone("+79161234567") == "+7 916 123-45-67"
    assert RU.phone("the shop") == "the shop"
    assert RU.phone("+74951234567;ext=12") == "+7 495 123-45-67 доб. 12"
    assert EN.phone("+74951234567;ext=12") == "+7 495 123-45-67 ext. 12"
