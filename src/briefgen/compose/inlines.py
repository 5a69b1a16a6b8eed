"""From the XML inside a paragraph to inlines, each run with its origin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefgen.compose.markup import refused
from briefgen.compose.readership import may_read, meant_for
from briefgen.findings import Finding, Severity
from briefgen.model.points import Register
from briefgen.origin import Origin
from briefgen.tree.nodes import Blank, Inline, LineBreak, Link, PageCount, PageNumber, Text, WriteIn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

    from briefgen.model.facts import Fact

UNAGREED = ("proposed", "to be confirmed")
TEXTS = ("wording.", "talking_points.", "questions.")
APPARATUS = (
    "owners.",
    "points.",
    "contacts.",
    "event.issue.",
    "issue.",
    "event.short_title",
    "event.release",
    "event.advisory.release",
    "event.embargo",
    "event.status",
    "event.symbol",
    "outlets.",
    "rules",
)
PEOPLE = "people."
OWN_TEXTS = ("quotes.", "statements.")
SPOKEN_FOR = TEXTS + OWN_TEXTS + APPARATUS
"""Facts whose standing is not printed beside them: texts that a person wrote, and the papers' own apparatus."""
OF_PICTURES = (".picture.", ".logo.")
"""What the ids of facts on pictures have in them; those of captions are texts that a person wrote, too."""
MAIL = re.compile(r"[^\s@:?&]+@[^\s@:?&]+")
WEB = re.compile(r"https?://\S+")


@dataclass(slots=True)
class Reader:
    """Turns paragraphs' XML into inlines and keeps what it has to say about them."""

    facts: Mapping[str, Fact]
    register: Register
    audience: str
    references: Mapping[str, str]
    numbered: bool = True
    in_attributes: Mapping[str, Fact] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def inlines(self, element: etree._Element) -> tuple[Inline, ...]:
        """The element's content as inlines, white space folded, none at its ends."""
        return tuple(_folded(list(self._content(element, Text("")))))

    def attribute(self, text: str, element: etree._Element) -> Text:
        """What an attribute of an element says, with its origin: a fact's, else the template's."""
        fact = self.in_attributes.get(text)
        if fact is not None and not may_read(fact, self.audience):
            self.findings.append(_leak(fact, self.audience))
        return Text(text, fact.origin if fact else Origin(at=place(element)))

    def _content(self, element: etree._Element, style: Text) -> Iterator[Inline]:
        if element.text:
            yield self._house(element, element.text, style)
        for child in element:
            yield from self._inline(child, style)
            if child.tail:
                yield self._house(element, child.tail, style)

    def _house(self, element: etree._Element, text: str, style: Text) -> Text:
        return replace(style, text=text, origin=Origin(at=place(element)))

    def _inline(self, element: etree._Element, style: Text) -> Iterator[Inline]:
        match element.tag:
            case "fact":
                fact, *standing = self._fact(element, style)
                yield _linked(fact)
                yield from standing
            case "blank":
                yield self._blank(element)
            case "said":
                yield from self._content(element, style)
            case "strong" | "em":
                yield from self._content(element, replace(style, strong=True))
            case "soft" | "accent" | "state":
                yield from self._content(element, replace(style, role=str(element.tag)))
            case "span":
                yield from self._content(element, replace(style, role=element.get("role", style.role)))
            case "plain":
                yield self._plain(element, style)
            case "ref":
                number = self.references.get(element.get("to", ""), "?")
                yield replace(style, text=number, origin=Origin(at=place(element)))
            case "br":
                yield LineBreak()
            case "write":
                yield WriteIn(int(element.get("length", "16")))
            case "page":
                yield PageNumber()
            case "pages":
                yield PageCount()
            case "a":
                yield Link(element.get("href", ""), tuple(_folded(list(self._content(element, style)))))
            case unknown:
                raise refused(place(element), f"<{unknown}> does not belong inside a paragraph")

    def _fact(self, element: etree._Element, style: Text) -> Iterator[Text]:
        fact = self.facts.get(element.get("id", ""))
        origin = fact.origin if fact else Origin()
        if fact is None:
            self._lost(element, element.text or "")
        elif not may_read(fact, self.audience):
            self.findings.append(_leak(fact, self.audience))
        yield replace(style, text=element.text or "", origin=origin)
        if fact and fact.standing in UNAGREED and not _is_spoken_for(fact) and not _is_said(fact, element):
            yield replace(style, text=f" ({fact.standing})", origin=origin)

    def _blank(self, element: etree._Element) -> Blank:
        fact_id = element.get("fact", "")
        fact = self.facts.get(fact_id)
        number = self.register.number_of(fact_id)
        if number is None and self.numbered:
            self.findings.append(_unnumbered(fact_id, element))
        origin = replace(fact.origin, how="open") if fact else Origin(fact=fact_id, how="open")
        return Blank(element.get("words", ""), number if self.numbered else None, origin)

    def _plain(self, element: etree._Element, style: Text) -> Text:
        self._lost(element, element.text or "")
        return replace(style, text=element.text or "", origin=Origin())

    def _lost(self, element: etree._Element, text: str) -> None:
        name, line = split_place(place(element))
        self.findings.append(
            Finding(
                code="no-origin",
                severity=Severity.ERROR,
                message=f"“{text}” is printed and no source, person or rule said it",
                hint="print the fact itself; bare values have no origin",
                file=name,
                line=line,
            )
        )


def place(element: etree._Element) -> str:
    """``file:line`` of the template's start tag that an element stands in."""
    walker: etree._Element | None = element
    while walker is not None:
        if stamp := walker.get("at"):
            return stamp
        walker = walker.getparent()
    return "template"


def split_place(at: str) -> tuple[str, int | None]:
    """``file:line`` taken apart."""
    name, _, line = at.rpartition(":")
    return (name, int(line)) if line.isdigit() else (at, None)


def _linked(said: Text) -> Text | Link:
    """An address as a link to itself."""
    fact = said.origin.fact or "" if said.origin else ""
    if fact.endswith(".email") and MAIL.fullmatch(said.text):
        return Link(f"mailto:{said.text}", (said,))
    if fact.endswith(".website") and WEB.fullmatch(said.text):
        return Link(said.text, (said,))
    return said


def is_of_picture(fact: Fact) -> bool:
    """Whether a fact speaks of a picture."""
    return any(each in fact.id for each in OF_PICTURES)


def _is_spoken_for(fact: Fact) -> bool:
    is_biography = fact.id.startswith(PEOPLE) and fact.id.endswith(".biography")
    return is_biography or fact.id.startswith(SPOKEN_FOR) or is_of_picture(fact)


def _is_said(fact: Fact, element: etree._Element) -> bool:
    """Whether the standing stands beside the value, or in the head of what it stands in.

    A head speaks for rows and minutes, never for people: each name says itself whether it is confirmed.
    """
    ancestors = (*element.iterancestors(),)
    if any(ancestor.tag == "said" and ancestor.find("blank") is not None for ancestor in ancestors):
        return True
    return not fact.id.startswith(PEOPLE) and any(ancestor.get("standing") == "said" for ancestor in ancestors)


def _unnumbered(fact_id: str, element: etree._Element) -> Finding:
    name, line = split_place(place(element))
    return Finding(
        code="blank-without-number",
        message=f"the blank for {fact_id} leads to no open point",
        hint="leave the line out where the value is optional",
        file=name,
        line=line,
    )


def _leak(fact: Fact, audience: str) -> Finding:
    return Finding(
        code="leak",
        severity=Severity.ERROR,
        message=f"“{fact.text}” ({fact.id}) is for {meant_for(fact)} and stands in a copy for {audience}",
        hint="take it out of the template, or change its audience",
        file=fact.spans[0].source if fact.spans else None,
        line=fact.spans[0].line if fact.spans else None,
        column=fact.spans[0].column if fact.spans else None,
        spans=fact.spans,
    )


def _folded(inlines: list[Inline]) -> Iterator[Inline]:
    """White space of house text folded across runs, so that template indentation never prints."""
    kept: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text):
            text = _fold_spaces(inline.text)
            if text.startswith(" ") and _ends_with_space(kept):
                text = text[1:]
            if text:
                kept.append(replace(inline, text=text))
        else:
            kept.append(inline)
    if kept and isinstance(kept[-1], Text):
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" "))
    return (inline for inline in kept if not (isinstance(inline, Text) and not inline.text))


def _ends_with_space(kept: list[Inline]) -> bool:
    if not kept or isinstance(kept[-1], LineBreak):
        return True
    last = kept[-1]
    return isinstance(last, Text) and last.text.endswith(" ")


def _fold_spaces(text: str) -> str:
    """Runs of space, tab and newline as one space; no-break spaces stay."""
    words = text.replace("\t", " ").replace("\n", " ").replace("\r", " ").split(" ")
    folded = " ".join(word for word in words if word)
    lead = " " if text[:1] in " \t\n\r" and text else ""
    tail = " " if text[-1:] in " \t\n\r" and text and folded else ""
    return f"{lead}{folded}{tail}"
