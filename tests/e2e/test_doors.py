"""What a browser on this machine cannot be made to do: answer to foreign host names, read files, post for others."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser

from tests.e2e.system import System, event


@pytest.mark.parametrize("path", ["/", "/v1/profiles?phone=1", "/docs", "/metrics"])
def test_a_name_that_is_not_ours_is_refused(system: System, path: str) -> None:
    """A page of evil.example that points its name at 127.0.0.1 would else read every profile (DNS rebinding)."""
    rebound = {"Host": f"evil.example:{system.port}"}
    assert system.http.get(path, headers=rebound).status_code == 400
    ours = {"Host": f"localhost:{system.port}"}
    assert system.http.get(path, headers=ours).status_code < 400


def test_the_description_of_the_api_loads_nothing_from_elsewhere(system: System) -> None:
    page = system.http.get("/docs").text
    loaded = re.findall(r"""(?:src|href)=["']([^"']+)["']""", page)
    assert len(loaded) >= 2
    assert all(address.startswith("/") and not address.startswith("//") for address in loaded), loaded
    for address in loaded:
        assert system.http.get(address).status_code == 200
    assert system.get("/openapi.json")["info"]["title"] == "Omniprofile"


class _Shop(BaseHTTPRequestHandler):
    """A page of somebody else, with nothing on it."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """The address of a page of another site, as a browser sees it."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Shop) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()


_POST = """async ([url, body, options]) => {
    const answer = await fetch(url, {method: "POST", body: JSON.stringify(body), ...options});
    return answer.type == "opaque" ? "unread" : [answer.status, await answer.json()];
}"""


@pytest.mark.browser
def test_another_sites_page_publishes_through_the_segment_paths_alone(
    system: System, chromium: Browser, elsewhere: str
) -> None:
    """Plain text may go anywhere without the browser's asking first; the page can't read what became of it."""
    forged = event("site.registered", identifiers={"account": "forged"})
    message = {"writeKey": "dev", "userId": "from-the-page", "event": "Signed Up"}
    page = chromium.new_page()
    page.goto(elsewhere)
    assert page.evaluate(_POST, [f"{system.url}/v1/events", forged, {"mode": "no-cors"}]) == "unread"
    json_headers = {"headers": {"Content-Type": "application/json"}}
    assert page.evaluate(_POST, [f"{system.url}/v1/track", message, json_headers]) == [200, {"success": True}]
    page.goto(f"{system.url}/docs")
    own = event("site.registered", identifiers={"account": "from-our-own-page"})
    assert page.evaluate(_POST, ["/v1/events", own, json_headers])[0] == 202
    page.close()
    for account in ("from-the-page", "from-our-own-page"):
        system.see(account=account)
    assert system.get("/v1/profiles", account="forged")["matches"] == []
