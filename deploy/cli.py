"""The command `omniprofile`: one file a command under `deploy/commands/`, read when it is called and not before.

So that `--help` answers at once, and a machine that lacks what one command needs has the others.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from deploy.commands.options import STYLE, flowing

COMMANDS = {
    "up": "Run the whole system on this machine, engines included, until Ctrl-C.",
    "demo": "Play a customer's story through the running pipeline and show each department's view.",
    "import": "Import CloudEvents JSON lines, or tables (CSV) with a mapping file, packed with gzip or not.",
    "profile": "Show one client's profile: on a terminal as a card, else as JSON.",
    "export": "Print every profile as one line of canonical JSON, sorted.",
    "balances": "Compute every client's opening balance from the purchases before the loyalty programme opens.",
    "failed": "Events that could not be used, kept with bytes and reason: list them, look at one, send it again.",
    "bench": "Measure on this machine: ratios within one run count, absolute figures depend on the machine.",
    "resolve": "Say which lines of a file are one person, by the rules that the pipeline runs.",
    "identity": "What likeness is worth where no identifier tells: weights for `omniprofile resolve --weights`.",
    "wishes": "Read what clients said about delivery and calls, and print when both are forbidden.",
    "migrate": "Make topics, Redis Functions and ClickHouse tables that are missing. `up` does it by itself.",
}
"""Name → the first line of its own help; a test holds them equal."""
_MODULES = {"import": "import_files"}


# Typer brings its own copy of click, or not, by its version: contexts and commands are typed as anything.
class _Deferred(TyperCommand):
    """Stands for a command until it is called."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        return loaded(str(self.name)).make_context(info_name, args, parent, **extra)


class _Commands(TyperGroup):
    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        return _Deferred(cmd_name, help=COMMANDS[cmd_name]) if cmd_name in COMMANDS else None


def loaded(name: str) -> Any:
    """The command itself, or the group of commands that `app` in its file is."""
    file = _MODULES.get(name, name)
    try:
        module = import_module(f"deploy.commands.{file}")
    except ModuleNotFoundError as lacking:  # the image brings no engines
        raise SystemExit(f"omniprofile: `{name}` needs {lacking.name}, which is not installed here") from None
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


@app.callback()
def omniprofile() -> None:
    """One customer, one profile: the same context for every department, within a second of the event."""


def main() -> None:
    """A mistake that a person can mend is told in one line and ends with code 1; a traceback means a fault of ours."""
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
