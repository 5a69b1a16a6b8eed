"""Rules for fonts: all of them inside, with the characters and the widths of their glyphs (ISO 14289-1, 7.21)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
MOST_APART = 1
"""Thousandths of the size by which a width may differ from its glyph's (ISO 19005-2, 6.2.11.5)."""
TRIMMED_TABLE = 6
"""The format of a character map that lists glyphs from a first code on, as our fonts have it (OpenType, cmap)."""


def font_faults(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """What is wrong with the fonts of a file, as code and message."""
    for font in _fonts(pdf):
        name = str(font.get("/BaseFont", "/unnamed"))[1:]
        inner = font.DescendantFonts[0] if isinstance(font.get("/DescendantFonts"), Array) else font
        descriptor = inner.get("/FontDescriptor", Dictionary())
        if font.get("/Subtype") != Name.Type3 and not any(key in descriptor for key in FONT_FILES):
            yield "pdf-font-outside", f"the font {name} is not in the file"
        if "/ToUnicode" not in font:
            yield "pdf-font-unicode", f"the font {name} does not say which characters its glyphs stand for"
        if font.get("/Subtype") == Name.TrueType and "/FontFile2" in descriptor:
            yield from _width_faults(name, font, descriptor.FontFile2.read_bytes())


def _fonts(pdf: pikepdf.Pdf) -> Iterator[Object]:
    """The fonts that pages may use, each once."""
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        for font in page.resources.get("/Font", Dictionary()).values():
            if font.objgen not in seen or font.objgen == (0, 0):
                seen.add(font.objgen)
                yield font


def _width_faults(name: str, font: Object, program: bytes) -> Iterator[tuple[str, str]]:
    """The first code whose width is not that of its glyph: a reader that sets the text anew would shift it."""
    try:
        advances = _advances(program)
    except (KeyError, IndexError, struct.error, ZeroDivisionError):
        yield "pdf-font-broken", f"the font {name} cannot be read"
        return
    first = int(font.get("/FirstChar", 0))
    for code, width in enumerate(font.get("/Widths", Array()), start=first):
        if abs(float(width) - advances.get(code, float(width))) > MOST_APART:
            wanted = round(advances[code])
            yield "pdf-font-width", f"the font {name} calls the glyph of code {code} {width} wide; it is {wanted} wide"
            return


def _advances(program: bytes) -> dict[int, float]:
    """Thousandths of the size by code, of the codes that a TrueType font's map has glyphs for.

    Raises KeyError, IndexError, struct.error or ZeroDivisionError when it is no such font.
    """
    tables = _tables(program)
    units = struct.unpack_from(">H", tables["head"], 18)[0]
    metrics = struct.unpack_from(">H", tables["hhea"], 34)[0]
    widths = [struct.unpack_from(">H", tables["hmtx"], 4 * glyph)[0] for glyph in range(metrics)]
    return {code: widths[min(glyph, metrics - 1)] * 1000 / units for code, glyph in _glyphs(tables["cmap"]) if glyph}


def _tables(program: bytes) -> dict[str, bytes]:
    """The tables of a font by name (OpenType, table directory)."""
    count = struct.unpack_from(">H", program, 4)[0]
    entries = [struct.unpack_from(">4s4xLL", program, 12 + 16 * place) for place in range(count)]
    return {tag.decode("latin-1"): program[start : start + size] for tag, start, size in entries}


def _glyphs(table: bytes) -> Iterator[tuple[int, int]]:
    """Codes and glyphs of the map's trimmed tables; maps of other formats are not looked at."""
    for place in range(struct.unpack_from(">H", table, 2)[0]):
        start = struct.unpack_from(">L", table, 8 + 8 * place)[0]
        form, _, _, first, count = struct.unpack_from(">5H", table, start)
        if form == TRIMMED_TABLE:
            yield from enumerate(struct.unpack_from(f">{count}H", table, start + 10), start=first)
