"""XML before it is parsed: what makes it hostile is seen on its bytes, in time linear in their number."""

from __future__ import annotations

import codecs
import re

MOST_DEEP = 200
"""Elements inside each other. libxml2 stops at 256; our walkers call themselves once or twice a level."""

_DTD = re.compile(r"<!(?:DOCTYPE|ENTITY)")
_ENCODING = re.compile(r"\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.-]{1,40})[\"']")
_READ = frozenset({"utf-8", "utf8", "utf-16", "us-ascii", "ascii", "iso-8859-1", "windows-1252"})
_TAG = re.compile(
    r"(?P<skipped><!--|<!\[CDATA\[|<\?)"
    r"|<(?P<closing>/?)[^\s<>!?/](?:[^<>\"'/]++|\"[^\"]*+\"|'[^']*+'|/(?!>))*+(?P<empty>/?)>"
)
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}


def hostile(content: bytes) -> str | None:
    """Why a part must not be parsed, in words that go on behind its name; None where it may."""
    text = _text(content)
    declared = _ENCODING.match(text)
    if declared and declared[1].casefold() not in _READ:
        return f"is in the encoding {declared[1]}"
    if text.strip() and not text.lstrip().startswith("<"):
        return "is no XML in UTF-8 or UTF-16"
    if _DTD.search(text):
        return "has a document type declaration"
    if _is_too_deep(text):
        return f"is nested deeper than {MOST_DEEP} levels"
    return None


def _text(content: bytes) -> str:
    """The text of a part, for looking at: a character for each byte, or for two where it is UTF-16."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    if content.startswith((b"<\0", b"\0<")):
        return content.decode("utf-16-le" if content[:1] == b"<" else "utf-16-be", errors="replace")
    return content.removeprefix(codecs.BOM_UTF8).decode("latin-1")


def _is_too_deep(text: str) -> bool:
    """Whether elements stand too deep in each other; what no parser would read either ends the search."""
    depth, index = 0, 0
    while tag := _TAG.search(text, index):
        index = tag.end()
        if opening := tag["skipped"]:
            end = text.find(_ENDS[opening], index)
            if end < 0:
                return False
            index = end
        elif tag["closing"]:
            depth -= 1
        elif not tag["empty"]:
            depth += 1
            if depth > MOST_DEEP:
                return True
    return False
