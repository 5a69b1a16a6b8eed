"""Biographies, quotations and statements that lie in files of their own: the event file names them.

A file is one text: its paragraphs in order, with nothing read out of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from briefgen.findings import Finding, Noted, Severity, at
from briefgen.intake.passages import Passage
from briefgen.model.claims import Claim, Path

FIELDS = (("people", "biography"), ("quotes", "text"), ("statements", "text"))
"""Fields whose value may name a file."""
FILES = "files"
LONGEST_NAME = 255


def claims_of_file(passages: Noted[tuple[Passage, ...]], name: str) -> Noted[tuple[Claim, ...]]:
    """The whole text of a file as one claim, with the place of each of its paragraphs.

    A heading at its very top names the file, and is no part of the text.
    """
    found = passages.value[1:] if passages.value and passages.value[0].kind == "heading" else passages.value
    if not found:
        return Noted((), passages.findings)
    spans = tuple(each.span(0, len(each.text)) for each in found)
    text = "\n\n".join(each.text for each in found)
    return Noted((Claim(path=(FILES, name), value=text, span=spans[0], more=spans[1:]),), passages.findings)


def with_texts(claims: Iterable[Claim], suffixes: Iterable[str]) -> Noted[tuple[Claim, ...]]:
    """The claims, each that names a file of one of the suffixes with that file's text in the name's place.

    Findings: `missing-file`, there is no such file, and the value is open; `not-named`, nothing names a file.
    """
    claims, suffixes = tuple(claims), tuple(suffixes)
    files = {claim.path[1]: claim for claim in claims if claim.path[0] == FILES}
    findings: list[Finding] = []
    found = tuple(_told(claims, files, suffixes, findings))
    named = {span.source for claim in found for span in claim.more}
    return Noted(found, (*findings, *(_not_named(name) for name in files if name not in named)))


def _told(
    claims: tuple[Claim, ...], files: dict[str, Claim], suffixes: tuple[str, ...], findings: list[Finding]
) -> Iterator[Claim]:
    for claim in claims:
        if claim.path[0] == FILES:
            continue
        if not names_file(claim, suffixes):
            yield claim
            continue
        name = str(PurePosixPath(claim.span.source).parent / str(claim.value))
        if name in files:
            text = files[name]
            yield replace(claim, value=text.value, more=(*claim.more, *text.spans))
        else:
            findings.append(_missing(claim, name))
            yield replace(claim, value=None)


def names_file(claim: Claim, suffixes: tuple[str, ...]) -> bool:
    """Whether a value is the name of a file, not the text itself: one line with such a suffix at its end."""
    text = str(claim.value)
    return (
        _field(claim.path) in FIELDS
        and len(text) <= LONGEST_NAME
        and "\n" not in text
        and text.casefold().endswith(suffixes)
    )


def _field(path: Path) -> tuple[str, str]:
    return (path[0], path[-1]) if len(path) == len(("people", "ada", "biography")) else ("", "")


def _not_named(name: str) -> Finding:
    return Finding(
        code="not-named",
        message="no key of the event file names this text: it is not used",
        severity=Severity.NOTE,
        file=name,
        hint="name it where it belongs, such as people: {ada: {biography: people/ada.md}}",
    )


def _missing(claim: Claim, name: str) -> Finding:
    return at(
        claim.span,
        "missing-file",
        f"there is no text {name} among the sources",
        hint=f"put it into the folder {claim.path[0]}/ beside the event file, or write the text here",
    )
