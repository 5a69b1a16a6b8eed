"""``briefgen publish``."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from briefgen.cli.printing import exit_code, findings_text
from briefgen.errors import BriefgenError
from briefgen.pipeline import publish
from briefgen.project import find


def now() -> datetime:
    """The machine's clock, read here and nowhere else."""
    return datetime.now(UTC)


@click.command(epilog="Example: briefgen publish")
@click.argument("output", type=click.Path(path_type=Path), required=False)
@click.option("--release", "reason", metavar="REASON", help="Publish before the time, for this reason; it is recorded.")
def command(output: Path | None, reason: str | None) -> None:
    """Put into OUTPUT/press-room what the press may have by now: no draft, and nothing under embargo."""
    if reason is not None and not reason.strip():
        raise BriefgenError("--release wants a reason", 'write it: --release "agreed with all outlets"')
    project = find(None, output, Path.cwd())
    published = publish(project, now, reason)
    for name in published.names:
        click.echo(name)
    files = "1 file" if len(published.names) == 1 else f"{len(published.names)} files"
    click.echo(f"{files} in {project.output / 'press-room'}{'' if published.is_new else ', as before'}.")
    if published.findings:
        click.echo(findings_text(published.findings), err=True)
    sys.exit(exit_code(published.findings, strict=False))
