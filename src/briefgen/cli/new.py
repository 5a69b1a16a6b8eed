"""``briefgen new``."""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.pipeline import new


@click.command(epilog="Example: briefgen new forum --from note.docx")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--from", "notes", multiple=True, type=click.Path(path_type=Path), help="A concept note; may be repeated."
)
def command(folder: Path, notes: tuple[Path, ...]) -> None:
    """Start a project in DIR: its folders, the notes, and a draft event.yaml made from them."""
    for path in new(folder, notes):
        click.echo(f"made {path}")
    click.echo(f"next: fill in {folder / 'sources' / 'event.yaml'}, then run briefgen build in {folder}")
