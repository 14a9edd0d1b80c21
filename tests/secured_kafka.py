"""Apache Kafka whose listeners encrypt and ask who comes, with an authority and certificates made for the test."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from confluent_kafka.admin import AdminClient, ScramCredentialInfo, ScramMechanism, UserScramCredentialUpsertion

from deploy.engines import free_port, kafka, start

USER: Final = "omniprofile"
PASSWORD: Final = 'a "secret" of this test'
_PLAIN: Final = "org.apache.kafka.common.security.plain.PlainLoginModule required"
_SCRAM: Final = "org.apache.kafka.common.security.scram.ScramLoginModule required;"
LISTENERS: Final = ("SASL_PLAINTEXT", "SASL_SSL", "SSL")


class SecuredKafka:
    """What the environment has to say for each listener: PLAIN, SCRAM over TLS, and a certificate of the client's."""

    def __init__(self, directory: Path, ports: Mapping[str, int]) -> None:
        self.authority = directory / "ca.pem"
        credentials = {"KAFKA_SASL_USERNAME": USER, "KAFKA_SASL_PASSWORD": PASSWORD}
        certificate = {"KAFKA_CERTIFICATE_FILE": directory / "client.pem", "KAFKA_KEY_FILE": directory / "client.key"}
        told: dict[str, dict[str, object]] = {
            "SASL_PLAINTEXT": {"KAFKA_SASL_MECHANISM": "PLAIN", **credentials},
            "SASL_SSL": {"KAFKA_SASL_MECHANISM": "SCRAM-SHA-512", "KAFKA_CA_FILE": self.authority, **credentials},
            "SSL": {"KAFKA_CA_FILE": self.authority, **certificate},
        }
        self._told = {
            name: {"KAFKA_BOOTSTRAP_SERVERS": f"127.0.0.1:{ports[name]}", "KAFKA_SECURITY_PROTOCOL": name, **said}
            for name, said in told.items()
        }

    def environment(self, listener: str, **changes: object) -> dict[str, str]:
        return {name: str(value) for name, value in {**self._told[listener], **changes}.items()}


@contextmanager
def secured_kafka(directory: Path) -> Iterator[SecuredKafka]:
    """The tool's own way in stays open, to see that it is up and to enter the user."""
    directory.mkdir()
    _certificates(directory)
    ports = {name: free_port() for name in LISTENERS}
    program = kafka.program(directory / "kafka", free_port())
    settings = directory / "kafka" / "node-1" / "server.properties"
    settings.write_text(settings.read_text() + _listeners(settings.read_text(), directory, ports))
    engine = start(program)
    try:
        _enter_user(program.address)
        yield SecuredKafka(directory, ports)
    finally:
        engine.stop()


def _listeners(settings: str, directory: Path, ports: Mapping[str, int]) -> str:
    """More lines of the broker's settings: of two for one name the last one counts."""
    before = dict(line.split("=", 1) for line in settings.splitlines())
    more = "".join(f",{name}://127.0.0.1:{port}" for name, port in ports.items())
    escaped = PASSWORD.replace('"', '\\\\"')
    lines = {
        "listeners": before["listeners"] + more,
        "advertised.listeners": before["advertised.listeners"] + more,
        "listener.security.protocol.map": before["listener.security.protocol.map"]
        + "".join(f",{name}:{name}" for name in ports),
        "listener.name.sasl_plaintext.sasl.enabled.mechanisms": "PLAIN",
        "listener.name.sasl_plaintext.plain.sasl.jaas.config": f'{_PLAIN} user_{USER}="{escaped}";',
        "listener.name.sasl_ssl.sasl.enabled.mechanisms": "SCRAM-SHA-512",
        "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config": _SCRAM,
        "listener.name.ssl.ssl.client.auth": "required",
        "ssl.keystore.type": "PEM",
        "ssl.keystore.location": directory / "broker.store.pem",
        "ssl.truststore.type": "PEM",
        "ssl.truststore.location": directory / "ca.pem",
    }
    return "".join(f"{name}={value}\n" for name, value in lines.items())


def _enter_user(bootstrap: str) -> None:
    admin = AdminClient({"bootstrap.servers": bootstrap})
    how = ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096)
    user = UserScramCredentialUpsertion(USER, how, PASSWORD.encode())
    admin.alter_user_scram_credentials([user])[USER].result(20)


def _certificates(directory: Path) -> None:
    """An authority, and what it signs for the broker and for a client of it."""
    make_authority(directory, "ca")
    signed = ["-CA", "ca.pem", "-CAkey", "ca.key"]
    for name in ("broker", "client"):
        _openssl(directory, name, *signed, "-addext", "subjectAltName=IP:127.0.0.1")
    store = (directory / "broker.key").read_text() + (directory / "broker.pem").read_text()
    (directory / "broker.store.pem").write_text(store)


def make_authority(directory: Path, name: str) -> Path:
    """A certificate that its own key signs."""
    _openssl(directory, name, "-addext", "basicConstraints=critical,CA:TRUE")
    return directory / f"{name}.pem"


def _openssl(directory: Path, name: str, *more: str) -> None:
    made = ["-newkey", "rsa:2048", "-noenc", "-keyout", f"{name}.key", "-out", f"{name}.pem", "-days", "2"]
    command = ["openssl", "req", "-x509", "-subj", f"/CN={name}", *made, *more]
    subprocess.run(command, cwd=directory, check=True, capture_output=True)
