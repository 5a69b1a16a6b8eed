"""Bytes as text, for files that somebody typed or exported: the one ladder of encodings.

A mark of byte order says which UTF it is; else UTF-8 is tried, since no other encoding's accents look like it; else
what the file declares of itself; else it is read as Windows' western code page, with a warning.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from briefgen.findings import Finding, Noted

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARACTER_SETS = re.compile(
    r"ascii|utf-8(?:-sig)?|utf-(?:16|32)(?:-[bl]e)?|cp\d+|iso8859-\d+|koi8-[rtu]|mac-[a-z]+|gbk|gb2312|gb18030|hz"
    r"|big5(?:hkscs)?|shift_jis\w*|euc_\w+|iso2022_\w+|johab|tis-620|ptcp154|kz1048"
)


@dataclass(frozen=True, slots=True)
class Undecoded:
    """Why bytes are no text: the line and column of the first byte that is none, and the byte."""

    line: int
    column: int
    byte: int


def decoded(content: bytes) -> str | Undecoded:
    """The text of UTF-8, or of UTF-16 with a mark of byte order; the mark itself left out."""
    mark, encoding = _marked(content)
    body = content[len(mark) :]
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as problem:
        before = body[: problem.start].decode(encoding, errors="replace")
        line = before.count("\n") + 1
        return Undecoded(line, len(before) - before.rfind("\n"), body[problem.start])


def decoded_by_ladder(
    content: bytes, source: str, *, declared: str | None = None, encoding: str | None = None
) -> Noted[str]:
    """The text of a file, whatever it is: `encoding` is what the user says, `declared` what the file says of itself.

    What the user says counts for all but a file with a mark of byte order, which cannot be anything else.
    Findings: `encoding` where neither says it and it is no UTF, and where characters are broken.
    """
    mark, marked = _marked(content)
    told = character_set(encoding)
    if told and not mark:
        return _forced(content, source, told)
    text = decoded(content)
    if isinstance(text, str):
        return Noted(text)
    if mark:
        return Noted(content[len(mark) :].decode(marked, errors="replace"), (_broken(source, marked, text),))
    if said := character_set(declared):
        return _forced(content, source, said)
    return Noted(content.decode("cp1252", errors="replace"), (_not_utf_8(source, text),))


def character_set(name: str | None) -> str | None:
    """Python's name of a character set; None for what is none, such as ``base64``."""
    try:
        found = codecs.lookup(name).name if name else None
    except (LookupError, ValueError):
        return None
    return found if found and _CHARACTER_SETS.fullmatch(found) else None


def _marked(content: bytes) -> tuple[bytes, str]:
    return next(((mark, name) for mark, name in _MARKS if content.startswith(mark)), (b"", "utf-8"))


def _forced(content: bytes, source: str, encoding: str) -> Noted[str]:
    text = content.decode(encoding, errors="replace").removeprefix("\ufeff")
    try:
        content.decode(encoding)
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        return Noted(text, (_broken(source, encoding, Undecoded(line, 1, content[problem.start])),))
    return Noted(text)


def _broken(source: str, encoding: str, found: Undecoded) -> Finding:
    return Finding(
        code="encoding",
        message=f"some characters are broken: the file was read as {encoding} but is not sound {encoding}",
        hint="Save it again as UTF-8.",
        file=source,
        line=found.line,
        column=found.column,
    )


def _not_utf_8(source: str, found: Undecoded) -> Finding:
    return Finding(
        code="encoding",
        message="the file is not UTF-8; it was read as Windows-1252",
        hint="Look at its accents and quotation marks, and save it as UTF-8.",
        file=source,
        line=found.line,
        column=found.column,
    )
