"""The sample build against the way people do it today: docxtpl for three DOCX files, LibreOffice for their PDF.

``python benchmarks/sample_build.py [--repeat 7] [--write]``. Both say the same; both run in turn in one session.
docxtpl (LGPL) is no dependency of ours: it is installed into a temporary virtual environment for this alone.
"""

from __future__ import annotations

import argparse
import gc
import json
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import IO

from measure import RESULTS, SAMPLE, Time, environment, listed, machine, markdown, middle, run, words
from plain_content import THE_THREE, documents, pieces, words_of_document, words_of_pieces

from briefgen.pipeline.spreading import processors, spread
from briefgen.render.formats import FORMATS, renderer
from briefgen.render.theme import load
from briefgen.resources import templates_folder
from briefgen.tree.nodes import Document

HERE = Path(__file__).resolve().parent
WHOLE, AUDIENCES, SIX, THEIRS = (
    "briefgen build: 26 files, proved",
    "briefgen build --audience chair --audience press: 18 files, proved",
    "briefgen, the six files alone, proved",
    "docxtpl, then soffice: six files",
)
SPREAD = "briefgen: all six, by as many processes as in a build"
ONE_CALL, CALL_EACH = "soffice: three PDF, one call", "soffice: three PDF, a call for each"
DOCXTPL, SOFFICE, OFFICE_START = (
    "docxtpl alone",
    "soffice alone, one call for three files",
    "soffice, an empty document",
)


class SkipError(Exception):
    """The comparison cannot be made on this machine."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """Everything that the others need, made before any clock runs."""

    python: Path
    office: str
    plain: Path
    out: Path
    profile: Path

    def fill(self) -> Sequence[str | Path]:
        """The command that makes the three DOCX files."""
        return [self.python, HERE / "docxtpl_way.py", "render", self.plain, self.out]

    def convert(self, *files: Path) -> Sequence[str | Path]:
        """The command that prints DOCX files as PDF, with a profile of its own so that no other office answers."""
        profile = f"-env:UserInstallation={self.profile.as_uri()}"
        return [self.office, profile, "--headless", "--convert-to", "pdf", "--outdir", self.out, *files]

    def filled(self) -> list[Path]:
        """The three DOCX files."""
        return [self.out / f"{name}.docx" for name in THE_THREE]


def workshop(folder: Path, made: Mapping[str, Document]) -> Workshop:
    """Install docxtpl, write the content, make the templates, start the office once.

    Raises SkipError where docxtpl or LibreOffice is not to be had.
    """
    office = shutil.which("soffice")
    if office is None:
        raise SkipError("skipped: there is no soffice here; install LibreOffice Writer")
    shop = Workshop(_docxtpl(folder / "venv"), office, folder / "plain", folder / "theirs", folder / "profile")
    shop.plain.mkdir()
    shop.out.mkdir()
    for name, document in made.items():
        content = list(pieces(document))
        if words_of_pieces(content) != words_of_document(document):
            raise ValueError(name)
        (shop.plain / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    run([shop.python, HERE / "docxtpl_way.py", "template", shop.plain])
    run(shop.fill())
    _empty(shop)
    run(shop.convert(*shop.filled()))
    return shop


def _docxtpl(folder: Path) -> Path:
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    try:
        run([python, "-m", "pip", "install", "--quiet", "docxtpl"])
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().splitlines()
        raise SkipError(f"skipped: docxtpl cannot be installed: {said[-1] if said else error}") from None
    return python


def _empty(shop: Workshop) -> None:
    make = "import docx, sys; docx.Document().save(sys.argv[1])"
    run([shop.python, "-c", make, shop.out / "empty.docx"])


# -- from a cold start -------------------------------------------------------------------------------------


def cold(shop: Workshop, folder: Path, repeat: int) -> dict[str, Time]:
    """Medians of whole processes, each way in turn."""
    times: dict[str, list[Time]] = {}
    for _ in range(repeat):
        for name, way in _ways(shop, folder).items():
            times.setdefault(name, []).append(way())
        times.setdefault(THEIRS, []).append(times[DOCXTPL][-1] + times[SOFFICE][-1])
    return {name: middle(taken) for name, taken in times.items()}


def _ways(shop: Workshop, folder: Path) -> dict[str, Callable[[], Time]]:
    build = [sys.executable, "-m", "briefgen", "build", "-q", str(SAMPLE), "-o"]
    chosen = ["--audience", "chair", "--audience", "press"]

    def fresh(name: str) -> str:
        place = folder / name
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        return str(place)

    return {
        WHOLE: lambda: run([*build, fresh("whole")]),
        DOCXTPL: lambda: run(shop.fill()),
        SOFFICE: lambda: run(shop.convert(*shop.filled())),
        AUDIENCES: lambda: run([*build, fresh("chosen"), *chosen]),
        SIX: lambda: run([sys.executable, HERE / "six_files.py", fresh("six")]),
        OFFICE_START: lambda: run(shop.convert(shop.out / "empty.docx")),
    }


# -- rendering alone ---------------------------------------------------------------------------------------


def warm(shop: Workshop, made: Mapping[str, Document], repeat: int) -> dict[str, float]:
    """Median seconds of rendering alone: ours and docxtpl in warm processes, LibreOffice as it is called."""
    gc.set_threshold(50_000, 20, 20)  # as briefgen's own command line has it
    theme = load(templates_folder() / "themes" / "plain" / "theme.toml")
    times: dict[str, list[float]] = {}

    def ours(suffix: str) -> float:
        start = time.perf_counter()
        for document in made.values():
            renderer(suffix)(document, theme)
        return time.perf_counter() - start

    def spread_out() -> float:
        start = time.perf_counter()
        costs = [len(words_of_document(document)) for document in made.values()]
        spread(
            lambda document: [renderer(suffix)(document, theme) for suffix in FORMATS],
            list(made.values()),
            costs,
            processors(),
        )
        return time.perf_counter() - start

    command: list[str | Path] = [shop.python, HERE / "docxtpl_way.py", "serve", shop.plain, shop.out]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment()
    ) as other:
        for _ in range(repeat + 1):
            for suffix in FORMATS:
                times.setdefault(f"briefgen: three {suffix.upper()}", []).append(ours(suffix))
            times.setdefault(SPREAD, []).append(spread_out())
            times.setdefault("docxtpl: three DOCX", []).append(_asked(other.stdin, other.stdout))
            times.setdefault(ONE_CALL, []).append(run(shop.convert(*shop.filled())).wall)
            times.setdefault(CALL_EACH, []).append(sum(run(shop.convert(file)).wall for file in shop.filled()))
    return {name: median(taken[1:]) for name, taken in times.items()}


def _asked(question: IO[str] | None, answer: IO[str] | None) -> float:
    if question is None or answer is None:
        raise SkipError("skipped: docxtpl does not answer")
    question.write("again\n")
    question.flush()
    return float(answer.readline())


# -- the report --------------------------------------------------------------------------------------------


def report(cold_times: Mapping[str, Time], warm_times: Mapping[str, float], repeat: int) -> str:
    """The tables and the two ratios."""
    theirs = cold_times[THEIRS]
    order = (WHOLE, AUDIENCES, SIX, THEIRS, DOCXTPL, SOFFICE, OFFICE_START)
    cold_rows = [
        (name, f"{taken.wall:.2f}", f"{taken.processor:.2f}", f"{theirs.wall / taken.wall:.2f}")
        for name, taken in ((name, cold_times[name]) for name in order)
    ]
    ours = sum(seconds for name, seconds in warm_times.items() if name.startswith("briefgen: three"))
    together = warm_times[SPREAD]
    filled = warm_times["docxtpl: three DOCX"]
    others, each = filled + warm_times[ONE_CALL], filled + warm_times[CALL_EACH]
    warm_rows = [(name, f"{seconds * 1000:.0f}") for name, seconds in warm_times.items()]
    bare = (others - cold_times[OFFICE_START].wall) / ours
    return "\n\n".join(
        (
            f"From a cold start, whole processes, medians of {repeat}, taken in turn:",
            markdown(("way", "wall s", "processor s", "theirs / this"), cold_rows),
            f"Rendering alone, the same three documents, medians of {repeat} after one to warm up:",
            markdown(("step", "ms"), warm_rows),
            f"Rendering alone, ours in one process: {ours * 1000:.0f} ms, theirs: {others * 1000:.0f} ms.",
            f"So ours is {others / ours:.1f} times as fast.",
            f"Ours as a build spreads it over processes: {together * 1000:.0f} ms: {others / together:.1f} times.",
            f"With a call of the office for each file: {each / ours:.1f} times.",
            f"With one call, and the office's start (an empty document's conversion) taken off: {bare:.1f} times.",
        )
    )


def main() -> None:
    """Measure and print; keep the figures if told so."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=7)
    parser.add_argument("--write", action="store_true", help="keep the figures in benchmarks/results/")
    wish = parser.parse_args()
    made = documents(SAMPLE)
    with tempfile.TemporaryDirectory(prefix="briefgen-benchmark-") as name:
        folder = Path(name)
        try:
            shop = workshop(folder, made)
        except SkipError as skipped:
            sys.exit(str(skipped))
        asked = [str(shop.python), "-c", "from importlib.metadata import version as v; print(v('docxtpl'))"]
        where = {**machine(), "LibreOffice": words([shop.office, "--version"]), "docxtpl": words(asked)}
        cold_times = cold(shop, folder, wish.repeat)
        warm_times = warm(shop, made, wish.repeat)
    said = report(cold_times, warm_times, wish.repeat)
    print(said)
    if wish.write:
        RESULTS.mkdir(exist_ok=True)
        kept = {"where": where, "cold": {key: asdict(each) for key, each in cold_times.items()}, "warm": warm_times}
        (RESULTS / "sample_build.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
        text = f"# The sample build against docxtpl and LibreOffice\n\n{listed(where)}\n\n{said}\n"
        (RESULTS / "sample_build.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
