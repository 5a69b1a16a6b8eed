"""A canvas on which all that is painted belongs to a structure element or is an artifact.

Places are given in points from the page's top left corner, as pages are read.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from briefgen.render.pdf import operators
from briefgen.render.pdf.anchors import Target
from briefgen.render.pdf.fonts import Face, drawable
from briefgen.render.pdf.geometry import Pen, Rectangle
from briefgen.render.pdf.look import Look
from briefgen.render.pdf.structure import Element, Hotspot, Mark

rl_config.useA85 = 0  # pictures as they are: as letters they would take a quarter more
LAYOUT = "/Artifact <</Type /Layout>> BDC"
HEAD = "/Artifact <</Type /Pagination /Subtype /Header>> BDC"
FOOT = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"
LEADING = 1.2
"""Lines of text objects are so far apart, in sizes of the font; each of ours has one line."""

REPEATED = "/Artifact <</Type /Pagination>> BDC"


class Painter:
    """Paints pages one after the other; `bytes` finishes the file.

    ``owners`` holds the structure elements of each page's marked-content ids, in their order.
    """

    def __init__(self, face: Face) -> None:
        self._file = BytesIO()
        self._canvas = Canvas(
            self._file,
            pageCompression=0,
            invariant=1,
            initialFontName=face.name,  # type: ignore[arg-type]  # the stubs ask for a float; it is a name
            pdfVersion=(1, 7),
        )
        self._document: Any = self._canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001 - fonts ask for it
        self.owners: list[list[Element]] = []
        self.hotspots: list[tuple[Hotspot, Element]] = []
        self._height = 0.0
        self._open: tuple[str | None, Element | None] | None = None
        self._outside: str | None = None
        self._drawing: Element | None = None
        self._fill = ""

    @property
    def page(self) -> int:
        """The index of the page that is being painted."""
        return len(self.owners) - 1

    # -- pages ------------------------------------------------------------------------------------

    @contextmanager
    def on_page(self, width: float, height: float) -> Iterator[None]:
        """Paint one page of that size."""
        self._height = height
        self._fill = ""
        self.owners.append([])
        self._canvas.setPageSize((width, height))
        yield
        self._close()
        self._canvas.showPage()

    def bytes(self) -> bytes:
        """The finished pages as a PDF that has no structure tree yet."""
        self._canvas.save()
        return self._file.getvalue()

    # -- who owns what is painted -------------------------------------------------------------------

    @contextmanager
    def outside(self, artifact: str) -> Iterator[None]:
        """What is painted now stands outside of the reading order: running heads and feet, repeated table heads."""
        before, self._outside = self._outside, artifact
        yield
        self._outside = before

    @contextmanager
    def drawing(self, element: Element) -> Iterator[None]:
        """Lines and boxes painted now belong to a figure; it has a place in the reading order even without any."""
        self._claim(element)
        self._drawing = element
        yield
        self._drawing = None

    def _claim(self, element: Element | None) -> None:
        """Begin a marked-content sequence unless the same one is open; artifacts are kept apart by their elements,
        so that the words of two cells of a repeated head do not run together.
        """
        owner = (self._outside, element)
        if owner == self._open:
            return
        self._close()
        self._open = owner
        if self._outside is not None or element is None:
            self._canvas.addLiteral(self._outside or LAYOUT)
            return
        mark = Mark(self.page, len(self.owners[-1]))
        self.owners[-1].append(element)
        element.add(mark)
        self._canvas.addLiteral(f"/{element.tag} <</MCID {mark.number}>> BDC")

    def _close(self) -> None:
        if self._open is not None:
            self._canvas.addLiteral("EMC")
        self._open = None

    # -- text -------------------------------------------------------------------------------------------

    def text(self, x: float, baseline: float, words: str, look: Look, owner: Element) -> None:
        """Words on a baseline. Where characters lack a glyph, something else shows and readers get the real ones."""
        self._claim(owner)
        self._fill_with(look.colour)
        if look.face.characters.issuperset(words):
            self._show(x, baseline, words, look)
            return
        for part, shown in drawable(look.face, words):
            if part == shown:
                self._show(x, baseline, shown, look)
            else:
                self._canvas.addLiteral(f"/Span <</ActualText <{_utf16(part)}>>> BDC")
                self._show(x, baseline, shown, look)
                self._canvas.addLiteral("EMC")
            x += look.width(shown)

    def _show(self, x: float, baseline: float, words: str, look: Look) -> None:
        """Glyphs by subsets of the font, which ReportLab makes as characters come."""
        font: Any = pdfmetrics.getFont(look.face.name)  # a TTFont, of which the stubs know little
        size = f"{operators.figure(look.size)} Tf {operators.figure(look.size * LEADING)} TL"
        shown = " ".join(
            f"{font.getSubsetInternalName(subset, self._document)} {size} {operators.text(glyphs)} Tj"
            for subset, glyphs in font.splitString(words, self._document)
        )
        origin = operators.figures(x, self._height - baseline)
        self._canvas.addLiteral(f"BT 1 0 0 1 {origin} Tm {shown} ET")

    def link(self, place: Rectangle, target: Target, words: str, owner: Element) -> None:
        """A place that leads elsewhere."""
        if self._outside:
            return
        spot = Hotspot(self.page, self.from_below(place), target, words)
        link = owner.nearest("Link")
        link.add(spot)
        self.hotspots.append((spot, link))

    # -- lines and boxes ------------------------------------------------------------------------------

    def rule(self, x: float, y: float, to_x: float, to_y: float, pen: Pen) -> None:
        """A straight line."""
        self._claim(self._drawing)
        self._take(pen)
        self._canvas.addLiteral(operators.line(x, self._height - y, to_x, self._height - to_y))

    def fill(self, box: Rectangle, colour: str) -> None:
        """A filled box."""
        self._claim(self._drawing)
        self._fill_with(colour)
        self._box(box, filled=True)

    def frame(self, box: Rectangle, pen: Pen) -> None:
        """A box's outline; its line runs along the middle of the edge."""
        self._claim(self._drawing)
        self._take(pen)
        self._box(box, filled=False)

    def _box(self, box: Rectangle, *, filled: bool) -> None:
        lower = self._height - box.y - box.height
        self._canvas.addLiteral(operators.box(box.x, lower, box.width, box.height, filled=filled))

    def picture(self, box: Rectangle, file: BytesIO) -> None:
        """The picture of a PNG or JPEG file, as large as the box."""
        self._claim(self._drawing)
        place = box.x, self._height - box.y - box.height, box.width, box.height
        self._canvas.drawImage(ImageReader(file), *place)

    @contextmanager
    def clipped(self, box: Rectangle) -> Iterator[None]:
        """Only what lies inside the box is painted."""
        self._claim(self._drawing)
        self._canvas.saveState()
        path = self._canvas.beginPath()
        path.rect(box.x, self._height - box.y - box.height, box.width, box.height)
        self._canvas.clipPath(path, stroke=0, fill=0)
        yield
        self._canvas.restoreState()
        self._fill = ""

    def from_below(self, box: Rectangle) -> tuple[float, float, float, float]:
        """A box on this page as PDF counts it."""
        return box.from_below(self._height)

    def _take(self, pen: Pen) -> None:
        self._canvas.addLiteral(f"{operators.colour(pen.colour)} RG")
        self._canvas.addLiteral(f"{operators.figure(pen.width)} w")

    def _fill_with(self, colour: str) -> None:
        if colour != self._fill:
            self._canvas.addLiteral(f"{operators.colour(colour)} rg")
            self._fill = colour


def _utf16(text: str) -> str:
    """A PDF text string in hexadecimal digits (ISO 32000-1, 7.9.2.2)."""
    return ("\ufeff" + text).encode("utf-16-be", "surrogatepass").hex().upper()
