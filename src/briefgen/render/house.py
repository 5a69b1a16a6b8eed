"""A secretariat's own looks out of its ``.dotx`` or ``.docx``: typeface, colours of headings, logo."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefgen.errors import BriefgenError
from briefgen.findings import Finding
from briefgen.render.house_file import RELATED, A, Element, HouseFile, W, hexadecimal, unusable
from briefgen.render.logo import Logo, drawn_anew

Tables = dict[str, Any]

SUFFIXES = (".dotx", ".docx")
ROLES = {
    "heading 1": ("h1", "sheet-h1"),
    "heading 2": ("h2", "sheet-h2"),
    "heading 3": ("h3", "callout-title"),
    "title": ("title", "headline"),
}
"""Which text roles take the colour of which of Word's styles."""
LEAST_CONTRAST = 4.5
"""The least contrast of text on its ground (WCAG 2.2, 1.4.3)."""
LINEAR_UP_TO = 0.04045
"""Where sRGB turns from a line to a curve (IEC 61966-2-1)."""
LEAST_CHROMA = 24
"""By how much the channels of a colour differ at least; below, it is a grey and cannot be the accent."""
_EMBEDDED, _LINKED = f"{RELATED}embed", f"{RELATED}id"
_IMAGE_DATA = "{urn:schemas-microsoft-com:vml}imagedata"
_DESCRIBED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@dataclass(frozen=True, slots=True)
class House:
    """What was found: the typeface's family, colours by style name, the accent, the logo; None where there is none."""

    family: str | None
    headings: dict[str, str]
    accent: str | None
    logo: Logo | None
    findings: tuple[Finding, ...]

    def over(self, data: Tables) -> Tables:
        """A theme's tables with the house's colours and family in them."""
        colours = {**data["colours"], **self.headings, **({"accent": self.accent} if self.accent else {})}
        text = dict(data["text"])
        for name in self.headings:
            text.update({role: {**text[role], "colour": name} for role in ROLES[name] if role in text})
        font = {**data["font"], **({"family": self.family} if self.family else {})}
        return {**data, "colours": colours, "text": text, "font": font}


def read(path: Path) -> House:
    """The looks of a house file.

    Raises BriefgenError when it is not there or is no Word file.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return _read(HouseFile(archive, path))
    except FileNotFoundError:
        raise BriefgenError(f"there is no house file {path}", "give the path of a .dotx or .docx") from None
    except (zipfile.BadZipFile, OSError) as error:
        raise unusable(path, str(error)) from None


def _read(file: HouseFile) -> House:
    findings: list[Finding] = []
    headings = dict(_legible(file, findings))
    candidates = (*headings.values(), file.theme_colour("accent1"))
    accent = next((each for each in candidates if each and _is_chromatic(each) and _is_legible(each)), None)
    return House(_family(file), headings, accent, _logo(file, findings), tuple(findings))


# -- typeface and colours ---------------------------------------------------------------------------------


def _family(file: HouseFile) -> str | None:
    for fonts in file.styled("normal", "rFonts"):
        named = fonts.get(f"{W}ascii") or file.theme_font(fonts.get(f"{W}asciiTheme", "minor"))
        if named:
            return named
    return None


def _legible(file: HouseFile, findings: list[Finding]) -> Iterator[tuple[str, str]]:
    for name in ROLES:
        colour = _colour(file, name)
        if colour and _is_legible(colour):
            yield name, colour
        elif colour:
            findings.append(
                Finding(
                    code="pale-colour",
                    message=f"{colour} of the style “{name}” has a contrast of {contrast(colour):.1f} on white, "
                    f"{LEAST_CONTRAST} is the least; it is not taken",
                    hint="darken it in the house file",
                    file=file.path.name,
                )
            )


def _colour(file: HouseFile, name: str) -> str | None:
    """A style's own colour; Word writes what a theme's colour comes to beside its name."""
    for colour in file.styled(name, "color"):
        return hexadecimal(colour.get(f"{W}val", "")) or file.theme_colour(colour.get(f"{W}themeColor", ""))
    return None


def contrast(colour: str) -> float:
    """The contrast ratio of a colour on white (WCAG 2.2, relative luminance)."""
    red, green, blue = (_linear(each / 255) for each in _channels(colour))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(share: float) -> float:
    return share / 12.92 if share <= LINEAR_UP_TO else ((share + 0.055) / 1.055) ** 2.4


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


def _is_legible(colour: str) -> bool:
    return contrast(colour) >= LEAST_CONTRAST


def _is_chromatic(colour: str) -> bool:
    return max(_channels(colour)) - min(_channels(colour)) >= LEAST_CHROMA


# -- logo ----------------------------------------------------------------------------------------------------


def _logo(file: HouseFile, findings: list[Finding]) -> Logo | None:
    """The first picture of the first header that has one; that of the first page comes first."""
    for header in _headers(file):
        related = file.related(header)
        for picture, alt in _pictures(file.part(header)):
            if picture not in related or not file.has(related[picture]):
                continue
            try:
                return drawn_anew(file.bytes_of(related[picture]), alt or "Logo")
            except ValueError as error:
                findings.append(
                    Finding(
                        code="logo-not-read",
                        message=f"the picture {related[picture]} of its header is left out: {error}",
                        hint="put the logo into the header as PNG or JPEG",
                        file=file.path.name,
                    )
                )
                return None
    return None


def _headers(file: HouseFile) -> list[str]:
    related = file.related("word/document.xml")
    references = list(file.part("word/document.xml").iter(f"{W}headerReference"))
    order = ("first", "default", "even")
    references.sort(key=lambda each: order.index(each.get(f"{W}type", "default")))
    return [related[rid] for each in references if (rid := each.get(_LINKED, "")) in related]


def _pictures(header: Element) -> Iterator[tuple[str, str]]:
    """The relationship id of each picture, and its words."""
    alt = ""
    for element in header.iter(_DESCRIBED, f"{A}blip", _IMAGE_DATA):
        if element.tag == _DESCRIBED:
            alt = " ".join(element.get("descr", "").split())
        else:
            yield element.get(_EMBEDDED) or element.get(_LINKED) or "", alt
