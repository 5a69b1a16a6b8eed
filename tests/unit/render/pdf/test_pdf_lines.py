"""Breaking lines."""

from __future__ import annotations

import pytest
from pdf_documents import EVERYTHING, THEME, said

from briefgen.render.pdf.lines import Line, balanced, break_lines
from briefgen.render.pdf.runs import RunMaker
from briefgen.render.pdf.setting import setting
from briefgen.render.pdf.structure import Element
from briefgen.tree.nodes import Blank, Inline, LineBreak, Text, WriteIn

SETTING = setting(EVERYTHING, THEME)


def lines(*pieces: str | Inline, width: float = 100.0, first: float | None = None) -> list[Line]:
    maker = RunMaker(SETTING, THEME.style("cell"), Element("P"))
    return break_lines(maker.runs(said(*pieces)), width, first)


def texts(broken: list[Line]) -> list[str]:
    return ["".join(text for _, text in line.pieces) for line in broken]


def test_lines_break_at_spaces_and_keep_the_space_for_readers() -> None:
    assert texts(lines("The first hour wraps up the sessions")) == ["The first hour ", "wraps up the ", "sessions"]


def test_no_line_is_wider_than_its_width() -> None:
    broken = lines("Representatives of its four founding members will deliver their mission statements " * 5)
    assert max(line.width for line in broken) <= 100


def test_a_balanced_heading_ends_in_no_lonely_word() -> None:
    runs = RunMaker(SETTING, THEME.style("cell"), Element("P")).runs(said("Quieter harbours at night to be launched"))
    assert texts(break_lines(runs, 190)) == ["Quieter harbours at night to be ", "launched"]
    assert texts(balanced(runs, 190)) == ["Quieter harbours at ", "night to be launched"]


def test_a_heading_of_one_line_stays_as_it_is() -> None:
    runs = RunMaker(SETTING, THEME.style("cell"), Element("P")).runs(said("Quieter harbours"))
    assert texts(balanced(runs, 190)) == ["Quieter harbours"]


def test_white_space_folds_across_runs() -> None:
    assert texts(lines("  a \t\n", Text("  b", strong=True), " ", " c")) == ["a b c"]


def test_a_line_break_ends_a_line() -> None:
    assert texts(lines("Begin at", LineBreak(), "the latest")) == ["Begin at ", "the latest"]


def test_hyphens_and_dashes_do_not_break_words() -> None:
    assert texts(lines("a long multi-stakeholder", width=110)) == ["a long ", "multi-stakeholder"]


def test_a_blank_stays_in_one_piece() -> None:
    assert texts(lines("a word and ", Blank("chair", 5), width=100)) == [
        "a word and ",
        "[chair\u00a0–\u00a05]",
    ]


def test_a_word_wider_than_a_line_is_broken_and_stays_whole_for_readers() -> None:
    broken = lines("before " + "m" * 300 + " after", width=100)
    assert "".join(texts(broken)) == "before " + "m" * 300 + " after"
    assert max(line.width for line in broken) <= 100


def test_an_address_is_broken_where_it_has_joints() -> None:
    assert texts(lines("https://example.org/briefing/session", width=150)) == [
        "https://example.org/",
        "briefing/session",
    ]


def test_an_accent_stays_with_its_letter() -> None:
    broken = texts(lines("é" * 60, width=40))
    assert not any(line.startswith("\u0301") for line in broken)


def test_a_very_narrow_line_takes_one_character() -> None:
    assert texts(lines("abc", width=1)) == ["a", "b", "c"]


def test_a_line_to_write_on_is_not_parted_from_its_end() -> None:
    assert texts(lines("to ", WriteIn(10), ".", width=70)) == ["to ", "__________."]


def test_the_first_line_may_be_shorter() -> None:
    assert texts(lines("one two", width=60, first=30)) == ["one ", "two"]


@pytest.mark.parametrize("pieces", [(), ("",), ("   ",)])
def test_nothing_is_one_empty_line(pieces: tuple[str, ...]) -> None:
    assert texts(lines(*pieces)) == [""]
