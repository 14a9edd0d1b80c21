"""What staff write: notes, marks and consents become events, and the card shows them at once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import httpx
import pytest
from prometheus_client import CollectorRegistry, generate_latest

from profile_store.service.addressing import addressed, most_telling
from profile_store.service.pages.look import still_pending
from profile_store.service.pages.write import read_preferences
from schemas.identifiers import Identifier
from schemas.identity import Group, PersonFacts, Record
from tests.unit.service.desk import Log
from tests.unit.service.page_reading import read
from tests.unit.service.world import ANNA, PHONE, Json, World


@pytest.fixture
def desk(desk: httpx.Client) -> httpx.Client:
    desk.post("/desk", data={"name": "Ольга Иванова"})
    return desk


def test_a_note_reaches_the_profile_the_shop_and_the_timeline(
    desk: httpx.Client, log: Log, world: World, anna: str
) -> None:
    """S18: the next department sees what was said, without asking again."""
    said = {"text": "Хочет <b>тихую</b> посудомойку", "topic": "кухня", "preferences": "шум: до 44 дБ; ширина: 45 см"}
    response = desk.post(f"/customers/{anna}/notes", data=said)
    assert (response.status_code, response.headers["location"]) == (303, f"/customers/{anna}?saved=yes")
    (event,) = log.events
    assert event["type"] == "call.noted"
    assert event["data"]["agent"] == "Ольга Иванова"
    assert event["data"]["preferences"] == {"шум": "до 44 дБ", "ширина": "45 см"}
    card = read(desk.get(response.headers["location"]).text).text
    assert "Записано, все отделы уже видят." in card
    assert "Хочет <b>тихую</b> посудомойку" in card
    assert "ширина 45 см" in read(desk.get(f"/customers/{anna}/shop").text).text
    assert world.reader.find("phone", PHONE).matches[0].person.name == "Анна Петрова", "a note changes no name"


def test_an_event_of_staff_lands_on_a_record_that_is_there(
    desk: httpx.Client, log: Log, world: World, anna: str
) -> None:
    group = world.identities.group(anna)
    assert group is not None
    desk.post(f"/customers/{anna}/marks", data={"mark": "conflictual", "on": "true"})
    after = world.identities.group(anna)
    assert after is not None
    assert {r.record_id for r in after.records} == {r.record_id for r in group.records}
    assert log.events[0]["data"]["person"] == ANNA


def test_marks_are_set_and_taken_back(desk: httpx.Client, world: World, anna: str) -> None:
    world.now = datetime(2026, 11, 25, 9, 1, tzinfo=UTC)
    desk.post(f"/customers/{anna}/marks", data={"mark": "loyal", "on": "false"})
    world.now = datetime(2026, 11, 25, 9, 2, tzinfo=UTC)
    desk.post(f"/customers/{anna}/marks", data={"mark": "conflictual", "on": "true"})
    (match,) = world.reader.find("phone", PHONE).matches
    assert match.marks == ("conflictual",)
    assert match.mark_reasons[0].by == "Ольга Иванова"


def test_a_refused_call_is_respected_at_once(desk: httpx.Client, anna: str) -> None:
    response = desk.post(f"/customers/{anna}/consents", data={"purpose": "calls", "granted": "false"})
    text = read(desk.get(response.headers["location"]).text).text
    assert "Не звонить Клиент отказался от звонков" in text


def test_a_grant_recorded_on_the_card_lifts_every_refusal_and_a_later_one_elsewhere_does_not(
    desk: httpx.Client, log: Log, world: World
) -> None:
    phone, email = {"phone": "+79161110001"}, {"email": "anna@mail.ru"}
    world.happens("site.registered", "2026-11-20T10:00:00", {"identifiers": phone | email})
    world.happens(
        "consent.changed",
        "2026-11-20T11:00:00",
        {"identifiers": phone, "purpose": "advertising", "channel": "sms", "granted": False},
        source="calls/crm",
    )
    world.happens(
        "consent.changed",
        "2026-11-20T12:00:00",
        {"identifiers": email, "purpose": "advertising", "granted": True},
        source="web/shop",
    )
    client = world.profile_id("email", "anna@mail.ru")
    card = read(desk.get(f"/customers/{client}").text).text
    assert "нельзя реклама · SMS" in card
    assert "calls/crm" in card
    assert "web/shop" in card
    assert "Более позднее согласие дано под другими данными" in card
    desk.post(f"/customers/{client}/consents", data={"purpose": "advertising", "granted": "true"})
    assert [event["data"]["identifiers"] for event in log.events] == [{"phone": ["+79161110001"]}]
    profile = world.reader.get(client)
    assert profile is not None
    assert all(consent.granted for consent in profile.consents)
    assert len(profile.consents[-1].stated) == 3, "nothing that was said is lost"


def test_where_the_log_is_away_the_text_stays_in_the_box(
    desk: httpx.Client, log: Log, registry: CollectorRegistry, anna: str
) -> None:
    log.away = True
    response = desk.post(
        f"/customers/{anna}/notes", data={"text": "важное", "topic": "т", "preferences": "цвет: синий"}
    )
    assert response.status_code == 503
    page = read(response.text)
    assert "Не удалось записать" in page.text
    assert "важное" in page.text
    assert {"т", "цвет: синий"} <= {box.attributes.get("value") for box in page.all("input")}
    assert b'omniprofile_staff_events_total{outcome="failed",type="call.noted"} 1.0' in generate_latest(registry)


def test_where_the_pipeline_is_slow_the_page_says_so(desk: httpx.Client, log: Log, anna: str) -> None:
    log.slow = True
    response = desk.post(f"/customers/{anna}/notes", data={"text": "важное"})
    assert "?saved=pending&since=" in response.headers["location"]
    page = read(desk.get(response.headers["location"]).text)
    assert "Появится здесь через мгновение" in page.text
    (looks_again,) = [each.attributes["hx-get"] for each in page.all("p") if "hx-get" in each.attributes]
    assert "Записано, все отделы уже видят." not in read(desk.get(looks_again).text).text, "not before it is so"


def test_what_is_pending_is_told_as_it_is(world: World, anna: str) -> None:
    profile = world.reader.get(anna)
    assert profile is not None
    assert profile.updated_at is not None
    seen = round(profile.updated_at.timestamp() * 1000)
    now = profile.updated_at + timedelta(seconds=5)
    assert still_pending(seen, profile, now) == "yes"
    assert still_pending(seen + 1, profile, now) == "pending"
    assert still_pending(seen + 1, profile, now + timedelta(minutes=1)) == "late"


@pytest.mark.parametrize(
    ("path", "said", "status"),
    [
        ("notes", {"text": "  "}, 422),
        ("notes", {"text": "ж" * 5001}, 422),
        ("notes", {"text": "x", "preferences": "\x01: y"}, 422),
        ("marks", {"mark": "\x00", "on": "true"}, 422),
        ("marks", {"mark": "loyal"}, 422),
        ("consents", {"purpose": "everything", "granted": "true"}, 422),
    ],
)
def test_what_is_no_event_is_refused_in_words(
    desk: httpx.Client, log: Log, anna: str, path: str, said: Json, status: int
) -> None:
    response = desk.post(f"/customers/{anna}/{path}", data=said)
    assert response.status_code == status
    read(response.text)
    assert log.events == []


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}, {"Origin": "null"}]
)
def test_a_form_of_another_site_changes_nothing(
    desk: httpx.Client, log: Log, anna: str, headers: dict[str, str]
) -> None:
    response = desk.post(f"/customers/{anna}/notes", data={"text": "x"}, headers=headers)
    assert response.status_code == 403
    assert "не принята" in response.text
    assert desk.post("/desk", data={"name": "Мэллори"}, headers=headers).headers.get("set-cookie") is None
    assert log.events == []


def test_a_form_takes_no_file_and_no_body_beyond_its_bound(desk: httpx.Client, log: Log, anna: str) -> None:
    address, longest = f"/customers/{anna}/notes", "щ" * 5_000
    assert desk.post(address, data={"text": "x"}, files={"photo": b"x"}).status_code == 400
    assert desk.post(address, data={"text": "x" * 100_000}).status_code == 413
    assert desk.post(address, data={f"field{number}": "x" for number in range(21)}).status_code == 400
    assert log.events == []
    assert desk.post(address, data={"text": longest, "preferences": longest}).status_code == 303


def test_a_form_about_nobody_is_404(desk: httpx.Client, log: Log) -> None:
    assert desk.post("/customers/nobody/notes", data={"text": "x"}).status_code == 404
    assert log.events == []


def test_the_name_at_the_desk_is_tidied(desk: httpx.Client) -> None:
    desk.post("/desk", data={"name": " Иван\r\nSet-Cookie: x=1 \x07 "})
    assert "Иван Set-Cookie: x=1" in read(desk.get("/").text).text


def test_the_record_that_says_most_is_addressed() -> None:
    """A shared phone alone would be nobody's: the record with the person's own name carries the event."""
    phone, card = Identifier("phone", "+79161234567"), Identifier("card", "C-1")
    bare = Record("a" * 32, frozenset({phone}))
    named = Record("b" * 32, frozenset({phone, card}), PersonFacts("анна петрова"))
    assert most_telling(Group("p", (bare, named)), []) == [named]
    assert addressed(named, "Анна Петрова") == {
        "identifiers": {"phone": ["+79161234567"], "card": ["C-1"]},
        "person": {"name": "Анна Петрова"},
    }
    assert addressed(named, "Аня")["person"] == {"name": "Анна Петрова"}
    receipt = Record("c" * 32, frozenset(), references=frozenset({Identifier("receipt", "R-1")}))
    assert addressed(receipt, None) == {"identifiers": {"receipt": ["R-1"]}}


def test_preferences_are_read_from_one_line() -> None:
    assert read_preferences("цвет: белый;ширина:60 см\n", "прочее") == {"цвет": "белый", "ширина": "60 см"}


def test_a_preference_without_a_name_is_not_lost() -> None:
    """S05: staff type as they speak, and the shop still has to see it."""
    typed = "цвет белый; : тихий; ширина:; шум: 40 дБ"
    assert read_preferences(typed, "прочее") == {"шум": "40 дБ", "прочее": "цвет белый; тихий; ширина"}
    assert read_preferences(" ;\n: ;", "прочее") == {}


def test_a_nameless_preference_reaches_the_shop(desk: httpx.Client, anna: str) -> None:
    saved = desk.post(f"/customers/{anna}/notes", data={"preferences": "бесшумный"})
    assert saved.status_code == 303
    assert "пожелание бесшумный" in read(desk.get(f"/customers/{anna}/shop").text).text
