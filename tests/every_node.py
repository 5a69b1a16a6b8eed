"""A document with every node that there is, and nothing that anybody has to be told of: both formats print it."""

from __future__ import annotations

from portraits import image

from briefgen.tree.nodes import (
    Beside,
    Blank,
    Block,
    Box,
    Callout,
    Cell,
    Column,
    Contents,
    Document,
    Figure,
    Heading,
    Inline,
    Item,
    Keep,
    LineBreak,
    Link,
    List,
    PageCount,
    PageNumber,
    Paragraph,
    Picture,
    Placed,
    PlacedLine,
    Row,
    Rule,
    Running,
    Section,
    Table,
    Text,
    Tick,
    WriteIn,
)


def words(text: str, role: str = "body", number: str | None = None) -> Paragraph:
    return Paragraph((Text(text),), role, number)


def cell(text: str, role: str = "cell", *, span: int = 1, header: bool = False) -> Cell:
    return Cell((words(text, role),), span, header)


def every_node() -> Document:
    return Document(
        title="Orchard day: everything & <more> at once",
        sections=(_first(), _tables(), Section("press", (words("Without head and foot", "release"), *_pictures()))),
        product="briefing-pack",
        audience="chair",
        subject="Session 1",
        author="Orchard Secretariat",
        issued="2026-11-22T07:00:00Z",
        keywords=("orchard", "briefing"),
    )


def _first() -> Section:
    head = Running((PlacedLine((Placed(0, (Text("Pack"),)), _right(Text("COPY", strong=True))), "foot"),), "hair")
    pages: tuple[Inline, ...] = (PageNumber(), Text(" of ", strong=True), PageCount())
    state = PlacedLine((Placed(0, (Text("DRAFT", role="state"),)), _right(*pages)), "foot")
    return Section("pack-first", (*_texts(), _drawing(), Rule(), *_lists()), head, Running((state,), "firm"))


def _right(*inlines: Inline) -> Placed:
    return Placed(166, inlines, "right")


def _texts() -> tuple[Block, ...]:
    links = (
        Link("https://example.org/apples?kind=red&size=small", (Text("apples"),)),
        Text(", "),
        Link("mailto:desk@example.org", (Text("the desk"),)),
        Text(", "),
        Link("#rows", (Text("the "), Blank("rows", 2))),
    )
    looks = (
        Text("strong ", strong=True),
        Text("soft ", role="soft"),
        Text("accent", role="accent"),
        Text("STATE", role="state"),
        Text("after it"),
        LineBreak(),
        Text("as a time ", role="sheet-time"),
        Text("pommes", language="fr"),
        WriteIn(5),
    )
    return (
        words("BRIEFING PACK", "kicker"),
        Heading(1, (Text("Orchard day"),), "top", "title"),
        Contents(2),
        Heading(2, (Text("Texts"),), "texts"),
        words("A numbered paragraph.", "numbered", "1"),
        words("No number, same role.", "numbered"),
        Paragraph((Text("Asked of "), Blank("chair", 1), Text(": "), *links)),
        Paragraph(looks, "note"),
        words("Quotes “like these”, <b>angles</b> & {{ braces }}; AT&T."),
        words("A lead of limited measure.", "lead"),
        Callout((words("Take care", "callout-title"), words("Ladders are wet.", "callout"), words("All of them."))),
        Heading(3, (Text("Third"),)),
        Heading(4, (Text("Fourth"),)),
    )


def _drawing() -> Keep:
    shapes = (Box(0, 0, 100, 9, "solid"), Box(0, 11, 50, 13, "hatch"), Box(50, 11, 50, 13), Tick(10, 24, 4))
    labels = PlacedLine((Placed(11.3, (Text("first"),)), Placed(83, (Text("second"),), "center")), "strip")
    return Keep(
        (
            Heading(2, (Text("Two hours"),)),
            Figure(100, 28, shapes, "Time line: two parts.", above=(labels,)),
            words("Key", "note"),
        )
    )


def _pictures() -> tuple[Block, ...]:
    """A picture with a caption, the same again beside a text, and one that is too wide to have anything beside it."""
    shown = image(30, 40)
    return (
        Picture(shown, 20, "A pear.", (Text("Photo: Ada Pomme"),)),
        Beside(Picture(shown, 20, "The same pear."), (Heading(2, (Text("Ada Pomme"),)), words("Knows pears."))),
        Beside(Picture(image(60, 4), 100, "A hedge."), (words("Below the hedge."),)),
    )


def _lists() -> tuple[Block, ...]:
    inner = List((Item((words("inner one"),)), Item((words("inner two", "note"),))), ordered=True)
    return (
        List((Item((words("a dash"), words("continued"))), Item((words("another"), inner)), Item(()))),
        List((Item((words("number one"),)), Item((words("number two"),))), ordered=True),
        List((Item((Figure(10, 5, (), "drawn in a list"),)), Item((Heading(3, (Text("Headed item"),)),)))),
    )


def _tables() -> Section:
    head = Row(tuple(cell(text, "column", header=True) for text in ("Row", "Clock", "Who")))
    rows = (
        Row((cell("Morning", "cell-strong", span=3, header=True),), "group"),
        Row((cell("10", "number", header=True), Cell(), cell("Ada Pomme, Orchard Guild")), changed=True),
        Row((cell("20", "number", header=True), Cell(), Cell((words("Two"), words("paragraphs", "note"))))),
    )
    control = (
        Row((cell("Session", "label", header=True), cell("1")), "first"),
        Row((cell("Length", "label", header=True), cell("2 hours"))),
        Row((cell("Room", "label", header=True), Cell((Paragraph((Blank("room", 3),), "cell"),))), "first"),
    )
    nested = Table((Column(30),), (), (Row((cell("nested"),)),), caption="Inside")
    columns = (Column(12, "right"), Column(24), Column(80))
    return Section(
        "sheet",
        (
            Heading(1, (Text("Rows"),), "rows", "sheet-h1"),
            Table(columns, (head,), rows, "glance", "The rows", write_in=1),
            Table((Column(36), Column(130)), (), control, "control", "In short"),
            Table(
                (Column(60),),
                (Row((cell("plain head"),)),),
                (Row((Cell((nested, _list_in_cell())),)),),
                caption="Outer",
            ),
        ),
        Running((PlacedLine((Placed(0, (Text("Sheet"),)),), "sheet-head"), PlacedLine((), "sheet-head-soft")), "firm"),
    )


def _list_in_cell() -> List:
    deep = Table((Column(9),), (), (Row((cell("deep"),)),), caption="Deep")
    return List((Item((words("in a cell"), deep)),))
