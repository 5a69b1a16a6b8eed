"""PDF files: what their pages show, page by page.

A PDF knows letters and where they stand, neither words nor paragraphs nor tables; these are worked out from gaps,
lines and margins. What cannot be seen - unpainted, white on white, covered, off the page, in a layer switched off,
too small - and comments written onto the page are left out and counted. The locator is the page.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefgen.findings import Finding, Noted, Severity
from briefgen.intake.formats import pdf_engine
from briefgen.intake.formats.left_out import LeftOut
from briefgen.intake.formats.pdf_heads import without_heads
from briefgen.intake.formats.pdf_layout import Layout
from briefgen.intake.formats.pdf_page import Page
from briefgen.intake.formats.pdf_paragraphs import continued, is_ended
from briefgen.intake.passages import Passage

_HEAD_WITHIN = 1024
_ANEW = "Open it in a viewer and print it into a new PDF."
_OCR = "Run OCR on it (text recognition, for example ocrmypdf), or ask for the file that it was printed from."


def read(data: bytes, source: str) -> Noted[tuple[Passage, ...]]:
    """The passages of a .pdf file. Findings: `refused`, and what was left out."""
    if b"%PDF-" not in data[:_HEAD_WITHIN]:
        return Noted((), (_refused(source, "it is no PDF", "Look at what it is, and give it the ending of its kind."),))
    pages = pdf_engine.pages(data)
    if isinstance(pages, pdf_engine.Refusal):
        return Noted((), (_refused(source, pages.why, pages.hint),))
    findings = tuple(_left_out(pages, source))
    if not any(page.words for page in pages):
        why = "it shows no text that can be read: it is a scan, or empty"
        return Noted((), (_refused(source, why, _OCR), *findings))
    clean, heads = without_heads(pages)
    if heads:
        findings += (_note(source, "running-heads", f"{_counted(heads, 'running head')} or page numbers left out"),)
    return Noted(tuple(_passages(clean, source, hashlib.sha256(data).hexdigest())), findings)


def _passages(pages: Sequence[Page], source: str, sha256: str) -> Iterator[Passage]:
    """The passages of all pages; a paragraph that goes on overleaf is one."""
    layout = Layout(pages)
    before: Passage | None = None
    for page in pages:
        for number, placed in enumerate(layout.page(page)):
            here = f"page {page.number}"
            paragraph = placed.paragraph
            passage = Passage(paragraph.text, paragraph.kind, source, sha256, here, cell=placed.cell)
            if before and number == 0 and _goes_on(before, passage):
                text = continued(before.text, passage.text)
                turn = (len(text) - len(passage.text), here)
                before = replace(before, text=text, turns=(*before.turns, turn))
                continue
            if before:
                yield before
            before = passage
    if before:
        yield before


def _goes_on(before: Passage, passage: Passage) -> bool:
    """Whether the first passage of a page goes on with the last one of the page before."""
    running = before.kind in {"paragraph", "item"} and passage.kind == "paragraph"
    return running and passage.text[0].islower() and not is_ended(before.text)


def _left_out(pages: Sequence[Page], source: str) -> Iterator[Finding]:
    for page in pages:
        if page.is_broken:
            message = "the page cannot be opened: it was left out"
            yield Finding(code="page-not-read", message=message, hint=_ANEW, file=source, locator=f"page {page.number}")
        if page.hidden:
            yield _hidden(page, source)
    left_out = LeftOut(source)
    for page in pages:
        for _ in range(page.comments):
            left_out.count("comment", f"page {page.number}")
    yield from left_out.findings()
    if fields := sum(page.fields for page in pages):
        message = f"{_counted(fields, 'form field')} left out, with what is filled in"
        hint = "Print the file into a new PDF, so that what is filled in becomes text."
        yield Finding(code="form-fields", message=message, hint=hint, file=source)
    if scanned := [str(page.number) for page in pages if page.from_picture]:
        message = f"text that a machine read from a picture: page {', '.join(scanned)}"
        hint = "Compare it with the picture: such text has mistakes."
        yield Finding(code="read-from-picture", message=message, hint=hint, file=source)


def _hidden(page: Page, source: str) -> Finding:
    reasons: Counter[str] = page.hidden
    told = ", ".join(f"{count} {why}" for why, count in sorted(reasons.items()))
    return Finding(
        code="hidden-text",
        message=f"{_counted(reasons.total(), 'word')} that cannot be seen left out: {told}",
        hint="Look at the page with all its text marked, and ask where this comes from.",
        file=source,
        locator=f"page {page.number}",
    )


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'s' if count > 1 else ''}"


def _note(source: str, code: str, message: str) -> Finding:
    return Finding(code=code, message=message, severity=Severity.NOTE, file=source)


def _refused(source: str, why: str, hint: str = _ANEW) -> Finding:
    message = f"the file was not read: {why}"
    return Finding(code="refused", message=message, hint=hint, severity=Severity.ERROR, file=source)
