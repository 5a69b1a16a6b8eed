"""Sums against the declared length, speakers against their slot, and rows that cannot be cut as they are."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.findings import Finding, Severity, at
from briefgen.model import words
from briefgen.model.assume import CONSECUTIVE, DOUBLED, is_interpreted
from briefgen.model.event import Event
from briefgen.model.facts import Fact
from briefgen.model.lateness import unequal_alike
from briefgen.model.points import Register
from briefgen.model.session import Segment
from briefgen.model.speaking_order import AS_GIVEN, speaking_orders
from briefgen.model.timetable import TimedPart, timetable
from briefgen.model.timing import seconds_of_day, speakers_fit


def timing_sum(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """Rows against their part's length, parts against the session's."""
    for timed in timetable(event):
        part = timed.part
        rows = event.session.rows(part)
        if rows and part.duration and timed.slots:
            total = sum(slot.duration for slot in timed.slots)
            remedy = f"change one of the rows {rows[0].id} to {rows[-1].id}, or the declared length"
            yield from _sum(f"the rows of the {part.name}", total, part.duration, rows[0].duration, remedy)
    parts = event.session.parts
    if event.session.duration and len(parts) > 1 and all(part.duration for part in parts):
        total = sum(part.duration.number for part in parts)
        yield from _sum(
            "the parts of the session", total, event.session.duration, parts[0].duration, "change one of them"
        )


def _sum(what: str, total: int, declared: Fact, first: Fact, remedy: str) -> Iterator[Finding]:
    if total == declared.number:
        return
    place = first.spans[0] if first.spans else declared.spans[0]
    much = "more" if total > declared.number else "less"
    yield at(
        place,
        "timing-sum",
        f"{what} add up to {words.length(total)}, {words.length(abs(total - declared.number))} {much} than "
        f"the declared {words.length(declared.number)}",
        hint=remedy,
        others=declared.spans,
    )


def speakers_time(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """Alike speakers times their minutes against what the other rows leave of their part."""
    for timed in timetable(event):
        for alike in dict.fromkeys(slot.alike for slot in timed.slots if slot.alike):
            yield from _fit(event, timed, alike)


def _fit(event: Event, timed: TimedPart, alike: str) -> Iterator[Finding]:
    same = [slot for slot in timed.slots if slot.alike == alike]
    others = sum(slot.duration for slot in timed.slots if slot.alike != alike)
    room = timed.end - timed.begin - others
    turnover = event.session.turnover.number
    left = speakers_fit(len(same), same[0].duration, room, turnover)
    if left < 0 and timed.part.duration:
        between = f", with {words.length(turnover)} between them," if turnover else ""
        row = next(row for row in event.session.segments if row.id == same[0].id)
        yield at(
            row.duration.spans[0],
            "speakers-time",
            f"{words.number(len(same))} {alike} of {words.length(same[0].duration)}{between} need "
            f"{words.length(-left)} more than the {timed.part.name} leaves them",
            hint="give each less time, or shorten another row",
        )


def hard_out(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """The session ends, by its rows or by its declared length, after the room must be left."""
    session = event.session
    if not (session.start and session.hard_out):
        return
    ends = max((timed.end for timed in timetable(event) if timed.end > timed.begin), default=0)
    room = seconds_of_day(session.hard_out.text) - seconds_of_day(session.start.text)
    over = max(ends, session.duration.number) - room
    if over > 0:
        yield at(
            session.hard_out.spans[0],
            "hard-out",
            f"the session needs {words.length(over)} more than it has until {session.hard_out.text}, "
            "when the room must be left",
            hint="begin earlier, shorten a row, or keep the room for longer",
            severity=Severity.ERROR,
        )


def interpretation_time(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """Consecutive interpretation, and nobody has said whether the rows' lengths count it."""
    if event.interpretation.text == CONSECUTIVE and DOUBLED not in {fact.text for fact in event.assume.items}:
        rows = [row for row in event.session.segments if row.duration and is_interpreted(row)]
        if rows:
            yield at(
                event.interpretation.spans[0],
                "interpretation-time",
                f"interpretation is consecutive: what is said in {words.count(len(rows), 'row')} is said twice",
                hint=f"where the rows' lengths are those of the speakers alone, write assume: [{DOUBLED}]",
                severity=Severity.NOTE,
            )


def order_differs(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """Alike rows that do not stand in the order that the protocol rule gives."""
    for group in speaking_orders(event):
        if group.rule.text != AS_GIVEN and group.rows != group.given:
            yield at(
                group.rule.spans[0],
                "order-differs",
                f"by the rule {group.rule.text} the rows come as {', '.join(row.id for row in group.rows)}, "
                f"and they stand as {', '.join(row.id for row in group.given)}",
                hint="put the rows into that order, or choose another rule",
            )


def order_unknown(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """Alike rows with somebody whom the protocol rule cannot place."""
    for group in speaking_orders(event):
        for row in group.unplaced:
            yield at(
                group.rule.spans[0],
                "order-unknown",
                f"the rule {group.rule.text} cannot place row {row.id}",
                hint="name who speaks there, and give precedence, organisation or state",
            )


def alike_differs(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """Rows called alike that do not have the same minutes: they would not be cut alike."""
    for timed in timetable(event):
        for alike in unequal_alike(timed.slots):
            rows = [row for row in timed.rows if row.alike.text == alike]
            yield at(
                rows[0].alike.spans[0],
                "alike-differs",
                f"the rows {', '.join(row.id for row in rows)} are “{alike}” alike, and have not the same minutes",
                hint="give them the same duration, shortest and may_drop",
            )


def row_cannot_shrink(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """A shortest length above the row's own, or none at all for a row that may not be dropped."""
    for row in event.session.segments:
        yield from _shrink(row)


def _shrink(row: Segment) -> Iterator[Finding]:
    if row.shortest.is_open or row.duration.is_open:
        return
    if row.shortest.number > row.duration.number:
        yield at(
            row.shortest.spans[0],
            "timing-shortest",
            f"row {row.id} can shrink to {words.length(row.shortest.number)}, but has only "
            f"{words.length(row.duration.number)}",
            hint="shortest is the least that the row needs: at most its duration",
            severity=Severity.ERROR,
        )
    elif row.shortest.number == 0 and row.may_drop.value is False:
        yield at(
            row.shortest.spans[0],
            "timing-shortest",
            f"row {row.id} may not be dropped, and can shrink to nothing",
            hint="give it a shortest length, or say may_drop: yes",
        )
