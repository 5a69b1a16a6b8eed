"""``briefgen check``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from briefgen.cli.printing import exit_code, findings_json, findings_text, tally
from briefgen.findings import RefusedError
from briefgen.pipeline import issues_of, know_all
from briefgen.project import find


@click.command(epilog="Example: briefgen check --format json")
@click.argument("sources", type=click.Path(path_type=Path), required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--encoding", help="Encoding of text files that do not say theirs, such as cp1250.")
@click.option("--strict", is_flag=True, help="Exit with 1 when there is any warning.")
def command(sources: Path | None, form: str, encoding: str | None, strict: bool) -> None:
    """Say what is open, contradictory or too long, with its line; build nothing."""
    project = find(sources, None, Path.cwd())
    try:
        findings = know_all(project.sources, os.environ, encoding, issues=issues_of(project.output)).findings
        code = exit_code(findings, strict=strict)
    except RefusedError as error:
        findings, code = error.findings, error.exit_code
    if form == "json":
        click.echo(findings_json(findings))
    else:
        click.echo(findings_text(findings) if findings else "Nothing is open, contradictory or too long.")
        click.echo(tally(findings), err=True)
    sys.exit(code)
