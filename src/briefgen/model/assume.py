"""Assumptions: rules that fill a hole only when the officer switched them on, each use listed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefgen.model.event import Event
from briefgen.model.facts import Fact, weakest
from briefgen.model.session import Part, Segment


@dataclass(frozen=True, slots=True)
class Assumption:
    """One use of a rule: its number (``A1``), the rule, and the facts that it filled."""

    number: str
    rule: str
    facts: tuple[Fact, ...]
    rows: tuple[Segment, ...]


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
        rule="equal-share",
        standing=weakest(fact.standing for fact in known),
        spans=tuple(dict.fromkeys(span for fact in known for span in fact.spans)),
        rests_on=tuple(fact.id for fact in known),
    )


def assumptions(event: Event) -> tuple[Assumption, ...]:
    """Every use of an assuming rule, numbered A1, A2, ... in the order of the rows."""
    groups: dict[tuple[str, str, str], list[Segment]] = {}
    for row in event.session.segments:
        if row.duration.how == "assumed":
            groups.setdefault((row.duration.rule or "", row.part.text, row.alike.text), []).append(row)
    return tuple(
        Assumption(f"A{number}", rule, tuple(row.duration for row in rows), tuple(rows))
        for number, ((rule, _, _), rows) in enumerate(groups.items(), 1)
    )
