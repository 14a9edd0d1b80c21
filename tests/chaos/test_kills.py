"""Kills processes at random moments under load; afterwards every count, sum and profile must match the input."""

from __future__ import annotations

import random
import signal
import threading

import httpx
import psutil
import pytest

from deploy.supervisor.plan import answers_ready
from tests.chaos.town import Town
from tests.waiting import until

pytestmark = pytest.mark.chaos

OURS = ("worker-profile", "worker-history", "service")
KILLS = 10
MEANWHILE = (60, 1_000)  # events acknowledged from one kill to the next
AN_INSTANT = (0.0, 0.3)  # seconds after that: in the middle of whatever is being done
AWAY = 6.0  # seconds for which the broker stands still


def test_ten_kills_of_our_processes(town: Town, chance: random.Random) -> None:
    victims = list(OURS) * 3 + [chance.choice(OURS)]
    chance.shuffle(victims)
    assert len(victims) == KILLS
    with town.going_on():
        for victim in victims:
            town.works_on(chance.randrange(*MEANWHILE))
            pause(chance.uniform(*AN_INSTANT))
            kill(town, victim)
        ready_again(town)
    print(f"{len(town.acknowledged)} events, {town.refused} requests repeated")
    assert town.refused, "the service was killed while there was work"
    town.require_all_counted()


@pytest.mark.parametrize("part", ["valkey", "clickhouse"])
def test_a_store_dies_and_comes_back(town: Town, chance: random.Random, part: str) -> None:
    with town.going_on():
        town.works_on(chance.randrange(*MEANWHILE))
        kill(town, part)
        ready_again(town)
        town.works_on(MEANWHILE[0])
    town.require_all_counted()


def test_the_broker_stands_still_for_some_seconds(town: Town, chance: random.Random) -> None:
    with town.going_on():
        town.works_on(chance.randrange(*MEANWHILE))
        broker = town.system.children()["broker"]
        broker.send_signal(signal.SIGSTOP)
        pause(AWAY)
        broker.send_signal(signal.SIGCONT)
        ready_again(town)
        town.works_on(MEANWHILE[0])
    town.require_all_counted()


@pytest.mark.parametrize("town", [pytest.param("kafka", marks=pytest.mark.apache_kafka)], indirect=True)
def test_apache_kafka_dies_and_comes_back(town: Town, chance: random.Random) -> None:
    """Not the embedded broker, which keeps its records in memory: it is for trying out, and says so."""
    with town.going_on():
        town.works_on(chance.randrange(*MEANWHILE))
        kill(town, "broker")
        ready_again(town)
        town.works_on(MEANWHILE[0])
    town.require_all_counted()


def kill(town: Town, part: str) -> None:
    """As `kill -9` does, as soon as the part runs (it may just be starting again)."""
    until(lambda: part in town.system.children(), f"{part} to run", patient_with=psutil.Error)
    town.system.children()[part].kill()


def ready_again(town: Town) -> None:
    pause(0.5)  # the supervisor looks ten times a second
    until(lambda: answers_ready(town.system.port), "the system to be ready again", patient_with=httpx.HTTPError)


def pause(seconds: float) -> None:
    """Here time itself is what is tested: at which instant somebody dies."""
    threading.Event().wait(seconds)
