"""Weekday against date, wherever a text names both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from briefgen.findings import Finding, at
from briefgen.model.event import Event
from briefgen.model.points import Register
from briefgen.origin import Span

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_DAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)}),?\s+(?:the\s+)?"
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})"
_NUMBER = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
DATED = tuple(
    re.compile(_DAY + rest, re.IGNORECASE)
    for rest in (
        rf"{_NUMBER}\s+(?:of\s+)?{_MONTH},?\s+(?P<year>\d{{4}})\b",
        rf"{_MONTH}\s+{_NUMBER},?\s+(?P<year>\d{{4}})\b",
    )
)


def weekday_differs(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """``Tuesday, 18 March 2009``, which was a Wednesday. English dates with their year."""
    for span, text in _texts(event):
        for pattern in DATED:
            for match in pattern.finditer(text):
                yield from _wrong(span, match)


def _texts(event: Event) -> Iterator[tuple[Span, str]]:
    """The lines of the notes, and what the event file gives to be said or printed."""
    yield from ((span, span.quote) for span in event.passages.values())
    facts = [each.text for each in event.wordings]
    facts += [each.text for each in event.talking_points]
    facts += [each.answer for each in event.questions]
    facts += [row.words for row in event.session.segments]
    yield from ((fact.spans[0], fact.text) for fact in facts if fact and fact.spans)


def _wrong(span: Span, match: re.Match[str]) -> Iterator[Finding]:
    month = [each.casefold() for each in MONTHS].index(match["month"].casefold()) + 1
    try:
        day = date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        yield at(span, "weekday-differs", f"“{match[0]}” is no day of the calendar", hint="correct the date")
        return
    is_one = WEEKDAYS[day.weekday()]
    if is_one.casefold() != match["weekday"].casefold():
        yield at(span, "weekday-differs", f"“{match[0]}” is a {is_one}", hint="correct the weekday or the date")
