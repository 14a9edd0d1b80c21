"""Who sits at this desk: the name that goes into the events which staff write, and the seam where access is decided.

On one machine's loopback everybody is an `operator`. A deployment with a sign-on proxy hands in its own `Access`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote, unquote, urlsplit

from fastapi import Request

NAME_COOKIE = "desk"
NAME_HEADER = "X-Staff-Name"  # percent-encoded UTF-8, since a header carries Latin-1 only
MAX_NAME = 80


@dataclass(frozen=True)
class Staff:
    """`name` is "" until somebody has said who is at the desk; `role` says what the pages offer."""

    name: str
    role: str


class Access(Protocol):
    def __call__(self, request: Request) -> Staff: ...


def everyone_is_operator(request: Request) -> Staff:
    """The access rule of a machine of one's own: the name comes from a proxy's header, or from the desk's cookie."""
    told = request.headers.get(NAME_HEADER) or request.cookies.get(NAME_COOKIE) or ""
    return Staff(tidy_name(unquote(told)), "operator")


def tidy_name(raw: str) -> str:
    """One line of printable text, at most MAX_NAME characters."""
    return one_line(raw)[:MAX_NAME]


def one_line(raw: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in raw).split())


def cookie_value(name: str) -> str:
    return quote(tidy_name(name))


def own_address(address: str, default: str) -> str:
    """The address if it is a path of this site: not `//elsewhere`, not `https:…`."""
    parts = urlsplit(address)
    ours = address.startswith("/") and not address.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc
    return address if ours and address.isprintable() else default


def is_foreign(request: Request) -> bool:
    """True where another site's page sent this form: a browser says so in Sec-Fetch-Site, older ones in Origin."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc != request.headers.get("Host", "")
