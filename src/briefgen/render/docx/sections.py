"""Sections: paper, margins, and running heads and feet of their own."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefgen.errors import BriefgenError
from briefgen.render.docx.blocks import sequence
from briefgen.render.docx.logos import logo_run
from briefgen.render.docx.paragraphs import placed_line, separator
from briefgen.render.docx.styles import SEPARATOR
from briefgen.render.docx.wml import PARAGRAPH, Element, colour, line, mm_twips, properties, relation, root, w
from briefgen.render.docx.writing import Place, Writing
from briefgen.render.logo import Logo
from briefgen.render.theme import POINTS_PER_MM, Layout, Theme
from briefgen.tree.nodes import Running, Section

_BASELINE = 0.8
"""Where the baseline of a line of exact height stands: at this share of the height from its top."""
_RULE_GAP = 3
"""Points between a running head or foot and its rule."""


@dataclass(slots=True)
class RunningParts:
    """Heads and feet as parts, each written once, in order of first use."""

    parts: dict[tuple[str, Running | None, float, bool], tuple[str, Element]] = field(default_factory=dict)

    def relation_id(
        self, kind: str, running: Running | None, layout: Layout, writing: Writing, logo: Logo | None = None
    ) -> str:
        """The id of the relationship to the part; ``kind`` is ``header`` or ``footer``."""
        key = (kind, running, layout.measure_mm, logo is not None)
        if key not in self.parts:
            content = _running(kind, running, layout, writing)
            if logo:
                content[0].append(logo_run(logo, layout, writing))
            self.parts[key] = (f"{kind}{len(self.parts) + 1}", content)
        return self.parts[key][0]

    def named(self) -> dict[str, tuple[str, Element]]:
        """Names and contents by relationship id, which is the name."""
        return {name: (name, content) for name, content in self.parts.values()}


def section(node: Section, writing: Writing, running: RunningParts) -> tuple[list[Element], Element]:
    """The section's blocks and its properties; the blocks end with a paragraph, which can carry them."""
    layout = layout_of(node, writing.theme)
    writing.begin_section(tight=node.tight)
    made = sequence(node.blocks, Place(width=layout.measure_mm), writing)
    if not made or made[-1].tag != PARAGRAPH:
        made.append(separator(writing))
    return made, _properties(node, layout, writing, running)


def layout_of(node: Section, theme: Theme) -> Layout:
    """The theme's layout that a section names.

    Raises BriefgenError when the theme does not know it.
    """
    try:
        return theme.layouts[node.layout]
    except KeyError:
        raise BriefgenError(
            f"theme {theme.name} has no layout “{node.layout}”", f"add [layouts.{node.layout}]"
        ) from None


def carry(paragraph: Element, section_properties: Element) -> None:
    """End a section at a paragraph."""
    look = paragraph.find(w("pPr").tag)
    if look is None:
        look = properties("w:pPr")
        paragraph.insert(0, look)
    look.append(section_properties)


def _properties(node: Section, layout: Layout, writing: Writing, running: RunningParts) -> Element:
    first = _first_page(node, layout, writing, running)
    head = running.relation_id("header", node.head, layout, writing)
    foot = running.relation_id("footer", node.foot, layout, writing)
    made = w(
        "sectPr",
        *first,
        relation(w("headerReference", type="default"), head),
        relation(w("footerReference", type="default"), foot),
        w("type", val="nextPage"),
        _paper(layout),
        w(
            "pgMar",
            top=mm_twips(layout.top_mm),
            right=mm_twips(layout.right_mm),
            bottom=mm_twips(layout.bottom_mm),
            left=mm_twips(layout.left_mm),
            header=mm_twips(_from_edge(node.head, 0, layout.head_mm, _BASELINE, writing.theme)),
            footer=mm_twips(_from_edge(node.foot, -1, layout.foot_mm, 1 - _BASELINE, writing.theme)),
            gutter=0,
        ),
    )
    if first:
        made.append(w("titlePg"))
    return made


def _first_page(node: Section, layout: Layout, writing: Writing, running: RunningParts) -> tuple[Element, ...]:
    """A head and a foot of its own for the document's first page, where the logo stands."""
    logo = writing.theme.logo
    if logo is None or not layout.logo_mm or running.parts:
        return ()
    head = running.relation_id("header", node.head, layout, writing, logo)
    foot = running.relation_id("footer", node.foot, layout, writing)
    return (
        relation(w("headerReference", type="first"), head),
        relation(w("footerReference", type="first"), foot),
    )


def _paper(layout: Layout) -> Element:
    made = w("pgSz", w=mm_twips(layout.width_mm), h=mm_twips(layout.height_mm))
    if layout.width_mm > layout.height_mm:
        made.set(f"{made.tag.removesuffix('pgSz')}orient", "landscape")
    return made


def _from_edge(running: Running | None, index: int, baseline_mm: float, share: float, theme: Theme) -> float:
    """The distance in mm from the paper's edge to the outer edge of the running line whose baseline is given."""
    if running is None or not running.lines:
        return 0
    leading = theme.style(running.lines[index].role).leading
    return max(0.0, baseline_mm - share * leading / POINTS_PER_MM)


def _running(kind: str, running: Running | None, layout: Layout, writing: Writing) -> Element:
    made = root("hdr" if kind == "header" else "ftr", "r")
    lines = running.lines if running else ()
    place = Place(width=layout.measure_mm, flowing=False)
    for index, node in enumerate(lines):
        made.append(placed_line(node, place, writing, border=_border(kind, running, index, writing.theme)))
    if not lines:
        made.append(w("p", properties("w:pPr", w("pStyle", val=SEPARATOR))))
    return made


def _border(kind: str, running: Running | None, index: int, theme: Theme) -> Element | None:
    """The rule towards the text: below a head's last line, above a foot's first one."""
    if running is None or running.rule == "none" or index != (len(running.lines) - 1 if kind == "header" else 0):
        return None
    weight, ink = ("firm", "ink") if running.rule == "firm" else ("hair", "hairline")
    side = "bottom" if kind == "header" else "top"
    return w("pBdr", line(side, theme.rules[weight], colour(theme.colours[ink]), _RULE_GAP))
