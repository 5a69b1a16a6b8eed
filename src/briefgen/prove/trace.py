"""The trace index: which source each printed passage came from, kept beside the outputs and never published."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefgen.origin import Origin
from briefgen.prove.readback import Readback
from briefgen.tree.nodes import Blank, Document, Inline, Link, Text
from briefgen.tree.walk import Leaf, leaves


def index(document: Document, read: Readback) -> list[dict[str, Any]]:
    """One entry a block of a file: its kind, text and page, and the origin of each run in it."""
    return [
        {"kind": leaf.kind, "text": leaf.text, "page": block.page, "runs": list(_runs(leaf)), **_pixels(leaf)}
        for leaf, block in zip(leaves(document), read.blocks, strict=True)
    ]


def _pixels(leaf: Leaf) -> dict[str, str]:
    return {"pixels": leaf.pixels} if leaf.pixels else {}


def _runs(leaf: Leaf) -> Iterator[dict[str, Any]]:
    for inline in _flat(leaf.inlines):
        if isinstance(inline, Text | Blank) and inline.origin and inline.text.strip():
            yield {"text": inline.text.strip(), **_origin(inline.origin)}


def _flat(inlines: tuple[Inline, ...]) -> Iterator[Inline]:
    for inline in inlines:
        if isinstance(inline, Link):
            yield from _flat(inline.inlines)
        else:
            yield inline


def _origin(origin: Origin) -> dict[str, Any]:
    if origin.fact is None:
        return {"house": origin.at}
    said: dict[str, Any] = {"fact": origin.fact, "how": origin.how}
    if origin.standing:
        said["standing"] = origin.standing
    if origin.rule:
        said["rule"] = origin.rule
    if origin.spans:
        said["spans"] = [{"place": span.place, "locator": span.locator, "quote": span.quote} for span in origin.spans]
    return said
