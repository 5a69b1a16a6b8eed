"""The nodes of a document: what is said and what it is, never how it looks.

A renderer must raise on a node it does not know. Lengths on the page are millimetres unless said otherwise.
``role`` names a meaning that a theme styles (``body``, ``kicker``, ``cell``, ...), never a look.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from briefgen.images import Image
from briefgen.origin import Origin

Align = Literal["left", "right", "center"]
Fill = Literal["solid", "hatch", "none"]
Line = Literal["below", "left"]
NO_BREAK_SPACE = "\u00a0"


# -- inline ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text. ``role``: "" plain, "soft", "accent", "state" (the release state in its box), or a theme's."""

    text: str
    origin: Origin | None = None
    strong: bool = False
    role: str = ""
    language: str | None = None
    direction: Literal["ltr", "rtl"] | None = None


@dataclass(frozen=True, slots=True)
class Blank:
    """A hole that shows: ``[chair – 5]`` with its number in the register, or ``[chair to be confirmed]``.

    Bold accent; its spaces are no-break, so that it stays in one piece.
    """

    words: str
    point: int | None = None
    origin: Origin | None = None

    @property
    def text(self) -> str:
        """The blank as printed."""
        tail = "to be confirmed" if self.point is None else f"– {self.point}"
        words = self.words if self.words == tail else f"{self.words} {tail}"
        return f"[{words}]".replace(" ", NO_BREAK_SPACE)


@dataclass(frozen=True, slots=True)
class WriteIn:
    """A ruled line to write on by hand: underscores in both formats."""

    length: int = 16

    @property
    def text(self) -> str:
        """The line as printed."""
        return "_" * self.length


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to ``https:``, ``http:``, ``mailto:`` or ``#id`` of a heading in the same document."""

    target: str
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The number of this page; in running heads and feet only."""


@dataclass(frozen=True, slots=True)
class PageCount:
    """The number of pages of the document; in running heads and feet only."""


Inline = Text | Blank | WriteIn | LineBreak | Link | PageNumber | PageCount


# -- blocks ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4; ``id`` is what links point at, ``label`` what contents and bookmarks call it.

    ``margin``, of any text, holds the notes that stand beside it in a review copy, one a paragraph; in DOCX a comment.
    """

    level: int
    inlines: tuple[Inline, ...]
    id: str = ""
    role: str = ""
    label: str = ""
    margin: tuple[str, ...] = ()

    @property
    def entry(self) -> tuple[Inline, ...]:
        """What contents and bookmarks say: the label, else the heading itself."""
        return (Text(self.label),) if self.label else self.inlines


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. ``number`` is typed text in the gutter left of it (never automatic numbering)."""

    inlines: tuple[Inline, ...]
    role: str = "body"
    number: str | None = None
    margin: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece of a `PlacedLine`: its left end, right end or centre stands ``at`` mm from the left margin."""

    at: float
    inlines: tuple[Inline, ...]
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """One line of text whose pieces stand at given places, in reading order (tab stops in DOCX)."""

    pieces: tuple[Placed, ...]
    role: str = "body"
    margin: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a `List`."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class List:
    """A list with hanging en dashes, or numbered from 1, ``indent`` mm right of where it stands."""

    items: tuple[Item, ...]
    ordered: bool = False
    indent: float = 0


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: width in mm and how its cells align."""

    width: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; ``header`` makes it a column head in the head rows and a row head in the body.

    ``lines``, in a map, run along its edges: below what it says, which so hangs together with what stands right of it,
    and at its left, past everything that hangs on the same thing.
    """

    blocks: tuple[Block, ...] = ()
    span: int = 1
    header: bool = False
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A table row. ``role``: "" plain; "group" a bold cell across that heads what follows; "first" the first
    row of a group without a head; in a map, "root" begins with what hangs on nothing, "further" hangs on a row above.
    ``changed`` draws the bar that marks a row changed since the last issue.
    """

    cells: tuple[Cell, ...]
    role: str = ""
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Head rows repeat on each page, rows never split. ``write_in`` is the index of the column
    enclosed by rules because it is for writing in by hand. ``caption`` is for those who cannot see it.
    """

    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    role: str = "plain"
    caption: str = ""
    write_in: int | None = None


@dataclass(frozen=True, slots=True)
class Callout:
    """A remark set off by a bar at its left."""

    blocks: tuple[Block, ...]
    kind: str = "note"


@dataclass(frozen=True, slots=True)
class Box:
    """A box of a drawing, in points from the drawing's top left corner."""

    x: float
    y: float
    width: float
    height: float
    fill: Fill = "none"


@dataclass(frozen=True, slots=True)
class Tick:
    """A thin upright line of a drawing, in points from its top left corner."""

    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing made of boxes and ticks, in points, with the words for those who cannot see it.

    The labels that stand ``above`` and ``below`` it are part of it: alone they would be heard as bare figures.
    """

    width: float
    height: float
    shapes: tuple[Box | Tick, ...]
    alt: str
    origin: Origin | None = None
    above: tuple[PlacedLine, ...] = ()
    below: tuple[PlacedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, so many mm wide, with the words for those who cannot see it and a caption in small type below."""

    image: Image
    width: float
    alt: str
    caption: tuple[Inline, ...] = ()
    origin: Origin | None = None

    @property
    def height(self) -> float:
        """Its height in mm."""
        return self.width * self.image.height / self.image.width


@dataclass(frozen=True, slots=True)
class Beside:
    """Blocks with a picture at their right, which is read before them."""

    picture: Picture
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Keep:
    """Blocks that stay on one page together; ``optional`` ones are left out where a fixed page has no room."""

    blocks: tuple[Block, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A firm rule across the measure."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents, made from the headings up to ``depth``."""

    depth: int = 2


Block = Heading | Paragraph | PlacedLine | List | Table | Callout | Figure | Picture | Beside | Keep | Rule | Contents
CAPTION = "note"
"""The role of a caption."""
MAP = "map"
"""The role of a table that is a map: each thing in a cell, and right of it what hangs on it."""


# -- document -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Running:
    """A running head or foot. ``rule``: none, hair or firm, drawn towards the text."""

    lines: tuple[PlacedLine, ...]
    rule: Literal["none", "hair", "firm"] = "none"


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one layout; always begins a new page. ``layout`` names the theme's page layout.

    ``tight`` where it is set with little white space, because it takes a page less so.
    """

    layout: str
    blocks: tuple[Block, ...]
    head: Running | None = None
    foot: Running | None = None
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Release:
    """The release state of a document for the press. ``words`` are as printed, ``until`` is the end of an embargo
    in ISO 8601, in UTC.
    """

    kind: Literal["draft", "embargoed", "immediate"]
    words: str
    until: str | None = None

    def name_of(self, name: str) -> str:
        """The name of an output in this state: an embargoed one stands apart, with the moment in its name."""
        return f"embargoed/{name}{self._infix}" if self.until else name

    def published_name(self, name: str) -> str:
        """The name without what the embargo put into it: what the file is called once it is out."""
        return name.removeprefix("embargoed/").replace(self._infix, "", 1) if self.until else name

    @property
    def _infix(self) -> str:
        """``-embargoed-until-20310503T1200Z``; seconds only where there are some."""
        stamp = (self.until or "").replace("-", "").replace(":", "").removesuffix("Z")
        return f"-embargoed-until-{stamp.removesuffix('00')}Z"


@dataclass(frozen=True, slots=True)
class Document:
    """A whole product, ready to print. ``issued`` is ISO 8601 in UTC, or None while the issue time is open;
    ``release`` is None for whoever is not the press.

    ``pages`` has the page of each heading in reading order, where somebody counted them for a format that makes no
    pages itself; contents print none without it.

    ``has_notice`` where every page begins with one line more than its layout counts on.
    """

    title: str
    sections: tuple[Section, ...]
    product: str = ""
    audience: str = ""
    language: str = "en-GB"
    subject: str = ""
    author: str = ""
    issued: str | None = None
    keywords: tuple[str, ...] = field(default=())
    pages: tuple[int, ...] = field(default=())
    release: Release | None = None
    has_notice: bool = False
