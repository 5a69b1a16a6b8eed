"""Word documents: the text as a reader sees it once all changes are accepted.

Tracked insertions are read. Deletions, what was moved away, hidden text, comments and untouched
placeholders are left out and counted in findings, so that nothing that was struck out is printed and nothing
is left out silently. A paragraph's number counts every paragraph of the document's body, from 1, those in
tables and text boxes included.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from briefgen.findings import Finding, Noted, Severity
from briefgen.intake import gate
from briefgen.intake.formats.docx_body import Body
from briefgen.intake.formats.wordprocessing import Styles, parse, w
from briefgen.intake.passages import Passage

_PARTS = {"document": "word/document.xml", "styles": "word/styles.xml", "comments": "word/comments.xml"}


def read(data: bytes, source: str) -> Noted[tuple[Passage, ...]]:
    """The passages of a .docx file. Findings: `refused`, and what was left out."""
    refusals = gate.package(data, source)
    if refusals:
        return Noted((), refusals)
    try:
        parts = _parts(data)
    except etree.XMLSyntaxError as error:
        return Noted((), (_unreadable(source, f"its XML is broken ({error.msg})"),))
    body = parts["document"].find(w("body")) if "document" in parts else None
    if body is None:
        return Noted((), (_unreadable(source, "it holds no text document"),))
    read = Body(Styles.of(parts.get("styles")), source, hashlib.sha256(data).hexdigest(), body)
    passages = tuple(read.passages(body))
    if "comments" in parts:
        read.left_out["comment"] += len(parts["comments"].findall(w("comment")))
    return Noted(passages, tuple(_findings(read.left_out, source)))


def _parts(data: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        return {part: parse(archive.read(name)) for part, name in _PARTS.items() if name in names}


def _unreadable(source: str, why: str) -> Finding:
    return Finding(
        code="refused",
        message=f"the file was not read: {why}",
        hint="Open it in a word processor and save it again as a plain .docx.",
        severity=Severity.ERROR,
        file=source,
    )


def _findings(left_out: Counter[str], source: str) -> Iterator[Finding]:
    tables = (
        ("tracked-changes", ("tracked deletion", "tracked insertion"), "Accept or reject the changes and save again."),
        ("hidden-text", ("hidden run",), "Show hidden text in the word processor, and delete it or unhide it."),
        ("comments", ("comment",), None),
        ("placeholder", ("untouched placeholder",), None),
    )
    words = {"tracked insertion": "read as text"}
    for code, kinds, hint in tables:
        counted = [
            f"{left_out[kind]} {kind}{'s' if left_out[kind] > 1 else ''} {words.get(kind, 'left out')}"
            for kind in kinds
            if left_out[kind]
        ]
        if counted:
            severity = Severity.NOTE if hint is None else Severity.WARNING
            yield Finding(code=code, message=", ".join(counted), hint=hint, severity=severity, file=source)
