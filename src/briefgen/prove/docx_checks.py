"""What is wrong with a DOCX: faults of structure that validators miss, and faults that shut readers out."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from lxml import etree

from briefgen.findings import Finding, Severity
from briefgen.prove.docx_access import access_faults
from briefgen.prove.docx_package import Element, W, attribute, opened

_POINTING = frozenset({"PAGEREF", "REF", "NOTEREF"})


def check(data: bytes) -> tuple[Finding, ...]:
    """The findings: ``docx-structure`` where Word may refuse or misread the file, ``docx-accessibility`` else."""
    try:
        package = opened(data)
        texts = {name: package.part(name) for name in ("word/document.xml", *package.running())}
        styles, core = package.part("word/styles.xml"), package.part("docProps/core.xml")
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as error:
        return (_structure(f"the file cannot be read as a DOCX: {error}"),)
    bookmarks = _bookmarks(texts)
    structural = [
        fault
        for name, part in texts.items()
        for fault in (*_field_faults(name, part), *_link_faults(name, part, bookmarks), *_grid_faults(name, part))
    ]
    return (*map(_structure, structural), *map(_access, access_faults(texts["word/document.xml"], styles, core)))


def _structure(message: str) -> Finding:
    return Finding(code="docx-structure", message=message, severity=Severity.ERROR)


def _access(message: str) -> Finding:
    return Finding(code="docx-accessibility", message=message)


def _bookmarks(texts: dict[str, Element]) -> frozenset[str]:
    return frozenset(attribute(mark, "name") for part in texts.values() for mark in part.iter(f"{W}bookmarkStart"))


def _field_faults(name: str, part: Element) -> Iterator[str]:
    """Fields that do not open and close in turn (ECMA-376 17.16.18)."""
    depth = 0
    for mark in part.iter(f"{W}fldChar"):
        kind = attribute(mark, "fldCharType")
        depth += {"begin": 1, "end": -1}.get(kind, 0)
        if depth < 0:
            yield f"{name}: a field ends that never began"
            return
        if kind == "separate" and depth == 0:
            yield f"{name}: a field has a result outside of it"
            return
    if depth:
        yield f"{name}: {depth} field{'s are' if depth > 1 else ' is'} never closed"


def _link_faults(name: str, part: Element, bookmarks: frozenset[str]) -> Iterator[str]:
    for target in _targets(part):
        if target not in bookmarks:
            yield f"{name}: something points at the bookmark “{target}”, which is not there"


def _targets(part: Element) -> Iterator[str]:
    for link in part.iter(f"{W}hyperlink"):
        if attribute(link, "anchor"):
            yield attribute(link, "anchor")
    for instruction in _instructions(part):
        match instruction.split():
            case [word, target, *_] if word in _POINTING:
                yield target.strip('"')
            case ["HYPERLINK", r"\l", target, *_]:
                yield target.strip('"')


def _instructions(part: Element) -> Iterator[str]:
    """The instructions of fields, put together again where they are split over runs."""
    pieces: list[str] = []
    for mark in part.iter(f"{W}fldChar", f"{W}instrText", f"{W}fldSimple"):
        if mark.tag == f"{W}instrText":
            pieces.append(mark.text or "")
            continue
        yield "".join(pieces)
        yield attribute(mark, "instr")
        pieces.clear()


def _grid_faults(name: str, part: Element) -> Iterator[str]:
    """Rows that are wider than their table's grid (ECMA-376 17.4.17, 17.4.48)."""
    for number, table in enumerate(part.iter(f"{W}tbl"), start=1):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for place, row in enumerate(table.iterchildren(f"{W}tr"), start=1):
            covered = _covered(row)
            if covered > columns:
                yield f"{name}: row {place} of table {number} covers {covered} columns of {columns}"


def _covered(row: Element) -> int:
    before = (_number(row, f"{W}trPr/{W}{kind}", 0) for kind in ("gridBefore", "gridAfter"))
    cells = (_number(cell, f"{W}tcPr/{W}gridSpan", 1) for cell in row.iterchildren(f"{W}tc"))
    return sum(before) + sum(cells)


def _number(element: Element, path: str, otherwise: int) -> int:
    found = element.find(path)
    value = attribute(found, "val") if found is not None else ""
    return int(value) if value.isdecimal() else otherwise
