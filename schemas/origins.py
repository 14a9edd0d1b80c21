"""Tells whether a browser sends a request on behalf of another site's page (a CSRF check).

A page of any site can make its visitor's browser post text or a form to any address that the browser reaches. Only the
headers of the browser show it; programs send none of them and are not affected. Sources: W3C Fetch Metadata
(Sec-Fetch-Site), RFC 6454 (Origin).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase

_OURS = ("same-origin", "none")  # none: the person's own doing, a bookmark


def foreign_page(headers: Mapping[str, str]) -> str | None:
    """The origin (`https://shop.example`, or `null`) of another site's page that caused the request; None if none did.

    headers: of the request, looked up whatever their case.
    """
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None:
        foreign = site not in _OURS
    else:  # an older browser, or a page without encryption on another machine than the service
        foreign = origin is not None and origin.partition("://")[2] != headers.get("host")
    return (origin or "null") if foreign else None


def is_named(origin: str, named: Iterable[str]) -> bool:
    """named: origins, `*` in them standing for anything: `https://*.shop.example`, `http://localhost:*`."""
    return any(origin == each or fnmatchcase(origin, each) for each in named)
