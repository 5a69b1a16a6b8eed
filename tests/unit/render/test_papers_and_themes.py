"""A4 and US Letter, and the themes that are built in: measures, contrast, and pages that must stay one page."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from lxml import etree
from workbench import SAMPLE, briefgen

from briefgen import resources
from briefgen.errors import BriefgenError
from briefgen.prove.readers import read_back
from briefgen.render.theme import Theme, load
from briefgen.render.theme_file import PAPERS

THEMES = resources.templates_folder() / "themes"
NAMES = ("large-print", "plain", "sober")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _theme(name: str, paper: str = "a4") -> Theme:
    return load(THEMES / name / "theme.toml", paper)


def _contrast_on_white(colour: str) -> float:
    """WCAG 2.2, relative luminance and contrast ratio."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def test_the_built_in_themes() -> None:
    assert sorted(path.parent.name for path in THEMES.glob("*/theme.toml")) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_lines_are_as_long_on_letter_as_on_a4(name: str) -> None:
    a4, letter = _theme(name).layouts, _theme(name, "letter").layouts
    assert {key: round(layout.measure_mm, 6) for key, layout in letter.items()} == {
        key: round(layout.measure_mm, 6) for key, layout in a4.items()
    }


@pytest.mark.parametrize("paper", PAPERS)
def test_layouts_without_a_size_of_their_own_have_the_papers(paper: str) -> None:
    layouts = (_theme("plain", paper).layouts[name] for name in ("pack-first", "pack", "press", "sheet"))
    assert {(each.width_mm, each.height_mm) for each in layouts} == {PAPERS[paper]}


@pytest.mark.parametrize("paper", PAPERS)
def test_a_landscape_layout_lies_on_the_paper(paper: str) -> None:
    layout = _theme("plain", paper).layouts["sheet-wide"]
    assert (layout.height_mm, layout.width_mm) == PAPERS[paper]
    assert layout.left_mm == layout.right_mm


def test_a_layout_with_a_size_of_its_own_keeps_it_on_all_papers(tmp_path: Path) -> None:
    path = tmp_path / "cards" / "theme.toml"
    path.parent.mkdir()
    path.write_text('base = "plain"\n[layouts.card]\nwidth_mm = 148\nheight_mm = 210\nright_mm = 10\n', "utf-8")
    assert load(path, "letter").layouts["card"] == load(path, "a4").layouts["card"]


def test_what_a_theme_says_for_letter_goes_over_what_it_says_for_a4(tmp_path: Path) -> None:
    path = tmp_path / "low" / "theme.toml"
    path.parent.mkdir()
    path.write_text('base = "plain"\n[letter.layouts.pack]\ntop_mm = 21\n[letter.text.h1]\nbefore = 9\n', "utf-8")
    a4, letter = load(path), load(path, "letter")
    assert (a4.layouts["pack"].top_mm, letter.layouts["pack"].top_mm) == (27, 21)
    assert (a4.style("h1").before, letter.style("h1").before) == (14, 9)


def test_a_base_may_have_a_base(tmp_path: Path) -> None:
    path = tmp_path / "quiet" / "theme.toml"
    path.parent.mkdir()
    path.write_text('base = "sober"\n[text.h1]\nsize = 15\n', "utf-8")
    quiet, sober = load(path), _theme("sober")
    assert (quiet.style("h1").size, quiet.style("h1").bold, quiet.colours) == (15, False, sober.colours)


def test_a_theme_in_place_of_a_built_in_one_may_rest_on_that(tmp_path: Path) -> None:
    path = tmp_path / "plain" / "theme.toml"
    path.parent.mkdir()
    path.write_text('base = "plain"\n[colours]\naccent = "#222266"\n', "utf-8")
    assert load(path).colours == {**_theme("plain").colours, "accent": "#222266"}


def test_bases_that_rest_on_each_other_are_refused(tmp_path: Path) -> None:
    for name, base in (("left", "right"), ("right", "left")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "theme.toml").write_text(f'base = "{base}"\n', "utf-8")
    with pytest.raises(BriefgenError, match="its base “left” rests on itself"):
        load(tmp_path / "left" / "theme.toml")


@pytest.mark.parametrize("name", NAMES)
def test_what_is_read_has_a_contrast_of_seven_on_white(name: str) -> None:
    colours = _theme(name).colours
    assert {role: _contrast_on_white(colours[role]) >= 7 for role in ("ink", "accent", "soft")} == {
        "ink": True,
        "accent": True,
        "soft": True,
    }


def test_sober_breaks_lines_and_pages_like_plain() -> None:
    plain, sober = _theme("plain"), _theme("sober")
    assert sober.layouts == plain.layouts
    assert {role: (style.size, style.leading) for role, style in sober.text.items()} == {
        role: (style.size, style.leading) for role, style in plain.text.items()
    }
    assert sober.colours["accent"] != plain.colours["accent"]


@pytest.mark.parametrize(
    ("theme", "paper"), [("plain", "a4"), ("plain", "letter"), ("sober", "a4"), ("sober", "letter")]
)
def test_first_page_register_and_glance_sheets_are_one_page_each(tmp_path: Path, theme: str, paper: str) -> None:
    wish = ("-o", tmp_path, "--theme", theme, "--paper", paper, "-p", "briefing-pack", "-p", "run-sheet")
    done = briefgen("build", SAMPLE, *wish, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    pack, sheet = ((tmp_path / f"{name}.pdf").read_bytes() for name in ("briefing-pack", "run-sheet"))
    assert _sizes(pack) | _sizes(sheet) == {tuple(round(edge * 72 / 25.4) for edge in PAPERS[paper])}
    assert _docx_sizes(tmp_path / "briefing-pack.docx") == {tuple(round(edge * 1440 / 25.4) for edge in PAPERS[paper])}
    assert _pages_of(pack, "h1", "h2")["Open points and assumptions"] == 2
    assert _pages_of(pack, "h1", "h2")["Agenda"] == 3
    at = _pages_of(sheet, "h1", "h2")
    assert [at[f"{part} hour: words"] - at[f"{part} hour at a glance"] for part in ("First", "Second")] == [1, 1]


def _sizes(data: bytes) -> set[tuple[int, ...]]:
    with pikepdf.open(BytesIO(data)) as pdf:
        return {tuple(round(float(edge)) for edge in list(page.mediabox)[2:]) for page in pdf.pages}


def _docx_sizes(path: Path) -> set[tuple[int, ...]]:
    with zipfile.ZipFile(path) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    return {(int(size.get(f"{W}w", "0")), int(size.get(f"{W}h", "0"))) for size in body.iter(f"{W}pgSz")}


def _pages_of(data: bytes, *kinds: str) -> dict[str, int]:
    return {block.text: block.page or 0 for block in read_back("pdf", data).blocks if block.kind in kinds}
