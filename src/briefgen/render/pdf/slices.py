"""Slices: what is never split between pages. A document is one long stack of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from briefgen.render.pdf.anchors import Anchor
from briefgen.render.pdf.painter import Painter

Paint = Callable[[Painter, float, float], None]
"""Paint on a painter with the left edge and the top edge in points."""


def paint_nothing(painter: Painter, x: float, y: float) -> None:
    """White space."""


def together(first: Paint, second: Paint) -> Paint:
    """Paint one after the other at the same place."""

    def paint(painter: Painter, x: float, y: float) -> None:
        first(painter, x, y)
        second(painter, x, y)

    return paint


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """A line of text, a table row, a drawing. ``before`` and ``after`` are white space; of two that meet the larger
    counts. ``glued`` slices stay on the page of the next one. ``head`` is repeated where the slice begins a page.
    """

    height: float
    paint: Paint = paint_nothing
    before: float = 0.0
    after: float = 0.0
    glued: bool = False
    head: tuple[Slice, ...] = ()
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A slice and how far its top lies below the top of its stack."""

    top: float
    slice: Slice

    @property
    def bottom(self) -> float:
        """How far its bottom lies below the top of the stack."""
        return self.top + self.slice.height


def stack(slices: list[Slice], first_gap: float = 0.0) -> list[Placed]:
    """Slices on top of each other, the first one a gap below the top."""
    placed: list[Placed] = []
    for one in slices:
        gap = max(placed[-1].slice.after, one.before) if placed else first_gap
        placed.append(Placed((placed[-1].bottom if placed else 0.0) + gap, one))
    return placed


def height(placed: list[Placed]) -> float:
    """The height of a stack, the white space after its last slice left out."""
    return placed[-1].bottom if placed else 0.0


def glue(slices: list[Slice]) -> list[Slice]:
    """The slices, made to stay on one page together."""
    return [*(replace(one, glued=True) for one in slices[:-1]), *slices[-1:]]
