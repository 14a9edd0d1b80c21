"""Plays the scenes: publishes each event over HTTP and shows the department's view as soon as it is there."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import uuid4

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from deploy.commands.cards import Language, card
from deploy.commands.complaints import Complaint
from deploy.commands.service_client import ServiceClient
from deploy.demo.stories import Cast, Look, Scene, scenes
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
}


def play(client: ServiceClient, console: Console, language: Language) -> None:
    """Every scene in its order. Raises Complaint where an event is not taken, or not visible in time."""
    cast = Cast.of(uuid4().hex[:8], f"{random.randint(2_000_000, 8_999_999)}")
    story = ""
    for scene in scenes(cast):
        if scene.story != story:
            story = scene.story
            console.print(Rule(Text(f"{story}  {TITLES[story][language]}"), style="bold", align="left"))
        _publish(client, scene)
        console.print(Text.assemble("→ ", (scene.type, "cyan"), f"  {scene.told[language]}"))
        if scene.look is not None:
            profile, waited = _await(client, scene.look)
            title = f"{scene.look.department[language]} · {scene.look.key[0]} · {waited * 1000:.0f} ms"
            console.print(card(profile, language, scene.look.rows, title))
    console.print(Text({"ru": "Страницы сотрудников: ", "en": "Staff pages: "}[language] + client.url, style="bold"))


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


def _await(client: ServiceClient, look: Look) -> tuple[Profile, float]:
    """The profile when the department sees what it should, and how many seconds that took."""
    started = time.monotonic()
    kind, value = look.key
    for profiles in _asking(client, kind, value):
        for profile in profiles:
            if look.seen(profile):
                return profile, time.monotonic() - started
        if time.monotonic() - started > PATIENCE:
            break
    raise Complaint(
        f"what was published is not visible by {kind} after {PATIENCE:.0f} s; do the workers run? "
        f"See {client.url}/readyz and the logs in the data directory"
    )


def _asking(client: ServiceClient, kind: str, value: str) -> Iterator[list[Profile]]:
    while True:
        yield [Profile.model_validate(match) for match in client.get("/v1/profiles", **{kind: value})["matches"]]
        time.sleep(ASK_EVERY)
