"""OpenDocument text: the text as a reader sees it once all changes are accepted.

As `docx`: tracked insertions are read; deletions, hidden and invisible text, comments and placeholders are left out
and counted; heads and feet of pages are not read. A paragraph's number counts every paragraph and heading of the
text, from 1, those in tables and text boxes included; notes stand behind the paragraph that refers to them.
"""

from __future__ import annotations

import hashlib

from lxml import etree

from briefgen.findings import Noted
from briefgen.intake import gate
from briefgen.intake.formats.odf import Styles, n
from briefgen.intake.formats.odt_body import Body
from briefgen.intake.formats.wordprocessing import parse
from briefgen.intake.passages import Passage


def read(data: bytes, source: str) -> Noted[tuple[Passage, ...]]:
    """The passages of an .odt file. Findings: `refused`, `embedded`, and what was left out."""
    opened = gate.package(data, source)
    if opened.value is None:
        return Noted((), opened.findings)
    try:
        content, styles = (_root(opened.value, name) for name in ("content.xml", "styles.xml"))
    except etree.XMLSyntaxError as error:
        return Noted((), (gate.refused(f"its XML is broken ({error.msg})", source),))
    body = content.find(f"{n('office:body')}/{n('office:text')}") if content is not None else None
    if body is None:
        return Noted((), (gate.refused("it holds no text document", source),))
    read = Body(body, Styles.of(content, styles), source, hashlib.sha256(data).hexdigest())
    passages = tuple(read.passages(body))
    return Noted(passages, opened.findings + tuple(read.left_out.findings()))


def _root(package: gate.Package, name: str) -> etree._Element | None:
    content = package.part(name)
    return parse(content) if content else None
