"""`omniprofile up`: runs the whole system on this machine."""

from __future__ import annotations

import signal
import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Annotated

import typer
from rich.console import Console

from deploy import kafka_security
from deploy.commands.complaints import Complaint
from deploy.commands.options import terminal_language
from deploy.commands.service_client import ServiceClient
from deploy.demo.play import play
from deploy.engines.process import require_free
from deploy.prepare import prepare
from deploy.running import DEFAULT_DIRECTORY, registration
from deploy.settings import Settings
from deploy.supervisor.child import Child, State
from deploy.supervisor.data_directory import DataDirectory
from deploy.supervisor.plan import Broker, Plan, plan
from deploy.supervisor.screen import Screen
from deploy.supervisor.supervise import Supervisor

HELP = """Run the whole system on this machine, engines included, until Ctrl-C.

Collector, reads and pages answer on one port of 127.0.0.1; `/readyz` turns 200 when events posted will be seen.
An engine whose address is in the environment (KAFKA_BOOTSTRAP_SERVERS, REDIS_IDENTITY_URL, REDIS_PROFILE_URL,
CLICKHOUSE_DSN) is used where it is and not started.

Examples:

  omniprofile up

  omniprofile up --demo

  omniprofile up --port 9000 --data-dir /srv/omniprofile --broker kafka
"""


def up(
    data_dir: Annotated[Path, typer.Option(help="Directory for all data and logs.")] = DEFAULT_DIRECTORY,
    port: Annotated[
        int, typer.Option(min=1, max=65535, help="Port of 127.0.0.1 for collector, API and staff pages.")
    ] = 8080,
    broker: Annotated[
        Broker,
        typer.Option(
            help="`embedded` is for trying out; `kafka` is Apache Kafka, durable: needs Java 17 and, once, Maven."
        ),
    ] = Broker.EMBEDDED,
    demo: Annotated[
        bool, typer.Option("--demo", help="Play the customer's story as soon as everything is ready.")
    ] = False,
) -> None:
    home = DataDirectory(data_dir)
    with home.locked(), registration(home):
        require_free(port)
        planned = plan(home, port, broker)
        settings = Settings.from_environment(planned.environment)
        stop = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: stop.set())
        with Screen(Console(), home.logs / "up.log") as screen:
            announcer = Announcer(screen, home, planned, demo)
            prepared = partial(_prepared, settings, screen)
            Supervisor(planned.engines, prepared, planned.processes, announcer.watch).run(stop)
            screen.say("stopped; everything is kept in " + str(home.path))


def _prepared(settings: Settings, screen: Screen) -> None:
    for warning in prepare(settings):
        screen.say(f"warning: {warning}")


class Announcer:
    """Shows the children, leaves word of where they are for other commands, and says once when the whole answers.

    The word is left when the last child is started, so that whoever saw `/readyz` answer finds it.
    """

    def __init__(self, screen: Screen, home: DataDirectory, planned: Plan, demo: bool) -> None:
        self._screen = screen
        self._home = home
        self._plan = planned
        self._demo = demo
        self._announced = False
        self._said = False

    def watch(self, children: Sequence[Child]) -> None:
        self._screen.show(children)
        if not self._announced and not any(child.state is State.WAITING for child in children):
            self._announced = True
            self._home.announce({"url": self._plan.url, **_addresses(self._plan)})
        if not self._said and all(child.ready for child in children):
            self._said = True
            self._say_ready()

    def _say_ready(self) -> None:
        key = "as OMNIPROFILE_WRITE_KEYS says" if self._plan.environment.get("OMNIPROFILE_WRITE_KEYS") else "dev"
        self._screen.say(
            "Omniprofile is ready\n"
            f"  staff pages    {self._plan.url}\n"
            f"  API            {self._plan.url}/docs   events: POST /v1/events; Segment write key: {key}\n"
            f"  data and logs  {self._home.path}\n"
            "Ctrl-C stops it."
        )
        if self._demo:
            Thread(target=self._play, name="demo", daemon=True).start()

    def _play(self) -> None:
        """Beside the supervision, which goes on meanwhile; what goes wrong with it is told and ends nothing."""
        try:
            play(ServiceClient(self._plan.url), self._screen.console, terminal_language(None))
        except Complaint as fault:
            self._screen.say(f"the demo ended early: {fault}")


def _addresses(planned: Plan) -> dict[str, str]:
    names = (
        "KAFKA_BOOTSTRAP_SERVERS",
        "REDIS_IDENTITY_URL",
        "REDIS_PROFILE_URL",
        "CLICKHOUSE_DSN",
        "OMNIPROFILE_SECRET",
        *kafka_security.VARIABLES,
    )
    return {name: planned.environment[name] for name in names if name in planned.environment}
