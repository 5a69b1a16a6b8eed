"""The session that the products are for: its parts, its rows, who sits where. Every value is a `Fact`."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.model import words
from briefgen.model.arrangements import Logistics, MediaPlan, Production
from briefgen.model.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Somebody's place in a row or at the head of the session: a person where one is named, else a role."""

    id: str
    person: Fact
    role: Fact
    organisation: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A row of the run sheet. Lengths of time are seconds."""

    id: str
    path: str
    part: Fact
    title: Fact
    kind: Fact
    duration: Fact
    shortest: Fact
    may_drop: Fact
    alike: Fact
    start: Fact
    fixed: Fact
    words: Fact
    warn: Fact
    press: Fact
    audience: Fact
    if_absent: Fact
    if_over: Fact
    if_silent: Fact
    note: Fact
    who: tuple[Seat, ...] = ()
    cues: tuple[Fact, ...] = ()

    @property
    def kind_word(self) -> str:
        """The kind as a bare word, "" while open."""
        return self.kind.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the session that a source names: the note's first and second hour."""

    id: str
    title: Fact
    duration: Fact
    text: Fact
    launch: Fact

    @property
    def name(self) -> str:
        """``first hour`` for a part of one hour, else ``part 1``."""
        if self.id.isdigit() and self.duration.number == words.HOUR:
            return f"{words.ordinal(int(self.id))} hour"
        return f"part {self.id}" if self.id else "session"


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A session that this one builds on: a working session that the plenary wraps up."""

    id: str
    title: Fact
    kind: Fact
    number: Fact
    findings: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """The session that the products are for."""

    id: str
    title: Fact
    short_title: Fact
    number: Fact
    kind: Fact
    duration: Fact
    start: Fact
    date: Fact
    hard_out: Fact
    turnover: Fact
    no_show: Fact
    speaking_order: Fact
    room: Fact
    reason: Fact
    overview: Fact
    objectives: Fact
    role_of_chair: Fact
    success: Fact
    background: Fact
    logistics: Logistics
    media_plan: MediaPlan
    production: Production
    chair: Seat
    moderator: Seat
    rapporteur: Seat
    parts: tuple[Part, ...] = ()
    segments: tuple[Segment, ...] = ()
    related: tuple[Related, ...] = ()

    def rows(self, part: Part) -> tuple[Segment, ...]:
        """The rows of one part, in order."""
        return tuple(segment for segment in self.segments if segment.part.text == part.id)
