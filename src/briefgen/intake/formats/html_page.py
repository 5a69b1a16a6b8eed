"""A page's elements to passages: what is read, what is left out and counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from briefgen.intake.characters import Lines
from briefgen.intake.formats import html_looks
from briefgen.intake.formats.html_text import Paragraph, Piece, pieces
from briefgen.intake.formats.left_out import LeftOut, LeftOutKind
from briefgen.intake.passages import Cell, Kind, Passage

_NO_TEXT = frozenset("script style head title datalist select iframe object audio video canvas".split())
_UNSEEN = frozenset({"noscript", "template"})
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark q rb ruby s samp small span strike"
    " strong sub sup time tt u var wbr nobr o:p st1:place text tspan button output svg math mi mo mn".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_MOST_SPANNED = 1000


@dataclass(frozen=True, slots=True)
class _Around:
    """What holds inside an element."""

    kind: Kind = "paragraph"
    cell: Cell | None = None
    label: str | None = None
    is_tiny: bool = False
    is_white: bool = False
    is_on_colour: bool = False
    keeps_lines: bool = False

    @property
    def is_invisible(self) -> bool:
        """Whether nobody sees a text here."""
        return self.is_tiny or (self.is_white and not self.is_on_colour)


class Page:
    """One pass through a page; counts what it leaves out. Nodes are those of justhtml."""

    def __init__(self, page: str, source: str, sha256: str) -> None:
        self.page = page
        self.source = source
        self.sha256 = sha256
        self.lines = Lines.of(page)
        self.sheet = html_looks.Sheet()
        self.left_out = LeftOut(source)
        self.paragraph = Paragraph()
        self.found: list[Passage] = []
        self.tables = 0

    def read(self, root: Any) -> tuple[Passage, ...]:  # noqa: ANN401 - a node of justhtml
        """The passages of a page."""
        self.inside(root, _Around())
        self.end(_Around())
        return tuple(self.found)

    def inside(self, node: Any, around: _Around) -> None:  # noqa: ANN401 - the same
        """What an element holds, in order."""
        for child in node.children or ():
            match child.name:
                case "#text":
                    self.text(child, around)
                case "#comment":
                    self.comment(child)
                case "!doctype":
                    pass
                case _:
                    self.element(child, around)

    def text(self, node: Any, around: _Around) -> None:  # noqa: ANN401 - the same
        """A text, unless nobody sees it; then it is counted."""
        text = str(node.data)
        if around.is_invisible:
            if text.strip():
                self.count("invisible run", node)
            return
        found = pieces(self.page, node.origin_offset or 0, text)
        if not around.keeps_lines:
            self.paragraph.pieces += found
            return
        for piece in found:
            for number, line in enumerate(piece.text.split("\n")):
                if number:
                    self.end(around)
                before = sum(len(each) + 1 for each in piece.text.split("\n")[:number]) if piece.is_spread else 0
                self.paragraph.pieces.append(Piece(line, piece.index + before, piece.is_spread))

    def comment(self, node: Any) -> None:  # noqa: ANN401 - the same
        """A comment of a person; conditions for old browsers are none."""
        text = str(node.data or "").strip()
        if text and not text.startswith("[if") and not text.endswith("[endif]"):
            self.count("comment", node)

    def element(self, node: Any, around: _Around) -> None:  # noqa: ANN401 - the same
        """An element: left out, or read with what it says about its inside."""
        name, attributes = str(node.name).casefold(), dict(node.attrs or {})
        if name == "style":
            self.sheet.add("".join(str(child.data) for child in node.children or ()))
        look = self.sheet.look(name, attributes)
        if name == "head":
            self.styles(node)
        elif name == "br":
            self.line_break(around)
        elif name in _NO_TEXT:
            pass
        elif name == "del":
            self.count("tracked deletion", node)
        elif name in _UNSEEN or html_looks.is_hidden(attributes, look):
            if name == "template" or _has_text(node):
                self.count("hidden element", node)
        else:
            if name == "ins":
                self.count("tracked insertion", node)
            self.shown(node, name, self.looking(around, look))

    def styles(self, head: Any) -> None:  # noqa: ANN401 - the same
        """The style sheets of a page's head, and the comments in it."""
        for child in head.children or ():
            if child.name == "style":
                self.sheet.add("".join(str(each.data) for each in child.children or ()))
            elif child.name == "#comment":
                self.comment(child)

    def line_break(self, around: _Around) -> None:
        """A break within a paragraph; in text that keeps its lines, a line's end."""
        if around.keeps_lines:
            self.end(around)
        else:
            self.paragraph.pieces.append(Piece(" ", 0, is_spread=False))

    def looking(self, around: _Around, look: html_looks.Declarations) -> _Around:
        """What an element's look changes for what it holds."""
        tiny, white = html_looks.is_tiny(look), html_looks.has_white_text(look)
        return replace(
            around,
            is_tiny=around.is_tiny if tiny is None else tiny,
            is_white=around.is_white if white is None else white,
            is_on_colour=around.is_on_colour or html_looks.has_colour_behind(look),
            keeps_lines=around.keeps_lines or look.get("white-space", "").startswith("pre"),
        )

    def shown(self, node: Any, name: str, around: _Around) -> None:  # noqa: ANN401 - the same
        """An element that can be seen."""
        if name in _INLINE or ":" in name:
            self.inside(node, around)
            return
        match name:
            case "table":
                self.end(around)
                self.table(node, around)
            case "ol" | "ul":
                self.end(around)
                self.list(node, around)
            case _:
                kind: Kind = "heading" if name in _HEADINGS else around.kind
                inner = replace(around, kind=kind, keeps_lines=around.keeps_lines or name == "pre")
                self.end(inner)
                self.inside(node, inner)
        self.end(around)

    def list(self, node: Any, around: _Around) -> None:  # noqa: ANN401 - the same
        """The items of a list with the numbers that it prints."""
        attributes = dict(node.attrs or {})
        number = _whole(attributes.get("start"), 1) - 1
        prints = str(node.name).casefold() == "ol" and (attributes.get("type") or "1") == "1"
        for item in node.children or ():
            inner = replace(around, kind="item", label=None)
            if item.name == "li":
                number = _whole(dict(item.attrs or {}).get("value"), number + 1)
                inner = replace(inner, label=f"{number}." if prints else None)
            self.end(inner)
            self.inside(_Only(item), inner)
            self.end(around)

    def table(self, node: Any, around: _Around) -> None:  # noqa: ANN401 - the same
        """The cells of a table at the columns that merged cells leave them."""
        self.tables += 1
        table, taken = self.tables, dict[tuple[int, int], bool]()
        row_number = 0
        for row in _rows(node):
            if row.name != "tr":
                self.inside(_Only(row), around)
                self.end(around)
                continue
            row_number += 1
            look = self.sheet.look("tr", dict(row.attrs or {}))
            if html_looks.is_hidden(dict(row.attrs or {}), look):
                self.count("hidden row", row)
                continue
            column = 1
            for cell in row.children or ():
                if cell.name not in {"td", "th"}:
                    continue
                while taken.pop((row_number, column), False):
                    column += 1
                held = replace(
                    self.looking(around, look), cell=Cell(table, row_number, column), kind="paragraph", label=None
                )
                self.end(held)
                self.inside(_Only(cell), held)
                self.end(around)
                column += self.take(cell, row_number, column, taken)

    @staticmethod
    def take(cell: Any, row: int, column: int, taken: dict[tuple[int, int], bool]) -> int:  # noqa: ANN401 - the same
        """Keep what a cell covers of the rows below; how many columns it is wide."""
        attributes = dict(cell.attrs or {})
        wide = min(_whole(attributes.get("colspan"), 1) or 1, _MOST_SPANNED)
        high = min(_whole(attributes.get("rowspan"), 1) or 1, _MOST_SPANNED)
        if high > 1 and wide * high <= _MOST_SPANNED:
            for below in range(1, high):
                for beside in range(wide):
                    taken[row + below, column + beside] = True
        return wide

    def end(self, around: _Around) -> None:
        """Keep the paragraph that was gathered, and begin the next."""
        passage = self.paragraph.passage(self.source, self.sha256, self.lines) if self.paragraph.pieces else None
        label = around.label
        if passage:
            self.found.append(passage)
            if self.paragraph.label == label:
                label = None
        self.paragraph = Paragraph(around.kind, around.cell, label)

    def count(self, kind: LeftOutKind, node: Any) -> None:  # noqa: ANN401 - the same
        """Count what is left out at its line."""
        line = self.lines.place(node.origin_offset)[0] if node.origin_offset is not None else None
        self.left_out.count(kind, f"line {line}" if line else None, line)


@dataclass(frozen=True, slots=True)
class _Only:
    """A node as the only child: so that what its own attributes say is looked at as of any other."""

    node: Any

    @property
    def children(self) -> tuple[Any, ...]:
        """The node alone."""
        return (self.node,)


def _rows(node: Any) -> Iterator[Any]:  # noqa: ANN401 - the same
    """The rows of a table, also of its groups of rows, and whatever else stands in it, such as a caption."""
    for child in node.children or ():
        if child.name in {"thead", "tbody", "tfoot"}:
            yield from _rows(child)
        elif child.name not in {"colgroup", "col"} and not (child.name == "#text" and not str(child.data).strip()):
            yield child


def _whole(text: str | None, otherwise: int) -> int:
    text = (text or "").strip()
    return int(text) if text.isdecimal() and len(text) < 5 else otherwise  # noqa: PLR2004 - nobody counts further


def _has_text(node: Any) -> bool:  # noqa: ANN401 - the same
    """Whether a node holds any text at all."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if each.name == "#text" and str(each.data).strip():
            return True
        waiting += each.children or ()
    return False
