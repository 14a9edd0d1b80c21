"""Addresses of which the provider says that they are one mailbox: ya.ru is yandex.ru.

Source: Yandex's help for its mail: a login is one on all domains of Yandex, and a dot and a dash in it are the same. A
firm's domain that Yandex keeps mail for is not among them.
"""

from __future__ import annotations

from typing import Final

_YANDEX: Final = "yandex.ru"
_OF_YANDEX: Final = frozenset(("ya.ru", "yandex.ru", "yandex.com", "yandex.by", "yandex.kz", "yandex.ua"))


def own_mailbox(local: str, domain: str) -> tuple[str, str]:
    """(local part, domain) as the provider itself has them; of other providers as they are. Both in lower case."""
    return (local.replace("-", "."), _YANDEX) if domain in _OF_YANDEX else (local, domain)
