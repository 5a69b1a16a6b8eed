"""What a screen reader says of a PDF: its structure tree in order, with roles, as lines of text.

``python docs/gallery/speak.py FILE...``. To be read through by a person: no program hears what grates. Screen readers
differ in their words and in what they repeat; this is the plain run of “read all”, with heads of columns before cells.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Dictionary, Object

from briefgen.prove.pdf_content import ContentReader
from briefgen.prove.pdf_text import HEADINGS, is_element, kids
from briefgen.tree.walk import fold

PARAGRAPHS = frozenset({"/P", "/LI"})
"""After these a voice pauses: `/` where they stand in a cell or an item."""


class Speaker:
    """Speaks one file."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        reader = ContentReader()
        self._root = pdf.Root
        self._title = pdf.docinfo.get("/Title", "without a title")
        self._texts = [reader.read(page).marked for page in pdf.pages]
        self._pages = {page.obj.objgen: place for place, page in enumerate(pdf.pages)}

    def lines(self) -> Iterator[str]:
        """Everything that is said, one line a piece."""
        yield f"document {self._title}, language {self._root.Lang}"
        for element in kids(self._root.StructTreeRoot):
            yield from self._said(element)

    def _said(self, element: Object) -> Iterator[str]:
        match str(element.S):
            case tag if tag in HEADINGS:
                yield f"heading level {tag[2:]}: {self._words(element)}"
            case "/P":
                yield self._words(element)
            case "/Figure":
                yield f"figure: {element.get('/Alt', '')}"
            case "/TOCI":
                yield f"entry: {self._words(element)}"
            case "/L" | "/TOC" as tag:
                yield f"{'list' if tag == '/L' else 'contents'} of {len(_elements(element))}"
                yield from self._all(element)
            case "/LI":
                first, *rest = self._all(element) or [""]
                yield f"item: {first}"
                yield from rest
            case "/Lbl":
                return
            case "/Table":
                yield from self._table(element)
            case _:
                yield from self._all(element)

    def _all(self, element: Object) -> list[str]:
        return [line for kid in _elements(element) for line in self._said(kid)]

    def _table(self, table: Object) -> Iterator[str]:
        rows = list(_rows(table))
        heads: list[str] = []
        caption = _attribute(table, "/Summary")
        columns = sum(_columns(cell) for cell in _elements(rows[0])) if rows else 0
        yield f"table{': ' if caption else ''}{caption}, {columns} columns, {len(rows)} rows"
        for row in rows:
            cells = _elements(row)
            if not heads and all(str(cell.S) == "/TH" for cell in cells):
                heads = [self._words(cell) for cell in cells for _ in range(_columns(cell))]
                yield f"heads: {'; '.join(heads)}"
                continue
            yield f"row: {'; '.join(self._cells(cells, heads))}"
        yield "end of table"

    def _cells(self, cells: list[Object], heads: list[str]) -> Iterator[str]:
        column = 0
        for cell in cells:
            words = self._words(cell) or "blank"
            head = heads[column] if column < len(heads) and _columns(cell) == 1 else ""
            yield f"{head}: {words}" if head else words
            column += _columns(cell)

    def _words(self, element: Object) -> str:
        return fold("".join(self._pieces(element))).removesuffix(" /")

    def _pieces(self, element: Object) -> Iterator[str]:
        if "/Alt" in element:
            yield f"[{element.Alt}]"
            return
        if str(element.S) == "/Link":
            yield "[link] "
        if "/Lang" in element:
            yield f"[language {element.Lang}] "
        for kid in kids(element):
            if is_element(kid):
                yield from self._pieces(kid)
                yield " / " if str(kid.S) in PARAGRAPHS else ""
            else:
                yield self._content(kid, element)

    def _content(self, kid: Any, element: Object) -> str:  # noqa: ANN401 - a number or a dictionary of pikepdf's
        number = kid.get("/MCID") if isinstance(kid, Dictionary) else kid
        page = kid.get("/Pg", element.get("/Pg")) if isinstance(kid, Dictionary) else element.get("/Pg")
        return "" if number is None or page is None else self._texts[self._pages[page.objgen]].get(int(number), "")


def _elements(element: Object) -> list[Object]:
    return [kid for kid in kids(element) if is_element(kid)]


def _rows(table: Object) -> Iterator[Object]:
    for kid in _elements(table):
        if str(kid.S) == "/TR":
            yield kid
        else:
            yield from _rows(kid)


def _columns(cell: Object) -> int:
    return int(_attribute(cell, "/ColSpan") or 1)


def _attribute(element: Object, name: str) -> str:
    found = element.get("/A", Dictionary())
    for owner in found if isinstance(found, pikepdf.Array) else [found]:
        if name in owner:
            return str(owner[name])
    return ""


def main() -> None:
    """Speak each file."""
    for path in map(Path, sys.argv[1:]):
        with pikepdf.open(path) as pdf:
            print(f"=== {path.name}", *Speaker(pdf).lines(), sep="\n")


if __name__ == "__main__":
    main()
