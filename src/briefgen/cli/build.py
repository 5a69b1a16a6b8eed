"""``briefgen build``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from briefgen.cli.printing import Progress, exit_code, findings_text, tally
from briefgen.pipeline import LARGE_PRINT, STANDARD, Built, Made, Wish, build
from briefgen.project import find

OPEN_POINT = "open-point"
"""The register prints these, and `briefgen check` tells them; a build need not tell them again."""


@click.command(epilog="Example: briefgen build -p run-sheet -f pdf")
@click.argument("sources", type=click.Path(path_type=Path), required=False)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where the files go [output].")
@click.option("-p", "--product", "products", multiple=True, help="Only this product; may be repeated.")
@click.option("-f", "--format", "formats", multiple=True, type=click.Choice(["docx", "pdf"]), help="Only this format.")
@click.option("--audience", "audiences", multiple=True, help="Only copies for this audience; may be repeated.")
@click.option(
    "--edition",
    "editions",
    multiple=True,
    type=click.Choice([STANDARD, LARGE_PRINT]),
    default=[STANDARD],
    show_default=True,
    help="Standard, or 18 point for readers with low vision; may be repeated.",
)
@click.option("--theme", default="plain", show_default=True, help="How the pages look: a theme, or your own .dotx.")
@click.option(
    "--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True, help="What it is printed on."
)
@click.option("--encoding", help="Encoding of text files that do not say theirs, such as cp1250.")
@click.option(
    "-j", "--jobs", type=click.IntRange(min=1), default=None, help="Processes that print [one a processor, at most 4]."
)
@click.option("--count-pages", is_flag=True, help="Page numbers in the contents of DOCX, counted by LibreOffice.")
@click.option("--strict", is_flag=True, help="Exit with 1 when there is any warning.")
@click.option("-q", "--quiet", is_flag=True, help="Print no findings that are mere warnings or notes.")
def command(
    sources: Path | None,
    output: Path | None,
    products: tuple[str, ...],
    formats: tuple[str, ...],
    audiences: tuple[str, ...],
    editions: tuple[str, ...],
    theme: str,
    paper: str,
    encoding: str | None,
    jobs: int | None,
    count_pages: bool,
    strict: bool,
    quiet: bool,
) -> None:
    """Make every product in DOCX and PDF, prove that they say the same, and put them in place."""
    project = find(sources, output, Path.cwd())
    progress = Progress()
    try:
        wish = Wish(products, formats, frozenset(audiences), theme, editions, encoding, paper, jobs or 0, count_pages)
        built = build(project, wish, os.environ, progress)
    finally:
        progress.done()
    click.echo(_summary(built, project.output))
    shown = [each for each in built.findings if each.code != OPEN_POINT]
    if shown and not quiet:
        click.echo(findings_text(shown), err=True)
    sys.exit(exit_code(built.findings, strict=strict))


def _summary(built: Built, output: Path) -> str:
    width = max((len(file.name) for file in built.files), default=0)
    lines = [f"{file.name:<{width}}  {_pages(file):<9}  {_change(file)}".rstrip() for file in built.files]
    points = "point is" if built.open_points == 1 else "points are"
    files = "1 file" if len(built.files) == 1 else f"{len(built.files)} files"
    end = f"{files} in {output}; both formats say the same. {built.open_points} {points} open."
    return "\n".join([*lines, end, f"{tally(built.findings)}; briefgen check lists what is open."])


def _pages(file: Made) -> str:
    if file.pages is None:
        return ""
    return f"{file.pages} page{'' if file.pages == 1 else 's'}"


def _change(file: Made) -> str:
    match file.changed:
        case None:
            return "new"
        case 0:
            return "unchanged"
        case 1:
            return "1 passage changed"
        case count:
            return f"{count} passages changed"
