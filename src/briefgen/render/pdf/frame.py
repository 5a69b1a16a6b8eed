"""Where blocks stand."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.tree.nodes import Align


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The width that blocks have, in points, and how their lines align.

    ``indented`` is an indent that the frame already gives: a style's own indent counts from there.
    ``page_height`` is the most that a slice may have. ``is_listed``: headings count for contents and bookmarks.
    ``in_item``: body text looks like an item's.
    """

    width: float
    page_height: float
    align: Align = "left"
    indented: float = 0.0
    is_listed: bool = True
    in_item: bool = False
