"""The session's rows in time: each part of it between two hard points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.model.event import Event
from briefgen.model.facts import Fact, derived
from briefgen.model.session import Part, Seat, Segment, Session
from briefgen.model.timing import Slot, Timed, schedule


@dataclass(frozen=True, slots=True)
class TimedPart:
    """A part with its rows. ``timed`` is empty while a row's length is unknown: then no time is printed.

    ``begin`` and ``end`` are seconds from the session's start.
    """

    part: Part
    rows: tuple[Segment, ...]
    timed: tuple[Timed, ...]
    begin: int
    end: int

    @property
    def slots(self) -> tuple[Slot, ...]:
        """What timing works with."""
        return tuple(row.slot for row in self.timed)


def timetable(event: Event) -> tuple[TimedPart, ...]:
    """Every part of the session in time. A part without rows is a row of its own."""
    return tuple(_parts(event.session))


def _parts(session: Session) -> Iterator[TimedPart]:
    begin = 0
    for part in session.parts:
        rows = session.rows(part) or (_part_as_row(part),)
        slots = _slots(rows)
        end = begin + (part.duration.number or sum(slot.duration for slot in slots))
        yield TimedPart(part, rows, schedule(slots, begin, end) if slots else (), begin, end)
        begin = end


def _slots(rows: tuple[Segment, ...]) -> tuple[Slot, ...]:
    """The rows for timing; none at all while one has no length."""
    if any(row.duration.is_open for row in rows):
        return ()
    return tuple(
        Slot(
            id=row.id,
            duration=row.duration.number,
            shortest=shortest(row),
            may_drop=row.may_drop.value is True,
            alike=row.alike.text or None,
            kind=row.kind_word,
        )
        for row in rows
    )


def shortest(row: Segment) -> int:
    """What the row can shrink to; all of it where nobody says. Never more than it has."""
    return row.duration.number if row.shortest.is_open else min(row.shortest.number, row.duration.number)


def part_path(part: Part) -> str:
    """Where the facts of a part stand that is a row of its own."""
    return f"parts.{part.id}"


def _part_as_row(part: Part) -> Segment:
    """A part of which no row is known stands as one row."""
    path = part_path(part)

    def hole(name: str) -> Fact:
        return Fact(id=f"{path}.{name}", wanted=name)

    names = "kind shortest may_drop alike start fixed words warn press audience if_absent if_over if_silent note"
    return Segment(
        id=part.id,
        path=path,
        part=derived(f"{path}.part", part.id, "part-as-row", part.title),
        title=part.title,
        duration=part.duration,
        who=(),
        cues=(),
        **{name: hole(name) for name in names.split()},
    )


def seat_name(event: Event, seat: Seat) -> Fact:
    """What is printed for a seat: the person's name, else the role that needs no name, else a blank for the name."""
    person = event.person(seat.person.text) if seat.person else None
    return person.name if person else seat.person
