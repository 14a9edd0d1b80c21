"""`system`: the whole of it, once a session on the embedded broker and once on Apache Kafka."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright

from tests.e2e.chromium import browser
from tests.e2e.system import System
from tests.waiting import WITHIN

SCREEN: Final[ViewportSize] = {"width": 1280, "height": 900}
expect.set_options(timeout=WITHIN * 1_000)


@pytest.fixture(scope="session", params=["embedded", pytest.param("kafka", marks=pytest.mark.apache_kafka)])
def system(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    """Shared by all tests of the session: a test takes phones, visitors and numbers of its own."""
    started = System(tmp_path_factory.mktemp(f"system-{request.param}") / "data", request.param)
    started.start()
    yield started
    assert started.stop() == 0, started.output.read_text()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A headless Chromium for the tests of one module: it runs an event loop that others must not meet."""
    with sync_playwright() as playwright:
        found = browser()
        yield playwright.chromium.launch(
            executable_path=found.executable,
            args=["--no-sandbox", "--headless=shell"],
            env={**os.environ, **found.environment},
        )


@pytest.fixture
def new_desk(system: System, chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Somebody else's machine: no cookies, a language, and who sits there."""
    contexts: list[BrowserContext] = []

    def sit_down(name: str, language: str = "ru") -> Page:
        contexts.append(chromium.new_context(locale=language, base_url=system.url, viewport=SCREEN))
        contexts[-1].set_default_timeout(WITHIN * 1_000)
        page = contexts[-1].new_page()
        page.goto("/")
        page.click(".desk summary")
        page.fill("#desk-name", name)
        page.click(".desk button")
        return page

    yield sit_down
    for context in contexts:
        context.close()
