"""What the environment may say, and how a mistake in it is reported."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from deploy.asgi import warn_of_closed_doors
from deploy.environment import SettingsError
from deploy.settings import Settings
from deploy.supervisor.data_directory import DataDirectory
from deploy.supervisor.plan import Broker, plan
from stream_processors.identity.weights import shipped

SECRET = {"OMNIPROFILE_SECRET": "0123456789abcdef"}


def test_one_redis_serves_both_stores_unless_told_otherwise() -> None:
    one = Settings.from_environment({**SECRET, "REDIS_IDENTITY_URL": "redis://a:1/0"})
    two = Settings.from_environment(
        {**SECRET, "REDIS_IDENTITY_URL": "redis://a:1/0", "REDIS_PROFILE_URL": "redis://b:1/0"}
    )
    assert one.redis_identity_url == one.redis_profile_url == "redis://a:1/0"
    assert two.redis_profile_url == "redis://b:1/0"


def test_a_cluster_is_for_fragments_alone() -> None:
    cluster = {"REDIS_PROFILE_URL": "redis+cluster://b:1"}
    assert Settings.from_environment({**SECRET, "REDIS_IDENTITY_URL": "redis://a:1/0", **cluster}).redis_profile_url
    for url in ("REDIS_PROFILE_URL", "REDIS_IDENTITY_URL"):
        with pytest.raises(SettingsError, match="one primary"):
            Settings.from_environment({**SECRET, url: "redis+cluster://b:1"})


@pytest.mark.parametrize(
    "url", ["redis://:p%40ss@a", "rediss://a:1/0", "unix:///run/valkey.sock", "rediss+cluster://b:1", "redis://[::1]:1"]
)
def test_any_address_that_the_client_takes_is_taken(url: str) -> None:
    found = Settings.from_environment({**SECRET, "REDIS_IDENTITY_URL": "redis://a:1", "REDIS_PROFILE_URL": url})
    assert found.redis_profile_url == url


@pytest.mark.parametrize("given", [{}, {"OMNIPROFILE_WRITE_KEYS": ""}, {"OMNIPROFILE_WRITE_KEYS": " , "}])
def test_the_write_key_that_everybody_knows_is_for_this_machine_alone(given: dict[str, str]) -> None:
    assert Settings.from_environment(SECRET | given).write_keys == {"dev": "dev"}
    assert Settings.from_environment(SECRET | given | {"OMNIPROFILE_HOST": "0.0.0.0"}).write_keys == {}


@pytest.mark.parametrize(("host", "told"), [("0.0.0.0", 1), ("127.0.0.1", 0)])
def test_a_service_that_refuses_every_sdk_says_so_when_it_starts(
    host: str, told: int, caplog: pytest.LogCaptureFixture
) -> None:
    warn_of_closed_doors(Settings.from_environment(SECRET | {"OMNIPROFILE_HOST": host}))
    assert caplog.text.count("the Segment paths refuse everybody") == told


def test_what_up_starts_listens_on_loopback_whatever_the_environment_says(tmp_path: Path) -> None:
    """It authenticates nobody, and a shell may still have the variable of an image."""
    started = plan(DataDirectory(tmp_path), 8080, Broker.EMBEDDED, {"OMNIPROFILE_HOST": "0.0.0.0"})
    (service,) = (each for each in started.processes if each.name == "service")
    settings = Settings.from_environment(service.environment)
    assert (settings.host, settings.hosts) == ("127.0.0.1", Settings.from_environment(SECRET).hosts)


@pytest.mark.parametrize("given", ["09:30-18:00", "09:30–18:00"])
def test_working_hours_are_taken_with_either_dash(given: str) -> None:
    assert Settings.from_environment({**SECRET, "OMNIPROFILE_WORKING_HOURS": given}).working_hours == (570, 1080)


@pytest.mark.parametrize("given", ["roubles", "₽", "RU"])
def test_what_is_no_currency_is_told(given: str) -> None:
    with pytest.raises(SettingsError, match="OMNIPROFILE_CURRENCY: three letters"):
        Settings.from_environment({**SECRET, "OMNIPROFILE_CURRENCY": given})
    assert Settings.from_environment({**SECRET, "OMNIPROFILE_CURRENCY": "uzs"}).currency == "UZS"


def test_write_keys_have_names() -> None:
    settings = Settings.from_environment({**SECRET, "OMNIPROFILE_WRITE_KEYS": "k1=web, k2"})
    assert settings.write_keys == {"k1": "web", "k2": "k2"}


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("OMNIPROFILE_SECRET", "short", "OMNIPROFILE_SECRET: 16 to 64 bytes"),
        ("OMNIPROFILE_SECRET", "x" * 65, "OMNIPROFILE_SECRET: 16 to 64 bytes"),
        ("OMNIPROFILE_REGION", "Russia", "OMNIPROFILE_REGION: two letters"),
        ("OMNIPROFILE_TIMEZONE", "Europe/Moskow", "OMNIPROFILE_TIMEZONE: No time zone found"),
        ("OMNIPROFILE_LEAD_RULES", "missing.toml", "OMNIPROFILE_LEAD_RULES: no such file: missing.toml"),
        ("OMNIPROFILE_WORKING_HOURS", "22:00-08:00", "OMNIPROFILE_WORKING_HOURS: two times of one day"),
        ("OMNIPROFILE_AUTO_JOIN", "95", "OMNIPROFILE_AUTO_JOIN: a score from 0.5 to 1"),
        ("OMNIPROFILE_AUTO_JOIN", "nan", "OMNIPROFILE_AUTO_JOIN: a score from 0.5 to 1"),
        ("OMNIPROFILE_WORKING_HOURS", "8-22", "OMNIPROFILE_WORKING_HOURS: two times of one day"),
        (
            "CLICKHOUSE_DSN",
            "clickhouse://u:p@host:9000/db",
            "CLICKHOUSE_DSN: an address as http://user:password@host:8123/database$",
        ),
        (
            "CLICKHOUSE_DSN",
            "http://u:pa/ss@host:8123/db",
            "CLICKHOUSE_DSN: an address as http://user:password@host:8123/database$",
        ),
        ("CLICKHOUSE_DSN", "host:8123", "CLICKHOUSE_DSN: an address as http://user:password@host:8123/database$"),
        ("REDIS_IDENTITY_URL", "localhost:6379", "REDIS_IDENTITY_URL: an address as redis://host:6379/0$"),
        ("REDIS_PROFILE_URL", "http://:password@host:1", "REDIS_PROFILE_URL: an address as redis://host:6379/0$"),
        ("REDIS_PROFILE_URL", "redis://host:sixty", "REDIS_PROFILE_URL: an address as redis://host:6379/0$"),
        ("CLICKHOUSE_DSN", "clickhouse", "CLICKHOUSE_DSN: an address as http://user:password@host:8123/database$"),
        ("OMNIPROFILE_STAFF_HEADER", "X-Staff-Name: Anna", "OMNIPROFILE_STAFF_HEADER: the name of a header"),
        ("OMNIPROFILE_PARTITIONS", "0", "OMNIPROFILE_PARTITIONS: a whole number, 1 or more"),
    ],
)
def test_a_mistake_names_its_variable(variable: str, value: str, told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        Settings.from_environment({**SECRET, variable: value})


def test_working_hours_are_minutes() -> None:
    assert Settings.from_environment(SECRET).working_hours == (480, 1320)
    assert Settings.from_environment({**SECRET, "OMNIPROFILE_WORKING_HOURS": "09:30-24:00"}).working_hours == (
        570,
        1440,
    )


@pytest.mark.parametrize(
    ("given", "hosts"),
    [
        ({}, ("127.0.0.1", "localhost")),
        ({"OMNIPROFILE_HOSTS": "shop.example, crm"}, ("127.0.0.1", "localhost", "shop.example", "crm")),
        ({"OMNIPROFILE_HOST": "0.0.0.0"}, ("*",)),
        ({"OMNIPROFILE_HOST": "0.0.0.0", "OMNIPROFILE_HOSTS": "crm"}, ("127.0.0.1", "localhost", "crm")),
    ],
)
def test_the_service_answers_under_its_own_names(given: dict[str, str], hosts: tuple[str, ...]) -> None:
    assert Settings.from_environment({**SECRET, **given}).hosts == hosts


@pytest.mark.parametrize(
    ("given", "origins"),
    [
        ({}, ("http://127.0.0.1", "http://127.0.0.1:*", "http://localhost", "http://localhost:*")),
        ({"OMNIPROFILE_HOST": "0.0.0.0"}, ("*",)),
        (
            {"OMNIPROFILE_ALLOWED_ORIGINS": "https://Shop.example, http://*.shop.example:8080"},
            ("https://shop.example", "http://*.shop.example:8080"),
        ),
        ({"OMNIPROFILE_ALLOWED_ORIGINS": "*"}, ("*",)),
    ],
)
def test_whose_pages_may_publish(given: dict[str, str], origins: tuple[str, ...]) -> None:
    assert Settings.from_environment({**SECRET, **given}).origins == origins


@pytest.mark.parametrize("wrong", ["shop.example", "https://shop.example/", "https://", "https://a b"])
def test_what_is_no_origin_is_said(wrong: str) -> None:
    with pytest.raises(SettingsError, match=r"OMNIPROFILE_ALLOWED_ORIGINS: .*https://shop.example, without a path"):
        Settings.from_environment({**SECRET, "OMNIPROFILE_ALLOWED_ORIGINS": wrong})


def test_the_secret_is_never_shown() -> None:
    assert "0123456789abcdef" not in repr(Settings.from_environment(SECRET))


def test_a_missing_secret_is_asked_for() -> None:
    with pytest.raises(SettingsError, match="openssl rand -hex 32"):
        Settings.from_environment({})


def test_lead_rules_may_be_the_deployments_own(tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text("")
    assert Settings.from_environment({**SECRET, "OMNIPROFILE_LEAD_RULES": str(rules)}).lead_rules == rules


def test_likeness_joins_only_where_a_score_is_set() -> None:
    scores = [Settings.from_environment({**SECRET, "OMNIPROFILE_AUTO_JOIN": text}).auto_join for text in ("", "0.95")]
    assert scores == [None, 0.95]


def test_weights_that_a_deployment_learned_take_the_place_of_those_shipped(tmp_path: Path) -> None:
    learned = tmp_path / "weights.json"
    fields = {**shipped().fields, "given": shipped().of("given")._replace(same=0.5)}
    learned.write_text(replace(shipped(), fields=fields).dump())
    settings = Settings.from_environment({**SECRET, "OMNIPROFILE_WEIGHTS": str(learned)})
    assert settings.weights.of("given").same == 0.5
    learned.write_text("{}")
    with pytest.raises(SettingsError, match="OMNIPROFILE_WEIGHTS: "):
        Settings.from_environment({**SECRET, "OMNIPROFILE_WEIGHTS": str(learned)})


def test_a_secret_may_stand_in_a_file(tmp_path: Path) -> None:
    """As Docker and Kubernetes mount them. What stands in the environment itself goes first."""
    mounted = tmp_path / "secret"
    mounted.write_text("of a file, 16 bytes or more\n")
    in_file = {"OMNIPROFILE_SECRET_FILE": str(mounted)}
    assert Settings.from_environment(in_file).secret == b"of a file, 16 bytes or more"
    assert Settings.from_environment({**in_file, **SECRET}).secret == b"0123456789abcdef"
    with pytest.raises(SettingsError, match=r"OMNIPROFILE_SECRET_FILE: .*missing can't be read: No such file"):
        Settings.from_environment({"OMNIPROFILE_SECRET_FILE": str(tmp_path / "missing")})
