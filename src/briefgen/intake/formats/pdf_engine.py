"""A PDF opened by pdfium and read page by page into plain data, within limits.

Nothing else of briefgen's intake speaks with pdfium. The limits keep one file from holding up a build; a file made
to break pdfium itself is a matter for the process that reads in.
"""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2.raw as pdfium

from briefgen.intake.formats import pdf_words
from briefgen.intake.formats.pdf_drawn import MOST_OBJECTS, Handle, View, drawn
from briefgen.intake.formats.pdf_page import Page

MOST_PAGES = 500
MOST_CHARACTERS = 3_000_000
LONGEST_SIDE = 10_000_000.0
"""In points; the largest page that pdfium places words on exactly enough."""

_COMMENTS = frozenset({1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17, 18})
"""Subtypes of annotations that carry what somebody says of the page: notes, text, shapes, marks, files, sound."""
_FIELD = 20
_SAVE = "Open it in a viewer and print it into a new PDF."
_WHY = {
    pdfium.FPDF_ERR_PASSWORD: ("it is locked with a password", "Save it without the password."),
    pdfium.FPDF_ERR_SECURITY: ("it is locked in a way that is not known", "Save it without protection."),
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file was not read, and what to do."""

    why: str
    hint: str


def pages(data: bytes) -> tuple[Page, ...] | Refusal:
    """The pages of a PDF, or why it is refused."""
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        return Refusal(*_WHY.get(pdfium.FPDF_GetLastError(), ("it is no sound PDF", _SAVE)))
    try:
        return _pages(document)
    finally:
        pdfium.FPDF_CloseDocument(document)


def _pages(document: Handle) -> tuple[Page, ...] | Refusal:
    count = pdfium.FPDF_GetPageCount(document)
    if count > MOST_PAGES:
        return Refusal(f"it has {count} pages, and at most {MOST_PAGES} are read", "Keep the pages that matter.")
    found: list[Page] = []
    letters = 0
    for index in range(count):
        page = _page(document, index)
        if isinstance(page, Refusal):
            return page
        letters += sum(len(word.text) for word in page.words)
        if letters > MOST_CHARACTERS:
            return Refusal(f"it has more than {MOST_CHARACTERS} characters", "Keep the pages that matter.")
        found.append(page)
    return tuple(found) if found else Refusal("it has no page that can be opened", _SAVE)


def _page(document: Handle, index: int) -> Page | Refusal:
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        return Page(index + 1, 0, 0, (), is_broken=True)
    try:
        return _read(page, index + 1)
    finally:
        pdfium.FPDF_ClosePage(page)


def _read(page: Handle, number: int) -> Page | Refusal:
    view = View.of(page)
    wide, high = view.size
    if max(wide, high) > LONGEST_SIDE:
        return Refusal(f"page {number} is {wide:.0f} by {high:.0f} points large", _SAVE)
    if pdfium.FPDFPage_CountObjects(page) > MOST_OBJECTS:
        return Refusal(f"page {number} draws more than {MOST_OBJECTS} things", _SAVE)
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return Page(number, wide, high, (), is_broken=True)
    try:
        if pdfium.FPDFText_CountChars(text_page) > pdf_words.MOST_CHARACTERS:
            return Refusal(f"page {number} has more than {pdf_words.MOST_CHARACTERS} characters", _SAVE)
        on_page = drawn(page, view)
        found = list(pdf_words.Letters(text_page, view, on_page).words())
        words, hidden, from_picture = pdf_words.seen(page, view, on_page, found)
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    comments, fields = _annotations(page)
    return Page(number, wide, high, tuple(words), tuple(on_page.edges), hidden, comments, fields, from_picture)


def _annotations(page: Handle) -> tuple[int, int]:
    """How many comments a page has, and how many fields of a form (ISO 32000-1, 12.5.6)."""
    comments = fields = 0
    for index in range(min(10_000, pdfium.FPDFPage_GetAnnotCount(page))):
        if annotation := pdfium.FPDFPage_GetAnnot(page, index):
            subtype = pdfium.FPDFAnnot_GetSubtype(annotation)
            comments += subtype in _COMMENTS
            fields += subtype == _FIELD
            pdfium.FPDFPage_CloseAnnot(annotation)
    return comments, fields
