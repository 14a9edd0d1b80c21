"""The engines themselves: ready when they say so, durable as promised, gone when their parent is gone."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
import redis
from confluent_kafka.admin import AdminClient, NewTopic

from deploy.engines import EngineFailed, PortTaken, free_port, kafka, start, valkey
from deploy.engines.noida import answers_kafka
from deploy.engines.process import Engine, require_free
from deploy.kafka.jars import KafkaUnavailable, differences, require
from tests.processes import lives
from tests.waiting import WITHIN, until


def test_valkey_keeps_acknowledged_writes_through_kill_9(tmp_path: Path) -> None:
    program = valkey.program(tmp_path, free_port())
    engine = start(program)
    with redis.Redis.from_url(engine.address) as client:
        client.set("kept", "1")
    engine.kill()
    restarted = start(program)
    with redis.Redis.from_url(restarted.address) as client:
        assert client.get("kept") == b"1"
    assert restarted.stop() == 0


def test_embedded_broker_answers(fresh_broker: Engine) -> None:
    assert answers_kafka(fresh_broker.address)
    assert fresh_broker.stop() == 0
    assert not answers_kafka(fresh_broker.address)


def test_taken_port_is_refused_in_plain_words(fresh_broker: Engine) -> None:
    port = fresh_broker.program.port
    with pytest.raises(PortTaken, match=f"port {port} of 127.0.0.1 is taken"):
        require_free(port)


def test_a_port_chosen_for_a_program_is_given_to_no_connection_before_it_starts() -> None:
    chosen = {free_port() for _ in range(100)}
    assert len(chosen) == 100
    outgoing = Path("/proc/sys/net/ipv4/ip_local_port_range")
    lowest = int(outgoing.read_text().split()[0]) if outgoing.exists() else 49_152
    assert max(chosen) < lowest


def test_an_engine_that_ends_at_once_is_explained(tmp_path: Path) -> None:
    program = replace(valkey.program(tmp_path, free_port()), command=["sh", "-c", "echo 'no such setting'; exit 3"])
    with pytest.raises(
        EngineFailed, match="valkey ended with code 3 before it answered; its last words: no such setting"
    ):
        start(program)


def test_a_stranger_on_the_port_is_not_taken_for_the_engine(tmp_path: Path, fresh_valkey: Engine) -> None:
    with pytest.raises(PortTaken):
        start(valkey.program(tmp_path / "second", fresh_valkey.program.port))


def test_children_die_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    parent = subprocess.Popen([sys.executable, "-c", _PARENT, str(tmp_path), str(free_port())], stdout=subprocess.PIPE)
    with parent:
        assert parent.stdout is not None
        child = psutil.Process(int(parent.stdout.readline()))
        parent.kill()
    until(lambda: not lives(child), "the child not to outlive its parent")


_PARENT = """
import sys, time
from pathlib import Path
from deploy.engines import start, valkey
print(start(valkey.program(Path(sys.argv[1]), int(sys.argv[2]))).pid, flush=True)
time.sleep(60)
"""


@pytest.mark.apache_kafka
def test_apache_kafka_keeps_its_log_through_kill_9(tmp_path: Path) -> None:
    program = kafka.program(tmp_path, free_port())
    engine = start(program)
    admin = AdminClient({"bootstrap.servers": engine.address})
    admin.create_topics([NewTopic("kept", 2)])["kept"].result(WITHIN)
    engine.kill()
    restarted = start(program)
    assert len(admin.list_topics("kept", timeout=WITHIN).topics["kept"].partitions) == 2
    restarted.kill()


@pytest.mark.apache_kafka
def test_a_cluster_whose_name_begins_with_a_dash_is_formatted(tmp_path: Path) -> None:
    (tmp_path / "cluster.id").write_text("-KgPQ1u4TgyJkVh3zJr3bw")
    kafka.program(tmp_path, free_port())
    assert "cluster.id=-KgPQ1u4TgyJkVh3zJr3bw" in (tmp_path / "node-1" / "log" / "meta.properties").read_text()


@pytest.mark.apache_kafka
def test_three_brokers_form_one_cluster(apache_kafka_cluster: list[Engine]) -> None:
    assert kafka.brokers(apache_kafka_cluster[0].address) == 3
    apache_kafka_cluster[0].kill()
    assert kafka.brokers(apache_kafka_cluster[0].address) >= 2


def test_java_alone_is_not_enough_without_the_jars_or_maven(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the tests on Apache Kafka are begun and end in errors, where they were to be left out and named."""
    java = tmp_path / "java"
    java.write_text("#!/bin/sh\necho 'openjdk version \"17.0.1\"' >&2\n")
    java.chmod(0o755)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("OMNIPROFILE_KAFKA_JARS", str(tmp_path / "jars"))
    with pytest.raises(KafkaUnavailable, match="Maven"):
        require()
    (tmp_path / "jars").mkdir()
    require()


def test_a_changed_jar_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.jar").write_bytes(b"other")
    (tmp_path / "stray.jar").write_bytes(b"")
    pinned = f"{'0' * 64}  a.jar\n{'1' * 64}  b.jar\n"
    assert differences(tmp_path, pinned) == ["b.jar is missing", "stray.jar is not pinned", "a.jar has another content"]
