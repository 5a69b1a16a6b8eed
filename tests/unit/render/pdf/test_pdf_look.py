"""Figures of the page: axes, baselines, rules, boxes, all in millimetres or points from the top left corner."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from pdf_documents import AGENDA, FOOT, HEAD, STATE, on_one_page, paragraph, places, rendered, said

from briefgen.tree.nodes import Block, Box, Callout, Document, Figure, Heading, Placed, PlacedLine, Section, Text, Tick

MM = 72 / 25.4


def stands(data: bytes) -> dict[str, tuple[float, float]]:
    """Left end and baseline of each piece of the first page, in mm."""
    found = {}
    for line in places(data, 1).splitlines():
        x, y, _, words = line.split(maxsplit=3)
        found[words.strip("'\"").strip()] = (float(x), float(y))
    return found


def painted(data: bytes, operator: str) -> list[tuple[float, ...]]:
    """The operands of an operator on the first page, rounded."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return [
            tuple(round(float(value), 1) for value in instruction.operands)
            for instruction in pikepdf.parse_content_stream(pdf.pages[0])
            if str(instruction.operator) == operator
        ]


def test_numbers_stand_on_axis_a_and_text_on_axis_b() -> None:
    found = stands(rendered(on_one_page(paragraph("Text", role="numbered", number="7"))))
    assert (found["7"][0], found["Text"][0]) == (24.0, 34.0)
    assert found["7"][1] == found["Text"][1]


def test_a_wide_number_moves_its_text_and_touches_nothing() -> None:
    found = stands(rendered(on_one_page(paragraph("Text", role="numbered", number="1.10.3"))))
    assert found["Text"][0] > 36


def test_head_and_foot_stand_on_their_baselines_and_their_rules_near_them() -> None:
    data = rendered(Document("T", (Section("pack", (), HEAD, FOOT),)))
    found = stands(data)
    assert (found["Briefing pack"], found["Issue 1"]) == ((24.0, 16.0), (24.0, 283.5))
    height = 297 * MM
    heights = [round(height - operands[1], 1) for operands in painted(data, "m")]
    assert heights == [round(16 * MM + 5, 1), round(283.5 * MM - 15, 1)]


def test_page_figures_are_as_bold_as_the_text_beside_them() -> None:
    data = rendered(Document("T", (Section("pack", (), None, FOOT),)))
    with pikepdf.open(BytesIO(data)) as pdf:
        fonts = {name: str(font.BaseFont) for name, font in pdf.pages[0].Resources.Font.items()}
        used = [
            fonts[str(instruction.operands[0])]
            for instruction in pikepdf.parse_content_stream(pdf.pages[0])
            if str(instruction.operator) == "Tf"
        ]
    assert [name.split("-")[1] for name in used] == ["Regular", "Bold", "Bold", "Bold"]


def test_the_release_state_stands_in_one_box() -> None:
    data = rendered(Document("T", (Section("press", (), STATE, None),)))
    [(x, _, width, height)] = painted(data, "re")
    words = stands(data)["DRAFT – NOT FOR RELEASE"]
    assert (x, height) == (round(24 * MM, 1), 23.0)
    assert words[0] == round((24 * MM + 8) / MM, 1)
    assert width == pytest.approx(16 + 157.2, abs=0.1)


def test_the_column_for_writing_in_is_enclosed_in_rows_that_have_it() -> None:
    lines = painted(rendered(on_one_page(AGENDA)), "m")
    left, right = round((24 + 32) * MM, 1), round((24 + 56) * MM, 1)
    assert [x for x, _ in lines if x in {left, right}] == [left, right, left, right]


def test_a_changed_row_has_a_bar_left_of_it() -> None:
    bars = [operands for operands in painted(rendered(on_one_page(AGENDA)), "re") if operands[2] == 2.2]
    assert [bar[0] for bar in bars] == [round(24 * MM - 4 - 2.25, 1)]


@pytest.mark.parametrize("block", [paragraph("Words", role="callout"), paragraph("Words"), Heading(3, said("Words"))])
def test_a_callouts_bar_stands_on_axis_a_and_its_words_on_axis_b(block: Block) -> None:
    data = rendered(on_one_page(Callout((block,))))
    assert stands(data)["Words"][0] == 34.0
    assert [operands[0] for operands in painted(data, "re")] == [round(24 * MM, 1)]


def test_pieces_stand_left_centred_and_right_of_their_places() -> None:
    line = PlacedLine(
        (Placed(10, said("left")), Placed(80, said("mid"), "center"), Placed(166, said("right"), "right")), "strip"
    )
    found = stands(rendered(on_one_page(line)))
    assert found["left"][0] == 34.0
    assert found["mid"][0] < 104.0 < found["mid"][0] + 9
    assert 180 < found["right"][0] < 182
    assert len({y for _, y in found.values()}) == 1


def test_pieces_that_would_touch_stand_below_each_other() -> None:
    line = PlacedLine((Placed(0, said("a rather long label")), Placed(5, said("another"))), "strip")
    found = stands(rendered(on_one_page(line)))
    assert found["another"][1] - found["a rather long label"][1] == pytest.approx(16 / MM, abs=0.1)


def test_a_drawing_is_clipped_and_never_wider_than_the_page() -> None:
    drawing = Figure(2 * 166 * MM, 20, (Box(0, 0, 2 * 166 * MM, 18, "hatch"), Tick(10, 18, 2)), "A strip")
    data = rendered(on_one_page(drawing))
    widths = [operands[2] for operands in painted(data, "re")]
    assert widths == [round(166 * MM, 1), round(166 * MM - 0.75, 1)]
    assert len(painted(data, "W*")) == 1


def test_strong_text_in_a_soft_line_is_ink() -> None:
    data = rendered(on_one_page(paragraph("soft ", Text("ink", strong=True), role="note")))
    soft, ink = painted(data, "rg")
    assert soft != ink
    assert ink == (0.1, 0.1, 0.1)
