"""Bookmarks from headings (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from briefgen.render.pdf.anchors import Anchor


@dataclass(slots=True, eq=False)
class _Bookmark:
    anchor: Anchor
    inner: list[_Bookmark] = field(default_factory=list)


def destination(pdf: pikepdf.Pdf, anchor: Anchor) -> Array:
    """The place of a heading: its page with the heading at the top, magnified as it is."""
    return Array([pdf.pages[anchor.page].obj, Name.XYZ, None, round(anchor.top, 2), None])


def bookmarks(pdf: pikepdf.Pdf, anchors: tuple[Anchor, ...]) -> None:
    """Put a bookmark into the file for each heading that says something, nested as the headings are."""
    if "/Outlines" in pdf.Root:
        del pdf.Root.Outlines
    nested = _nested([anchor for anchor in anchors if anchor.words])
    if nested:
        outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines))
        _add(pdf, outlines, nested)
        outlines.Count = sum(1 for _ in _all(nested))
        pdf.Root.Outlines = outlines
        pdf.Root.PageMode = Name.UseOutlines


def _nested(anchors: list[Anchor]) -> list[_Bookmark]:
    """Headings below the last one of a higher rank, whatever levels were left out between them."""
    top: list[_Bookmark] = []
    open_ones: list[_Bookmark] = []
    for anchor in anchors:
        while open_ones and open_ones[-1].anchor.heading.level >= anchor.heading.level:
            open_ones.pop()
        mark = _Bookmark(anchor)
        (open_ones[-1].inner if open_ones else top).append(mark)
        open_ones.append(mark)
    return top


def _all(marks: list[_Bookmark]) -> Iterator[_Bookmark]:
    for mark in marks:
        yield mark
        yield from _all(mark.inner)


def _add(pdf: pikepdf.Pdf, parent: Object, marks: list[_Bookmark]) -> None:
    made = [
        pdf.make_indirect(
            Dictionary(Title=String(mark.anchor.words), Parent=parent, Dest=destination(pdf, mark.anchor))
        )
        for mark in marks
    ]
    parent.First, parent.Last = made[0], made[-1]
    for one, following in pairwise(made):
        one.Next, following.Prev = following, one
    for one, mark in zip(made, marks, strict=True):
        if mark.inner:
            _add(pdf, one, mark.inner)
            one.Count = sum(1 for _ in _all(mark.inner))
