"""What the timed rows of a programme claim: start, end, title, day, and what follows from their order."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.intake.rules import clock, timeline
from briefgen.intake.rules.programmes import Programme
from briefgen.model.claims import Claim
from briefgen.origin import How, Span


def timed(found: Programme) -> Iterator[Claim]:
    """Start, end, title, day and what follows from them, of each timed row. A day is its date, else its number."""
    for slot in found.slots:
        path = ("timed", slot.key)
        yield _clock((*path, "start"), slot.start, slot.start_rule, slot.span)
        if slot.end is not None:
            yield _clock((*path, "end"), slot.end, slot.end_rule, slot.end_span or slot.span)
        elif slot.implied is not None:
            yield Claim(
                path=(*path, "implied_end"),
                value=clock.written(slot.implied.start),
                span=slot.implied.span,
                how="derived",
                rule=timeline.END_OF_NEXT,
                more=(slot.span,),
            )
        if slot.title:
            yield Claim(path=(*path, "title"), value=slot.title[0], span=slot.title[1])
        if slot.day:
            yield slot.day.claim(*path, "day")
        if slot.length:
            yield Claim(path=(*path, "duration"), value=slot.length[0], span=slot.length[1])
        if slot.room:
            yield Claim(path=(*path, "room"), value=slot.room[0], span=slot.room[1])
        if slot.parent and slot.parent.title:
            yield Claim(
                path=(*path, "part_of"),
                value=slot.parent.title[0],
                span=slot.parent.title[1],
                how="derived",
                rule=timeline.WITHIN,
                more=(slot.span,),
            )


def time_zone(found: Programme) -> Iterator[Claim]:
    """The zone that stands behind a time, as it is written: `PST`."""
    zone = next((slot.zone for slot in (*found.whole, *found.slots) if slot.zone), None)
    if zone:
        yield Claim(path=("note", "time_zone"), value=zone[0], span=zone[1])


def _clock(path: tuple[str, ...], minutes: int, rule: str | None, span: Span) -> Claim:
    how: How = "derived" if rule else "stated"
    return Claim(path=path, value=clock.written(minutes), span=span, how=how, rule=rule)
