"""Open points: decisions that nobody has made yet, and the register that lists each once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefgen.model import words
from briefgen.model.deadlines import short
from briefgen.model.event import Owner
from briefgen.model.facts import Fact
from briefgen.model.locales import DEFAULT
from briefgen.origin import Span

Holds = Literal["everything", "the press kit", "the day", "single texts"]
HOLDS: tuple[Holds, ...] = ("everything", "the press kit", "the day", "single texts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One open decision.

    ``what`` says what is open, ``holds`` what it holds up, ``covers`` the ids of the facts whose blanks lead here,
    ``about`` ids of further facts that may change with it, ``spans`` where the sources speak of it (none: they are
    silent), ``ask`` what is asked of the chair, ``unconfirmed`` the places of values that are given and not yet agreed,
    ``notes`` the names of those sources that are notes. ``is_made`` where somebody has decided: it is open no more.
    """

    id: str
    what: str
    holds: Holds
    covers: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    spans: tuple[Span, ...] = ()
    ask: str | None = None
    unconfirmed: tuple[Span, ...] = ()
    notes: frozenset[str] = frozenset()
    number: int = 0
    owner: Owner | None = None
    is_made: bool = False
    locale: str = DEFAULT

    @property
    def is_chairs(self) -> bool:
        """Whether the chair owes it."""
        return self.owed_by.text.casefold() == "chair"

    @property
    def index(self) -> Fact:
        """Its number in the register."""
        return self._said("number", str(self.number))

    @property
    def fact(self) -> Fact:
        """What is open, as a fact derived by a rule of the register."""
        return self._said("what", words.sentence(self.what))

    @property
    def request(self) -> Fact:
        """What is asked of the chair, an open fact when nothing is."""
        return self._said("ask", self.ask) if self.ask else Fact(id=f"points.{self.id}.ask")

    @property
    def lines(self) -> Fact:
        """The lines of the notes that speak of it: ``5, 6``; open when they are silent."""
        told = (span for span in self.spans if span.source in self.notes)
        lines = tuple(dict.fromkeys(str(span.line) if span.line else span.locator for span in told))
        return self._said("lines", ", ".join(lines)) if lines else Fact(id=f"points.{self.id}.lines")

    @property
    def owed_by(self) -> Fact:
        """Who owes it, as the event file names them."""
        if self.owner is None:
            return Fact(id=f"points.{self.id}.owner", wanted="owner")
        return next(
            (fact for fact in (self.owner.role, self.owner.organisation, self.owner.person) if fact), self.owner.role
        )

    @property
    def owed_until(self) -> Fact:
        """By when: ``S – 10`` (days before the session) or a date in words."""
        if self.owner is None or not self.owner.by:
            return Fact(id=f"points.{self.id}.by", wanted="day")
        return short(self.owner.by, self.locale)

    def _said(self, field: str, text: str) -> Fact:
        return Fact(
            id=f"points.{self.id}.{field}", value=text, how="derived", rule=f"open-point: {self.id}", spans=self.spans
        )


@dataclass(frozen=True, slots=True)
class Register:
    """All open points, numbered in the order in which they hold things up; ``made`` are the decisions of the same
    kinds that are open no more.
    """

    points: tuple[Point, ...]
    made: tuple[Point, ...] = ()

    def point(self, point_id: str) -> Point | None:
        """The point with that id."""
        return next((point for point in self.points if point.id == point_id), None)

    def number_of(self, fact_id: str) -> int | None:
        """The number of the point that a fact's blank leads to."""
        return next((point.number for point in self.points if fact_id in point.covers), None)

    def number_about(self, fact_id: str) -> int | None:
        """The number of the point that a fact may change with, whether or not it is a blank."""
        about = (point.number for point in self.points if fact_id in point.about)
        return self.number_of(fact_id) or next(about, None)

    def holding(self, holds: Holds) -> tuple[Point, ...]:
        """The points that hold up the same thing."""
        return tuple(point for point in self.points if point.holds == holds)
