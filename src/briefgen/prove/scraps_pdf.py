"""The scraps of a PDF: its pages, and every string in its bytes, whether anything still points there or not."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from briefgen.prove.readback import Readback
from briefgen.prove.scraps_pdf_deep import deep_scraps
from briefgen.prove.scraps_text import Held, Scrap, byte_scraps, marked_up

LITERAL = re.compile(rb"\(((?:[^()\\]|\\.)*)\)", re.DOTALL)
HEXADECIMAL = re.compile(rb"<([0-9A-Fa-f\s]{8,})>")
NAME = re.compile(rb"/([^\x00-\x20()<>\[\]{}/%]{6,})")
REMARK = re.compile(rb"%([^\r\n]{4,})")
ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
CODED = re.compile(rb"#([0-9A-Fa-f]{2})")
LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
PAGE = b" BDC"
"""What a stream of a page of ours holds: what it shows is known from reading it back."""
FONT = re.compile(rb"/(?:Length1|FontFile\d?)\b")


def pdf_scraps(data: bytes, read: Readback | None) -> Iterator[Scrap | Held]:
    """The scraps of a PDF, and the files in it.

    Where `read` is there, nothing but the bytes is gone through once more: it says what the pages say, and we
    wrote the file ourselves. Any other PDF is opened as well, and each page, form and older version of it drawn.
    """
    if read:
        yield from _pages(read)
    else:
        yield from deep_scraps(data)
    streams = list(_streams(data))
    starts, ends = (end for _, end in [(0, 0), *streams]), (start for start, _ in [*streams, (len(data), 0)])
    bare = [data[start:end] for start, end in zip(starts, ends, strict=True)]
    yield from _strings("between its objects", b"\n".join(bare))
    for number, ((start, end), head) in enumerate(zip(streams, bare, strict=False), 1):
        packed = data[start:end].removeprefix(b"\r").removeprefix(b"\n")
        yield from _stream(f"stream {number}", head.rpartition(b" obj")[2], packed, is_ours=read is not None)


def _streams(data: bytes) -> Iterator[tuple[int, int]]:
    """From where to where the streams reach, those of older versions and of no use among them."""
    end = 0
    while (start := data.find(b"stream", end)) >= 0:
        start += len(b"stream")
        end = data.find(b"endstream", start)
        if end < 0:
            return
        yield start, end
        end += len(b"endstream")


def _pages(read: Readback) -> Iterator[Scrap]:
    """What the pages say, block by block, and their running heads and feet."""
    texts: dict[str, list[str]] = {}
    for block in read.blocks:
        texts.setdefault(f"page {block.page}" if block.page else "its text", []).append(block.text)
    for number, text in enumerate(read.running, 1):
        texts.setdefault(f"page {number}", []).append(text)
    yield from (Scrap(place, "\n".join(said)) for place, said in texts.items())


def _stream(place: str, head: bytes, packed: bytes, *, is_ours: bool) -> Iterator[Scrap | Held]:
    body = _inflated(packed)
    if body.lstrip().startswith(b"<"):
        yield from marked_up(place, body.decode("utf-8", "replace"))
    elif is_ours and (PAGE in body or FONT.search(head)):
        return
    elif FONT.search(head) or b"\x00" in body:
        yield from byte_scraps(place, body)
    else:
        yield from _strings(place, body)


def _inflated(packed: bytes) -> bytes:
    """What a stream holds; as it is where nothing of it is packed by deflate."""
    try:
        return zlib.decompressobj().decompress(packed, 100_000_000)
    except zlib.error:
        return packed


def _strings(place: str, data: bytes) -> Iterator[Scrap]:
    """The strings, names and remarks in the syntax of PDF (ISO 32000-1, 7.2 and 7.3)."""
    found = [_text(_unescaped(match)) for match in LITERAL.findall(data)]
    found += [_text(bytes.fromhex(_even(match))) for match in HEXADECIMAL.findall(data)]
    found += [_text(CODED.sub(lambda one: bytes([int(one[1], 16)]), match)) for match in NAME.findall(data)]
    found += [_text(match) for match in REMARK.findall(data)]
    yield Scrap(place, "\n".join(found), "label")


def _even(digits: bytes) -> str:
    plain = b"".join(digits.split()).decode("ascii")
    return plain if len(plain) % 2 == 0 else f"{plain}0"


def _unescaped(string: bytes) -> bytes:
    if b"\\" not in string:
        return string
    return ESCAPE.sub(lambda match: _escape(match[1]), string)


def _escape(escaped: bytes) -> bytes:
    if escaped[:1] in b"01234567":
        return bytes([int(escaped, 8) & 0xFF])
    return LETTERS.get(escaped, escaped)


def _text(string: bytes) -> str:
    """A text string: UTF-16 or UTF-8 by its mark, else nearly Latin-1 (ISO 32000-2, 7.9.2)."""
    if string.startswith((b"\xfe\xff", b"\xff\xfe")):
        return string.decode("utf-16", "replace")
    if string.startswith(b"\xef\xbb\xbf"):
        return string[3:].decode("utf-8", "replace")
    try:
        return string.decode("utf-8")
    except UnicodeDecodeError:
        return string.decode("cp1252", "replace")
