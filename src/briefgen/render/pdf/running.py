"""Running heads and feet: artifacts outside of the reading order (ISO 32000-1, 14.8.2.2), except that each head is
said once.
"""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from io import BytesIO

from briefgen.render.logo import TOP_MM
from briefgen.render.pdf.geometry import Pen, Rectangle
from briefgen.render.pdf.look import BOX_BELOW, BOX_HEIGHT
from briefgen.render.pdf.pages import Page
from briefgen.render.pdf.painter import FOOT, HEAD, Painter
from briefgen.render.pdf.placed_lines import LineOfPieces, lines_of
from briefgen.render.pdf.runs import Pages
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.structure import Element
from briefgen.render.theme import POINTS_PER_MM, Layout, TextStyle
from briefgen.tree.nodes import Running, Section

FOOT_RULE_GAP = 3.0
"""Points between a foot's rule and the top of the foot's first line."""


WIDE_FIGURES = Pages(88, 88)
"""Page numbers before they are known: as wide as most."""

StyledLine = tuple[TextStyle, LineOfPieces]


def paint_head(painter: Painter, setting: Setting, page: Page, figures: Pages, heard: Element | None) -> None:
    """The running head: its first baseline at the layout's place, its rule below. ``heard`` is where it is said."""
    head = page.section.head
    if head is None:
        return
    with nullcontext() if heard else painter.outside(HEAD):
        lines = _lines(setting, head, page.layout, figures, heard)
        baseline = page.layout.head_mm * POINTS_PER_MM
        for place, (_, line) in enumerate(lines):
            baseline += _step(lines, place)
            line.paint(painter, page.layout.left_mm * POINTS_PER_MM, baseline)
        size = setting.theme.style(head.lines[-1].role).size if head.lines else 0.0
        _paint_rule(painter, setting, head, page, baseline + size / 2 - (1.0 if head.rule == "hair" else 0.0))


def paint_foot(painter: Painter, setting: Setting, page: Page, figures: Pages) -> None:
    """The running foot: its last baseline at the layout's place, its rule above."""
    foot = page.section.foot
    if foot is None:
        return
    with painter.outside(FOOT):
        lines = _lines(setting, foot, page.layout, figures)
        last = (page.layout.height_mm - page.layout.foot_mm) * POINTS_PER_MM
        baselines = [
            last - sum(_step(lines, below) for below in range(place + 1, len(lines))) for place in range(len(lines))
        ]
        for (_, line), baseline in zip(lines, baselines, strict=True):
            line.paint(painter, page.layout.left_mm * POINTS_PER_MM, baseline)
        if lines:
            _paint_rule(painter, setting, foot, page, baselines[0] - lines[0][0].size - FOOT_RULE_GAP)


def with_room(setting: Setting, section: Section, layout: Layout) -> Layout:
    """The layout with more room at a head or foot that would stand over the text: long blanks take lines."""
    return replace(
        layout,
        top_mm=max(layout.top_mm, layout.head_mm + _depth(setting, section.head, layout) / POINTS_PER_MM),
        bottom_mm=max(layout.bottom_mm, layout.foot_mm + _depth(setting, section.foot, layout) / POINTS_PER_MM),
    )


def _depth(setting: Setting, running: Running | None, layout: Layout) -> float:
    """From the baseline that a theme places to the far end of a head or foot, with the gap to its rule, in points."""
    if running is None or not running.lines:
        return 0.0
    lines = _lines(setting, running, layout, WIDE_FIGURES)
    return sum(_step(lines, place) for place in range(len(lines))) + lines[0][0].size + FOOT_RULE_GAP


def paint_logo(painter: Painter, setting: Setting, page: Page) -> None:
    """The house's logo at the top right: like a head no part of the text."""
    logo, field = setting.theme.logo, page.layout.logo_mm
    if logo is None or not field:
        return
    width, height = (each * POINTS_PER_MM for each in logo.size_mm(field))
    right = (page.layout.width_mm - page.layout.right_mm) * POINTS_PER_MM
    with painter.outside(HEAD):
        painter.picture(Rectangle(right - width, TOP_MM * POINTS_PER_MM, width, height), BytesIO(logo.data))


def _lines(
    setting: Setting, running: Running, layout: Layout, figures: Pages, heard: Element | None = None
) -> list[StyledLine]:
    width = layout.measure_mm * POINTS_PER_MM
    return [
        (setting.theme.style(placed.role), line)
        for placed in running.lines
        for line in lines_of(setting, placed, width, Element("P", heard, inline=True), figures)
    ]


def _step(lines: list[StyledLine], place: int) -> float:
    """From the baseline above to that of a line: its leading, and clear of a box."""
    if place == 0:
        return 0.0
    style, line = lines[place]
    leading = style.leading
    if lines[place - 1][1].is_boxed:
        leading = max(leading, BOX_BELOW + style.size)
    return max(leading, BOX_HEIGHT) if line.is_boxed else leading


def _paint_rule(painter: Painter, setting: Setting, running: Running, page: Page, y: float) -> None:
    if running.rule == "none":
        return
    colour = setting.colour("hairline" if running.rule == "hair" else "ink")
    left = page.layout.left_mm * POINTS_PER_MM
    right = left + page.layout.measure_mm * POINTS_PER_MM
    painter.rule(left, y, right, y, Pen(setting.weight(running.rule), colour))
