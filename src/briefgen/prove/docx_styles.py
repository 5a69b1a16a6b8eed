"""What styles say about the paragraphs of a DOCX: outline levels, lists, contents."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.prove.docx_package import Element, W, attribute

_LISTS = frozenset({"List Bullet", "List Number", "List Continue"})
_CONTENTS = re.compile(r"toc \d")
_BODY_TEXT = 9
"""The outline level that means none (ECMA-376 17.3.1.20)."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it inherits; ``level`` counts from 1, as headings do."""

    name: str = ""
    level: int | None = None
    is_list: bool = False

    @property
    def is_contents(self) -> bool:
        """Whether it is a line of the contents."""
        return bool(_CONTENTS.fullmatch(self.name))


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by id."""

    by_id: dict[str, Style]

    def of(self, paragraph: Element) -> Style:
        """The paragraph's style."""
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        return self.by_id.get(attribute(named, "val"), Style()) if named is not None else Style()

    def outline_level(self, paragraph: Element) -> int | None:
        """The heading level from 1, the paragraph's own or its style's; None for text."""
        own = paragraph.find(f"{W}pPr/{W}outlineLvl")
        return _level(own) if own is not None else self.of(paragraph).level

    def run_style_name(self, run: Element) -> str:
        """The name of the run's style."""
        named = run.find(f"{W}rPr/{W}rStyle")
        return self.by_id.get(attribute(named, "val"), Style()).name if named is not None else ""


def read_styles(part: Element) -> Styles:
    """The styles part read, each style with what it inherits."""
    raw = {attribute(style, "styleId"): style for style in part.iterchildren(f"{W}style")}
    return Styles({identity: _resolved(identity, raw) for identity in raw})


def _resolved(identity: str, raw: dict[str, Element]) -> Style:
    chain = list(_ancestors(identity, raw))
    levels = [level for style in chain if (level := style.find(f"{W}pPr/{W}outlineLvl")) is not None]
    names = [_name(style) for style in chain]
    return Style(names[0], _level(levels[0]) if levels else None, is_list=not _LISTS.isdisjoint(names))


def _ancestors(identity: str, raw: dict[str, Element]) -> list[Element]:
    chain: list[Element] = []
    while identity in raw and raw[identity] not in chain:
        chain.append(raw[identity])
        based = raw[identity].find(f"{W}basedOn")
        identity = attribute(based, "val") if based is not None else ""
    return chain


def _name(style: Element) -> str:
    named = style.find(f"{W}name")
    return attribute(named, "val") if named is not None else ""


def _level(outline: Element) -> int | None:
    level = int(attribute(outline, "val") or _BODY_TEXT)
    return level + 1 if level < _BODY_TEXT else None
