"""Slices become pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefgen.render.pdf.slices import Slice, height, stack
from briefgen.render.theme import POINTS_PER_MM, Layout
from briefgen.tree.nodes import Section


@dataclass(frozen=True, slots=True)
class OnPage:
    """A slice with its top in points below the page's top edge; ``is_repeated``: it was painted on another page."""

    top: float
    slice: Slice
    is_repeated: bool = False


@dataclass(slots=True)
class Page:
    """A page: its layout, its section's running head and foot, and what stands on it."""

    layout: Layout
    section: Section
    content: list[OnPage] = field(default_factory=list)

    @property
    def floor(self) -> float:
        """Where the text ends, in points below the page's top edge."""
        return (self.layout.height_mm - self.layout.bottom_mm) * POINTS_PER_MM


def body_height(layout: Layout) -> float:
    """The height of a page's text in points."""
    return (layout.height_mm - layout.top_mm - layout.bottom_mm) * POINTS_PER_MM


def paginate(section: Section, layout: Layout, slices: list[Slice]) -> list[Page]:
    """A section's pages: always one at least."""
    stacker = _Stacker(section, layout)
    for together in _together(slices):
        stacker.put(together)
    return stacker.pages


def _together(slices: list[Slice]) -> list[list[Slice]]:
    groups: list[list[Slice]] = [[]]
    for one in slices:
        groups[-1].append(one)
        if not one.glued:
            groups.append([])
    return [group for group in groups if group]


class _Stacker:
    def __init__(self, section: Section, layout: Layout) -> None:
        self._section = section
        self._layout = layout
        self.pages: list[Page] = []
        self._begin_page()

    def put(self, together: list[Slice]) -> None:
        """Put slices that belong together on this page or on the next one; on several where one page is too small."""
        if self._fits(together):
            self._put_all(together)
        elif self._fits_on_a_page(together):
            self._begin_page()
            self._put_all(together)
        else:
            for one in together:
                if not self._fits([one]):
                    self._begin_page()
                self._put_all([one])

    def _begin_page(self) -> None:
        self.pages.append(Page(self._layout, self._section))
        self._bottom = self._layout.top_mm * POINTS_PER_MM
        self._after: float | None = None

    def _gap(self, before: float) -> float:
        """White space above what comes next: none at a page's top."""
        return 0.0 if self._after is None else max(self._after, before)

    def _fits(self, together: list[Slice]) -> bool:
        needed = self._gap(together[0].before) + height(stack(together))
        return self._bottom + needed <= self.pages[-1].floor + 0.01

    def _fits_on_a_page(self, together: list[Slice]) -> bool:
        return height(stack([*together[0].head, *together])) <= body_height(self._layout) + 0.01

    def _put_all(self, together: list[Slice]) -> None:
        page = self.pages[-1]
        if not page.content:
            for head in together[0].head:
                page.content.append(OnPage(self._bottom, head, is_repeated=True))
                self._bottom += head.height
                self._after = head.after
        top = self._bottom + self._gap(together[0].before)
        placed = stack(together)
        page.content.extend(OnPage(top + one.top, one.slice) for one in placed)
        self._bottom = top + height(placed)
        self._after = together[-1].after
