"""Answers under the service's own names only: a page that points a name of its own at this machine is refused."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Final

from starlette.datastructures import Headers
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import Receive, Scope, Send

MONITORED: Final = frozenset({"/healthz", "/readyz", "/metrics"})


class HostCheck(TrustedHostMiddleware):
    """Kubernetes' probes and a Prometheus that finds pods by itself name no host but the pod's address, which nobody
    can list before. What they ask for is answered by address too: a foreign page needs a name to point here.
    """

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] in MONITORED and _is_address(Headers(scope=scope).get("host", "")):
            await self.app(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


def _is_address(host: str) -> bool:
    """`10.1.2.3:8080`, `[fd00::1]:8080`, with or without the port."""
    bare = host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]
    try:
        ip_address(bare)
    except ValueError:
        return False
    return True
