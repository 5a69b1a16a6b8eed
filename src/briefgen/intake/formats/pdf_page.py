"""What a page of a PDF shows, as plain data: words, ruling lines, and what was left out.

All places are in points from the top left corner of the page as a reader sees it, turned and cropped.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def area(self) -> float:
        """Nothing for a box turned inside out."""
        return max(0.0, self.width) * max(0.0, self.height)

    def shared(self, other: Box) -> float:
        """The area of what two boxes have in common."""
        left, right = max(self.left, other.left), min(self.right, other.right)
        top, bottom = max(self.top, other.top), min(self.bottom, other.bottom)
        return max(0.0, right - left) * max(0.0, bottom - top)

    def joined(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


def around(boxes: list[Box]) -> Box:
    """The smallest box that holds all of them."""
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


@dataclass(frozen=True, slots=True)
class Word:
    """A word; `baseline` is what its letters stand on, `size` that of its font as printed."""

    text: str
    box: Box
    baseline: float
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page; `edges` are ruling lines and the sides of boxes, thin as they are drawn.

    `from_picture`: a machine read its words in a scan. `is_broken`: it cannot be opened, and nothing of it is known.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    edges: tuple[Box, ...] = ()
    hidden: Counter[str] = field(default_factory=Counter)
    comments: int = 0
    fields: int = 0
    from_picture: bool = False
    is_broken: bool = False
