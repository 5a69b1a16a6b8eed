"""The scraps of texts: plain text, tables, JSON, calendars, XML and HTML; and of bytes that are none of these."""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import Literal
from urllib.parse import unquote

Kind = Literal["prose", "label", "bytes"]


@dataclass(frozen=True, slots=True)
class Scrap:
    """A piece of text that lies somewhere in a file.

    ``kind``: people wrote it; or it is a name, an attribute or a property; or it is what reads as text among bytes,
    where anything can look like a number. ``sealed`` says why a place cannot be looked into.
    """

    place: str
    text: str
    kind: Kind = "prose"
    sealed: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A file inside of a file."""

    place: str
    data: bytes


MARKED_UP = re.compile(rb"\s*<[?!A-Za-z]")
DATA_URI = re.compile(r"data:[\w/+.;=-]*;base64,([A-Za-z0-9+/=\s]+)")
UNFOLDED = re.compile(r"\r?\n[ \t]")
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")

COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
DECLARATION = re.compile(r"<([?!][^>]*)>")
VALUE = re.compile(r"""=\s*(?:"([^"]{6,})"|'([^']{6,})')""")
BREAK = re.compile(r"</(?:w:p|a:p)>|<w:(?:br|tab|cr)\b[^>]*>")
INLINE = re.compile(r"</?(?:w:[^>]*|(?:b|i|u|em|strong|span|a|font|sup|sub|small|mark|wbr)(?=[\s/>])[^>]*)>")
TAG = re.compile(r"<[^>]*>")

PRINTABLE = re.compile(r"[^\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd]{4,}")
WIDE = (
    (re.compile(rb"(?:[\x20-\xff]\x00){4,}"), "utf-16-le"),
    (re.compile(rb"(?:\x00[\x20-\xff]){4,}"), "utf-16-be"),
)


@lru_cache(maxsize=64)
def text_scraps(data: bytes) -> tuple[Scrap | Held, ...]:
    """What a file of text says; of one that is none, what in its bytes reads as text."""
    text = decoded(data)
    if text is None:
        return tuple(byte_scraps("", data))
    if MARKED_UP.match(data.removeprefix(codecs.BOM_UTF8)):
        return tuple(marked_up("", text))
    return tuple(plain("", text))


def decoded(data: bytes) -> str | None:
    """Bytes as text by their mark or as UTF-8; None when they are neither."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        return None


def plain(place: str, text: str, kind: Kind = "prose") -> Iterator[Scrap]:
    """A text as it stands, and as its escapes, folded lines and percent signs are read."""
    yield Scrap(place, text, kind)
    if "\\u" in text:
        yield Scrap(place, ESCAPED.sub(lambda match: chr(int(match[1], 16)), text), kind)
    if text.startswith("BEGIN:V"):
        yield Scrap(place, UNFOLDED.sub("", text), kind)
    if "%" in text:
        yield Scrap(place, unquote(text), kind)


def marked_up(place: str, text: str) -> Iterator[Scrap | Held]:
    """XML or HTML: its text with runs joined, its attributes, its comments and declarations."""
    if "<!" in text or "<?" in text:
        beside = "\n".join((*COMMENT.findall(text), *DECLARATION.findall(text)))
        yield Scrap(_at(place, "a comment"), unescape(beside))
        text = CDATA.sub(lambda match: match[1].replace("<", "&lt;"), COMMENT.sub("", text))
    for held in DATA_URI.findall(text):
        yield from _decoded_uri(place, held)
    values = "\n".join(one or other for one, other in VALUE.findall(text))
    yield from plain(_at(place, "an attribute"), unescape(values), "label")
    said = TAG.sub("\n", INLINE.sub("", BREAK.sub("\n", text)))
    yield Scrap(place, unescape(said))


def _decoded_uri(place: str, held: str) -> Iterator[Held]:
    try:
        yield Held(_at(place, "data in an address"), base64.b64decode(held, validate=False))
    except (binascii.Error, ValueError):
        return


def byte_scraps(place: str, data: bytes, kind: Kind = "bytes") -> Iterator[Scrap]:
    """What reads as text in bytes, as UTF-8, as Latin-1 and as UTF-16."""
    if not data:
        return
    narrow = data.decode("utf-8", "replace")
    readings = {"\n".join(PRINTABLE.findall(narrow))}
    if "\ufffd" in narrow:
        readings.add("\n".join(PRINTABLE.findall(data.decode("latin-1"))))
    if b"\x00" in data:
        readings |= {"\n".join(run.decode(code) for run in runs.findall(data)) for runs, code in WIDE}
    yield from (Scrap(place, text, kind) for text in sorted(readings) if text)


def _at(place: str, what: str) -> str:
    return f"{place}, {what}" if place else what
