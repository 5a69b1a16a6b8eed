"""docs/chair.md quotes the run sheet: every word that it quotes stands there."""

from __future__ import annotations

import re
from pathlib import Path

import docs_pages
from workbench import said

TEMPLATES = tuple(f"templates/products/run-sheet/{name}.xml.j2" for name in ("document", "pages/glance"))


def test_what_the_page_quotes_stands_on_the_sheet(tmp_path: Path) -> None:
    desk = docs_pages.Desk.of(tmp_path)
    desk.run("briefgen build -q -p run-sheet -f pdf")
    printed = said(desk.root / "output" / "run-sheet.pdf")
    template = re.sub(r"<[^>]*>", " ", " ".join(map(docs_pages.text, TEMPLATES)))
    sheet = " ".join(f"{printed} {template}".split())
    quoted = re.findall(r"“([^”]+)”", docs_pages.text("docs/chair.md"))
    assert quoted
    assert [words for words in quoted if words not in sheet] == []
