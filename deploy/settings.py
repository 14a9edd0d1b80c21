"""The settings of a deployment, read from the environment once and passed on."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from deploy.blocked import read_blocked
from deploy.environment import SettingsError, at_least, existing_file, read, with_files
from deploy.kafka_security import kafka_security
from schemas.identifiers import Identifier
from stream_processors.identity.weights import Weights, load, shipped

LOOPBACK = ("127.0.0.1", "localhost")
LOOPBACK_PAGES = tuple(f"http://{name}{port}" for name in LOOPBACK for port in ("", ":*"))
REDIS_SCHEMES = ("redis", "rediss", "redis+cluster", "rediss+cluster", "unix")
SECRETS = (
    "OMNIPROFILE_SECRET",
    "OMNIPROFILE_WRITE_KEYS",
    "KAFKA_SASL_PASSWORD",
    "REDIS_IDENTITY_URL",
    "REDIS_PROFILE_URL",
    "CLICKHOUSE_DSN",
)
"""Variables that may contain one: each may be given by a file (`<name>_FILE`) instead."""
SECRET_BYTES = range(16, 65)  # BLAKE2b takes a key of at most 64


@dataclass(frozen=True)
class Settings:
    """Where the engines are, and what the deployment decided.

    kafka_security: librdkafka's settings for a listener that encrypts, or wants to know who we are.
    secret: keys the hashes that name records; equal on every machine of a deployment and never changed, or all records
    are new ones. region: of phones without a country code. timezone: of "today" and of wishes. write_keys: Segment
    write key → name of the source; none named: `dev` on loopback, else none. lead_rules: a file of patterns → classes;
    None takes the one that comes along. working_hours: minutes of the day in which visits begin where the client was
    promised no time. hosts: names under which the service answers, against pages that point a name of theirs at this
    machine; none: any name, for a host that is no loopback stands behind a proxy which knows its names.
    staff_header: in which a proxy tells who signed on; "": nobody does, and no header is believed.
    origins: of the pages that may publish through the Segment paths; none named: of this machine's where the service
    listens on loopback, else any, for a write key is meant to be in a shop's pages.
    blocked: the company's own numbers and mailboxes, and what a person blocked: they identify nobody.
    auto_join: score (0…1) from which on people who are alike, and share no identifier, are joined by themselves; None:
    never, they are suggested to staff. weights: what likeness in each trait is worth, as `omniprofile identity train`
    learned it.
    partitions: of each channel's topic when it is created. replication: of every topic; 0 takes three, or as many as
    there are brokers.
    """

    secret: bytes = field(repr=False)
    kafka_bootstrap: str = "127.0.0.1:9092"
    kafka_security: Mapping[str, str] = field(default_factory=dict, repr=False)
    redis_identity_url: str = "redis://127.0.0.1:6379/0"
    redis_profile_url: str = "redis://127.0.0.1:6379/0"
    clickhouse_dsn: str = "http://127.0.0.1:8123/default"
    region: str = "RU"
    timezone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Europe/Moscow"))
    currency: str = "RUB"
    blocked: frozenset[Identifier] = field(default=frozenset(), repr=False)
    lead_rules: Path | None = None
    working_hours: tuple[int, int] = (8 * 60, 22 * 60)
    auto_join: float | None = None
    weights: Weights = field(default_factory=shipped, repr=False)
    hosts: tuple[str, ...] = LOOPBACK
    origins: tuple[str, ...] = LOOPBACK_PAGES
    staff_header: str = ""
    write_keys: Mapping[str, str] = field(default_factory=lambda: {"dev": "dev"}, repr=False)
    host: str = "127.0.0.1"
    port: int = 8080
    partitions: int = 4
    replication: int = 0

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Raises SettingsError for a variable that is missing or makes no sense."""
        found = with_files(environment, SECRETS)
        identity, profiles = _redis_urls(found)
        host = found.get("OMNIPROFILE_HOST") or cls.host
        region = read(found, "OMNIPROFILE_REGION", _region, "RU")
        return cls(
            secret=read(found, "OMNIPROFILE_SECRET", _secret, ""),
            kafka_bootstrap=found.get("KAFKA_BOOTSTRAP_SERVERS") or cls.kafka_bootstrap,
            kafka_security=kafka_security(found),
            redis_identity_url=identity,
            redis_profile_url=profiles,
            clickhouse_dsn=read(found, "CLICKHOUSE_DSN", _clickhouse, cls.clickhouse_dsn),
            region=region,
            timezone=read(found, "OMNIPROFILE_TIMEZONE", ZoneInfo, "Europe/Moscow"),
            currency=read(found, "OMNIPROFILE_CURRENCY", _currency, cls.currency),
            blocked=read(found, "OMNIPROFILE_BLOCKED", partial(_blocked, region=region), ""),
            lead_rules=read(found, "OMNIPROFILE_LEAD_RULES", existing_file, ""),
            write_keys=read(found, "OMNIPROFILE_WRITE_KEYS", partial(_write_keys, host=host), ""),
            working_hours=read(found, "OMNIPROFILE_WORKING_HOURS", _hours, "08:00-22:00"),
            auto_join=read(found, "OMNIPROFILE_AUTO_JOIN", _score, ""),
            weights=read(found, "OMNIPROFILE_WEIGHTS", _weights, ""),
            hosts=_hosts(found.get("OMNIPROFILE_HOSTS", ""), host),
            origins=read(found, "OMNIPROFILE_ALLOWED_ORIGINS", partial(_origins, host=host), ""),
            staff_header=read(found, "OMNIPROFILE_STAFF_HEADER", _header, ""),
            host=host,
            port=read(found, "OMNIPROFILE_PORT", at_least(0), "8080"),
            partitions=read(found, "OMNIPROFILE_PARTITIONS", at_least(1), "4"),
            replication=read(found, "OMNIPROFILE_REPLICATION", at_least(0), "0"),
        )

    @property
    def kafka(self) -> dict[str, str]:
        """What every Kafka client of ours is given to reach the log."""
        return {"bootstrap.servers": self.kafka_bootstrap, **self.kafka_security}


def is_cluster(url: str) -> bool:
    return url.partition("://")[0].endswith("+cluster")


def _address(text: str, schemes: Collection[str], example: str) -> str:
    """An address of an engine. Errors do not repeat it, since it may contain a password."""
    with suppress(ValueError):  # a port that is no number
        parts = urlsplit(text)
        if not text or (parts.scheme in schemes and (parts.hostname or parts.path) and parts.port != 0):
            return text
    raise ValueError(f"an address as {example}")


_redis = partial(_address, schemes=REDIS_SCHEMES, example="redis://host:6379/0")
_clickhouse = partial(_address, schemes=("http", "https"), example="http://user:password@host:8123/database")


def _redis_urls(environment: Mapping[str, str]) -> tuple[str, str]:
    """Of the identity graph and of the fragments: where one is named, it serves both."""
    profiles = read(environment, "REDIS_PROFILE_URL", _redis, "")
    identity = read(environment, "REDIS_IDENTITY_URL", _redis, "") or profiles or Settings.redis_identity_url
    if is_cluster(identity):
        raise SettingsError("REDIS_IDENTITY_URL: identity needs one primary; a cluster is for REDIS_PROFILE_URL")
    return identity, profiles or identity


def _secret(text: str) -> bytes:
    secret = text.encode()
    if len(secret) not in SECRET_BYTES:
        raise ValueError("16 to 64 bytes that stay the same for ever, as `openssl rand -hex 32` makes them")
    return secret


def _region(text: str) -> str:
    if len(text) != 2 or not text.isascii() or not text.isalpha():
        raise ValueError("two letters of a country, as in RU, UZ, UA")
    return text.upper()


def _currency(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{3}", text):
        raise ValueError("three letters of a currency (ISO 4217), as in RUB, UZS, EUR")
    return text.upper()


def _blocked(text: str, region: str) -> frozenset[Identifier]:
    path = existing_file(text)
    return read_blocked(path, region) if path else frozenset()


def _write_keys(text: str, host: str) -> dict[str, str]:
    """`key` or `key=name`, separated by commas. None named: `dev` where only this machine gets there, else none."""
    pairs = [item.strip().partition("=") for item in text.split(",") if item.strip()]
    named = {key: name or key for key, _, name in pairs}
    return named or ({"dev": "dev"} if host in LOOPBACK else {})


def _hours(text: str) -> tuple[int, int]:
    """`08:00-22:00` → minutes of the day; a dash as books print it will do."""
    found = re.fullmatch(r"([01]\d|2[0-3]):([0-5]\d)[-–]([01]\d|2[0-4]):([0-5]\d)", text)
    start, end = (int(found[1]) * 60 + int(found[2]), int(found[3]) * 60 + int(found[4])) if found else (0, 0)
    if not start < end <= 24 * 60:
        raise ValueError("two times of one day, as in 08:00-22:00")
    return start, end


def _score(text: str) -> float | None:
    if not text:
        return None
    score = float(text)
    if not 0.5 <= score <= 1:
        raise ValueError("a score from 0.5 to 1, as 0.95; nothing: likeness only suggests")
    return score


def _weights(text: str) -> Weights:
    path = existing_file(text)
    return load(path.read_text(encoding="utf-8")) if path else shipped()


def _hosts(text: str, host: str) -> tuple[str, ...]:
    named = tuple(name.strip() for name in text.split(",") if name.strip())
    if named:
        return (*LOOPBACK, *named)
    return LOOPBACK if host in LOOPBACK else ("*",)


def _header(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9-]*", text):
        raise ValueError("the name of a header, as X-Staff-Name")
    return text


def _origins(text: str, host: str) -> tuple[str, ...]:
    named = tuple(origin.strip().lower() for origin in text.split(",") if origin.strip())
    for origin in named:
        if not re.fullmatch(r"\*|https?://[^/\s]+", origin):
            raise ValueError(f"{origin}: an origin is https://shop.example, without a path; * for any page")
    if named:
        return named
    return LOOPBACK_PAGES if host in LOOPBACK else ("*",)
