"""The parts of a secretariat's own ``.dotx`` or ``.docx``, and what its styles say (ECMA-376 part 1, 17.7 and 20.1.6).

Only the few parts that looks are taken from are ever unpacked, each up to a limit.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from posixpath import normpath

from lxml import etree

from briefgen.errors import BriefgenError

Element = etree._Element  # noqa: SLF001 -- lxml's public factory returns it; the stubs have no other name

MOST_BYTES = 8 << 20
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SAVE_ANEW = "open it in a word processor and save it anew as .dotx"


@dataclass(frozen=True, slots=True)
class HouseFile:
    """An open house file; raises BriefgenError where a part that it must have is missing or cannot be read."""

    archive: zipfile.ZipFile
    path: Path
    parsed: dict[str, Element] = field(default_factory=dict)

    def bytes_of(self, name: str) -> bytes:
        """A part as it stands."""
        try:
            with self.archive.open(name) as part:
                data = part.read(MOST_BYTES + 1)
        except (KeyError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
            raise unusable(self.path, f"{name} cannot be read ({error})") from None
        if len(data) > MOST_BYTES:
            raise unusable(self.path, f"{name} unpacks to more than {MOST_BYTES} bytes")
        return data

    def part(self, name: str) -> Element:
        """A part parsed; nothing outside of it is reached."""
        if name not in self.parsed:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            try:
                root = etree.fromstring(self.bytes_of(name), parser)
            except etree.XMLSyntaxError as error:
                raise unusable(self.path, f"{name} is no XML ({error})") from None
            if root.getroottree().docinfo.internalDTD is not None:
                raise unusable(self.path, f"{name} has a document type")
            self.parsed[name] = root
        return self.parsed[name]

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self.archive.NameToInfo

    def related(self, name: str) -> dict[str, str]:
        """The parts that a part refers to, by relationship id; what lies outside of the package is none."""
        rels = f"{PurePosixPath(name).parent}/_rels/{PurePosixPath(name).name}.rels"
        if not self.has(rels):
            return {}
        return {
            each.get("Id", ""): normpath(f"/{PurePosixPath(name).parent}/{each.get('Target', '')}").lstrip("/")
            if not each.get("Target", "").startswith("/")
            else each.get("Target", "").lstrip("/")
            for each in self.part(rels)
            if each.get("TargetMode") != "External"
        }

    # -- what styles say ------------------------------------------------------------------------------

    def styled(self, name: str, what: str) -> Iterator[Element]:
        """The run properties of a kind (``color``, ``rFonts``) of a style, the nearest first, then the defaults."""
        styles = self.part("word/styles.xml")
        by_id = {each.get(f"{W}styleId", ""): each for each in styles.iterchildren(f"{W}style")}
        style = next((each for each in by_id.values() if _value(each, "name").casefold() == name), None)
        met: list[Element] = []
        while style is not None and style not in met:
            met.append(style)
            yield from style.iterfind(f"{W}rPr/{W}{what}")
            style = by_id.get(_value(style, "basedOn"))
        yield from styles.iterfind(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}{what}")

    def theme_colour(self, name: str) -> str | None:
        """A colour of the file's own theme as ``#RRGGBB``."""
        found = self._in_theme(f"{A}clrScheme/{A}{_SCHEME.get(name, name)}") if name else None
        for colour in found if found is not None else ():
            code = colour.get("val" if colour.tag == f"{A}srgbClr" else "lastClr", "")
            return hexadecimal(code)
        return None

    def theme_font(self, name: str) -> str | None:
        """A typeface of the file's own theme: ``minorHAnsi``, ``majorHAnsi`` and their like."""
        kind = "minorFont" if name.startswith("minor") else "majorFont"
        found = self._in_theme(f"{A}fontScheme/{A}{kind}/{A}latin")
        return found.get("typeface") or None if found is not None else None

    def _in_theme(self, path: str) -> Element | None:
        name = "word/theme/theme1.xml"
        return self.part(name).find(f"{A}themeElements/{path}") if self.has(name) else None


_SCHEME = {"text1": "dk1", "dark1": "dk1", "text2": "dk2", "dark2": "dk2", "background1": "lt1", "light1": "lt1"}
"""What styles call a theme's colours that themes call otherwise (ECMA-376 17.18.97)."""


def unusable(path: Path, why: str) -> BriefgenError:
    """What is raised where no looks can be taken from a file."""
    return BriefgenError(f"no looks can be taken from {path}: {why}", SAVE_ANEW)


def hexadecimal(code: str) -> str | None:
    """``0A5570`` as ``#0A5570``; None where it is no such code (``auto``)."""
    try:
        return f"#{int(code, 16):06X}" if len(code) == len("RRGGBB") else None
    except ValueError:
        return None


def _value(style: Element, what: str) -> str:
    found = style.find(f"{W}{what}")
    return found.get(f"{W}val", "") if found is not None else ""
