"""A received picture, drawn anew from its pixels: nothing else of its file travels on, no place, no camera, no name.

Only the guarded child calls this.
"""

from __future__ import annotations

from io import BytesIO

from PIL import Image as Pillow
from PIL import ImageCms, ImageOps, UnidentifiedImageError

from briefgen.findings import Noted
from briefgen.images import Image, digest
from briefgen.intake.child import refused

FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP")
DRAWN = frozenset({"PNG", "GIF", "BMP"})
"""Formats of drawings with sharp edges, which stay as they are; photographs of all others become JPEG."""
MOST_PIXELS = 40_000_000
"""What a picture may have before it is decoded: a good camera's. One that unpacks to more is hostile or of no use."""
WHOLE, SHOWN = 4000, 800
"""Pixels of the longer side that are kept: of the picture itself, and on a page (40 mm at 500 to the inch)."""
QUALITY = 90


def picture(data: bytes, name: str) -> Noted[Image | None]:
    """The picture in a file of any name: upright, in sRGB, on white; None and why, where it cannot be used."""
    Pillow.MAX_IMAGE_PIXELS = None  # the limit is ours, and says how large the picture is
    try:
        with Pillow.open(BytesIO(data), formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                size = f"it has {opened.width} by {opened.height} pixels; {MOST_PIXELS:,} in all at most"
                return Noted(None, (refused(name, size),))
            kind = "png" if opened.format in DRAWN else "jpg"
            whole = _plain(opened)
    except UnidentifiedImageError:
        known = ", ".join(FORMATS)
        return Noted(None, (refused(name, f"what is in it is no picture, whatever its name says; {known} are read"),))
    except (OSError, SyntaxError, ValueError) as error:
        return Noted(None, (refused(name, f"it cannot be decoded ({error})"),))
    shown = whole.copy()
    shown.thumbnail((SHOWN, SHOWN))
    data = _written(shown, kind)
    with Pillow.open(BytesIO(data)) as again:
        pixels = digest(again.width, again.height, again.convert("RGB").tobytes())
    return Noted(Image(data, _written(whole, kind), kind, shown.width, shown.height, pixels))


def _plain(opened: Pillow.Image) -> Pillow.Image:
    """The pixels as one would see them: turned as the camera was held, in sRGB, see-through parts white."""
    profile = opened.info.get("icc_profile")
    opened.thumbnail((WHOLE, WHOLE))
    upright = ImageOps.exif_transpose(opened)
    flat = Pillow.new("RGB", upright.size, "white")
    if upright.has_transparency_data:
        seen = upright.convert("RGBA")
        flat.paste(seen, mask=seen.getchannel("A"))
    else:
        flat.paste(_in_srgb(upright, profile))
    return flat


def _in_srgb(picture: Pillow.Image, profile: bytes | None) -> Pillow.Image:
    """The picture in the colours that both formats take for granted."""
    if profile and picture.mode in {"RGB", "CMYK", "L"}:
        try:
            srgb = ImageCms.createProfile("sRGB")
            found = ImageCms.profileToProfile(
                picture, ImageCms.ImageCmsProfile(BytesIO(profile)), srgb, outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            found = None  # a profile that does not fit its picture: the colours are taken as they are
        if found is not None:
            return found
    return picture.convert("RGB")


def _written(picture: Pillow.Image, kind: str) -> bytes:
    written = BytesIO()
    if kind == "png":
        picture.save(written, "PNG", optimize=True)
    else:
        picture.save(written, "JPEG", quality=QUALITY, optimize=True)
    return written.getvalue()
