"""Lines of headings are balanced in a DOCX by an indent at the right, as many as there would be without it."""

from dataclasses import replace

import pytest

from briefgen.render.docx.balance import free_at_right
from briefgen.render.theme import TextStyle, Theme, load
from briefgen.resources import templates_folder
from briefgen.tree.nodes import LineBreak, Text

PLAIN: Theme = load(templates_folder() / "themes" / "plain" / "theme.toml")
HEADLINE = PLAIN.style("headline")
LONG = "Alliance for quieter harbours at night to be launched"


def free(words: str, style: TextStyle = HEADLINE, look: Theme = PLAIN) -> float:
    return free_at_right((Text(words),), style, look, 166)


def test_a_long_heading_gets_as_narrow_as_its_lines_allow() -> None:
    """In bold 21 points “Alliance for quieter harbours” is 107.1 mm wide; 1 mm stays for programs that set wider."""
    assert free(LONG) == 57


@pytest.mark.parametrize("words", ["", "Orchard day", "Orchards " * 5 + "x" * 200])
def test_what_is_one_line_or_has_a_word_that_is_wider_than_all_stays(words: str) -> None:
    assert free(words.strip()) == 0


def test_a_heading_with_lines_of_its_own_stays() -> None:
    assert free_at_right((Text(LONG), LineBreak(), Text("Orchard")), HEADLINE, PLAIN, 166) == 0


def test_a_typeface_that_is_not_at_hand_is_not_measured() -> None:
    assert free(LONG, look=replace(PLAIN, family="Orchard Sans")) == 0
