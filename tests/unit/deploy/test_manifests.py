"""The files for Docker and Kubernetes: valid by Kubernetes' own schemas, and true to what our code expects.

No container runs here. compose.yaml is parsed and its fields are checked; it was not brought up by this test.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from deploy.settings import Settings

DEPLOY = Path("deploy")
MANIFESTS = sorted((DEPLOY / "kubernetes").glob("*.yaml"))
PROCESSES = {"python -m deploy.worker profile", "python -m deploy.worker history", "python -m deploy.asgi"}


def documents(path: Path) -> list[dict[str, Any]]:
    return [document for document in yaml.safe_load_all(path.read_text()) if document]


@pytest.fixture(scope="module")
def services() -> dict[str, dict[str, Any]]:
    return dict(documents(DEPLOY / "compose.yaml")[0]["services"])


@pytest.mark.parametrize("manifest", MANIFESTS, ids=lambda path: path.name)
def test_kubernetes_accepts_the_manifest(manifest: Path) -> None:
    for document in documents(manifest):
        kubernetes_validate.validate(document, "1.33", strict=True)


def test_kubernetes_runs_our_three_processes_and_the_migration() -> None:
    pods = [
        document["spec"]["template"]["spec"] for path in MANIFESTS for document in documents(path) if _has_pod(document)
    ]
    commands = {" ".join(container["command"]) for pod in pods for container in pod["containers"]}
    assert commands == PROCESSES | {"omniprofile migrate"}
    assert all(pod["securityContext"]["runAsNonRoot"] for pod in pods)


def test_configuration_and_secret_make_settings() -> None:
    data: dict[str, str] = {}
    for name in ("configmap.yaml", "secret.example.yaml"):
        (document,) = documents(DEPLOY / "kubernetes" / name)
        data |= document.get("data", {}) | document.get("stringData", {})
    settings = Settings.from_environment(data | {"OMNIPROFILE_SECRET": "0" * 32})
    assert settings.kafka_bootstrap == data["KAFKA_BOOTSTRAP_SERVERS"]
    assert settings.clickhouse_dsn == data["CLICKHOUSE_DSN"]
    assert settings.partitions == 16


def test_compose_runs_our_three_processes_after_the_migration(services: dict[str, dict[str, Any]]) -> None:
    ours = {name: service for name, service in services.items() if service.get("command") in PROCESSES}
    assert {service["command"] for service in ours.values()} == PROCESSES
    for service in ours.values():
        assert service["depends_on"] == {"migrate": {"condition": "service_completed_successfully"}}
        assert service["healthcheck"]["test"]
    assert services["migrate"]["command"] == "omniprofile migrate"
    assert set(services["migrate"]["depends_on"]) == {"kafka", "valkey", "clickhouse"}


def test_compose_pins_its_images_and_opens_no_door_to_the_world(services: dict[str, dict[str, Any]]) -> None:
    for name in ("kafka", "valkey", "clickhouse"):
        assert re.search(r":\d+\.\d+", services[name]["image"])
        assert services[name]["healthcheck"]["test"]
    published = [port for service in services.values() for port in service.get("ports", [])]
    assert published == ["127.0.0.1:8080:8080"]


def test_compose_runs_the_kafka_that_the_tests_run_on(services: dict[str, dict[str, Any]]) -> None:
    assert (
        f"<version>{services['kafka']['image'].rpartition(':')[2]}</version>" in (DEPLOY / "kafka/pom.xml").read_text()
    )


def _has_pod(document: dict[str, Any]) -> bool:
    return document["kind"] in {"Deployment", "Job"}
