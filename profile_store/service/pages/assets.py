"""Style sheets and scripts of the pages, served from memory under addresses that change with their content.

htmx is the released file from the pinned package `django-js-lib-htmx`, not a copy in this repository.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files

from fastapi import Response

_CSS, _JS, _SVG = "text/css; charset=utf-8", "text/javascript; charset=utf-8", "image/svg+xml"
_SOURCES = {
    "pages.css": (__package__, "static/pages.css", _CSS),
    "day.css": (__package__, "static/day.css", _CSS),
    "keys.js": (__package__, "static/keys.js", _JS),
    "desk.js": (__package__, "static/desk.js", _JS),
    "stream.js": (__package__, "static/stream.js", _JS),
    "day.js": (__package__, "static/day.js", _JS),
    "day_rows.js": (__package__, "static/day_rows.js", _JS),
    "card.js": (__package__, "static/card.js", _JS),
    "draft.js": (__package__, "static/draft.js", _JS),
    "icon.svg": (__package__, "static/icon.svg", _SVG),
    "htmx.js": ("js_lib_htmx", "static/htmx/htmx.min.js", _JS),
}
_FOR_A_YEAR = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Asset:
    content: bytes
    media_type: str
    version: str


@lru_cache(maxsize=1)
def assets() -> dict[str, Asset]:
    return {name: _read(package, path, media_type) for name, (package, path, media_type) in _SOURCES.items()}


def _read(package: str, path: str, media_type: str) -> Asset:
    content = files(package).joinpath(path).read_bytes()
    return Asset(content, media_type, sha256(content).hexdigest()[:12])


def address(name: str) -> str:
    return f"/static/{name}?v={assets()[name].version}"


def response(name: str) -> Response | None:
    asset = assets().get(name)
    if asset is None:
        return None
    headers = {"Cache-Control": _FOR_A_YEAR, "X-Content-Type-Options": "nosniff"}
    return Response(asset.content, media_type=asset.media_type, headers=headers)
