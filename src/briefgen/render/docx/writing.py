"""What a writer of blocks must know: the state of the document being written, and where a block stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from briefgen.findings import Finding, Severity
from briefgen.images import Image
from briefgen.render.docx.links import Links
from briefgen.render.docx.outline import Anchor
from briefgen.render.theme import Theme, tightened
from briefgen.tree.nodes import Align

_WHITE = re.compile(r"[\t\n\x0b\x0c\r\x1c-\x1f\x85\u2028\u2029]")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0e-\x1b\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: its text ``left`` mm in from the edge of a frame ``width`` mm wide.

    ``given`` is the part of a style's own indent, in mm, that the list or the callout around has already given.
    ``ends`` a cell: no white space stands below it there, as in the PDF.
    ``together`` keeps a sequence of blocks on one page, ``keep_next`` also binds its last block to what follows.
    A bar in the theme colour ``bar`` stands at ``bar_at`` mm. In a list, ``marker`` is the instance whose marker
    the block carries (None once it is printed), ``level`` counts the lists around it from 0, ``gutter`` is the
    marker's width in mm. In a cell nothing is ``flowing``: spaces owed on the page are not paid there.
    """

    width: float
    left: float = 0
    given: float = 0
    align: Align = "left"
    together: bool = False
    keep_next: bool = False
    bar: str = ""
    bar_at: float = 0
    within: Literal["page", "item"] = "page"
    flowing: bool = True
    level: int = -1
    marker: int | None = None
    gutter: float = 0
    ends: bool = False


@dataclass(slots=True)
class Writing:
    """The state of one document being written.

    ``theme`` is the one of the section that is written now, ``usual`` the one that the styles are made of.
    ``lists`` says of each list instance whether it is numbered, ``listed`` which text roles stand in lists;
    ``comments`` holds the notes of each margin; ``owed`` is the least space in points before the next block.
    """

    theme: Theme
    links: Links
    anchors: Iterator[Anchor]
    contents: tuple[Anchor, ...]
    findings: list[Finding] = field(default_factory=list)
    lists: list[bool] = field(default_factory=list)
    listed: dict[str, None] = field(default_factory=dict)
    comments: list[tuple[str, ...]] = field(default_factory=list)
    drawings: int = 0
    pictures: dict[Image, str] = field(default_factory=dict)
    owed: float = 0
    at_top: bool = True
    usual: Theme = field(init=False)

    def __post_init__(self) -> None:
        self.usual = self.theme

    def begin_section(self, *, tight: bool) -> None:
        """A section begins, set with little white space or as usual; nothing is owed above it."""
        self.theme = tightened(self.usual) if tight else self.usual
        self.owed, self.at_top = 0, True

    def clean(self, words: str) -> str:
        """The text as XML can hold it: white space as spaces, forbidden characters dropped with a finding."""
        spaced = _WHITE.sub(" ", words)
        if not _FORBIDDEN.search(spaced):
            return spaced
        kept = _FORBIDDEN.sub("", spaced)
        self.findings.append(
            Finding(
                code="control-character",
                message=f"a character that no document can hold was dropped from “{kept[:60]}”",
                hint="take it out of the source",
            )
        )
        return kept

    def refuse_link(self, target: str, why: str) -> None:
        """Note a link that is printed as plain text."""
        shown = self.clean(target)[:120]
        self.findings.append(
            Finding(
                code="link-target",
                message=f"the link to “{shown}” {why}; it is printed as plain text",
                severity=Severity.ERROR,
                hint="link to https:, http:, mailto: or the #id of a heading in the same document",
            )
        )

    def new_list(self, *, ordered: bool) -> int:
        """A list instance of its own, so that each numbered list starts at 1."""
        self.lists.append(ordered)
        return len(self.lists)

    def new_drawing(self, count: int = 1) -> int:
        """The first of `count` identifiers for drawings; each is used once in a document."""
        first = self.drawings + 1
        self.drawings += count
        return first

    def picture_id(self, image: Image) -> str:
        """The id of the relationship to a picture's part: a picture that is shown twice is held once."""
        return self.pictures.setdefault(image, f"picture{len(self.pictures) + 1}")

    def owe(self, points: float) -> None:
        """Leave at least this much space before the next block: a Word table has no space after."""
        self.owed = max(self.owed, points)

    def space_before(self, usual: float) -> float:
        """Space before the block that is written now: none at the top of a section, never less than owed."""
        before = 0.0 if self.at_top else max(usual, self.owed)
        self.settle()
        return before

    def settle(self) -> None:
        """Nothing is owed any more, and this is not the top of the section."""
        self.owed = 0
        self.at_top = False
