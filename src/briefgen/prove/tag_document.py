"""Rules for the whole file: marked, in a language, with a title, all fonts inside (ISO 14289-1, 7.1, 7.2 and 7.21)."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def document_faults(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """What is wrong with the file as a whole, as code and message."""
    root = pdf.Root
    if not bool(root.get("/MarkInfo", Dictionary()).get("/Marked")):
        yield "pdf-not-marked", "the file does not say that it is tagged"
    if not str(root.get("/Lang", "")).strip():
        yield "pdf-language", "the file does not say its language"
    if not bool(root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle")):
        yield "pdf-title-shown", "the file does not ask for its title to be shown"
    yield from _packet_faults(root)
    for font in _fonts(pdf):
        yield from _font_faults(font)


def _packet_faults(root: Object) -> Iterator[tuple[str, str]]:
    packet = root.Metadata.read_bytes() if "/Metadata" in root else b""
    if b"<dc:title>" not in packet:
        yield "pdf-title", "the file's metadata have no title"
    if b"pdfuaid:part" not in packet:
        yield "pdf-identifier", "the file's metadata do not name PDF/UA"


def _fonts(pdf: pikepdf.Pdf) -> Iterator[Object]:
    """The fonts that pages may use, each once."""
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        for font in page.resources.get("/Font", Dictionary()).values():
            if font.objgen not in seen or font.objgen == (0, 0):
                seen.add(font.objgen)
                yield font


def _font_faults(font: Object) -> Iterator[tuple[str, str]]:
    name = str(font.get("/BaseFont", "/unnamed"))[1:]
    inner = font.DescendantFonts[0] if isinstance(font.get("/DescendantFonts"), Array) else font
    descriptor = inner.get("/FontDescriptor", Dictionary())
    if font.get("/Subtype") != Name.Type3 and not any(key in descriptor for key in FONT_FILES):
        yield "pdf-font-outside", f"the font {name} is not in the file"
    if "/ToUnicode" not in font:
        yield "pdf-font-unicode", f"the font {name} does not say which characters its glyphs stand for"
