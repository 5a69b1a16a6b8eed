"""How a run of text looks."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.render.pdf.fonts import Face, advance

BOX_PADDING = 8.0
"""Points between the release state's words and its box, at both sides."""

BOX_BELOW, BOX_HEIGHT = 6.5, 23.0
"""The release state's box reaches so far below the baseline, and is so high."""


BOX_WEIGHT = 1.25
"""The width of the release state's box, in points."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks; ``boxed`` puts the release state's box around it, ``underline`` a line of so
    many points below.
    """

    face: Face
    size: float
    colour: str
    boxed: bool = False
    underline: float = 0.0

    def width(self, text: str) -> float:
        """The width of text in points, the box's paddings apart."""
        return advance(self.face, text) * self.size / 1000

    @property
    def padding(self) -> float:
        """The width of the box's padding at each side."""
        return BOX_PADDING if self.boxed else 0.0
