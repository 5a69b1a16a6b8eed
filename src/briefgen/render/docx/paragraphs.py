"""Paragraphs of every kind: text, headings, placed lines, rules, contents."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefgen.errors import BriefgenError
from briefgen.render.docx.balance import free_at_right
from briefgen.render.docx.comments import commented
from briefgen.render.docx.outline import Anchor
from briefgen.render.docx.runs import contents_runs, number_run, page_reference, runs, tab
from briefgen.render.docx.styles import (
    HEADING_LEVELS,
    LEVELS,
    LIST_STYLES,
    RULE,
    SEPARATOR,
    STEP_MM,
    gutter_mm,
    heading_id,
    heading_role,
    list_style_id,
    style_id,
)
from briefgen.render.docx.wml import Element, colour, line, mm_twips, properties, text, twips, w
from briefgen.render.docx.writing import Place, Writing
from briefgen.render.theme import POINTS_PER_MM
from briefgen.tree.nodes import Contents, Heading, Inline, Paragraph, PlacedLine, Text
from briefgen.tree.walk import fold, inline_text

_NO_NUMBERS = r" \n"
_FARTHEST_FROM_TEXT = 31
"""The widest gap, in points, that Word allows between a border and its text (ECMA-376 17.3.4)."""


@dataclass(frozen=True, slots=True)
class Indent:
    """Where a paragraph's lines begin, in mm from its frame: the text, and its first line ``hanging`` left of it."""

    text: float
    hanging: float = 0
    right: float = 0

    def element(self) -> Element:
        """``w:ind``."""
        return w("ind", left=mm_twips(self.text), right=mm_twips(self.right), hanging=mm_twips(self.hanging))


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a paragraph looks: its text role, the style that stands for it, and its indent."""

    role: str
    identity: str
    indent: Indent


def paragraph(node: Paragraph, place: Place, writing: Writing) -> Element:
    """A paragraph of text."""
    role = item_role(node.role, place)
    inner = runs(node.inlines, writing, soft=_is_soft(role, writing))
    numbered = node.number is not None and bool(node.number.strip())
    if node.number and numbered:
        inner = [number_run(node.number.strip(), writing), tab(), *inner]
    inner = commented(inner, node.margin, writing)
    shape = _Shape(role, _paragraph_style(role, place, writing), _indent(role, place, writing, numbered=numbered))
    return _assembled(shape, place, writing, inner, _direction(node.inlines))


def heading(node: Heading, place: Place, writing: Writing) -> Element:
    """A heading with its bookmark.

    Raises BriefgenError for a level that there is not.
    """
    if node.level not in HEADING_LEVELS:
        raise BriefgenError(f"a heading has level {node.level}; there are levels 1 to {HEADING_LEVELS[-1]}")
    role = heading_role(node.role, node.level)
    anchor = next(writing.anchors)
    number = int(anchor.name.removeprefix("heading"))
    inner = [
        w("bookmarkStart", id=number, name=anchor.name),
        *commented(runs(node.inlines, writing, soft=_is_soft(role, writing)), node.margin, writing),
        w("bookmarkEnd", id=number),
    ]
    indent = _indent(role, place, writing)
    measure = place.width - indent.text - indent.right
    free = free_at_right(node.inlines, writing.theme.style(role), writing.theme, measure)
    shape = _Shape(role, heading_id(node.role, node.level), replace(indent, right=indent.right + free))
    return _assembled(shape, place, writing, inner, _direction(node.inlines))


def placed_line(node: PlacedLine, place: Place, writing: Writing, border: Element | None = None) -> Element:
    """One line whose pieces stand at tab stops."""
    role = item_role(node.role, place)
    inner: list[Element] = []
    stops: list[Element] = []
    for index, piece in enumerate(node.pieces):
        at_start = index == 0 and piece.align == "left" and piece.at == 0
        if not at_start:
            inner.append(tab())
            stops.append(w("tab", val=piece.align, pos=mm_twips(piece.at + place.left)))
        inner += runs(piece.inlines, writing, soft=_is_soft(role, writing))
    inner = commented(inner, node.margin, writing)
    tabs = w("tabs", *stops) if stops else None
    shape = _Shape(role, _paragraph_style(role, place, writing), _indent(role, place, writing))
    return _assembled(shape, place, writing, inner, tabs, border)


def rule(place: Place, writing: Writing) -> Element:
    """A firm rule across the measure: a line of no height with a border."""
    theme = writing.theme
    above = writing.space_before(0) if place.flowing else 0
    firm = line("top", theme.rules["firm"], colour(theme.colours["ink"]))
    look = properties(
        "w:pPr",
        w("pStyle", val=RULE),
        w("pBdr", firm),
        w("spacing", before=twips(above)) if above else None,
        Indent(place.left).element() if place.left else None,
        w("keepNext") if place.keep_next else None,
    )
    return w("p", look)


def separator(writing: Writing) -> Element:
    """A line of no height: Word wants a paragraph between two tables and after the last one."""
    above = writing.space_before(0)
    space = w("spacing", before=twips(above)) if above else None
    return w("p", properties("w:pPr", w("pStyle", val=SEPARATOR), space))


def marker_alone(place: Place, writing: Writing) -> Element:
    """The marker of a list item that begins with a table, or with nothing."""
    role = item_role("body", place)
    shape = _Shape(role, _paragraph_style(role, place, writing), _indent(role, place, writing))
    return _assembled(shape, place, writing, [])


def contents(node: Contents, place: Place, writing: Writing) -> list[Element]:
    r"""The contents, filled in: a field whose entries link to the headings.

    Page numbers would be guesses where nobody counted them; ``\n`` keeps them out when Word updates the field.
    """
    listed = (anchor for anchor in writing.contents if anchor.listed and anchor.heading.level <= node.depth)
    entries = [anchor for anchor in listed if fold(inline_text(anchor.heading.entry))]
    counted = all(anchor.page for anchor in entries)
    made = [_entry(anchor, place, writing) for anchor in entries]
    if made:
        begin = (
            w("r", w("fldChar", fldCharType="begin")),
            w("r", text(f' TOC \\o "1-{node.depth}"{"" if counted else _NO_NUMBERS} \\h \\z \\u ', "instrText")),
            w("r", w("fldChar", fldCharType="separate")),
        )
        for position, piece in enumerate(begin, start=1):
            made[0].insert(position, piece)
        made[-1].append(w("r", w("fldChar", fldCharType="end")))
    return made


def item_role(role: str, place: Place) -> str:
    """The role that plain text has where it stands: in a list it is an item's."""
    return "item" if role == "body" and place.within == "item" else role


def _entry(anchor: Anchor, place: Place, writing: Writing) -> Element:
    level = anchor.heading.level
    words = contents_runs(anchor.heading.entry, writing)
    stop = None
    if anchor.page:
        words += [tab(), *page_reference(anchor.name, anchor.page)]
        stop = w("tabs", w("tab", val="right", pos=mm_twips(place.width)))
    link = w("hyperlink", *words, anchor=anchor.name, history=1)
    indent = Indent(place.left + STEP_MM * (level - 1))
    return _assembled(_Shape("toc", f"TOC{level}", indent), place, writing, [link], stop)


def _paragraph_style(role: str, place: Place, writing: Writing) -> str:
    if place.within != "item":
        return style_id(role)
    if role != "item":
        writing.listed[role] = None
        return list_style_id(role)
    if place.marker is None:
        return LIST_STYLES["continue"]
    return LIST_STYLES["number" if writing.lists[place.marker - 1] else "bullet"]


def _indent(role: str, place: Place, writing: Writing, *, numbered: bool = False) -> Indent:
    style = writing.theme.style(role)
    right = max(0.0, place.width - place.left - style.measure_mm) if style.measure_mm else 0.0
    own = max(0.0, style.indent_mm - place.given)
    if place.marker is not None:
        return Indent(place.left + own, place.gutter + own, right)
    if numbered:
        gutter = gutter_mm(style, writing.theme)
        return Indent(place.left + gutter, gutter, right)
    return Indent(place.left + own, 0, right)


def _usual_indent(shape: _Shape, writing: Writing) -> Indent | None:
    """The indent that the style has; lists and contents have theirs from where they stand."""
    if shape.identity.startswith(("List", "TOC")) or shape.identity == list_style_id(shape.role):
        return None
    style = writing.theme.style(shape.role)
    return Indent(max(style.indent_mm, style.gutter_mm), style.gutter_mm)


def _assembled(shape: _Shape, place: Place, writing: Writing, inner: list[Element], *extra: Element | None) -> Element:
    """The paragraph: its style, and what stands differently here."""
    style = writing.theme.style(shape.role)
    indent = shape.indent
    stands_usual = indent == _usual_indent(shape, writing)
    own_tab = indent.hanging and place.marker is None and not stands_usual
    look = (
        w("pStyle", val=shape.identity),
        w("keepNext") if place.keep_next else None,
        w("keepLines") if place.together else None,
        _numbering(place),
        _bar(indent, place, writing),
        _spacing(shape.role, place, writing),
        None if stands_usual else indent.element(),
        w("tabs", w("tab", val="left", pos=mm_twips(indent.text))) if own_tab else None,
        w("jc", val=place.align) if place.align != "left" and style.align == "left" else None,
        *extra,
    )
    return w("p", properties("w:pPr", *look), *inner)


def _numbering(place: Place) -> Element | None:
    if place.marker is None:
        return None
    return w("numPr", w("ilvl", val=min(place.level, LEVELS - 1)), w("numId", val=place.marker))


def _bar(indent: Indent, place: Place, writing: Writing) -> Element | None:
    if not place.bar:
        return None
    theme = writing.theme
    gap = (indent.text - indent.hanging - place.bar_at) * POINTS_PER_MM - theme.rules["bar"]
    space = min(_FARTHEST_FROM_TEXT, max(0, round(gap)))
    return w("pBdr", line("left", theme.rules["bar"], colour(theme.colours[place.bar]), space))


def _spacing(role: str, place: Place, writing: Writing) -> Element | None:
    """White space, as far as it is not that of the style."""
    style, usual = writing.theme.style(role), writing.usual.style(role)
    before = writing.space_before(style.before) if place.flowing else style.before
    after = 0 if place.ends else style.after
    own = {"before": (before, usual.before), "after": (after, usual.after)}
    differing = {side: twips(here) for side, (here, there) in own.items() if here != there}
    return w("spacing", **differing) if differing else None


def _is_soft(role: str, writing: Writing) -> bool:
    return writing.theme.style(role).colour == "soft"


def _direction(inlines: tuple[Inline, ...]) -> Element | None:
    """A paragraph runs from right to left when its first text does."""
    first = next((inline for inline in inlines if isinstance(inline, Text) and inline.text.strip()), None)
    return w("bidi") if first is not None and first.direction == "rtl" else None
