"""A logo: drawn anew from its pixels, so that nothing else of the file that it came from travels on."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, UnidentifiedImageError

FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF")
MOST_PIXELS = 25_000_000
"""What a picture may have before it is decoded: one that unpacks to more is hostile or no logo."""
WIDEST, HIGHEST = 1200, 400
"""Pixels that are kept: 60 by 12 mm at more than 500 to the inch."""
TOP_MM, WIDEST_MM = 5.0, 60.0
"""Where a logo begins below the paper's edge, and how wide it may be; its height is the layout's."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture as PNG without transparency or metadata, its size in pixels, and its words."""

    data: bytes
    width: int
    height: int
    alt: str

    def size_mm(self, height_mm: float) -> tuple[float, float]:
        """Width and height in mm in a field of that height, its shape kept."""
        scale = min(height_mm / self.height, WIDEST_MM / self.width)
        return self.width * scale, self.height * scale


def drawn_anew(data: bytes, alt: str) -> Logo:
    """The logo in a picture file, on white, made smaller where it has more pixels than print shows.

    Raises ValueError that says why it cannot be used.
    """
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise ValueError(f"it has {picture.width} by {picture.height} pixels; {MOST_PIXELS:,} at most")
            coloured = picture.convert("RGBA")
    except UnidentifiedImageError:
        raise ValueError(f"it is none of {', '.join(FORMATS)}") from None
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError(f"it cannot be decoded ({error})") from None
    flat = Image.new("RGB", coloured.size, "white")
    flat.paste(coloured, mask=coloured.getchannel("A"))
    flat.thumbnail((WIDEST, HIGHEST))
    written = BytesIO()
    flat.save(written, "PNG", optimize=True)
    return Logo(written.getvalue(), flat.width, flat.height, alt)
