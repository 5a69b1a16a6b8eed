"""``briefgen``: the group of commands. Help needs none of the heavy libraries: each command imports its own."""

from __future__ import annotations

import atexit
import difflib
import gc
import os
import sys
from importlib import import_module

import click

from briefgen import __version__
from briefgen.errors import BriefgenError

COMMANDS = {
    "build": "Make the briefing pack, run sheet and press kit, and prove that both formats say the same.",
    "check": "Say what is open, contradictory or too long; build nothing.",
    "extract": "Print what was read, with where from.",
    "trace": "Say which source each printed passage came from.",
    "publish": "Put into the press room what may be out by now.",
    "seal": "Seal the embargoed kit for trusted press, each copy with its own mark.",
    "verify": "Prove of the files as they lie there: manifest, same content, leaks.",
    "new": "Start a project.",
}


class Commands(click.Group):
    """Commands by name; a command's module is imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The commands in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; none but its help's first line while the group's own help is made."""
        if cmd_name not in COMMANDS:
            return None
        if ctx.resilient_parsing or ctx.info_name is None:
            return click.Command(cmd_name, help=COMMANDS[cmd_name])
        command = import_module(f"briefgen.cli.{cmd_name}").command
        if not isinstance(command, click.Command):
            raise TypeError(cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was typed; a near miss is told with what was meant."""
        near = difflib.get_close_matches(args[0], COMMANDS, n=1)
        if near and args[0] not in COMMANDS:
            ctx.fail(f"No such command “{args[0]}”. Did you mean {near[0]}?")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a reader that goes away, as in ``| head``, is no failure, where click would exit with 1."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that nothing fails at the exit either
            return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - the same
        """The list of commands, without importing one."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=Commands,
    epilog="Example: briefgen build. Each command says more with --help.",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="briefgen")
def group() -> None:
    """Print an event: briefing packs, run sheets and press kits from a concept note, as DOCX and PDF."""


def main() -> None:
    """Run a command; whatever goes wrong is one line and a hint, never a traceback."""
    _collect_seldom()
    try:
        group.main(standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("briefgen: stopped; what was there before is complete", err=True)
        sys.exit(130)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except BriefgenError as error:
        show(error)
        sys.exit(error.exit_code)


def _collect_seldom() -> None:
    """Look for cycles of dead objects seldom, and not at the end: the system takes everything back together.

    A command lives for seconds and makes few such cycles; looking for them took a tenth of a build.
    """
    gc.set_threshold(50_000, 20, 20)
    atexit.register(gc.freeze)


def show(error: BriefgenError) -> None:
    """Print what went wrong: every finding that it carries, or its line and hint."""
    findings = getattr(error, "findings", None)
    if findings:
        for finding in findings:
            click.echo(str(finding), err=True)
        return
    click.echo(f"briefgen: {error.message}", err=True)
    if error.hint:
        click.echo(f"  hint: {error.hint}", err=True)


if __name__ == "__main__":
    main()
