"""PDFs made for tests: drawn by hand, and what was read of them in short."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pikepdf
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from briefgen.findings import Noted
from briefgen.intake.formats import pdf
from briefgen.intake.passages import Passage

A4 = (595.0, 842.0)
Draw = Callable[[Canvas], None]


def drawn(*pages: Draw, size: tuple[float, float] = A4) -> bytes:
    """A PDF of pages, each drawn by a function."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=size)
    for page in pages:
        canvas.setFont("Helvetica", 11)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def lines(canvas: Canvas, written: Sequence[str], *, left: float = 72, top: float = 760, step: float = 14) -> None:
    """Lines under each other."""
    for number, line in enumerate(written):
        canvas.drawString(left, top - number * step, line)


def wrapped(text: str, width: float) -> list[str]:
    """A text in lines as they fit into so many points."""
    return list(simpleSplit(text, "Helvetica", 11, width))


def grid(canvas: Canvas, columns: Sequence[float], rows: Sequence[float]) -> None:
    """The ruling lines of a table."""
    for at in columns:
        canvas.line(at, rows[0], at, rows[-1])
    for at in rows:
        canvas.line(columns[0], at, columns[-1], at)


def read(data: bytes) -> Noted[tuple[Passage, ...]]:
    return pdf.read(data, "note.pdf")


def texts(data: bytes) -> list[str]:
    """The text of each passage."""
    return [passage.text for passage in read(data).value]


def findings(data: bytes) -> list[str]:
    """Each finding's first line, as printed."""
    return [str(finding).split("\n")[0] for finding in read(data).findings]


def cells(data: bytes) -> list[tuple[int, int, str]]:
    """Row, column and text of each cell."""
    return [(p.cell.row, p.cell.column, p.text) for p in read(data).value if p.cell]


def changed(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """A PDF after a change of its objects."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        change(document)
        document.save(out)
    return out.getvalue()
