"""The OpenAPI document says what may be sent and every answer that may come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import jsonschema
import pytest
from fastapi import FastAPI

from producers.collector import router
from producers.memory_log import MemorySender
from producers.openapi import BATCH, EVENT
from producers.segment_api import CALL_PATHS
from tests.unit.service.in_process import in_process

PROBLEM = "application/problem+json"
WHO = {"anonymousId": "v-1", "event": "x", "previousId": "v-1", "userId": 17, "groupId": None}


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    app = FastAPI()
    app.include_router(router(MemorySender(), secret=b"a secret of the tests", write_keys={"dev": "shop"}))
    with in_process(app) as client:
        yield client


@pytest.fixture(scope="module")
def paths(client: httpx.Client) -> dict[str, Any]:
    document = client.get("/openapi.json").json()
    assert "$defs" not in str(document)
    return {path: methods["post"] for path, methods in document["paths"].items()}


def test_every_door_is_told_with_its_body_and_its_answers(paths: dict[str, Any]) -> None:
    segment = {f"/v1/{call}" for call in (*CALL_PATHS, "batch")}
    assert set(paths) == {"/v1/events", *segment}
    assert set(paths["/v1/events"]["responses"]) == {"202", "207", "400", "403", "413", "415", "422", "429", "503"}
    for path in segment:
        assert set(paths[path]["responses"]) == {"200", "400", "401", "403", "413", "415", "429", "503"}
    for told in paths.values():
        assert told["requestBody"]["required"]
        for status in {"400", "401", "403", "413", "415", "429", "503"} & set(told["responses"]):
            assert PROBLEM in told["responses"][status]["content"]


def test_the_example_of_an_event_is_one_that_is_taken(client: httpx.Client, paths: dict[str, Any]) -> None:
    content = paths["/v1/events"]["requestBody"]["content"]
    assert set(content) == {EVENT, BATCH, "application/json"}
    for kind, told in content.items():
        jsonschema.validate(told["example"], told["schema"])
        answer = client.post("/v1/events", json=told["example"], headers={"content-type": kind})
        assert answer.status_code == 202
        jsonschema.validate(answer.json(), schema_of(paths["/v1/events"], answer.status_code))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**content[EVENT]["example"], "source": ""}, content[EVENT]["schema"])


def test_refusals_look_as_the_document_says(client: httpx.Client, paths: dict[str, Any]) -> None:
    for body, status, kind in (
        ("{}", 422, "application/json"),
        ("{", 400, PROBLEM),
        (f"[{','.join('1' * 10_001)}]", 413, PROBLEM),
    ):
        answer = client.post("/v1/events", content=body)
        assert (answer.status_code, answer.headers["content-type"]) == (status, kind)
        jsonschema.validate(answer.json(), schema_of(paths["/v1/events"], status, kind))


def test_a_segment_message_that_is_too_long_is_refused_as_the_document_says(
    client: httpx.Client, paths: dict[str, Any]
) -> None:
    answer = client.post("/v1/track", json={**WHO, "properties": {"filler": "x" * 900_000}}, auth=("dev", ""))
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid")
    jsonschema.validate(answer.json(), schema_of(paths["/v1/track"], 400))
    assert (
        "900000 bytes is refused like one that is wrong: with 400"
        in paths["/v1/track"]["responses"]["413"]["description"]
    )
    assert "an event 900000" in paths["/v1/events"]["responses"]["413"]["description"]


@pytest.mark.parametrize("path", [f"/v1/{call}" for call in (*CALL_PATHS, "batch")])
def test_segments_messages_are_told(client: httpx.Client, paths: dict[str, Any], path: str) -> None:
    body = {"batch": [{**WHO, "type": "page"}]} if path == "/v1/batch" else WHO
    schema = paths[path]["requestBody"]["content"]["application/json"]["schema"]
    jsonschema.validate(body, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"batch": [{"type": "page"}]}, schema)
    answer = client.post(path, json=body, auth=("dev", ""))
    assert answer.status_code == 200
    jsonschema.validate(answer.json(), schema_of(paths[path], 200))
    unknown = client.post(path, json=body)
    jsonschema.validate(unknown.json(), schema_of(paths[path], unknown.status_code, PROBLEM))


def schema_of(told: dict[str, Any], status: int, kind: str = "application/json") -> dict[str, Any]:
    schema: dict[str, Any] = told["responses"][str(status)]["content"][kind]["schema"]
    return schema
