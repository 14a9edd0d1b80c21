"""Who sits at the desk: the name that goes into the events of staff.

Nobody is authenticated or refused here; that is the task of a proxy in front of the service (docs/operations.md).
"""

from __future__ import annotations

from urllib.parse import quote, unquote, urlsplit

from fastapi import Request, Response

NAME_COOKIE = "desk"
NAME_HEADER = "X-Staff-Name"  # percent-encoded UTF-8, since a header carries Latin-1 only; of a proxy we know alone:
# deploy/staff_header.py takes it from all other requests
MAX_NAME = 80
_A_YEAR = 365 * 24 * 3600


def staff_name(request: Request) -> str:
    """The name in the proxy's header, else in the desk's cookie; "" until somebody has entered one."""
    told = request.headers.get(NAME_HEADER) or request.cookies.get(NAME_COOKIE) or ""
    return tidy_name(unquote(told))


def tidy_name(raw: str) -> str:
    """One line of printable text, at most MAX_NAME characters."""
    return one_line(raw)[:MAX_NAME]


def one_line(raw: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in raw).split())


def remember(response: Response, name: str) -> None:
    """Keep the name in the desk's cookie, so that nobody has to type it twice."""
    response.set_cookie(NAME_COOKIE, quote(tidy_name(name)), max_age=_A_YEAR, samesite="lax", httponly=True)


def own_address(address: str, default: str) -> str:
    """The address if it is a path of this site, else the default: neither `//elsewhere` nor `https:…`."""
    parts = urlsplit(address)
    ours = address.startswith("/") and not address.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc
    return address if ours and address.isprintable() else default
