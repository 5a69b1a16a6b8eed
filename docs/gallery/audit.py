"""What two other programs say of the accessibility of every PDF: nothing that is not explained here by name.

``python docs/gallery/audit.py [--auditors PYTHON]`` builds the real note and the filled example in each look of the
gallery, runs `pdfua` (MIT) and `outloud` (Apache-2.0; it needs PyMuPDF, AGPL) over the PDFs, and ends with 1 where one
of them finds what is explained nowhere. Both run in a virtual environment of their own, made for the run, and are no
dependency. Neither proves that a file conforms to PDF/UA; about a quarter of the Matterhorn protocol needs a person.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import venv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from make import LOOKS, PROJECTS

from briefgen.pipeline import build
from briefgen.project import find

AUDITORS = ("pdfua==0.1.3", "outloud==0.2.1")
EXPLAINED = {
    "TBL-010": "a table of one data column has a head above it and one at the left of each row, more heads than data",
    "TBL-014": "a table that goes on over pages is looked for on its first page alone",
    "TAG-002": "the head of a table that is repeated on its next page is decoration: it was read once",
    "PAG-001": "each piece of the kit begins with the release state, which is read once a piece",
    "ORD-001": "what stands beside text is painted with its lines and read as a whole; a line to write on is not said"
    " as it is drawn",
    "NOTE-003": "a note in the margin has no mark to be found by: it stands beside its paragraph, and is read after it",
    "UA-14-001": "pdfua stops with an exception in this rule (headings), which outloud runs",
}
"""Rules whose findings were looked at on the pages, and why they stand."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a program found in a file, by its rule."""

    rule: str
    message: str
    file: str


def printed(folder: Path) -> Iterator[Path]:
    """Every PDF of both projects in every look."""
    for project, home in PROJECTS.items():
        for look, wish in LOOKS.items():
            output = folder / f"{project}-{look}"
            built = build(find(None, output, home), wish, {}, lambda _: None)
            yield from (output / each.name for each in built.files if each.name.endswith(".pdf"))


def auditors(folder: Path) -> Path:
    """The Python of a virtual environment that has both programs."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", *AUDITORS], check=True)
    return python


def of_outloud(python: Path, files: Iterable[Path]) -> Iterator[Found]:
    """What outloud finds."""
    command = [str(python.with_name("outloud")), "--json", "-", *map(str, files)]
    said = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)
    for result in said["results"]:
        yield from (Found(each["rule"], each["message"], Path(result["path"]).name) for each in result["findings"])


def of_pdfua(python: Path, files: Iterable[Path]) -> Iterator[Found]:
    """What pdfua finds, and the rules that it could not run."""
    for file in files:
        command = [str(python.with_name("pdfua")), "check", "--format", "json", str(file)]
        said = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)
        yield from (Found(each["rule_id"], each["message"], file.name) for each in said["findings"])
        yield from (Found(each["rule_id"], each["reason"], file.name) for each in said["skipped"])


def main() -> None:
    """Print what is found, by rule, with its explanation."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--auditors", type=Path, help="the Python of an environment that has both programs")
    wanted = options.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        python = wanted.auditors or auditors(folder / "venv")
        files = sorted(printed(folder))
        found = [*of_outloud(python, files), *of_pdfua(python, files)]
    print(f"{len(files)} files")
    for rule, times in sorted(Counter(each.rule for each in found).items()):
        first = next(each for each in found if each.rule == rule)
        print(f"{rule} {times} times, such as {first.file}: {first.message}")
        print(f"    {EXPLAINED.get(rule, 'NOT EXPLAINED')}")
    sys.exit(any(each.rule not in EXPLAINED for each in found))


if __name__ == "__main__":
    main()
