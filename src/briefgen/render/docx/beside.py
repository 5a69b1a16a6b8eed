"""A picture at the right, and how much room it needs beyond the blocks that flow around it."""

from __future__ import annotations

import math

from briefgen.render.docx.pictures import GAP_MM
from briefgen.render.docx.styles import FIGURE_SPACE
from briefgen.render.docx.wml import Element, mm_twips, w
from briefgen.render.theme import POINTS_PER_MM, Theme
from briefgen.tree.nodes import CAPTION, Beside, Block, Heading, Item, List, Paragraph, Picture
from briefgen.tree.walk import inline_text

_LETTER = 0.48
"""A letter's width in sizes of its type, rather narrow: text that seems short gets more room after it, not less."""

_CLEAR = 10.0
"""Points between a picture that is taller than its text and what comes below."""


def frame_at_right(node: Picture) -> Element:
    """A frame at the right margin that text flows around: what stands in it is still in line, and read in its turn
    (ECMA-376 17.3.1.11).
    """
    return w(
        "framePr",
        w=mm_twips(node.width),
        hSpace=mm_twips(GAP_MM),
        wrap="around",
        vAnchor="text",
        hAnchor="margin",
        xAlign="right",
        y=1,
    )


def room_below(node: Beside, width: float, theme: Theme) -> float:
    """Points to leave after the blocks, in a frame `width` mm wide, so that what follows clears the picture.

    Word lays text out, and no file can say where its lines end: this is reckoned by the number of letters.
    """
    picture = node.picture
    tall = picture.height * POINTS_PER_MM + 2 * FIGURE_SPACE
    if picture.caption:
        tall += _height(Paragraph(picture.caption, CAPTION), picture.width, theme)
    text = sum(_height(block, width - picture.width - GAP_MM, theme) for block in node.blocks)
    return tall - text + _CLEAR if tall > text else 0.0


def _height(block: Block | Item, width: float, theme: Theme) -> float:
    """The least height of a block's text in points, in lines `width` mm long; what is no text counts as none."""
    match block:
        case Paragraph() | Heading():
            role = block.role or f"h{block.level}" if isinstance(block, Heading) else block.role
            style = theme.style(role)
            letters = width * POINTS_PER_MM / (style.size * _LETTER)
            return math.ceil(len(inline_text(block.inlines)) / letters) * style.leading + max(style.before, style.after)
        case List():
            return sum(_height(item, width, theme) for item in block.items)
        case Item():
            return sum(_height(inner, width, theme) for inner in block.blocks)
        case _:
            return 0.0
