"""Texts, dates, money and phone numbers in one language: texts from texts.toml, formats from Babel's CLDR."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Final
from zoneinfo import ZoneInfo

import phonenumbers
from babel import Locale
from babel.core import negotiate_locale
from babel.dates import format_date, format_datetime, format_time, format_timedelta, get_day_names
from babel.numbers import format_currency, format_decimal, get_currency_symbol

from profile_store.service.pages import reasons
from schemas.payloads import Line
from schemas.profile import Money, Phrase, Profile
from schemas.wishes import Wish

LANGUAGES: Final = ("ru", "en")

_DAYS_IN_FULL: Final = 3
_A_MINUTE: Final = timedelta(minutes=1)

Texts = Mapping[str, Mapping[str, str]]


@lru_cache(maxsize=1)
def texts() -> Texts:
    """`section.key` → language → text."""
    sections = tomllib.loads(files(__package__).joinpath("texts.toml").read_text(encoding="utf-8"))
    return {f"{section}.{key}": entry for section, keys in sections.items() for key, entry in keys.items()}


def choose_language(asked: str | None, remembered: str | None, accepted: str, default: str) -> str:
    """The language asked for now, else the one chosen before, else the browser's, else the default."""
    for wanted in (asked, remembered):
        if wanted in LANGUAGES:
            return wanted
    preferred = sorted(_weighted(accepted), key=lambda each: -each[1])
    return negotiate_locale([tag for tag, _ in preferred], LANGUAGES, sep="-") or default


def _weighted(accepted: str) -> list[tuple[str, float]]:
    """`ru-RU,ru;q=0.9` → [("ru-RU", 1.0), ("ru", 0.9)] (RFC 9110 §12.5.4)."""
    weighted = []
    for part in accepted.split(","):
        tag, _, weight = part.strip().partition(";q=")
        try:
            weighted.append((tag, float(weight or 1)))
        except ValueError:
            continue
    return weighted


@dataclass(frozen=True)
class Wording:
    """Puts values into words; used by the templates."""

    language: str
    zone: ZoneInfo
    now: datetime

    @cached_property
    def locale(self) -> Locale:
        return Locale.parse(self.language)

    def text(self, key: str, **values: object) -> str:
        """The text of this language. Raises KeyError where there is none: a page without words is a bug."""
        return texts()[key][self.language].format(**values) if values else texts()[key][self.language]

    def term(self, section: str, value: str) -> str:
        """The word for a known value, else the value itself, since a deployment may add its own."""
        entry = texts().get(f"{section}.{value}")
        return entry[self.language] if entry else value

    def because(self, reason: str) -> str:
        """Why two records are not one, from identity's own words; as it is where it is none of the usual reasons."""
        found = reasons.reason(reason)
        if found is None:
            counted = [f"{self.term('kind', kind)}: {count}" for count, kind in reasons.counted(reason)]
            return ", ".join(counted) or reason
        values = {name: self.term("kind", value) for name, value in found.values.items()}
        return self.text(found.key, **values)

    def likeness(self, because: str) -> str:
        """«совпадает: дата рождения, фамилия; различается: улица», from identity's list of traits."""
        agreeing, against = (", ".join(map(self._trait, each)) for each in reasons.traits(because))
        parts = (self.text("review.agrees", traits=agreeing), self.text("review.against", traits=against))
        return "; ".join(part for part, traits in zip(parts, (agreeing, against), strict=True) if traits)

    def alike(self, because: str) -> str:
        """Of a link by likeness: `0.93: surname, birth; but street`, or the reason why likeness did not join."""
        score, colon, likeness = because.partition(": ")
        return self.likeness(likeness) if colon and score.replace(".", "").isdigit() else self.because(because)

    def birthday(self, iso_date: str) -> str:
        return self.day(date.fromisoformat(iso_date))

    def _trait(self, trait: str) -> str:
        kind = trait.removeprefix("same ")
        return self.term("kind", kind) if kind != trait else self.term("trait", trait)

    def say(self, phrase: Phrase) -> str:
        return phrase.ru if self.language == "ru" else phrase.en

    def money(self, amount: str | None, currency: str | None) -> str:
        """`59990.00 RUB` → «59 990 ₽»; kopecks are shown only where there are any."""
        if amount is None:
            return ""
        try:
            value = Decimal(amount)
        except InvalidOperation:
            return amount
        if not currency:
            return format_decimal(value, locale=self.locale)
        return format_currency(
            value, currency, self._money_pattern(value, currency), self.locale, currency_digits=False
        )

    def cost(self, line: Line) -> str:
        """Of all its pieces: beside "× 3" the price of one would be taken for theirs. "" where none is known."""
        total = Decimal(line.price) * Decimal(str(line.quantity)) if line.price else None
        return self.money(None if total is None else str(total), line.currency)

    def _money_pattern(self, value: Decimal, currency: str) -> str:
        """The locale's own; without ".00" for whole sums, with a space where the symbol is letters (RUB 100)."""
        pattern = str(self.locale.currency_formats["standard"].pattern)
        if value == value.to_integral_value():
            pattern = pattern.replace(".00", "")
        if get_currency_symbol(currency, self.locale).isalpha() and pattern.startswith("¤"):
            pattern = pattern.replace("¤", "¤\u00a0")
        return pattern

    def sum(self, total: Money) -> str:
        return self.money(total.amount, total.currency)

    def number(self, value: float) -> str:
        return format_decimal(Decimal(str(value)).normalize(), locale=self.locale)

    def day(self, value: date) -> str:
        """«25 ноября», with the year where it is another one."""
        this_year = value.year == self.now.astimezone(self.zone).year
        return format_date(value, "d MMMM" if this_year else "d MMMM y", locale=self.locale)

    def weekday(self, value: date) -> str:
        return format_date(value, "EEEE, d MMMM", locale=self.locale)

    def weekdays(self, numbers: tuple[int, ...]) -> str:
        """«по четвергам»; more than three by their short names. ISO weekdays, 1 is Monday."""
        if set(numbers) == {6, 7}:
            return self.text("wish.weekends")
        if len(numbers) <= _DAYS_IN_FULL:
            days = [self.text(f"weekday.{number}") for number in numbers]
        else:
            days = [get_day_names("abbreviated", "format", self.locale)[number - 1] for number in numbers]
        return self.text("wish.on", days=", ".join(days))

    def wish(self, wish: Wish) -> str:
        """«не привозить 13:00–15:00, каждый день»"""
        asked = self.text(f"wish.{wish.applies_to}_{wish.rule}")
        hours = self._hours(wish)
        if wish.rule == "avoid" and wish.every_day and not hours:
            return f"{asked} {self.text('wish.always')}"
        if wish.rule in ("flexible", "access") and wish.every_day:
            return asked
        if wish.rule in ("avoid", "only") and not hours and not wish.every_day:
            return f"{asked} {self._days(wish)}"
        return f"{asked} {hours}, {self._days(wish)}" if hours else f"{asked}, {self._days(wish)}"

    def _hours(self, wish: Wish) -> str:
        """ "" for the whole day."""
        start, end = wish.from_, wish.to
        if start and start == end:
            return start
        if start in (None, "00:00"):
            return "" if end in (None, "24:00") else self.text("wish.to", to=end)
        return self.text("wish.from", from_=start) if end in (None, "24:00") else f"{start}–{end}"

    def _days(self, wish: Wish) -> str:
        if wish.every_day:
            return self.text("wish.every_day")
        if wish.weekdays:
            return self.weekdays(wish.weekdays)
        return ", ".join(self.day(day) for day in wish.dates)

    def clock(self, value: datetime) -> str:
        return format_time(value, "HH:mm", tzinfo=self.zone, locale=self.locale)

    def moment(self, value: datetime) -> str:
        """Local date and time: today only the time."""
        local = value.astimezone(self.zone)
        if local.date() == self.now.astimezone(self.zone).date():
            return self.clock(value)
        return f"{self.day(local.date())}, {self.clock(value)}"

    def end(self, value: datetime) -> str:
        """Until when: a midnight is the beginning of its day, «до 27 ноября»."""
        local = value.astimezone(self.zone)
        return self.day(local.date()) if (local.hour, local.minute) == (0, 0) else self.moment(value)

    def clock_in(self, zone: str) -> str:
        """What the clock of another zone shows now; "" where it shows the same as ours."""
        there = self.now.astimezone(ZoneInfo(zone)) if zone else self.now
        here = self.now.astimezone(self.zone)
        return "" if there.utcoffset() == here.utcoffset() else f"{there:%H:%M}"

    def exact(self, value: datetime) -> str:
        return format_datetime(value, "d MMM y, HH:mm:ss", tzinfo=self.zone, locale=self.locale)

    def stated(self, rfc3339: str) -> str:
        """A time as evidence keeps it: text."""
        return self.exact(datetime.fromisoformat(rfc3339))

    def ago(self, value: datetime) -> str:
        """«2 часа назад»; clocks of channels run a little ahead, and the last minute is now."""
        if value > self.now - _A_MINUTE:
            return self.text("customer.just_now")
        return format_timedelta(value - self.now, add_direction=True, locale=self.locale)

    def phone(self, e164: str) -> str:
        """As it is dialled; behind it the extension, as `normalise_phone` keeps it."""
        number, _, extension = e164.partition(";ext=")
        try:
            parsed = phonenumbers.parse(number)
        except phonenumbers.NumberParseException:
            return e164
        shown = str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL))
        return f"{shown} {self.text('customer.extension', number=extension)}" if extension else shown

    def identifier(self, kind: str, value: str) -> str:
        return self.phone(value) if kind == "phone" else value

    def card(self, profile: Profile) -> str:
        """«Анна Петрова, +7 916 123-45-67»: by what a link to a card tells it from the other's."""
        known = [self.named_identifier(kind, value) for kind, some in profile.identifiers.items() for value in some]
        return ", ".join([profile.person.name or self.text("customer.unnamed"), *known[:1]])

    def named_identifier(self, kind: str, value: str) -> str:
        """«карта C100200»; a phone and an e-mail are known by their looks."""
        shown = self.identifier(kind, value)
        return shown if kind in ("phone", "email") else f"{self.term('kind', kind)} {shown}"
