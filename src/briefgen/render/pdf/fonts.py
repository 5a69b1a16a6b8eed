"""The theme's two typefaces: how wide their characters are, and which characters they lack."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from briefgen.errors import BriefgenError
from briefgen.resources import font_file

NO_BREAK_SPACE = 0xA0
LAST_CODE_OF_PLANE_0 = 0xFFFF
"""ReportLab's ToUnicode maps hold four hexadecimal digits; what lies beyond counts as lacking."""


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A typeface by the name that ReportLab knows it by; ``advances`` are thousandths of the size."""

    name: str
    advances: Mapping[int, float]
    stand_in: str
    """What is drawn where a character is lacking."""
    characters: frozenset[str]
    """Those that it has glyphs for."""

    def lacks(self, character: str) -> bool:
        """Whether the face has no glyph for a character."""
        return character not in self.characters

    def shown(self, character: str) -> str:
        """The character, or what is drawn in its place: nothing for invisible format characters."""
        if not self.lacks(character):
            return character
        return "" if unicodedata.category(character) == "Cf" else self.stand_in


@lru_cache(maxsize=100_000)
def advance(face: Face, text: str) -> float:
    """The width of text in thousandths of its size, what is drawn where glyphs are lacking included."""
    advances = face.advances
    try:
        return sum([advances[code] for code in map(ord, text)])
    except KeyError:
        return sum(advances[ord(shown)] for character in text for shown in face.shown(character))


@lru_cache(maxsize=100_000)
def lacking(face: Face, text: str) -> str:
    """The visible characters of a text that the face has no glyph for, each once, in their order."""
    if face.characters.issuperset(text):
        return ""
    return "".join(
        dict.fromkeys(
            character for character in text if face.lacks(character) and face.shown(character) == face.stand_in
        )
    )


@cache
def face(file_name: str) -> Face:
    """A shipped typeface, or one of the theme's own by its path, made known to ReportLab.

    Raises BriefgenError when there is no such file, or when it may not be embedded.
    """
    path = font_file(file_name)
    if not path.is_file():
        raise BriefgenError(f"no font at {path}", "the theme's [font] names a file of the package's fonts folder")
    name = path.stem if path.parent == font_file("") else str(path)  # two themes may have files of one name
    try:
        font = TTFont(name, str(path), shapable=False)
    except TTFError as error:
        raise BriefgenError(f"no use can be made of the font {path}: {error}", "take a TrueType file (.ttf)") from None
    pdfmetrics.registerFont(font)
    metrics = font.face
    advances = {
        code: metrics.charWidths.get(code, metrics.defaultWidth)
        for code in metrics.charToGlyph
        if code <= LAST_CODE_OF_PLANE_0
    }
    advances[NO_BREAK_SPACE] = advances[ord(" ")]
    characters = frozenset(map(chr, advances))
    return Face(name, advances, "\ufffd" if "\ufffd" in characters else "?", characters)


@lru_cache(maxsize=100_000)
def drawable(face: Face, text: str) -> tuple[tuple[str, str], ...]:
    """A text in parts, each with what is drawn for it; the two differ where the face lacks glyphs."""
    return tuple(
        (part, "".join(face.shown(character) for character in part))
        for part in ("".join(characters) for _, characters in groupby(text, face.lacks))
    )
