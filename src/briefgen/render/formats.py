"""One row a format: its suffix and its renderer, imported when it is its turn."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from briefgen.findings import Noted
from briefgen.render.theme import Theme
from briefgen.tree.nodes import Document

Render = Callable[[Document, Theme], Noted[bytes]]

MODULES = {
    "docx": "briefgen.render.docx",
    "pdf": "briefgen.render.pdf",
    "csv": "briefgen.render.csv_table",
    "xlsx": "briefgen.render.workbook",
    "txt": "briefgen.render.message",
}
FORMATS = ("docx", "pdf")
"""Formats with pages, which every product can be printed in: the others take tables alone or messages alone."""


def renderer(name: str) -> Render:
    """The renderer of a format of `MODULES`."""
    return cast("Render", import_module(MODULES[name]).render)


def page_counts() -> Callable[[Document, Theme], tuple[int, ...]]:
    """What tells how many pages each section of a document takes: the format whose pages are ours."""
    return cast("Callable[[Document, Theme], tuple[int, ...]]", import_module(MODULES["pdf"]).page_counts)
