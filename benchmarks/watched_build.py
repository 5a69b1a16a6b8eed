"""One whole build of the sample in a fresh process, with a clock at the door of each stage.

``python benchmarks/watched_build.py STARTED OUT``: STARTED is the caller's ``time.monotonic()``. Its last line
is the seconds of each stage as JSON; `other` is what lies between the stages. One process prints, so that all
of printing is seen.
"""

import time

BEGUN = time.monotonic()  # before any other import: what came before is the interpreter's own start

import json  # noqa: E402
import sys  # noqa: E402
from collections import defaultdict  # noqa: E402
from collections.abc import Callable  # noqa: E402
from importlib import import_module  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

DOORS = (
    ("read", "briefgen.intake.read", "read"),
    ("model and check", "briefgen.model.assemble", "assemble"),
    ("model and check", "briefgen.model.register", "register"),
    ("model and check", "briefgen.checks", "check"),
    ("compose", "briefgen.compose.compose", "compose"),
    ("render DOCX", "briefgen.render.docx", "render"),
    ("render PDF", "briefgen.render.pdf", "render"),
    ("proof DOCX", "briefgen.prove.readers", "read_back"),
    ("proof DOCX", "briefgen.prove.readers", "check"),
    ("proof: compare", "briefgen.prove.same_content", "differences"),
    ("trace index", "briefgen.prove.trace", "index"),
    ("store", "briefgen.store.output", "store"),
)
"""Where each stage is entered: its row, module and function. The pipeline looks them up when it is their turn."""
ROWS = (
    *("start", "imports", "fonts", "read", "model and check", "compose", "render DOCX", "render PDF"),
    *("proof DOCX", "proof PDF", "proof: compare", "trace index", "store", "other"),
)
ALSO_IMPORTED = ("briefgen.cli.main", "briefgen.cli.build", "briefgen.compose.product", "briefgen.compose.press")


class Clock:
    """Seconds by row."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    def watched(self, row: str, stage: Callable[..., Any]) -> Callable[..., Any]:
        """The stage, its time added to its row; what reads PDF files has a row of its own."""

        def timed(*arguments: object) -> object:
            start = time.perf_counter()
            try:
                made = stage(*arguments)
                return tuple(made) if row in {"proof: compare", "trace index"} else made
            finally:
                here = "proof PDF" if row == "proof DOCX" and "pdf" in arguments else row
                self.seconds[here] += time.perf_counter() - start

        return timed

    def took(self, row: str, stage: Callable[[], object]) -> None:
        """Run a stage without arguments."""
        self.watched(row, stage)()


def main() -> None:
    """Build, and print the times."""
    clock = Clock()
    clock.seconds["start"] = BEGUN - float(sys.argv[1])
    clock.took("imports", _import)
    clock.took("fonts", _fonts)
    for row, module, name in DOORS:
        room = import_module(module)
        setattr(room, name, clock.watched(row, getattr(room, name)))
    start = time.perf_counter()
    already = sum(clock.seconds.values())
    _build(sys.argv[2])
    inside = sum(clock.seconds.values()) - already
    clock.seconds["other"] = time.perf_counter() - start - inside
    print(json.dumps({row: clock.seconds[row] for row in ROWS}))


def _import() -> None:
    for module in (*ALSO_IMPORTED, *(module for _, module, _ in DOORS)):
        import_module(module)


def _fonts() -> None:
    face = import_module("briefgen.render.pdf.fonts").face
    for name in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
        face(name)


def _build(output: str) -> None:
    """The command itself; it ends as commands do.

    Raises SystemExit when it fails.
    """
    sources = str(Path(__file__).resolve().parent.parent / "sources")
    sys.argv = ["briefgen", "build", "-q", "-j", "1", "-o", output, sources]
    try:
        import_module("briefgen.cli.main").main()
    except SystemExit as end:
        if end.code:
            raise


if __name__ == "__main__":
    main()
