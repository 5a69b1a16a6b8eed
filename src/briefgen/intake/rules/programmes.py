"""The rows of a programme: start, end, title and day of each, from running text or from tables.

Days may be headings, columns of a table, or a column of dates; several rooms may stand beside each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from briefgen.intake.passages import Passage
from briefgen.intake.rules import clock, days, durations, timeline
from briefgen.intake.rules.days import Day
from briefgen.intake.rules.rows import Row, headings, lone_heading, rooms, rows
from briefgen.intake.rules.slots import Slot, Styles, at_end, at_start, joined, only
from briefgen.intake.rules.whole import of_whole
from briefgen.intake.rules.words import identifier
from briefgen.origin import Span

_NO_TITLE = frozenset({"who", "room", "duration", "date", "start", "end", "time", "organisation", "position"})
_ITEM_NUMBER = re.compile(r"[(#]?[0-9]{1,2}[.)]?")
_LONGEST_TITLE = 300
_ENOUGH = 2
_LINES_OF_RANGE = 2
_MOST_COLUMNS = 1000
_WITHOUT_TIMES = frozenset({"duration", "who", "room", "end", "date", "name"})


@dataclass(slots=True)
class _Reading:
    """What has been met on the way through a programme."""

    styles: Styles
    of_head: tuple[days.Year, ...]
    slots: list[Slot] = field(default_factory=list)
    loose: list[Slot] = field(default_factory=list)
    day: Day | None = None
    day_number: int = 0
    before: Row | None = None
    columns: dict[int, str] = field(default_factory=dict)
    day_columns: dict[int, Day] = field(default_factory=dict)
    room_columns: dict[int, tuple[str, Span]] = field(default_factory=dict)
    table: int | None = None

    def turn(self, day: Day) -> None:
        """A new day begins, unless it is the one that is on."""
        if self.day is None or self.day.value != day.value:
            self.day_number += 1
        self.day = day


@dataclass(frozen=True, slots=True)
class Programme:
    """The timed rows of a document; `whole`: the times of all together."""

    slots: tuple[Slot, ...]
    whole: tuple[Slot, ...] = ()

    @property
    def days(self) -> tuple[Day, ...]:
        """The days that the rows stand under, each once."""
        return tuple({slot.day.value: slot.day for slot in self.slots if slot.day}.values())


def programme(passages: tuple[Passage, ...]) -> Programme:
    """The timed rows of a document, in order, settled."""
    reading = _Reading(Styles.of(passages), days.years(passages))
    all_rows = tuple(rows(passages))
    for index, row in enumerate(all_rows):
        following = all_rows[index + 1] if index + 1 < len(all_rows) else None
        _read(row, following, reading)
        reading.before = row
    known_times = {(slot.start, slot.end) for slot in reading.slots}
    extra = [slot for slot in reading.loose if (slot.start, slot.end) not in known_times]
    if len(extra) >= _ENOUGH:
        reading.slots = _in_order(reading.slots + extra, passages)
    if any(slot.passage.cell for slot in reading.slots):
        reading.slots.sort(key=lambda slot: slot.day_number)
    whole = of_whole(reading.slots)
    reading.slots = [slot for slot in reading.slots if slot not in whole]
    if len(reading.slots) == 1 and reading.slots[0].end is None:
        reading.slots = []  # one time that nothing ends is a remark, no row
    for order, slot in enumerate(reading.slots, start=1):
        slot.key = f"{identifier(slot.passage.source)}-{order}"
    around = (replace(slot, title=None, key=f"{identifier(slot.passage.source)}-whole") for slot in whole)
    return Programme(tuple(timeline.settled(reading.slots)), tuple(around))


def _in_order(slots: list[Slot], passages: tuple[Passage, ...]) -> list[Slot]:
    places = {id(passage): order for order, passage in enumerate(passages)}
    return sorted(slots, key=lambda slot: (places[id(slot.passage)], slot.begin))


def _read(row: Row, following: Row | None, reading: _Reading) -> None:
    """One row: headings, days, times."""
    if row.table != reading.table:
        goes_on = row.table is not None and reading.before is not None and reading.before.table == reading.table
        reading.columns = reading.columns if goes_on and reading.table is not None else {}
        reading.table, reading.day_columns, reading.room_columns = row.table, {}, {}
    found_days = _days(row, following, reading)
    if found_days and len(found_days) > 1:
        reading.day_columns = found_days
        reading.columns = {**lone_heading(row), **reading.columns}
        return
    if found := headings(row):
        reading.columns = found
    elif found_days and row.table is not None:
        beside = {column: kind for column, kind in lone_heading(row).items() if column not in found_days}
        reading.columns = {**reading.columns, **beside}
    for day in found_days.values():
        reading.turn(day)
    if found_rooms := rooms(row):
        reading.room_columns = found_rooms
        reading.columns = {**lone_heading(row), **reading.columns}
        return
    slots = [each for slot in _slots(row, following, reading) for each in _spread(slot, row, following, reading)]
    reading.slots += slots
    loose = at_end(row.first) if row.table is None and not slots else None
    if loose:
        loose.day, loose.day_number = reading.day, reading.day_number * _MOST_COLUMNS
        reading.loose.append(loose)


def _spread(slot: Slot, row: Row, following: Row | None, reading: _Reading) -> Iterator[Slot]:
    """A time in front of columns that are days or rooms stands for each of them that says something."""
    own = slot.passage.cell.column if slot.passage.cell else 1
    several = [column for column in (*reading.day_columns, *reading.room_columns) if column in row.cells]
    if slot.tail or own in several or not several or (reading.room_columns and len(several) == 1):
        _complete(slot, row, following, reading)
        yield slot
        return
    for column in several:
        cell = row.cells[column][0]
        each = replace(slot, title=(cell.text, cell.span()))
        if column in reading.day_columns:
            each.day = reading.day_columns[column]
            each.day_number = reading.day_number * _MOST_COLUMNS + column
        else:
            each.room = reading.room_columns[column]
        yield each


def _days(row: Row, following: Row | None, reading: _Reading) -> dict[int, Day]:
    """The days that a row heads, by column."""
    found: dict[int, Day] = {}
    alone = following is not None and at_start(following.first, reading.styles, None) is not None
    for column, cell in row.cells.items():
        day = days.heading(cell[0], reading.of_head, alone=alone)
        if day is None and (span := days.weekday_alone(cell[0])):
            day = Day(reading.day_number + 1 + len(found), span, "derived", "weekday-counted")
        if day:
            found[column] = day
    return found


def _slots(row: Row, following: Row | None, reading: _Reading) -> Iterator[Slot]:
    """The times of a row; every passage of a cell may begin with one."""
    before = next((slot for slot in reversed(reading.slots) if slot.day is reading.day), None)
    first: int | None = None
    for column, cell in row.cells.items():
        kind = reading.columns.get(column)
        if kind in _WITHOUT_TIMES:
            continue
        for slot in _of_cell(cell, _below(row, following, column), kind, before, reading):
            own = kind == "time" and reading.columns.get(first or column) == "title"
            if first not in (None, column) and not (own or reading.day_columns or slot.tail):
                continue
            slot.day = reading.day_columns.get(column, reading.day)
            slot.day_number = reading.day_number * _MOST_COLUMNS + (column if column in reading.day_columns else 0)
            before, first = slot, column if first is None else first
            yield slot


def _below(row: Row, following: Row | None, column: int) -> Passage | None:
    """What stands in the cell below, where that is all of its row."""
    if row.table is None or following is None or following.table != row.table or len(following.passages) != 1:
        return None
    return following.cells[column][0] if column in following.cells else None


def _of_cell(
    cell: tuple[Passage, ...], below: Passage | None, kind: str | None, before: Slot | None, reading: _Reading
) -> Iterator[Slot]:
    """The times of a cell; one may go on in its next line, or in the cell below."""
    taken = False
    loose = kind == "time" and len(cell) == _LINES_OF_RANGE
    for passage, following in zip_longest(cell, (*cell[1:], below)):
        if taken:
            taken = False
            continue
        slot = joined(passage, following, loose=loose) if passage.cell and following else None
        taken = slot is not None
        slot = slot or at_start(passage, reading.styles, before)
        if slot is None and kind in ("time", "start") and (found := only(passage)):
            slot = _alone(passage, found)
        if slot is not None:
            before = slot
            yield slot


def _alone(passage: Passage, found: clock.Times) -> Slot:
    start, length = clock.minutes_of(found.start), len(passage.text)
    return Slot(passage=passage, begin=0, stop=length, rest=length, start=start, end=None, half_day=found.half_day)


def _complete(slot: Slot, row: Row, following: Row | None, reading: _Reading) -> None:
    """End, title, room and length from the rest of the passage and the cells beside it."""
    column = slot.passage.cell.column if slot.passage.cell else 1
    beside = {number: cell for number, cell in row.cells.items() if number > column}
    if slot.end is None and not slot.tail:
        _end_of_next_cell(slot, beside, reading)
    if slot.tail:
        slot.title = (slot.tail, slot.passage.span(slot.rest))
    elif reading.columns.get(column) == "title" and (above := _above_in_column(column, reading)):
        slot.title = above
    elif row.table is not None and len(row.cells) > 1:
        slot.title = _beside({number: cell for number, cell in row.cells.items() if number != column}, column, reading)
    elif row.table is None and following is not None and following.table is None:
        slot.title = _above(following, reading) or _following(following, reading)
    elif len(row.cells[column]) > 1:
        slot.title = _in_cell(slot, row.cells[column], reading)
    for number, cell in beside.items():
        kind = reading.columns.get(number)
        if kind == "room":
            slot.room = (cell[0].text, cell[0].span())
        if kind == "duration" and (length := durations.DURATION.search(cell[0].text)):
            slot.length = (durations.seconds(length), cell[0].span(*length.span()))
    if slot.title and not slot.length:
        slot.length = _length(slot)


def _end_of_next_cell(slot: Slot, beside: dict[int, tuple[Passage, ...]], reading: _Reading) -> None:
    for number, cell in beside.items():
        found = only(cell[0]) if len(cell) == 1 else None
        if found:
            slot.end, slot.end_span = clock.minutes_of(found.start), cell[0].span()
            slot.half_day = slot.half_day and found.half_day
        if found or reading.columns.get(number) != "date":
            return


def _beside(others: dict[int, tuple[Passage, ...]], column: int, reading: _Reading) -> tuple[str, Span] | None:
    """The cell under the heading for titles, else the first that is no place, number or person; better behind it."""
    in_order = sorted(others, key=lambda number: (number < column, number))
    titled = [others[number] for number in in_order if reading.columns.get(number) == "title"]
    other = [others[number] for number in in_order if reading.columns.get(number) not in _NO_TITLE]
    for cell in (*titled, *other):
        if not only(cell[0]) and not _ITEM_NUMBER.fullmatch(cell[0].text):
            return cell[0].text, cell[0].span()
    return None


def _above_in_column(column: int, reading: _Reading) -> tuple[str, Span] | None:
    """The cell above a time in a column of titles: `1 Opening part` above `10:45–12:15`."""
    cell = reading.before.cells.get(column) if reading.before and reading.before.table == reading.table else None
    return (cell[0].text, cell[0].span()) if cell and not at_start(cell[0], reading.styles, None) else None


def _above(following: Row, reading: _Reading) -> tuple[str, Span] | None:
    """The heading before a time that stands alone on its line, when items follow: `SESSION 1`, then the time."""
    above = reading.before.first if reading.before else None
    if above is None or above.kind != "heading" or following.first.kind != "item":
        return None
    return above.text, above.span()


def _following(following: Row, reading: _Reading) -> tuple[str, Span] | None:
    passage = following.first
    if at_start(passage, reading.styles, None) or days.heading(passage, reading.of_head):
        return None
    if len(passage.text) > _LONGEST_TITLE:
        return None
    return passage.text, passage.span()


def _in_cell(slot: Slot, cell: tuple[Passage, ...], reading: _Reading) -> tuple[str, Span] | None:
    after = [each for each in cell[cell.index(slot.passage) + 1 :] if not at_start(each, reading.styles, None)]
    return (after[0].text, after[0].span()) if after else None


def _length(slot: Slot) -> tuple[int, Span] | None:
    """A length in brackets after the title: `(15 mins)`."""
    start = slot.rest if slot.tail else 0
    if not slot.tail:
        return None
    for match in durations.DURATION.finditer(slot.passage.text, start):
        before, after = slot.passage.text[: match.start()].rstrip(), slot.passage.text[match.end() :].lstrip()
        if before.endswith(("(", "[")) and after.startswith((")", "]")):
            return durations.seconds(match), slot.passage.span(*match.span())
    return None
