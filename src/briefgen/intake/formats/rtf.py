"""Rich Text Format: the text as a reader sees it once all changes are accepted.

As `docx`. A paragraph's number counts every paragraph of the text, from 1, those in cells included; notes and text
boxes stand behind the paragraph that they are in. Tables inside a cell are read as paragraphs of that cell.
"""

from __future__ import annotations

import hashlib
import re

from briefgen.findings import Finding, Noted
from briefgen.intake import gate
from briefgen.intake.decoding import character_set
from briefgen.intake.formats.rtf_body import MOST_DEEP, Body, TooDeepError
from briefgen.intake.formats.rtf_tokens import Characters, tokens
from briefgen.intake.passages import Passage

MOST_MARKS = 1_000_000
_START = re.compile(rb"[\xef\xbb\xbf\s]*\{\\rtf")


def read(data: bytes, source: str, encoding: str | None = None) -> Noted[tuple[Passage, ...]]:
    """The passages of an .rtf file. Findings: `refused`, `encoding`, and what was left out."""
    if not _START.match(data):
        return Noted((), (gate.refused("it is no RTF", source),))
    if data.count(b"\\") + data.count(b"{") > MOST_MARKS:
        return Noted((), (gate.refused(f"it has more than {MOST_MARKS:,} marks", source),))
    told = character_set(encoding)
    body = Body(source, hashlib.sha256(data).hexdigest(), Characters(told))
    try:
        for token in tokens(data[data.index(b"{") :]):
            if not body.take(token):
                break
    except TooDeepError:
        return Noted((), (gate.refused(f"it is nested deeper than {MOST_DEEP} levels", source),))
    passages = body.passages()
    doubtful = body.has_odd_bytes and told is None and body.characters.own is None
    return Noted(passages, (_doubt(source),) * doubtful + tuple(body.left_out.findings()))


def _doubt(source: str) -> Finding:
    return Finding(
        code="encoding",
        message="the file does not say which characters its bytes are; they were read as UTF-8 or Windows-1252",
        hint="Look at its accents and quotation marks, and save it anew.",
        file=source,
    )
