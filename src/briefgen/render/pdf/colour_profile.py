"""The sRGB colour profile that the output intent names, made from the standard's figures so that no file is needed.

ICC.1:2001-04 (version 2.4), three colourants and one tone curve; the figures are those of IEC 61966-2-1 adapted to D50.
"""

from __future__ import annotations

import struct
from functools import cache

WHITE = (0.9642, 1.0, 0.8249)
COLOURANTS = {
    b"rXYZ": (0.4360747, 0.2225045, 0.0139322),
    b"gXYZ": (0.3850649, 0.7168786, 0.0971045),
    b"bXYZ": (0.1430804, 0.0606169, 0.7141733),
}
CURVE_POINTS = 1024
DATE = (2000, 1, 1, 0, 0, 0)
NAME = "sRGB IEC61966-2.1"
"""What the profile and the output intent call the colour space."""


@cache
def srgb() -> bytes:
    """The profile's bytes, always the same."""
    curve = struct.pack(">4s4xI", b"curv", CURVE_POINTS) + b"".join(
        struct.pack(">H", round(65535 * _linear(place / (CURVE_POINTS - 1)))) for place in range(CURVE_POINTS)
    )
    tags = {
        b"desc": _description(NAME),
        b"cprt": struct.pack(">4s4x", b"text") + b"No copyright, use freely\0",
        b"wtpt": _xyz(WHITE),
        **{name: _xyz(colourant) for name, colourant in COLOURANTS.items()},
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    return _profile(tags)


def _profile(tags: dict[bytes, bytes]) -> bytes:
    start = 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    body = b""
    for content in tags.values():
        if content not in places:
            places[content] = start + len(body)
            body += content + b"\0" * (-len(content) % 4)
    table = struct.pack(">I", len(tags)) + b"".join(
        struct.pack(">4sII", name, places[content], len(content)) for name, content in tags.items()
    )
    return _header(start + len(body)) + table + body


def _header(size: int) -> bytes:
    head = struct.pack(">I4sI4s4s4s6H4s", size, b"\0\0\0\0", 0x02400000, b"mntr", b"RGB ", b"XYZ ", *DATE, b"acsp")
    rest = struct.pack(">4sI4s4sQI3i", b"\0\0\0\0", 0, b"\0\0\0\0", b"\0\0\0\0", 0, 0, *map(_fixed, WHITE))
    return (head + rest).ljust(128, b"\0")


def _description(text: str) -> bytes:
    plain = text.encode("ascii") + b"\0"
    return struct.pack(">4s4xI", b"desc", len(plain)) + plain + struct.pack(">IIHB67x", 0, 0, 0, 0)


def _xyz(values: tuple[float, float, float]) -> bytes:
    return struct.pack(">4s4x3i", b"XYZ ", *map(_fixed, values))


def _fixed(value: float) -> int:
    """A signed number of 16 bits before and 16 after the point."""
    return round(value * 65536)


def _linear(value: float) -> float:
    """A stored value as light, both from 0 to 1."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  # IEC 61966-2-1
