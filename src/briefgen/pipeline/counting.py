"""Page numbers in the contents of a DOCX: counted by LibreOffice, printed, and counted again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.errors import BriefgenError
from briefgen.findings import Finding, Noted
from briefgen.resources import PACKAGE

if TYPE_CHECKING:
    from briefgen.render.theme import Theme
    from briefgen.tree.nodes import Document


def with_pages(name: str, document: Document, theme: Theme) -> Noted[Document]:
    """The document with the page of each heading; as it was where it has no contents, or nobody can tell the pages.

    The numbers stand only where the file that prints them still breaks its pages so. `name` is the file's.
    """
    from briefgen.tree.walk import leaves

    if not any(leaf.kind == "toc" for leaf in leaves(document)):
        return Noted(document)
    try:
        return Noted(_counted(document, theme))
    except BriefgenError as error:
        finding = Finding(
            code="pages-not-counted",
            message=f"its contents have links without page numbers: {error}",
            hint=error.hint or "update the contents in Word before you print it",
            file=name,
        )
        return Noted(document, (finding,))


def _counted(document: Document, theme: Theme) -> Document:
    """The document with its pages. Raises BriefgenError where they cannot be counted, or do not stay the same."""
    counted = replace(document, pages=_pages(document, theme))
    if _pages(counted, theme) != counted.pages:
        raise BriefgenError("the numbers themselves would move what they count")
    return counted


def _pages(document: Document, theme: Theme) -> tuple[int, ...]:
    """The page of each heading of the DOCX, in reading order.

    Raises BriefgenError where they cannot be counted.
    """
    from briefgen.prove.office_pages import pages_of_bookmarks
    from briefgen.render.docx.outline import BOOKMARK
    from briefgen.render.formats import renderer

    found = pages_of_bookmarks(renderer("docx")(document, theme).value, PACKAGE / "fonts")
    return tuple(found[f"{BOOKMARK}{number}"] for number in range(1, len(found) + 1))
