"""Assumptions: rules that fill a hole only when the officer switched them on, each use listed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefgen.model.event import Event
from briefgen.model.facts import Fact, weakest
from briefgen.model.session import Part, Segment

SHARED = "equal-share"
DOUBLED = "consecutive-doubles"
CONSECUTIVE = "consecutive"
SILENT = ("buffer", "reserve", "break", "photo", "turnover", "signing")
"""Kinds of rows in which nothing is said that would be said again."""


@dataclass(frozen=True, slots=True)
class Assumption:
    """One use of a rule: its number (``A1``), the rule, and the facts that it filled."""

    number: str
    rule: str
    facts: tuple[Fact, ...]
    rows: tuple[Segment, ...]


def is_interpreted(row: Segment) -> bool:
    """Whether something is said in a row, which an interpreter who speaks after the speaker says again."""
    return row.kind_word.casefold() not in SILENT


def double_for_interpreters(event: Event) -> Event:
    """Rule consecutive-doubles: with consecutive interpretation a row in which somebody speaks takes twice its length.

    The lengths given are those of the speaker alone; least lengths grow with them.
    """
    if event.interpretation.text != CONSECUTIVE:
        return event
    rows = (_doubled(row) if is_interpreted(row) else row for row in event.session.segments)
    return replace(event, session=replace(event.session, segments=tuple(rows)))


def _doubled(row: Segment) -> Segment:
    return replace(row, duration=_twice(row.duration), shortest=_twice(row.shortest))


def _twice(length: Fact) -> Fact:
    if length.is_open:
        return length
    return replace(
        length, value=2 * length.number, how="assumed", rule=DOUBLED, rests_on=(length.id, "event.interpretation")
    )


def share_equally(event: Event) -> Event:
    """Rule equal-share: alike rows without a duration share what their part leaves, in whole minutes.

    A part whose length is unknown, or that leaves nothing, stays as it is: its rows remain open.
    """
    session = event.session
    filled = {row.id: row for part in session.parts for row in _shared(part, session.rows(part))}
    return replace(event, session=replace(session, segments=tuple(filled.get(row.id, row) for row in session.segments)))


def _shared(part: Part, rows: tuple[Segment, ...]) -> tuple[Segment, ...]:
    missing = tuple(row for row in rows if row.duration.is_open)
    if not missing or not part.duration or len({row.alike.text for row in missing}) != 1 or not missing[0].alike:
        return ()
    left = part.duration.number - sum(row.duration.number for row in rows)
    share = left // len(missing) // 60 * 60
    if share <= 0:
        return ()
    known = (part.duration, *(row.duration for row in rows if row.duration))
    return tuple(replace(row, duration=_assumed(row.duration, share, known)) for row in missing)


def _assumed(hole: Fact, seconds: int, known: tuple[Fact, ...]) -> Fact:
    return replace(
        hole,
        value=seconds,
        how="assumed",
        rule=SHARED,
        standing=weakest(fact.standing for fact in known),
        spans=tuple(dict.fromkeys(span for fact in known for span in fact.spans)),
        rests_on=tuple(fact.id for fact in known),
    )


def assumptions(event: Event) -> tuple[Assumption, ...]:
    """Every use of an assuming rule, numbered A1, A2, ... in the order of the rows."""
    groups: dict[tuple[str, str, str, int], list[Segment]] = {}
    for row in event.session.segments:
        if row.duration.how == "assumed":
            groups.setdefault(_use(row), []).append(row)
    return tuple(
        Assumption(f"A{number}", rule, tuple(row.duration for row in rows), tuple(rows))
        for number, ((rule, *_), rows) in enumerate(groups.items(), 1)
    )


def _use(row: Segment) -> tuple[str, str, str, int]:
    """Rows of which this is the same have their lengths from one use of a rule."""
    return row.duration.rule or "", row.part.text, row.alike.text, row.duration.number
