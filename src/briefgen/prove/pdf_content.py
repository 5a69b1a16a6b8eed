"""The text of a PDF page by marked content (ISO 32000-1, 14.6), through the fonts' ToUnicode maps (9.10)."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Dictionary, Name, Object, Stream

from briefgen.prove.pixels import pixels

UNKNOWN = "\ufffd"
READ = "BDC BMC EMC Tf Tj TJ ' \" Do"
"""The operators that say something; all others are passed over."""
SECTIONS = re.compile(r"begin(bfchar|bfrange|codespacerange)(.*?)end\1", re.DOTALL)
PAIR = re.compile(r"<(\w+)>\s*<(\w*)>")
RANGE = re.compile(r"<(\w+)>\s*<(\w+)>\s*(?:<(\w*)>|\[(.*?)\])", re.DOTALL)
HEX = re.compile(r"<(\w*)>")


@dataclass(frozen=True, slots=True)
class CharacterMap:
    """A font's ToUnicode map: how many bytes a code has, and the text of each code."""

    bytes_a_code: int
    texts: dict[int, str]

    def text(self, shown: bytes) -> str:
        """The text of a shown string."""
        size = self.bytes_a_code
        places = range(0, len(shown), size)
        codes = shown if size == 1 else [int.from_bytes(shown[place : place + size], "big") for place in places]
        return "".join([self.texts.get(code, UNKNOWN) for code in codes])


NO_MAP = CharacterMap(1, {})


def character_map(source: str) -> CharacterMap:
    """Read a ToUnicode map."""
    size = 1
    texts: dict[int, str] = {}
    for kind, body in SECTIONS.findall(source):
        match kind:
            case "codespacerange":
                size = max((len(first) // 2 for first, _ in PAIR.findall(body)), default=1)
            case "bfchar":
                texts.update((int(code, 16), _text(value)) for code, value in PAIR.findall(body))
            case _:
                for first, last, value, listed in RANGE.findall(body):
                    texts.update(_range(int(first, 16), int(last, 16), value, listed))
    return CharacterMap(size, texts)


def _text(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be", "replace")


def _range(first: int, last: int, value: str, listed: str) -> dict[int, str]:
    if listed:
        return {first + place: _text(digits) for place, digits in enumerate(HEX.findall(listed))}
    start = _text(value)
    return {code: start[:-1] + chr(ord(start[-1]) + code - first) for code in range(first, last + 1)} if start else {}


@dataclass(slots=True)
class PageText:
    """A page's text: by marked-content id, and that of its artifacts in drawing order. ``pictures`` has the pixels
    of the pictures in marked content.
    """

    marked: dict[int, str] = field(default_factory=dict)
    pictures: dict[int, str] = field(default_factory=dict)
    artifacts: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Open:
    """A marked-content sequence that is open: its id, or artifact, or text that stands for what is shown."""

    number: int | None = None
    is_artifact: bool = False
    is_replaced: bool = False


class ContentReader:
    """Reads pages; fonts are read once for all of them."""

    def __init__(self) -> None:
        self._maps: dict[tuple[int, int], CharacterMap] = {}
        self._pixels: dict[tuple[int, int], str] = {}

    def read(self, page: pikepdf.Page) -> PageText:
        """The text of a page."""
        found: defaultdict[int, list[str]] = defaultdict(list)
        text = PageText()
        fonts = page.resources.get("/Font", Dictionary())
        pictures = page.resources.get("/XObject", Dictionary())
        properties = page.resources.get("/Properties", Dictionary())
        stack: list[_Open] = []
        current = NO_MAP
        for instruction in pikepdf.parse_content_stream(page, READ):
            operands = instruction.operands
            match str(instruction.operator):
                case "BDC" | "BMC":
                    opened, replacement = _opened(list(operands), properties)
                    _say(replacement, stack, found, text)
                    stack.append(opened)
                    if opened.is_artifact:
                        text.artifacts.append("")
                case "EMC" if stack:
                    stack.pop()
                case "Tf":
                    current = self._map(fonts.get(str(operands[0])))
                case "Do":
                    self._shown(pictures.get(str(operands[0])), stack, text)
                case "Tj" | "TJ" | "'" | '"':
                    if not any(one.is_replaced for one in stack):
                        _say(_shown(operands[-1], current), stack, found, text)
        text.marked = {number: "".join(pieces) for number, pieces in found.items()}
        return text

    def _shown(self, picture: Object | None, stack: list[_Open], text: PageText) -> None:
        """Put the pixels of a picture down for the innermost owner; those of artifacts say nothing."""
        number = next((one.number for one in reversed(stack) if one.number is not None), None)
        if number is None or not isinstance(picture, Stream) or picture.get("/Subtype") != Name.Image:
            return
        if picture.objgen not in self._pixels:
            self._pixels[picture.objgen] = pixels(pikepdf.PdfImage(picture).as_pil_image())
        text.pictures[number] = f"{text.pictures.get(number, '')} {self._pixels[picture.objgen]}".strip()

    def _map(self, font: Object | None) -> CharacterMap:
        if font is None or "/ToUnicode" not in font:
            return NO_MAP
        key = font.ToUnicode.objgen
        if key not in self._maps:
            self._maps[key] = character_map(font.ToUnicode.read_bytes().decode("latin-1"))
        return self._maps[key]


def _opened(operands: list[Object], properties: Object) -> tuple[_Open, str]:
    tag = operands[0]
    listed = operands[1] if len(operands) > 1 else None
    if isinstance(listed, Name):
        listed = properties.get(str(listed))
    values = listed if isinstance(listed, Dictionary) else Dictionary()
    number = values.get("/MCID")
    actual = values.get("/ActualText")
    opened = _Open(None if number is None else int(number), str(tag) == "/Artifact", actual is not None)
    return opened, "" if actual is None else str(actual)


def _say(words: str, stack: list[_Open], found: defaultdict[int, list[str]], text: PageText) -> None:
    """Put words down for the innermost owner."""
    if not words:
        return
    for one in reversed(stack):
        if one.number is not None:
            found[one.number].append(words)
            return
        if one.is_artifact:
            text.artifacts[-1] += words
            return


def _shown(operand: Object, current: CharacterMap) -> str:
    pieces = operand if isinstance(operand, pikepdf.Array) else [operand]
    return "".join(current.text(bytes(piece)) for piece in pieces if isinstance(piece, pikepdf.String))
