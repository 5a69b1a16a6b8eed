"""Inlines become runs: stretches of text of one look, with the structure element that they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from briefgen.errors import BriefgenError
from briefgen.findings import Finding, Severity
from briefgen.origin import Origin
from briefgen.render.pdf.anchors import Target
from briefgen.render.pdf.fonts import lacking
from briefgen.render.pdf.look import Look
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.structure import Element
from briefgen.render.theme import TextStyle
from briefgen.tree import walk
from briefgen.tree.nodes import Blank, Inline, LineBreak, Link, PageCount, PageNumber, Text, WriteIn

OUTWARD = re.compile(r"(?i:https?://|mailto:)[^\s\x00-\x1f\x7f]+")
URI_CHARACTERS = "%/:?#[]@!$&'()*+,;=~-._"
OTHER_SPACE = re.compile(r"[^\S\u00a0\u2007\u2009\u202f]+")
STATE = "state"
LINE = re.compile(r"(_{4,})")
TO_WRITE_ON = "line to write on"
"""What is said of such a line, which would be heard as so many underscores."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look. ``target`` is where a link leads; ``ends_line`` stands for a line break."""

    text: str
    look: Look
    element: Element
    target: Target | None = None
    ends_line: bool = False


@dataclass(frozen=True, slots=True)
class Pages:
    """The figures that running heads and feet may print."""

    number: int
    count: int


@dataclass(frozen=True, slots=True)
class RunMaker:
    """Makes the runs of one paragraph; ``pages`` is None in running text, which has no page numbers."""

    setting: Setting
    style: TextStyle
    element: Element
    pages: Pages | None = None

    def runs(self, inlines: tuple[Inline, ...]) -> list[Run]:
        """The runs of inlines, characters without a glyph reported."""
        look = self.setting.look(self.style)
        return [run for run in self._runs(inlines, look, self.element, None) if run.text or run.ends_line]

    def number(self, number: str) -> Run:
        """The number of a paragraph: bold accent."""
        return self._run(number, Look(self.setting.bold, self.style.size, self.setting.colour("accent")), self.element)

    def _runs(self, inlines: tuple[Inline, ...], look: Look, element: Element, target: Target | None) -> Iterator[Run]:
        for place, inline in enumerate(inlines):
            match inline:
                case Text():
                    yield from self._text(inline, look, element, target)
                case Blank():
                    accent = replace(look, face=self.setting.bold, colour=self.setting.colour("accent"))
                    yield self._run(inline.text, accent, element, target, inline.origin)
                case WriteIn():
                    yield from self._with_lines(inline.text, look, element, target)
                case LineBreak():
                    yield Run("", look, element, target, ends_line=True)
                case Link():
                    yield from self._link(inline, look, element, target)
                case PageNumber() | PageCount():
                    if self.pages:
                        figure = self.pages.number if isinstance(inline, PageNumber) else self.pages.count
                        beside = _stands_beside_strong(inlines, place)
                        yield self._run(str(figure), self._strong(look) if beside else look, element, target)
                case _:
                    raise BriefgenError(f"the PDF renderer does not know the inline {type(inline).__name__}")

    def _text(self, text: Text, look: Look, element: Element, target: Target | None) -> Iterator[Run]:
        if text.language and text.language != self.setting.language:
            element = Element("Span", element, inline=True)
            element.language = text.language
        yield from self._with_lines(text.text, self._look(text, look), element, target, text.origin)

    def _with_lines(
        self, text: str, look: Look, element: Element, target: Target | None, origin: Origin | None = None
    ) -> Iterator[Run]:
        """Text whose lines to write on are elements of their own."""
        for place, part in enumerate(LINE.split(text)):
            here = element
            if place % 2:
                here = Element("Span", element, inline=True)
                here.alt = TO_WRITE_ON
            yield self._run(part, look, here, target, origin)

    def _look(self, text: Text, look: Look) -> Look:
        setting = self.setting
        match text.role:
            case "":
                return self._strong(look) if text.strong else look
            case "soft":
                return replace(look, colour=setting.colour("soft"), face=setting.bold if text.strong else look.face)
            case "accent":
                return replace(look, colour=setting.colour("accent"), face=setting.bold)
            case role:
                return replace(setting.look(setting.theme.style(role)), boxed=role == STATE)

    def _strong(self, look: Look) -> Look:
        """Bold; and in ink where the line is soft, since what is strong must not recede."""
        soft = look.colour == self.setting.colour("soft")
        return replace(look, face=self.setting.bold, colour=self.setting.colour("ink") if soft else look.colour)

    def _link(self, link: Link, look: Look, element: Element, target: Target | None) -> Iterator[Run]:
        where = target or self._where(link)
        if where and not target:
            element = Element("Link", element, inline=True)
            look = replace(look, colour=self.setting.colour("accent"), underline=self.setting.theme.underline)
        yield from self._runs(link.inlines, look, element, where)

    def _where(self, link: Link) -> Target | None:
        """The target as a PDF may hold it, or None with a finding."""
        if link.target.startswith("#") and link.target[1:] in self.setting.anchors_by_id:
            return self.setting.anchors_by_id[link.target[1:]]
        if OUTWARD.fullmatch(link.target):
            return quote(link.target, safe=URI_CHARACTERS)
        words = walk.fold(walk.inline_text(link.inlines))
        self.setting.note(
            Finding(
                code="link-target",
                severity=Severity.ERROR,
                message=f"“{words}” leads to {link.target!r}, which is no link that may be printed",
                hint="links lead to https:, http:, mailto: or #id of a heading; the words stand without a link",
            )
        )
        return None

    def _run(
        self, text: str, look: Look, element: Element, target: Target | None = None, origin: Origin | None = None
    ) -> Run:
        text = OTHER_SPACE.sub(" ", text)
        if lacks := lacking(look.face, text):
            self.setting.note_lack(lacks, text, origin)
        return Run(text, look, element, target)


def _stands_beside_strong(inlines: tuple[Inline, ...], place: int) -> bool:
    """A page number takes the weight of the text beside it: it has no weight of its own."""
    beside = (*inlines[max(place - 1, 0) : place], *inlines[place + 1 : place + 2])
    return any(isinstance(inline, Text) and inline.strong for inline in beside)
