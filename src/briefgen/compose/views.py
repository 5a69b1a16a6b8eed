"""What templates see: rows with their times, seats with their names. No words, only facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefgen.model.event import Event, Organisation
from briefgen.model.facts import Fact, derived
from briefgen.model.roles import COLLECTIVE, SEATS
from briefgen.model.session import Part, Seat, Segment
from briefgen.model.timetable import TimedPart, part_path
from briefgen.model.timing import Timed, elapsed, minutes_text


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatView:
    """Somebody in a row. ``name`` is a name, a role that needs none, or a blank; ``person`` is a person's id."""

    name: Fact
    role: Fact
    person: Fact
    organisation: Organisation | None
    is_chair: bool
    write_in: bool
    is_named: bool

    @property
    def is_awaited(self) -> bool:
        """Whether a name belongs here that is not known or not agreed; one that is kept from readers is neither."""
        return (self.write_in or self.is_named) and self.name.is_open and self.name.audience is None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """A row as printed. Times are open facts while a length is unknown; ``clock`` while the start is.

    ``kept_before`` are the minutes that rows for others take just before it; open where there are none.
    """

    number: Fact
    title: Fact
    kind: str
    start: Fact
    end: Fact
    clock: Fact
    minutes: Fact
    latest: Fact
    may_drop: bool
    seats: tuple[SeatView, ...]
    words: Fact
    cues: tuple[Fact, ...]
    warn: Fact
    press: Fact
    if_absent: Fact
    if_over: Fact
    if_silent: Fact
    changed: bool
    kept_before: Fact

    @property
    def is_hidden(self) -> bool:
        """Whether it is for others: even its title is kept from this audience."""
        return self.title.is_open and self.title.audience is not None

    @property
    def is_chairs(self) -> bool:
        """Whether the chair does it."""
        return bool(self.seats) and self.seats[0].is_chair


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """A part of the session with its rows."""

    id: str
    name: Fact
    title: Fact
    text: Fact
    duration: Fact
    launches: bool
    start: Fact
    rows: tuple[RowView, ...]
    timed: TimedPart


def parts(event: Event, times: tuple[TimedPart, ...], changed: frozenset[str]) -> tuple[PartView, ...]:
    """Every part with its rows as an audience may read them.

    `times` are those of all rows: a row that is not for this audience still takes its time. `changed` are the ids
    of rows that differ from the last issue.
    """
    seen = {row.id: row for row in event.session.segments}
    known = {part.id: part for part in event.session.parts}
    return tuple(_part(event, known[timed.part.id], timed, seen, changed) for timed in times)


def _part(event: Event, part: Part, timed: TimedPart, seen: dict[str, Segment], changed: frozenset[str]) -> PartView:
    slots: tuple[Timed | None, ...] = timed.timed or tuple(None for _ in timed.rows)
    rows = tuple((_seen(row, part, seen), slot) for row, slot in zip(timed.rows, slots, strict=True))
    return PartView(
        id=part.id,
        name=part_name(part),
        title=part.title,
        text=part.text,
        duration=part.duration,
        launches=bool(part.launch),
        start=event.session.start,
        rows=tuple(
            _row(event, row, slot, changed, kept) for (row, slot), kept in zip(rows, _kept(rows), strict=True) if row
        ),
        timed=timed,
    )


def _kept(rows: Iterable[tuple[Segment | None, Timed | None]]) -> Iterator[int]:
    """Before each row: the seconds of the rows just before it that are for others."""
    seconds = 0
    for row, slot in rows:
        yield seconds
        is_for_others = row is None or (row.title.is_open and row.title.audience is not None)
        seconds = seconds + slot.slot.duration if is_for_others and slot else 0


def _seen(row: Segment, part: Part, seen: dict[str, Segment]) -> Segment | None:
    """A row as the audience may read it; of a part that stands as one row, what it may read of the part."""
    if row.path == part_path(part):
        return replace(row, title=part.title, duration=part.duration)
    return seen.get(row.id)


def part_name(part: Part) -> Fact:
    """``first hour``: counted, not stated."""
    return Fact(
        id=f"parts.{part.id}.name",
        value=part.name,
        how="derived",
        rule="ordinal-hour",
        spans=part.duration.spans or part.title.spans,
    )


def _row(event: Event, row: Segment, timed: Timed | None, changed: frozenset[str], kept: int) -> RowView:
    known = event.session.start

    def time(name: str, seconds: int | None, rule: str) -> Fact:
        if timed is None or seconds is None:
            return Fact(id=f"{row.path}.{name}", wanted=name)
        shown = elapsed(seconds) if rule == "elapsed-time" else time_shown(known, seconds)
        return derived(f"{row.path}.{name}", shown, rule, row.duration)

    start = timed.start if timed else None
    return RowView(
        number=derived(f"{row.path}.number", row.id, "row-number", row.title),
        title=row.title,
        kind=row.kind_word,
        start=time("elapsed", start, "elapsed-time"),
        end=time("end", timed.end if timed else None, "start-plus-durations"),
        clock=clock(event, row.path, start),
        minutes=row.duration.as_shown(minutes_text(row.duration.number)) if row.duration else row.duration,
        latest=time("latest", timed.latest if timed else None, "begin-at-the-latest"),
        may_drop=row.may_drop.value is True,
        seats=tuple(_seat(event, seat) for seat in row.who),
        words=words_with_name(event, row),
        cues=row.cues,
        warn=row.warn,
        press=row.press,
        if_absent=row.if_absent,
        if_over=row.if_over,
        if_silent=row.if_silent,
        changed=row.id in changed,
        kept_before=Fact(
            id=f"{row.path}.kept_before",
            value=minutes_text(kept) if kept else None,
            how="derived" if kept else "open",
            rule="rows-for-others",
        ),
    )


def time_shown(start: Fact, seconds: int) -> str:
    """The time of day where the session's start is known, else the time elapsed."""
    if start.is_open:
        return elapsed(seconds)
    hours, _, rest = start.text.partition(":")
    minutes = int(hours) * 60 + int(rest[:2]) + seconds // 60
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def clock(event: Event, path: str, seconds: int | None) -> Fact:
    """The time of day, where the session's start is known."""
    start = event.session.start
    if start.is_open or seconds is None:
        return Fact(id=f"{path}.clock", wanted="time")
    return derived(f"{path}.clock", time_shown(start, seconds), "start-plus-elapsed", start)


def _seat(event: Event, seat: Seat) -> SeatView:
    role = seat.role.text.casefold()
    person = event.person(seat.person.text) if seat.person else None
    needs_no_name = role in COLLECTIVE | SEATS
    if person:
        name = person.name
    elif needs_no_name:
        name = seat.role
    else:
        name = replace(seat.person, wanted="name" if seat.organisation or not role else role)
    return SeatView(
        name=name,
        role=seat.role,
        person=seat.person,
        organisation=event.organisation((seat.organisation or (person.organisation if person else seat.role)).text),
        is_chair=role == "chair",
        write_in=person is None and not needs_no_name,
        is_named=person is not None,
    )


WRITE_IN = re.compile(r"_{8,}")


def words_with_name(event: Event, row: Segment) -> Fact:
    """The words to say, the speaker's name in the place that was left for it once the name is known.

    They are the chair's words: a line in a row of the chair's own is for writing on, since nobody calls himself.
    """
    called_on = [seat for seat in row.who if seat.person and seat.role.text.casefold() != "chair"]
    people = [person for seat in called_on if (person := event.person(seat.person.text))]
    if len(people) != 1 or len(WRITE_IN.findall(row.words.text)) != 1:
        return row.words
    person = people[0]
    spoken = person.spoken or person.name
    called = " ".join(fact.text for fact in (person.form_of_address, spoken) if fact)
    text = WRITE_IN.sub(lambda _: called, row.words.text)
    return derived(row.words.id, text, "name-in-words", row.words, person.name)


def speakers(event: Event) -> dict[str, Fact]:
    """By organisation: the name of its speaker, or the blank for it."""
    found: dict[str, Fact] = {}
    for row in event.session.segments:
        for seat in row.who:
            if seat.organisation:
                found.setdefault(seat.organisation.text, _seat(event, seat).name)
    if not event.session.segments:
        for member in event.members:
            found[member.id] = Fact(id=f"members.{member.id}.speaker", wanted="name")
    return found
