"""How long a file of fifty pages takes to be read, from the start of the process, beside markitdown.

``python benchmarks/reading.py [--repeat 5]``. The DOCX is made here of invented text, the PDF by LibreOffice from that
very DOCX. markitdown (MIT) is no dependency of ours: it is installed into a temporary virtual environment, or taken
from one that is there (``--markitdown PYTHON``). Prints a part of a page in Markdown.

The two do not do the same: markitdown makes Markdown of a file; briefgen checks it, reads it in a guarded child with
the place of every paragraph, leaves out what is hidden, applies the rules for notes and prints a draft event file.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path

import docx
import pypdfium2
from docx.shared import Cm, Pt
from measure import Time, listed, machine, markdown, middle, run

PAGES = 50
PARAGRAPHS, SENTENCES, ROWS = 4, 4, 6
SEED = 20310503
OURS, THEIRS = "briefgen extract FILE", "markitdown FILE"
WORDS = (
    "harbour river keeper evening bridge lantern market orchard signal quiet timber copper meadow ferry compass window"
    " garden letter morning station towns railways people reports between with from under along and of the a"
).split()


class SkipError(Exception):
    """The comparison cannot be made on this machine."""


def write_document(path: Path) -> None:
    """A paper of fifty pages: on each a heading, paragraphs, a list and a table of a programme."""
    chance = random.Random(SEED)
    document = docx.Document()
    edges = document.sections[0]
    edges.left_margin = edges.right_margin = edges.top_margin = edges.bottom_margin = Cm(2)
    document.styles["Normal"].font.size = Pt(10)
    for number in range(1, PAGES + 1):
        document.add_heading(f"{number}. {_sentence(chance)[:40]}", 1).paragraph_format.page_break_before = number > 1
        for _ in range(PARAGRAPHS):
            document.add_paragraph(" ".join(_sentence(chance) for _ in range(SENTENCES)))
        for _ in range(2):
            document.add_paragraph(_sentence(chance), style="List Bullet")
        table = document.add_table(ROWS, 3)
        for row, cells in enumerate(table.rows):
            texts = ("Time", "Item", "Speaker") if row == 0 else (f"{8 + row:02d}:30", _sentence(chance)[:30], "Chair")
            for cell, text in zip(cells.cells, texts, strict=True):
                cell.text = text
    document.save(str(path))


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(8, 16))).capitalize() + "."


def printed(document: Path) -> Path:
    """The PDF that LibreOffice makes of a document.

    Raises SkipError where LibreOffice is not there, ValueError where it makes another number of pages.
    """
    office = shutil.which("soffice")
    if office is None:
        raise SkipError("the PDF is skipped: there is no soffice here; install LibreOffice Writer")
    folder = document.parent
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run([office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, document])
    path = document.with_suffix(".pdf")
    pages = len(pypdfium2.PdfDocument(path))
    if pages != PAGES:
        raise ValueError(f"{pages} pages, not {PAGES}")
    return path


def markitdown(given: Path | None, folder: Path) -> Path:
    """A Python that has markitdown.

    Raises SkipError where it cannot be installed.
    """
    if given is not None:
        return given
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    try:
        run([python, "-m", "pip", "install", "--quiet", "markitdown[docx,pdf]"])
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().splitlines()
        raise SkipError(f"markitdown is skipped: it cannot be installed: {said[-1] if said else error}") from None
    return python


def times(files: Sequence[Path], ways: dict[str, Sequence[str | Path]], repeat: int) -> dict[tuple[str, str], Time]:
    """Medians by way and file, each way in turn, after one round to warm up."""
    taken: dict[tuple[str, str], list[Time]] = {}
    for _ in range(repeat + 1):
        for file in files:
            for way, command in ways.items():
                taken.setdefault((way, file.name), []).append(run([*command, file]))
    return {key: middle(each[1:]) for key, each in taken.items()}


def report(found: dict[tuple[str, str], Time], repeat: int) -> str:
    """The table of medians."""
    rows = [(f"{way}: {file}", f"{time.wall:.2f}", f"{time.processor:.2f}") for (way, file), time in found.items()]
    return f"Medians of {repeat}, taken in turn:\n\n{markdown(('whole process', 'wall s', 'processor s'), rows)}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--markitdown", type=Path, metavar="PYTHON", help="a Python that has markitdown")
    wish = parser.parse_args()
    ways: dict[str, Sequence[str | Path]] = {OURS: [sys.executable, "-m", "briefgen", "extract"]}
    with tempfile.TemporaryDirectory(prefix="briefgen-reading-") as name:
        folder = Path(name)
        files = [folder / "fifty-pages.docx"]
        write_document(files[0])
        skipped = []
        try:
            files.append(printed(files[0]))
        except SkipError as why:
            skipped.append(str(why))
        where = machine()
        try:
            other = markitdown(wish.markitdown, folder / "venv")
        except SkipError as why:
            skipped.append(str(why))
        else:
            ways[THEIRS] = [other, "-m", "markitdown"]
            where["markitdown"] = _version(other)
        print("\n\n".join([listed(where), report(times(files, ways, wish.repeat), wish.repeat), *skipped]))


def _version(python: Path) -> str:
    asked = "from importlib.metadata import version as v; print(v('markitdown'))"
    return subprocess.run([python, "-c", asked], check=True, capture_output=True, text=True).stdout.strip()


if __name__ == "__main__":
    main()
