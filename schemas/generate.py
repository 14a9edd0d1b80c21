"""Generates the published schemas from the models: AsyncAPI for the topics, one JSON Schema per event type.

`python -m schemas.generate` writes the files under docs/api; `--check` names those that differ from the models.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from schemas.changes import EXAMPLES, ProfileChange
from schemas.events import EVENT_TYPES, CloudEvent, UnknownEvent
from schemas.profile import Profile
from schemas.topics import CHANGES, CHANNEL_TOPICS, PREFIX, topic_of_type

DIRECTORY = Path(__file__).resolve().parents[1] / "docs" / "api"
DRAFT = "https://json-schema.org/draft/2020-12/schema"
SCHEMA_FORMAT = "application/schema+json;version=draft-2020-12"
UNKNOWN = "unknown"
TOLD = CHANGES.removeprefix(PREFIX)  # the one channel that the pipeline speaks in

PURPOSE = {
    "site": "What visitors do in the web shop and its app.",
    "calls": "Calls, what staff noted of them, and pre-orders.",
    "pos": "Purchases and returns at the tills.",
    "delivery": "Deliveries asked for, and how they went.",
    "orders": "Orders and their problems.",
    "service": "The service desk, and whatever has no channel of its own.",
    "loyalty": "The loyalty programme.",
    "identity": "What people decided of identities.",
}


def files() -> dict[str, str]:
    """Path under docs/api → content."""
    written = {f"schemas/{name}.json": _event_schema(name, model) for name, model in EVENT_TYPES.items()}
    written[f"schemas/{UNKNOWN}.json"] = _schema(UnknownEvent)
    written[f"schemas/{TOLD}.json"] = _schema(ProfileChange)
    written["schemas/profile.json"] = _schema(Profile, mode="serialization")
    return {path: _text(content) for path, content in {**written, "asyncapi.json": _asyncapi()}.items()}


def _event_schema(name: str, model: type[CloudEvent]) -> dict[str, Any]:
    """Several types may share a model: each file allows its own alone."""
    schema = _schema(model)
    schema["properties"]["type"] = {"const": name}
    return {**schema, "title": name}


def _schema(model: type[BaseModel], mode: Any = "validation") -> dict[str, Any]:
    return {"$schema": DRAFT, **model.model_json_schema(mode=mode, by_alias=True)}


def _asyncapi() -> dict[str, Any]:
    channels = [topic.removeprefix(PREFIX) for topic in CHANNEL_TOPICS]
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Omniprofile events",
            "version": "1",
            "description": "CloudEvents 1.0, structured JSON. `source` and `id` together name an event for ever. "
            "Unknown fields are kept in history and ignored elsewhere; events of unknown types are kept in history.",
            "license": {"name": "Apache-2.0"},
        },
        "defaultContentType": "application/cloudevents+json",
        "channels": {channel: _channel(channel) for channel in channels} | {TOLD: _told_channel()},
        "operations": {f"receive-{channel}": _operation(channel, "receive") for channel in channels}
        | {f"send-{TOLD}": _operation(TOLD, "send")},
        "components": {
            "messages": {name: _message(name) for name in (*EVENT_TYPES, UNKNOWN)} | {TOLD: _told_message()}
        },
    }


def _channel(channel: str) -> dict[str, Any]:
    return {
        "address": PREFIX + channel,
        "description": PURPOSE[channel],
        "messages": {name: {"$ref": f"#/components/messages/{name}"} for name in _types_in(channel)},
    }


def _types_in(channel: str) -> Iterator[str]:
    """Types without a topic of their own may be said in any."""
    yield from (name for name, model in EVENT_TYPES.items() if model.topic in (channel, ""))
    yield UNKNOWN


def _operation(channel: str, action: str) -> dict[str, Any]:
    return {"action": action, "channel": {"$ref": f"#/channels/{channel}"}}


def _message(name: str) -> dict[str, Any]:
    model = EVENT_TYPES.get(name, UnknownEvent)
    home = PREFIX + model.topic if model.topic else topic_of_type(name)
    return {
        "name": name,
        "summary": f"Published over HTTP, it goes to {home}." if name != UNKNOWN else "Any other type.",
        "payload": {"schemaFormat": SCHEMA_FORMAT, "schema": {"$ref": f"./schemas/{name}.json"}},
    }


def _told_channel() -> dict[str, Any]:
    return {
        "address": CHANGES,
        "description": "What became of the events: which profiles changed, merged, and split. Compacted, keyed by "
        "profile id.",
        "messages": {TOLD: {"$ref": f"#/components/messages/{TOLD}"}},
    }


def _told_message() -> dict[str, Any]:
    return {
        "name": TOLD,
        "summary": "Told once the profile shows it.",
        "contentType": "application/json",
        "payload": {"schemaFormat": SCHEMA_FORMAT, "schema": {"$ref": f"./schemas/{TOLD}.json"}},
        "examples": [{"name": example["kind"], "payload": example} for example in EXAMPLES],
    }


def _text(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def stale(expected: Mapping[str, str], directory: Path) -> list[str]:
    """Which files are not as expected: changed, missing, or of a type that there is no more."""
    there = {str(path.relative_to(directory)): path.read_text("utf-8") for path in directory.rglob("*.json")}
    ours = {path for path in there if path == "asyncapi.json" or path.startswith("schemas/")}
    return sorted(path for path in ours | set(expected) if there.get(path) != expected.get(path))


def write(expected: Mapping[str, str], directory: Path) -> None:
    for path in stale(expected, directory):
        target = directory / path
        target.parent.mkdir(parents=True, exist_ok=True)
        content = expected.get(path)
        target.unlink() if content is None else target.write_text(content, "utf-8")


def main(arguments: list[str]) -> int:
    if arguments != ["--check"]:
        write(files(), DIRECTORY)
        return 0
    outdated = stale(files(), DIRECTORY)
    for path in outdated:
        print(f"docs/api/{path} is not what the models say: run `python -m schemas.generate`", file=sys.stderr)
    return 1 if outdated else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
