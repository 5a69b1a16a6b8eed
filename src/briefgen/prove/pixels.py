"""The pixels of pictures as they are decoded from a finished file: what all formats must have in common."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, UnidentifiedImageError

from briefgen.images import digest

UNREADABLE = "unreadable"
"""What stands for the pixels of a picture that cannot be decoded."""


def pixels_of(data: bytes) -> str:
    """The digest of a picture file's pixels."""
    try:
        with Image.open(BytesIO(data)) as picture:
            return pixels(picture)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return UNREADABLE


def pixels(picture: Image.Image) -> str:
    """The digest of a decoded picture."""
    plain = picture.convert("RGB")
    return digest(plain.width, plain.height, plain.tobytes())
