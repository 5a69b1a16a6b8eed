"""Running heads and feet: lines at the same place of several pages that say the same, or count the pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from briefgen.intake.formats.pdf_layout import ruled_tables
from briefgen.intake.formats.pdf_lines import Line, rows
from briefgen.intake.formats.pdf_page import Page

_ZONE = 0.12
_SAME_HEIGHT = 4.0
_SHARE = 0.45
_FEW = 5
_FEWEST = 2
_FIGURE = r"(?:[0-9]{1,4}|[ivxlc]{1,6})"
_COUNT = re.compile(
    rf"[-–—|• ]*(?:\w{{1,10}}\.? )?{_FIGURE}(?: ?(?:/|\||of|de|von|из|sur|z) ?{_FIGURE})?[-–—|• ]*", re.IGNORECASE
)
_PAGE_WORD = re.compile(rf"\b(page|pag\.|pág\.|página|seite|стр\.|strona|p\.) ?{_FIGURE}\b", re.IGNORECASE)


def without_heads(pages: Sequence[Page]) -> tuple[list[Page], int]:
    """The pages without the lines that run through them, and how many lines that were."""
    places = [_candidates(page) for page in pages]
    met: dict[tuple[str, str], list[tuple[int, float]]] = defaultdict(list)
    for index, lines in enumerate(places):
        for line in lines:
            met[_said(line, pages[index])].append((index, line.baseline))
    fewest = max(_FEWEST, _SHARE * len(pages) + (1 if len(pages) <= _FEW else 0))
    removed = 0
    clean: list[Page] = []
    for index, page in enumerate(pages):
        heads = [line for line in places[index] if _repeated(line, index, met[_said(line, page)], fewest)]
        words = {id(word) for line in heads for word in line.words}
        removed += len(heads)
        clean.append(replace(page, words=tuple(word for word in page.words if id(word) not in words)))
    return clean, removed


def _candidates(page: Page) -> list[Line]:
    """The lines near the top and the bottom of a page, outside tables."""
    _, free = ruled_tables(page)
    near = [word for word in free if not _ZONE * page.height < word.baseline < (1 - _ZONE) * page.height]
    return [line for row in rows(near) for line in row]


def _said(line: Line, page: Page) -> tuple[str, str]:
    """What a line says, page numbers made alike, and whether it stands at the top or the bottom."""
    where = "top" if line.baseline < page.height / 2 else "bottom"
    if _COUNT.fullmatch(line.text) and not re.search(r"[^\W\d_]{3}", _PAGE_WORD.sub("", line.text)):
        return "#", where
    return _PAGE_WORD.sub(r"\1 #", line.text), where


def _repeated(line: Line, index: int, met: list[tuple[int, float]], fewest: float) -> bool:
    on_pages = {page for page, baseline in met if abs(baseline - line.baseline) <= _SAME_HEIGHT}
    return index in on_pages and len(on_pages) >= fewest
