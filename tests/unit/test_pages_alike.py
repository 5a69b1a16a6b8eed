"""Pages as they are printed: both formats break them at the same places, and none has little on it for nothing."""

from __future__ import annotations

import os
import subprocess
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from workbench import CHECKOUT, SAMPLE, needs

from briefgen.pipeline import Wish, build
from briefgen.project import find

EXAMPLE = CHECKOUT / "docs" / "example" / "sources"
PRODUCTS = ("briefing-pack", "run-sheet", "press-kit", "programme")
WAYS = {"the note": (SAMPLE, Wish(products=PRODUCTS)), "the filled example": (EXAMPLE, Wish(products=PRODUCTS))}
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{}</dir></fontconfig>
"""

Pages = dict[str, list[str]]
"""The text of each page, by the file's name without its embargo."""


@pytest.fixture(scope="module", params=WAYS)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A build in both formats, by its way."""
    sources, wish = WAYS[request.param]
    output = tmp_path_factory.mktemp("output")
    build(find(sources, output, CHECKOUT), wish, {}, lambda _: None)
    return request.param, output


def printed(files: list[Path]) -> Pages:
    return {_name(path): _texts(path) for path in files}


def _name(path: Path) -> str:
    return path.stem.partition("-embargoed-until")[0]


def _texts(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def in_office(files: list[Path], folder: Path) -> Pages:
    """The files as LibreOffice sets them, with our typeface at hand."""
    (folder / "fonts.conf").write_text(FONTS.format(CHECKOUT / "src" / "briefgen" / "fonts"), encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        needs("soffice"),
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        *map(str, files),
    ]
    environ = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}
    subprocess.run(command, env=environ, check=True, capture_output=True, timeout=300)
    return printed([folder / f"{path.stem}.pdf" for path in files])


def letters(pages: Pages) -> dict[str, list[Counter[str]]]:
    """The letters of each page: what PDF readers make of spaces and hyphens at line ends differs, and so do page
    numbers in contents, which a DOCX has only where somebody counted them.
    """
    return {name: [Counter(filter(str.isalpha, text)) for text in texts] for name, texts in pages.items()}


def test_both_formats_break_pages_alike(built: tuple[str, Path], tmp_path: Path) -> None:
    """The review copy is left out: its sources stand in the PDF's margin, and are comments in the DOCX."""
    _, output = built
    files = [path for path in sorted(output.rglob("*.docx")) if "review" not in path.stem]
    ours = printed([path.with_suffix(".pdf") for path in files])
    assert letters(in_office(files, tmp_path)) == letters(ours)
    assert len(files) > 10


FEWEST = {
    "the note": {"briefing-pack": 4, "briefing-pack-press": 2, "run-sheet": 10, "run-sheet-crew": 2, "press-kit": 5},
    "the filled example": {"briefing-pack": 5, "briefing-pack-press": 2, "run-sheet": 9, "run-sheet-press": 1},
}


def test_no_page_is_there_for_what_the_one_before_could_hold(built: tuple[str, Path]) -> None:
    way, output = built
    counts = {name: len(texts) for name, texts in printed(list(output.rglob("*.pdf"))).items()}
    assert {name: counts[name] for name in FEWEST[way]} == FEWEST[way]
