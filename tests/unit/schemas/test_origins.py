"""Which requests come from a page of another site, and which pages are allowed."""

from __future__ import annotations

import pytest

from schemas.origins import foreign_page, is_named

SHOP = "https://shop.example"


@pytest.mark.parametrize(
    ("headers", "page"),
    [
        ({}, None),  # a program
        ({"sec-fetch-site": "same-origin", "origin": "http://127.0.0.1:8080"}, None),
        ({"sec-fetch-site": "none"}, None),
        ({"sec-fetch-site": "cross-site", "origin": SHOP}, SHOP),
        ({"sec-fetch-site": "same-site", "origin": "http://localhost:3000"}, "http://localhost:3000"),
        ({"sec-fetch-site": "cross-site"}, "null"),
        ({"sec-fetch-site": "something new", "origin": SHOP}, SHOP),
        ({"origin": SHOP}, SHOP),
        ({"origin": "null"}, "null"),
        ({"origin": "http://["}, "http://["),
        ({"origin": "http://crm.lan:8080", "host": "crm.lan:8080"}, None),
        ({"origin": "https://crm.lan", "host": "crm.lan"}, None),  # TLS ends at a proxy
        ({"origin": "http://crm.lan", "host": "crm.lan:8080"}, "http://crm.lan"),
    ],
)
def test_a_browser_tells_whose_page_it_was(headers: dict[str, str], page: str | None) -> None:
    assert foreign_page(headers) == page


@pytest.mark.parametrize(
    ("origin", "named", "is_one"),
    [
        (SHOP, (SHOP,), True),
        (SHOP, ("*",), True),
        (SHOP, (), False),
        (SHOP, ("https://shop.example.org", "http://shop.example"), False),
        ("https://m.shop.example", ("https://*.shop.example",), True),
        (SHOP, ("https://*.shop.example",), False),
        ("http://localhost:3000", ("http://localhost:*",), True),
        ("http://localhost.evil.example", ("http://localhost:*", "http://localhost"), False),
        ("http://[::1]:3000", ("http://[::1]:3000",), True),
        ("null", ("https://*",), False),
    ],
)
def test_origins_are_named_whole_or_by_a_pattern(origin: str, named: tuple[str, ...], is_one: bool) -> None:
    assert is_named(origin, named) is is_one
