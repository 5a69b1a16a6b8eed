"""The scraps of pictures: everything in them but the pixels."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from briefgen.prove.scraps_text import Scrap, byte_scraps

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
PIXELS = (b"IDAT", b"PLTE", b"IEND")
DEFLATED = (b"zTXt", b"iTXt", b"iCCP")
SCAN, LONE = 0xDA, (0x01, *range(0xD0, 0xD9))
"""JPEG markers: the picture itself, and those that nothing belongs to (ITU-T T.81, table B.1)."""


def png_scraps(data: bytes) -> Iterator[Scrap]:
    """The chunks of a PNG that are no pixels, and what stands behind its end (ISO/IEC 15948, 5.3)."""
    place = len(PNG)
    while place + 12 <= len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        kind, body = data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
        place += 12 + length
        if kind not in PIXELS:
            yield from byte_scraps(f"its {kind.decode('latin-1')} chunk", body, "label")
        if kind in DEFLATED:
            yield from byte_scraps(f"its {kind.decode('latin-1')} chunk", _inflated(body), "label")
        if kind == b"IEND":
            break
    yield from byte_scraps("behind its end", data[place:], "label")


def _inflated(body: bytes) -> bytes:
    """What is packed in a chunk: behind its keyword and flags, wherever a zlib stream begins."""
    for start in range(body.find(b"\x00") + 1, len(body) - 1):
        try:
            return zlib.decompressobj().decompress(body[start:], 10_000_000)
        except zlib.error:
            continue
    return b""


def jpeg_scraps(data: bytes) -> Iterator[Scrap]:
    """The segments of a JPEG before its scan, and whatever follows its end (ITU-T T.81, annex B)."""
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:  # noqa: PLR2004 - every marker begins so
        marker = data[place + 1]
        if marker in LONE:
            place += 2
            continue
        if marker == SCAN:
            break
        length = int.from_bytes(data[place + 2 : place + 4], "big")
        yield from byte_scraps(_segment(marker), data[place + 4 : place + 2 + length], "label")
        place += 2 + length
    end = data.find(b"\xff\xd9", place)
    yield from byte_scraps("behind its end", b"" if end < 0 else data[end + 2 :], "label")


def _segment(marker: int) -> str:
    if marker == 0xFE:  # noqa: PLR2004 - COM
        return "its comment"
    return f"its APP{marker - 0xE0} segment" if 0xE0 <= marker <= 0xEF else f"its segment {marker:02X}"  # noqa: PLR2004
