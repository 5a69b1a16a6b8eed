"""``briefgen verify``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from briefgen.cli.printing import exit_code, findings_json, findings_text
from briefgen.pipeline import verify
from briefgen.project import find


@click.command(epilog="Example: briefgen verify output")
@click.argument("output", type=click.Path(path_type=Path), required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(output: Path | None, form: str) -> None:
    """Prove of the files as they lie there: manifest, same content in both formats, structure, no leaks, embargo."""
    verified = verify(find(None, output, Path.cwd()).output)
    if form == "json":
        click.echo(findings_json(verified.findings))
    elif verified.findings:
        click.echo(findings_text(verified.findings))
    else:
        files = "file" if verified.value == 1 else "files"
        click.echo(f"{verified.value} {files}: as listed, both formats say the same, structure sound, no leaks.")
    sys.exit(exit_code(verified.findings, strict=False))
