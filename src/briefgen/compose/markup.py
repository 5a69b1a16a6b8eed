"""Rendered XML: parsed strictly, paragraphs numbered, then cut to one audience.

Numbers are given before the cut, so that a paragraph has the same number in every copy.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from briefgen.findings import Finding, RefusedError, Severity

AT = re.compile(r' at="([^"]*)"')


def parse(text: str) -> etree._Element:
    """The document element of a rendered template.

    Raises RefusedError with the template's place when the text is not well-formed, or declares a document type:
    its entities would be text that comes from nowhere.
    """
    if "<!DOCTYPE" in text:
        raise refused(_first_place(text), "a template declares no document type")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise refused(
            _place(text, error.position), f"the template does not make well-formed XML: {error.msg}"
        ) from None


def _first_place(text: str) -> str:
    stamp = AT.search(text)
    return stamp[1] if stamp else "template"


def _place(text: str, position: tuple[int, int]) -> str:
    """The template's place of a place in the rendered text: the last stamp before it."""
    line, column = position
    lines = text.split("\n")
    offset = sum(len(each) + 1 for each in lines[: line - 1]) + max(column - 1, 0)
    stamps = AT.findall(text[:offset])
    return stamps[-1] if stamps else "template"


def refused(place: str, message: str) -> RefusedError:
    """A template that cannot be used, at ``file:line``."""
    name, _, line = place.rpartition(":")
    number = int(line) if line.isdigit() else None
    return RefusedError(
        (
            Finding(
                code="template",
                severity=Severity.ERROR,
                message=message,
                file=name if number else place,
                line=number,
                hint="see docs/templates.md for the vocabulary",
            ),
        )
    )


def number_paragraphs(root: etree._Element, known: Mapping[str, str] | None = None) -> dict[str, str]:
    """Number every ``<p role="numbered">`` from 1, anew in a section that says ``numbers="restart"``.

    A paragraph whose id is ``known`` keeps that number, and the next one counts on from there: a copy that may not
    read everything lacks paragraphs, and those that it has are called as in the copy that has all. Returns the
    numbers of those paragraphs that have an id, for ``<ref to="id"/>``.
    """
    numbers: dict[str, str] = {}
    count = 0
    for element in root.iter("section", "p"):
        if element.tag == "section":
            count = 0 if element.get("numbers") == "restart" else count
        elif element.get("role") == "numbered" and "number" not in element.attrib:
            name = element.get("id", "")
            count = int(known[name]) if known and name in known else count + 1
            element.set("number", str(count))
            if name:
                numbers[name] = str(count)
    return numbers


def cut(root: etree._Element, audience: str) -> None:
    """Take out every element that says ``for=`` and does not name the audience."""
    for element in list(root.iter()):
        wanted = element.get("for")
        if wanted is None or audience in wanted.split():
            continue
        parent = element.getparent()
        if parent is None:
            continue
        _keep_tail(element, parent)
        parent.remove(element)


def _keep_tail(element: etree._Element, parent: etree._Element) -> None:
    if not element.tail:
        return
    before = element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + element.tail
    else:
        before.tail = (before.tail or "") + element.tail
