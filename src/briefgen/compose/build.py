"""From the XML of a whole document to the neutral tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from briefgen.compose.branches import Branch, map_rows
from briefgen.compose.columns import without_silent
from briefgen.compose.inlines import Reader, place
from briefgen.compose.markup import refused
from briefgen.tree.nodes import (
    MAP,
    Align,
    Beside,
    Block,
    Callout,
    Cell,
    Column,
    Contents,
    Figure,
    Heading,
    Item,
    Keep,
    List,
    Paragraph,
    Picture,
    Placed,
    PlacedLine,
    Row,
    Rule,
    Running,
    Section,
    Table,
)
from briefgen.tree.walk import fold, inline_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

    from briefgen.images import Image

ALIGNS: dict[str, Align] = {"l": "left", "r": "right", "c": "center"}


class Builder:
    """Builds sections out of a document element. `drawings` are the figures that templates name, `pictures` the
    images by the names of their files.
    """

    def __init__(
        self, reader: Reader, drawings: Mapping[str, Figure], pictures: Mapping[str, Image] | None = None
    ) -> None:
        self.reader = reader
        self.drawings = drawings
        self.pictures = pictures or {}
        self._blocks: dict[str, Callable[[etree._Element], Block | tuple[Block, ...]]] = {
            "p": self._paragraph,
            "line": self._line,
            "ul": self._list,
            "ol": self._list,
            "table": self._table,
            "map": self._map,
            "aside": self._callout,
            "figure": self._figure,
            "beside": self._beside,
            "keep": lambda element: Keep(tuple(self.blocks(element)), element.get("optional") == "yes"),
            "rule": lambda _: Rule(),
            "toc": lambda element: Contents(int(element.get("depth", "2"))),
            **{f"h{level}": self._heading for level in range(1, 5)},
        }

    def title(self, root: etree._Element) -> str:
        """The document's title, as properties and bookmarks say it."""
        element = root.find("title")
        return fold(inline_text(self.reader.inlines(element))) if element is not None else ""

    def sections(self, root: etree._Element) -> Iterator[Section]:
        """The document's sections; one of which nothing is left for this audience is no page."""
        for element in root.iterchildren("section"):
            blocks = tuple(self.blocks(element))
            if blocks:
                layout = element.get("layout", "pack")
                yield Section(layout, blocks, self._running(element, "head"), self._running(element, "foot"))

    def _running(self, section: etree._Element, which: str) -> Running | None:
        element = section.find(which)
        if element is None:
            return None
        lines = tuple(self._line(line) for line in element.iterchildren("line"))
        rule = element.get("rule", "none")
        if rule not in ("none", "hair", "firm"):
            raise refused(place(element), f"rule=“{rule}”: a rule is none, hair or firm")
        return Running(lines, cast("Align", rule))  # type: ignore[arg-type]  # checked one line above

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        """The blocks directly inside an element."""
        for element in parent:
            tag = str(element.tag)
            if tag in ("head", "foot"):
                continue
            if tag not in self._blocks:
                raise refused(place(element), f"<{tag}> is not a block that templates may use")
            yield from (block for block in self._made(tag, element) if not _says_nothing(block))

    def _made(self, tag: str, element: etree._Element) -> tuple[Block, ...]:
        try:
            made = self._blocks[tag](element)
            return made if isinstance(made, tuple) else (made,)
        except (ValueError, KeyError) as error:
            raise refused(place(element), f"<{tag}> has an attribute that cannot be read: {error}") from None

    def _paragraph(self, element: etree._Element) -> Paragraph:
        return Paragraph(self.reader.inlines(element), element.get("role", "body"), element.get("number"))

    def _heading(self, element: etree._Element) -> Heading:
        inlines = self.reader.inlines(element)
        label = element.get("label", "")
        return Heading(int(str(element.tag)[1]), inlines, element.get("id", ""), element.get("role", ""), label)

    def _line(self, element: etree._Element) -> PlacedLine:
        pieces = tuple(
            Placed(float(at.get("mm", "0")), self.reader.inlines(at), cast("Align", at.get("align", "left")))
            for at in element.iterchildren("at")
        )
        return PlacedLine(tuple(piece for piece in pieces if piece.inlines), element.get("role", "body"))

    def _list(self, element: etree._Element) -> List:
        items = (Item(tuple(self._content(item, "item"))) for item in element.iterchildren("li"))
        kept = tuple(item for item in items if item.blocks)
        return List(kept, ordered=element.tag == "ol", indent=float(element.get("indent", "0")))

    def _content(self, element: etree._Element, role: str) -> Iterator[Block]:
        """Blocks inside a cell or item; bare text is one paragraph of the role that the element or its kind has."""
        if any(str(child.tag) in self._blocks for child in element):
            yield from self.blocks(element)
        else:
            inlines = self.reader.inlines(element)
            if inlines:
                yield Paragraph(inlines, element.get("role", role))

    def _table(self, element: etree._Element) -> Table:
        widths = [float(width) for width in element.get("widths", "").split()]
        aligns = element.get("align", "l " * len(widths)).split()
        write_in = element.get("write-in")
        made = Table(
            columns=tuple(Column(width, ALIGNS[align]) for width, align in zip(widths, aligns, strict=True)),
            head=tuple(self._rows(element, "thead")),
            body=tuple(self._rows(element, "tbody")),
            role=element.get("role", "plain"),
            caption=element.get("caption", ""),
            write_in=int(write_in) if write_in else None,
        )
        return without_silent(made, _optional_columns(element))

    def _map(self, element: etree._Element) -> Table:
        widths = [float(width) for width in element.get("widths", "").split()]
        branches = tuple(map(self._branch, element.iterchildren("branch")))
        return Table(
            columns=tuple(Column(width) for width in widths),
            head=tuple(self._rows(element, "thead")),
            body=tuple(map_rows(branches, len(widths))),
            role=element.get("role", MAP),
            caption=element.get("caption", ""),
        )

    def _branch(self, element: etree._Element) -> Branch:
        cells = [self._cell(cell, head=False) for cell in element.iterchildren("th", "td")]
        if len(cells) != 1:
            raise refused(place(element), "a branch has one <th> or <td>, and the branches that hang on it")
        return Branch(cells[0], tuple(map(self._branch, element.iterchildren("branch"))))

    def _rows(self, table: etree._Element, part: str) -> Iterator[Row]:
        for group in table.iterchildren(part):
            for row in group.iterchildren("tr"):
                cells = tuple(self._cell(cell, head=part == "thead") for cell in row.iterchildren("th", "td"))
                yield Row(cells, row.get("role", ""), row.get("changed") == "yes")

    def _cell(self, element: etree._Element, *, head: bool) -> Cell:
        blocks = tuple(self._content(element, "column" if head else "cell"))
        return Cell(blocks, int(element.get("colspan", "1")), element.tag == "th")

    def _callout(self, element: etree._Element) -> Callout:
        return Callout(tuple(self.blocks(element)), element.get("kind", "note"))

    def _figure(self, element: etree._Element) -> Figure | Picture:
        if (img := element.find("img")) is not None:
            return self._picture(img, element.find("figcaption"))
        name = element.get("drawing", "")
        if name not in self.drawings:
            raise refused(place(element), f"there is no drawing “{name}”; there are {', '.join(sorted(self.drawings))}")
        above, below = self._labels(element.find("above")), self._labels(element.find("below"))
        return replace(self.drawings[name], above=above, below=below)

    def _labels(self, element: etree._Element | None) -> tuple[PlacedLine, ...]:
        return () if element is None else tuple(map(self._line, element.iterchildren("line")))

    def _picture(self, element: etree._Element, caption: etree._Element | None) -> Picture:
        name, words = element.get("src", ""), self.reader.attribute(element.get("alt", ""), element)
        if name not in self.pictures:
            raise refused(place(element), f"there is no picture “{name}” among the sources")
        if not words.text.strip():
            raise refused(place(element), f"the picture “{name}” has no words for those who cannot see it: give it alt")
        inlines = self.reader.inlines(caption) if caption is not None else ()
        return Picture(self.pictures[name], float(element.get("mm", "30")), words.text, inlines, words.origin)

    def _beside(self, element: etree._Element) -> tuple[Block, ...]:
        """Blocks with the picture that comes first at their right; the blocks alone where this reader has none."""
        blocks = tuple(self.blocks(element))
        return (Beside(blocks[0], blocks[1:]),) if blocks and isinstance(blocks[0], Picture) else blocks


def _optional_columns(table: etree._Element) -> frozenset[int]:
    """The columns whose heads say ``optional="yes"``, counted from 0."""
    heads = table.findall("thead/tr")
    cells = heads[-1].iterchildren("th", "td") if heads else ()
    return frozenset(place for place, cell in enumerate(cells) if cell.get("optional") == "yes")


def _says_nothing(block: Block) -> bool:
    """A block of which nothing is left, such as a table without rows."""
    match block:
        case Paragraph(inlines=()) | List(items=()) | Table(body=()) | Keep(blocks=()) | Callout(blocks=()):
            return True
        case _:
            return False
