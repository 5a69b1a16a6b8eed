"""What is read of a PDF's pages: paragraphs, items, headings, cells, in the order of reading."""

from __future__ import annotations

import pytest
from pdf_pages import Draw, cells, drawn, findings, grid, lines, read, texts, wrapped
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

RIVERS = (
    "Rivers carry more than water, and whoever lives by them knows that a dry year upstream is a hungry year "
    "downstream. The panel looks at what three valleys did about it, and at what they would not do again. Each of "
    "the speakers has ten minutes, without slides, and questions are taken at the end and not before it."
)
HARBOURS = (
    "Harbours are where the sea meets the ledger, said the old keeper of the light, and nobody has yet shown him "
    "wrong. The second part asks what becomes of a port when the ships grow too large for it, and who is to pay for "
    "the dredging when nobody wants to be the first to say that it is no longer worth its while."
)


def test_paragraphs_are_joined_where_they_were_wrapped_and_only_there() -> None:
    first, second = wrapped(RIVERS, 450), wrapped(HARBOURS, 450)
    data = drawn(lambda c: lines(c, [*first, *second, "A short line.", "Another one."]))
    assert texts(data) == [RIVERS, HARBOURS, "A short line.", "Another one."]


def test_kinds_of_passages_and_their_places() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(72, 780, "A word about rivers")
        canvas.setFont("Helvetica", 11)
        lines(canvas, wrapped(RIVERS, 450), top=740)
        lines(canvas, ["•  to name the three valleys;", "•  to ask who paid, and who"], top=640, left=90)
        lines(canvas, ["did not."], top=612, left=103)

    noted = read(drawn(page, lambda c: lines(c, ["The second page."])))
    assert [(p.kind, p.text, p.locator, p.line) for p in noted.value[:4]] == [
        ("heading", "A word about rivers", "page 1", None),
        ("paragraph", RIVERS, "page 1", None),
        ("item", "to name the three valleys;", "page 1", None),
        ("item", "to ask who paid, and who did not.", "page 1", None),
    ]
    assert noted.value[-1].locator == "page 2"
    assert noted.value[1].span(0, 6).place == "note.pdf: page 1"


def test_hyphen_is_taken_out_only_of_a_word_that_stands_whole_elsewhere() -> None:
    written = [
        "The walk goes along the old embankment, weather permitting, and no further than the embank-",
        "ment goes; it was built for the long-",
        "term and the short-term use of those who live there.",
    ]
    assert texts(drawn(lambda c: lines(c, written))) == [
        (
            "The walk goes along the old embankment, weather permitting, and no further than the embankment goes; "
            "it was built for the long-term and the short-term use of those who live there."
        )
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, ["A line over both of the columns, as wide as the page and therefore not in either of them."])
        lines(canvas, wrapped(RIVERS, 215), top=720)
        lines(canvas, wrapped(HARBOURS, 215), top=716, left=320)
        lines(
            canvas,
            ["A line below both of the columns, as wide as the page and therefore not in either of them."],
            top=480,
        )

    above = "A line over both of the columns, as wide as the page and therefore not in either of them."
    below = "A line below both of the columns, as wide as the page and therefore not in either of them."
    assert texts(drawn(page)) == [above, RIVERS, HARBOURS, below]


DAYS = [
    (1, 1, "Time"),
    (1, 2, "Monday 5 May 2031"),
    (1, 3, "Tuesday 6 May 2031"),
    (2, 1, "09:00-10:30"),
    (2, 2, "Opening by the mayor of Port Exampleton, with music"),
    (2, 3, "Reports of the working groups"),
    (3, 1, "10:30-11:00"),
    (3, 2, "Break"),
]


def _days(canvas: Canvas) -> None:
    lines(canvas, ["Time"], left=54, top=485)
    lines(canvas, ["Monday 5 May 2031"], left=134, top=485)
    lines(canvas, ["Tuesday 6 May 2031"], left=334, top=485)
    lines(canvas, ["09:00-10:30"], left=54, top=465)
    lines(canvas, wrapped("Opening by the mayor of Port Exampleton, with music", 190), left=134, top=465)
    lines(canvas, wrapped("Reports of the working groups", 130), left=334, top=465)
    lines(canvas, ["10:30-11:00"], left=54, top=425)
    lines(canvas, ["Break"], left=134, top=425)


def test_table_with_ruling_lines_keeps_days_as_columns_and_wrapped_lines_in_their_cell() -> None:
    def page(canvas: Canvas) -> None:
        _days(canvas)
        grid(canvas, (50, 130, 330, 470), (500, 480, 440, 415))

    assert cells(drawn(page)) == DAYS


def test_table_of_shaded_cells_is_one_too() -> None:
    def page(canvas: Canvas) -> None:
        for row, (top, bottom) in enumerate(((500, 480), (480, 440), (440, 415))):
            for column, (left, right) in enumerate(((50, 130), (130, 330), (330, 470))):
                canvas.setFillColor(HexColor("#dde8f0" if (row + column) % 2 else "#f0f4f8"))
                canvas.rect(left, bottom, right - left, top - bottom, stroke=0, fill=1)
        canvas.setFillColor(HexColor("#000000"))
        _days(canvas)

    assert cells(drawn(page)) == DAYS


def test_cell_that_spans_columns_stands_in_the_first_of_them() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, ["Tuesday 6 May 2031"], left=54, top=485)
        lines(canvas, ["09:00"], left=54, top=465)
        lines(canvas, ["Opening"], left=134, top=465)
        grid(canvas, (50, 130, 330), (480, 440))
        canvas.rect(50, 480, 280, 20)

    assert cells(drawn(page)) == [(1, 1, "Tuesday 6 May 2031"), (2, 1, "09:00"), (2, 2, "Opening")]


def test_frame_around_a_page_is_no_table() -> None:
    def page(canvas: Canvas) -> None:
        canvas.rect(40, 40, 515, 760)
        lines(canvas, ["09:00 Opening", "10:00 Reports"])

    assert cells(drawn(page)) == []


def test_lines_that_start_at_the_same_places_are_a_table() -> None:
    rows = (
        ("Time", "Session", "Room"),
        ("09:00 - 09:30", "Opening of the meeting and words", "Hall A"),
        ("", "of welcome by the mayor", ""),
        ("09:30 - 10:00", "Reports", "Hall B"),
        ("10:00 - 10:30", "Break", ""),
    )

    def page(canvas: Canvas) -> None:
        for number, row in enumerate(rows):
            for left, text in zip((72, 180, 380), row, strict=True):
                lines(canvas, [text], left=left, top=700 - 14 * number)

    assert cells(drawn(page)) == [
        (1, 1, "Time"),
        (1, 2, "Session"),
        (1, 3, "Room"),
        (2, 1, "09:00 - 09:30"),
        (2, 2, "Opening of the meeting and words of welcome by the mayor"),
        (2, 3, "Hall A"),
        (3, 1, "09:30 - 10:00"),
        (3, 2, "Reports"),
        (3, 3, "Hall B"),
        (4, 1, "10:00 - 10:30"),
        (4, 2, "Break"),
    ]


def test_label_and_what_it_labels_are_one_line() -> None:
    def page(canvas: Canvas) -> None:
        for number, (label, what) in enumerate(
            (("Venue:", "Hall A"), ("Date:", "5 May 2031"), ("Chair:", "Ada Example"))
        ):
            lines(canvas, [label], top=700 - 14 * number)
            lines(canvas, [what], top=700 - 14 * number, left=180)

    assert texts(drawn(page)) == ["Venue: Hall A", "Date: 5 May 2031", "Chair: Ada Example"]


def test_raised_letters_stay_with_their_figure() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "1")
        canvas.setFont("Helvetica", 6)
        canvas.drawString(78.2, 704, "st")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(86, 700, "of May")

    assert texts(drawn(page)) == ["1st of May"]


@pytest.mark.parametrize("quarter_turns", [1, 2, 3])
def test_turned_page_is_read_as_it_is_shown(quarter_turns: int) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setPageRotation(90 * quarter_turns)
        canvas.translate(*{1: (842, 0), 2: (595, 842), 3: (0, 595)}[quarter_turns])
        canvas.rotate(90 * quarter_turns)
        lines(canvas, ["The first line.", "The second line."], top=500)

    data = drawn(page)
    assert texts(data) == ["The first line.", "The second line."]
    assert findings(data) == []


def test_running_heads_and_page_numbers_are_left_out_and_told() -> None:
    def page(number: int, text: str) -> Draw:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(72, 800, "Example Forum 2031 - Draft")
            canvas.drawString(72, 700, text)
            canvas.drawString(280, 30, f"Page {number} of 3")

        return draw

    data = drawn(
        *(
            page(number, text)
            for number, text in enumerate(("Day 1: rivers", "Day 2: harbours", "Day 3: lakes"), start=1)
        )
    )
    assert texts(data) == ["Day 1: rivers", "Day 2: harbours", "Day 3: lakes"]
    assert findings(data) == ["note.pdf: note: 6 running heads or page numbers left out [running-heads]"]


def test_heading_of_a_day_at_the_top_of_each_page_is_no_running_head() -> None:
    pages = [lambda c, day=day: lines(c, [f"Day {day}: Seminar", f"09:0{day} Opening"], top=800) for day in (1, 2)]
    assert texts(drawn(*pages)) == ["Day 1: Seminar", "09:01 Opening", "Day 2: Seminar", "09:02 Opening"]


def test_paragraph_that_goes_on_overleaf_is_one_and_its_quotes_name_their_pages() -> None:
    first, *rest = wrapped(RIVERS, 450)
    noted = read(drawn(lambda c: lines(c, [first]), lambda c: lines(c, rest)))
    [passage] = noted.value
    assert passage.text == RIVERS
    at = len(first) + 1
    assert [passage.span(*place).locator for place in ((0, 6), (at, at + 4), (at - 5, at + 4), (0, at))] == [
        "page 1",
        "page 2",
        "page 1 to page 2",
        "page 1",
    ]
