"""What a finished file says when it is read back, in the same words for both formats."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ReadBlock:
    """A piece of text as read from a file; ``kind`` and ``text`` are those of `briefgen.tree.walk.Leaf`.

    ``page`` counts from 1 and is None where the format has no pages. ``page_printed`` is the page number
    that a line of the contents prints. ``pixels`` is the SHA-256 of a picture's pixels, "" where there are none.
    """

    kind: str
    text: str
    page: int | None = None
    page_printed: str | None = None
    pixels: str = ""


@dataclass(frozen=True, slots=True)
class Readback:
    """A file read back: its blocks in reading order, and what stands outside of the reading order.

    ``running`` holds running heads and feet with folded white space: in a PDF one text a page, with the table
    heads that the page repeats, in drawing order; in a DOCX one text a header or footer part. ``properties``
    has ``title``, ``language``, ``author``, ``subject`` and further ones by the format's own names. A format that
    ``is_bare`` has neither.
    """

    blocks: tuple[ReadBlock, ...]
    running: tuple[str, ...] = ()
    properties: dict[str, str] = field(default_factory=dict)
    is_bare: bool = False

    @property
    def says(self) -> tuple[tuple[str, str], ...]:
        """Kind and text of each block: what both formats must have in common."""
        return tuple((block.kind, block.text) for block in self.blocks)
