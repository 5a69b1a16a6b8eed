"""The lines of a programme that start with a time: `09:00 – 09:30 Opening`, in running text or in tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.intake.passages import Passage
from briefgen.intake.rules import clock, days
from briefgen.intake.rules.dates import iso
from briefgen.intake.rules.words import number
from briefgen.model.claims import Claim, Value
from briefgen.origin import Span

_LEAD = re.compile(r"[\[(]?(?:time ?: ?)?", re.IGNORECASE)
_GAP = re.compile(r"[\])]?(?: ?(?:hrs|h|hours|uhr)\b)?[ :,;|–—-]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Slot:
    """A time that a passage starts with; the title may stand in the cells after it."""

    passage: Passage
    match: re.Match[str]
    times: clock.Times

    @property
    def rest(self) -> int:
        """Where the text after the time starts."""
        gap = _GAP.match(self.passage.text, self.match.end())
        return gap.end() if gap else self.match.end()


def timed(passages: tuple[Passage, ...]) -> Iterator[Claim]:
    """Start, end, title and day of each timed line. A day is its date, else its number."""
    day: tuple[Value, Span] | None = None
    order = 0
    index = 0
    while index < len(passages):
        day = _day(passages[index]) or day
        slot = _slot(passages[index])
        index += 1
        if not slot:
            continue
        order += 1
        path = ("timed", str(order))
        span = slot.passage.span(*slot.match.span())
        yield Claim(path=(*path, "start"), value=slot.times.start, span=span)
        end, index = _end(slot, passages, index)
        if end:
            yield Claim(path=(*path, "end"), value=end[0], span=end[1])
        if title := _title(slot, passages, index):
            yield Claim(path=(*path, "title"), value=title[0], span=title[1])
        if day:
            yield Claim(path=(*path, "day"), value=day[0], span=day[1])


def _slot(passage: Passage) -> _Slot | None:
    lead = _LEAD.match(passage.text)
    start = lead.end() if lead else 0
    for pattern in (clock.RANGE, clock.SINGLE):
        match = pattern.match(passage.text, start)
        found = clock.times(match) if match else None
        if match and found:
            return _Slot(passage, match, found)
    return None


def _end(slot: _Slot, passages: tuple[Passage, ...], index: int) -> tuple[tuple[str, Span] | None, int]:
    """The end, which a table may have in its next column; and the index after it."""
    if slot.times.end:
        return (slot.times.end, slot.passage.span(*slot.match.span())), index
    following = passages[index] if index < len(passages) else None
    if following and _same_row(slot.passage, following) and slot.rest == len(slot.passage.text):
        match = clock.SINGLE.fullmatch(following.text)
        found = clock.times(match) if match else None
        if found:
            return (found.start, following.span()), index + 1
    return None, index


def _title(slot: _Slot, passages: tuple[Passage, ...], index: int) -> tuple[str, Span] | None:
    """What follows the time, or the next cell of its row."""
    if slot.rest < len(slot.passage.text):
        return slot.passage.text[slot.rest :], slot.passage.span(slot.rest)
    if index < len(passages) and _same_row(slot.passage, passages[index]):
        return passages[index].text, passages[index].span()
    return None


def _same_row(first: Passage, second: Passage) -> bool:
    return bool(first.cell and second.cell) and _row(first) == _row(second)


def _row(passage: Passage) -> tuple[int, int] | None:
    return (passage.cell.table, passage.cell.row) if passage.cell else None


def _day(passage: Passage) -> tuple[Value, Span] | None:
    if date := days.day_of(passage):
        return iso(date) or "", passage.span(*date.span())
    if numbered := days.numbered_day(passage):
        return number(numbered[1]), passage.span(*numbered.span())
    return None
