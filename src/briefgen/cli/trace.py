"""``briefgen trace``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from briefgen.errors import BriefgenError
from briefgen.pipeline import trace


@click.command(epilog='Example: briefgen trace output/briefing-pack.pdf "founding members"')
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("text", required=False)
def command(file: Path, text: str | None) -> None:
    """Say which source each printed passage of FILE came from; with TEXT, only passages that hold it."""
    blocks = trace(file, text)
    if text and not blocks:
        raise BriefgenError(f"“{text}” does not stand in {file}", "try fewer words, as they are printed")
    for block in blocks:
        click.echo(_shown(block))
    sys.exit(0)


def _shown(block: dict[str, Any]) -> str:
    page = f"page {block['page']}: " if block["page"] else ""
    return "\n".join([f"{page}{block['text']}", *(f"    {line}" for run in block["runs"] for line in _run(run))])


def _run(run: dict[str, Any]) -> list[str]:
    """One run: its words, how they are known, and the places they rest on."""
    words = run["text"] if len(run["text"]) <= 60 else f"{run['text'][:57]}..."  # noqa: PLR2004 - one line
    if "house" in run:
        return [f"“{words}”: house text, {run['house']}"]
    rule = f" by {run['rule']}" if run.get("rule") else ""
    standing = f", {run['standing']}" if run.get("standing") else ""
    places = [f"  {span['place']}: {' '.join(span['quote'].split())}" for span in run.get("spans", ())]
    return [f"“{words}”: {run['how']}{rule}{standing} ({run['fact']})", *places]
