"""The scraps of a PDF that nobody has read back: its strings, and what each page, form and older version draws."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from briefgen.prove.pdf_content import CharacterMap, character_map
from briefgen.prove.scraps_text import Held, Scrap, byte_scraps

SHOWING = "Tf Tj TJ ' \" Td TD Tm T* BDC DP"
END = re.compile(rb"%%EOF")
GAP = -180
"""Thousandths of the type size between two pieces of a line that read as a space."""


def deep_scraps(data: bytes) -> Iterator[Scrap | Held]:
    """What a PDF says, and each of its older versions: everything behind the end of one was put there later."""
    ends = [match.end() for match in END.finditer(data)]
    yield from _version(data, "")
    for number, end in enumerate(ends[:-1], 1):
        yield from _version(data[:end], f"version {number}, ", must_open=False)


def _version(data: bytes, place: str, *, must_open: bool = True) -> Iterator[Scrap | Held]:
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                yield Scrap(place, "", sealed="it is encrypted")
            yield from _document(pdf, place)
    except pikepdf.PasswordError:
        yield Scrap(place, "", sealed="it is encrypted")
    except pikepdf.PdfError as error:
        if must_open:
            yield Scrap(place, "", sealed=f"it is no readable PDF: {error}")


def _document(pdf: pikepdf.Pdf, place: str) -> Iterator[Scrap | Held]:
    reader = _Reader()
    seen = {page.obj.objgen for page in pdf.pages}
    drawn = {part.objgen for page in pdf.pages for part in _contents(page.obj)}
    for number, page in enumerate(pdf.pages, 1):
        yield Scrap(f"{place}page {number}", reader.drawn(page.obj))
    for each in pdf.objects:
        where = f"{place}object {each.objgen[0]}" if isinstance(each, Dictionary | Stream | Array) else place
        yield Scrap(where, "\n".join(_strings(each)), "label")
        if isinstance(each, Dictionary) and each.get("/Type") == Name.Page and each.objgen not in seen:
            yield Scrap(f"{where}, a page that is not shown", reader.drawn(each))
        if isinstance(each, Stream) and each.objgen not in drawn:
            yield from _stream(each, where, reader)


def _contents(page: Object) -> list[Object]:
    """The streams that a page is drawn by."""
    found = page.get("/Contents", Array())
    return list(found) if isinstance(found, Array) else [found]


def _stream(stream: Stream, where: str, reader: _Reader) -> Iterator[Scrap | Held]:
    kind, subtype = stream.get("/Type"), stream.get("/Subtype")
    if subtype == Name.Form or "/PatternType" in stream:
        yield Scrap(f"{where}, a drawing", reader.drawn(stream))
        return
    if subtype == Name.Image:
        if stream.get("/Filter") in (Name.DCTDecode, Name.JPXDecode):
            yield Held(where, stream.read_raw_bytes())
        return
    try:
        body = stream.read_bytes()
    except pikepdf.PdfError:
        body = stream.read_raw_bytes()
    if kind == Name.EmbeddedFile or "/Params" in stream:
        yield Held(f"{where}, a file in it", body)
    else:
        yield from byte_scraps(where, body)


def _strings(item: Object, depth: int = 20) -> Iterator[str]:
    """The strings and names in an object, not those of other objects that it points at."""
    if isinstance(item, String | Name):
        yield str(item)
    elif depth and isinstance(item, Dictionary | Stream):
        for key, value in item.items():
            yield str(key)
            if not _is_elsewhere(value):
                yield from _strings(value, depth - 1)
    elif depth and isinstance(item, Array):
        for value in item:
            if not _is_elsewhere(value):
                yield from _strings(value, depth - 1)


def _is_elsewhere(value: object) -> bool:
    return isinstance(value, Object) and value.is_indirect


class _Reader:
    """Reads what is drawn; fonts are read once for all of it."""

    def __init__(self) -> None:
        self._maps: dict[tuple[int, int], CharacterMap | None] = {}

    def drawn(self, page: Object) -> str:
        """The text that a page or a form shows, in drawing order, and the text that stands for what is shown."""
        resources = page.get("/Resources") or _inherited(page)
        fonts = resources.get("/Font", Dictionary())
        said: list[str] = []
        instead: list[str] = []
        current: CharacterMap | None = None
        for operands, operator in _instructions(page):
            match str(operator):
                case "Tf":
                    current = self._map(fonts.get(str(operands[0])))
                case "Tj" | "TJ":
                    said.append(_shown(operands[0], current))
                case "'" | '"':
                    said.append("\n" + _shown(operands[-1], current))
                case "BDC" | "DP":
                    instead += _strings(operands[-1])
                case _:
                    said.append("\n")
        return "".join((*said, "\n", "\n".join(instead)))

    def _map(self, font: Object | None) -> CharacterMap | None:
        """A font's own map; None where it shows bytes as nearly all simple fonts do."""
        if font is None or "/ToUnicode" not in font:
            return None
        key = font.ToUnicode.objgen
        if key not in self._maps:
            self._maps[key] = character_map(font.ToUnicode.read_bytes().decode("latin-1"))
        return self._maps[key]


def _instructions(page: Object) -> list[tuple[list[Object], object]]:
    """A page's instructions that show or move text; none where its content is broken."""
    try:
        return [(list(each.operands), each.operator) for each in pikepdf.parse_content_stream(page, SHOWING)]
    except pikepdf.PdfError:
        return []


def _inherited(page: Object) -> Object:
    """The resources of the nearest parent that has any (ISO 32000-1, 7.7.3.4)."""
    for _ in range(50):
        parent = page.get("/Parent")
        if parent is None:
            break
        if "/Resources" in parent:
            return parent.Resources
        page = parent
    return Dictionary()


def _shown(operand: Object, current: CharacterMap | None) -> str:
    pieces = operand if isinstance(operand, Array) else [operand]
    return "".join(_piece(piece, current) for piece in pieces)


def _piece(piece: object, current: CharacterMap | None) -> str:
    if isinstance(piece, String):
        return current.text(bytes(piece)) if current else bytes(piece).decode("cp1252", "replace")
    return " " if float(str(piece)) < GAP else ""
