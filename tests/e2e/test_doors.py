"""What a browser on this machine may be made to do: names of other people's, files of other people's."""

from __future__ import annotations

import re

import httpx
import pytest

from tests.e2e.system import System


@pytest.mark.parametrize("path", ["/", "/v1/profiles?phone=1", "/docs", "/metrics"])
def test_a_name_that_is_not_ours_is_refused(system: System, path: str) -> None:
    """A page of evil.example that points its name at 127.0.0.1 would else read every profile (DNS rebinding)."""
    rebound = {"Host": f"evil.example:{system.port}"}
    assert httpx.get(system.url + path, headers=rebound, trust_env=False).status_code == 400
    ours = {"Host": f"localhost:{system.port}"}
    assert httpx.get(system.url + path, headers=ours, trust_env=False).status_code < 400


def test_the_description_of_the_api_loads_nothing_from_elsewhere(system: System) -> None:
    page = httpx.get(f"{system.url}/docs", trust_env=False).text
    loaded = re.findall(r"""(?:src|href)=["']([^"']+)["']""", page)
    assert len(loaded) >= 2
    assert all(address.startswith("/") and not address.startswith("//") for address in loaded), loaded
    for address in loaded:
        assert httpx.get(system.url + address, trust_env=False).status_code == 200
    assert httpx.get(f"{system.url}/openapi.json", trust_env=False).json()["info"]["title"] == "Omniprofile"
