"""Pictures that tests draw: plain shapes, with what real files carry along."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image, ImageDraw, TiffImagePlugin

from briefgen.images import Image as Shown
from briefgen.images import digest

SECRET_CAMERA = "Spyglass 3000 of Ada Exemplar"
LATITUDE, LONGITUDE, TURNED = (54.0, 12.0, 34.5), (10.0, 7.0, 8.25), 6
"""Where the picture says that it was taken, and how its camera was held: a quarter to the right."""


def portrait(width: int = 120, height: int = 150) -> Image.Image:
    """A head over shoulders."""
    drawn = Image.new("RGB", (width, height), "#c8d8dc")
    pen = ImageDraw.Draw(drawn)
    pen.ellipse((width * 0.3, height * 0.2, width * 0.7, height * 0.55), fill="#8a6a50")
    pen.pieslice((width * 0.15, height * 0.6, width * 0.85, height * 1.4), 180, 360, fill="#0a5570")
    return drawn


def image(width: int, height: int) -> Shown:
    """A portrait as documents carry it."""
    data, plain = png(width, height), portrait(width, height)
    return Shown(data, data, "png", width, height, digest(width, height, plain.tobytes()))


def png(width: int = 120, height: int = 150) -> bytes:
    """A portrait as PNG."""
    written = io.BytesIO()
    portrait(width, height).save(written, "PNG")
    return written.getvalue()


def jpeg_with_place(width: int = 150, height: int = 120) -> bytes:
    """A portrait as a telephone writes it: lying on its side, with camera, place, and a comment."""
    exif = Image.Exif()
    exif[0x0110], exif[0x0112] = SECRET_CAMERA, TURNED
    rational = TiffImagePlugin.IFDRational
    exif.get_ifd(0x8825).update({1: "N", 2: tuple(map(rational, LATITUDE)), 3: "E", 4: tuple(map(rational, LONGITUDE))})
    written = io.BytesIO()
    portrait(width, height).save(written, "JPEG", exif=exif, comment=SECRET_CAMERA.encode())
    return written.getvalue()


def huge_png(width: int, height: int) -> bytes:
    """A PNG that says that it is so large; its pixels are missing, for nobody should get that far."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")
