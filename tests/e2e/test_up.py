"""`omniprofile up` as a command: what it starts, refuses, restarts, and leaves behind."""

from __future__ import annotations

from pathlib import Path

import httpx
import psutil
import pytest

from deploy.engines import Engine
from deploy.engines.process import require_free
from tests.e2e.staff import timeline
from tests.e2e.system import System, event
from tests.processes import lives
from tests.waiting import WITHIN, until

PARTS = {"broker", "valkey", "clickhouse", "worker-profile", "worker-history", "service"}

LOOPBACK = {"127.0.0.1", "::ffff:127.0.0.1"}  # Java binds IPv4 addresses through IPv6 sockets


def test_an_event_is_seen_by_every_reader(system: System) -> None:
    system.post(event("site.page_viewed", identifiers={"visitor": "up-1", "phone": "+79161110001"}, url="/"))
    profile = system.see(phone="+79161110001")
    assert profile.identifiers["visitor"] == ("up-1",)
    assert system.get(f"/v1/profiles/{profile.profile_id}")["profile_id"] == profile.profile_id
    timeline(system, profile.profile_id, 1)
    assert profile.profile_id in system.run("export")
    assert "up-1" in system.run("profile", "--phone", "8 916 111-00-01")


def test_metrics_of_all_processes_are_on_one_page(system: System) -> None:
    page = system.http.get("/metrics").text
    for process in ("service", "worker-profile", "worker-history"):
        assert f'omniprofile_up{{process="{process}"}} 1.0' in page


def test_no_port_is_open_beyond_loopback(system: System) -> None:
    assert set(system.children()) == PARTS
    for child in system.children().values():
        for connection in child.net_connections("inet"):
            assert connection.status != psutil.CONN_LISTEN or connection.laddr.ip in LOOPBACK


def test_a_directory_in_use_and_a_taken_port_are_refused_in_plain_words(system: System, tmp_path: Path) -> None:
    second = System(system.data_dir, system.broker)
    assert second.spawn().wait(WITHIN) == 1
    assert "is in use by another `omniprofile up`" in second.output.read_text()
    third = System(tmp_path / "data", "embedded", port=system.port)
    assert third.spawn().wait(WITHIN) == 1
    assert f"port {system.port} of 127.0.0.1 is taken by another program" in third.output.read_text()


@pytest.mark.parametrize("part", sorted(PARTS - {"broker"}))
def test_what_dies_comes_back_and_nothing_is_lost(system: System, part: str) -> None:
    phone = f"+7916222{sorted(PARTS).index(part):04d}"
    system.post(event("site.page_viewed", identifiers={"phone": phone}, url="/before"))
    system.see(phone=phone)
    _kill(system, part)
    system.post(event("call.noted", identifiers={"phone": phone}, text="после", preferences={"цвет": "белый"}))
    assert system.see(lambda seen: seen.preferences == {"цвет": "белый"}, phone=phone).first_seen_at is not None


def test_ctrl_c_leaves_nothing_and_keeps_everything(tmp_path: Path) -> None:
    with System(tmp_path / "data", "embedded") as system:
        system.post(event("site.registered", identifiers={"phone": "+79163330001"}))
        system.see(phone="+79163330001")
        children = system.children().values()
        assert system.stop() == 0
        until(lambda: not any(map(lives, children)))
        assert not (system.data_dir / "running.json").exists()
        system.start()
        assert system.profiles(phone="+79163330001")
        assert system.stop() == 0


def test_engines_that_are_given_are_used_and_left_alone(
    tmp_path: Path, fresh_broker: Engine, fresh_valkey: Engine, clickhouse_dsn: str
) -> None:
    given = {
        "KAFKA_BOOTSTRAP_SERVERS": fresh_broker.address,
        "REDIS_IDENTITY_URL": fresh_valkey.address,
        "REDIS_PROFILE_URL": fresh_valkey.address,
        "CLICKHOUSE_DSN": clickhouse_dsn.rpartition("/")[0] + "/given",
    }
    with System(tmp_path / "data", "embedded", environment=given) as system:
        assert set(system.children()) == {"worker-profile", "worker-history", "service"}
        system.post(event("site.registered", identifiers={"phone": "+79163330002"}))
        system.see(phone="+79163330002")
        assert system.stop() == 0
    assert fresh_broker.running
    assert fresh_valkey.running


@pytest.mark.parametrize("broker", ["embedded", pytest.param("kafka", marks=pytest.mark.apache_kafka)])
def test_kill_9_of_the_command_leaves_nothing_running_and_keeps_what_was_seen(tmp_path: Path, broker: str) -> None:
    with System(tmp_path / "data", broker) as system:
        assert set(system.children()) == PARTS
        system.post(event("site.registered", identifiers={"phone": "+79163330003"}))
        system.see(phone="+79163330003")
        processes, ports = system.descendants(), system.listening()
        assert len(processes) >= len(PARTS)
        assert system.port in ports
        system.kill()
        until(lambda: not any(map(lives, processes)))
        for port in ports:
            require_free(port)
        system.start()
        assert system.profiles(phone="+79163330003")
        assert system.stop() == 0


def _kill(system: System, part: str) -> None:
    """As `kill -9` does; return when it was started again and the whole is ready."""
    before = system.children()[part]
    before.kill()
    until(lambda: system.children().get(part, before).pid != before.pid, f"another {part}", patient_with=psutil.Error)
    until(lambda: system.http.get("/readyz").status_code == 200, "the whole to be ready", patient_with=httpx.HTTPError)


@pytest.mark.parametrize("system", [pytest.param("kafka", marks=pytest.mark.apache_kafka)], indirect=True)
def test_apache_kafka_may_die_too(system: System) -> None:
    phone = "+79162229999"
    system.post(event("site.page_viewed", identifiers={"phone": phone}, url="/before"))
    _kill(system, "broker")
    system.post(event("call.noted", identifiers={"phone": phone}, text="после", preferences={"цвет": "белый"}))
    assert system.see(lambda seen: seen.preferences == {"цвет": "белый"}, phone=phone).first_seen_at is not None
