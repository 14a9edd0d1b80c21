"""HTTP to the processes under test."""

from __future__ import annotations

from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx

from tests.waiting import WITHIN


def http_client(base_url: str) -> httpx.Client:
    """For any thread, to be closed by nobody. From one request to the next it keeps neither cookies nor a connection,
    so that the other side may die in between.
    """
    return httpx.Client(
        base_url=base_url,
        trust_env=False,
        timeout=WITHIN,
        limits=httpx.Limits(max_keepalive_connections=0),
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
    )
