"""What tests work with: projects made of texts, the command in a process of its own, files read back."""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from briefgen.findings import Finding, Noted
from briefgen.pipeline import Known, know
from briefgen.prove.readers import read_back

CHECKOUT = Path(__file__).parents[1]
SAMPLE = CHECKOUT / "sources"
SEED = SAMPLE / "concept-note.txt"

SMALL_PRODUCT = 'title = "Leaflet"\naudience = "chair"\naudiences = ["chair", "participants"]\n'
SMALL_TEMPLATE = """\
<document>
<title>Leaflet: {{ session.title }}</title>
<section layout="pack">
  <h1>{{ session.title }}</h1>
  {% for row in session.segments %}
  <p role="numbered">{{ row.title }}{% if row.words %}: {{ row.words }}{% endif %}</p>
  {% endfor %}
  <p for="chair">Room: {{ session.room }}</p>
</section>
</document>
"""
SMALL_EVENT = """\
sessions:
  evening:
    title: An evening at Port Example
    segments:
      - {id: 10, title: Welcome, duration: 5 min, words: Good evening.}
      - {id: 20, title: Songs, duration: 10 min}
"""


def needs(tool: str) -> str:
    """The path of a program; the test is skipped without it, and fails where CI says that everything is there."""
    found = shutil.which(tool)
    if found is None:
        assert os.environ.get("CI") != "true", f"{tool} is missing"
        pytest.skip(f"{tool} is missing")
    return found


def needs_module(name: str) -> Any:  # noqa: ANN401 - modules that are not always there have no types
    """A module that the test extra brings; the test is skipped without it, and fails where CI says so."""
    if os.environ.get("CI") == "true":
        return importlib.import_module(name)
    return pytest.importorskip(name, exc_type=ImportError)


def write_all(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """The folder with these files in it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def small_project(folder: Path, event: str = SMALL_EVENT, template: str = SMALL_TEMPLATE) -> Path:
    """A project with a product of its own, ``leaflet``."""
    return write_all(
        folder,
        {
            "sources/event.yaml": event,
            "templates/products/leaflet/product.toml": SMALL_PRODUCT,
            "templates/products/leaflet/document.xml.j2": template,
        },
    )


def knowing(folder: Path, files: Mapping[str, str | bytes]) -> Noted[Known]:
    """What these sources give, written into the folder first."""
    return know(write_all(folder, files), {})


def printed(findings: tuple[Finding, ...], *codes: str) -> str:
    """Findings as a user reads them, those of some codes only when codes are named."""
    return "".join(f"{each}\n" for each in findings if not codes or each.code in codes)


def briefgen(
    *words: str | Path, cwd: Path, environ: Mapping[str, str] | None = None, seconds: int = 120
) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "briefgen", *map(str, words)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT / "src"), "PYTHONUTF8": "1", **(environ or {})},
        capture_output=True,
        encoding="utf-8",
        timeout=seconds,
        check=False,
    )


def said(path: Path) -> str:
    """All that a printed file says: its text, running heads and feet, properties; white space folded."""
    found = read_back(path.suffix.removeprefix("."), path.read_bytes())
    texts = (*(block.text for block in found.blocks), *found.running, *found.properties.values())
    return "\n".join(" ".join(text.split()) for text in texts)


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, the lock aside."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "lock"
    }
