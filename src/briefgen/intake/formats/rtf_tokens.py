"""The tokens of Rich Text Format 1.9.1: one pass over the bytes, in time linear in their number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from briefgen.intake.decoding import character_set

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,10})? ?"
    rb"|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|\\(?P<symbol>[^a-zA-Z])"
    rb"|(?P<brace>[{}])"
    rb"|[\r\n\x00]+"
    rb"|(?P<text>[^\\{}\r\n\x00]+)"
)
_SYMBOL_FONT = 2
_CHARSETS = {
    77: "mac-roman",
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
"""What a font's ``fcharset`` means, where it is not the file's own code page."""


class Word(NamedTuple):
    """A control word and its number."""

    name: str
    number: int | None


class Brace(NamedTuple):
    """Where a group begins or ends."""

    opens: bool


class Symbol(NamedTuple):
    r"""A control symbol such as ``\~``."""

    sign: str


class Bytes(NamedTuple):
    """Characters as bytes; `written`: as hexadecimal figures, and so in the code page of the font."""

    content: bytes
    written: bool


Token = Word | Brace | Symbol | Bytes


def tokens(data: bytes) -> Iterator[Token]:
    r"""All tokens; what ``\bin`` announces is passed over."""
    index = 0
    while found := _TOKEN.match(data, index):
        index = found.end()
        if word := found["word"]:
            number = int(found["number"]) if found["number"] else None
            if word == b"bin":
                index += max(number or 0, 0)
            else:
                yield Word(word.decode("ascii"), number)
        elif brace := found["brace"]:
            yield Brace(brace == b"{")
        elif figures := found["hex"]:
            yield Bytes(bytes.fromhex(figures.decode("ascii")), written=True)
        elif symbol := found["symbol"]:
            yield Symbol(symbol.decode("latin-1"))
        elif text := found["text"]:
            yield Bytes(text, written=False)


@dataclass(slots=True)
class Characters:
    """The code pages of a file: its own, its fonts', or the one that the user names for all of it."""

    told: str | None
    own: str | None = None
    fonts: dict[int, int] | None = None

    def declare(self, word: Word) -> None:
        """Take what the file says of itself: ``ansicpg``, ``mac``, ``pc``."""
        names = {"mac": "mac-roman", "pc": "cp437", "pca": "cp850"}
        name = f"cp{word.number}" if word.name == "ansicpg" else names.get(word.name)
        self.own = character_set(name) or self.own

    def give(self, font: int, charset: int) -> None:
        """Keep the character set of a font."""
        self.fonts = {**(self.fonts or {}), font: charset}

    def text(self, content: bytes, font: int, *, written: bool) -> str:
        """Bytes as text. Bytes beyond ASCII that nobody wrote as figures may be UTF-8, though they must not."""
        if content.isascii():
            return content.decode("ascii")
        charset = (self.fonts or {}).get(font, 0)
        if self.told is None and charset == _SYMBOL_FONT:
            return "".join(chr(0xF000 + each) for each in content)
        if self.told is None and not written:
            try:
                return content.decode("utf-8")
            except UnicodeDecodeError:
                pass
        page = self.told or _CHARSETS.get(charset) or self.own or "cp1252"
        return content.decode(page, errors="replace")
