"""Sessions of one forum against each other: a room or a person wanted in two places at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from briefgen.findings import Finding, at
from briefgen.model.event import Event
from briefgen.model.facts import Fact
from briefgen.model.session import Seat
from briefgen.model.timetable import seat_name

MINUTE = 60


@dataclass(frozen=True, slots=True)
class When:
    """A day and the minutes of it that a session takes."""

    day: str
    begin: int
    end: int

    def meets(self, other: When) -> bool:
        """Whether both take some of the same time."""
        return self.day == other.day and self.begin < other.end and other.begin < self.end


def clashes(events: Sequence[Event]) -> tuple[Finding, ...]:
    """Every clash between two sessions whose day, start and length are known."""
    timed = [(event, when) for event in events if (when := _when(event))]
    return tuple(
        finding
        for (first, early), (second, late) in combinations(timed, 2)
        if early.meets(late)
        for finding in (*_rooms(first, second), *_people(first, second))
    )


def _when(event: Event) -> When | None:
    session = event.session
    if not (session.date and session.start and session.duration):
        return None
    hours, _, minutes = session.start.text.partition(":")
    begin = int(hours) * MINUTE + int(minutes[:2])
    return When(session.date.text, begin, begin + session.duration.number // MINUTE)


def _rooms(first: Event, second: Event) -> Iterator[Finding]:
    room, other = first.session.room, second.session.room
    if room and other and room.text.casefold() == other.text.casefold():
        yield at(
            other.spans[0],
            "room-clash",
            f"“{other.text}” is taken at that time by the session {first.session.id}",
            hint="move one of them",
            others=room.spans,
        )


def _people(first: Event, second: Event) -> Iterator[Finding]:
    wanted = {name.text.casefold(): name for name in _names(first)}
    for name in _names(second):
        other = wanted.get(name.text.casefold())
        if other is not None:
            yield at(
                name.spans[0],
                "person-clash",
                f"{name.text} is wanted at that time in the session {first.session.id} too",
                hint="ask somebody else, or move one of the sessions",
                others=other.spans,
            )


def _names(event: Event) -> tuple[Fact, ...]:
    """Everybody with a seat in a session, once."""
    session = event.session
    seats: list[Seat] = [session.chair, session.moderator, session.rapporteur]
    seats += [seat for row in session.segments for seat in row.who]
    names = {name.text: name for seat in seats if seat.person and (name := seat_name(event, seat))}
    return tuple(names.values())
