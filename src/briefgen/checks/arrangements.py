"""What stands around a session held against its times: who arrives too late, who is asked to be in two places."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.findings import Finding, at
from briefgen.model.arrangements import Interview
from briefgen.model.event import Event
from briefgen.model.facts import Fact
from briefgen.model.points import Register
from briefgen.model.session import Segment
from briefgen.model.timetable import timetable
from briefgen.model.timing import seconds_of_day


def arrive_late(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """Everybody is asked to arrive after the session starts."""
    arrive, start = event.session.logistics.arrive, event.session.start
    if arrive and start and seconds_of_day(arrive.text) > seconds_of_day(start.text):
        yield at(
            arrive.spans[0],
            "arrive-late",
            f"whoever arrives at {arrive.text} misses the start, {start.text}",
            hint="ask for a time before the start",
            others=start.spans,
        )


def interview_clash(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """Somebody is to be interviewed while a row has them on."""
    if not event.session.start:
        return
    for interview in event.session.media_plan.interviews:
        row = _row_then(event, interview)
        if row:
            yield at(
                interview.start.spans[0],
                "interview-clash",
                f"{_name(event, interview.person)} is to be interviewed at {interview.start.text}, during row {row.id}",
                hint="move the interview before the session or after it",
                others=row.title.spans,
            )


def _row_then(event: Event, interview: Interview) -> Segment | None:
    """The row that has the person on at the time of an interview."""
    if not (interview.start and interview.person):
        return None
    then = seconds_of_day(interview.start.text) - seconds_of_day(event.session.start.text)
    slots = ((row, slot) for part in timetable(event) for row, slot in zip(part.rows, part.timed, strict=False))
    return next((row for row, slot in slots if slot.start <= then < slot.end and _has_on(row, interview.person)), None)


def _has_on(row: Segment, person: Fact) -> bool:
    return any(seat.person.text == person.text for seat in row.who)


def _name(event: Event, fact: Fact) -> str:
    person = event.person(fact.text)
    return (person.name if person and person.name else fact).text
