"""Where blocks stand."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.tree.nodes import Align


@dataclass(frozen=True, slots=True)
class Column:
    """Where notes stand in the margin: how far right of the text's left edge, and how wide, in points."""

    x: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The width that blocks have, in points, and how their lines align.

    ``indented`` is an indent that the frame already gives: a style's own indent counts from there.
    ``page_height`` is the most that a slice may have. ``is_listed``: headings count for contents and bookmarks.
    ``in_item``: body text looks like an item's. ``left`` is how far right of the text's edge the frame begins, which
    is where the column for ``notes`` is counted from.
    """

    width: float
    page_height: float
    align: Align = "left"
    indented: float = 0.0
    is_listed: bool = True
    in_item: bool = False
    left: float = 0.0
    notes: Column | None = None
