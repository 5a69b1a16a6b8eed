"""Blocks of every kind as paragraphs and tables."""

from __future__ import annotations

from dataclasses import replace

from briefgen.render.docx.beside import frame_at_right, room_below
from briefgen.render.docx.figures import figure
from briefgen.render.docx.paragraphs import (
    contents,
    heading,
    marker_alone,
    paragraph,
    placed_line,
    rule,
    separator,
)
from briefgen.render.docx.pictures import GAP_MM, picture
from briefgen.render.docx.styles import list_gutter_mm
from briefgen.render.docx.tables import table
from briefgen.render.docx.wml import TABLE, Element
from briefgen.render.docx.writing import Place, Writing
from briefgen.render.theme import TextStyle
from briefgen.tree.nodes import (
    Beside,
    Block,
    Callout,
    Contents,
    Figure,
    Heading,
    Item,
    Keep,
    List,
    Paragraph,
    Picture,
    PlacedLine,
    Rule,
    Table,
)

_SPACE_ABOVE, _SPACE_BELOW = 12, 9
"""Points around a callout."""


def sequence(blocks: tuple[Block, ...], place: Place, writing: Writing) -> list[Element]:
    """Blocks one after the other; two tables are parted, for Word would make them one."""
    made: list[Element] = []
    for index, block in enumerate(blocks):
        here = _link_of_chain(place, index, len(blocks))
        written = _block(block, here, writing)
        if made and written and made[-1].tag == TABLE == written[0].tag:
            made.append(separator(writing))
        made += written
    return made


def _link_of_chain(place: Place, index: int, count: int) -> Place:
    """The place of one block of a sequence: the first has the list's marker, all but the last keep together."""
    if index and place.marker is not None:
        place = replace(place, marker=None)
    if place.together and index < count - 1:
        place = replace(place, keep_next=True)
    if place.ends and index < count - 1:
        place = replace(place, ends=False)
    return place


def _block(block: Block, place: Place, writing: Writing) -> list[Element]:
    if place.marker is not None and isinstance(block, List | Table | Figure | Picture | Beside | Rule | Contents):
        # These cannot carry the marker of the item that they begin.
        return [marker_alone(place, writing), *_block(block, replace(place, marker=None), writing)]
    match block:
        case Heading():
            return [heading(block, place, writing)]
        case Paragraph():
            return [paragraph(block, place, writing)]
        case PlacedLine():
            return [placed_line(block, place, writing)]
        case List():
            return _list(block, place, writing)
        case Table():
            return [table(block, place, writing, sequence)]
        case Figure(above=(), below=()):
            return [figure(block, place, writing)]
        case Figure():
            inside: tuple[Block, ...] = (*block.above, replace(block, above=(), below=()), *block.below)
            return sequence(inside, replace(place, together=True), writing)
        case Picture():
            return picture(block, place, writing)
        case Beside():
            return _beside(block, place, writing)
        case Rule():
            return [rule(place, writing)]
        case Contents():
            return contents(block, place, writing)
        case Keep():
            return sequence(block.blocks, replace(place, together=True), writing)
        case Callout():
            return _callout(block, place, writing)
        case _:
            raise TypeError(f"no way to print a {type(block).__name__}")


def _beside(block: Beside, place: Place, writing: Writing) -> list[Element]:
    """A picture in a frame at the right, which the blocks after it flow around."""
    room = place.width - place.left - block.picture.width - GAP_MM
    if room < block.picture.width:
        return sequence((block.picture, *block.blocks), place, writing)
    framed = picture(block.picture, replace(place, keep_next=True), writing, frame_at_right(block.picture))
    made = [*framed, *sequence(block.blocks, place, writing)]
    if place.flowing:
        writing.owe(room_below(block, place.width - place.left, writing.theme))
    return made


def _callout(block: Callout, place: Place, writing: Writing) -> list[Element]:
    indent = writing.theme.text.get("callout", TextStyle(size=12, leading=16, indent_mm=10)).indent_mm
    if place.flowing:
        writing.owe(_SPACE_ABOVE)
    left = place.left + indent
    here = replace(place, left=left, given=indent, together=True, bar="accent", bar_at=place.left)
    made = sequence(block.blocks, here, writing)
    if place.flowing:
        writing.owe(_SPACE_BELOW)
    return made


def _list(block: List, place: Place, writing: Writing) -> list[Element]:
    marker = writing.new_list(ordered=block.ordered)
    gutter = list_gutter_mm(writing.theme, ordered=block.ordered)
    left, level = place.left + block.indent + gutter, place.level + 1
    inside = replace(place, left=left, given=gutter, within="item", level=level, gutter=gutter, align="left")
    made: list[Element] = []
    for index, item in enumerate(block.items):
        here = _link_of_chain(inside, index, len(block.items))
        made += _item(item, replace(here, marker=marker), writing)
    return made


def _item(item: Item, place: Place, writing: Writing) -> list[Element]:
    if not item.blocks:
        return [marker_alone(place, writing)]
    return sequence(item.blocks, place, writing)
