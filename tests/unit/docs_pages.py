"""The documentation as tests see it: pages, their blocks, and a shell in which what they show is run.

A fenced block whose first line names a file behind its language (```` ```yaml sources/event.yaml ````) is written
to that file of the page's project. A ``console`` block is run: each line behind ``$ `` is a command, what follows is
what it prints, a line ``...`` stands for any number of lines. Pages are read from top to bottom; the sample's
sources are there from the start. What a reader does by hand in between stands in a comment, ``<!-- do: ... -->``.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
DOCS = CHECKOUT / "docs"
HERE = "/home/you/forum"
"""The folder that pages say they are in."""

_FENCE = re.compile(
    r"^(?P<fence>`{3,})(?P<language>\w*)(?: (?P<file>\S+))?[^\n]*\n(?P<text>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL
)
_UNSEEN = re.compile(r"^<!-- do: (?P<words>.*) -->$", re.MULTILINE)
_COMMAND = re.compile(r"^\$ (?P<words>.*)\n(?P<prints>(?:(?!\$ ).*\n)*)", re.MULTILINE)
_ROW = re.compile(r"^\|(?!\s*-)(.*)\|\s*$", re.MULTILINE)
_BRIEFGEN = """\
#!{python}
from datetime import datetime
from pathlib import Path
from briefgen.cli import main, publish
CLOCK = Path(__file__).with_name("clock")
if CLOCK.exists():
    publish.now = lambda: datetime.fromisoformat(CLOCK.read_text().strip())
main.main()
"""
"""The command; a page sets the clock for `publish` by writing a time into the file ``../bin/clock``."""


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block: where its text starts on the page, its language, the file that it is, its text."""

    start: int
    language: str
    file: str
    text: str


@dataclass(frozen=True, slots=True)
class Unseen:
    """What a reader does by hand, done by a command: a comment ``<!-- do: ... -->``."""

    start: int
    words: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command that a page shows, and what it says that it prints."""

    words: str
    prints: str

    @property
    def text(self) -> str:
        """The command as it stands on the page."""
        return f"$ {self.words}\n{self.prints}"


def text(name: str) -> str:
    """A page, by its place below the checkout."""
    return (CHECKOUT / name).read_text(encoding="utf-8")


def pages() -> list[str]:
    """Every page, the README and the changes among them."""
    found = (path.relative_to(CHECKOUT).as_posix() for path in DOCS.rglob("*.md"))
    return sorted(["README.md", "CHANGELOG.md", *found])


def fences(page: str) -> Iterator[Fence]:
    """The fenced blocks of a page's text."""
    for found in _FENCE.finditer(page):
        yield Fence(found.start("text"), found["language"], found["file"] or "", found["text"])


def steps(page: str) -> list[Fence | Unseen]:
    """What there is to do on a page, from top to bottom."""
    unseen = (Unseen(found.start(), found["words"]) for found in _UNSEEN.finditer(page))
    return sorted([*fences(page), *unseen], key=lambda step: step.start)


def commands(block: str) -> Iterator[Command]:
    """The commands of a console block."""
    for found in _COMMAND.finditer(block):
        yield Command(found["words"], found["prints"])


def section(page: str, heading: str) -> str:
    """What stands under a heading, up to the next one of its level or above."""
    marks = heading.split(" ", maxsplit=1)[0]
    found = re.search(
        rf"^{re.escape(heading)}\n(.*?)(?=^#{{1,{len(marks)}}} |\Z)", page, flags=re.MULTILINE | re.DOTALL
    )
    assert found, f"there is no heading “{heading}”"
    return found[1]


def rows(part: str) -> list[list[str]]:
    """The rows of the tables of a part of a page, heads among them, each as its cells."""
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", found[1])] for found in _ROW.finditer(part)]


def names(part: str) -> list[str]:
    """What stands in code type in the first cells of tables: ``a`` or ``a``, ``b``."""
    return [name for row in rows(part) for name in re.findall(r"`([^`]+)`", row[0])]


@dataclass(slots=True)
class Desk:
    """A folder in which a page is followed, and a ``briefgen`` to call there."""

    root: Path
    here: Path

    @classmethod
    def of(cls, folder: Path) -> Desk:
        """A desk with the sample's sources and the filled example, as somebody has it who followed the README."""
        root = folder / "forum"
        for sources in ("sources", "docs/example/sources"):
            shutil.copytree(CHECKOUT / sources, root / sources, copy_function=shutil.copyfile)
        tool = folder / "bin" / "briefgen"
        tool.parent.mkdir()
        tool.write_text(_BRIEFGEN.format(python=sys.executable), encoding="utf-8")
        tool.chmod(0o755)
        return cls(root, root)

    def write(self, name: str, content: str) -> None:
        """A file that a page shows."""
        path = self.here / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")

    def run(self, words: str) -> str:
        """What a command prints, both streams, with the desk's place as pages have it; ``cd`` is for good."""
        if words.startswith("cd "):
            self.here /= words.removeprefix("cd ")
            return ""
        path = f"{self.root.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
        environ = {**os.environ, "PATH": path, "PYTHONPATH": str(CHECKOUT / "src"), "PYTHONUTF8": "1", "COLUMNS": "80"}
        done = subprocess.run(
            ["bash", "-c", words],
            cwd=self.here,
            env={name: value for name, value in environ.items() if name != "SOURCE_DATE_EPOCH"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        return done.stdout.replace(str(self.root), HERE)

    def follow(self, page: str) -> str:
        """The page with what its commands print here and now."""
        found: list[str] = []
        end = 0
        for step in steps(page):
            match step:
                case Fence(language="console"):
                    found += [page[end : step.start], self._followed(step.text)]
                    end = step.start + len(step.text)
                case Fence(file=str(name)) if name:
                    self.write(name, step.text)
                case Unseen():
                    self.run(step.words)
        return "".join([*found, page[end:]])

    def _followed(self, block: str) -> str:
        found = block
        for command in commands(block):
            printed = shown(self.run(command.words), command.prints)
            found = found.replace(command.text, f"$ {command.words}\n{printed}", 1)
        return found


def shown(printed: str, prints: str) -> str:
    """What was printed, with ``...`` where the page leaves lines out; equal to `prints` where the page is true."""
    pieces = re.split(r"^\.\.\.\n", prints, flags=re.MULTILINE)
    pattern = r"(?:.*\n)*?".join(re.escape(piece) for piece in pieces)
    return prints if re.fullmatch(pattern, printed) else printed
