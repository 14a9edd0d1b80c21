"""Who may speak to whom in Kubernetes: the policies, held against the pods and addresses that the other files name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.unit.deploy.test_manifests import DEPLOY, MANIFESTS, documents

NAME, COMPONENT = "app.kubernetes.io/name", "app.kubernetes.io/component"
ENGINES = ("kafka", "valkey", "clickhouse")
# What each process opens a connection to. The two groups of workers don't know each other's store (design §2).
SPEAKS_TO = {
    "service": {"kafka", "valkey", "clickhouse"},
    "worker-profile": {"kafka", "valkey"},
    "worker-history": {"kafka", "clickhouse"},
    "migrate": {"kafka", "valkey", "clickhouse"},
}

Labels = Mapping[str, str]
Json = dict[str, Any]


def every(kind: str) -> list[Json]:
    return [each for path in MANIFESTS for each in documents(path) if each["kind"] == kind]


def selects(selector: Json, labels: Labels) -> bool:
    """As Kubernetes reads it; the operators that we don't use are no case here."""
    return all(labels.get(key) == value for key, value in selector.get("matchLabels", {}).items()) and all(
        each["operator"] == "In" and labels.get(each["key"]) in each["values"]
        for each in selector.get("matchExpressions", [])
    )


def rules(labels: Labels, direction: str) -> Iterator[Json]:
    for policy in every("NetworkPolicy"):
        spec = policy["spec"]
        if selects(spec["podSelector"], labels):
            assert direction.capitalize() in spec["policyTypes"] or direction not in spec
            yield from spec.get(direction, [])


def allowed(rule: Json, side: str, peer: Labels) -> bool:
    """Of pods in our own namespace: a peer that names another one is none of these."""
    return any("namespaceSelector" not in each and selects(each["podSelector"], peer) for each in rule[side])


def ports(labels: Labels, peer: Labels, direction: str) -> set[int]:
    side = "to" if direction == "egress" else "from"
    found = [rule for rule in rules(labels, direction) if allowed(rule, side, peer)]
    return {port["port"] for rule in found for port in rule["ports"]}


def pods() -> dict[str, Labels]:
    templates = [
        each["spec"]["template"]["metadata"]["labels"] for kind in ("Deployment", "Job") for each in every(kind)
    ]
    return {labels[COMPONENT]: labels for labels in templates}


def engine_ports() -> dict[str, int]:
    """By the addresses that our processes are configured with."""
    said: dict[str, str] = {}
    for name in ("configmap.yaml", "secret.example.yaml"):
        (document,) = documents(DEPLOY / "kubernetes" / name)
        said |= document.get("data", {}) | document.get("stringData", {})
    addresses = {
        "kafka": f"kafka://{said['KAFKA_BOOTSTRAP_SERVERS']}",
        "valkey": said["REDIS_IDENTITY_URL"],
        "clickhouse": said["CLICKHOUSE_DSN"],
    }
    assert urlsplit(said["REDIS_PROFILE_URL"]).port == urlsplit(said["REDIS_IDENTITY_URL"]).port
    return {engine: urlsplit(address).port or 0 for engine, address in addresses.items()}


def test_the_pods_are_those_that_we_run() -> None:
    assert pods().keys() == SPEAKS_TO.keys()


@pytest.mark.parametrize("component", SPEAKS_TO)
def test_a_pod_reaches_the_engines_that_it_needs_and_these_let_it_in(component: str) -> None:
    labels = pods()[component]
    for engine, port in engine_ports().items():
        expected = {port} if engine in SPEAKS_TO[component] else set()
        assert ports(labels, {NAME: engine}, "egress") == expected
        assert ports({NAME: engine}, labels, "ingress") == expected


@pytest.mark.parametrize("component", SPEAKS_TO)
def test_nothing_else_is_open(component: str) -> None:
    """Both ways are closed by default; names are looked up."""
    labels = pods()[component]
    (closed,) = [each["spec"] for each in every("NetworkPolicy") if each["metadata"]["name"] == "omniprofile"]
    assert selects(closed["podSelector"], labels)
    assert set(closed["policyTypes"]) == {"Ingress", "Egress"}
    assert "ingress" not in closed
    for stranger in ({NAME: "shop"}, *pods().values()):
        assert ports(labels, stranger, "egress") == ports(labels, stranger, "ingress") == set()
    for engine in ENGINES:
        assert not any(allowed(rule, "from", {NAME: "shop"}) for rule in rules({NAME: engine}, "ingress"))
    assert 53 in {port["port"] for rule in rules(labels, "egress") for port in rule["ports"]}


def test_the_service_is_reached_through_the_proxy_and_workers_by_monitoring_alone() -> None:
    containers = {
        each["spec"]["template"]["metadata"]["labels"][COMPONENT]: each["spec"]["template"]["spec"]["containers"][0]
        for each in every("Deployment")
    }
    for component, container in containers.items():
        (rule,) = rules(pods()[component], "ingress")
        assert [port["port"] for port in rule["ports"]] == [port["containerPort"] for port in container["ports"]]
        peers = {peer["podSelector"]["matchLabels"][NAME] for peer in rule["from"]}
        assert peers == ({"auth-proxy", "prometheus"} if component == "service" else {"prometheus"})
        assert all(peer["namespaceSelector"]["matchLabels"] for peer in rule["from"])
