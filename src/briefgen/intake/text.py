"""Bytes to lines: UTF-8, else UTF-16 by its mark, else Windows-1252 with a finding."""

from __future__ import annotations

import codecs
import re

from briefgen.findings import Finding, Noted, Severity
from briefgen.intake.passages import FORBIDDEN

_FORBIDDEN = re.compile(rf"[{FORBIDDEN}]")
_LINE_END = re.compile(r"\r\n|\r|\n")
_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PLACES_NAMED = 5


def lines(data: bytes, source: str) -> Noted[tuple[str, ...]]:
    """The lines of a text file, without their ends.

    Control characters are still in them, so that columns count as in the file; `passages.fold` takes
    them out. Findings: `encoding` when the file is neither UTF-8 nor marked UTF-16; `control-character`.
    """
    text, findings = _decode(data, source)
    found = tuple(_LINE_END.split(text))
    return Noted(found, findings + _control_characters(found, source))


def _decode(data: bytes, source: str) -> tuple[str, tuple[Finding, ...]]:
    if data.startswith(_UTF_16_MARKS):
        text = data.decode("utf-16", errors="replace")
        return text, _damaged(source, "UTF-16") if "\ufffd" in text else ()
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return data.decode("cp1252", errors="replace"), (_not_utf_8(source, line),)


def _damaged(source: str, encoding: str) -> tuple[Finding, ...]:
    return (
        Finding(
            code="encoding",
            message=f"some characters are broken: the file is marked as {encoding} but is not sound {encoding}",
            hint="Save it again as UTF-8.",
            file=source,
        ),
    )


def _not_utf_8(source: str, line: int) -> Finding:
    return Finding(
        code="encoding",
        message="the file is not UTF-8; it was read as Windows-1252",
        hint="Look at its accents and quotation marks, and save it as UTF-8.",
        file=source,
        line=line,
    )


def _control_characters(found: tuple[str, ...], source: str) -> tuple[Finding, ...]:
    places = [
        (number, match.start() + 1, match.group())
        for number, line in enumerate(found, start=1)
        for match in _FORBIDDEN.finditer(line)
    ]
    if not places:
        return ()
    named = ", ".join(
        f"U+{ord(character):04X} at {line}:{column}" for line, column, character in places[:_PLACES_NAMED]
    )
    more = f" and {len(places) - _PLACES_NAMED} more" if len(places) > _PLACES_NAMED else ""
    return (
        Finding(
            code="control-character",
            message=f"control characters that no document can hold were left out: {named}{more}",
            hint="Take them out of the file.",
            severity=Severity.WARNING,
            file=source,
            line=places[0][0],
            column=places[0][1],
        ),
    )
