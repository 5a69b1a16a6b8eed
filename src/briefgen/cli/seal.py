"""``briefgen seal``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from briefgen.cli.printing import Progress
from briefgen.pipeline import seal, whose
from briefgen.project import find


@click.command(epilog="Example: briefgen seal")
@click.argument("sources", type=click.Path(path_type=Path), required=False)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where the files go [output].")
@click.option("--whose", "leaked", type=click.Path(path_type=Path), help="Say whose copy this file is; seal nothing.")
def command(sources: Path | None, output: Path | None, leaked: Path | None) -> None:
    """Seal the embargoed kit for each outlet of event.yaml, each copy with its own mark and key."""
    project = find(sources, output, Path.cwd())
    if leaked is not None:
        found = whose(project.output, leaked)
        for copy in found:
            click.echo(f"{leaked}: the copy of {copy.name} ({copy.outlet}), mark {copy.mark}")
        if not found:
            click.echo(f"{leaked}: no sealed copy, and no mark of one")
        sys.exit(0 if found else 1)
    progress = Progress()
    try:
        copies = seal(project, os.environ, progress)
    finally:
        progress.done()
    for copy in copies:
        click.echo(f"{copy.path}: for {copy.name}, mark {copy.mark}")
