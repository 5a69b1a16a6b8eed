"""Rules for the whole file: marked, in a language, with a title (ISO 14289-1, 7.1 and 7.2)."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary, Object


def document_faults(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """What is wrong with the file as a whole, as code and message."""
    root = pdf.Root
    if not bool(root.get("/MarkInfo", Dictionary()).get("/Marked")):
        yield "pdf-not-marked", "the file does not say that it is tagged"
    if not str(root.get("/Lang", "")).strip():
        yield "pdf-language", "the file does not say its language"
    if not bool(root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle")):
        yield "pdf-title-shown", "the file does not ask for its title to be shown"
    yield from _packet_faults(root)


def _packet_faults(root: Object) -> Iterator[tuple[str, str]]:
    packet = root.Metadata.read_bytes() if "/Metadata" in root else b""
    if b"<dc:title>" not in packet:
        yield "pdf-title", "the file's metadata have no title"
    if b"pdfuaid:part" not in packet:
        yield "pdf-identifier", "the file's metadata do not name PDF/UA"
