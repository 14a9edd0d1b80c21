"""Plays the scenes of the demo: publishes each event over HTTP, then shows what the department sees."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TypeVar
from uuid import uuid4

from rich.console import Console, RenderableType
from rich.rule import Rule
from rich.text import Text

from deploy.commands.cards import Language, card
from deploy.commands.complaints import Complaint
from deploy.commands.service_client import ServiceClient
from deploy.demo.stories import Cast, DayLook, Json, Look, Scene, scenes
from deploy.demo.van import day_panel, delivery
from schemas.profile import Profile

PATIENCE = 15.0  # seconds until an event must be visible; a second is the promise
ASK_EVERY = 0.02

TITLES = {
    "S01": {"ru": "Диван с быстрой доставкой", "en": "A sofa with fast delivery"},
    "S02": {"ru": "Классы обращений", "en": "Lead classes"},
    "S03": {"ru": "За чем пришла и что смотрит сейчас", "en": "What she came for, what she looks at now"},
    "S04": {"ru": "Посетитель сайта позвонил", "en": "The visitor calls"},
    "S05": {"ru": "Не объяснять второй раз", "en": "No repeated explanation"},
    "S06": {"ru": "Номер предзаказа", "en": "The pre-order number"},
    "S28": {"ru": "Спящий ребёнок", "en": "The sleeping child"},
}
FOUND_BY = {
    "phone": {"ru": "по телефону", "en": "by phone"},
    "visitor": {"ru": "по посетителю сайта", "en": "by site visitor"},
    "preorder": {"ru": "по номеру предзаказа", "en": "by pre-order number"},
}
Seen = TypeVar("Seen")


def play(client: ServiceClient, console: Console, language: Language) -> None:
    """Every scene in its order. Raises Complaint where an event is not taken, or not visible in time."""
    cast = Cast.of(uuid4().hex[:8], f"{random.randint(2_000_000, 8_999_999)}")
    story = ""
    van = delivery(cast)
    for scene in [*scenes(cast), van]:
        if scene.story != story:
            story = scene.story
            console.print(Rule(Text(f"{story}  {TITLES[story][language]}"), style="bold", align="left"))
        _publish(client, scene)
        console.print(Text.assemble("→ ", (scene.type, "cyan"), f"  {scene.told[language]}"))
        if scene.look is not None:
            console.print(_seen(client, scene.look, language))
    console.print(_where_to_look(client.url, cast, van, language), soft_wrap=True, highlight=False)


def _seen(client: ServiceClient, look: Look | DayLook, language: Language) -> RenderableType:
    """What the department sees as soon as it sees what it should, and after how long."""
    unit = {"ru": "мс", "en": "ms"}[language]
    if isinstance(look, DayLook):
        order, waited = _await(_orders(client, look), look.seen, look.order)
        return day_panel(order, language, f"{waited * 1000:.0f} {unit}")
    profile, waited = _await(_profiles(client, *look.key), look.seen, look.key[0])
    title = f"{look.department[language]} · {FOUND_BY[look.key[0]][language]} · {waited * 1000:.0f} {unit}"
    return card(profile, language, look.rows, title)


def _where_to_look(url: str, cast: Cast, van: Scene, language: Language) -> Text:
    """The same on the staff pages: links that open what was just told."""
    places = {
        {"ru": "Карточка Анны", "en": "Anna's card"}[language]: f"/?q={cast.phone.removeprefix('+')}",
        {"ru": "Её предзаказ", "en": "Her pre-order"}[language]: f"/shop?q={cast.preorder}",
        {"ru": "День доставки", "en": "The day's vans"}[language]: f"/delivery?date={van.data['date']}",
    }
    heading = {"ru": "То же на страницах сотрудников:", "en": "The same on the staff pages:"}[language]
    lines = [f"  {place:<15} {url}{path}" for place, path in places.items()]
    return Text("\n".join([heading, *lines]), style="bold")


def _publish(client: ServiceClient, scene: Scene) -> None:
    event = {
        "specversion": "1.0",
        "id": str(uuid4()),
        "source": scene.source,
        "type": scene.type,
        "time": datetime.now(UTC).isoformat(),
        "data": scene.data,
    }
    answer = client.post("/v1/events", [event])
    if answer["refused"]:
        raise Complaint(f"{scene.type} was refused: {json.dumps(answer['refused'])}")


def _await(asked: Iterator[list[Seen]], expected: Callable[[Seen], bool], sought: str) -> tuple[Seen, float]:
    """The first that is as expected, and how many seconds that took."""
    started = time.monotonic()
    for answer in asked:
        for each in answer:
            if expected(each):
                return each, time.monotonic() - started
        if time.monotonic() - started > PATIENCE:
            break
        time.sleep(ASK_EVERY)
    raise Complaint(
        f"what was published is not visible by {sought} after {PATIENCE:.0f} s; do the workers run? "
        "See /readyz of the service and the logs in the data directory"
    )


def _profiles(client: ServiceClient, kind: str, value: str) -> Iterator[list[Profile]]:
    while True:
        yield [Profile.model_validate(match) for match in client.get("/v1/profiles", **{kind: value})["matches"]]


def _orders(client: ServiceClient, look: DayLook) -> Iterator[list[Json]]:
    while True:
        orders = client.get("/v1/delivery/windows", date=look.day.isoformat())["orders"]
        yield [order for order in orders if order["order"] == look.order]
