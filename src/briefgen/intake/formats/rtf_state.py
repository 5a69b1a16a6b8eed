"""What holds in a group of Rich Text Format, and what a paragraph and a table of it gather."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Destination = Literal["text", "skipped", "fonts", "colours", "styles", "label"]

ORDINARY_SIZE = 24
"""Half-points that a character has after ``\\plain``."""


@dataclass(slots=True)
class State:
    """The properties of characters in a group, and what its text is for; a group inherits those around it."""

    destination: Destination = "skipped"
    hidden: bool = False
    deleted: bool = False
    inserted: bool = False
    skip: int = 1
    font: int = 0
    colour: int = 0
    size: int = ORDINARY_SIZE
    behind: int = 0
    story: bool = False

    def copy(self) -> State:
        """The state of a group inside this one."""
        return State(
            self.destination,
            self.hidden,
            self.deleted,
            self.inserted,
            self.skip,
            self.font,
            self.colour,
            self.size,
            self.behind,
        )

    def plain(self, font: int) -> None:
        r"""Take all properties of characters back (``\plain``)."""
        self.hidden = self.deleted = self.inserted = False
        self.font, self.colour, self.size, self.behind = font, 0, ORDINARY_SIZE, 0


@dataclass(slots=True)
class Properties:
    r"""The properties of a paragraph, until ``\pard``."""

    style: int = 0
    outline: bool = False
    listed: bool = False
    in_table: bool = False
    behind: int = 0


@dataclass(slots=True)
class Row:
    """The definition of a row: the right edges of its cells in twips, and whether any of them is coloured."""

    left: int = 0
    edges: list[int] = field(default_factory=list)
    behind: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Story:
    """A text of its own: the body, a note or a text box."""

    place: str | None = None
    buffer: list[str] = field(default_factory=list)
    label: list[str] = field(default_factory=list)
    properties: Properties = field(default_factory=Properties)
    is_box: bool = False


def columns(lefts: list[int]) -> dict[int, int]:
    """The column of each left edge of a table, from 1; edges that nearly meet are one."""
    near = 60
    found: dict[int, int] = {}
    last: int | None = None
    number = 0
    for left in sorted(set(lefts)):
        number += last is None or left - last > near
        found[left] = number
        last = left
    return found
