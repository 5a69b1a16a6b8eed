"""The gallery: every page of every file that a build makes, small, on contact sheets.

``python docs/gallery/make.py [--dpi 17] [--only note-plain] [--to FOLDER]`` builds the real note and the filled example
in each theme and edition and writes a sheet for each format. The DOCX is turned to pages by LibreOffice; without it
only the PDF is shown.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from briefgen.pipeline import LARGE_PRINT, STANDARD, Wish, build
from briefgen.project import find
from briefgen.resources import PACKAGE

CHECKOUT = Path(__file__).resolve().parents[2]
PROJECTS = {"note": CHECKOUT, "example": CHECKOUT / "docs" / "example"}
"""The projects that are shown: the real concept note, and the filled example."""
LOOKS = {
    "plain": Wish(theme="plain", editions=(STANDARD,)),
    "sober": Wish(theme="sober", editions=(STANDARD,)),
    "letter": Wish(paper="letter", editions=(STANDARD,)),
    "large-print": Wish(editions=(LARGE_PRINT,)),
}
FRONT = ("briefing-pack", "run-sheet")
"""The products whose first page the README shows."""
FRONT_DPI = 55
SHEET_WIDTH = 2000
"""The width of a sheet in pixels."""
GAP = 6
BACKGROUND, INK = "#777777", "#FFFFFF"
COLOURS = 16
"""A page has few colours: that many make it a quarter of its size."""
POINTS_AN_INCH = 72


@dataclass(frozen=True, slots=True)
class Shown:
    """A printed file: its name, and its pages as pictures."""

    name: str
    pages: list[Image.Image]


def sheet(shown: list[Shown]) -> Image.Image:
    """One picture of all files, each with its name above its first page, one after the other in lines."""
    font = ImageFont.truetype(PACKAGE / "fonts" / "NotoSans-Bold.ttf", 11)
    pages = [(page, each.name if place == 0 else "") for each in shown for place, page in enumerate(each.pages)]
    placed, height = _places([page.size for page, _ in pages])
    picture = Image.new("RGB", (SHEET_WIDTH, height), BACKGROUND)
    draw = ImageDraw.Draw(picture)
    for (page, name), (x, y) in zip(pages, placed, strict=True):
        picture.paste(page, (x, y))
        draw.text((x, y - 18), _cut(name, page.width, font), fill=INK, font=font)
    return picture.quantize(COLOURS)


def _cut(name: str, width: int, font: ImageFont.FreeTypeFont) -> str:
    """As much of a name as stands above its page: the end, where names of one product differ."""
    while font.getlength(name) > width:
        name = f"…{name[2:]}"
    return name


def _places(sizes: list[tuple[int, int]]) -> tuple[list[tuple[int, int]], int]:
    """Where each page stands, and how high all are: lines filled from the left, room for names above each."""
    placed: list[tuple[int, int]] = []
    x, y, line = GAP, 24, 0
    for width, height in sizes:
        if x + width > SHEET_WIDTH - GAP:
            x, y, line = GAP, y + line + 24, 0
        placed.append((x, y))
        x, line = x + width + GAP, max(line, height)
    return placed, y + line + GAP


def pages(pdf: Path, dpi: int) -> list[Image.Image]:
    """The pages of a PDF as pictures."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=dpi / POINTS_AN_INCH).to_pil().convert("RGB") for page in document]


def in_pages(files: list[Path], folder: Path) -> list[Path]:
    """DOCX files as the PDF that LibreOffice makes of them, with our fonts at hand and a profile of its own."""
    office = shutil.which("soffice")
    if office is None:
        return []
    fonts = folder / "fonts.conf"
    fonts.write_text(
        f'<?xml version="1.0"?><fontconfig><include>/etc/fonts/fonts.conf</include>'
        f"<dir>{PACKAGE / 'fonts'}</dir><cachedir>{folder / 'cache'}</cachedir></fontconfig>"
    )
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(folder), *map(str, files)], env=environment, check=True, capture_output=True
    )
    return [folder / f"{file.stem}.pdf" for file in files]


def sheets(project: str, look: str, dpi: int) -> Iterator[tuple[str, Image.Image]]:
    """The sheets of one project in one look, by file name."""
    with tempfile.TemporaryDirectory() as made:
        output = Path(made)
        built = build(find(None, output, PROJECTS[project]), LOOKS[look], {}, lambda _: None)
        files = [output / each.name for each in built.files]
        converted = in_pages([file for file in files if file.suffix == ".docx"], output / ".briefgen")
        for suffix, found in (("pdf", [file for file in files if file.suffix == ".pdf"]), ("docx", converted)):
            if found:
                shown = [Shown(file.stem.partition("-embargoed-until")[0], pages(file, dpi)) for file in found]
                yield f"{project}-{look}-{suffix}.png", sheet(shown)


def front_pages() -> Iterator[tuple[str, Image.Image]]:
    """The pages that the README shows, by file name."""
    with tempfile.TemporaryDirectory() as made:
        output = Path(made)
        build(find(None, output, CHECKOUT), Wish(products=FRONT, formats=("pdf",)), {}, lambda _: None)
        for name in FRONT:
            yield f"{name}-1.png", pages(output / f"{name}.pdf", FRONT_DPI)[0].quantize(COLOURS)


def main() -> None:
    """Make all sheets, or those whose names begin as wanted; with all of them the pages that the README shows."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--dpi", type=int, default=17, help="dots an inch (17)")
    options.add_argument("--only", default="", help="only sheets whose names begin so: example-sober")
    options.add_argument(
        "--to", type=Path, default=CHECKOUT / "docs" / "gallery", help="the folder for the sheets (docs/gallery)"
    )
    wanted = options.parse_args()
    wanted.to.mkdir(parents=True, exist_ok=True)
    for project in PROJECTS:
        for look in LOOKS:
            if f"{project}-{look}".startswith(wanted.only):
                for name, picture in sheets(project, look, wanted.dpi):
                    picture.save(wanted.to / name, optimize=True)
                    sys.stdout.write(f"{name}\n")
    if not wanted.only:
        for name, picture in front_pages():
            picture.save(CHECKOUT / "docs" / "images" / name, optimize=True)


if __name__ == "__main__":
    main()
