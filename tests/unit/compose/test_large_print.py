"""The large-print edition says what the standard one says, without columns."""

from dataclasses import replace

from briefgen.compose.large_print import large_print
from briefgen.tree.nodes import (
    Blank,
    Block,
    Cell,
    Column,
    Document,
    Figure,
    Heading,
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
)
from briefgen.tree.walk import inline_text, leaves


def _cell(text: str, *, header: bool = False) -> Cell:
    return Cell((Paragraph((Text(text),), "cell"),) if text else (), header=header)


def _table(head: tuple[str, ...], *rows: tuple[str, ...], widths: tuple[float, ...], write_in: int | None) -> Table:
    return Table(
        columns=tuple(Column(width) for width in widths),
        head=(Row(tuple(_cell(text, header=True) for text in head)),) if head else (),
        body=tuple(Row(tuple(_cell(text, header=place == 0) for place, text in enumerate(row))) for row in rows),
        write_in=write_in,
    )


def _said(*blocks: Block) -> list[tuple[str, str]]:
    document = Document("Title", (Section("pack", blocks),), subject="Briefing pack")
    return [(leaf.kind, leaf.text) for leaf in leaves(large_print(document))]


def test_a_row_becomes_a_heading_and_labelled_lines() -> None:
    table = _table(
        ("Row", "From", "Clock", "What"),
        ("20", "0:04", "", "Report"),
        ("30", "0:14", "", "Floor"),
        widths=(12, 15, 15, 84),
        write_in=2,
    )
    line = "_" * 16
    assert _said(Heading(2, (Text("Agenda"),)), table) == [
        ("h2", "Agenda"),
        ("h3", "Row 20: Report"),
        ("p", "From: 0:04"),
        ("p", f"Clock: {line}"),
        ("h3", "Row 30: Floor"),
        ("p", "From: 0:14"),
        ("p", f"Clock: {line}"),
    ]


def test_no_heading_is_a_number_alone() -> None:
    number = Cell((Paragraph((Text("12"),), "number"),))
    nothing = Cell((Paragraph((), "number"),))
    table = replace(
        _table(("No.", "What", "Due"), widths=(10, 60, 50), write_in=None),
        body=(Row((number, _cell("Room"), _cell("Monday"))), Row((nothing, _cell("Logo"), _cell("Friday")))),
    )
    assert _said(table) == [("h2", "No. 12: Room"), ("p", "Due: Monday"), ("h2", "Logo"), ("p", "Due: Friday")]


def test_label_and_value_stay_on_one_line() -> None:
    table = _table((), ("Session", "Plenary session"), ("Room", "Hall"), widths=(36, 130), write_in=None)
    assert _said(table) == [("p", "Session: Plenary session"), ("p", "Room: Hall")]


def test_a_group_row_heads_its_rows() -> None:
    table = Table(
        columns=(Column(10), Column(88)),
        head=(Row((_cell("No.", header=True), _cell("What is open", header=True))),),
        body=(Row((_cell("Holds up the day"),), role="group"), Row((_cell("1"), _cell("Chair")))),
    )
    assert _said(Heading(1, (Text("Open points"),)), table) == [
        ("h1", "Open points"),
        ("h2", "Holds up the day"),
        ("h3", "No. 1: Chair"),
    ]


def test_a_drawing_becomes_its_words_and_its_labels_go() -> None:
    labels = PlacedLine((Placed(0, (Text("0:00"),)),), "strip")
    drawing = Figure(10, 10, (), "Time line: one row.", above=(labels,), below=(labels,))
    assert _said(drawing) == [("p", "Time line: one row.")]


def test_blanks_keep_their_numbers() -> None:
    assert _said(Paragraph((Blank("chair", 5),), "numbered", "7")) == [("p", "7 [chair – 5]")]


def test_the_foot_names_the_edition_and_the_page() -> None:
    foot = Running((PlacedLine((Placed(0, (Text("Issue 1"),)), Placed(166, (PageNumber(), PageCount()), "right"))),))
    section = Section("pack", (Paragraph((Text("Text"),)),), None, foot)
    made = large_print(Document("Title", (section,), subject="Briefing pack")).sections[0]
    assert made.layout == "large"
    assert made.head is not None
    assert made.foot is not None
    assert [inline_text(piece.inlines) for line in made.head.lines for piece in line.pieces] == ["Briefing pack"]
    assert [[inline_text(piece.inlines) for piece in line.pieces] for line in made.foot.lines] == [
        ["Issue 1"],
        ["Large print", ""],
    ]
