"""How the log's listener wants to be spoken to: encrypted or not, and who we are to it."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from deploy.environment import SettingsError, existing_file, read

PROTOCOLS = ("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL")
MECHANISMS = ("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512")
_SASL = ("KAFKA_SASL_MECHANISM", "KAFKA_SASL_USERNAME", "KAFKA_SASL_PASSWORD")
_FILES = {
    "KAFKA_CA_FILE": "ssl.ca.location",
    "KAFKA_CERTIFICATE_FILE": "ssl.certificate.location",
    "KAFKA_KEY_FILE": "ssl.key.location",
}
VARIABLES = ("KAFKA_SECURITY_PROTOCOL", *_SASL, *_FILES)


def kafka_security(environment: Mapping[str, str]) -> dict[str, str]:
    """librdkafka's settings for the listener; none for an open one.

    Raises SettingsError, also for what would have no effect: a password that is sent to nobody, a certificate where
    nothing is encrypted.
    """
    protocol = read(environment, "KAFKA_SECURITY_PROTOCOL", _one_of(PROTOCOLS), "PLAINTEXT")
    named, encrypted = protocol.startswith("SASL_"), protocol.endswith("SSL")
    idle = {} if named else dict.fromkeys(_SASL, "SASL_PLAINTEXT or SASL_SSL")
    idle |= {} if encrypted else dict.fromkeys(_FILES, "SSL or SASL_SSL")
    for name in filter(environment.get, idle):
        raise SettingsError(f"{name}: has no effect where KAFKA_SECURITY_PROTOCOL is {protocol}, not {idle[name]}")
    return {
        **({} if protocol == "PLAINTEXT" else {"security.protocol": protocol}),
        **(_credentials(environment) if named else {}),
        **(_certificates(environment) if encrypted else {}),
    }


def _credentials(environment: Mapping[str, str]) -> dict[str, str]:
    return {
        "sasl.mechanism": read(environment, "KAFKA_SASL_MECHANISM", _one_of(MECHANISMS), ""),
        "sasl.username": read(environment, "KAFKA_SASL_USERNAME", _given, ""),
        "sasl.password": read(environment, "KAFKA_SASL_PASSWORD", _given, ""),
    }


def _certificates(environment: Mapping[str, str]) -> dict[str, str]:
    """Without an authority of its own, those that the system trusts; a certificate of ours only with its key."""
    files = {setting: read(environment, name, existing_file, "") for name, setting in _FILES.items()}
    authority, certificate, key = files.values()
    if (certificate is None) != (key is None):
        raise SettingsError("KAFKA_CERTIFICATE_FILE and KAFKA_KEY_FILE: one of them needs the other")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if authority is not None:
        with _told(f"KAFKA_CA_FILE: {authority} has no certificate in PEM"):
            context.load_verify_locations(authority)
    if certificate is not None:
        with _told("KAFKA_CERTIFICATE_FILE and KAFKA_KEY_FILE: a certificate in PEM, and its key without a password"):
            context.load_cert_chain(certificate, key, password="")  # none: a terminal would be asked for one
    return {setting: str(path) for setting, path in files.items() if path is not None}


@contextmanager
def _told(what: str) -> Iterator[None]:
    """The client would end with a word of OpenSSL's."""
    try:
        yield
    except OSError:
        raise SettingsError(what) from None


def _one_of(names: tuple[str, ...]) -> Callable[[str], str]:
    def known(text: str) -> str:
        if text.upper() not in names:
            raise ValueError(f"one of {', '.join(names)}")
        return text.upper()

    return known


def _given(text: str) -> str:
    if not text:
        raise ValueError("missing; the listener wants a mechanism, a user name, and a password")
    return text
