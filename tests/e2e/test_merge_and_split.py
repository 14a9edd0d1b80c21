"""A decision joins two clients and another separates them: all data return to the right side, in Redis and history."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import closing
from decimal import Decimal
from typing import Any

from confluent_kafka import Consumer, TopicPartition

from deploy import running
from deploy.wiring import identities
from profile_store.clickhouse.connection import connect
from schemas.profile import Profile
from schemas.topics import CHANGES
from tests.e2e.staff import page, purchase, timeline
from tests.e2e.system import JsonEvent, System, event
from tests.following import Follower
from tests.unit.service.page_reading import read
from tests.waiting import until

ANNA: Mapping[str, Any] = {"name": "Анна Ильинична Разлукина", "birth_date": "1990-05-12"}
BORIS: Mapping[str, Any] = {"name": "Борис Ильич Слиянов", "birth_date": "1971-01-30"}
TURNOVER = """
SELECT profile_id, sum(toDecimal64(JSONExtractString(raw, 'data', 'total'), 2)) AS turnover
FROM events_by_profile
WHERE type = 'pos.purchased' AND profile_id IN %(profiles)s
GROUP BY profile_id
"""


def life(key: str, person: Mapping[str, Any], total: str, granted: bool) -> list[JsonEvent]:
    """A view, a purchase, a consent, a wish and a delivery, stated under a card, a visitor and a person."""
    card = {"card": f"MS-{key}"}
    return [
        event("site.registered", source="web", identifiers={**card, "visitor": f"ms-{key}"}, person=person),
        event(
            "site.product_viewed",
            source="web",
            identifiers={"visitor": f"ms-{key}"},
            product={"sku": key, "name": f"Товар {key}", "category": f"категория {key}"},
        ),
        purchase(f"ms-{key}-1", total, "Ленинский", f"Товар {key}", **card),
        event("consent.changed", source=f"crm/{key}", identifiers=card, purpose="advertising", granted=granted),
        event("call.noted", source="calls", identifiers=card, person=person, text="не звонить в пятницу"),
        event(
            "delivery.requested",
            source="delivery",
            identifiers={**card, "order": f"ms-{key}-order"},
            date="2026-12-20",
            promised={"from": "10:00", "to": "18:00"},
        ),
    ]


def is_whole(seen: Profile) -> bool:
    """Of all six events: one that comes later may join what was apart until then, under another id."""
    stated = seen.deliveries and seen.wishes and seen.consents and seen.purchases.count
    return bool(stated) and "visitor" in seen.identifiers and seen.current_interest is not None


def decided(same: bool, reason: str) -> JsonEvent:
    of = [{"kind": "card", "value": "MS-a"}, {"kind": "card", "value": "MS-b"}]
    return event(f"identity.{'same' if same else 'different'}", source="staff", of=of, by="Ольга", reason=reason)


def exported(system: System, *ids: str) -> list[str]:
    lines = system.run("export").splitlines()
    return [line for line in lines if json.loads(line)["profile_id"] in ids]


def turnover(system: System, expected: Mapping[str, Decimal]) -> None:
    """What a report says of these profiles, as soon as history was told who is whose record."""
    client = connect(running.settings(system.data_dir).clickhouse_dsn)
    ids = tuple(expected)
    wanted = {profile_id: total for profile_id, total in expected.items() if total}

    def told() -> dict[str, Decimal]:
        return {row[0]: row[1] for row in client.query(TURNOVER, {"profiles": ids}).result_rows}

    until(lambda: told() == wanted, f"turnover {wanted}")


def seen_in(texts: Sequence[str], page_text: str) -> None:
    for text in texts:
        assert text in page_text, text


def followed(system: System) -> Follower:
    """Who reads all that is in `omniprofile.profile-changes` now, from its beginning."""
    consumer = Consumer(
        {"bootstrap.servers": running.settings(system.data_dir).kafka_bootstrap, "group.id": "downstream"}
    )
    with closing(consumer):
        partitions = consumer.list_topics(CHANGES, timeout=10).topics[CHANGES].partitions
        consumer.assign([TopicPartition(CHANGES, number, 0) for number in partitions])
        left = sum(consumer.get_watermark_offsets(TopicPartition(CHANGES, number))[1] for number in partitions)
        follower = Follower()
        while left > 0:
            for message in consumer.consume(1_000, 1.0):
                assert message.error() is None
                follower.hear(message.key(), message.value())
                left -= 1
    return follower


def told_as_it_is(system: System) -> None:
    """Who follows the changes has the profile of every record and the way of every id, and nothing else."""
    store = identities(running.settings(system.data_dir))

    def known() -> bool:
        follower, groups = followed(system), list(store.all_groups())
        records = {record.record_id: group.profile_id for group in groups for record in group.records}
        ids = {one: group.profile_id for group in groups for one in (group.profile_id, *group.aliases)}
        return (follower.profiles(), follower.leads()) == (records, ids)

    until(known, "what is told of every record and id is what holds")


def test_a_merge_and_its_undoing_through_the_pipeline(system: System) -> None:
    system.post(*life("a", ANNA, "1000.00", granted=False), *life("b", BORIS, "200.50", granted=True))
    anna, boris = system.see(is_whole, card="MS-a"), system.see(is_whole, card="MS-b")
    ids = anna.profile_id, boris.profile_id
    before = exported(system, *ids)
    assert len(before) == 2
    turnover(system, {ids[0]: Decimal("1000.00"), ids[1]: Decimal("200.50")})

    system.post(decided(same=True, reason="показала паспорт и свидетельство о смене имени"))
    one = system.see(lambda seen: seen.purchases.count == 2, card="MS-a")
    assert system.see(card="MS-b").profile_id == one.profile_id
    assert one.identifiers["visitor"] == ("ms-a", "ms-b")
    assert [(total.amount, total.currency) for total in one.purchases.total] == [("1200.50", "RUB")]
    assert {each.order for each in one.deliveries} == {"ms-a-order", "ms-b-order"}
    (consent,) = one.consents
    assert not consent.granted, "a later grant of somebody else does not lift a refusal"
    assert {(each.source, each.granted) for each in consent.stated} == {("crm/a", False), ("crm/b", True)}
    assert len(timeline(system, one.profile_id, 12)) == 12
    seen_in(["crm/a", "crm/b", "Более позднее согласие"], page(system, f"/customers/{one.profile_id}").text)
    why = page(system, f"/customers/{one.profile_id}/why").text
    seen_in(["Решение сотрудника: один человек", "Ольга", "свидетельство о смене имени"], why)
    other = next(each for each in ids if each != one.profile_id)
    turnover(system, {one.profile_id: Decimal("1200.50"), other: Decimal(0)})
    told_as_it_is(system)
    assert followed(system).leads()[other] == one.profile_id

    system.post(decided(same=False, reason="однофамильцы, ошибка"))
    until(lambda: system.see(card="MS-a").profile_id != system.see(card="MS-b").profile_id, "two people again")
    assert exported(system, *ids) == before, "byte for byte what it was"
    assert len(timeline(system, ids[0], 6)) == len(timeline(system, ids[1], 6)) == 6
    turnover(system, {ids[0]: Decimal("1000.00"), ids[1]: Decimal("200.50")})
    told_as_it_is(system)
    assert followed(system).leads()[other] == other, "a profile of its own again"
    answer = system.get("/v1/identity/why", card=["MS-a", "MS-b"])
    assert answer["verdict"] == "different"
    assert [(each["by"], each["reason"]) for each in answer["refused"]] == [("Ольга", "однофамильцы, ошибка")]


def test_what_staff_decide_on_the_review_page_goes_through_the_pipeline(system: System) -> None:
    """Alike without a common identifier: suggested, and decided with name and reason."""
    maria = {"name": "Мария Сравнительнова", "birth_date": "1983-09-17", "sex": "f"}
    system.post(
        event("site.registered", source="web", identifiers={"email": "rv-maria@mail.ru"}, person=maria),
        event("call.noted", source="calls", identifiers={"phone": "+79167770101"}, person=maria, text="диван"),
    )
    one, other = system.see(email="rv-maria@mail.ru"), system.see(phone="+79167770101")
    assert one.profile_id != other.profile_id
    until(lambda: "Мария Сравнительнова" in page(system, "/review?kind=suggestion").text, "the suggestion")
    compared = f"/review/compare?a={one.profile_id}&b={other.profile_id}"
    shown = page(system, compared)
    boxes = [box.attributes for box in shown.all("input") if "name" in box.attributes]
    fields = {box["name"]: box.get("value", "") for box in boxes}
    said = {**fields, "decision": "same", "by": "Пётр", "reason": "назвала оба номера"}
    answer = system.http.post("/review/decisions", data=said, headers={"accept-language": "ru"})
    assert answer.status_code == 303, read(answer.text).text
    until(lambda: system.see(email="rv-maria@mail.ru").identifiers.get("phone") == ("+79167770101",), "one person")
    assert "Пётр" in page(system, f"/customers/{one.profile_id}/why").text
    assert "Это уже один человек" in page(system, compared).text
