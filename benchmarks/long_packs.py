"""Long packs, rendering alone: ours beside Typst, WeasyPrint, pandoc and docxtpl, on the same content in one run.

``python benchmarks/long_packs.py [--repeat 3] [--write]``. The others are installed into a temporary virtual
environment for this alone (pandoc is GPL, docxtpl LGPL), or taken from one that is there (``--others PYTHON``). What
cannot be had is left out, and said so.

Every process prints a short pack first, so that imports and fonts are out of the way, and then one long pack. Each turn
has other words, so that nobody prints from memory. Figures are the least of all turns, since other work on the
machine can only add to them.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import venv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from long_content import pieces
from measure import RESULTS, environment, listed, machine, markdown, words

HERE = Path(__file__).resolve().parent
OTHERS = {"typst": "typst", "weasyprint": "weasyprint", "pandoc": "pypandoc_binary", "docxtpl": "docxtpl"}
"""The others' ways and the packages that they need."""
PDF, DOCX = ("briefgen-pdf", "proof-pdf", "typst", "weasyprint"), ("briefgen-docx", "proof-docx", "pandoc", "docxtpl")
PARTS = {"20 pages": 10, "300 pages": 150}
"""How many parts make a pack of so many pages of ours."""
SLOW = frozenset({"weasyprint"})
"""Ways that print each long pack only once: it takes them a minute."""


@dataclass(frozen=True, slots=True)
class Least:
    """The least seconds of processor and on the wall, the most memory in MB, and the pages of the last pack."""

    processor: float
    wall: float
    memory: float
    pages: int


def packs(folder: Path, repeat: int) -> dict[str, list[Path]]:
    """The packs of each length as files, the one to warm up first."""
    found: dict[str, list[Path]] = {}
    for length, parts in PARTS.items():
        for seed in range(repeat + 1):
            path = folder / f"{length.replace(' ', '-')}-{seed}.json"
            path.write_text(json.dumps(pieces(parts if seed else 1, seed)), encoding="utf-8")
            found.setdefault(length, []).append(path)
    return found


def others(folder: Path) -> Path:
    """A virtual environment with as many of the others as can be had."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    for package in OTHERS.values():
        done = subprocess.run([python, "-m", "pip", "install", "-q", package], capture_output=True, check=False)
        if done.returncode:
            print(f"left out: {package} cannot be installed", file=sys.stderr)
    return python


def timed(theirs: Path, folder: Path, files: Sequence[Path]) -> dict[str, Least]:
    """Every way over the packs of a length, in turn; the first pack is to warm up. What cannot run here is left out."""
    taken: dict[str, list[dict[str, float]]] = {}
    for turn, file in enumerate(files[1:]):
        for way in (*PDF, *DOCX):
            if turn and (way in SLOW or way not in taken):
                continue
            python = theirs if way in OTHERS else Path(sys.executable)
            if said := _once(way, python, folder, files[0], file):
                taken.setdefault(way, []).append(said)
    return {way: _least(said, folder / f"{way}.out" if way in PDF else None) for way, said in taken.items()}


def _least(said: Sequence[Mapping[str, float]], made: Path | None) -> Least:
    return Least(
        min(each["processor"] for each in said),
        min(each["wall"] for each in said),
        max(each["memory"] for each in said),
        _pages(made) if made and made.exists() else 0,
    )


def _once(way: str, python: Path, folder: Path, first: Path, file: Path) -> dict[str, float] | None:
    command: list[str | Path] = [python, HERE / "long_ways.py", way, folder, first, file]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"left out: {way}: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return None
    said: list[dict[str, float]] = json.loads(done.stdout.splitlines()[-1])
    return said[-1]


def _pages(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def report(found: Mapping[str, Mapping[str, Least]], repeat: int) -> str:
    """A table of each length and format."""
    texts = [
        f"Rendering alone in warm processes; least of {repeat} packs with words of their own (WeasyPrint: of one):"
    ]
    for length, by_way in found.items():
        for ways in (PDF, DOCX):
            ours = by_way[ways[0]]
            rows = [
                (
                    way,
                    f"{least.processor:.2f}",
                    f"{least.processor / ours.processor:.1f}",
                    f"{least.wall:.2f}",
                    f"{least.memory:.0f}",
                    str(least.pages or ""),
                )
                for way in ways
                if (least := by_way.get(way))
            ]
            texts.append(f"{length}, as {'PDF' if ways is PDF else 'DOCX'}:")
            texts.append(markdown(("way", "processor s", "this / ours", "wall s", "memory MB", "pages"), rows))
    return "\n\n".join(texts)


def main() -> None:
    """Measure and print; keep the figures if told so."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--others", type=Path, help="a Python that has the others already")
    parser.add_argument("--write", action="store_true", help="keep the figures in benchmarks/results/")
    wish = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="briefgen-benchmark-") as name:
        folder = Path(name)
        theirs = wish.others or others(folder / "venv")
        where = {**machine(), **_versions(theirs)}
        found = {length: timed(theirs, folder, files) for length, files in packs(folder, wish.repeat).items()}
    said = report(found, wish.repeat)
    print(said)
    if wish.write:
        RESULTS.mkdir(exist_ok=True)
        text = f"# Long packs beside others\n\n{listed(where)}\n\n{said}\n"
        (RESULTS / "long_packs.md").write_text(text, encoding="utf-8")


def _versions(python: Path) -> dict[str, str]:
    ask = "import sys; from importlib.metadata import version; print(version(sys.argv[1]))"
    return {package: words([str(python), "-c", ask, package]) for package in OTHERS.values()}


if __name__ == "__main__":
    main()
