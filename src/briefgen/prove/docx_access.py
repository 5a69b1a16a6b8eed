"""What keeps readers out of a DOCX, as far as the file alone can tell: after the rules of Word's own checker."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from briefgen.prove.docx_package import Element, W, attribute
from briefgen.prove.docx_styles import Styles, read_styles

_DESCRIBED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_FILLED = tuple(f"{W}{name}" for name in ("drawing", "sectPr", "numPr", "pBdr", "fldChar", "br"))


def access_faults(document: Element, styles_part: Element, core: Element) -> Iterator[str]:
    """The faults in words."""
    styles = read_styles(styles_part)
    if not _core(core, "title"):
        yield "the document has no title"
    language = styles_part.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    if language is None or not attribute(language, "val"):
        yield "the document does not say in which language it is"
    yield from _heading_faults(document, styles)
    for described in document.iter(_DESCRIBED):
        if not described.get("descr", "").strip():
            yield f"{described.get('name', 'a drawing')} has no words for those who cannot see it"
    for number, table in enumerate(document.iter(f"{W}tbl"), start=1):
        if not _has_heads(table):
            yield f"table {number} has neither a head row nor row heads"
    yield from _blank_faults(document, styles)


def _core(core: Element, name: str) -> str:
    found = (entry.text or "" for entry in core if etree.QName(entry).localname == name)
    return next(found, "").strip()


def _heading_faults(document: Element, styles: Styles) -> Iterator[str]:
    above = 0
    for paragraph in document.iter(f"{W}p"):
        level = styles.outline_level(paragraph)
        if level is None:
            continue
        words = _words(paragraph)
        if not words:
            yield f"a heading of level {level} is empty"
        if level > above + 1:
            yield f"the heading “{words[:60]}” has level {level} after level {above}"
        above = level


def _words(paragraph: Element) -> str:
    return " ".join("".join(text.text or "" for text in paragraph.iter(f"{W}t")).split())


def _has_heads(table: Element) -> bool:
    look = table.find(f"{W}tblPr/{W}tblLook")
    row_heads = look is not None and attribute(look, "firstColumn") in {"1", "true", "on"}
    return row_heads or table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None


def _blank_faults(document: Element, styles: Styles) -> Iterator[str]:
    """Blank paragraphs where space belongs to a style; after a table Word itself wants one."""
    for paragraph in document.iter(f"{W}p"):
        before = paragraph.getprevious()
        if before is None or before.tag != paragraph.tag or _words(paragraph) or styles.outline_level(paragraph):
            continue
        if next(paragraph.iter(*_FILLED), None) is None:
            yield f"a blank paragraph makes space after “{_words(before)[:60]}”"
