"""What the environment may say of Kafka's listener, and what of it would have no effect."""

from __future__ import annotations

from pathlib import Path

import pytest

from deploy.engines.process import HOST
from deploy.environment import SettingsError
from deploy.settings import Settings
from deploy.supervisor.data_directory import DataDirectory
from deploy.supervisor.plan import Broker, plan
from tests.secured_kafka import make_authority

SECRET = {"OMNIPROFILE_SECRET": "0123456789abcdef", "KAFKA_BOOTSTRAP_SERVERS": "kafka:9093"}
SASL = {
    "KAFKA_SECURITY_PROTOCOL": "sasl_plaintext",
    "KAFKA_SASL_MECHANISM": "scram-sha-512",
    "KAFKA_SASL_USERNAME": "omniprofile",
    "KAFKA_SASL_PASSWORD": "hidden-word",
}


def test_an_open_listener_needs_its_address_alone() -> None:
    assert Settings.from_environment(SECRET).kafka == {"bootstrap.servers": "kafka:9093"}


def test_a_name_and_a_password_are_for_the_client_and_shown_to_nobody(tmp_path: Path) -> None:
    (tmp_path / "word").write_text("hidden-word\n")
    in_file = {**SASL, "KAFKA_SASL_PASSWORD": "", "KAFKA_SASL_PASSWORD_FILE": str(tmp_path / "word")}
    for environment in (SASL, in_file):
        settings = Settings.from_environment({**SECRET, **environment})
        assert settings.kafka == {
            "bootstrap.servers": "kafka:9093",
            "security.protocol": "SASL_PLAINTEXT",
            "sasl.mechanism": "SCRAM-SHA-512",
            "sasl.username": "omniprofile",
            "sasl.password": "hidden-word",
        }
        assert "hidden-word" not in repr(settings)


def test_certificates_are_read_before_any_client_is_made(tmp_path: Path) -> None:
    authority = make_authority(tmp_path, "own")
    tls = {**SECRET, "KAFKA_SECURITY_PROTOCOL": "SSL", "KAFKA_CA_FILE": str(authority)}
    assert Settings.from_environment(tls).kafka["ssl.ca.location"] == str(authority)
    certificate = {"KAFKA_CERTIFICATE_FILE": str(authority), "KAFKA_KEY_FILE": str(tmp_path / "own.key")}
    assert Settings.from_environment({**tls, **certificate}).kafka["ssl.key.location"] == str(tmp_path / "own.key")
    for swapped in ({"KAFKA_CA_FILE": str(tmp_path / "own.key")}, {**certificate, "KAFKA_KEY_FILE": str(authority)}):
        with pytest.raises(SettingsError, match="PEM"):
            Settings.from_environment({**tls, **swapped})
    with pytest.raises(SettingsError, match="one of them needs the other"):
        Settings.from_environment({**tls, "KAFKA_KEY_FILE": str(tmp_path / "own.key")})


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {"KAFKA_SECURITY_PROTOCOL": "TLS"},
            "KAFKA_SECURITY_PROTOCOL: one of PLAINTEXT, SSL,",
        ),
        ({"KAFKA_SECURITY_PROTOCOL": ""}, "KAFKA_SASL_MECHANISM: has no effect .* SASL_PLAINTEXT or SASL_SSL"),
        ({"KAFKA_CA_FILE": "ca.pem"}, "KAFKA_CA_FILE: has no effect .* SSL or SASL_SSL"),
        ({"KAFKA_SASL_MECHANISM": "GSSAPI"}, "KAFKA_SASL_MECHANISM: one of PLAIN, SCRAM-SHA-256, SCRAM-SHA-512"),
        ({"KAFKA_SASL_USERNAME": ""}, "KAFKA_SASL_USERNAME: missing"),
        ({"KAFKA_SASL_PASSWORD": ""}, "KAFKA_SASL_PASSWORD: missing"),
    ],
)
def test_a_mistake_names_its_variable_and_not_the_password(changes: dict[str, str], told: str) -> None:
    with pytest.raises(SettingsError, match=told) as fault:
        Settings.from_environment({**SECRET, **SASL, **changes})
    assert "hidden-word" not in str(fault.value)


def test_the_broker_that_up_starts_is_open_whatever_the_environment_says(tmp_path: Path) -> None:
    """It listens on loopback: what is meant for a cluster elsewhere would keep our clients away from it."""
    started = plan(DataDirectory(tmp_path), 8080, Broker.EMBEDDED, SASL).environment
    (own,) = Settings.from_environment(started).kafka.items()
    assert own == ("bootstrap.servers", started["KAFKA_BOOTSTRAP_SERVERS"])
    assert own[1].startswith(HOST)
    elsewhere = plan(DataDirectory(tmp_path), 8080, Broker.EMBEDDED, {**SECRET, **SASL}).environment
    assert Settings.from_environment(elsewhere).kafka["sasl.password"] == "hidden-word"
