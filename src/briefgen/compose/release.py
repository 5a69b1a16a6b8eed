"""The release state of press pieces: DRAFT – NOT FOR RELEASE until nothing stands against another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefgen.compose.product import Copy
from briefgen.model.embargo import embargo
from briefgen.model.event import Event
from briefgen.model.facts import Fact
from briefgen.model.outcome import CALLED_OFF, outcome
from briefgen.model.points import Register
from briefgen.tree.nodes import Blank, Document, Inline, Release
from briefgen.tree.walk import leaves

PRESS = "press"
NOT_FOR_RELEASE = "NOT FOR RELEASE"
DRAFT = f"DRAFT – {NOT_FOR_RELEASE}"
IMMEDIATE = "FOR IMMEDIATE RELEASE"


@dataclass(frozen=True, slots=True)
class ReleaseState:
    """The state as printed, and how many open points keep it a draft.

    ``until`` is the end of an embargo in ISO 8601, in UTC; ``mark`` says whose copy it is, where it is somebody's own.
    """

    shown: Fact
    held_up_by: int
    until: str | None = None
    mark: Fact | None = None

    @property
    def is_draft(self) -> bool:
        """Whether nothing may be released yet."""
        return self.shown.text.endswith(NOT_FOR_RELEASE)

    @property
    def is_embargoed(self) -> bool:
        """Whether there is a time to wait for."""
        return self.until is not None

    @property
    def release(self) -> Release:
        """The same for the document's properties and the records of its files."""
        if self.is_draft:
            return Release("draft", self.shown.text)
        return Release("embargoed" if self.until else "immediate", self.shown.text, self.until)

    def as_draft(self) -> ReleaseState:
        """The state of a piece that holds a blank all the same."""
        return ReleaseState(replace(self.shown, value=DRAFT), self.held_up_by, mark=self.mark)


def release_state(event: Event, register: Register) -> ReleaseState:
    """The state of the press pieces; the advisory has its own.

    Of an event that is called off they go to nobody. A draft is the default, and is forced while a point that holds
    up everything or the press kit is open, and while the embargo is not one moment beyond doubt.
    """
    source = event.release
    blocking = len(register.holding("everything")) + len(register.holding("the press kit"))
    if outcome(event) in CALLED_OFF:
        return ReleaseState(shown(f"{outcome(event).upper()} – {NOT_FOR_RELEASE}", event.outcome), blocking)
    until = embargo(event)
    match source.text:
        case "immediate" if not blocking:
            return ReleaseState(shown(IMMEDIATE, source), blocking)
        case "embargoed" if until and not blocking:
            return ReleaseState(shown(f"EMBARGOED UNTIL {until.words}", event.embargo), blocking, until.until)
        case _:
            return ReleaseState(shown(DRAFT, source), blocking)


def shown(words: str, source: Fact) -> Fact:
    """The words of a state, resting on what the event file says at its source."""
    return Fact(id="release.state", value=words, how="derived", rule="release-state", spans=source.spans)


def output_name(copy: Copy, document: Document, folder: str = "") -> str:
    """Where a copy is written, without its suffix: in its session's folder; embargoed press pieces stand apart.

    An embargoed piece has the moment in its name.
    """
    name = f"{folder}/{copy.name}" if folder else copy.name
    return document.release.name_of(name) if document.release else name


def holds_blank(document: Document) -> bool:
    """Whether anything is missing on a document's pages, heads and feet included."""
    return any(isinstance(inline, Blank) for inline in _inlines(document))


def _inlines(document: Document) -> Iterator[Inline]:
    for leaf in leaves(document):
        yield from leaf.inlines
    runnings = (running for section in document.sections for running in (section.head, section.foot) if running)
    for line in (line for running in runnings for line in running.lines):
        for piece in line.pieces:
            yield from piece.inlines
