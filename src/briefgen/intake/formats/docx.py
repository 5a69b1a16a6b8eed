"""Word documents: the text as a reader sees it once all changes are accepted.

Tracked insertions are read. Deletions, what was moved away, hidden and invisible text, comments and untouched
placeholders are left out and counted in findings, so that nothing that was struck out is printed and nothing
is left out silently. A paragraph's number counts every paragraph of the document's body, from 1, those in
tables and text boxes included; notes stand behind the paragraph that refers to them, by their own numbers. Heads and
feet of pages are not read.
"""

from __future__ import annotations

import hashlib

from lxml import etree

from briefgen.findings import Finding, Noted
from briefgen.intake import gate
from briefgen.intake.formats.docx_body import Body, Parts
from briefgen.intake.formats.docx_lists import Lists
from briefgen.intake.formats.left_out import LeftOut
from briefgen.intake.formats.wordprocessing import Styles, parse, w
from briefgen.intake.passages import Passage

_MAIN = "word/document.xml"
_NOTES = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}


def read(data: bytes, source: str) -> Noted[tuple[Passage, ...]]:
    """The passages of a .docx file. Findings: `refused`, `embedded`, and what was left out."""
    opened = gate.package(data, source)
    if opened.value is None:
        return Noted((), opened.findings)
    try:
        parts = _parts(opened.value)
        comments = _root(opened.value, "word/comments.xml")
    except etree.XMLSyntaxError as error:
        return Noted((), (_unreadable(source, f"its XML is broken ({error.msg})"),))
    if parts is None:
        return Noted((), (_unreadable(source, "it holds no text document"),))
    body = Body(parts, source, hashlib.sha256(data).hexdigest())
    passages = tuple(body.passages(parts.body))
    if comments is not None:
        _count_comments(comments, body, parts.body)
    return Noted(passages, opened.findings + tuple(body.left_out.findings()))


def _parts(package: gate.Package) -> Parts | None:
    root = _root(package, _MAIN)
    body = root.find(w("body")) if root is not None else None
    if body is None:
        return None
    return Parts(
        body,
        Styles.of(_root(package, "word/styles.xml")),
        Lists.of(_root(package, "word/numbering.xml")),
        {
            (kind, note.get(w("id"), "")): note
            for kind, name in _NOTES.items()
            if (notes := _root(package, name)) is not None
            for note in notes.findall(w(kind))
            if note.get(w("type")) is None
        },
    )


def _root(package: gate.Package, name: str) -> etree._Element | None:
    content = package.part(name)
    return parse(content) if content else None


def _count_comments(comments: etree._Element, read: Body, body: etree._Element) -> None:
    """Each comment at the paragraph that refers to it."""
    left_out: LeftOut = read.left_out
    places = {
        reference.get(w("id")): read.places.get(paragraph)
        for reference in body.iter(w("commentReference"))
        for paragraph in reference.iterancestors(w("p"))
    }
    for comment in comments.findall(w("comment")):
        left_out.count("comment", places.get(comment.get(w("id"))))


def _unreadable(source: str, why: str) -> Finding:
    return gate.refused(why, source)
