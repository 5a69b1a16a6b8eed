"""How a decision that rests on facts becomes a point of the register."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from briefgen.model.event import Event
from briefgen.model.facts import Fact
from briefgen.model.points import Holds, Point
from briefgen.origin import Span

Rule = Callable[[Event], Iterator[Point]]
"""The points of one kind, open or made."""

APPARATUS = frozenset({"issue"})
"""Decisions that the papers make about themselves: known is agreed."""


def decision(
    point_id: str, what: str, holds: Holds, facts: Iterable[Fact], spans: tuple[Span, ...] = ()
) -> Iterator[Point]:
    """A decision that rests on some facts: open while one is missing, to be confirmed while one is not agreed, then
    made.
    """
    facts = tuple(facts)
    covers = frozenset(fact.id for fact in facts)
    if any(fact.is_open for fact in facts):
        yield Point(id=point_id, what=what, holds=holds, covers=covers, spans=spans)
    elif not all(fact.is_agreed for fact in facts) and point_id not in APPARATUS:
        unsure = tuple(span for fact in facts if not fact.is_agreed for span in fact.spans)
        yield Point(
            id=point_id,
            what=f"{what}: confirm or correct",
            holds=holds,
            covers=covers,
            spans=spans,
            unconfirmed=unsure,
        )
    else:
        yield made(point_id, what, holds)


def made(point_id: str, what: str, holds: Holds) -> Point:
    """A decision that has been made: it is no open point any more."""
    return Point(id=point_id, what=what, holds=holds, is_made=True)


def covering(points: Iterable[Point], *facts: Fact) -> Iterator[Point]:
    """The same points, to which blanks of these facts lead too: a copy that may not read one asks for another."""
    for point in points:
        yield replace(point, covers=point.covers | {fact.id for fact in facts})


def spans_of(facts: Iterable[Fact]) -> tuple[Span, ...]:
    """The places of some facts, each once."""
    return tuple(dict.fromkeys(span for fact in facts for span in fact.spans))
