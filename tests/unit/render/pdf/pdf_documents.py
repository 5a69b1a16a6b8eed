"""Documents to print as PDF, and how a PDF reads as plain lines."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
from every_node import every_node

from briefgen.prove.pdf_content import NO_MAP, ContentReader, PageText
from briefgen.prove.pdf_text import is_element, kids
from briefgen.render.pdf import render
from briefgen.render.theme import Theme, load
from briefgen.resources import templates_folder
from briefgen.tree.nodes import (
    Blank,
    Block,
    Cell,
    Column,
    Document,
    Inline,
    LineBreak,
    PageCount,
    PageNumber,
    Paragraph,
    Placed,
    PlacedLine,
    Row,
    Running,
    Section,
    Table,
    Text,
    WriteIn,
)

EVERYTHING = every_node()
THEME: Theme = load(templates_folder() / "themes" / "plain" / "theme.toml")


def said(*pieces: str | Inline) -> tuple[Inline, ...]:
    """Inlines from words."""
    return tuple(Text(piece) if isinstance(piece, str) else piece for piece in pieces)


def paragraph(*pieces: str | Inline, role: str = "body", number: str | None = None) -> Paragraph:
    """A paragraph from words."""
    return Paragraph(said(*pieces), role, number)


def cell(*pieces: str | Inline, role: str = "cell", span: int = 1, header: bool = False) -> Cell:
    """A cell of one paragraph."""
    return Cell((paragraph(*pieces, role=role),), span, header)


def on_one_page(*blocks: Block) -> Document:
    """A document of one section without running head and foot."""
    return Document("A title", (Section("pack", blocks),))


def rendered(document: Document) -> bytes:
    """The PDF of a document in the plain theme."""
    return render(document, THEME).value


HEAD = Running(
    (
        PlacedLine(
            (Placed(0, said("Briefing pack")), Placed(166, (Text("CHAIR’S COPY", strong=True),), "right")), "foot"
        ),
    ),
    "hair",
)
FOOT = Running(
    (
        PlacedLine(
            (Placed(0, said("Issue 1")), Placed(166, (PageNumber(), Text(" of ", strong=True), PageCount()), "right")),
            "foot",
        ),
    ),
    "hair",
)
STATE = Running((PlacedLine((Placed(0, (Text("DRAFT – NOT FOR RELEASE", role="state"),)),), "foot"),))

AGENDA = Table(
    columns=(Column(14), Column(18, "right"), Column(24), Column(110)),
    head=(
        Row(
            (
                cell("Row", role="column", header=True),
                cell("From", role="column", header=True),
                cell("Clock", role="column", header=True),
                cell("What", role="column", header=True),
            )
        ),
    ),
    body=(
        Row((cell("First hour", role="cell-strong", span=4, header=True),), "group"),
        Row((cell("10", role="number", header=True), cell("0:00", role="time"), Cell(), cell("Opening")), changed=True),
        Row(
            (
                cell("20", role="number", header=True),
                cell("0:04", role="time"),
                Cell(),
                cell(Text("Floor", strong=True), LineBreak(), Blank("reporter", 17), " ", WriteIn(16)),
            )
        ),
    ),
    role="plain",
    caption="The agenda",
    write_in=2,
)


def outline(data: bytes) -> str:
    """The structure tree as indented lines: tag, attributes, page and text of its own."""
    with pikepdf.open(BytesIO(data)) as pdf:
        reader = ContentReader()
        texts = {page.obj.objgen: (place, reader.read(page)) for place, page in enumerate(pdf.pages, start=1)}
        return "\n".join(line for kid in kids(pdf.Root.StructTreeRoot) for line in _lines(kid, texts, 0)) + "\n"


def _lines(element: pikepdf.Object, texts: dict[tuple[int, int], tuple[int, PageText]], depth: int) -> Iterator[str]:
    yield "  " * depth + " ".join([str(element.S)[1:], *_attributes(element)])
    for kid in kids(element):
        indent = "  " * (depth + 1)
        if is_element(kid):
            yield from _lines(kid, texts, depth + 1)
        elif isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid:
            where = kid.Obj.get("/A", pikepdf.Dictionary()).get("/URI", "in this document")
            yield f"{indent}-> {where}"
        else:
            number = kid.MCID if isinstance(kid, pikepdf.Dictionary) else kid
            page = kid.Pg if isinstance(kid, pikepdf.Dictionary) else element.Pg
            place, text = texts[page.objgen]
            yield f"{indent}p{place} {text.marked.get(int(number), '')!r}"


def _attributes(element: pikepdf.Object) -> Iterator[str]:
    if "/Alt" in element:
        yield f"alt={str(element.Alt)!r}"
    if "/Lang" in element:
        yield f"lang={element.Lang}"
    found = element.get("/A", pikepdf.Array())
    for owner in found if isinstance(found, pikepdf.Array) else [found]:
        for key, value in owner.items():
            if key in {"/Scope", "/ColSpan", "/Summary", "/ListNumbering"}:
                yield f"{key[1:].lower()}={str(value).lstrip('/')}"


def places(data: bytes, page: int) -> str:
    """Where each piece of text stands on a page: left end and baseline in mm from the top left corner, size, text."""
    with pikepdf.open(BytesIO(data)) as pdf:
        one = pdf.pages[page - 1]
        height = float(one.mediabox[3])
        reader = ContentReader()
        lines = []
        x = y = size = 0.0
        current = NO_MAP
        for instruction in pikepdf.parse_content_stream(one):
            operands = list(instruction.operands)
            match str(instruction.operator):
                case "Tm":
                    x, y = float(operands[4]), float(operands[5])
                case "Tf":
                    current, size = reader._map(one.resources.Font[str(operands[0])]), float(operands[1])
                case "Tj":
                    words = current.text(bytes(operands[0]))
                    lines.append(f"{x / 72 * 25.4:6.1f} {(height - y) / 72 * 25.4:6.1f} {size:4g}  {words!r}")
        return "\n".join(lines) + "\n"


if __name__ == "__main__":  # renews the goldens: read the difference before you commit it
    made = rendered(EVERYTHING)
    here = Path(__file__).parent
    (here / "everything.tags.txt").write_text(outline(made), encoding="utf-8")
    (here / "everything.places.txt").write_text(
        "".join(f"page {page}\n{places(made, page)}" for page in (1, 2, 3)), encoding="utf-8"
    )
