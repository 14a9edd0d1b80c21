"""The review pages: what identity can't decide, decided by a person with name and reason, in both languages."""

from __future__ import annotations

import httpx
import pytest

from profile_store.memory.identity_matching import MemoryMatchStore
from profile_store.ports import ReviewKind, StoreUnavailable
from tests.unit.service.conftest import Serve
from tests.unit.service.desk import Log
from tests.unit.service.page_reading import Page, read
from tests.unit.service.world import PHONE, Json, World

HOSTILE = """<script>alert(1)</script>"><img src=x onerror=alert(2)>'{{7*7}}"""
ANNA: Json = {"name": "Анна Сергеевна Петрова", "birth_date": "1990-05-12", "sex": "f"}


def registered(world: World, identifiers: Json, person: Json, day: int = 20) -> None:
    data = {"identifiers": identifiers, "person": person}
    world.happens("site.registered", f"2026-11-{day}T10:00:00", data, source="web")


def alike(world: World) -> tuple[str, str]:
    """Two records of one name and birth date that share no identifier; the ids of their profiles."""
    registered(world, {"card": "C-1"}, ANNA)
    registered(world, {"email": "anna@mail.ru"}, {**ANNA, "name": "Анна Петрова"})
    return world.profile_id("card", "C-1"), world.profile_id("email", "anna@mail.ru")


def lent(world: World) -> tuple[str, str]:
    """Two people who contradict each other on one card."""
    registered(world, {"card": "K-13", "phone": PHONE}, ANNA)
    registered(world, {"card": "K-13", "phone": "+79161130002"}, {"name": "Борис Захаров"})
    return world.profile_id("phone", PHONE), world.profile_id("phone", "+79161130002")


def see(client: httpx.Client, address: str, status: int = 200) -> Page:
    response = client.get(address)
    assert response.status_code == status, response.text
    return read(response.text)


def answers(page: Page) -> Json:
    """What the first form that decides sends along."""
    names = ("one", "other", "back")
    found: Json = {}
    for box in page.all("input"):
        if box.attributes.get("name") in names:
            found.setdefault(box.attributes["name"], box.attributes["value"])
    return found


def test_suggestions_stand_side_by_side_with_what_differs_marked(desk: httpx.Client, world: World) -> None:
    alike(world)
    page = see(desk, "/review")
    assert "Похожие люди 1" in page.text
    assert "совпадает: дата рождения" in page.text
    assert "дата рождения совпадает 12 мая 1990 12 мая 1990" in page.text
    assert "карта есть у одного" in page.text
    offered = [each.attributes["value"] for each in page.all("button") if each.attributes.get("name") == "decision"]
    assert offered == ["same", "different", "unsure"]


def test_the_same_person_by_a_plain_form_with_name_and_reason(desk: httpx.Client, world: World, log: Log) -> None:
    one, other = alike(world)
    form = answers(see(desk, "/review"))
    said = {"decision": "same", "by": "Ольга", "reason": "назвала дату рождения"}
    response = desk.post("/review/decisions", data={**form, **said})
    assert response.status_code == 303
    assert response.headers["location"].startswith("/review?saved=same_saved&")
    (event,) = log.events
    assert (event["type"], event["data"]["by"], event["data"]["reason"]) == (
        "identity.same",
        "Ольга",
        "назвала дату рождения",
    )
    assert {each["kind"] for each in event["data"]["of"]} == {"card", "email"}
    assert world.reader.get(one) == world.reader.get(other)
    after = see(desk, response.headers["location"])
    assert "Записано: один человек" in after.text
    assert "Здесь всё проверено." in after.text
    undoing = next(link.attributes["href"] for link in after.all("a") if "/why?" in link.attributes["href"])
    offered = {box.attributes["value"] for box in see(desk, undoing).all("option") if "selected" in box.attributes}
    assert offered == {form["one"], form["other"]}, "the same two stand in the form that splits them again"
    why = see(desk, f"/customers/{one}/why").text
    assert "Решение сотрудника: один человек решение: Ольга назвала дату рождения" in why
    assert "Ольга" in see(desk, "/").text, "the desk remembers who decided"


@pytest.mark.parametrize("decision", ["different", "unsure"])
def test_what_was_decided_is_not_asked_again(desk: httpx.Client, world: World, log: Log, decision: str) -> None:
    one, other = alike(world)
    said = {"decision": decision, "by": "Ольга", "reason": "сёстры"}
    desk.post("/review/decisions", data={**answers(see(desk, "/review")), **said})
    assert log.events[0]["type"] == f"identity.{decision}"
    assert "Здесь всё проверено." in see(desk, "/review?kind=suggestion").text
    assert world.reader.get(one) != world.reader.get(other)


def test_doubt_ends_when_something_new_is_known(desk: httpx.Client, world: World) -> None:
    alike(world)
    desk.post("/review/decisions", data={**answers(see(desk, "/review")), "decision": "unsure", "by": "Ольга"})
    registered(world, {"email": "anna@mail.ru"}, {"name": "Анна Петрова"}, day=19)  # told late, but nothing new
    assert "Здесь всё проверено." in see(desk, "/review?kind=suggestion").text
    registered(world, {"email": "anna@mail.ru", "phone": PHONE}, ANNA, day=26)
    assert "+7 916 123-45-67" in see(desk, "/review?kind=suggestion").text


def test_by_htmx_the_form_becomes_its_outcome(desk: httpx.Client, world: World, log: Log) -> None:
    alike(world)
    form = answers(see(desk, "/review"))
    live = {"HX-Request": "true"}
    nameless = desk.post("/review/decisions", data={**form, "decision": "same", "reason": "x"}, headers=live)
    assert nameless.status_code == 422
    assert "HX-Retarget" not in nameless.headers
    assert "Напишите своё имя" in read(nameless.text).text
    unexplained = desk.post("/review/decisions", data={**form, "decision": "same", "by": "Ольга"}, headers=live)
    assert "Напишите, почему вы так решили" in read(unexplained.text).text
    assert log.events == []
    said = {"decision": "unsure", "by": "Ольга"}
    saved = desk.post("/review/decisions", data={**form, **said}, headers=live)
    assert (saved.headers["HX-Retarget"], saved.headers["HX-Reswap"]) == ("this", "outerHTML")
    (notice,) = read(saved.text).all("p")
    assert notice.attributes["role"] == "status"


def test_a_mistake_in_a_plain_form_keeps_what_was_typed(desk: httpx.Client, world: World, log: Log) -> None:
    alike(world)
    form = answers(see(desk, "/review"))
    response = desk.post("/review/decisions", data={**form, "decision": "same", "reason": "показала паспорт"})
    assert response.status_code == 422
    page = read(response.text)
    assert "Напишите своё имя" in page.text
    assert "показала паспорт" in {box.attributes.get("value") for box in page.all("input")}
    again = {**answers(page), "decision": "same", "reason": "показала паспорт", "by": "Ольга"}
    assert desk.post("/review/decisions", data=again).headers["location"].startswith("/review?saved=same_saved&")


def test_a_lent_card_is_decided_by_what_is_each_one_s_own(desk: httpx.Client, world: World) -> None:
    lent(world)
    page = see(desk, "/review?kind=shared")
    assert "карта K13 разные имена" in page.text
    assert "имя различается Анна Сергеевна Петрова Борис Захаров" in page.text
    form = answers(page)
    assert {form["one"], form["other"]} == {"phone:+79161234567", "phone:+79161130002"}
    desk.post("/review/decisions", data={**form, "decision": "same", "by": "Ольга", "reason": "один и тот же"})
    assert len(world.reader.find("card", "K-13").matches) == 1


@pytest.mark.parametrize("decision", ["different", "unsure"])
def test_a_lent_card_that_was_looked_at_is_no_question_any_more(
    desk: httpx.Client, world: World, decision: str
) -> None:
    lent(world)
    form = answers(see(desk, "/review?kind=shared"))
    desk.post("/review/decisions", data={**form, "decision": decision, "by": "Ольга", "reason": "муж и жена"})
    assert "Общие номера 0" in see(desk, "/review?kind=shared").text
    registered(world, {"card": "K-13", "phone": "+79161130003"}, {"name": "Вера Лебедева"})
    assert "карта K13" in see(desk, "/review?kind=shared").text, "a third person is a new question"


def test_people_decided_apart_get_their_own_back(desk: httpx.Client, world: World) -> None:
    """S13 undone by hand: the why page parts a profile by one value of each of the two people."""
    registered(world, {"card": "K-13", "phone": PHONE}, {"name": "Анна Петрова"})
    registered(world, {"card": "K-13", "email": "sister@mail.ru"}, {"name": "Анна Петрова"})
    joined = world.profile_id("card", "K-13")
    page = see(desk, f"/customers/{joined}/why")
    assert "Это два разных человека?" in page.text
    values = [option.attributes["value"] for option in page.all("option")]
    assert {"phone:+79161234567", "email:sister@mail.ru"} <= set(values)
    said = {"one": "phone:+79161234567", "other": "email:sister@mail.ru", "decision": "different", "by": "Ольга"}
    address = f"/customers/{joined}/why"
    response = desk.post("/review/decisions", data={**said, "reason": "сёстры", "back": address})
    assert response.headers["location"].startswith(f"{address}?saved=different_saved&")
    after = see(desk, response.headers["location"])
    assert "Карточки разделены" in after.text
    ids = {world.profile_id("phone", PHONE), world.profile_id("email", "sister@mail.ru")}
    assert len(ids) == 2
    assert {f"/customers/{one}" for one in ids} <= {link.attributes["href"] for link in after.all("a")}


def test_why_two_values_are_one_person_in_words(desk: httpx.Client, world: World) -> None:
    anna, _ = lent(world)
    page = see(desk, "/review/why?a=8 916 123-45-67&b=k13")
    assert "Это один человек" in page.text
    assert "Сообщены вместе: карта: K13" in page.text
    apart = see(desk, "/review/why?a=8 916 123-45-67&b=8 916 113-00-02")
    assert "Это разные люди" in apart.text
    assert "Одинаково: карта: K13 разные имена" in apart.text
    assert any("/review/compare?" in link.attributes["href"] for link in apart.all("a"))
    assert "Ничто не связывает" not in apart.text
    assert "ещё не встречался" in see(desk, "/review/why?a=8 916 123-45-67&b=nobody@mail.ru").text
    assert "ни о ком не говорит" in see(desk, "/review/why?a=8 916 123-45-67&b=null@", 422).text
    refused = see(desk, f"/customers/{anna}/why")
    assert any("/review/compare?" in link.attributes["href"] for link in refused.all("a"))


def test_who_agrees_on_a_family_phone_is_told_so(desk: httpx.Client, world: World) -> None:
    lent(world)
    registered(world, {"card": "K-13", "email": "boris@mail.ru"}, {"name": "Захаров Борис"})
    page = see(desk, "/review/why?a=boris@mail.ru&b=8 916 113-00-02")
    assert "Это один человек" in page.text
    assert "Один человек на общем номере: карта: K13" in page.text


def test_who_was_joined_by_likeness_alone_is_told_so(serve: Serve) -> None:
    world = World(identities=MemoryMatchStore(0.7), auto_join=0.7)
    client = serve(world)
    client.headers["Accept-Language"] = "ru"
    one, other = alike(world)
    assert world.reader.get(one) == world.reader.get(other)
    text = see(client, f"/customers/{one}/why").text
    assert "Похожи настолько, что объединены автоматически совпадает: дата рождения" in text
    assert "Похожи настолько" in see(client, "/review/why?a=c-1&b=anna@mail.ru").text
    told = client.get("/v1/identity/why", params={"card": "C-1", "email": "anna@mail.ru"}).json()
    assert [link["rule"] for link in told["links"]] == ["alike"]


def test_two_cards_can_be_compared_whatever_connects_them(desk: httpx.Client, world: World) -> None:
    one, other = lent(world)
    page = see(desk, f"/review/compare?a={one}&b={other}")
    assert "карта совпадает K13 у обоих K13 у обоих" in page.text
    assert "Почему не объединены Одинаково: карта: K13 разные имена" in page.text
    assert "Это уже один человек" in see(desk, f"/review/compare?a={one}&b={one}").text
    registered(world, {"email": "x@mail.ru"}, {"name": "Вера Лебедева"})
    stranger = world.profile_id("email", "x@mail.ru")
    assert "Общих номеров у них нет." in see(desk, f"/review/compare?a={one}&b={stranger}").text
    see(desk, f"/review/compare?a={one}&b=nobody", 404)
    see(desk, "/review/compare?a=x", 422)


def test_lists_are_paged_and_what_is_no_page_is_said_so(desk: httpx.Client, world: World) -> None:
    for card in range(12):
        registered(world, {"card": f"K-{card:03}", "email": f"a{card}@mail.ru"}, {"name": "Анна Петрова"})
        registered(world, {"card": f"K-{card:03}", "email": f"b{card}@mail.ru"}, {"name": "Борис Захаров"})
    first = see(desk, "/review?kind=shared")
    assert "Общие номера 12" in first.text
    (following,) = [link for link in first.all("a") if link.attributes.get("rel") == "next"]
    second = see(desk, following.attributes["href"])
    assert len(first.all("article")) + len(second.all("article")) == 12
    see(desk, "/review?kind=shared&after=x", 422)
    see(desk, "/review?kind=gossip", 422)


def test_every_list_says_what_it_is_and_when_it_is_empty(desk: httpx.Client, world: World) -> None:
    for kind in ReviewKind:
        for language in ("ru", "en"):
            response = desk.get("/review", params={"kind": kind.value}, headers={"Accept-Language": language})
            page = read(response.text)
            assert ("Здесь всё проверено." if language == "ru" else "Nothing to look at here.") in page.text
            assert len(page.all("h1")) == 1


class Away(MemoryMatchStore):
    """The identity graph while its engine is away."""

    def counts(self) -> dict[ReviewKind, int]:
        raise StoreUnavailable("connection refused")


def test_where_the_store_is_away_the_page_says_so(serve: Serve) -> None:
    response = serve(World(identities=Away())).get("/review", headers={"Accept-Language": "ru"})
    assert response.status_code == 503
    assert response.headers["Retry-After"]
    assert "Хранилище профилей не отвечает" in read(response.text).text


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_a_decision_leads_back_to_our_pages_only(desk: httpx.Client, world: World, back: str) -> None:
    alike(world)
    said = {"decision": "unsure", "by": "Ольга", "back": back}
    response = desk.post("/review/decisions", data={**answers(see(desk, "/review")), **said})
    assert response.headers["location"] == "/review?saved=unsure_saved"


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"decision": "perhaps"}, 422),
        ({"one": "phone:"}, 422),
        ({"one": "name:Anna", "other": "card:C1"}, 422),
        ({"one": "card:C1", "other": "card:C1"}, 422),
        ({"reason": "x" * 1_001}, 422),
    ],
)
def test_what_is_no_decision_is_refused(
    desk: httpx.Client, world: World, log: Log, change: dict[str, str], status: int
) -> None:
    alike(world)
    said = {**answers(see(desk, "/review")), "decision": "same", "by": "Ольга", "reason": "x", **change}
    response = desk.post("/review/decisions", data=said)
    assert response.status_code == status
    read(response.text)
    assert log.events == []


def test_where_the_pipeline_is_slow_the_page_says_so(desk: httpx.Client, world: World, log: Log) -> None:
    alike(world)
    log.slow = True
    said = {**answers(see(desk, "/review")), "decision": "different", "by": "Ольга", "reason": "x"}
    response = desk.post("/review/decisions", data=said)
    assert response.headers["location"] == "/review?saved=pending"
    assert "подействует через мгновение" in see(desk, response.headers["location"]).text


def test_a_decision_that_joins_nobody_is_not_called_a_success(desk: httpx.Client, world: World) -> None:
    """A family's phone does not say whom of them the decision means."""
    lent(world)
    registered(world, {"email": "x@mail.ru"}, {"name": "Вера Лебедева"})
    said = {"one": "card:K13", "other": "card:K-99", "decision": "same", "by": "Ольга", "reason": "x"}
    response = desk.post("/review/decisions", data=said)
    assert response.headers["location"].startswith("/review?saved=same_unclear&")
    assert "карточки остались разными" in see(desk, response.headers["location"]).text


def test_a_form_of_another_site_and_a_log_that_is_away(desk: httpx.Client, world: World, log: Log) -> None:
    alike(world)
    said = {**answers(see(desk, "/review")), "decision": "same", "by": "Ольга", "reason": "x"}
    foreign = desk.post("/review/decisions", data=said, headers={"Sec-Fetch-Site": "cross-site"})
    assert (foreign.status_code, log.events) == (403, [])
    log.away = True
    away = desk.post("/review/decisions", data=said)
    assert away.status_code == 503
    assert "Не удалось записать" in read(away.text).text


@pytest.mark.parametrize("language", ["ru", "en"])
def test_hostile_words_are_only_words(desk: httpx.Client, world: World, language: str) -> None:
    for number, born in enumerate(("1991-05-12", "1962-11-30")):
        person = {"name": HOSTILE, "birth_date": born}
        registered(world, {"card": "K-1<b>", "account": f"{HOSTILE}{number}"}, person)
    one, other = (each.profile_id for each in world.reader.find("card", "K-1<b>").matches)
    pair = f"/review/compare?a={one}&b={other}"
    for address in ("/review?kind=shared", pair, f"/customers/{one}/why", f"/review/why?a={HOSTILE}&b=2"):
        page = read(desk.get(address, headers={"Accept-Language": language}).text)
        assert page.handlers == []
        assert page.all("img") == []
        assert "49" not in [text.strip() for text in page.texts]


def test_every_field_of_the_review_pages_has_a_label(desk: httpx.Client, world: World) -> None:
    one, other = lent(world)
    pair = f"/review/compare?a={one}&b={other}"
    for address in ("/review?kind=shared", pair, "/review/why", f"/customers/{one}/why"):
        page = see(desk, address)
        labelled = {label.attributes["for"] for label in page.all("label")}
        for box in [*page.all("input"), *page.all("select")]:
            hidden = box.attributes.get("type") == "hidden"
            assert hidden or box.attributes.get("id") in labelled or "aria-label" in box.attributes, box
        ids = [element.attributes["id"] for element in page.elements if "id" in element.attributes]
        assert len(ids) == len(set(ids)), "labels find their own box"
