"""One row a format: its suffix and its renderer, imported when it is its turn."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from briefgen.findings import Noted
from briefgen.render.theme import Theme
from briefgen.tree.nodes import Document

Render = Callable[[Document, Theme], Noted[bytes]]

MODULES = {"docx": "briefgen.render.docx", "pdf": "briefgen.render.pdf"}
FORMATS = tuple(MODULES)


def renderer(name: str) -> Render:
    """The renderer of a format of `FORMATS`."""
    return cast("Render", import_module(MODULES[name]).render)
