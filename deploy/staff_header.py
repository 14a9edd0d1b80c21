"""Takes the name of the staff member from the header that the proxy sets, and from no other."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

from profile_store.service.desk import NAME_HEADER


class StaffHeader:
    """trusted: the header that a proxy sets to who signed on, and takes from clients' requests; "": there is no such
    proxy, and whoever sends a name in a header would sign with it.
    """

    def __init__(self, app: ASGIApp, trusted: str) -> None:
        self._app = app
        self._trusted = trusted

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            headers = MutableHeaders(scope=scope)
            told = headers.get(self._trusted) if self._trusted else None
            del headers[NAME_HEADER]
            if told is not None:
                headers[NAME_HEADER] = told
        await self._app(scope, receive, send)
