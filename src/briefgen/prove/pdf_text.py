"""Reading a tagged PDF back: the text of its structure tree, block by block (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from lxml import etree
from pikepdf import Array, Dictionary, Object

from briefgen.errors import BriefgenError
from briefgen.prove.pdf_content import ContentReader, PageText
from briefgen.prove.readback import Readback, ReadBlock
from briefgen.tree.walk import fold

HEADINGS = {f"/H{level}": f"h{level}" for level in range(1, 7)}
KINDS = {"/LI": "li", "/TH": "th", "/TD": "td", "/Note": "note"}
"""Elements whose paragraphs are of a kind of their own."""

XML_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def read(data: bytes) -> Readback:
    """Read a PDF back.

    Raises BriefgenError when the bytes are no PDF or the PDF has no structure tree.
    """
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            return _read(pdf)
    except pikepdf.PdfError as error:
        raise BriefgenError(f"the PDF cannot be read back: {error}") from None


def _read(pdf: pikepdf.Pdf) -> Readback:
    if "/StructTreeRoot" not in pdf.Root:
        raise BriefgenError("the PDF cannot be read back: it has no structure tree")
    reader = ContentReader()
    texts = [reader.read(page) for page in pdf.pages]
    walker = _Walker(texts, {page.obj.objgen: place for place, page in enumerate(pdf.pages)})
    blocks = [block for element in kids(pdf.Root.StructTreeRoot) for block in walker.blocks(element, "p")]
    return Readback(
        blocks=tuple(block for block in blocks if block.text or block.kind == "figure"),
        running=tuple(fold(" ".join((*walker.heads[place], *text.artifacts))) for place, text in enumerate(texts)),
        properties=_properties(pdf),
    )


def kids(element: Object) -> list[Any]:
    """The kids of a structure element, one or many: elements, content as numbers or dictionaries."""
    found = element.get("/K")
    if found is None:
        return []
    return list(found) if isinstance(found, Array) else [found]


def is_element(kid: object) -> bool:
    """Whether a kid is an element, and not content."""
    return isinstance(kid, Dictionary) and "/S" in kid


def _tag(element: Object) -> str:
    return str(element.S)


class _Walker:
    """Walks the tree; ``heads`` has the running heads that are said, by the index of their page."""

    def __init__(self, texts: list[PageText], pages: dict[tuple[int, int], int]) -> None:
        self._texts = texts
        self._pages = pages
        self.heads: dict[int, list[str]] = defaultdict(list)

    def blocks(self, element: Object, kind: str) -> Iterator[ReadBlock]:
        """The blocks of an element in reading order."""
        tag = _tag(element)
        if tag == "/Figure":
            yield from self._figure(element, kind)
        elif tag == "/TOCI":
            yield self._contents_line(element)
        elif tag == "/NonStruct":
            self._take_head(element)
        elif tag in HEADINGS or tag == "/P" or self._has_content(element):
            yield self._block(element, HEADINGS.get(tag) or KINDS.get(tag, kind))
        else:
            for kid in kids(element):
                if is_element(kid) and _tag(kid) != "/Lbl":
                    yield from self.blocks(kid, KINDS.get(tag, kind))

    def _block(self, element: Object, kind: str) -> ReadBlock:
        return ReadBlock(kind, fold(self._text(element)), self._page(element))

    def _figure(self, element: Object, kind: str) -> Iterator[ReadBlock]:
        """The words for a figure where its own content stands, among its labels."""
        words = fold(str(element.get("/Alt", "")))
        is_said = False
        for kid in kids(element):
            if is_element(kid):
                yield self._block(kid, kind)
            elif not is_said:
                is_said = True
                yield ReadBlock("figure", words, self._page(element), pixels=self._pixels(element))
        if not is_said:
            yield ReadBlock("figure", words, self._page(element))

    def _take_head(self, element: Object) -> None:
        """A running head where it is said: no block, but one of what its page repeats."""
        page = self._page(element)
        if page is not None:
            self.heads[page - 1].append(" ".join(self._text(line) for line in kids(element)))

    def _contents_line(self, element: Object) -> ReadBlock:
        """A line of the contents: its page number is a span beside the reference."""
        parts = [kid for kid in kids(element) if is_element(kid)]
        words = fold("".join(self._text(part) for part in parts if _tag(part) != "/Span"))
        printed = fold("".join(self._text(part) for part in parts if _tag(part) == "/Span"))
        return ReadBlock("toc", words, self._page(element), printed)

    def _text(self, element: Object) -> str:
        return "".join(self._text(kid) if is_element(kid) else self._content(kid, element) for kid in kids(element))

    def _content(self, kid: object, element: Object) -> str:
        place = self._place(kid, element)
        return "" if place is None else self._texts[place[0]].marked.get(place[1], "")

    def _pixels(self, element: Object) -> str:
        places = [self._place(kid, element) for kid in kids(element) if not is_element(kid)]
        found = (self._texts[place[0]].pictures.get(place[1], "") for place in places if place)
        return " ".join(filter(None, found))

    def _place(self, kid: object, element: Object) -> tuple[int, int] | None:
        """Page index and marked-content id of a kid that is content; None for a link's annotation."""
        if isinstance(kid, Dictionary):
            if "/MCID" not in kid:
                return None
            page, number = kid.get("/Pg", element.get("/Pg")), int(kid.MCID)
        elif isinstance(kid, int):
            page, number = element.get("/Pg"), kid
        else:
            return None
        index = None if page is None else self._pages.get(page.objgen)
        return None if index is None else (index, number)

    def _page(self, element: Object) -> int | None:
        """The number of the page on which an element begins."""
        for kid in kids(element):
            if is_element(kid):
                found = self._page(kid)
            else:
                place = self._place(kid, element)
                found = None if place is None else place[0] + 1
            if found is not None:
                return found
        return None

    def _has_content(self, element: Object) -> bool:
        return any(not is_element(kid) and self._place(kid, element) is not None for kid in kids(element))


def _properties(pdf: pikepdf.Pdf) -> dict[str, str]:
    info = pdf.trailer.get("/Info", Dictionary())
    found = {str(key).lstrip("/").lower(): str(value) for key, value in info.items()}
    found["language"] = str(pdf.Root.get("/Lang", ""))
    found["xmp title"] = _xmp_title(pdf)
    return found


def _xmp_title(pdf: pikepdf.Pdf) -> str:
    if "/Metadata" not in pdf.Root:
        return ""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        packet = etree.fromstring(pdf.Root.Metadata.read_bytes(), parser)
    except etree.XMLSyntaxError:
        return ""
    title = packet.find(f".//{XML_TITLE}")
    return "" if title is None else "".join(str(piece) for piece in title.itertext()).strip()
