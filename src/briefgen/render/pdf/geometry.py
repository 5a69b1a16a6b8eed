"""Boxes and pens. Places are points from a page's top left corner, as pages are read."""

from __future__ import annotations

from typing import NamedTuple


class Rectangle(NamedTuple):
    """A box by its top left corner and its size, in points."""

    x: float
    y: float
    width: float
    height: float

    def inset(self, by: float) -> Rectangle:
        """The box made smaller at each side, at most to nothing."""
        across, down = min(by, self.width / 2), min(by, self.height / 2)
        return Rectangle(self.x + across, self.y + down, self.width - 2 * across, self.height - 2 * down)

    def from_below(self, page_height: float) -> tuple[float, float, float, float]:
        """Left, bottom, right and top as PDF counts them: from a page's lower left corner."""
        return (self.x, page_height - self.y - self.height, self.x + self.width, page_height - self.y)


class Pen(NamedTuple):
    """A line's width in points and its colour as ``#RRGGBB``."""

    width: float
    colour: str
