"""The pixels of a picture, as all stages pass them on."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Image:
    """A picture file without metadata: its kind (``jpg`` or ``png``), its size in pixels, the digest of its pixels.

    ``data`` is what pages show; ``whole`` the same picture as large as it was given, for those who get the file.
    """

    data: bytes
    whole: bytes
    kind: str
    width: int
    height: int
    pixels: str


def digest(width: int, height: int, rgb: bytes) -> str:
    """The SHA-256 of a picture's size and of its pixels as red, green and blue."""
    return sha256(f"{width}x{height}:".encode() + rgb).hexdigest()
