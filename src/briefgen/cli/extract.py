"""``briefgen extract``."""

from __future__ import annotations

import os
from pathlib import Path

import click

from briefgen.cli.printing import as_json, finding_object
from briefgen.pipeline import draft, extract
from briefgen.project import find


@click.command(epilog="Example: briefgen extract sources/concept-note.txt --format json")
@click.argument("place", metavar="[FILE|SOURCES]", type=click.Path(path_type=Path), required=False)
@click.option("--format", "form", type=click.Choice(["yaml", "json"]), default="yaml", show_default=True)
@click.option("--encoding", help="Encoding of a text file that does not say its own, such as cp1250.")
def command(place: Path | None, form: str, encoding: str | None) -> None:
    """Print what was read, with where from: one FILE alone, or the settled event of a folder.

    yaml is a draft event.yaml to go on from; json is for other programs.
    """
    where = find(place, None, Path.cwd()).sources
    if form == "json":
        read = extract(where, os.environ, encoding)
        click.echo(as_json({"event": read.value, "findings": [finding_object(each) for each in read.findings]}))
    else:
        click.echo(draft(where, os.environ, encoding), nl=False)
