"""A map in both formats: its words are text, its lines are drawn, and the proof sees each word."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.compose.branches import Branch, map_rows
from briefgen.compose.large_print import large_print
from briefgen.prove.docx_package import W, opened
from briefgen.prove.readers import check, read_back
from briefgen.prove.same_content import differences
from briefgen.render.formats import renderer
from briefgen.render.theme import POINTS_PER_MM, Theme, load
from briefgen.resources import templates_folder
from briefgen.tree.nodes import MAP, Blank, Cell, Column, Document, Inline, Paragraph, Row, Section, Table, Text

THEME: Theme = load(templates_folder() / "themes" / "plain" / "theme.toml")
WIDTHS = (46, 70, 50)
BOTH = pytest.mark.parametrize("suffix", ["docx", "pdf"])


def branch(inline: str | Inline, *branches: Branch) -> Branch:
    words = Text(inline) if isinstance(inline, str) else inline
    return Branch(Cell((Paragraph((words,), "cell"),), header=bool(branches)), branches)


HOUSES = (
    branch(
        "Harbours",
        branch("Ada Example", branch("Chair"), branch("Singer, row 20")),
        branch(Blank("name", 7), branch("Poet, row 30")),
    ),
    branch("Boats"),
)


def document(branches: tuple[Branch, ...]) -> Document:
    head = Row(tuple(Cell((Paragraph((Text(word),), "column"),), header=True) for word in ("House", "Who", "Part")))
    body = tuple(map_rows(branches, len(WIDTHS)))
    drawn = Table(tuple(Column(width) for width in WIDTHS), (head,), body, MAP, "Who is who")
    return Document("Who is who", (Section("pack", (drawn, Paragraph((Text("After it."),)))),))


def printed(suffix: str, branches: tuple[Branch, ...]) -> bytes:
    return renderer(suffix)(document(branches), THEME).value


# -- lines -----------------------------------------------------------------------------------------


def test_its_lines_are_borders_of_cells_in_docx() -> None:
    body = opened(printed("docx", HOUSES)).part("word/document.xml")
    rows = [
        [
            " ".join(side.tag.removeprefix(W) for side in cell.iterfind(f"{W}tcPr/{W}tcBorders/*"))
            for cell in row.iterfind(f"{W}tc")
        ]
        for row in body.iter(f"{W}tr")
    ]
    assert rows == [
        ["bottom", "bottom", "bottom"],
        ["bottom", "bottom", "bottom"],
        ["", "left", "left bottom"],
        ["", "left bottom", "bottom"],
        ["", "", ""],
    ]
    colours = {side.get(f"{W}color") for side in body.iterfind(f".//{W}tcBorders/{W}left")}
    assert colours == {THEME.colours["accent"].removeprefix("#")}


def strokes(data: bytes) -> list[tuple[float, float, float, float]]:
    """Every line that the PDF strokes, in points from the left margin and the page's foot."""
    left = 24 * POINTS_PER_MM
    found: list[tuple[float, float, float, float]] = []
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            begin = (0.0, 0.0)
            for step in pikepdf.parse_content_stream(page):
                if str(step.operator) in {"m", "l"}:
                    x, y = (float(operand) for operand in step.operands)
                    if str(step.operator) == "l":
                        found.append((*begin, x - left, y))
                    begin = (x - left, y)
    return found


def test_its_lines_meet_at_the_edges_of_cells_in_pdf() -> None:
    first, second, end = (sum(WIDTHS[:count]) * POINTS_PER_MM for count in (1, 2, 3))
    lines = strokes(printed("pdf", HOUSES))[1:]  # the first is the rule below the head
    across = [(round(x + 0.5, 1), round(to, 1)) for x, y, to, to_y in lines if y == to_y]
    down = [round(x, 1) for x, _, to, _ in lines if x == to]
    a, b, c = round(first, 1), round(second, 1), round(end, 1)
    assert across == [(0, a), (a, b), (b, c), (b, c), (a, b), (b, c)]
    assert down == [a, b, a]
    feet = [y for _, y, _, to_y in lines if y == to_y]
    tops = [(x, max(y, to_y), min(y, to_y)) for x, y, to, to_y in lines if x == to]
    # Ada's line down goes from the foot of the first row past the second to the foot of the third.
    assert [top for x, top, _ in tops if round(x, 1) == a] == pytest.approx([feet[0], feet[3]])
    assert [foot for x, _, foot in tops if round(x, 1) == a] == pytest.approx([feet[3], feet[4]])


# -- words -----------------------------------------------------------------------------------------


@BOTH
def test_its_words_are_read_in_order_each_once(suffix: str) -> None:
    read = read_back(suffix, printed(suffix, HOUSES))
    said = [(block.kind, block.text) for block in read.blocks]
    assert said == [
        *(("th", word) for word in ("House", "Who", "Part")),
        *(("th", "Harbours"), ("th", "Ada Example"), ("td", "Chair"), ("td", "Singer, row 20")),
        *(("th", "[name – 7]"), ("td", "Poet, row 30"), ("td", "Boats")),
        ("p", "After it."),
    ]


@BOTH
def test_the_proof_sees_a_word_that_differs(suffix: str) -> None:
    other = (branch("Harbours", branch("Ada Example", branch("Chair"), branch("Singer, row 30"))), *HOUSES[1:])
    same = branch("Harbours", branch("Ada Example", branch("Chair"), branch("Singer, row 20")))
    agreed = document((same, *HOUSES[1:]))
    found = differences("pack", agreed, read_back(suffix, printed(suffix, other)))
    assert [finding.message for finding in found] == [
        "the file says td “Singer, row 30” where the document says td “Singer, row 20”"
    ]


@BOTH
def test_our_own_checks_find_nothing(suffix: str) -> None:
    assert check("pack", suffix, printed(suffix, HOUSES)) == ()


def test_large_print_has_a_heading_for_each_house_and_a_line_for_each_of_its_people() -> None:
    blocks = large_print(document(HOUSES)).sections[0].blocks
    said = [
        (type(block).__name__, "".join(inline.text for inline in block.inlines if isinstance(inline, Text | Blank)))
        for block in blocks
        if not isinstance(block, Table) and hasattr(block, "inlines")
    ]
    assert said == [
        ("Heading", "Harbours"),
        ("Paragraph", "Ada Example: Chair; Singer, row 20"),
        ("Paragraph", "[name\u00a0–\u00a07]: Poet, row 30"),
        ("Heading", "Boats"),
        ("Paragraph", "After it."),
    ]


MARKUP = ("<b>Ada</b>", "{{ 7 * 7 }}", "&amp; &lt;", "]]>", "AT&T", "[name – 7]")
FAR = ("الاسم الكامل", "שם מלא", "漢字の名前", "x" * 400, "W " * 90)
HOSTILE = st.one_of(st.text("abc ÀßøжΩ0123456789<&>\"'{}%[]–", min_size=1, max_size=30), st.sampled_from(MARKUP + FAR))


def forests(depth: int) -> st.SearchStrategy[tuple[Branch, ...]]:
    below = forests(depth - 1) if depth > 1 else st.just(())
    return st.lists(st.builds(lambda name, inner: branch(name, *inner), HOSTILE, below), max_size=3).map(tuple)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(forests(3))
def test_no_name_breaks_it(branches: tuple[Branch, ...]) -> None:
    wanted = document(branches)
    for suffix in ("docx", "pdf"):
        data = printed(suffix, branches)
        assert differences("pack", wanted, read_back(suffix, data)) == ()
    measure = sum(WIDTHS) * POINTS_PER_MM
    assert all(-1 <= x <= measure + 1 and -1 <= to <= measure + 1 for x, _, to, _ in strokes(data))


def test_a_house_with_more_people_than_a_page_holds_loses_nobody() -> None:
    crowd = (branch("Choir", *(branch(f"Singer {number}") for number in range(120))),)
    read = read_back("pdf", printed("pdf", crowd))
    assert differences("pack", document(crowd), read) == ()
    assert max(block.page or 0 for block in read.blocks) > 1
    assert read.blocks[-1].text == "After it."
