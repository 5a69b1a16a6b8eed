"""The structure tree of a tagged PDF (ISO 32000-1, 14.7 and 14.8), built while pages are laid out and painted."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.render.pdf.anchors import Target


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of painted content: the page's index and the marked-content id on that page."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Hotspot:
    """A link's place on a page: rectangle in points from the lower left corner, and where it leads."""

    page: int
    rectangle: tuple[float, float, float, float]
    target: Target
    words: str


class Element:
    """A structure element. Blocks join their parent when they are laid out, in reading order; ``inline``
    ones (links, words in another language) join when they are first painted, between their neighbours.
    """

    __slots__ = (
        "_joined",
        "alt",
        "box",
        "columns",
        "kids",
        "language",
        "numbered",
        "parent",
        "scope",
        "summary",
        "tag",
    )

    def __init__(self, tag: str, parent: Element | None = None, *, inline: bool = False) -> None:
        self.tag = tag
        self.parent = parent
        self.kids: list[Element | Mark | Hotspot] = []
        self.alt: str | None = None
        self.language: str | None = None
        self.scope: str | None = None
        self.summary: str | None = None
        self.columns = 1
        self.numbered = False
        self.box: tuple[float, float, float, float] | None = None
        self._joined = False
        if not inline:
            self.join()

    def join(self) -> None:
        """Take one's place after the parent's present kids, once."""
        if not self._joined and self.parent is not None:
            self.parent.join()
            self.parent.kids.append(self)
        self._joined = True

    def add(self, content: Mark | Hotspot) -> None:
        """Own a piece of a page."""
        self.join()
        self.kids.append(content)

    def nearest(self, tag: str) -> Element:
        """The innermost element of a tag that holds this one, or this one."""
        found: Element | None = self
        while found is not None and found.tag != tag:
            found = found.parent
        return found or self

    def is_worth_keeping(self) -> bool:
        """Whether the element says anything; cells stay, so that rows have as many as the table has columns."""
        if self.tag in {"Document", "TR", "TH", "TD"}:
            return True
        return any(not isinstance(kid, Element) or kid.is_worth_keeping() for kid in self.kids)
