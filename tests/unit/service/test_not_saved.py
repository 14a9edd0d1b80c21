"""What staff write while the profile store is away: what was typed comes back, and no page says that it is safe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import httpx
import pytest
from prometheus_client import CollectorRegistry

from profile_store.memory.identity_matching import MemoryMatchStore
from profile_store.ports import StoreUnavailable
from schemas.identity import Group, ProfileId
from tests.unit.service.desk import Log, service_with
from tests.unit.service.page_reading import read
from tests.unit.service.world import World, tell_annas_story

TYPED = {"text": "Просит белый", "topic": "кухня", "preferences": "цвет: белый"}
RUSSIAN = {"Accept-Language": "ru"}


class Leaving(MemoryMatchStore):
    """The identity graph, whose engine goes away when a test says so."""

    away = False

    def groups(self, profile_ids: Sequence[ProfileId]) -> list[Group]:
        if self.away:
            raise StoreUnavailable("connection refused")
        return super().groups(profile_ids)

    def group(self, profile_id: ProfileId) -> Group | None:
        if self.away:
            raise StoreUnavailable("connection refused")
        return super().group(profile_id)


@pytest.fixture
def store() -> Leaving:
    return Leaving()


@pytest.fixture
def world(store: Leaving) -> World:
    return World(identities=store)


@pytest.fixture
def anna(world: World) -> str:
    return tell_annas_story(world)


@pytest.fixture
def desk(world: World, log: Log, registry: CollectorRegistry) -> Iterator[httpx.Client]:
    with service_with(world, log, registry) as client:
        yield client


def test_a_note_comes_back_in_its_form_and_is_saved_from_there(
    desk: httpx.Client, store: Leaving, log: Log, anna: str
) -> None:
    store.away = True
    response = desk.post(f"/customers/{anna}/notes", data=TYPED, headers=RUSSIAN)
    assert response.status_code == 503
    assert response.headers["Retry-After"]
    page = read(response.text)
    assert "Не записано: хранилище профилей не отвечает" in page.text
    assert "Ничего не потеряно" not in page.text
    assert len(page.all("h1")) == 1
    assert {TYPED["topic"], TYPED["preferences"]} <= {field.attributes.get("value") for field in page.all("input")}
    assert TYPED["text"] in page.texts
    assert f"/customers/{anna}" in [link.attributes.get("href") for link in page.all("a")], "the way to the card"
    assert log.events == []

    store.away = False
    (action,) = [form.attributes["action"] for form in page.all("form") if form.attributes.get("class") == "note"]
    assert desk.post(action, data=TYPED).headers["location"] == f"/customers/{anna}?saved=yes"


def test_a_mark_says_that_it_was_not_saved_and_leads_to_the_card(desk: httpx.Client, store: Leaving, anna: str) -> None:
    store.away = True
    response = desk.post(f"/customers/{anna}/marks", data={"mark": "loyal", "on": "true"}, headers=RUSSIAN)
    page = read(response.text)
    assert response.status_code == 503
    assert "Не записано" in page.text
    assert page.all("textarea") == []
    assert f"/customers/{anna}" in [link.attributes.get("href") for link in page.all("a")]


@pytest.mark.parametrize("part", ["wishes", "marks", "consents", "saved"])
def test_a_part_of_the_card_stays_as_it_is(desk: httpx.Client, store: Leaving, anna: str, part: str) -> None:
    store.away = True
    asked = {**RUSSIAN, "HX-Request": "true", "HX-Target": part}
    response = desk.post(f"/customers/{anna}/marks", data={"mark": "loyal", "on": "true"}, headers=asked)
    assert (response.status_code, response.headers["HX-Reswap"]) == (503, "none")
    (line,) = read(response.text).all("div")
    assert line.attributes["id"] == "saved", "the card's line for it takes the message"
    assert "Не записано" in read(response.text).text


def test_what_was_sent_before_the_store_left_is_saved(
    world: World, store: Leaving, registry: CollectorRegistry, anna: str
) -> None:
    """To say that it was not would have it sent twice."""

    class TakesAndLeaves(Log):
        async def __call__(self, raw: bytes) -> None:
            await super().__call__(raw)
            store.away = True

    with service_with(world, TakesAndLeaves(world), registry) as desk:
        response = desk.post(f"/customers/{anna}/notes", data=TYPED)
    assert response.status_code == 303
    assert "saved=pending" in response.headers["location"]


@pytest.mark.parametrize(("length", "status"), [(5_000, 303), (5_001, 422)])
def test_an_end_of_line_is_one_character(desk: httpx.Client, log: Log, anna: str, length: int, status: int) -> None:
    """Browsers send each as two, and count one."""
    text = ("строка\n" * 1_000)[: length - 1] + "."
    response = desk.post(f"/customers/{anna}/notes", data={"text": text.replace("\n", "\r\n")}, headers=RUSSIAN)
    assert response.status_code == status
    if status == 303:
        assert log.events[0]["data"]["text"] == text
    else:
        page = read(response.text)
        assert "длиннее 5 000 знаков" in page.text
        assert any("строка" in each for each in page.texts), "the text is still in the box"


def test_a_form_that_fits_nothing_speaks_of_a_form(desk: httpx.Client, anna: str) -> None:
    response = desk.post(f"/customers/{anna}/notes", data={"text": "Диван", "topic": "а" * 300}, headers=RUSSIAN)
    assert response.status_code == 422
    assert "Форма не принята" in read(response.text).text
