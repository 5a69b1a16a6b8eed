"""Rows on sheets: the last quarter stays empty, and no sheet holds nothing but a row without words."""

from __future__ import annotations

from pathlib import Path

from workbench import write_all

from briefgen.pipeline import Wish, build
from briefgen.project import find
from briefgen.prove.readers import read_back

WORDS = "We now come to the songs of the harbour, and to those who know them by heart. " * 4
EVENT = f"""
sessions:
  gala:
    title: Gala of lamps
    duration: 40 min
    segments:
      - {{id: 10, title: Welcome, duration: 10 min, words: "{WORDS}"}}
      - {{id: 20, title: Songs, duration: 10 min, words: "{WORDS}"}}
      - {{id: 30, title: LAST, duration: 20 min}}
"""


def _pages(folder: Path, event: str) -> dict[str, int | None]:
    """The page of each row among the words."""
    write_all(folder, {"sources/event.yaml": event})
    build(find(None, None, folder), Wish(products=("run-sheet",), formats=("pdf",)), {}, lambda _: None)
    blocks = read_back("pdf", (folder / "output" / "run-sheet.pdf").read_bytes()).blocks
    return {block.text: block.page for block in blocks if block.kind == "th" and block.text.startswith("row ")}


def test_a_last_row_without_words_stands_below_the_one_before(tmp_path: Path) -> None:
    assert _pages(tmp_path, EVENT.replace("LAST", "Reserve")) == {"row 10": 2, "row 20": 2, "row 30": 2}


def test_a_last_row_with_words_has_a_sheet_where_the_one_before_is_filled(tmp_path: Path) -> None:
    last = EVENT.replace("title: LAST", 'title: Farewell, words: "Good night."')
    assert _pages(tmp_path, last) == {"row 10": 2, "row 20": 2, "row 30": 3}
