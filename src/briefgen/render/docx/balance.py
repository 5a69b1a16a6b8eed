"""Headings of several lines are balanced, as in the PDF: Word cannot, so that they get an indent at the right."""

from __future__ import annotations

from functools import cache
from math import floor

from PIL import ImageFont

from briefgen.render.theme import POINTS_PER_MM, TextStyle, Theme
from briefgen.resources import font_file
from briefgen.tree.nodes import Inline, LineBreak
from briefgen.tree.walk import inline_text

EM = 1000
"""The size that letters are measured at."""
SLACK_MM = 1.0
"""Programs set a little wider or narrower than we measure."""


def free_at_right(inlines: tuple[Inline, ...], style: TextStyle, theme: Theme, measure_mm: float) -> float:
    """By how many mm the lines of a heading can be narrower and still be as many.

    0 where it is one line, where it has line breaks of its own or a word wider than a line, and where its typeface is
    not at hand.
    """
    if theme.family != theme.embedded or any(isinstance(inline, LineBreak) for inline in inlines):
        return 0.0
    words = [_width(word, style, theme) for word in inline_text(inlines).split(" ") if word]
    space = _width(" ", style, theme)
    lines = _lines(words, space, measure_mm)
    most = floor(measure_mm - max(words, default=0.0))
    if lines == 1 or most < 0:
        return 0.0
    too_much = (step for step in range(1, most + 1) if _lines(words, space, measure_mm - step) > lines)
    return max(0.0, next(too_much, most + 1) - 1 - SLACK_MM)


def _lines(words: list[float], space: float, measure: float) -> int:
    lines, used = 1, 0.0
    for word in words:
        if used and used + space + word > measure:
            lines, used = lines + 1, word
        else:
            used += (space if used else 0.0) + word
    return lines


def _width(text: str, style: TextStyle, theme: Theme) -> float:
    """The width of a text in mm."""
    letters = _font(theme.bold if style.bold else theme.regular).getlength(text)
    return letters / EM * style.size / POINTS_PER_MM


@cache
def _font(name: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(font_file(name), EM, layout_engine=ImageFont.Layout.BASIC)
