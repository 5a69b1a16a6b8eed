"""Each document of `tests/cases/checks` is one code: sections with their sources and exactly what is found in them.

A section starts with ``##``. Blocks are fenced with four backticks; behind them stands the name of a source, or
``findings``. A source that is no text is written in base64, with that ending to its name. Only findings of the
document's code count. ``pytest --accept`` writes what was found into the documents; read the difference before it is
committed.
"""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import dataclass
from pathlib import Path

import pytest
from workbench import knowing, printed

from briefgen.checks import CHECKS
from briefgen.findings import RefusedError

CASES = Path(__file__).parents[2] / "cases" / "checks"
BLOCK = re.compile(r"^````(?P<name>\S+)\n(?P<text>.*?)^````$", re.MULTILINE | re.DOTALL)
OTHER_CODES = {"row-cannot-shrink": "timing-shortest"}
"""Checks that are not called like their code."""


@dataclass(frozen=True)
class Case:
    """One section of a document."""

    document: Path
    title: str
    text: str

    @property
    def sources(self) -> dict[str, str | bytes]:
        found = {name: text for name, text in self.blocks.items() if name != "findings"}
        return {
            name.removesuffix(".base64"): b64decode(text) if name.endswith(".base64") else text
            for name, text in found.items()
        }

    @property
    def blocks(self) -> dict[str, str]:
        return {block["name"]: block["text"] for block in BLOCK.finditer(self.text)}


def cases() -> list[Case]:
    return [
        Case(document, section.partition("\n")[0], section)
        for document in sorted(CASES.glob("*.md"))
        for section in document.read_text(encoding="utf-8").split("\n## ")[1:]
    ]


def accept(case: Case, found: str) -> None:
    """Put what was found into the document."""
    section = BLOCK.sub(
        lambda block: f"````findings\n{found}````" if block["name"] == "findings" else block[0], case.text
    )
    written = case.document.read_text(encoding="utf-8")
    case.document.write_text(written.replace(f"\n## {case.text}", f"\n## {section}", 1), encoding="utf-8")


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.document.stem}: {case.title}")
def test_a_section_finds_exactly_this(case: Case, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    expected = case.blocks["findings"]
    try:
        found = printed(knowing(tmp_path, case.sources).findings, case.document.stem)
    except RefusedError as error:
        found = printed(error.findings)
    if pytestconfig.getoption("--accept"):
        accept(case, found)
        return
    assert found == expected


def test_every_check_has_a_document() -> None:
    names = (check.__name__.replace("_", "-") for check in CHECKS)
    documents = {document.stem for document in CASES.glob("*.md")}
    assert {OTHER_CODES.get(name, name) for name in names} | {"values-disagree"} == documents


@pytest.mark.parametrize("document", sorted(CASES.glob("*.md")), ids=lambda document: document.stem)
def test_every_document_has_a_section_that_finds_something_and_one_that_is_silent(document: Path) -> None:
    found = [case.blocks["findings"] for case in cases() if case.document == document]
    assert any(found)
    assert not all(found)
