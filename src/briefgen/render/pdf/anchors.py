"""Headings as places that contents, bookmarks and links lead to."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.tree import walk
from briefgen.tree.nodes import Heading


@dataclass(slots=True, eq=False)
class Anchor:
    """A heading's place: the index of its page and points from the page's lower edge, known once pages are made."""

    heading: Heading
    page: int = 0
    top: float = 0.0

    @property
    def words(self) -> str:
        """What contents and bookmarks call the heading."""
        return walk.fold(walk.inline_text(self.heading.entry))


Target = str | Anchor
"""Where a link leads: a URI, or a heading of the same document."""
