"""A theme that names a base says only what differs."""

from pathlib import Path

import pytest

from briefgen import resources
from briefgen.errors import BriefgenError
from briefgen.render.theme import load

PLAIN = resources.templates_folder() / "themes" / "plain" / "theme.toml"


def _theme(folder: Path, text: str) -> Path:
    path = folder / "own" / "theme.toml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return path


def test_what_differs_differs_and_the_rest_is_the_bases(tmp_path: Path) -> None:
    own = load(_theme(tmp_path, 'base = "plain"\n[colours]\naccent = "#333333"\n[text.h1]\nsize = 20\n'))
    plain = load(PLAIN)
    assert own.colours == {**plain.colours, "accent": "#333333"}
    assert (own.style("h1").size, own.style("h1").leading) == (20, plain.style("h1").leading)
    assert own.tables == plain.tables


def test_every_text_holds_where_a_role_says_nothing(tmp_path: Path) -> None:
    own = load(_theme(tmp_path, 'base = "plain"\n[every-text]\nsize = 18\n[text.h1]\nsize = 24\n'))
    assert {style.size for role, style in own.text.items() if role != "h1"} == {18}
    assert own.style("h1").size == 24


def test_nothing_in_large_print_is_under_18_point() -> None:
    large = load(resources.templates_folder() / "themes" / "large-print" / "theme.toml")
    assert min(style.size for style in large.text.values()) == 18


def test_nothing_in_the_plain_theme_is_under_12_point() -> None:
    assert min(style.size for style in load(PLAIN).text.values()) == 12


def test_an_unknown_base_is_named(tmp_path: Path) -> None:
    with pytest.raises(BriefgenError, match=r"no theme at .*nowhere"):
        load(_theme(tmp_path, 'base = "nowhere"\n'))


def test_an_unknown_word_is_named_with_those_that_are_known(tmp_path: Path) -> None:
    with pytest.raises(BriefgenError, match=r"\[text.h1\] does not know colour_of_text; it knows after, align, before"):
        load(_theme(tmp_path, 'base = "plain"\n[text.h1]\ncolour_of_text = "ink"\n'))
