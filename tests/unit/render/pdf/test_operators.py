"""Operators of page contents: figures, colours and strings as ReportLab writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.colors import HexColor
from reportlab.lib.rl_accel import escapePDF, fp_str

from briefgen.render.pdf import operators


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"),
        (1e-8, "0"),
        (4e-7, "0"),
        (-4e-7, "-0"),
        (0.5, ".5"),
        (-0.5, "-0.5"),
        (1, "1"),
        (9.9999999, "10"),
        (45.354330708, "45.35433"),
        (792, "792"),
        (841.889763779, "841.8898"),
        (100_000.06, "100000.1"),
        (7_654_321.9, "7654322"),
        (20_000_000, "20000000"),
    ],
)
def test_a_figure_says_no_more_than_it_must(value: float, shown: str) -> None:
    assert operators.figure(value) == shown


@given(st.floats(-2_000_000, 2_000_000))
def test_any_figure_is_that_of_reportlab(value: float) -> None:
    assert operators.figure(value) == fp_str(value)


@given(st.integers(0, 0xFFFFFF))
def test_any_colour_is_that_of_reportlab(code: int) -> None:
    hexadecimal = f"#{code:06X}"
    assert operators.colour(hexadecimal) == fp_str(HexColor(hexadecimal).rgb())


@given(st.binary())
def test_any_string_is_that_of_reportlab(glyphs: bytes) -> None:
    assert operators.text(glyphs) == f"({escapePDF(glyphs)})"


def test_lines_and_boxes() -> None:
    assert operators.line(0, 767, 555.5906, 767) == "n 0 767 m 555.5906 767 l S"
    assert operators.box(1.5, 2, 30, 0.25, filled=True) == "n 1.5 2 30 .25 re f*"
    assert operators.box(1.5, 2, 30, 0.25, filled=False) == "n 1.5 2 30 .25 re S"
