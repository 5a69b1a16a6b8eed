"""A DOCX as readable text: its members, its styles and its blocks, for a golden that a person can check.

Run this file to print the golden anew.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from docx_parts import Element, W, part, theme
from every_node import every_node

from briefgen.render.docx import render


def outline(data: bytes) -> str:
    """The whole outline."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.namelist()
    document = part(data, "word/document.xml")
    lines = ["members", *(f"  {name}" for name in members), "styles", *_styles(part(data, "word/styles.xml")), "body"]
    for block in document[0]:
        lines += _block(block, "  ")
    return "\n".join(lines) + "\n"


def _value(element: Element, path: str) -> str:
    found = element.find("/".join(f"{W}{name}" for name in path.split("/")))
    return "" if found is None else found.get(f"{W}val") or "yes"


def _attributes(element: Element) -> str:
    return " ".join(f"{str(key).removeprefix(W)}={value!s}" for key, value in element.items())


def _styles(styles: Element) -> Iterator[str]:
    for style in styles.iterchildren(f"{W}style"):
        spacing = style.find(f"{W}pPr/{W}spacing")
        facts = [f"{style.get(f'{W}type')} “{_value(style, 'name')}”"]
        facts += [f"{label} {value}" for label, path in _STYLE_FACTS if (value := _value(style, path))]
        facts += [] if spacing is None else [_attributes(spacing)]
        yield f"  {style.get(f'{W}styleId')}: {', '.join(facts)}"


_STYLE_FACTS = (
    ("on", "basedOn"),
    ("outline", "pPr/outlineLvl"),
    ("bold", "rPr/b"),
    ("half points", "rPr/sz"),
    ("colour", "rPr/color"),
    ("keeps next", "pPr/keepNext"),
)


def _block(block: Element, indent: str) -> Iterator[str]:
    kind = block.tag.removeprefix(W)
    if kind == "p":
        yield f"{indent}{_paragraph(block)}"
    elif kind == "tbl":
        widths = " ".join(column.get(f"{W}w", "") for column in block.findall(f"{W}tblGrid/{W}gridCol"))
        yield f"{indent}table “{_value(block, 'tblPr/tblCaption')}” {widths}"
        for row in block.findall(f"{W}tr"):
            yield f"{indent}  row{' head' if _value(row, 'trPr/tblHeader') else ''}"
            for cell in row.findall(f"{W}tc"):
                yield f"{indent}    cell {_borders(cell)}".rstrip()
                for inner in cell:
                    yield from _block(inner, indent + "      ")
    elif kind == "sectPr":
        yield f"{indent}{_section(block)}"


def _paragraph(paragraph: Element) -> str:
    marks = [name for name in ("keepNext", "keepLines", "bidi", "pBdr") if _value(paragraph, f"pPr/{name}")]
    if number := _value(paragraph, "pPr/numPr/numId"):
        marks.append(f"list {number} level {_value(paragraph, 'pPr/numPr/ilvl')}")
    if align := _value(paragraph, "pPr/jc"):
        marks.append(align)
    for name in ("spacing", "ind"):
        found = paragraph.find(f"{W}pPr/{W}{name}")
        if found is not None:
            marks.append(_attributes(found))
    section = paragraph.find(f"{W}pPr/{W}sectPr")
    said = "".join(_words(paragraph))
    end = "" if section is None else f" | {_section(section)}"
    return f"{_value(paragraph, 'pPr/pStyle')}{''.join(f' ({mark})' for mark in marks)} | {said}{end}"


def _words(paragraph: Element) -> Iterator[str]:
    for piece in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}instrText", f"{W}drawing"):
        kind = piece.tag.removeprefix(W)
        if kind == "t":
            yield (piece.text or "").replace("\u00a0", "~")
        elif kind == "instrText":
            yield f"<{(piece.text or '').strip()}>"
        elif kind != "tab" or not piece.get(f"{W}pos"):
            yield {"tab": "<tab>", "br": "<line>", "drawing": "<drawing>"}[kind]


def _borders(cell: Element) -> str:
    head = cell.find(f"{W}tcPr/{W}cnfStyle")
    sides = cell.find(f"{W}tcPr/{W}tcBorders")
    drawn = [] if sides is None else [f"{side.tag.removeprefix(W)}={side.get(f'{W}sz')}" for side in sides]
    return " ".join((*(["head"] if head is not None else []), *drawn))


def _section(section: Element) -> str:
    margins = section.find(f"{W}pgMar")
    assert margins is not None
    return "section " + _attributes(margins)


if __name__ == "__main__":
    print(outline(render(every_node(), theme()).value), end="")  # noqa: T201 -- writes the golden anew
