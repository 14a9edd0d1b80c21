"""Answers under the service's own names only: a page that points a name of its own at this machine is refused."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from ipaddress import ip_address
from typing import Final

from starlette.datastructures import Headers
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from profile_store.service.problems import problem_response

MONITORED: Final = frozenset({"/healthz", "/readyz", "/metrics"})
_FOREIGN: Final = (
    "The service does not answer under this request's Host; OMNIPROFILE_HOSTS lists the names that it has."
)


class HostCheck(TrustedHostMiddleware):
    """Kubernetes' probes and a Prometheus that finds pods by itself name no host but the pod's address, which nobody
    can list before. What they ask for is answered by address too: a foreign page needs a name to point here.

    The rules are Starlette's; its refusal is plain text, and ours a problem, as every error is (contract §2).
    """

    def __init__(self, app: ASGIApp, allowed_hosts: Sequence[str]) -> None:
        super().__init__(self._pass_on, allowed_hosts, www_redirect=False)
        self._checked = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] in MONITORED and _is_address(Headers(scope=scope).get("host", "")):
            await self._checked(scope, receive, send)
        else:
            await super().__call__(scope, receive, _Refusal(scope, receive, send))

    async def _pass_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._checked(scope, receive, send.answer if isinstance(send, _Refusal) else send)


class _Refusal:
    """What the check itself sends, as a problem. answer: for whatever passed it."""

    def __init__(self, scope: Scope, receive: Receive, answer: Send) -> None:
        self._scope = scope
        self._receive = receive
        self.answer = answer

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            problem = problem_response(HTTPStatus.BAD_REQUEST, _FOREIGN)
            await problem(self._scope, self._receive, self.answer)


def _is_address(host: str) -> bool:
    """`10.1.2.3:8080`, `[fd00::1]:8080`, with or without the port."""
    bare = host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]
    try:
        ip_address(bare)
    except ValueError:
        return False
    return True
