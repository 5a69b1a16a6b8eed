"""Web pages, and what word processors and mail programs save as such.

The page is parsed as browsers parse it. Left out and counted are hidden elements and rows, invisible text, comments
and what `del` marks as deleted; `ins` is read. Scripts and styles are no text, and not counted. Only what the page
itself says is looked at: no address in it is ever followed.
"""

from __future__ import annotations

import hashlib
import re
from typing import Any

from briefgen.findings import Noted
from briefgen.intake import gate
from briefgen.intake.characters import control_characters
from briefgen.intake.decoding import decoded_by_ladder
from briefgen.intake.formats.html_page import Page
from briefgen.intake.passages import Passage

MOST_CHARACTERS = 10_000_000
MOST_TAGS = 300_000
MOST_DEEP = 150

_DECLARED = re.compile(rb"""<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([\w:.-]{1,40})""", re.IGNORECASE)
_DECLARED_IN_FIRST = 4096


def read(data: bytes, source: str, encoding: str | None = None) -> Noted[tuple[Passage, ...]]:
    """The passages of an .html file. Findings: `refused`, those of the text, and what was left out."""
    declared = _DECLARED.search(data[:_DECLARED_IN_FIRST])
    name = declared[1].decode("ascii", errors="replace") if declared else None
    text = decoded_by_ladder(data, source, declared=name, encoding=encoding)
    page = text.value.replace("\r\n", "\n").replace("\r", "\n")
    if why := _too_much(page):
        return Noted((), (gate.refused(why, source),))
    root = _parsed(page)
    if _is_too_deep(root):
        return Noted((), (gate.refused(f"it is nested deeper than {MOST_DEEP} levels", source),))
    read = Page(page, source, hashlib.sha256(data).hexdigest())
    passages = read.read(root)
    findings = text.findings + control_characters(page, source) + tuple(read.left_out.findings())
    return Noted(passages, findings)


def _too_much(page: str) -> str | None:
    if len(page) > MOST_CHARACTERS:
        return f"it has {len(page):,} characters, {MOST_CHARACTERS:,} at most"
    if page.count("<") > MOST_TAGS:
        return f"it has more than {MOST_TAGS:,} tags"
    return None


def _parsed(page: str) -> Any:  # noqa: ANN401 - a node of justhtml
    from justhtml import JustHTML  # noqa: PLC0415 - only where there is a page

    return JustHTML(page, sanitize=False, track_node_locations=True).root


def _is_too_deep(root: Any) -> bool:  # noqa: ANN401 - the same
    level = [root]
    for _ in range(MOST_DEEP):
        level = [child for node in level for child in node.children or ()]
        if not level:
            return False
    return True
