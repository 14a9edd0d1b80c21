"""The command `omniprofile`: one file a command under `deploy/commands/`."""

from __future__ import annotations

import sys

import typer

from deploy.commands import bench, demo, export, failed, import_files, migrate, profile, resolve, up, wishes
from deploy.commands.complaints import COMPLAINTS
from deploy.commands.resolve import with_default_score

app = typer.Typer(
    help="One customer, one profile: the same context for every department, within a second of the event.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("up", help=up.HELP)(up.up)
app.command("demo", help=demo.HELP)(demo.demo)
app.command("import", help=import_files.HELP)(import_files.import_files)
app.command("profile", help=profile.HELP)(profile.profile)
app.command("export", help=export.HELP)(export.export)
app.add_typer(failed.app, name="failed")
app.add_typer(bench.app, name="bench")
app.command("resolve", help=resolve.HELP)(resolve.resolve)
app.command("wishes", help=wishes.HELP)(wishes.wishes)
app.command("migrate", help=migrate.HELP)(migrate.migrate)


def main() -> None:
    """A mistake that a person can mend is told in one line and ends with code 1; a traceback means a fault of ours."""
    try:
        app(with_default_score(sys.argv[1:]))
    except COMPLAINTS as complaint:
        print(f"omniprofile: {complaint}", file=sys.stderr)
        raise SystemExit(1) from None


if __name__ == "__main__":
    main()
